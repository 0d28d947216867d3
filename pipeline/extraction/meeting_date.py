"""The date of the reported meeting: header, title, opening sentence, and only then the name of the file or the page header, with a melding.

The date on which the minutes were made is never taken for it. A date without a year takes the one before the file was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from pipeline.language.dates import find_dates
from pipeline.model import Datum, Melding, Vindplaats
from pipeline.structure.outline import Outline

LONGEST = 2000  # characters of a paragraph that are searched for the date
SOME_DAY = date(2001, 1, 15)  # for reading what does not depend on the day: clock times, dates with a year
OTHER_DAY = date(2033, 9, 20)
MADE_WITHIN = timedelta(days=150)  # minutes are made in the weeks after the meeting
HELD = re.compile(r"\b(?:vergadering|bijeenkomst|overleg|bijeen(?:gekomen)?|vergaderd?|alv|welkom)\b", re.I)
HELD_ON = re.compile(r"\bgehouden\s+op\b", re.I)
IN_NAME = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})[-_. ]?(?P<m>0[1-9]|1[0-2])[-_. ]?(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>[0-3]?\d)[-_. ](?P<m>[01]?\d)[-_. ](?P<y>(?:19|20)\d{2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>[0-3]\d)(?P<m>0[1-9]|1[0-2])(?P<y>20\d{2})(?!\d)"),
)
OF_PAPER = re.compile(r"\b(?:versie|print\w*|afgedrukt|op(?:gesteld|gemaakt)|gemaakt|vastgesteld|datum|bijlage|volgende?|vorige?)\b", re.I)
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
YEARS_BACK = 7  # within seven years every date falls on every day of the week, save for leap years
DAY = re.compile(r"\b(?:maan|dins|woens|donder|vrij|zater|zon)dag\b", re.I)


def find(outline: Outline) -> tuple[date | None, list[Melding]]:
    named = from_name(outline.document.name)
    base = outline.document.created or named
    yearless: Datum | None = None
    for text, place in _sources(outline):
        for found in find_dates(text, base or SOME_DAY):
            if found.soort != "dag" or not found.van or found.van != found.tot:
                continue
            if base is None and not _has_year(text, found):
                yearless = yearless or found
                continue
            day, meldingen = _checked(outline, found, named, place)
            if base and not _has_year(text, found):
                day = _past(found, base)
                meldingen = [_yearless(found, day, place)]
            return day, meldingen
    if named:
        return named, [_named(outline, named)]
    printed = _on_pages(outline)
    if printed:
        return printed, [_named(outline, printed, "alleen boven of onder aan de bladzijden", "datum_uit_paginakop")]
    created = outline.document.created
    if created and outline.document.format == "md":
        return created, [_named(outline, created, "in de kop van het bestand")]
    if yearless:
        text = f"Bij de datum van de vergadering ('{yearless.tekst}') staat geen jaar. Vul de datum zelf in."
        return None, [Melding(code="datum_zonder_jaar", tekst=text, citaat=yearless.tekst)]
    return None, [Melding(code="datum_ontbreekt", tekst="In het verslag staat nergens op welke dag is vergaderd. Vul de datum zelf in.")]


def _sources(outline: Outline) -> Iterable[tuple[str, Vindplaats | None]]:
    """Where the date of the meeting may stand, the surest first."""
    fields = outline.fields
    yield from ((f.value, f.place) for f in fields if f.label == "datum")
    titles = [(f.value, f.place) for f in fields if f.label in {"titel", "betreft", "overleg"}]
    yield from (t for t in titles if HELD_ON.search(t[0]))  # "Verslag d.d. 22 mei" above "Overleg gehouden op 20 mei"
    yield outline.document.title, None
    yield from titles
    first = next((s for s in outline.sections if s.level == 1), None)
    end = min(first.last, first.first + 3) if first else 10
    for i, block in enumerate(outline.document.blocks[:end]):
        if HELD.search(block.text[:LONGEST]):
            for start, sentence in _sentences(block.text[:LONGEST]):
                if HELD.search(sentence) and not re.search(r"\b(?:volgende|vorige|vorig|volgend|eerstvolgende)\b", sentence, re.I):
                    yield sentence, outline.place(i, start, start + len(sentence))


def _on_pages(outline: Outline) -> date | None:
    """The one date in page headers and footers, beside words that say what it is of and not that something was made or comes then."""
    document = outline.document
    lines = [line for text in (*document.headers, *document.footers) for line in text.split("\n") if not OF_PAPER.search(line)]
    days = {
        found.van
        for line in lines
        if re.search(r"[^\W\d_]{3}", without_dates(line))
        for found in find_dates(line, SOME_DAY)
        if found.soort == "dag" and found.van == found.tot and _has_year(line, found)
    }
    return days.pop() if len(days) == 1 else None


def _sentences(text: str) -> Iterable[tuple[int, str]]:
    position = 0
    for part in re.split(r"(?<=[a-zà-ÿ)][.!?])\s+(?=[A-ZÀ-Ý])", text):
        start = text.find(part, position)
        yield start, part
        position = start + len(part)


def _has_year(text: str, found: Datum) -> bool:
    """A year is written when the reading does not change with the day one reads it on."""

    def read(base: date) -> list[date | None]:
        return [d.van for d in find_dates(text, base) if d.start == found.start]

    return read(SOME_DAY) == read(OTHER_DAY)


def _past(found: Datum, base: date) -> date:
    """A meeting lies before its minutes: of "donderdag 12 maart" the last one that was a Thursday, up to the day the file was made."""
    assert found.van
    weekday = DAY.search(found.tekst)
    latest = None
    for year in range(base.year, base.year - YEARS_BACK, -1):
        try:
            day = found.van.replace(year=year)
        except ValueError:  # 29 February
            continue
        if day > base + timedelta(days=1):
            continue
        latest = latest or day
        if weekday is None or DAYS[day.weekday()] == weekday[0].lower():
            return day
    return latest or found.van


def _yearless(found: Datum, day: date, place: Vindplaats | None) -> Melding:
    text = f"Bij de datum van de vergadering ('{found.tekst}') staat geen jaar. Ik ga uit van {_written(day)}. Controleer de datum."
    return Melding(code="datum_zonder_jaar", tekst=text, citaat=found.tekst, vindplaats=place)


def _checked(outline: Outline, found: Datum, named: date | None, place: Vindplaats | None) -> tuple[date, list[Melding]]:
    """The date with doubts: a weekday that disagrees, a file name with another year that fits the day the file was made."""
    assert found.van
    meldingen = []
    if DAY.search(found.tekst) and not found.zeker and found.reden:
        meldingen.append(
            Melding(
                code="weekdag_klopt_niet",
                tekst=f"De dag en de datum van de vergadering passen niet bij elkaar: {found.reden}. Controleer de datum.",
                citaat=found.tekst,
                vindplaats=place,
            )
        )
    created = outline.document.created
    day = found.van
    if named and named != day:
        fits = created and timedelta(0) <= created - named <= MADE_WITHIN and not timedelta(0) <= created - day <= MADE_WITHIN
        chosen = named if fits and (named.month, named.day) == (day.month, day.day) else day
        meldingen.append(
            Melding(
                code="datum_bestandsnaam_wijkt_af",
                tekst=f"In het verslag staat {_written(day)}, in de bestandsnaam {_written(named)}. "
                f"Ik ga uit van {_written(chosen)}. Controleer de datum.",
                citaat=found.tekst,
                vindplaats=place,
            )
        )
        day = chosen
    return day, meldingen


def _named(outline: Outline, day: date, where: str = "in de bestandsnaam", code: str = "datum_uit_bestandsnaam") -> Melding:
    return Melding(
        code=code,
        tekst="De datum van de vergadering staat niet in het verslag zelf. "
        f"Ik ga uit van {_written(day)}: die staat {where}. Controleer de datum.",
    )


def _written(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def from_name(name: str) -> date | None:
    """A whole date in a file name ("2021-01-26 verslag.md", "Verslag stuurgroep 1-9-2021.docx")."""
    for pattern in IN_NAME:
        for match in pattern.finditer(name):
            try:
                return date(int(match["y"]), int(match["m"]), int(match["d"]))
            except ValueError:
                continue
    return None


CLOCK = re.compile(
    r"(?:\b(?:van|om|tussen)\s+)?\b\d{1,2}(?:u\d{2}|[:.]\d{2})\b(?:\s*(?:uur|u\b))?(?:\s*(?:-|–|—|tot|en)\s*\d{1,2}[:.]\d{2}\b(?:\s*(?:uur|u\b))?)?",
    re.I,
)


ROOM = re.compile(
    r"\b(?:\w*(?:kamer|zaal|lokaal|ruimte|toren|kantoor)|gebouw|vleugel|room|nr\.?|nummer|versie|artikel|art\.?)\s*(?:\w[ .-]?)?$", re.I
)


def clocks(text: str) -> str:
    """The text with a NUL for each time of the day; the number of a room ("kamer 2.14") is none."""
    return CLOCK.sub(lambda m: m[0] if ROOM.search(text[: m.start()]) else "\0", text)


def marked(text: str) -> str:
    """The text with a NUL for each date and time, without the words that only introduce them."""
    text = clocks(text)
    for found in reversed(find_dates(text, SOME_DAY)):
        if found.soort != "herhaling" and not (
            found.soort == "tijd" and ROOM.search(text[: found.start])
        ):  # "Dagelijks Bestuur" is no date
            text = text[: found.start] + "\0" + text[found.eind :]
    text = re.sub(r"(?:\b(?:gehouden\s+op|d\.?d\.?|van|op|om|datum)|:)\s*(?=\0)", "", text, flags=re.I)
    return re.sub(r"\0[\s,;–—-]*(?:uur\b)?", "\0", text)


def without_dates(text: str) -> str:
    return re.sub(r"[\s,;–—-]*\0", " ", marked(text))

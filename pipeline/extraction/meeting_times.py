"""When the reported meeting began and ended: header fields, titles with hours, opening and closing sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time

from pipeline.document import Kind
from pipeline.extraction import meeting_date
from pipeline.extraction.frame import closing, opening, values
from pipeline.language.dates import find_dates
from pipeline.model import Datum
from pipeline.structure import labelled
from pipeline.structure.outline import Outline

CLOCK = r"(?P<time>\d{1,2}[:.u]\d{2}|\d{1,2}(?=\s*(?:uur|u\b)))"
HOUR = r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
SPOKEN = rf"(?P<time>(?:(?:\w+\s+(?:voor|over)\s+)?half|kwart\s+(?:voor|over))\s+{HOUR}\b(?:\s+uur\b)?|{HOUR}\s+uur\b)"
OPENS = re.compile(
    r"\b(?:open(?:t|de|ing)|aanvang|geopend|begin(?:t|nt)?|start(?:te|t)?|(?-i:We|Wij) (?:beginnen|begonnen|starten|startten))\b"
    rf"[^.\n]{{0,70}}?\b(?:om|te|:)\s*{CLOCK}",
    re.I,
)
STARTS = re.compile(rf"(?<!\()\b(?:aanvang|vanaf|begin|start)\s*:?\s*{CLOCK}", re.I)
CLOSES = re.compile(
    rf"\b(?:sluit(?:ing)?|sloot|gesloten|beëindigd|beëindigt|einde)\b[^.\n]{{0,70}}?(?:\b(?:om|te|rond|:)\s*|vergadering:?\s+){CLOCK}"
    rf"|\b(?:sluit|sloot|hamert(?:\s+af)?)\s+(?P<time2>\d{{1,2}}[:.u]\d{{2}})\b",
    re.I,
)
ENDS = (
    r"(?:(?:^|(?<=[.!?]\s))(?-i:Klaar|Einde|Afgesloten|Afgerond)|\b(?:we|vergadering|overleg|bijeenkomst|avond)\b[^.\n]{0,40}?"
    r"\b(?:klaar|sluit|eindigt|eindigde|sloot|gesloten|afgesloten|afgerond|beëindigd|beëindigt)|[,;]\s*(?:klaar|einde|afgelopen))\s+(?:om|rond|te)\s+"
)
ENDED = re.compile(ENDS + CLOCK, re.I)
ENDED_SPOKEN = re.compile(rf"(?:{ENDS}|\b(?:sluit|sloot|gesloten|beëindigd)\b[^.\n]{{0,70}}?\b(?:om|rond)\s+){SPOKEN}", re.I)
# "21:50 uur." under "Sluiting", "Om 21.50 uur bedankt Anna iedereen"
CLOSING_TIME = re.compile(rf"^\W*(?:om\s+)?{CLOCK}\s*(?:uur\b|u\b|$|[.,;])(?!\s+(?:is|was|wordt|zijn)\s+(?:de|het|een)\s+\w+\s)", re.I)
AT_HOUR = re.compile(rf"^\W*(?:om\s+)?{CLOCK}\s*(?:uur\b|u\b)?\s*(?:$|[.,;])", re.I)  # "19.45 uur. Anna heet allen welkom."
CLOSED_BARE = re.compile(
    rf"(?:^|(?<=[.!?,]\s))(?:Sluiting|[Ee]inde|Gesloten|Afgesloten|Klaar|Uit)\s*:?\s+{CLOCK}\s*(?:uur\b|u\b|[.,;]|$)", re.M
)
ENDED_FIRST = re.compile(
    rf"(?:^|(?<=[.!?]\s)){CLOCK}\s*(?:uur|u)?\s*[,:–-]?\s*(?:klaar|einde|sluiting|gesloten|afgesloten|afgerond)\b", re.I | re.M
)
CLOSED_AT = re.compile(
    rf"\b(?:om|rond|te)\s+{CLOCK}\s*(?:uur\b)?[^.\n]{{0,60}}\b(?:sluit|sloot|gesloten|beëindigd|beëindigt|uiteen|hamert|(?:slaat|sloeg)\b[^.\n]{{0,40}}\baf)\b"
    rf"|\b(?:om|rond)\s+(?P<time2>\d{{1,2}}[:.]\d{{2}})\s*(?:uur\s+)?(?:is|was)\s+(?:het|iedereen)\s+(?:\w+\s+)?(?:klaar|afgelopen|gedaan)\b",
    re.I,
)
# "20:30, Jitsi", "Clubhuis, 20.00 uur."
ALONE = re.compile(rf"^\W*(?:[^,.:;\d]{{2,40}},\s*)?(?:om\s+|vanaf\s+)?{CLOCK}\s*(?:uur\b|u\b)?\.?(?:,\s*[^,.:;]{{2,40}})?\W*$", re.I)
# "3 maart 2021, Teams, 19.30", "10:00 start"
BESIDE_DAY = re.compile(r"(?:^|[,|/·–-]\s+)(?P<time>\d{1,2}[:.]\d{2}|\d{1,2}(?=u\b))u?\s*(?:$|[,|/·])", re.M)
STARTED_FIRST = re.compile(rf"^{CLOCK}\s*(?:uur\b|u\b)?\s*[,:–-]?\s*(?:start|begin|aanvang|opening)\W*$", re.I | re.M)
LASTED = re.compile(r"\d\s*min(?:uten|\.)?(?!\w)", re.I)  # "Duur: 1 uur 12 min"
RANGE = re.compile(r"\b(\d{1,2})(?:[:.](\d{2}))?\s*(?:uur|u\b)?\s*(?:-|–|—|tot|t/m)\s*(\d{1,2})(?:[:.](\d{2}))?\b(?!\s*[-/.]\s*\d)", re.I)

# "Jitsi, 10:00 - 11:40", "Online (Zoom), 20:00 – 21:55", "De Bunker, 20.00-21.50 uur. Voorzitter: Bert"
HELD = re.compile(
    r"^\W*(?:(?P<place>[^\W\d][^\d,.:;|]{1,40}?)(?:,|:)\s+)?"
    r"(?P<hours>\d{1,2}[:.]\d{2}\s*(?:(?:uur|u)\b\s*)?(?:-|–|—|tot)\s*\d{1,2}[:.]\d{2})(?:\s*(?:uur|u)\b)?\W*(?:$|\.\s)"
)
AT_END = re.compile(r"[,;]\s*(?P<time>\d{1,2}[:.]\d{2})\s*(?:uur)?\W*$")  # "De schapen mekkeren, 21:50."
SHORT_LINE = 12  # words: "20.58 uur, iedereen zwaait" as the last line of all
TIMES = frozenset({"datum", "tijd", "begintijd", "eindtijd"})
PROGRAMME = re.compile(r"\b(?:pauze|inloop|lunch|borrel|koffie|diner|rondleiding|welkom|duur|reistijd)\b", re.I)  # not the meeting itself


def hours(text: str) -> tuple[time, time] | None:
    """ "14.00 – 16.00 uur" in a header: begin and end."""
    for match in RANGE.finditer(text):
        h1, m1, h2, m2 = (int(g or 0) for g in match.groups())
        if (match[2] or match[4] or "uur" in text) and (h1, m1) < (h2, m2) and h2 <= 24 and max(m1, m2) < 60:
            return time(h1, m1), time(h2 % 24, m2)
    return None


def _clock(text: str) -> list[Datum]:
    found = [d for d in find_dates(text, meeting_date.SOME_DAY) if not meeting_date.ROOM.search(text[: d.start])]
    return [d for d in found if (d.begintijd or d.eindtijd) and re.search(r"\d[:.]\d\d|\d\s*(?:uur\b|u(?:\b|\d\d))", d.tekst)]


def find(outline: Outline) -> tuple[time | None, time | None]:
    """When it began and ended."""
    begin = end = None
    for value in (*values(outline, "tijd", "datum", "begintijd"), *_titles_with_date(outline)):
        if LASTED.search(value):
            continue
        span = hours(value)
        if span and begin is None:
            begin, end = span
        for found in _clock(value):
            if begin is None:
                begin, end = found.begintijd, found.eindtijd
    for value in values(outline, "eindtijd"):
        for found in _clock(value):
            end = end or found.begintijd or found.eindtijd
    for value in values(outline, "locatie"):
        if begin is None and "uur" in value and (span := hours(value)):
            begin, end = span
        elif begin is None and (named := _clock(value)):
            begin, end = named[0].begintijd, named[0].eindtijd
    if begin is None and (span := next((s for line in held(outline) if (s := hours(line["hours"]))), None)):
        begin, end = span
    if begin is None:
        begin = _said(STARTS, [*values(outline, "titel", "datum"), *opening(outline)[:6]]) or _said(OPENS, opening(outline))
    if begin is None and (first := next((s for s in outline.sections if s.level == 1), None)) and "opening" in first.title.lower():
        begin = _said(AT_HOUR, [b.text for b in outline.document.blocks[first.first : first.first + 1]])
    if begin is None:
        begin = _said(BESIDE_DAY, _titles_with_date(outline)) or _said(STARTED_FIRST, opening(outline))
    if end is None:
        said = [_said(pattern, closing(outline)[::-1]) for pattern in (CLOSES, CLOSED_AT, ENDED, CLOSED_BARE, ENDED_FIRST)]
        last = [text for text in closing(outline)[-1:] if len(text.split()) <= SHORT_LINE and not _named_day(text)]
        said.append(_said(AT_END, last))
        said += [_said(CLOSING_TIME, texts) for texts in (_closing_item(outline), last)]
        end = next(filter(None, [*said, _spoken(outline, begin)]), None)
    return begin, end


def _named_day(text: str) -> bool:
    return any(d.soort == "dag" for d in find_dates(text, meeting_date.SOME_DAY))


def held(outline: Outline) -> Iterator[re.Match[str]]:
    """Lines above the first item that tell where and between which hours, or only the hours."""
    lines = (b.text for b in outline.document.blocks[: outline.body] if b.kind in (Kind.PARAGRAPH, Kind.LIST_ITEM))
    found = (HELD.match(line) for text in lines for line in text.split("\n"))
    told = (m for m in found if m and not PROGRAMME.search(m["place"] or ""))
    return (m for m in told if not TIMES & set(labelled.canonical(m["place"] or "")))


def _closing_item(outline: Outline) -> list[str]:
    """What stands behind "Sluiting" in the heading, and the first line below it: "21:50 uur."."""
    last = next((s for s in reversed(outline.sections) if s.level == 1 and "sluiting" in s.title.lower()), None)
    if last is None:
        return []
    return [last.title.lower().rpartition("sluiting")[2], *(b.text for b in outline.document.blocks[last.first : last.first + 1])]


def _spoken(outline: Outline, begin: time | None) -> time | None:
    """ "De vergadering eindigt om half elf": the half of the day follows from when it began."""
    said = _said(ENDED_SPOKEN, closing(outline))
    if said is None or begin is None:
        return None
    return said if said > begin else said.replace(hour=(said.hour + 12) % 24)


def _titles_with_date(outline: Outline) -> list[str]:
    """Titles that tell a day, or the hour and at most the place: "13.30 – 15.30 uur", "Clubhuis, 20.00 uur"."""
    titles = list(values(outline, "titel", "betreft"))
    timed = {t for t in titles if RANGE.match(t.strip()) and "uur" in t or re.search(r"\baanvang\s+\d", t) or ALONE.match(t)}
    return [t for t in titles if t in timed or any(d.soort == "dag" for d in find_dates(t, meeting_date.SOME_DAY))]


def _said(pattern: re.Pattern[str], texts: list[str]) -> time | None:
    for text in texts:
        match = pattern.search(text)
        if match:
            clock = next(text for name, text in match.groupdict().items() if name.startswith("time") and text)
            clock = re.sub(r"[.u]", ":", clock) if clock[0].isdigit() else clock
            spoken = not clock[0].isdigit()
            found = find_dates(f"om {clock}", meeting_date.SOME_DAY) if spoken else _clock(clock if ":" in clock else f"{clock} uur")
            return found[0].begintijd if found else None
    return None

"""The reported meeting: body, date, times, place, chair and secretary, from header fields, titles, opening and closing sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import time
from functools import cache

from pipeline import resources
from pipeline.extraction import body, meeting_date, names, people
from pipeline.language.dates import find_dates
from pipeline.language.parse import Parse
from pipeline.model import Datum, Deelnemer, Vergadering, Verslag
from pipeline.structure.outline import Outline
from pipeline.structure.words import verb

NAME = r"(?:[A-ZÀ-Ý][\w'’-]+(?:\s+(?:van|de|den|der|ter|te|ten|het|'t|v\.d\.|vd)){0,3}(?:\s+[A-ZÀ-Ý][\w'’-]+){0,3})"
ADDRESS = r"(?:(?:de heer|mevrouw|mevr\.?|dhr\.?|mw\.?|wethouder|burgemeester)\s+)?"
MEETING = r"(?:de |het |deze )?(?:\w+-?)?(?:vergadering|bijeenkomst|overleg|alv|avond|sessie)"
CLOCK = r"(?P<time>\d{1,2}[:.]\d{2}|\d{1,2}(?=\s*(?:uur|u\b)))"
HOUR = r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
SPOKEN = rf"(?P<time>(?:(?:\w+\s+(?:voor|over)\s+)?half|kwart\s+(?:voor|over))\s+{HOUR}\b(?:\s+uur\b)?|{HOUR}\s+uur\b)"
OPENS = re.compile(rf"\b(?:open(?:t|de|ing)|aanvang|geopend|begin(?:t|nt)?|start(?:te|t)?)\b[^.\n]{{0,70}}?\b(?:om|te|:)\s*{CLOCK}", re.I)
STARTS = re.compile(rf"\b(?:aanvang|vanaf)\s*:?\s*{CLOCK}", re.I)
CLOSES = re.compile(
    rf"\b(?:sluit(?:ing)?|sloot|gesloten|beëindigd|beëindigt|einde)\b[^.\n]{{0,70}}?(?:\b(?:om|te|rond|:)\s*|vergadering:?\s+){CLOCK}", re.I
)
ENDS = (
    r"(?:(?:^|(?<=[.!?]\s))(?-i:Klaar|Einde|Afgesloten|Afgerond)|\b(?:we|vergadering|overleg|bijeenkomst|avond)\b[^.\n]{0,40}?"
    r"\b(?:klaar|sluit|eindigt|eindigde|sloot|gesloten|afgesloten|afgerond|beëindigd|beëindigt))\s+(?:om|rond|te)\s+"
)
ENDED = re.compile(ENDS + CLOCK, re.I)
ENDED_SPOKEN = re.compile(rf"(?:{ENDS}|\b(?:sluit|sloot|gesloten|beëindigd)\b[^.\n]{{0,70}}?\b(?:om|rond)\s+){SPOKEN}", re.I)
CLOSING_TIME = re.compile(rf"^\W*(?:om\s+)?{CLOCK}\s*(?:uur\b|u\b|$|[.,;])", re.I)
CLOSED_BARE = re.compile(rf"(?:^|(?<=[.!?]\s))(?:Sluiting|Einde|Gesloten|Afgesloten)\s*:?\s+{CLOCK}\s*(?:uur\b|u\b|[.;]|$)", re.M)
ENDED_FIRST = re.compile(
    rf"(?:^|(?<=[.!?]\s)){CLOCK}\s*(?:uur|u)?\s*[,:–-]?\s*(?:klaar|einde|sluiting|gesloten|afgesloten|afgerond)\b", re.I | re.M
)
CLOSED_AT = re.compile(rf"\b(?:om|rond|te)\s+{CLOCK}\s*(?:uur)?\b[^.\n]{{0,60}}\b(?:sluit|sloot|gesloten|beëindigd|beëindigt)\b", re.I)
CHAIR = re.compile(
    rf"\b[Vv]oorzitter[,:]?\s+{ADDRESS}(?P<who>{NAME})|\b(?P<who2>{NAME})\s*\((?:vz\.?|voorzitter)\)|(?:^|(?<=[.!]\s)){ADDRESS}(?P<who3>{NAME})\s+"
    r"(?:zit\s+(?:\w+\s+){0,4}voor\b|is\s+(?:(?:vandaag|vanavond|deze\s+keer)\s+)?(?:dag)?voorzitter\b(?!\s+van)|leidt\s+(?:de\s+vergadering|het\s+overleg)\b)"
)
CHAIR_TITLE = re.compile(r"\bdoor (?:de )?voorzitter\b", re.I)
OPENER = re.compile(rf"^{ADDRESS}(?P<who>{NAME})\s+(?:opent|opende|heet|heette)\b")
MINUTES_BY = re.compile(
    rf"\b(?P<who>{NAME})(?:\s+(?:(?!\ben\s+[A-ZÀ-Ý])[^.\n]){{0,60}}?)?\s+(?:notuleert|notuleerde|(?:maakt|verzorgt|schrijft|doet)\s+(?:de\s+notulen|het\s+verslag)|houdt\s+de\s+notulen\s+bij)\b"
    rf"|\b[Vv]oorzitter:?\s+{NAME}\s*(?:[,;/|–-]|\ben\b)\s*(?:notulen|verslag|secretaris)\s*:?\s+(?P<who4>{NAME})"
    rf"|\b[Nn]otulist(?:e)?[,:]?\s+(?P<who2>{NAME})|\b(?P<who3>{NAME})\s*\((?:notulist|notulen|verslag)\)"
)
PLACE = re.compile(
    r"\b(?:gehouden|bijeengekomen|vergaderd?)\b[^.\n]{0,30}?\b"
    r"(?:(?:in|op|aan|bij)\s+(?:de|het)\s+|(?:bij|in|te)\s+(?=[A-ZÀ-Ý0-9]))(?P<place>[\w'’&][^,;:\n]*?)(?=\.\s|\.$|[,;]|$)"
)
HOME = re.compile(
    r"\b(?P<place>(?:ten huize van|bij)\s+[A-ZÀ-Ý][\w'’-]+(?:\s+(?:van|de|der|den|[A-ZÀ-Ý][\w'’-]+))*\s+thuis\b"
    r"|ten huize van\s+(?:de\s+|dhr\.\s+|mw\.\s+)*[A-ZÀ-Ý][\w'’.-]+(?:\s+(?:van|de|der|den|[A-ZÀ-Ý][\w'’-]+))*)"
)
LABELLED = re.compile(r"\b(?:locatie|plaats)\s*:\s*(?P<place>[^,;|·\n]{3,80})", re.I)
ONLINE = re.compile(
    r"\b(?P<word>virtuele|digitale|online|hybride|telefonische)\s+(?:\w+-?)?(?:bijeenkomst|vergadering|overleg|sessie|meeting)"
    r"|\b(?P<tool>Webex|MS Teams|Microsoft Teams|Teams|Zoom|Skype|Google Meet|Jitsi)-(?:vergadering|overleg|bijeenkomst|meeting)"
    r"|\b(?:vergadering|bijeenkomst|overleg)\s+(?:vindt|vond|is|werd)\b[^.]{0,30}"
    r"\bvia\s+(?P<tool2>Webex|MS Teams|Microsoft Teams|Teams|Zoom|Skype|Google Meet|Jitsi)\b"
    r"|^\s*(?P<tool3>Online|Digitaal|Hybride|(?:MS |Microsoft )?Teams|Zoom|Webex|Google Meet|Jitsi|Discord|Skype)\s*(?:[,;|(]|\.\s)",
    re.I,
)
ONLINE_WORDS = {"virtuele": "virtueel", "digitale": "digitaal", "telefonische": "telefonisch"}


@cache
def spot() -> re.Pattern[str]:
    words = "|".join(re.escape(t) for t in resources.terms("place_words"))
    return re.compile(rf"\b(?:{words})\b|\w{{3}}(?:huis|zaal|gebouw|kantoor|school|centrum|kamer|lokaal|plein|straat|weg)\b", re.IGNORECASE)


DAY_WORD = re.compile(r"\b(?:ma|di|wo|woe|do|vr|za|zo|(?:maan|dins|woens|donder|vrij|zater|zon)dag)\b", re.I)
INTRODUCES = re.compile(r"(?<![.\d])\d{1,2}[.:u]?\d{0,2}u\d{0,2}\b|\b(?:aanvang|van|om|vanaf|d\.d\.|datum:?)(?=\s*\0)", re.I)
ROOM = re.compile(r"^(?:MS |Microsoft )?Teams$|(?:kamer|zaal|huis|lokaal)\b", re.I)  # words that also end the name of a body
WITHIN = re.compile(r"\(([^()]+)\)")  # "VvE Beheer Plus (S. Lam)"
MOST_WORDS = 8  # of a place
LONGEST = 2000  # characters of a paragraph in which an opening or closing sentence is sought


def header(parse: Parse, verslag: Verslag) -> Verslag:
    outline = parse.outline
    day, meldingen = meeting_date.find(outline)
    begin, end = _times(outline)
    name, short = body.find(outline)
    meeting = Vergadering(overleg=name, afkorting=short, datum=day, begintijd=begin, eindtijd=end, locatie=_place(outline))
    return replace(verslag, vergadering=meeting, meldingen=(*verslag.meldingen, *meldingen))


def officers(parse: Parse, verslag: Verslag) -> Verslag:
    """Chair and secretary, after attendance: a field, a role in the attendance list, or a sentence that says so."""
    outline = parse.outline
    chair = _field_person(outline, "voorzitter", verslag) or _by_role(verslag, "voorzitter") or _chair_in_text(outline)
    secretary = (
        _field_person(outline, "notulist", verslag)
        or _by_role(verslag, "notulist")
        or _in_text(MINUTES_BY, _opening(outline))
        or _field_person(outline, "secretaris", verslag)
        or _by_role(verslag, "secretaris")
    )
    meeting = replace(verslag.vergadering, voorzitter=_full(verslag, chair), notulist=_full(verslag, secretary))
    return replace(verslag, vergadering=meeting, aanwezig=(*verslag.aanwezig, *_in_the_chair(outline, verslag)))


def _in_the_chair(outline: Outline, verslag: Verslag) -> Iterable[Deelnemer]:
    """Who the header names as chair or secretary was there too, though the list names the members only; who wrote the minutes need not."""
    if not verslag.aanwezig:
        return
    seen = [p.naam for p in (*verslag.aanwezig, *verslag.afwezig)]
    for field in outline.fields:
        if field.label not in {"voorzitter", "secretaris"} or re.fullmatch(r"\s*[A-Z]{2,4}\s*", field.value):
            continue
        for person in people.read(field.value)[:1]:
            if not any(names.same_person(person.name, name) for name in seen):
                seen.append(person.name)
                yield Deelnemer(naam=person.name, vindplaats=field.place, organisatie=person.organisation, rol=field.label)


def _values(outline: Outline, *labels: str) -> Iterable[str]:
    return (f.value for f in outline.fields if f.label in labels)


def _opening(outline: Outline) -> list[str]:
    """Text before the first item and of the first item."""
    first = next((s for s in outline.sections if s.level == 1), None)
    end = min(first.last, first.first + 6) if first else 12
    return [b.text[:LONGEST] for b in outline.document.blocks[:end]]


def _closing(outline: Outline) -> list[str]:
    return [b.text[-LONGEST:] for b in outline.document.blocks[-25:]]


# --- times ---------------------------------------------------------------------------------------------------------------------


RANGE = re.compile(r"\b(\d{1,2})(?:[:.](\d{2}))?\s*(?:uur|u\b)?\s*(?:-|–|—|tot|t/m)\s*(\d{1,2})(?:[:.](\d{2}))?\b(?!\s*[-/.]\s*\d)", re.I)


def _range(text: str) -> tuple[time, time] | None:
    """ "14.00 – 16.00 uur" in a header: begin and end."""
    for match in RANGE.finditer(text):
        h1, m1, h2, m2 = (int(g or 0) for g in match.groups())
        if (match[2] or match[4] or "uur" in text) and h1 < h2 <= 24 and max(m1, m2) < 60:
            return time(h1, m1), time(h2 % 24, m2)
    return None


def _clock(text: str) -> list[Datum]:
    found = [d for d in find_dates(text, meeting_date.SOME_DAY) if not meeting_date.ROOM.search(text[: d.start])]
    return [d for d in found if (d.begintijd or d.eindtijd) and re.search(r"\d[:.]\d\d|\d\s*(?:uur|u)\b", d.tekst)]


def _times(outline: Outline):  # type: ignore[no-untyped-def]
    begin = end = None
    for value in (*_values(outline, "tijd", "datum", "begintijd"), *_titles_with_date(outline)):
        span = _range(value)
        if span and begin is None:
            begin, end = span
        for found in _clock(value):
            if begin is None:
                begin, end = found.begintijd, found.eindtijd
    for value in _values(outline, "eindtijd"):
        for found in _clock(value):
            end = end or found.begintijd or found.eindtijd
    for value in _values(outline, "locatie"):
        if begin is None and "uur" in value and (span := _range(value)):
            begin, end = span
    if begin is None:
        begin = _said(STARTS, [*_values(outline, "titel", "datum"), *_opening(outline)[:6]]) or _said(OPENS, _opening(outline))
    if end is None:
        said = [_said(pattern, _closing(outline)) for pattern in (CLOSES, CLOSED_AT, ENDED, CLOSED_BARE, ENDED_FIRST)]
        end = next(filter(None, [*said, _said(CLOSING_TIME, _closing_item(outline)), _spoken(outline, begin)]), None)
    return begin, end


def _closing_item(outline: Outline) -> list[str]:
    """What stands behind "Sluiting" in the heading, and the first line below it: "21:50 uur."."""
    last = next((s for s in reversed(outline.sections) if s.level == 1 and "sluiting" in s.title.lower()), None)
    if last is None:
        return []
    return [last.title.lower().rpartition("sluiting")[2], *(b.text for b in outline.document.blocks[last.first : last.first + 1])]


def _spoken(outline: Outline, begin: time | None) -> time | None:
    """ "De vergadering eindigt om half elf": the half of the day follows from when it began."""
    said = _said(ENDED_SPOKEN, _closing(outline))
    if said is None or begin is None:
        return None
    return said if said > begin else said.replace(hour=(said.hour + 12) % 24)


def _titles_with_date(outline: Outline) -> list[str]:
    """Titles that tell a day, or begin with the hours: "13.30 – 15.30 uur"."""
    titles = list(_values(outline, "titel", "betreft"))
    hours = {t for t in titles if RANGE.match(t.strip()) and "uur" in t or re.search(r"\baanvang\s+\d", t)}
    return [t for t in titles if t in hours or any(d.soort == "dag" for d in find_dates(t, meeting_date.SOME_DAY))]


def _said(pattern: re.Pattern[str], texts: list[str]):  # type: ignore[no-untyped-def]
    for text in texts:
        match = pattern.search(text)
        if match:
            clock = match["time"].replace(".", ":")
            spoken = not clock[0].isdigit()
            found = find_dates(f"om {clock}", meeting_date.SOME_DAY) if spoken else _clock(clock if ":" in clock else f"{clock} uur")
            return found[0].begintijd if found else None
    return None


# --- place ---------------------------------------------------------------------------------------------------------------------


def _place(outline: Outline) -> str | None:
    for value in _values(outline, "locatie"):
        text = meeting_date.without_dates(value) if any(d.soort != "tijd" for d in find_dates(value, meeting_date.SOME_DAY)) else value
        if _range(text):  # "De Eik, 9.30-16.00 uur"
            text = meeting_date.clocks(text).split("\0")[0]
        text = re.sub(r"\s+", " ", text.split(" | ")[0]).strip(" ,;.–-")
        if text:
            return text
    titles = [outline.document.title, *_values(outline, "titel", "betreft")]
    for text in (*titles, *_values(outline, "datum", "tijd")):
        if within := LABELLED.search(text):
            return within["place"].strip(" .")
    for text in titles + _opening(outline)[:6]:
        match = PLACE.search(re.sub(r"\s+", " ", meeting_date.without_dates(text)))
        if match:
            return match["place"].strip(" .")
    for text in titles + _opening(outline)[:6]:
        if home := HOME.search(text):
            return home["place"]
    for text in (*titles, *_values(outline, "datum", "tijd")):
        behind = body.behind_date(text)
        if behind and spot().search(behind) and len(behind) < 90:
            return re.sub(r"^(?:in|op|te|via)\s+(?:de\s+|het\s+)?", "", behind)
    for text in (*_values(outline, "titel"), *_values(outline, "datum")):
        for line in text.split("\n"):
            if beside := _beside_date(line):
                return beside
    for text in titles + _opening(outline):
        online = ONLINE.search(text)
        if online:
            word = online["word"]
            return ONLINE_WORDS.get(word.lower(), word.lower()) if word else online["tool"] or online["tool2"] or online["tool3"]
    return None


def _beside_date(line: str) -> str | None:
    """The one thing that a line with day and hours tells besides: "9 april 2024, 20.00 uur, Café Het Veerhuis"."""
    if not any(d.van and d.van == d.tot for d in find_dates(line, meeting_date.SOME_DAY)):
        return None
    marked = INTRODUCES.sub("\0", meeting_date.marked(line))
    parts = [p.strip(" .,;:–—-·•|/\0") for p in re.split(r"\0|\s[–—|•·/-]\s|,\s", marked)]
    parts = [p for p in parts if re.search(r"[^\W\d_]{2}", DAY_WORD.sub("", p)) and (ROOM.search(p) or not body.says_meeting(p))]
    head = marked.partition("\0")[0]
    if re.search(r"[^\W\d_]{2}", re.sub(DAY_WORD, "", head)):
        parts = [p for p in parts if p not in head]
    return _as_place(", ".join(parts)) if parts and len(parts) < 3 else None


def _as_place(text: str) -> str | None:
    """A few words without a verb, a kind of meeting or a word for minutes; "via Zoom" is "Zoom"."""
    text = re.sub(r"^(?:in|op|te|via)\s+(?:de\s+|het\s+)?", "", text)
    if len(text.split()) > MOST_WORDS or re.search(r"[.!?:]\s|@|#", text) or verb().search(text):
        return None
    return None if re.match(r"(?:versie|concept|definitief|nr)\b", text, re.I) else text


# --- people --------------------------------------------------------------------------------------------------------------------


def _field_person(outline: Outline, label: str, verslag: Verslag) -> str | None:
    for value in _values(outline, label):
        short = value.strip().lower() if re.fullmatch(r"\s*[A-Z]{2,4}\s*", value) else ""
        meant = [p.naam for p in verslag.aanwezig if names.initials(p.naam) == short]
        if len(meant) == 1:
            return meant[0]
        for person in people.read(value) or people.read(" ".join(WITHIN.findall(value))):
            return person.name
    return None


def _by_role(verslag: Verslag, role: str) -> str | None:
    for person in (*verslag.aanwezig, *verslag.afwezig):
        if role in (person.rol or "").split(", "):
            return person.naam
    return None


def _chair_in_text(outline: Outline) -> str | None:
    found = _in_text(CHAIR, _opening(outline))
    first = next((s for s in outline.sections if s.level == 1), None)
    if found or first is None or not CHAIR_TITLE.search(first.title):
        return found
    return _in_text(OPENER, [b.text for b in outline.document.blocks[first.first : first.first + 1]])


def _in_text(pattern: re.Pattern[str], texts: Iterable[str]) -> str | None:
    for text in texts:
        for match in pattern.finditer(text):
            who = names.clean(next((g for k, g in match.groupdict().items() if k.startswith("who") and g), ""))
            if names.is_name(who):
                return who
    return None


def _full(verslag: Verslag, name: str | None) -> str | None:
    """The fullest writing of the name that the attendance knows, when one person alone fits."""
    if name is None:
        return None
    known = {p.naam for p in (*verslag.aanwezig, *verslag.afwezig) if names.same_person(p.naam, name)}
    return names.fullest(name, *known) if len(known) == 1 else name

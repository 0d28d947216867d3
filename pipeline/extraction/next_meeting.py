"""The next meeting of the same body, if the minutes name it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import time

from pipeline.extraction import meeting_date, next_place
from pipeline.extraction.statements import Statement, statements
from pipeline.language import Parse
from pipeline.language.dates import find_dates
from pipeline.model import Datum, Datumvermelding, Vergadering, Verslag, VolgendeVergadering
from pipeline.structure.outline import Field

MEETING = (
    r"(?:vergadering(?:en)?|overleg(?:gen)?|bijeenkomst(?:en)?|samenkomst|zitting|sessie|keer|x|raad|meeting|afspraak|bestuursvergadering|bbo|stuurgroep\w*|werkgroep\w*|regiegroep\w*|"
    r"kernteam\w*|commissie\w*|alv|ledenraad|\w+raad|to|mt|call)"
)
FOLLOWING = r"(?:(?:eerst)?volgende?|vo?lgde?\.?|vo?lg\.?)"
ORDINAL = r"(?:\d{1,2}e|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende)"
NEXT = re.compile(
    rf"\b{FOLLOWING}\s+(?:\w+\s+){{0,2}}?(?:\w+(?=vergadering|overleg|bijeenkomst))?{MEETING}\b|\b(?:datum|data)\s+(?:van\s+)?(?:de\s+|het\s+)?(?:volgende?|nieuwe)\b|\bnieuwe\s+(?:datum|afspraak)\b|"
    rf"\bvervolg(?:overleg|vergadering|bijeenkomst)\b|\b{FOLLOWING}\s*:|\bnext meeting\b|\bnext\s*:|"
    rf"\b(?:{FOLLOWING}|next)\s+(?=(?:\w+dag\s+)?\d{{1,2}}(?:[-/]\d|\s+[a-z]{{3}}))|"
    rf"(?<!het )\b(?:eerst)?volgende?\s+(?:is|wordt|valt)\s+(?:op\s+)?(?:\w+dag\s+)?\d|"
    rf"\bvergaderdata(?:\s+\d{{4}}(?:[-/]\d{{2,4}})?)?\s*:|\b(?:eerst)?volgende?\s+(?-i:[A-Z]{{2,6}})(?=\s*:|\s+is\b)|"
    rf"\bnext\s+(?:call|sessie|keer)\b|\b{ORDINAL}\s+(?:vergadering|overleg|bijeenkomst)\s+is\s+(?:op|gepland)\b|\b(?:elkaar|ons)\s+weer\b|"
    rf"\breguliere\s+(?:\w+(?=vergadering|overleg|bijeenkomst))?{MEETING}(?=\s+(?:is\s+)?(?:op\s+)?(?:\w+dag\s+)?\d)",
    re.I,
)
# "Najaars-ALV is op 19 oktober", "De vergadering is op 3 mei"
HELD = re.compile(
    rf"^\W*(?:de\s+|het\s+)?(?P<what>(?P<season>(?:voor|na)jaars-?vergadering)|(?:\w+-)?{MEETING})\s+(?:is|wordt|vindt\s+plaats|staat\s+gepland)\s+op\s",
    re.I,
)
ALONE = re.compile(r"\W*(?:\d+\W+)?volgende\W*", re.I)  # "9 - Volgende"
# "Tot 9 januari, met oliebollen": how a meeting ends
TILL = re.compile(r"^\W*(?:\w+:\s*)?Tot\s+(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag\s+)?\d{1,2}\s+[a-z]{3,9}\b[^.!?;:]{0,40}[.!]*$")
CANCELLED = re.compile(r"^.{0,30}\b(?:vervalt|vervallen|gaat niet door)\b", re.I)
# "Het bestuur komt weer bijeen": who does so stands before the verb
AGAIN = re.compile(r"[^.;:]{0,60}\bkom(?:t|en)\s+(?:\w+\s+)?weer\s+(?:bijeen|bij\s+elkaar)\b", re.I)
# "12 juni kan Bert niet, dus het wordt dinsdag 11 juni"
RULED_OUT = re.compile(r"\bkan\b[^.;]*\bniet\b|\b(?:is|dan)\s+(?:pakjesavond|feestdag|vakantie|bezet|vol)\b|\bvervalt\b", re.I)
CHOSEN = re.compile(r"\b(?:(?:dus|daarom|dan)\s+(?:wordt\s+het|het\s+wordt|wordt\s+dat)|het\s+wordt\s+dus)\s+(?:\w+dag\s+)?$", re.I)
OTHER = re.compile(r"(?:stuurgroep|werkgroep|regiegroep|kernteam|commissie|alv|ledenraad|bbo|bestuursvergadering)", re.I)
SAME = re.compile(
    r"\b(?:dezelfde|hetzelfde|zelfde)\s+(?:tijd|tijdstip|plaats|plek|locatie|zaal)(?:\s*(?:en|,|/)\s*(?:(?:dezelfde|zelfde)\s+)?\w+)?", re.I
)
PLACE_WORD = re.compile(r"plaats|plek|locatie|zaal")
LATER = re.compile(
    r"\b(?:weer|opnieuw|ook|wederom|nu)\s+om\s+\d{1,2}(?:[.:]\d\d)?(?:\s*(?:uur|u)\b)?|(?<=,\s)\d{1,2}[.:]\d\d(?=\s*,)", re.I
)
MORNING = re.compile(r"\b\w*(?:ochtend|morgens?)\b", re.I)
NEAR_DAY = 8  # words between the day and the hour
CLOCK_LEAD = re.compile(r"[\s,;(–-]*(?:\b(?:om|aanvang|vanaf|van|start|begin|tijd|weer)\b[\s:,]*)*$", re.I)
NOON, EARLIEST = 12, 8  # hours; nobody meets at half past seven in the morning without saying so
LATE_MORNING = 10  # and at eight or nine both may be
TERM = re.compile(r"\b(?:voor|vóór|uiterlijk|vanaf|per|na)\s+$", re.I)  # "informeert de commissie voor 1 april"


def next_meeting(parse: Parse, verslag: Verslag) -> Verslag:
    """Raises nothing; leaves ``volgende_vergadering`` None where no future date is tied to a next meeting of this body."""
    base = verslag.vergadering.datum
    if base is None:
        return verslag
    # A day of the month: "maandag" or "voor de zomer" in such a sentence is about something else.
    coming = [d for d in verslag.datums if d.van and d.van == d.tot and d.van > base and re.search(r"\d", d.tekst)]
    known = statements(parse)
    for rank in (titled, named, own_body, closing):
        for s in known if rank is not closing else known[-len(known) // 8 :]:
            inside = [d for d in coming if d.vindplaats.blok == s.block and s.start <= d.vindplaats.van < s.end]
            if inside and rank(s, inside, verslag.vergadering):
                return replace(verslag, volgende_vergadering=meeting(s, pick(s, inside), verslag.vergadering, _below(parse, s)))
    for field in parse.outline.fields:  # "Volgende vergadering" in the table above the minutes
        inside = [d for d in coming if d.vindplaats.blok == field.place.blok and field.place.van <= d.vindplaats.van < field.place.tot]
        if field.label == "volgende" and inside and (value := _stretch(parse, field)):
            return replace(verslag, volgende_vergadering=meeting(value, inside[0], verslag.vergadering))
    for s in headings(parse):
        inside = [d for d in coming if d.vindplaats.blok == s.block]
        if inside and named(s, inside, verslag.vergadering):
            return replace(verslag, volgende_vergadering=meeting(s, pick(s, inside), verslag.vergadering, _below(parse, s)))
    return verslag


def _stretch(parse: Parse, field: Field) -> Statement | None:
    """The value of a header field read as a sentence."""
    block, place = parse.outline.document.blocks[field.place.blok], field.place
    span = parse.docs[place.blok].char_span(place.van, place.tot, alignment_mode="expand")
    if span is None:
        return None
    first, last, page = place.van, place.tot, block.page
    return Statement(
        block=place.blok, start=first, end=last, text=field.value, span=span, kind=block.kind, section=None, main=None, page=page
    )


def headings(parse: Parse) -> Iterator[Statement]:
    """Titles read as sentences: "Volgende vergadering: maandag 20 april 19.45 u. clubhuis"."""
    blocks = parse.outline.document.blocks
    for section in parse.outline.sections:
        i = section.headings[0]
        doc = parse.docs[i]
        if len(doc) and section.title.strip() and doc.text.strip().endswith(section.title.strip()):  # a title and nothing else
            text, page = doc.text, blocks[i].page
            yield Statement(
                block=i, start=0, end=len(text), text=text, span=doc[:], kind=blocks[i].kind, section=section, main=section, page=page
            )


def titled(s: Statement, dates: list[Datumvermelding], v: Vergadering) -> bool:
    return bool(s.section and (NEXT.search(s.section.title) or ALONE.fullmatch(s.section.title)))


def named(s: Statement, dates: list[Datumvermelding], v: Vergadering) -> bool:
    """ "Volgende vergadering ..."; "volgende werkgroep" only in the minutes of a werkgroep."""
    match = NEXT.search(s.text) or AGAIN.search(s.text)
    kind = OTHER.search(match[0]) if match else None
    return bool(match) and (kind is None or kind[0].lower() in (v.overleg or "").lower())


def closing(s: Statement, dates: list[Datumvermelding], v: Vergadering) -> bool:
    """In the last lines a date with a place or time for a meeting, "Vergadering bij ..., 10 juni van 10-12 uur", or a day it is held."""
    if TILL.match(s.text):
        return True
    held = HELD.match(s.text)
    if held and (held["season"] or re.sub(r".*-", "", held["what"].lower()) in own_words(v)):
        return True
    return bool(re.search(r"\b(?:vergadering|overleg|bijeenkomst)\b", s.text, re.I)) and any(d.begintijd for d in dates)


def own_words(v: Vergadering) -> set[str]:
    """The words of the body's name, and its abbreviation."""
    return set(re.findall(r"\w+", f"{v.overleg or ''} {v.afkorting or ''}".lower()))


def own_body(s: Statement, dates: list[Datumvermelding], v: Vergadering) -> bool:
    """The sentence ties a date to this very body: "staat op 3 juni weer op de agenda van het platform"."""
    names = {n.lower() for n in (v.afkorting, v.overleg) if n}
    told = [d for d in dates if d.overleg and not TERM.search(s.text[: d.vindplaats.van - s.start])]
    return any(is_part(re.sub(r"(?<=\w{4})vergadering$", "", (d.overleg or "").lower()), name) for d in told for name in names)


def is_part(short: str, name: str) -> bool:
    """ "Platform" of "platform wonen", "commissie" of "raadscommissie"; the "raad" is not the "raadscommissie"."""
    begin = r"(?<!\w)\w*" if len(short) > 3 else r"(?<!\w)"
    return bool(short) and bool(re.search(rf"{begin}{re.escape(short)}(?!\w)", name))


def pick(s: Statement, dates: list[Datumvermelding]) -> Datumvermelding:
    """The first date behind "volgende vergadering", else the first of the sentence."""
    match = NEXT.search(s.text)
    dates = [d for d in dates if not CANCELLED.match(s.text[d.vindplaats.tot - s.start :])] or dates
    chosen = [d for d in dates if CHOSEN.search(s.text[: d.vindplaats.van - s.start])]
    if chosen and RULED_OUT.search(s.text):
        return chosen[-1]
    behind = [d for d in dates if match and d.vindplaats.van - s.start >= match.start()]
    return (behind or dates)[0]


def _below(parse: Parse, s: Statement) -> str:
    """What follows the sentence when it says the place: "Locatie: online." behind it or on the next line."""
    blocks = parse.outline.document.blocks
    rest = [blocks[s.block].text[s.end :], *(b.text for b in blocks[s.block + 1 : s.block + 2])]
    return next((f" {text.strip()}" for text in rest if re.match(r"\W*(?:locatie|plaats)\s*:", text, re.I)), "")


def meeting(s: Statement, d: Datumvermelding, v: Vergadering, below: str = "") -> VolgendeVergadering:
    behind = s.text[d.vindplaats.tot - s.start :]
    same = SAME.search(behind)  # "zelfde tijd en plek": as in this meeting
    words = same[0].lower() if same else ""
    behind, clock = without_clock(behind)
    if clock and d.begintijd is None:  # "10 september in De Eik om 20.00 uur"
        d = replace(d, begintijd=clock.begintijd, eindtijd=clock.eindtijd)
    begin, end = hours(s.text, d, v)
    if begin is None and "tijd" in words:
        begin = v.begintijd
    where = next_place.find(s.text[d.vindplaats.van - s.start :], behind, below)
    where = where or (v.locatie if same and PLACE_WORD.search(words) else None)
    return VolgendeVergadering(vindplaats=d.vindplaats, overleg=v.overleg, datum=d.van, begintijd=begin, eindtijd=end, locatie=where)


def without_clock(behind: str) -> tuple[str, Datum | None]:
    """What follows the day without the hour that stands in it, and that hour; a sentence may go on about something else."""
    for found in find_dates(re.split(r";\s", behind)[0], meeting_date.SOME_DAY):
        head = behind[: found.start]
        if found.soort == "tijd" and found.begintijd and len(head.split()) <= NEAR_DAY:
            return ",".join(filter(None, (CLOCK_LEAD.sub("", head), behind[found.eind :]))), found
    return behind, None


def hours(text: str, d: Datumvermelding, v: Vergadering) -> tuple[time | None, time | None]:
    """With the date or behind it ("16 maart, weer om 10.00 uur"); a "half acht" is in the evening if this meeting was after noon."""
    begin, end = d.begintijd, d.eindtijd
    if begin is None and (later := LATER.search(text)):
        clock = re.sub(r"^\D+", "", later[0]).replace(".", ":")
        found = [f for f in find_dates(f"om {clock}", meeting_date.SOME_DAY) if f.begintijd]
        begin, end = (found[0].begintijd, found[0].eindtijd) if found else (None, None)
    said = text if not re.search(r"\d[.:]\d\d|\d\s*u(?:ur)?\b", text) else ""
    early = begin is not None and end is None and begin.hour < NOON and not MORNING.search(said)
    if said and begin and early and v.begintijd is None and begin.hour < LATE_MORNING and begin.hour >= EARLIEST:
        return None, None  # "om acht uur": in the morning or at night
    if said and begin and early and (v.begintijd.hour >= NOON if v.begintijd else begin.hour < EARLIEST):
        begin = begin.replace(hour=begin.hour + NOON)
    return begin, end

"""Dates mentioned in the text, in reading order, each with the meeting it names, if any ("18 juni BBO", "de stuurgroep van 3 mei")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from pipeline import resources
from pipeline.document import Block
from pipeline.extraction.action_tables import status
from pipeline.language.bodies import is_body, spans
from pipeline.language.dates import find_dates
from pipeline.language.dates.parts import UNSAID
from pipeline.language.parse import Parse
from pipeline.language.present import Shift
from pipeline.model import Datum, Datumvermelding, Melding, Verslag, Vindplaats
from pipeline.resources import term_set
from pipeline.structure.outline import Outline, Table

NOT_COUNTED = ("tijd", "herhaling", "jaar", "termijn")
# What may stand between the name of a body and its date, on either side.
BODY_FIRST = re.compile(
    r"[\s,:(–-]*(?:(?:is|wordt|staat|zal|was|vindt|komt)\s+(?:plaats\s+|gepland\s+|weer\s+)*)?"
    r"(?:op|van|d\.?\s?d\.?|per|om|uiterlijk|voor|:)?\s*(?:de\s+)?$",
    re.I,
)
DATE_FIRST = re.compile(
    r"[\s,:(–-]*(?:uur\s+)?(?:terug\s+)?(?:op de agenda van|in|bij|van|tijdens|:|is|komt|vergadert)?\s*"
    r"(?:het|de|ons|onze)?\s*(?:eerst)?(?:volgende|volgend|komende|nieuwe)?\s*$",
    re.I,
)
TERM = ("voor ", "vóór ", "na ")
NEAR = 40  # characters
YEARS_AWAY = re.compile(r"^over\s.*(?<!half )\bjaar$|(?<!half )\bjaar\s+geleden$")
WEEKDAY = re.compile(
    r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|middag|avond)?|(?:het )?weekend|ma|di|wo|do|vr|za|zo)\.?", re.I
)
USUALLY = re.compile(
    r"\b(?:blijf|blijft|blijven|werkt|werken|vergadert|vergaderen|traint|trainen|oefent|repeteert)\s+(?:niet\s+)?(?:op\s+)?$|"
    r"\bvanaf\b[^,;:]{1,40}\sop\s+$",  # "krijgt vanaf de herfstvakantie op woensdag les"
    re.I,
)
COMPARED = re.compile(r"\b(?:doordeweeks\w*|door\s+de\s+week)\b", re.I)  # "is het weekend erger dan doordeweeks"
THERE = re.compile(r"\ber\s+op\s+$", re.I)
BEING = re.compile(r"\b(?:is|zijn|blijft|blijven|staat|staan|zit|zitten)\b", re.I)
WHETHER = re.compile(r"\b(?:of|dat)\s.*\bop\s+$", re.I)
POSSIBLE = re.compile(r"\b(?:kan|kunnen|mag|mogen)\s*$", re.I)
CODE = re.compile(r"\d{1,4}[-/.]\d{1,4}")


def dates(parse: Parse, verslag: Verslag) -> Verslag:
    """The base is the meeting's own date; without one that of the file, and the secretary is told."""
    base = verslag.vergadering.datum or parse.outline.document.created
    if base is None:
        return verslag
    found, doubts = mentions(parse, base, verslag.vergadering.afkorting)
    if verslag.vergadering.datum is None and found:
        since = f"{base.day}-{base.month}-{base.year}"
        text = f"De datum van de vergadering is onbekend. Datums zonder jaar zijn gerekend vanaf {since}. Controleer ze."
        doubts.insert(0, Melding(code="datum_onzeker", tekst=text))
    told = {m.citaat for m in verslag.meldingen if m.code == "weekdag_klopt_niet"}
    return replace(
        verslag, datums=tuple(found), meldingen=(*verslag.meldingen, *(m for m in doubts if not m.citaat or m.citaat not in told))
    )


def mentions(parse: Parse, base: date, own: str | None = None) -> tuple[list[Datumvermelding], list[Melding]]:
    """All dates and a melding for each that is in doubt; also of an annual plan (its base: the first day of its year).

    Dates of front matter and page headers come first; they stand in no block, so their place is the empty stretch at the very top.
    """
    found: list[Datumvermelding] = []
    doubts: list[Melding] = []
    document = parse.outline.document
    top = Vindplaats(blok=0, van=0, tot=0, bladzijde=document.blocks[0].page if document.blocks else None)
    for text in document.headers:
        for d in counted(text, base):
            found.append(
                Datumvermelding(
                    tekst=d.tekst, van=d.van, tot=d.tot, vindplaats=top, begintijd=d.begintijd, eindtijd=d.eindtijd, zeker=d.zeker
                )
            )
    rows = {row: t for t in parse.outline.tables for row in t.rows}
    codes = {code for t in parse.outline.tables for code in numbers(document.blocks, t)}
    for index, block in enumerate(document.blocks):
        shift = parse.present.shifts[index] if parse.present else None
        for datum in in_row(block, rows[index], base) if index in rows else settled(counted(block.text, base), shift, base):
            if datum.tekst in codes:
                continue
            place = parse.outline.place(index, datum.start, datum.eind)
            item = _item(parse.outline, index)
            if not datum.zeker:
                doubts.append(doubt(datum, item, place))
            if datum.van is None and "vakantie" in datum.reden:
                continue  # told, but no date
            found.append(
                Datumvermelding(
                    tekst=datum.tekst,
                    van=datum.van,
                    tot=datum.tot,
                    vindplaats=place,
                    begintijd=datum.begintijd,
                    eindtijd=datum.eindtijd,
                    overleg=body_of(parse.docs[index], datum, own),
                    agendapunt=item,
                    zeker=datum.zeker,
                )
            )
    return found, doubts


def doubt(datum: Datum, item: str | None, place: Vindplaats) -> Melding:
    asked = f"Is '{datum.tekst}' goed gelezen?" if datum.van or "vakantie" not in datum.reden else f"Wanneer is '{datum.tekst}'?"
    text = f"{asked} {datum.reden[:1].upper()}{datum.reden[1:]}."
    return Melding(code="datum_onzeker", tekst=text, citaat=datum.tekst, agendapunt=item, vindplaats=place)


def numbers(blocks: Sequence[Block], table: Table) -> Iterator[str]:
    """The numbers of actions and decisions that could be read as a date: "2026-01" in a column "Nr."."""
    for row in table.rows:
        for cell in blocks[row].cells:
            text = blocks[row].cell_text(cell).strip()
            if table.role(cell) == "nummer" and CODE.fullmatch(text):
                yield text


def in_row(block: Block, table: Table, base: date) -> Iterator[Datum]:
    """Numbers of rows are no dates; when a finished row was due or noted lies behind."""
    cells = [(cell, table.role(cell)) for cell in block.cells]
    state = next((block.cell_text(c) for c, r in cells if r == "status"), "")
    task = next((c for c, r in cells if r == "actie"), None)
    done = task is not None and status(block, task.start, task.end, state)[0] == "gereed"
    since = {c.start for c, r in cells if r == "datum" and task is not None and c.start < task.start}  # since when it is on the list
    past = {d.start: d for d in find_dates(block.text, base, finished=True)} if done or since else {}
    for datum in counted(block.text, base):
        where = next((r for c, r in cells if c.start <= datum.start < c.end), None)
        if where == "nummer" and CODE.fullmatch(datum.tekst):
            continue
        noted = where in ("deadline", "datum", "status") if done else where == "datum" and any(s <= datum.start for s in since)
        yield past.get(datum.start, datum) if noted else datum


def counted(text: str, base: date) -> Iterator[Datum]:
    """Dates and periods; not (parts of) years, durations, clock times, recurrences, "vandaag", school holidays that set no term."""
    unsaid = set(resources.terms("dates_today"))
    for datum in find_dates(text, base):
        low = datum.tekst.lower()
        if datum.soort in NOT_COUNTED or low in unsaid or datum.van is None and "vakantie" in datum.reden and not low.startswith(TERM):
            continue
        if usual_day(text, datum):
            continue
        if datum.reden == UNSAID and not planned(text, datum) or YEARS_AWAY.search(low):
            continue  # "over vijf jaar" is no nearer than a year
        yield datum


def settled(datums: Iterable[Datum], shift: Shift | None, base: date) -> Iterator[Datum]:
    """The dates of a block. In minutes told in the past "werd bepaald op" does not look back: what is in doubt is read in the present."""
    now = {shift.back(d.start): d for d in counted(shift.text, base)} if shift else {}
    for datum in datums:
        other = now.get(datum.start)
        sure = other is not None and other.zeker and not datum.zeker and other.tekst == datum.tekst
        yield replace(other, start=datum.start, eind=datum.eind) if other and sure else datum


def usual_day(text: str, datum: Datum) -> bool:
    """A weekday on which something is or may be done every week: "als er op zondag koffie is", "blijft op donderdag"."""
    if not WEEKDAY.fullmatch(datum.tekst):
        return False
    before = re.split(r"[.!?;:,]\s|\n", text[: datum.start])[-1]
    behind = re.split(r"[.!?;:,](?:\s|$)|\n", text[datum.eind :])[0]
    sentence = re.split(r"[.!?]\s|\n", text[: datum.start])[-1] + re.split(r"[.!?](?:\s|$)|\n", text[datum.eind :])[0]
    return (
        bool(USUALLY.search(before) or COMPARED.search(sentence))
        or bool(THERE.search(before) and BEING.search(f"{before} {behind}"))
        or bool(WHETHER.search(before) and POSSIBLE.search(behind))
    )


def planned(text: str, datum: Datum) -> bool:
    """Whether the sentence speaks of a meeting: "de volgende dag is er een bijeenkomst", not "een bericht voor de volgende dag"."""
    sentence = re.split(r"[.!?]\s", text[: datum.start])[-1] + re.split(r"[.!?](?:\s|$)", text[datum.start :])[0]
    return any(word in term_set("dates_events") for word in re.findall(r"\w+", sentence.lower()))


def _item(outline: Outline, index: int) -> str | None:
    section = outline.main_section_of(index) or outline.section_of(index)
    return (section.number or section.title) if section else None


def body_of(doc: Doc, datum: Datum, own: str | None) -> str | None:
    """The body named right before or right after the date; a bare noun ("stuurgroep") only beside a single day."""
    best: tuple[int, str] | None = None
    day = datum.van is not None and datum.van == datum.tot
    for start, end, name in _bodies(doc, own) if day else ():
        if end <= datum.start and datum.start - end <= NEAR and BODY_FIRST.fullmatch(doc.text[end : datum.start]):
            best = min(best or (NEAR + 1, ""), (datum.start - end, name))
        elif start >= datum.eind and start - datum.eind <= NEAR and DATE_FIRST.fullmatch(doc.text[datum.eind : start]):
            best = min(best or (NEAR + 1, ""), (start - datum.eind, name))
    return best[1] if best else None


def _bodies(doc: Doc, own: str | None) -> Iterator[tuple[int, int, str]]:
    """Names of bodies, abbreviations of meetings, and nouns such as "stuurgroep"; "overleg" or "vergadering" alone names none."""
    covered: set[int] = set()
    general, short = set(resources.terms("general_meeting_words")), set(resources.terms("dates_meetings")) | {own}
    for span in spans(doc):
        covered.update(range(span.start, span.end))
        yield span.start_char, span.end_char, span.text
    for token in doc:
        plural = token.text.endswith(("en", "s"))
        if token.i not in covered and (token.text in short or is_body(token.text) and token.lower_ not in general and not plural):
            yield token.idx, token.idx + len(token.text), token.text

"""Subjects that return at a coming meeting, whatever kind of sentence says so. A doubt becomes a Melding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from pipeline import resources
from pipeline.extraction.before import sentences_before
from pipeline.extraction.next_agenda import for_next
from pipeline.extraction.pointing import points_back
from pipeline.extraction.roster import Roster, roster
from pipeline.extraction.sending import Sent, When, sent
from pipeline.extraction.statements import Statement, statements
from pipeline.extraction.told import in_present
from pipeline.language import Parse
from pipeline.language.bodies import is_body, spans
from pipeline.language.dates import find_dates
from pipeline.model import Datumvermelding, Melding, Terugkeer, Terugkomst, Verslag

UNSURE = "Hoort dit op een volgende agenda? Dat staat er niet zeker. Zet het zo nodig zelf op de conceptagenda."


@in_present
def returns(parse: Parse, verslag: Verslag) -> Verslag:
    people = roster(verslag, parse.text)
    found = [t for s in statements(parse) if (t := returning(parse, s, verslag, people))]
    doubts = tuple(melding(t) for t in found if not t.zeker)
    return replace(verslag, terugkomsten=tuple(found), meldingen=(*verslag.meldingen, *doubts))


def melding(t: Terugkomst) -> Melding:
    return Melding(code="terugkeer_onzeker", tekst=UNSURE, citaat=t.citaat, agendapunt=t.agendapunt, vindplaats=t.vindplaats)


def returning(parse: Parse, s: Statement, verslag: Verslag, people: Roster) -> Terugkomst | None:
    if s.struck or s.ticked:
        return None
    terugkeer, sure = sent_to(s, verslag, people)
    if for_next(s, parse.outline.document.blocks) and (terugkeer is None or not sure):
        terugkeer, sure = Terugkeer(overleg=verslag.vergadering.afkorting or verslag.vergadering.overleg, datum=None, tekst=s.text), True
    if terugkeer is None:
        return None
    return Terugkomst(
        citaat=s.text,
        vindplaats=s.vindplaats,
        terugkeer=terugkeer,
        agendapunt=s.item,
        ervoor=next((t for t in sentences_before(parse, s.vindplaats) if not points_back(t)), ""),
        zeker=sure,
    )


def sent_to(s: Statement, verslag: Verslag, people: Roster) -> tuple[Terugkeer | None, bool]:
    """The coming meeting to which the sentence sends its subject, and whether that is beyond doubt."""
    base = verslag.vergadering.datum
    given = [*mentioned(s, verslag, base), *reckoned(s, base)]
    known = {d.van for d in verslag.datums if d.overleg} | {v.datum for v in [verslag.volgende_vergadering] if v}
    dates = [When(start, end, body, not day, last in known, i) for i, (start, end, day, body, _, last) in enumerate(given)]
    names = [(m.start, m.end) for m in people.mentions(s.span)]
    found = sent(s.text, dates, list(bodies(s, verslag.vergadering.afkorting)), names)
    if found is None:
        return None, False
    if found.when is None and not found.following and any(d.tot and base and d.tot <= base for d in inside(s, verslag)):
        return None, False  # "op 12 mei aangehouden" is told, not settled here
    return back(found, given, s.text, verslag)


Given = tuple[int, int, bool, str | None, date | None, date | None]  # place, whether one day, the meeting it names, first and last day


def inside(s: Statement, verslag: Verslag) -> list[Datumvermelding]:
    return [d for d in verslag.datums if d.vindplaats.blok == s.block and s.start <= d.vindplaats.van < s.end]


def mentioned(s: Statement, verslag: Verslag, base: date | None) -> Iterator[Given]:
    for d in inside(s, verslag):
        if d.tot and (base is None or d.tot > base):
            first, last = period(d, s, base)
            yield d.vindplaats.van - s.start, d.vindplaats.tot - s.start, first == last, d.overleg, first, last


def period(d: Datumvermelding, s: Statement, base: date | None) -> tuple[date | None, date | None]:
    """ "Vóór 1 mei" is any day up to then."""
    if d.van and d.tot and d.tekst.lower().startswith("over "):
        return about(d.van, d.tot)
    before = s.text[: d.vindplaats.van - s.start].lower().rstrip()
    until = before.endswith(("vóór", "uiterlijk")) or before.endswith("voor") and "agend" not in s.text.lower()
    return (base + timedelta(days=1), d.tot) if until and base and d.van == d.tot else (d.van, d.tot)


def reckoned(s: Statement, base: date | None) -> Iterator[Given]:
    """Years and terms, which do not count as dates of the minutes: "begin 2027", "over drie maanden"."""
    if base is None:
        return
    for d in find_dates(s.text, base):
        if d.soort == "jaar" and d.van and d.tot and d.tot > base:
            yield d.start, d.eind, False, None, d.van, d.tot
        elif d.soort == "termijn" and d.van and d.tot and d.van > base and d.tekst.lower().startswith("over "):
            yield d.start, d.eind, False, None, *about(d.van, d.tot)


def about(first: date, last: date) -> tuple[date, date]:
    """ "Over drie maanden": from a week before to a month behind that day."""
    return first - timedelta(days=7), last + timedelta(days=31)


def back(found: Sent, given: list[Given], text: str, verslag: Verslag) -> tuple[Terugkeer | None, bool]:
    own = verslag.vergadering.afkorting or verslag.vergadering.overleg
    body, sure = found.body or own, found.sure
    if found.when is None:
        return Terugkeer(overleg=body, datum=None, tekst=text), sure
    _, _, day, _, first, last = given[found.when.index]
    if day and first == last:
        return Terugkeer(overleg=body, datum=first, tekst=text), sure
    return Terugkeer(overleg=body, datum=None, tekst=text, van=first, tot=last), sure


def bodies(s: Statement, own: str | None) -> Iterator[tuple[int, int, str]]:
    """Bodies named in the sentence; "vergadering" or "overleg" alone names none."""
    doc, covered = s.span.doc, set[int]()
    general, short = resources.term_set("general_meeting_words"), {*resources.terms("dates_meetings"), own}
    for span in spans(doc):
        covered.update(range(span.start, span.end))
        if s.start <= span.start_char < s.end:
            yield span.start_char - s.start, span.end_char - s.start, span.text
    for token in s.span:
        plural = token.text.endswith(("en", "s"))
        if token.i not in covered and (token.text in short or is_body(token.text) and token.lower_ not in general and not plural):
            yield token.idx - s.start, token.idx + len(token.text) - s.start, token.text

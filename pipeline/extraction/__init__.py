"""Parsed minutes to facts: one kind of fact a file, each a function ``(parse, verslag) -> verslag``, in this order."""

from __future__ import annotations

from pipeline.extraction.actions import actions
from pipeline.extraction.agenda import agenda
from pipeline.extraction.attendance import attendance
from pipeline.extraction.before import before
from pipeline.extraction.dates import dates
from pipeline.extraction.decisions import decisions
from pipeline.extraction.doubts import doubts
from pipeline.extraction.finished import finished
from pipeline.extraction.header import header
from pipeline.extraction.next_meeting import next_meeting
from pipeline.extraction.officers import officers
from pipeline.extraction.plan import plan
from pipeline.extraction.returns import returns
from pipeline.extraction.speakers import speakers
from pipeline.extraction.spelling import spellings
from pipeline.extraction.told import Extractor
from pipeline.language.parse import Parse
from pipeline.model import Jaarplan, Verslag

# Header first: dates are resolved against the meeting's own date. People before what they say, agenda before what falls under it.
EXTRACTORS: tuple[Extractor, ...] = (
    header,
    attendance,
    officers,
    agenda,
    spellings,
    dates,
    speakers,
    decisions,
    next_meeting,
    returns,
    actions,
    finished,
    before,
    doubts,
)


def extract(parse: Parse) -> Verslag | Jaarplan:
    """All facts of one set of minutes, or of an annual plan."""
    if parse.outline.kind == "jaarplan":
        return plan(parse)
    document = parse.outline.document
    verslag = Verslag(bestand=document.name, sha256=document.sha256, soort=parse.outline.kind, meldingen=document.meldingen)
    for extractor in EXTRACTORS:
        verslag = extractor(parse, verslag)
    return verslag

"""The reported meeting: body, date, times and place, from header fields, titles, opening and closing sentences."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extraction import body, meeting_date, meeting_place, meeting_times
from pipeline.language.parse import Parse
from pipeline.model import Vergadering, Verslag


def header(parse: Parse, verslag: Verslag) -> Verslag:
    outline = parse.outline
    day, meldingen = meeting_date.find(outline)
    begin, end = meeting_times.find(outline)
    name, short = body.find(outline)
    meeting = Vergadering(overleg=name, afkorting=short, datum=day, begintijd=begin, eindtijd=end, locatie=meeting_place.find(outline))
    return replace(verslag, vergadering=meeting, meldingen=(*verslag.meldingen, *meldingen))

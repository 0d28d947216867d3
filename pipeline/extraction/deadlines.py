"""By when a task told in a sentence must be done."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from pipeline.extraction.commitments import Candidate
from pipeline.model import Datumvermelding

NEXT = re.compile(
    r"\b(?:vóór|voor|op|in|tijdens|bij)?\s*(?:de|het)?\s*(?:eerst)?volgende?\s+(?:keer|vergadering|overleg|bijeenkomst|sessie)\b", re.I
)


def deadline(c: Candidate, base: date | None) -> Datumvermelding | None:
    """The last date of the sentence that is not past; "de volgende vergadering" without a date keeps its words, dates empty."""
    coming = [d for d in c.dates if d.tot and (base is None or d.tot >= base)]
    if coming:
        return coming[-1] if len({(d.van, d.tot) for d in coming}) > 1 and "uiterlijk" in c.statement.text.lower() else coming[0]
    match = NEXT.search(c.statement.text)
    if not match:
        return None
    start = c.statement.start + match.start() + len(match[0]) - len(match[0].lstrip())
    place = replace(c.statement.vindplaats, van=start, tot=c.statement.start + match.end())
    return Datumvermelding(tekst=match[0].strip(), van=None, tot=None, vindplaats=place, agendapunt=c.statement.item)

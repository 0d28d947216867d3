"""What a decision or action was about, and when the bodies met: what the quarterly overview needs besides the rows themselves."""

from __future__ import annotations

import sqlite3
from datetime import date

from pipeline.register import documents, numbering


def subjects(db: sqlite3.Connection) -> dict[str, str]:
    """Number of a decision or action -> title of the agenda item under which it was first settled."""
    found: dict[str, str] = {}
    issued = {kind: numbering.issued(db, kind) for kind in ("actie", "besluit")}
    for verslag in documents.valid(db):
        titles = {key: a.titel for a in verslag.agenda for key in (a.nummer, a.titel) if key}
        for kind, punten in (("actie", [a.agendapunt for a in verslag.acties]), ("besluit", [b.agendapunt for b in verslag.besluiten])):
            for i, nummer in issued[kind].get(verslag.sha256, {}).items():
                punt = punten[i] if 0 <= i < len(punten) else None
                if punt in titles:
                    found.setdefault(nummer, titles[punt])
    return found


def meeting_days(db: sqlite3.Connection) -> tuple[date, ...]:
    """The days of all minutes that count."""
    return tuple(sorted(d for v in documents.valid(db) if (d := v.vergadering.datum)))

"""The agenda of record: a draft agenda as the chair sent it back. The last one for a meeting counts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from pipeline.model import Conceptagenda, Conceptpunt
from pipeline.register import facts

ADDED = "Nieuw sinds de versie van de voorzitter."


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairAgenda:
    """``datum`` and ``vorige`` say which draft agenda it replaces; ``gezien`` are all items that were on the table, removed ones too.

    ``geparkeerd``: titles to keep off the agendas until one of them stands on a returned agenda again; ``overgeslagen``: items for the
    agenda after this one. What is None was not changed.
    """

    bestand: str
    datum: date | None
    vorige: date | None
    punten: tuple[Conceptpunt, ...]
    gezien: tuple[Conceptpunt, ...] = ()
    geparkeerd: tuple[str, ...] = ()
    overgeslagen: tuple[Conceptpunt, ...] = ()
    nieuwe_datum: date | None = None
    begintijd: time | None = None
    eindtijd: time | None = None
    locatie: str | None = None

    def fits(self, agenda: Conceptagenda) -> bool:
        """Whether it is the agenda of that meeting; one without a date is that of the meeting after ``vorige``."""
        if self.datum is None:
            return agenda.vorige == self.vorige
        return agenda.datum is not None and agenda.datum in (self.datum, self.nieuwe_datum)


def keep(db: sqlite3.Connection, gremium: int, agenda: ChairAgenda) -> None:
    db.execute("INSERT INTO agenda (gremium, bestand, inhoud) VALUES (?, ?, ?)", (gremium, agenda.bestand, facts.dump(agenda)))


def all_of(db: sqlite3.Connection) -> Mapping[int, tuple[ChairAgenda, ...]]:
    """Per body, the last one last."""
    found: dict[int, tuple[ChairAgenda, ...]] = {}
    for row in db.execute("SELECT gremium, inhoud FROM agenda ORDER BY id"):
        found[row["gremium"]] = (*found.get(row["gremium"], ()), facts.build(ChairAgenda, json.loads(row["inhoud"])))
    return found


def for_meeting(agendas: Sequence[ChairAgenda], agenda: Conceptagenda) -> ChairAgenda | None:
    return next((a for a in reversed(agendas) if a.fits(agenda)), None)


def parked(agendas: Sequence[ChairAgenda]) -> tuple[str, ...]:
    """Titles that a chair parked and that no later agenda took up again."""
    off: dict[str, None] = {}
    for agenda in agendas:
        back = {p.titel.lower() for p in agenda.punten}
        off = {t: None for t in (*off, *agenda.geparkeerd) if t.lower() not in back}
    return tuple(off)

"""What left the program and may come back changed: action lists and draft agendas, each version as it was delivered."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.model import Conceptagenda, Dossier, Registeractie
from pipeline.register import documents, facts
from pipeline.register.bodies import Body
from pipeline.register.store import Register

Kind = Literal["actielijst", "conceptagenda"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredList:
    """An action list as it went out: ``datum`` is the meeting that it reports."""

    versie: str
    datum: date | None
    acties: tuple[Registeractie, ...]


def keep(register: Register, dossier: Dossier) -> None:
    """Remembers the action list and the draft agendas of a dossier that is about to be published."""
    owner = documents.body_ids(register.db).get(dossier.verslag.sha256)
    if owner is None:
        return
    sha256, held = dossier.verslag.sha256, documents.iso(dossier.verslag.vergadering.datum)
    _keep(register, ("actielijst", owner, held, dossier.versie, sha256, facts.dump(dossier.acties)))
    for agenda in dossier.agendas:
        keep_agenda(register, agenda, sha256)


def keep_agenda(register: Register, agenda: Conceptagenda, sha256: str) -> None:
    """``sha256``: the minutes after which it was made."""
    body = next((b for b in register.bodies() if b.naam == agenda.overleg), None)
    if body:
        _keep(register, ("conceptagenda", body.id, documents.iso(agenda.datum), agenda.versie, sha256, facts.dump(agenda)))


def _keep(register: Register, values: tuple[str | int | None, ...]) -> None:
    query = "INSERT OR REPLACE INTO geleverd (soort, gremium, datum, versie, verslag, inhoud) VALUES (?, ?, ?, ?, ?, ?)"
    with register.transaction():
        register.db.execute(query, values)


def lists(register: Register, body: Body, versie: str = "", datum: date | None = None) -> tuple[DeliveredList, ...]:
    """Lists of a body, the last delivered first: that version, else those of that meeting, else all."""
    rows = _rows(register, "actielijst", body, versie, datum)
    return tuple(
        DeliveredList(versie=v, datum=day, acties=tuple(facts.build(Registeractie, a) for a in json.loads(text))) for v, day, text in rows
    )


def agendas(register: Register, body: Body, versie: str = "", datum: date | None = None) -> tuple[Conceptagenda, ...]:
    """Draft agendas of a body, the last delivered first: that version, else those for that meeting, else all."""
    return tuple(facts.build(Conceptagenda, json.loads(text)) for _, _, text in _rows(register, "conceptagenda", body, versie, datum))


def minutes_behind(register: Register, body: Body, datum: date | None) -> tuple[str, ...]:
    """The minutes after which a draft agenda for that meeting was delivered: their papers hold it."""
    query = "SELECT DISTINCT verslag FROM geleverd WHERE soort = 'conceptagenda' AND gremium = ? AND datum IS ?"
    return tuple(r["verslag"] for r in register.db.execute(query, (body.id, documents.iso(datum))))


def version(register: Register, sha256: str) -> str | None:
    """The version of the action list that was delivered last with these minutes."""
    query = "SELECT versie FROM geleverd WHERE soort = 'actielijst' AND verslag = ? ORDER BY id DESC LIMIT 1"
    row = register.db.execute(query, (sha256,)).fetchone()
    return row["versie"] if row else None


def _rows(register: Register, soort: Kind, body: Body, versie: str, datum: date | None) -> Sequence[tuple[str, date | None, str]]:
    query = "SELECT versie, datum, inhoud FROM geleverd WHERE soort = ? AND gremium = ? ORDER BY id DESC"
    found = [
        (r["versie"], date.fromisoformat(r["datum"]) if r["datum"] else None, r["inhoud"])
        for r in register.db.execute(query, (soort, body.id))
    ]
    return [r for r in found if versie and r[0] == versie] or [r for r in found if datum and r[1] == datum] or found

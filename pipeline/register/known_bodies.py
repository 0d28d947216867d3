"""Which body of the register minutes, ``gremia.toml`` and annual plans speak of; one that is not there yet is added. And when it met."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.model import Jaarplan, Verslag
from pipeline.register import bodies, documents, numbering, plans
from pipeline.register.bodies import Body
from pipeline.register.gremia import Gremia
from pipeline.register.threads import Key, Meeting


def of_minutes(db: sqlite3.Connection, settings: Gremia, verslag: Verslag) -> Body:
    name = bodies.one_space(verslag.vergadering.overleg or bodies.UNKNOWN)
    known = documents.bodies(db, settings)
    found = bodies.resolve(name, known)
    if found is None:
        short = verslag.vergadering.afkorting or bodies.abbreviation(name, bodies.mentions(verslag))
        documents.add_body(db, name, short, bodies.prefix(name, short, [b.prefix for b in known]))
    else:
        documents.add_name(db, found.id, name)
    return next(b for b in documents.bodies(db, settings) if (b.id == found.id if found else name in b.names))


def from_settings(db: sqlite3.Connection, settings: Gremia) -> None:
    """Bodies that the secretary names are known before they have minutes."""
    for overleg in settings.overleg:
        known = documents.bodies(db, settings)
        body = next((b for b in known if any(bodies.same(overleg.naam, n) for n in (b.naam, *b.names))), None)
        taken = [b.prefix for b in known if b != body]
        prefix = bodies.prefix(overleg.naam, overleg.afkorting, taken)
        if body is None:
            documents.add_body(db, overleg.naam, overleg.afkorting or None, prefix)
        elif overleg.afkorting and prefix != body.prefix:
            documents.set_prefix(db, body, prefix)


def from_plan(db: sqlite3.Connection, settings: Gremia, jaarplan: Jaarplan) -> None:
    """Bodies of an annual plan, under the name it gives; a body that is known by a longer name stays that body."""
    for gremium in plans.that_meet(jaarplan):
        known = documents.bodies(db, settings)
        body = bodies.resolve(gremium.naam, known) or (bodies.resolve(gremium.afkorting, known) if gremium.afkorting else None)
        if body is None:
            prefix = bodies.prefix(gremium.naam, gremium.afkorting, [b.prefix for b in known])
            documents.add_body(db, gremium.naam, gremium.afkorting, prefix)
        else:
            documents.add_name(db, body.id, gremium.naam)
            plans.add_abbreviation(db, body, gremium.afkorting)


def meetings(db: sqlite3.Connection, body: Body, known: Sequence[Body]) -> list[Meeting]:
    """All meetings of a body, each with what the others met about since the one before."""
    of, everything = documents.body_ids(db), documents.valid(db)
    own = sorted((v for v in everything if of[v.sha256] == body.id), key=_day)
    others = [(of[v.sha256], v) for v in everything if of[v.sha256] != body.id and v.vergadering.datum]
    made = []
    for before, verslag in zip([None, *own], own, strict=False):
        since = _day(before) if before else date.min
        heard = tuple((i, v) for i, v in others if since < _day(v) <= _day(verslag))
        single = alone(verslag, body)
        meeting = Meeting(verslag=verslag, alone=single, body=body.id, bodies=tuple(known), elsewhere=() if single else heard)
        made.append(replace(meeting, numbers=_numbers(db, body, verslag)))
    return made


def _numbers(db: sqlite3.Connection, body: Body, verslag: Verslag) -> dict[str, frozenset[Key]]:
    """The numbers that the text calls finished; a bare number is looked up behind the letters of the body."""
    named = {n: f"{body.prefix}-{int(n):03d}" if n.isdigit() else n for a in verslag.afmeldingen for n in a.nummers}
    holds = numbering.holds(db) if named else {}
    return {n: holds.get(full, frozenset()) | {(full, -1)} for n, full in named.items()}


def _day(verslag: Verslag) -> date:
    return verslag.vergadering.datum or date.max


def alone(verslag: Verslag, body: Body) -> bool:
    return verslag.vergadering.datum is None or body.naam == bodies.UNKNOWN

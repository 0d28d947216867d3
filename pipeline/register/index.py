"""Copies of what the replay gives, made anew each time: rows to ask for, history, full text."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from pipeline.model import Registeractie, Verslag
from pipeline.register import facts, numbering
from pipeline.register.bodies import Body
from pipeline.register.people import People
from pipeline.register.threads import State, source

Issued = Mapping[str, Mapping[int, str]]


def store(db: sqlite3.Connection, body: Body, states: Sequence[State], issued: Issued, who: People) -> None:
    for table in ("actie", "geschiedenis"):
        db.execute(f"DELETE FROM {table} WHERE gremium = ?", (body.id,))
    if not states:
        return
    threads = states[-1].threads
    for thread in threads:
        if thread.keys:
            row = numbering.row(thread, body, issued, who)
            day = row.deadline.isoformat() if row.deadline else None
            db.execute("INSERT INTO actie VALUES (?, ?, ?, ?, ?)", (row.nummer, body.id, row.status, day, facts.dump(row)))
    for state in states:
        for c in state.changes:
            if threads[c.thread].keys:
                nummer, day = numbering.number(threads[c.thread].keys, issued), c.datum.isoformat() if c.datum else None
                query = "INSERT INTO geschiedenis (gremium, nummer, datum, veld, oud, nieuw, bron) VALUES (?, ?, ?, ?, ?, ?, ?)"
                db.execute(query, (body.id, nummer, day, c.veld, c.oud, c.nieuw, c.bron))


def add_document(db: sqlite3.Connection, verslag: Verslag) -> None:
    """Full text of one document. Numbers are looked up when asked for: they may still change place."""
    lines = [("agendapunt", i, p.titel, _place(verslag, p.nummer)) for i, p in enumerate(verslag.agenda)]
    lines += [("besluit", i, _text(b.tekst, b.citaat), source(verslag, b)) for i, b in enumerate(verslag.besluiten)]
    lines += [("actie", i, _text(a.tekst, a.citaat), source(verslag, a)) for i, a in enumerate(verslag.acties)]
    query = "INSERT INTO zoek (tekst, soort, volgorde, bron, sha256) VALUES (?, ?, ?, ?, ?)"
    db.executemany(query, [(text, kind, i, bron, verslag.sha256) for kind, i, text, bron in lines])


def elsewhere(db: sqlite3.Connection, body: Body) -> tuple[Registeractie, ...]:
    """Actions of all other bodies."""
    return tuple(facts.row(r["rij"]) for r in db.execute("SELECT rij FROM actie WHERE gremium != ? ORDER BY gremium, nummer", (body.id,)))


def _text(tekst: str, citaat: str) -> str:
    return citaat if tekst.lower() in citaat.lower() else f"{tekst} — {citaat}"


def _place(verslag: Verslag, punt: str | None) -> str:
    return f"{verslag.bestand}, punt {punt}" if punt else verslag.bestand

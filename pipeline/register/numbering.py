"""Numbers such as BBO-014: issued once, kept for good, never used again."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date

from pipeline.model import Registeractie, Registerbesluit, Verslag
from pipeline.register.bodies import Body
from pipeline.register.people import People
from pipeline.register.threads import Key, Thread, source

Issued = Mapping[str, Mapping[int, str]]


def issue(db: sqlite3.Connection, body: Body, threads: Sequence[Thread]) -> None:
    """A number for every thread.

    When older minutes arrive late, one thread may turn out to be two numbered ones: it keeps the oldest number and the other one
    points to it. Or one number may turn out to stand for two threads: the older thread keeps it. Statements of numbers that a hand
    joined keep the number they were given, so that every replay finds them under it and joins them again.
    """
    before, by_hand = given(db, "actie"), joined(db, body)
    held = [{before[sha][i] if i >= 0 else sha for sha, i in t.keys if i < 0 or i in before.get(sha, {})} for t in threads]
    kept: dict[int, str] = {}
    for i, numbers in enumerate(held):
        free = sorted(numbers - set(kept.values()), key=sequence)
        if free:
            kept[i] = free[0]
    stays = set(kept.values())
    for i, thread in enumerate(threads):
        if not thread.keys:
            continue
        nummer = kept.get(i) or draw(db, body, "actie")
        gone = held[i] - stays
        db.executemany("UPDATE nummer SET vervangen_door = ? WHERE ? IN (nummer, vervangen_door)", [(nummer, old) for old in gone])
        holds_on = {nummer} | (gone & by_hand)
        new = [(sha, index, nummer) for sha, index in thread.keys if index >= 0 and before.get(sha, {}).get(index) not in holds_on]
        db.executemany("INSERT OR REPLACE INTO uitspraak VALUES (?, 'actie', ?, ?)", new)
    db.executemany("UPDATE nummer SET vervangen_door = NULL WHERE nummer = ? AND vervangen_door NOT NULL", [(n,) for n in stays])


def issue_decisions(db: sqlite3.Connection, body: Body, verslagen: Sequence[Verslag]) -> None:
    known = {(r["sha256"], r["volgorde"]) for r in db.execute("SELECT sha256, volgorde FROM uitspraak WHERE soort = 'besluit'")}
    for verslag in sorted(verslagen, key=lambda v: (v.vergadering.datum is None, v.vergadering.datum or date.max)):
        for index in range(len(verslag.besluiten)):
            if (verslag.sha256, index) not in known:
                db.execute("INSERT INTO uitspraak VALUES (?, 'besluit', ?, ?)", (verslag.sha256, index, draw(db, body, "besluit")))


def draw(db: sqlite3.Connection, body: Body, soort: str) -> str:
    """The next number of a body: ``BBO-014``; of a decision ``BBO-B014``."""
    query = "SELECT coalesce(max(volgnummer), 0) + 1 FROM nummer WHERE gremium = ? AND soort = ?"
    volgnummer = db.execute(query, (body.id, soort)).fetchone()[0]
    nummer = f"{body.prefix}-{'B' if soort == 'besluit' else ''}{volgnummer:03d}"
    db.execute("INSERT INTO nummer (nummer, gremium, soort, volgnummer) VALUES (?, ?, ?, ?)", (nummer, body.id, soort, volgnummer))
    return nummer


def sequence(nummer: str) -> int:
    return int(nummer.rpartition("-")[2].lstrip("B"))


def joined(db: sqlite3.Connection, body: Body) -> set[str]:
    """The numbers of which somebody said that they are one action."""
    rows = db.execute("SELECT nummer, waarde FROM wijziging WHERE gremium = ? AND veld = 'zelfde_als'", (body.id,))
    return {nummer for r in rows for nummer in (r["nummer"], r["waarde"])}


def issued(db: sqlite3.Connection, soort: str) -> dict[str, dict[int, str]]:
    """sha256 of a document -> index of an action or decision in it -> number as it is now; at -1 what replaces a number."""
    query = "SELECT nummer, vervangen_door FROM nummer WHERE vervangen_door NOT NULL AND soort = ?"
    now = {r["nummer"]: r["vervangen_door"] for r in db.execute(query, (soort,))}
    found = {sha: {i: now.get(nummer, nummer) for i, nummer in by_index.items()} for sha, by_index in given(db, soort).items()}
    return found | {old: {-1: new} for old, new in now.items()}


def given(db: sqlite3.Connection, soort: str) -> dict[str, dict[int, str]]:
    """As ``issued``, with the numbers as they were given, also those that were since replaced by hand."""
    found: dict[str, dict[int, str]] = {}
    for r in db.execute("SELECT sha256, volgorde, nummer FROM uitspraak WHERE soort = ?", (soort,)):
        found.setdefault(r["sha256"], {})[r["volgorde"]] = r["nummer"]
    return found


def holds(db: sqlite3.Connection) -> dict[str, frozenset[Key]]:
    """Number of an action -> the statements it was given to."""
    found: dict[str, set[Key]] = {}
    for sha256, by_index in given(db, "actie").items():
        for index, nummer in by_index.items():
            found.setdefault(nummer, set()).add((sha256, index))
    return {nummer: frozenset(keys) for nummer, keys in found.items()}


def number(keys: Sequence[Key], issued: Issued) -> str:
    """The oldest number among them; an action added by hand carries its number in its key."""
    now = (issued.get(key, {}).get(i, key if i < 0 else "") for key, i in keys)
    return min(filter(None, now), key=sequence)


def row(thread: Thread, body: Body, issued: Issued, who: People) -> Registeractie:
    return Registeractie(
        nummer=number(thread.keys, issued),
        overleg=body.naam,
        datum=thread.datum,
        punt=thread.punt,
        tekst=thread.tekst,
        citaat=thread.citaat,
        bron=f"{thread.bron}; laatst {thread.again}" if thread.again else thread.bron,
        eigenaren=tuple(dict.fromkeys(who.name(n) for n in thread.eigenaren)),
        wanneer=thread.wanneer,
        deadline=thread.deadline,
        status=thread.status,
        te_bevestigen=thread.te_bevestigen,
        reden=thread.reden,
        uitgesteld=thread.uitgesteld,
        laatst_genoemd=thread.laatst_genoemd,
        afgesloten=thread.afgesloten,
        gemist=thread.missed,
        terugkeer=thread.terugkeer,
    )


def decision(verslag: Verslag, index: int, body: Body, issued: Issued) -> Registerbesluit:
    besluit = verslag.besluiten[index]
    return Registerbesluit(
        nummer=issued[verslag.sha256][index],
        overleg=body.naam,
        datum=verslag.vergadering.datum,
        punt=besluit.agendapunt,
        tekst=besluit.tekst,
        citaat=besluit.citaat,
        bron=source(verslag, besluit),
        te_bevestigen=besluit.te_bevestigen,
    )

"""Rows of the register that are not derived: bodies, documents, changes by hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.model import Jaarplan, Melding, Verslag
from pipeline.register import facts, index, numbering, versions
from pipeline.register.bodies import UNKNOWN, Body, one_space
from pipeline.register.edits import NEW, Edit
from pipeline.register.gremia import Gremia
from pipeline.register.wording import long_date


def bodies(db: sqlite3.Connection, gremia: Gremia) -> tuple[Body, ...]:
    """With the names and abbreviations that the secretary set: those go before what documents print."""
    names: dict[int, list[str]] = {}
    for row in db.execute("SELECT naam, gremium FROM gremiumnaam ORDER BY naam"):
        names.setdefault(row["gremium"], []).append(row["naam"])
    found = []
    for r in db.execute("SELECT * FROM gremium ORDER BY id"):
        printed = tuple(dict.fromkeys(one_space(n) for n in names.get(r["id"], ())))
        body = Body(id=r["id"], naam=one_space(r["naam"]), afkorting=r["afkorting"], prefix=r["voorvoegsel"], names=printed)
        by_hand = gremia.of(body)
        if by_hand:
            given = one_space(by_hand.naam)
            naam = given if given not in printed else body.naam
            all_names = tuple(dict.fromkeys((*printed, given, *by_hand.namen)))
            body = replace(body, naam=naam, afkorting=by_hand.afkorting or body.afkorting, names=all_names)
        found.append(body)
    return tuple(found)


def add_body(db: sqlite3.Connection, name: str, short: str | None, prefix: str) -> int:
    made = db.execute("INSERT INTO gremium (naam, afkorting, voorvoegsel) VALUES (?, ?, ?)", (name, short, prefix))
    add_name(db, int(made.lastrowid or 0), name)
    return int(made.lastrowid or 0)


def add_name(db: sqlite3.Connection, body: int, name: str) -> None:
    """Another way to name a body; the longest one is its name, whatever order they came in."""
    db.execute("INSERT OR IGNORE INTO gremiumnaam (naam, gremium) VALUES (?, ?)", (name, body))
    fullest = max((r["naam"] for r in db.execute("SELECT naam FROM gremiumnaam WHERE gremium = ?", (body,))), key=lambda n: (len(n), n))
    db.execute("UPDATE gremium SET naam = ? WHERE id = ?", (fullest, body))


def set_prefix(db: sqlite3.Connection, body: Body, prefix: str) -> None:
    """For numbers from now on; those that were issued keep theirs."""
    db.execute("UPDATE gremium SET voorvoegsel = ? WHERE id = ?", (prefix, body.id))


def keep(db: sqlite3.Connection, body: Body, verslag: Verslag) -> None:
    """Stores a document once. A newer version of minutes takes over the numbers of the older one."""
    if db.execute("SELECT 1 FROM document WHERE sha256 = ?", (verslag.sha256,)).fetchone():
        return
    db.execute(
        "INSERT INTO document (sha256, bestand, soort, gremium, datum, feiten) VALUES (?, ?, ?, ?, ?, ?)",
        (verslag.sha256, verslag.bestand, verslag.soort, body.id, iso(verslag.vergadering.datum), facts.dump(verslag)),
    )
    index.add_document(db, verslag)
    others = _versions(db, body, verslag)
    if not others:
        return
    old = others[-1]
    older, newer = (verslag, old) if versions.concept(verslag) and not versions.concept(old) else (old, verslag)
    _take_over(db, older, newer)
    db.execute("UPDATE document SET geldig = 0 WHERE sha256 = ?", (older.sha256,))


def version_remarks(db: sqlite3.Connection, body: Body, verslag: Verslag) -> tuple[Melding, ...]:
    """What differs from the version before, or that a newer one counts. All actions have their number by then."""
    others = [v for v in _versions(db, body, verslag, valid_only=False) if v.sha256 != verslag.sha256]
    older = [v for v in others if _order(db, v) < _order(db, verslag)]
    current = counts_for(db, body, verslag)
    if current.sha256 != verslag.sha256:
        return (_older(current, verslag),)
    return (_difference(db, older[-1], verslag),) if older else ()


def _order(db: sqlite3.Connection, verslag: Verslag) -> int:
    return int(db.execute("SELECT id FROM document WHERE sha256 = ?", (verslag.sha256,)).fetchone()["id"])


def _difference(db: sqlite3.Connection, old: Verslag, new: Verslag) -> Melding:
    numbers = numbering.issued(db, "actie")
    return versions.notice(old, new, versions.compare(old, new), numbers.get(old.sha256, {}), numbers.get(new.sha256, {}))


def _older(current: Verslag, verslag: Verslag) -> Melding:
    text = (
        f"Dit is een oudere versie van het verslag van {long_date(verslag.vergadering.datum)}: {current.bestand} is al verwerkt en telt. "
        "Is dit toch de juiste versie? Haal dan het woord concept uit de bestandsnaam en zet het bestand opnieuw in de inbox."
    )
    return Melding(code="oudere_versie", tekst=text)


def _take_over(db: sqlite3.Connection, old: Verslag, new: Verslag) -> None:
    """Gives facts of the new version the numbers that the old version's have."""
    found = versions.compare(old, new)
    for soort, pairs in (("actie", found.actions), ("besluit", found.decisions)):
        held = {
            r["volgorde"]: r["nummer"] for r in db.execute("SELECT * FROM uitspraak WHERE sha256 = ? AND soort = ?", (old.sha256, soort))
        }
        for new_index, old_index in pairs.items():
            if old_index in held:
                db.execute("INSERT OR IGNORE INTO uitspraak VALUES (?, ?, ?, ?)", (new.sha256, soort, new_index, held[old_index]))


def _versions(db: sqlite3.Connection, body: Body, verslag: Verslag, valid_only: bool = True) -> list[Verslag]:
    """Other documents on the same meeting, oldest first."""
    day = iso(verslag.vergadering.datum)
    if day is None or body.naam == UNKNOWN:
        return []
    query = f"SELECT feiten FROM document WHERE gremium = ? AND datum = ? AND sha256 != ? {'AND geldig' if valid_only else ''} ORDER BY id"
    found = [_load(r["feiten"]) for r in db.execute(query, (body.id, day, verslag.sha256))]
    return [v for v in found if versions.same_meeting(v, verslag)]


def counts_for(db: sqlite3.Connection, body: Body, verslag: Verslag) -> Verslag:
    """The version of these minutes that counts: itself, or a later one."""
    if db.execute("SELECT geldig FROM document WHERE sha256 = ?", (verslag.sha256,)).fetchone()["geldig"]:
        return verslag
    others = _versions(db, body, verslag)
    return others[-1] if others else verslag


def valid(db: sqlite3.Connection, body: Body | None = None) -> list[Verslag]:
    """The minutes that count, by date; those without one last."""
    where, values = ("AND gremium = ?", (body.id,)) if body else ("", ())
    rows = db.execute(
        f"SELECT feiten FROM document WHERE soort = 'verslag' AND geldig {where} ORDER BY datum IS NULL, datum, sha256", values
    )
    return [_load(r["feiten"]) for r in rows]


def days(db: sqlite3.Connection, body: Body) -> tuple[date, ...]:
    """The days on which a body met, as far as there are minutes that count; the last one last."""
    query = "SELECT DISTINCT datum FROM document WHERE soort = 'verslag' AND geldig AND gremium = ? AND datum NOT NULL ORDER BY datum"
    return tuple(date.fromisoformat(r["datum"]) for r in db.execute(query, (body.id,)))


def keep_plan(db: sqlite3.Connection, jaarplan: Jaarplan) -> None:
    db.execute(
        "INSERT OR IGNORE INTO document (sha256, bestand, soort, feiten) VALUES (?, ?, 'jaarplan', ?)",
        (jaarplan.sha256, jaarplan.bestand, facts.dump(jaarplan)),
    )


def plans(db: sqlite3.Connection) -> tuple[Jaarplan, ...]:
    """Annual plans by year; of those of one year with one title the one that came in last."""
    rows = db.execute("SELECT feiten FROM document WHERE soort = 'jaarplan' ORDER BY id")
    found = [p for r in rows if isinstance(p := facts.load(r["feiten"]), Jaarplan)]
    latest = {(p.jaar, (p.titel or "").lower()): p for p in found}
    return tuple(sorted(latest.values(), key=lambda p: p.jaar or 0))


def find(db: sqlite3.Connection, sha256: str) -> Verslag | None:
    row = db.execute("SELECT feiten FROM document WHERE sha256 = ? AND soort = 'verslag'", (sha256,)).fetchone()
    return _load(row["feiten"]) if row else None


def body_ids(db: sqlite3.Connection) -> dict[str, int]:
    return {r["sha256"]: r["gremium"] for r in db.execute("SELECT sha256, gremium FROM document WHERE gremium NOT NULL")}


def keep_edit(db: sqlite3.Connection, body: Body, edit: Edit) -> None:
    """Once. A value that is set again after another hand set something else moves to the end; an action begins where it began."""
    values = (body.id, edit.nummer, edit.veld, edit.waarde, edit.was, edit.datum.isoformat(), edit.bron)
    again = "IGNORE" if edit.veld == NEW else "REPLACE"
    db.execute(f"INSERT OR {again} INTO wijziging (gremium, nummer, veld, waarde, was, datum, bron) VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def edits(db: sqlite3.Connection, body: Body) -> Sequence[Edit]:
    return [
        Edit(nummer=r["nummer"], veld=r["veld"], waarde=r["waarde"], was=r["was"], datum=date.fromisoformat(r["datum"]), bron=r["bron"])
        for r in db.execute("SELECT * FROM wijziging WHERE gremium = ? ORDER BY datum, id", (body.id,))
    ]


def iso(when: date | None) -> str | None:
    return when.isoformat() if when else None


def _load(text: str) -> Verslag:
    found = facts.load(text)
    assert isinstance(found, Verslag)
    return found

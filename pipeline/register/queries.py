"""Asking the register, without changing it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.model import Registeractie, Registerbesluit
from pipeline.register import bodies, documents, facts, numbering
from pipeline.register.matching import tokens
from pipeline.register.status import CLOSED
from pipeline.register.store import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Treffer:
    """A place where the words that were looked for stand. ``nummer`` is None for an agenda item."""

    soort: str
    tekst: str
    overleg: str
    datum: date | None
    bron: str
    nummer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wijziging:
    """One line of the history of an action."""

    nummer: str
    datum: date | None
    veld: str
    oud: str
    nieuw: str
    bron: str


def acties(
    register: Register, *, overleg: str | None = None, wie: str | None = None, open: bool = False, verlopen: date | None = None
) -> tuple[Registeractie, ...]:
    """Actions by number. ``wie`` is a name or part of one; ``open``: not closed; ``verlopen``: open and due before that day."""
    rows = register.db.execute("SELECT rij, gremium FROM actie WHERE ? IS NULL OR gremium = ?", (*_chosen(register, overleg),) * 2)
    found = [(r["gremium"], facts.row(r["rij"])) for r in rows]
    keep: list[Callable[[Registeractie], bool]] = []
    if wie:
        keep.append(lambda a: any(set(tokens(wie)) <= set(tokens(o)) for o in a.eigenaren))
    if open or verlopen:
        keep.append(lambda a: a.status not in CLOSED)
    if verlopen:
        keep.append(lambda a: a.deadline is not None and a.deadline < verlopen)
    chosen = [(g, a) for g, a in found if all(k(a) for k in keep)]
    return tuple(a for _, a in sorted(chosen, key=lambda pair: (pair[0], numbering.sequence(pair[1].nummer))))


def actie(register: Register, nummer: str) -> Registeractie | None:
    """An action by its number, also by one that was since replaced."""
    row = register.db.execute("SELECT nummer, vervangen_door FROM nummer WHERE nummer = ? COLLATE NOCASE", (nummer.strip(),)).fetchone()
    if row is None:
        return None
    found = register.db.execute("SELECT rij FROM actie WHERE nummer = ?", (row["vervangen_door"] or row["nummer"],)).fetchone()
    return facts.row(found["rij"]) if found else None


def besluiten(register: Register, *, overleg: str | None = None) -> tuple[Registerbesluit, ...]:
    """Decisions by body and date, those of outdated versions of minutes left out."""
    issued = numbering.issued(register.db, "besluit")
    (chosen,) = _chosen(register, overleg)
    return tuple(
        numbering.decision(v, i, body, issued)
        for body in register.bodies()
        if chosen in (None, body.id)
        for v in documents.valid(register.db, body)
        for i in range(len(v.besluiten))
    )


def geschiedenis(register: Register, nummer: str) -> tuple[Wijziging, ...]:
    """Everything that changed in an action, with the document or list that changed it."""
    rows = register.db.execute("SELECT * FROM geschiedenis WHERE nummer = ? ORDER BY id", (nummer,))
    return tuple(
        Wijziging(nummer=r["nummer"], datum=_day(r["datum"]), veld=r["veld"], oud=r["oud"], nieuw=r["nieuw"], bron=r["bron"]) for r in rows
    )


def zoek(register: Register, text: str, limit: int = 50) -> tuple[Treffer, ...]:
    """Agenda items, decisions and actions that hold all words of ``text``, or words that begin with them; best first."""
    terms = re.findall(r"\w+", text)
    if not terms:
        return ()
    match = " ".join(f'"{t}"*' for t in terms)
    rows = register.db.execute(
        "SELECT z.*, d.datum, g.naam, coalesce(n.vervangen_door, u.nummer) AS nummer FROM zoek z "
        "JOIN document d ON d.sha256 = z.sha256 AND d.geldig "
        "JOIN gremium g ON g.id = d.gremium "
        "LEFT JOIN uitspraak u ON u.sha256 = z.sha256 AND u.soort = z.soort AND u.volgorde = z.volgorde "
        "LEFT JOIN nummer n ON n.nummer = u.nummer "
        "WHERE zoek MATCH ? ORDER BY z.rank, d.datum DESC LIMIT ?",
        (match, limit),
    )
    found = [
        Treffer(soort=r["soort"], tekst=r["tekst"], overleg=r["naam"], datum=_day(r["datum"]), bron=r["bron"], nummer=r["nummer"])
        for r in rows
    ]
    return tuple([*found, *_by_hand(register, [t.lower() for t in terms], {t.nummer for t in found})][:limit])


def _by_hand(register: Register, terms: Sequence[str], found: set[str | None]) -> list[Treffer]:
    """Actions whose text was written by hand: no document holds it, so the full text of the documents does not either."""
    edited = {r["nummer"] for r in register.db.execute("SELECT nummer FROM wijziging WHERE veld IN ('tekst', 'nieuw')")}
    hits = []
    for actie in acties(register):
        words = [w.lower() for w in re.findall(r"\w+", actie.tekst)]
        if actie.nummer in edited - found and all(any(w.startswith(t) for w in words) for t in terms):
            hits.append(
                Treffer(soort="actie", tekst=actie.tekst, overleg=actie.overleg, datum=actie.datum, bron=actie.bron, nummer=actie.nummer)
            )
    return hits


def _chosen(register: Register, overleg: str | None) -> tuple[int | None]:
    """The id of a body; one that does not exist chooses nothing rather than everything."""
    if overleg is None:
        return (None,)
    body = bodies.resolve(overleg, register.bodies())
    return (body.id if body else -1,)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

"""The register: what every document said, the numbers issued, what was changed by hand. What follows from those is replayed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipeline.errors import WerkmapFout
from pipeline.model import Melding, Registeractie, Registerbesluit, Verslag
from pipeline.register import bodies, facts, numbering, schema
from pipeline.register.bodies import Body
from pipeline.register.replay import Key, Meeting, State, replay
from pipeline.register.status import CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The register as it stands after one set of minutes.

    ``acties`` and ``besluiten`` are those of its body, closed ones too; ``verslagen`` all minutes of all bodies up to that meeting.
    ``of_body``: sha256 of minutes -> id of their body; ``number_of``: place of an action -> its number; ``closed``: numbers of all bodies.
    """

    verslag: Verslag
    body: Body
    bodies: tuple[Body, ...]
    acties: tuple[Registeractie, ...]
    besluiten: tuple[Registerbesluit, ...]
    verslagen: tuple[Verslag, ...] = ()
    meldingen: tuple[Melding, ...] = ()
    of_body: Mapping[str, int] = field(default_factory=dict)
    number_of: Mapping[Key, str] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()

    def body_of(self, verslag: Verslag) -> Body | None:
        return next((b for b in self.bodies if b.id == self.of_body.get(verslag.sha256)), None)

    def latest(self, body: Body) -> Verslag | None:
        """The last minutes of a body, up to this meeting."""
        own = [v for v in self.verslagen if self.of_body.get(v.sha256) == body.id]
        return max(own, key=lambda v: v.vergadering.datum or date.min, default=None)


class Register:
    """``vervolg.sqlite`` in the working folder. Use as a context manager or call ``close``: an open file cannot be moved on Windows."""

    def __init__(self, path: Path) -> None:
        self.path = Path(path)
        self.db = schema.connect(self.path)
        self._depth = 0

    def __enter__(self) -> Register:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. A transaction within a transaction is part of the outer one."""
        if self._depth:
            yield
            return
        try:
            self.db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as e:
            raise WerkmapFout("Een ander programma gebruikt het register. Wacht tot dat klaar is en probeer het opnieuw.") from e
        self._depth = 1
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        else:
            self.db.execute("COMMIT")
        finally:
            self._depth = 0

    def seen(self, sha256: str) -> bool:
        """Whether a file with this content was processed before."""
        return self.db.execute("SELECT 1 FROM bestand WHERE sha256 = ? AND uitkomst = 'verwerkt'", (sha256,)).fetchone() is not None

    def remember(self, sha256: str, name: str, outcome: str) -> None:
        """``outcome``: "verwerkt" or "mislukt"; a file that failed may be tried again."""
        with self.transaction():
            self.db.execute("INSERT OR REPLACE INTO bestand (sha256, naam, uitkomst) VALUES (?, ?, ?)", (sha256, name, outcome))

    def record(self, verslag: Verslag) -> Ledger:
        """Keeps what these minutes say and returns the register as it stands after that meeting. Twice is as once."""
        with self.transaction():
            body = self._body(verslag)
            self.db.execute(
                "INSERT OR IGNORE INTO document (sha256, bestand, soort, gremium, datum, feiten) VALUES (?, ?, ?, ?, ?, ?)",
                (verslag.sha256, verslag.bestand, verslag.soort, body.id, _iso(verslag.vergadering.datum), facts.dump(verslag)),
            )
            states = self._replayed(body)
            self._store(body, states[-1])
            return self._ledger(verslag, body, states)

    def bodies(self) -> tuple[Body, ...]:
        names: dict[int, list[str]] = {}
        for row in self.db.execute("SELECT naam, gremium FROM gremiumnaam ORDER BY naam"):
            names.setdefault(row["gremium"], []).append(row["naam"])
        return tuple(
            Body(id=r["id"], naam=r["naam"], afkorting=r["afkorting"], prefix=r["voorvoegsel"], names=tuple(names.get(r["id"], ())))
            for r in self.db.execute("SELECT * FROM gremium ORDER BY id")
        )

    def _body(self, verslag: Verslag) -> Body:
        name = verslag.vergadering.overleg or bodies.UNKNOWN
        known = self.bodies()
        found = bodies.resolve(name, known)
        if found is None:
            short = verslag.vergadering.afkorting or bodies.abbreviation(name, bodies.mentions(verslag))
            prefix = bodies.prefix(name, short, [b.prefix for b in known])
            made = self.db.execute("INSERT INTO gremium (naam, afkorting, voorvoegsel) VALUES (?, ?, ?)", (name, short, prefix))
            found = Body(id=int(made.lastrowid or 0), naam=name, afkorting=short, prefix=prefix)
        self.db.execute("INSERT OR IGNORE INTO gremiumnaam (naam, gremium) VALUES (?, ?)", (name, found.id))
        return found

    def _verslagen(self, body: Body | None = None) -> list[Verslag]:
        where, values = ("AND gremium = ?", (body.id,)) if body else ("", ())
        rows = self.db.execute(f"SELECT feiten FROM document WHERE soort = 'verslag' AND geldig {where} ORDER BY datum, id", values)
        return [v for r in rows if isinstance(v := facts.load(r["feiten"]), Verslag)]

    def _issued(self, soort: str) -> dict[str, dict[int, str]]:
        issued: dict[str, dict[int, str]] = {}
        for r in self.db.execute("SELECT sha256, volgorde, nummer FROM uitspraak WHERE soort = ?", (soort,)):
            issued.setdefault(r["sha256"], {})[r["volgorde"]] = r["nummer"]
        return issued

    def _replayed(self, body: Body) -> list[State]:
        """Replays the body and gives a number to every action and decision that has none."""
        verslagen = self._verslagen(body)
        issued = self._issued("actie")
        states = list(replay([Meeting(verslag=v, numbers=issued.get(v.sha256, {})) for v in verslagen]))
        numbering.issue(self.db, body, states[-1].threads)
        numbering.issue_decisions(self.db, body, verslagen)
        return states

    def _ledger(self, verslag: Verslag, body: Body, states: Sequence[State]) -> Ledger:
        issued, decided = self._issued("actie"), self._issued("besluit")
        state = next(s for s in states if s.meeting and s.meeting.verslag.sha256 == verslag.sha256)
        until = verslag.vergadering.datum
        acties = tuple(sorted((numbering.row(t, body, issued) for t in state.threads), key=lambda a: numbering.sequence(a.nummer)))
        elsewhere = self.db.execute("SELECT nummer FROM actie WHERE status IN ('gereed', 'vervallen') AND gremium != ?", (body.id,))
        return Ledger(
            verslag=verslag,
            body=body,
            bodies=self.bodies(),
            acties=acties,
            besluiten=tuple(
                numbering.decision(v, i, body, decided) for v in self._verslagen(body) for i in range(len(v.besluiten)) if _by(v, until)
            ),
            verslagen=tuple(v for v in self._verslagen() if _by(v, until)),
            of_body={r["sha256"]: r["gremium"] for r in self.db.execute("SELECT sha256, gremium FROM document WHERE gremium NOT NULL")},
            number_of={(sha, i): nummer for sha, by_index in issued.items() for i, nummer in by_index.items()},
            closed=frozenset({r["nummer"] for r in elsewhere} | {a.nummer for a in acties if a.status in CLOSED}),
        )

    def _store(self, body: Body, state: State) -> None:
        """The rows that are asked for and searched: a copy of what the replay gives, made anew each time."""
        issued = self._issued("actie")
        self.db.execute("DELETE FROM actie WHERE gremium = ?", (body.id,))
        for thread in state.threads:
            row = numbering.row(thread, body, issued)
            values = (row.nummer, body.id, row.status, _iso(row.deadline), facts.dump(row))
            self.db.execute("INSERT INTO actie (nummer, gremium, status, deadline, rij) VALUES (?, ?, ?, ?, ?)", values)


def _by(verslag: Verslag, until: date | None) -> bool:
    when = verslag.vergadering.datum
    return when == until or (when is not None and until is not None and when <= until)


def _iso(when: date | None) -> str | None:
    return when.isoformat() if when else None

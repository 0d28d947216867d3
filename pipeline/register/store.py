"""The register: what every document said, the numbers issued, what was changed by hand. What follows from those is replayed."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from pipeline.errors import WerkmapFout
from pipeline.model import Jaarplan, Melding, Registeractie, Verslag
from pipeline.register import bodies, chair, documents, gremia, index, known_bodies, notices, numbering, offices, schema
from pipeline.register.bodies import Body
from pipeline.register.edits import NEW, Edit, checked, united
from pipeline.register.gremia import Gremia, Overleg
from pipeline.register.ledger import Ledger
from pipeline.register.people import people
from pipeline.register.replay import Step, final, replay, snapshot
from pipeline.register.status import CLOSED
from pipeline.register.threads import State, Thread

log = logging.getLogger(__name__)


class Register:
    """``vervolg.sqlite`` in the working folder. Use as a context manager or call ``close``: an open file cannot be moved on Windows."""

    def __init__(self, path: Path) -> None:
        self.path = Path(path)
        self.db = schema.connect(self.path)
        self._depth = 0
        self._found: list[Overleg] = []
        self._steps: dict[int, list[Step]] = {}

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
            self.db.execute("COMMIT")
        except BaseException:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            self._found = []
            raise
        finally:
            self._depth = 0
        self._tell_secretary()

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
            settings = self.settings
            known_bodies.from_settings(self.db, settings)
            body = known_bodies.of_minutes(self.db, settings, verslag)
            if verslag.vergadering.overleg:
                self._found.append(gremia.from_verslag(verslag, body.afkorting))
            documents.keep(self.db, body, verslag)
            states = self._replayed(body)
            self._heard_elsewhere(body, verslag)
            return self._ledger(verslag, body, states, documents.version_remarks(self.db, body, verslag))

    def learn(self, jaarplan: Jaarplan) -> Jaarplan:
        """Keeps an annual plan; the bodies it names are known from then on. Twice is as once."""
        with self.transaction():
            documents.keep_plan(self.db, jaarplan)
            settings = self.settings
            known_bodies.from_settings(self.db, settings)
            known_bodies.from_plan(self.db, settings, jaarplan)
            self._found += gremia.from_jaarplan(jaarplan)
        return jaarplan

    def plans(self) -> tuple[Jaarplan, ...]:
        return documents.plans(self.db)

    def latest(self, overleg: str) -> Ledger | None:
        """The register as it stands after the last minutes of a body; of any body where it has none. None for an unknown body."""
        body = bodies.resolve(overleg, self.bodies())
        if body is None:
            return None
        found = documents.valid(self.db, body) or documents.valid(self.db)
        return self.ledger(max(found, key=lambda v: v.vergadering.datum or date.min).sha256) if found else None

    def ahead(self, overleg: str, day: date | None = None) -> Ledger | None:
        """As ``latest``, with what the minutes of all bodies say before ``day``: a draft agenda for that day is made from it."""
        ledger = self.latest(overleg)
        if ledger is None:
            return None
        until = date.max if day is None else day
        known = {v.sha256 for v in ledger.verslagen}
        heard = [v for v in documents.valid(self.db) if v.sha256 in known or (v.vergadering.datum or date.max) < until]
        return replace(ledger, verslagen=tuple(heard))

    def ledger(self, sha256: str) -> Ledger | None:
        """The register as it stands after a meeting recorded before; None for an unknown document or an older version of one."""
        verslag = documents.find(self.db, sha256)
        body = next((b for b in self.bodies() if verslag and b.id == documents.body_ids(self.db)[sha256]), None)
        if verslag is None or body is None:
            return None
        return self._ledger(verslag, body, self._states(body), ())

    def as_of(self, day: date) -> tuple[Registeractie, ...]:
        """Actions of all bodies as they stood after the last meeting of each up to ``day``, changes by hand to its list included."""
        issued, settings, rows = numbering.issued(self.db, "actie"), self.settings, list[Registeractie]()
        for body in self.bodies():
            past = [s for s in self._states(body) if s.meeting and s.meeting.datum and s.meeting.datum <= day]
            if past:
                who = people(documents.valid(self.db, body), settings.persoon, settings.of(body))
                threads = united([t for t in past[-1].threads if t.keys], lambda t: numbering.number(t.keys, issued))
                found = [numbering.row(t, body, issued, who) for t in threads]
                rows += sorted(found, key=lambda a: numbering.sequence(a.nummer))
        return tuple(rows)

    def apply_edits(self, edits: Sequence[Edit]) -> tuple[Melding, ...]:
        """Keeps changes by hand, in the order given; the same change twice is once. Returns what contradicts the register.

        A number that does not exist, and a value that cannot be read, become a Melding and change nothing.
        """
        with self.transaction():
            touched: dict[int, Body] = {}
            found: list[Melding] = []
            for edit in edits:
                body = self._body_of_number(edit.nummer)
                state = final(self._states(body)) if body else None
                problem, refused = checked(edit, state, numbering.holds(self.db))
                found += [problem] if problem else []
                if body and not refused:
                    touched[body.id] = body
                    documents.keep_edit(self.db, body, edit)
            for body in touched.values():
                self._replayed(body)
        return tuple(found)

    def add(self, overleg: str, tekst: str, datum: date, bron: str) -> str:
        """An action that somebody adds by hand to the list of the meeting of ``datum``; returns its number. The same one twice is once."""
        with self.transaction():
            body = bodies.resolve(overleg, self.bodies())
            if body is None:
                raise WerkmapFout(f"Het overleg '{overleg}' staat niet in het register. Kijk in gremia.toml hoe het heet.")
            query = "SELECT nummer FROM wijziging WHERE gremium = ? AND veld = ? AND waarde = ? AND datum = ?"
            before = self.db.execute(query, (body.id, NEW, tekst, datum.isoformat())).fetchone()
            nummer: str = before["nummer"] if before else numbering.draw(self.db, body, "actie")
            self.apply_edits([Edit(nummer=nummer, veld=NEW, waarde=tekst, datum=datum, bron=bron)])
            return nummer

    def bodies(self) -> tuple[Body, ...]:
        return documents.bodies(self.db, self.settings)

    @property
    def settings(self) -> Gremia:
        """``gremia.toml`` beside the register, as it is now."""
        return gremia.read(self.path.with_name(gremia.NAME))

    def _tell_secretary(self) -> None:
        """Adds new bodies to gremia.toml once they are safe in the register; what fails now is tried again with the next minutes."""
        found, self._found = self._found, []
        if not found:
            return
        known, settings = self.bodies(), self.settings
        new: dict[int, Overleg] = {}
        for overleg in found:
            body = bodies.resolve(overleg.naam, known)
            if body and not settings.of(body):
                new.setdefault(body.id, overleg)
        try:
            gremia.add(self.path.with_name(gremia.NAME), new.values())
        except OSError:
            log.warning("%s kan niet worden aangevuld; is het nog open in een ander programma?", gremia.NAME)

    def _body_of_number(self, nummer: str) -> Body | None:
        row = self.db.execute("SELECT gremium FROM nummer WHERE nummer = ?", (nummer,)).fetchone()
        return next((b for b in self.bodies() if row and b.id == row["gremium"]), None)

    def _states(self, body: Body) -> list[State]:
        set_by_hand = self.settings.of(body)
        usual = offices.usual(documents.valid(self.db, body), set_by_hand.offices if set_by_hand else {})
        meetings = [replace(m, verslag=offices.filled(m.verslag, usual)) for m in known_bodies.meetings(self.db, body, self.bodies())]
        edits = documents.edits(self.db, body)
        holds = numbering.holds(self.db) if edits else {}
        self._steps[body.id] = replay(meetings, edits, holds, self._steps.get(body.id, ()))
        return [step.state for step in self._steps[body.id]]

    def _replayed(self, body: Body) -> list[State]:
        """Replays the body, gives a number to every action and decision that has none, and stores what is asked for and searched."""
        states = self._states(body)
        verslagen = documents.valid(self.db, body)
        numbering.issue(self.db, body, final(states).threads)
        numbering.issue_decisions(self.db, body, verslagen)
        issued = numbering.issued(self.db, "actie")
        index.store(self.db, body, states, issued, people(verslagen, self.settings.persoon, self.settings.of(body)))
        return states

    def _heard_elsewhere(self, body: Body, verslag: Verslag) -> None:
        """Late minutes may settle what another body sent to that meeting."""
        held = verslag.vergadering.datum
        for other in self.bodies():
            days = [v.vergadering.datum for v in documents.valid(self.db, other) if v.vergadering.datum]
            if other.id != body.id and held and any(day >= held for day in days):
                self._replayed(other)

    def _ledger(self, verslag: Verslag, body: Body, states: Sequence[State], remarks: tuple[Melding, ...]) -> Ledger:
        issued, decided = numbering.issued(self.db, "actie"), numbering.issued(self.db, "besluit")
        shown = documents.counts_for(self.db, body, verslag)
        state = snapshot(states, shown.sha256)
        until = verslag.vergadering.datum
        verslagen = tuple(v for v in documents.valid(self.db) if _by(v, until))
        own_only = shown.sha256 if known_bodies.alone(shown, body) else None
        own = [v for v in documents.valid(self.db, body) if _by(v, until)]
        settings = self.settings.extended(self._found)
        who = people(own, settings.persoon, settings.of(body))
        threads = united([t for t in state.threads if t.keys and _belongs(t, own_only)], lambda t: numbering.number(t.keys, issued))
        rows = [numbering.row(t, body, issued, who) for t in threads]
        acties = tuple(sorted(rows, key=lambda a: numbering.sequence(a.nummer)))
        elsewhere = index.elsewhere(self.db, body)
        return Ledger(
            verslag=shown,
            body=body,
            bodies=self.bodies(),
            acties=acties,
            besluiten=tuple(numbering.decision(v, i, body, decided) for v in own for i in range(len(v.besluiten))),
            verslagen=verslagen,
            meldingen=(
                *remarks,
                *notices.overtaken(shown, documents.valid(self.db, body)),
                *notices.notices(state, lambda t: numbering.number(t.keys, issued)),
                *notices.spellings(shown, who, [v for v in own if _before(v, shown)]),
            ),
            of_body=documents.body_ids(self.db),
            number_of={(sha, i): nummer for sha, by_index in issued.items() for i, nummer in by_index.items()},
            closed=_closed((*acties, *elsewhere)),
            elsewhere=elsewhere,
            gremia=settings,
            plans=self.plans(),
            chair=chair.all_of(self.db),
        )


def _closed(acties: Sequence[Registeractie]) -> frozenset[str]:
    return frozenset(a.nummer for a in acties if a.status in CLOSED)


def _by(verslag: Verslag, until: date | None) -> bool:
    when = verslag.vergadering.datum
    return when == until or (when is not None and until is not None and when <= until)


def _before(verslag: Verslag, other: Verslag) -> bool:
    when, held = verslag.vergadering.datum, other.vergadering.datum
    return when is not None and held is not None and when < held


def _belongs(thread: Thread, own_only: str | None) -> bool:
    """Minutes without a date or body stand alone, and the others do without them."""
    return any(sha == own_only for sha, _ in thread.keys) if own_only else thread.datum is not None

"""What all minutes of one body together say about its actions: a pure function that reads its meetings in date order.

Nothing here depends on the order in which documents arrived. A thread is one action through time; it is replaced, never changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pipeline.model import Actie, Terugkeer, Verslag
from pipeline.register import matching, status

Key = tuple[str, int]  # sha256 of the document, index of the action in it (-1: written by hand)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One set of minutes; ``numbers`` are the numbers issued before, per index in ``verslag.acties``."""

    verslag: Verslag
    numbers: Mapping[int, str] = field(default_factory=dict)

    @property
    def datum(self) -> date | None:
        return self.verslag.vergadering.datum


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A change by hand to one action, valid from the list of ``datum`` on. ``was``: the value on the list that was edited."""

    nummer: str
    veld: str
    waarde: str | None
    datum: date
    bron: str
    was: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of history: ``thread`` is the index of the action."""

    thread: int
    datum: date | None
    veld: str
    oud: str
    nieuw: str
    bron: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """One action through time. ``printed`` is the value the last minutes gave per field, ``hand`` the fields set by hand."""

    keys: tuple[Key, ...]
    nummers: tuple[str, ...]
    wordings: tuple[str, ...]
    datum: date | None
    punt: str | None
    tekst: str
    citaat: str
    bron: str
    eigenaren: tuple[str, ...] = ()
    wanneer: str = ""
    deadline: date | None = None
    status: str = status.OPEN
    statustekst: str = ""
    te_bevestigen: bool = False
    reden: str = ""
    uitgesteld: int = 0
    laatst_genoemd: date | None = None
    terugkeer: Terugkeer | None = None
    listed: bool = False
    hand: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """After one meeting. ``doubts``, ``missing``, ``reopened`` hold indices of threads and concern that meeting only."""

    meeting: Meeting | None = None
    threads: tuple[Thread, ...] = ()
    changes: tuple[Change, ...] = ()
    doubts: tuple[tuple[int, int], ...] = ()
    missing: tuple[int, ...] = ()
    reopened: tuple[int, ...] = ()
    closed: tuple[int, ...] = ()


def replay(meetings: Sequence[Meeting]) -> Iterator[State]:
    """The state after each meeting; those without a date come last and touch nothing else."""
    state = State()
    for meeting in sorted(meetings, key=order):
        state = advance(replace(state, doubts=(), missing=(), reopened=(), closed=(), changes=()), meeting)
        yield state


def order(meeting: Meeting) -> tuple[bool, date, str]:
    return meeting.datum is None, meeting.datum or date.max, meeting.verslag.sha256


def advance(state: State, meeting: Meeting) -> State:
    threads = list(state.threads)
    known = [i for i, t in enumerate(threads) if meeting.datum is not None and t.datum is not None]
    acties = meeting.verslag.acties
    found = matching.assign([a.tekst for a in acties], [threads[i].tekst for i in known])
    to = {i: known[j] for i, j in found.pairs}
    changes: list[Change] = []
    for index in range(len(acties)):
        if index in to:
            old = threads[to[index]]
            threads[to[index]] = told(old, meeting, index)
            changes += differences(to[index], old, threads[to[index]], meeting)
        else:
            to[index] = len(threads)
            threads.append(begin(meeting, index))
    doubts = tuple((known[j], to[i]) for i, j in found.doubts)
    return replace(state, meeting=meeting, threads=tuple(threads), doubts=doubts, changes=tuple(changes))


def begin(meeting: Meeting, index: int) -> Thread:
    actie = meeting.verslag.acties[index]
    return Thread(
        keys=((meeting.verslag.sha256, index),),
        nummers=numbers(meeting, index),
        wordings=(actie.tekst,),
        datum=meeting.datum,
        punt=actie.agendapunt,
        tekst=actie.tekst,
        citaat=actie.citaat,
        bron=source(meeting.verslag, actie),
        eigenaren=actie.eigenaren,
        wanneer=actie.deadline.tekst if actie.deadline else "",
        deadline=actie.deadline.tot if actie.deadline else None,
        status=status.of(actie),
        statustekst=actie.statustekst,
        te_bevestigen=actie.te_bevestigen,
        reden=actie.grond if actie.te_bevestigen else "",
        laatst_genoemd=meeting.datum,
        terugkeer=actie.terugkeer,
        listed=actie.soort == "lijst",
    )


def told(thread: Thread, meeting: Meeting, index: int) -> Thread:
    """The thread after the minutes of a later meeting speak of it again."""
    actie = meeting.verslag.acties[index]
    deadline = actie.deadline.tot if actie.deadline else None
    later = bool(deadline and thread.deadline and deadline > thread.deadline)
    return replace(
        thread,
        keys=(*thread.keys, (meeting.verslag.sha256, index)),
        nummers=(*thread.nummers, *numbers(meeting, index)),
        wordings=(*thread.wordings, actie.tekst),
        tekst=actie.tekst,
        eigenaren=actie.eigenaren or thread.eigenaren,
        wanneer=actie.deadline.tekst if actie.deadline else thread.wanneer,
        deadline=deadline or thread.deadline,
        status=status.of(actie),
        statustekst=actie.statustekst or thread.statustekst,
        uitgesteld=thread.uitgesteld + later,
        laatst_genoemd=meeting.datum,
        terugkeer=actie.terugkeer or thread.terugkeer,
        listed=thread.listed or actie.soort == "lijst",
    )


def differences(index: int, old: Thread, new: Thread, meeting: Meeting) -> list[Change]:
    made = []
    for veld in ("tekst", "eigenaren", "deadline", "status"):
        was, now = shown(getattr(old, veld)), shown(getattr(new, veld))
        if was != now:
            made.append(Change(thread=index, datum=meeting.datum, veld=veld, oud=was, nieuw=now, bron=meeting.verslag.bestand))
    return made


def shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def numbers(meeting: Meeting, index: int) -> tuple[str, ...]:
    return (meeting.numbers[index],) if index in meeting.numbers else ()


def source(verslag: Verslag, fact: Actie) -> str:
    """A line for a person: "verslag.docx, blz. 2, punt 3"."""
    parts = [verslag.bestand]
    if fact.vindplaats.bladzijde:
        parts.append(f"blz. {fact.vindplaats.bladzijde}")
    if fact.agendapunt:
        parts.append(f"punt {fact.agendapunt}")
    return ", ".join(parts)

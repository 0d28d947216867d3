"""One action through time, and how one more meeting moves all of them on. A thread is replaced, never changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pipeline.model import Actie, Besluit, Terugkeer, Verslag
from pipeline.register import carry, status
from pipeline.register.matching import Wording
from pipeline.register.wording import long_date, shortened

Key = tuple[str, int]  # sha256 of the document, index of the action in it; an action added by hand has its number and -1
TOLD = ("tekst", "eigenaren", "deadline", "status")  # what minutes and hands may change; every change goes into the history


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One set of minutes; ``numbers`` are the numbers issued before, per index in ``verslag.acties``.

    ``alone``: its date or body is unknown, so nothing can be said of what went before.
    """

    verslag: Verslag
    numbers: Mapping[int, str] = field(default_factory=dict)
    alone: bool = False

    @property
    def datum(self) -> date | None:
        return self.verslag.vergadering.datum


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
    """One action through time.

    ``printed`` is the value the last minutes gave per field, ``hand`` the fields that were set by hand and still hold.
    ``listed``: it stood in an action table. ``missed``: the first meeting whose action table left it out.
    """

    keys: tuple[Key, ...]
    nummers: tuple[str, ...]
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
    afgesloten: date | None = None
    terugkeer: Terugkeer | None = None
    listed: bool = False
    missed: date | None = None
    turn: int = 0
    printed: Mapping[str, object] = field(default_factory=dict)
    hand: frozenset[str] = frozenset()

    @property
    def closed(self) -> bool:
        return self.status in status.CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """After one meeting. All but ``meeting``, ``turn``, ``threads`` and ``asked`` concern that meeting only and hold indices of threads.

    ``asked``: doubts of this and earlier meetings. ``absorbed``: (action, the action whose row now holds its whole text).
    ``against``: what the minutes say against a value set by hand, as (thread, field, value by hand, value in the minutes).
    """

    meeting: Meeting | None = None
    turn: int = 0
    threads: tuple[Thread, ...] = ()
    changes: tuple[Change, ...] = ()
    doubts: tuple[tuple[int, int], ...] = ()
    missing: tuple[int, ...] = ()
    reopened: tuple[int, ...] = ()
    against: tuple[tuple[int, str, str, str], ...] = ()
    absorbed: tuple[tuple[int, int], ...] = ()
    asked: frozenset[tuple[int, int]] = frozenset()
    known: tuple[int, ...] = ()
    new: tuple[int, ...] = ()


def advance(state: State, meeting: Meeting) -> State:
    acties = meeting.verslag.acties
    turn = state.turn + 1
    threads = list(state.threads)
    alive = [i for i, t in enumerate(threads) if t.datum and not (t.closed and turn - t.turn > carry.REMEMBERED)]
    live = [] if meeting.alone else alive
    found = carry.plan(acties, [_known(threads[i], turn) for i in live])
    to = {a: live[k] for a, k in found.thread.items()}
    changes: list[Change] = []
    against: list[tuple[int, str, str, str]] = []
    reopened = []
    for index in _rows_first(acties):
        at = to.get(index, to.get(found.row.get(index, -1)))
        if at is None:
            to[index] = len(threads)
            threads.append(begin(meeting, index, turn))
            continue
        to[index] = at
        old = threads[at]
        threads[at], clash = told(old, meeting, index, turn) if index not in found.row else (joined(old, meeting, index), ())
        against += [(at, *c) for c in clash]
        changes += differences(at, old, threads[at], meeting.datum, meeting.verslag.bestand)
        reopened += [at] if old.closed and not threads[at].closed else []
    absorbed = [(live[k], to[a]) for a, k in found.absorbed if live[k] not in to.values()]
    for gone, into in absorbed:
        old = threads[gone]
        reden = f'Opgegaan in "{shortened(threads[into].tekst)}".'
        threads[gone] = replace(old, status=status.DROPPED, afgesloten=meeting.datum, turn=turn, reden=reden, te_bevestigen=False)
        changes += differences(gone, old, threads[gone], meeting.datum, meeting.verslag.bestand)
    carried = any(i in found.thread for i, a in enumerate(acties) if status.in_table(a))
    missing = _missing(threads, meeting.datum, turn) if carried else []
    for at in missing:
        threads[at] = replace(
            threads[at],
            missed=meeting.datum,
            te_bevestigen=True,
            reden=f"Niet genoemd in de actielijst van {long_date(meeting.datum)}.",
        )
    was = len(state.threads)
    doubts = tuple(pair for pair in _doubts(found, to, live) if pair not in state.asked and not threads[pair[0]].closed)
    return State(
        meeting=meeting,
        turn=turn,
        threads=tuple(threads),
        changes=tuple(changes),
        doubts=doubts,
        absorbed=tuple(absorbed),
        asked=state.asked | set(doubts),
        missing=tuple(missing),
        reopened=tuple(dict.fromkeys(reopened)),
        against=tuple(against),
        known=tuple(sorted({i for i in to.values() if i < was})),
        new=tuple(range(was, len(threads))),
    )


def _known(thread: Thread, turn: int) -> carry.Known:
    """Minutes are compared with minutes: they know nothing of what was changed by hand."""
    tekst = str(thread.printed.get("tekst") or thread.tekst)
    wie = thread.printed.get("eigenaren")
    owners = tuple(dict.fromkeys((*(wie if isinstance(wie, tuple) else ()), *thread.eigenaren)))
    return carry.Known(wording=Wording(tekst, owners), closed=thread.closed, age=turn - thread.turn)


def _rows_first(acties: Sequence[Actie]) -> list[int]:
    """Rows before sentences: a sentence joins the action that its row has begun."""
    return sorted(range(len(acties)), key=lambda i: not status.in_table(acties[i]))


def _doubts(found: carry.Plan, to: Mapping[int, int], live: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Pairs of threads, the older one first. Two that this meeting names side by side as rows are no doubt: they are two."""
    pairs = {(live[k], to[a]) for a, k in found.doubts if live[k] not in to.values()}  # what stands beside it is another action
    pairs |= {(to[a], to[b]) for a, b in found.twins}
    return tuple(sorted((min(p), max(p)) for p in pairs if p[0] != p[1]))


def _missing(threads: Sequence[Thread], day: date | None, turn: int) -> list[int]:
    """Open actions that a running list leaves out. (A table that repeats nothing is no running list.)"""
    before = [i for i, t in enumerate(threads) if not t.closed and t.turn < turn and t.datum and not t.missed]
    return [i for i in before if threads[i].listed or not _ahead(threads[i], day)]


def _ahead(thread: Thread, day: date | None) -> bool:
    """A promise with a day that is still to come need not stand on the list yet."""
    return bool(thread.deadline and day and thread.deadline > day)


def begin(meeting: Meeting, index: int, turn: int) -> Thread:
    actie = meeting.verslag.acties[index]
    now = status.of(actie)
    return Thread(
        keys=((meeting.verslag.sha256, index),),
        nummers=numbers(meeting, index),
        datum=meeting.datum,
        punt=actie.agendapunt,
        tekst=actie.tekst,
        citaat=actie.citaat,
        bron=source(meeting.verslag, actie),
        eigenaren=actie.eigenaren,
        wanneer=actie.deadline.tekst if actie.deadline else "",
        deadline=actie.deadline.tot if actie.deadline else None,
        status=now,
        statustekst=actie.statustekst,
        te_bevestigen=actie.te_bevestigen,
        reden=actie.grond if actie.te_bevestigen else "",
        laatst_genoemd=meeting.datum,
        afgesloten=meeting.datum if now in status.CLOSED else None,
        terugkeer=actie.terugkeer,
        listed=status.in_table(actie),
        turn=turn,
        printed=said(actie),
    )


def said(actie: Actie) -> dict[str, object]:
    """What the minutes say, per field of TOLD; a field they are silent on is not there."""
    values: dict[str, object] = {"tekst": actie.tekst, "status": status.of(actie)}
    if actie.eigenaren:
        values["eigenaren"] = actie.eigenaren
    if actie.deadline and actie.deadline.tot:
        values["deadline"] = actie.deadline.tot
    return values


def told(thread: Thread, meeting: Meeting, index: int, turn: int) -> tuple[Thread, tuple[tuple[str, str, str], ...]]:
    """The thread after later minutes speak of it again, and what in them speaks against a hand.

    What was set by hand holds while the minutes merely repeat themselves, and gives way when they say something new.
    """
    actie = meeting.verslag.acties[index]
    row = status.in_table(actie)
    values = said(actie)
    if thread.listed and not row:
        values.pop("tekst")
        if values["status"] == status.OPEN:
            values.pop("status")  # that a sentence does not say it is done says nothing
    fresh = {v: x for v, x in values.items() if v not in thread.hand or thread.printed.get(v) != x}
    clash = tuple((v, shown(getattr(thread, v)), shown(x)) for v, x in values.items() if v in thread.hand and getattr(thread, v) != x)
    now = replace(
        thread,
        keys=(*thread.keys, (meeting.verslag.sha256, index)),
        nummers=(*thread.nummers, *numbers(meeting, index)),
        uitgesteld=thread.uitgesteld + put_off(thread, fresh, actie),
        wanneer=actie.deadline.tekst if actie.deadline and "deadline" in fresh else thread.wanneer,
        statustekst=actie.statustekst or thread.statustekst,
        laatst_genoemd=meeting.datum,
        terugkeer=actie.terugkeer or thread.terugkeer,
        te_bevestigen=thread.te_bevestigen and not thread.missed and not row,
        reden="" if thread.missed or row else thread.reden,
        listed=thread.listed or row,
        missed=None,
        turn=turn,
        printed={**thread.printed, **values},
        hand=thread.hand - fresh.keys(),
        **fresh,  # type: ignore[arg-type]
    )
    return _closing(thread, now, meeting.datum), clash


def put_off(thread: Thread, fresh: Mapping[str, object], actie: Actie) -> bool:
    """A later deadline, or a word for it that was not there before."""
    day = fresh.get("deadline")
    if isinstance(day, date) and thread.deadline:
        return day > thread.deadline
    return status.postponed(actie) and actie.statustekst != thread.statustekst


def joined(thread: Thread, meeting: Meeting, index: int) -> Thread:
    """A sentence beside its own row: it may add who and when, the row decides the rest."""
    actie = meeting.verslag.acties[index]
    day = actie.deadline.tot if actie.deadline else None
    return replace(
        thread,
        keys=(*thread.keys, (meeting.verslag.sha256, index)),
        nummers=(*thread.nummers, *numbers(meeting, index)),
        eigenaren=thread.eigenaren or actie.eigenaren,
        wanneer=thread.wanneer or (actie.deadline.tekst if actie.deadline else ""),
        deadline=thread.deadline or day,
        terugkeer=thread.terugkeer or actie.terugkeer,
        punt=actie.agendapunt if thread.datum == meeting.datum else thread.punt,
    )


def _closing(old: Thread, new: Thread, day: date | None) -> Thread:
    if new.closed == old.closed:
        return new
    return replace(new, afgesloten=day if new.closed else None)


def differences(index: int, old: Thread, new: Thread, day: date | None, bron: str) -> list[Change]:
    pairs = [(veld, shown(getattr(old, veld)), shown(getattr(new, veld))) for veld in TOLD]
    return [Change(thread=index, datum=day, veld=veld, oud=was, nieuw=now, bron=bron) for veld, was, now in pairs if was != now]


def shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def numbers(meeting: Meeting, index: int) -> tuple[str, ...]:
    return (meeting.numbers[index],) if index in meeting.numbers else ()


def source(verslag: Verslag, fact: Actie | Besluit) -> str:
    """A line for a person: "verslag.docx, blz. 2, punt 3"."""
    parts = [verslag.bestand]
    if fact.vindplaats.bladzijde:
        parts.append(f"blz. {fact.vindplaats.bladzijde}")
    if fact.agendapunt:
        parts.append(f"punt {fact.agendapunt}")
    return ", ".join(parts)

"""How one more meeting moves all actions of its body on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from pipeline.model import Actie
from pipeline.register import carry, earlier, finished, status
from pipeline.register import held as held_at
from pipeline.register.finished import Finished
from pipeline.register.held import ASKED, Handled
from pipeline.register.matching import Wording
from pipeline.register.telling import begin, joined, told
from pipeline.register.threads import Change, Clash, Meeting, State, Thread, differences, on_the_day
from pipeline.register.wording import long_date, shortened


def advance(state: State, meeting: Meeting) -> State:
    turn = state.turn + 1
    threads = list(state.threads)
    live = [] if meeting.alone else _live(threads, turn)
    found = carry.plan(meeting.verslag, [_known(threads[i], turn) for i in live])
    to, changes, against = _tell(threads, meeting, found, live, turn)
    absorbed = tuple((live[k], to[a]) for a, k in found.absorbed if live[k] not in to.values())
    changes += _absorb(threads, absorbed, meeting, turn)
    ended = (
        []
        if meeting.alone
        else finished.finished(state.threads, threads, meeting, _by_rows(to, meeting, True), _by_rows(to, meeting, False))
    )
    changes += _finish(threads, ended, meeting, turn)
    held = () if meeting.alone else tuple(held_at.handled(threads, meeting, to.values()))
    changes += _handle(threads, held, turn)
    carried = any(i in found.thread for i, a in enumerate(meeting.verslag.acties) if status.in_table(a))
    missing = _miss(threads, meeting.datum, turn, [*(h.thread for h in held), *(i for e in ended for i in e.threads)]) if carried else ()
    doubts = tuple(p for p in _doubts(found, to, live) if p not in state.asked and (p[0] >= len(state.threads) or not threads[p[0]].closed))
    was = len(state.threads)
    return State(
        meeting=meeting,
        turn=turn,
        threads=tuple(threads),
        changes=tuple(changes),
        doubts=doubts,
        missing=missing,
        reopened=tuple(i for i, old in enumerate(state.threads) if old.closed and not threads[i].closed),
        against=tuple(against),
        absorbed=absorbed,
        finished=tuple((at, e.said.citaat, e.said.status, e.sure) for e in ended for at in e.threads or (None,)),
        handled=tuple((h.thread, _place(h), h.sure) for h in held),
        asked=state.asked | set(doubts),
        known=tuple(sorted({i for i in to.values() if i < was})),
        new=tuple(range(was, len(threads))),
    )


def _live(threads: Sequence[Thread], turn: int) -> list[int]:
    """What a meeting may speak of again: all that is open, and what was finished lately."""
    return [i for i, t in enumerate(threads) if t.datum and not (t.closed and turn - t.turn > carry.REMEMBERED)]


def _tell(
    threads: list[Thread], meeting: Meeting, found: carry.Plan, live: Sequence[int], turn: int
) -> tuple[dict[int, int], list[Change], list[Clash]]:
    """Takes up every action of the meeting: into a known thread, beside its row, or as a new one. Returns action -> thread."""
    to = {a: live[k] for a, k in found.thread.items()}
    changes: list[Change] = []
    against: list[Clash] = []
    for index in _rows_first(meeting.verslag.acties):
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
    return to, changes, against


def _absorb(threads: list[Thread], pairs: Sequence[tuple[int, int]], meeting: Meeting, turn: int) -> list[Change]:
    changes = []
    for gone, into in pairs:
        old = threads[gone]
        reden = f'Opgegaan in "{shortened(threads[into].tekst)}".'
        threads[gone] = replace(old, status=status.DROPPED, afgesloten=meeting.datum, turn=turn, reden=reden, te_bevestigen=False)
        changes += differences(gone, old, threads[gone], meeting.datum, meeting.verslag.bestand)
    return changes


def _by_rows(to: Mapping[int, int], meeting: Meeting, stated: bool) -> frozenset[int]:
    """The actions that have a row in these minutes which states their status (or does not)."""
    rows = [(a, at) for i, at in to.items() if status.in_table(a := meeting.verslag.acties[i])]
    return frozenset(at for a, at in rows if bool(a.statustekst or a.status == "gereed") == stated)


def _finish(threads: list[Thread], ended: Sequence[Finished], meeting: Meeting, turn: int) -> list[Change]:
    """Closes what the text calls finished; asks where it may be another one."""
    changes, day = [], meeting.datum
    for end, at in ((e, i) for e in ended for i in e.threads):
        old = threads[at]
        if end.sure:
            done = replace(old, status=end.said.status, afgesloten=day, te_bevestigen=False, reden="", missed=None, turn=turn)
            threads[at] = replace(done, laatst_genoemd=day, again=on_the_day(day, end.said.agendapunt))
        else:
            reden = f'In het verslag van {long_date(day)} staat: "{shortened(end.said.citaat)}" Gaat dat over deze actie?'
            threads[at] = replace(old, te_bevestigen=True, reden=reden)
        changes += differences(at, old, threads[at], day, meeting.verslag.bestand)
    return changes


def _handle(threads: list[Thread], held: Sequence[Handled], turn: int) -> list[Change]:
    """Closes what only asked to be on an agenda that it then was on, and asks about what asked for more."""
    changes = []
    for found in held:
        old, day = threads[found.thread], found.verslag.vergadering.datum
        if found.sure:
            done = replace(old, status=status.DONE, afgesloten=day, te_bevestigen=False, reden="", missed=None, turn=turn)
            threads[found.thread] = replace(done, laatst_genoemd=day, again=on_the_day(day, found.item.nummer))
        else:
            threads[found.thread] = replace(old, te_bevestigen=True, reden=f"{ASKED}{_place(found)}. Is dit klaar?")
        changes += differences(found.thread, old, threads[found.thread], day, found.verslag.bestand)
    return changes


def _place(found: Handled) -> str:
    """ "16 april 2026 (punt 4, Ouderenzorg)" """
    number = f"punt {found.item.nummer}" if found.item.nummer else ""
    return f"{long_date(found.verslag.vergadering.datum)} ({', '.join(filter(None, (number, found.item.titel)))})"


def _known(thread: Thread, turn: int) -> earlier.Known:
    """Minutes are compared with minutes: they know nothing of what was changed by hand."""
    tekst = str(thread.printed.get("tekst") or thread.tekst)
    wie = thread.printed.get("eigenaren")
    owners = tuple(dict.fromkeys((*(wie if isinstance(wie, tuple) else ()), *thread.eigenaren)))
    return earlier.Known(
        wording=Wording(tekst, owners),
        closed=thread.closed,
        age=turn - thread.turn,
        listed=thread.listed,
        headings=thread.headings,
        due=thread.deadline,
    )


def _rows_first(acties: Sequence[Actie]) -> list[int]:
    """Rows, then labels, then sentences: a sentence joins the action that its row or label has begun."""
    return sorted(range(len(acties)), key=lambda i: (not status.in_table(acties[i]), acties[i].soort != "lijst"))


def _doubts(found: carry.Plan, to: Mapping[int, int], live: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Pairs of threads, the older one first. Two that this meeting names side by side as rows are no doubt: they are two.

    A row that these minutes both begin and call done is asked about too: a sentence above it may speak of it as still to do.
    """
    pairs = {(live[k], to[a]) for a, k in found.doubts if live[k] not in to.values()}  # what stands beside it is another action
    pairs |= {(to[a], to[b]) for a, b in found.twins}
    return tuple(sorted((min(p), max(p)) for p in pairs if p[0] != p[1]))


def _miss(threads: list[Thread], day: date | None, turn: int, but: Sequence[int]) -> tuple[int, ...]:
    """Marks the open actions that a running list leaves out. (A table that repeats nothing is no running list.)

    ``but``: what is asked about in other words.
    """
    before = [i for i, t in enumerate(threads) if not t.closed and t.turn < turn and t.datum and not t.missed and i not in but]
    gone = tuple(i for i in before if threads[i].listed or not _ahead(threads[i], day))
    for i in gone:
        reden = f"Niet genoemd in de actielijst van {long_date(day)}."
        threads[i] = replace(threads[i], missed=day, te_bevestigen=True, reden=reden)
    return gone


def _ahead(thread: Thread, day: date | None) -> bool:
    """A promise with a day that is still to come need not stand on the list yet."""
    return bool(thread.deadline and day and thread.deadline > day)

"""What all minutes of one body, and the changes by hand, together say about its actions: a pure function, in date order.

Nothing here depends on the order in which documents arrived.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from pipeline.register import edits as hand
from pipeline.register.advance import advance
from pipeline.register.bodies import Body
from pipeline.register.edits import Edit, Holds
from pipeline.register.threads import Key, Meeting, State

NONE: Holds = {}
Around = tuple[tuple[Body, ...], tuple[str, ...], tuple[tuple[str, frozenset[Key]], ...]]  # bodies, what others met about, numbers
Cause = tuple[str, tuple[tuple[str, ...], ...], bool, Around, tuple[tuple[Edit, frozenset[Key], frozenset[Key]], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One meeting, the changes by hand to its list with the statements they are about, and the state after both."""

    cause: Cause
    state: State


def replay(meetings: Sequence[Meeting], edits: Sequence[Edit] = (), holds: Holds = NONE, before: Sequence[Step] = ()) -> list[Step]:
    """The state after each meeting and the changes by hand to its list; meetings without a date come last and touch nothing else.

    ``holds``: number -> statements, for the changes by hand. ``before`` are the steps of an earlier replay: what has the same causes
    up to a point has the same states, so that minutes that come in by date cost one step each.
    """
    ordered = in_order(meetings)
    left = sorted(edits, key=lambda e: e.datum)
    state, steps, equal = State(), [], True
    for at, (meeting, following) in enumerate(zip_longest(ordered, ordered[1:])):
        until = following.datum if following and following.datum else date.max
        now = [e for e in left if e.datum < until]
        left = left[len(now) :]
        about = tuple((e, holds.get(e.nummer, frozenset()), holds.get(e.waarde, frozenset())) for e in now)
        around = (meeting.bodies, tuple(v.sha256 for _, v in meeting.elsewhere), tuple(sorted(meeting.numbers.items())))
        owners = tuple(a.eigenaren for a in meeting.verslag.acties)  # who holds an office is for gremia.toml to change
        cause = (meeting.verslag.sha256, owners, meeting.alone, around, about)
        equal = equal and at < len(before) and before[at].cause == cause
        state = before[at].state if equal else hand.applied(advance(state, meeting), now, holds)
        steps.append(Step(cause=cause, state=state))
    return steps


def in_order(meetings: Sequence[Meeting]) -> list[Meeting]:
    return sorted(meetings, key=lambda m: (m.datum is None, m.datum or date.max, m.verslag.sha256))


def snapshot(states: Sequence[State], sha256: str) -> State:
    """The state after the meeting of that document."""
    return next(s for s in states if s.meeting and s.meeting.verslag.sha256 == sha256)


def final(states: Sequence[State]) -> State:
    return states[-1] if states else State()

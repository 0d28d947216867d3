"""What all minutes of one body, and the changes by hand, together say about its actions: a pure function, in date order.

Nothing here depends on the order in which documents arrived.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from pipeline.register import edits as hand
from pipeline.register.advance import advance
from pipeline.register.edits import Edit
from pipeline.register.threads import Meeting, State


def replay(meetings: Sequence[Meeting], edits: Sequence[Edit] = ()) -> Iterator[State]:
    """The state after each meeting and the changes by hand to its list; meetings without a date come last and touch nothing else."""
    ordered = in_order(meetings)
    left = sorted(edits, key=lambda e: e.datum)
    state = State()
    for meeting, following in zip(ordered, [*ordered[1:], None], strict=True):
        state = advance(state, meeting)
        until = following.datum if following and following.datum else date.max
        now = [e for e in left if e.datum < until]
        left = left[len(now) :]
        yield (state := hand.applied(state, now))


def in_order(meetings: Sequence[Meeting]) -> list[Meeting]:
    return sorted(meetings, key=lambda m: (m.datum is None, m.datum or date.max, m.verslag.sha256))


def snapshot(states: Sequence[State], sha256: str) -> State:
    """The state after the meeting of that document."""
    return next(s for s in states if s.meeting and s.meeting.verslag.sha256 == sha256)


def final(states: Sequence[State]) -> State:
    return states[-1] if states else replace(State())

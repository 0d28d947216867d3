"""Which actions running text calls finished: by their number in the last list, by their number here, or by what they are about.

Work that running text says was done ("De zaal is gereserveerd") may be an action ("Zaal reserveren"): that is only ever asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline import resources
from pipeline.model import Afmelding
from pipeline.register import matching
from pipeline.register.alignment import Token, compared
from pipeline.register.matching import Wording
from pipeline.register.threads import Meeting, Thread

FEW = 4  # more than so many actions on one subject are not named in a question


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """``threads``: the actions that are meant, or may be; none where the register has none. ``sure``: whether it is those and no others."""

    said: Afmelding
    threads: tuple[int, ...]
    sure: bool


def finished(
    before: Sequence[Thread], threads: Sequence[Thread], meeting: Meeting, rows: Collection[int], bare: Collection[int]
) -> list[Finished]:
    """``before``: the actions before this meeting, ``threads``: after its rows. ``rows``: those that a row of these minutes speaks of and
    decides; ``bare``: those whose row has no status.
    """
    found = []
    for said in meeting.verslag.afmeldingen:
        for at, sure in _meant(said, before, meeting):
            left = tuple(i for i in at if not threads[i].closed and i not in rows and "status" not in threads[i].hand)
            if left or not at:
                found.append(Finished(said=said, threads=left, sure=sure and len(left) == len(at) and not set(left) & set(bare)))
    return found


def _meant(said: Afmelding, threads: Sequence[Thread], meeting: Meeting) -> Iterator[tuple[tuple[int, ...], bool]]:
    for number in said.nummers:
        yield _by_number(number, threads, meeting)
    if said.onderwerp:
        at = tuple(i for i, t in enumerate(threads) if not t.closed and t.datum and _is_about(t, said.onderwerp))
        if 0 < len(at) <= FEW:
            yield at, len(at) == 1
    if said.gedaan:
        at = tuple(i for i, t in enumerate(threads) if not t.closed and t.datum and _is_done(t, said))
        if len(at) == 1:
            yield at, False


def _is_done(thread: Thread, said: Afmelding) -> bool:
    """Whether the sentence names all that the action names, nobody else, no other day, and says done what is to be done."""
    action = Wording(thread.tekst, thread.eigenaren)
    wanted, words = matching.content(action), matching.content(Wording(said.citaat, thread.eigenaren))
    _, lost, free = compared(wanted, words)
    things = _named(action)
    verb = [t for t in wanted if matching.is_task(t) or matching.is_one_of(t, "contact_verbs")]
    _, undone, _ = compared(verb, matching.content(Wording(" ".join(said.gedaan))))
    others = any(t.telling and t.weight >= 1 for t in free)
    named = not any(t in lost for t in wanted if t.weight >= 1 or t.telling)
    return bool(things) and named and not others and (not verb or len(undone) < len(verb))


def _by_number(number: str, threads: Sequence[Thread], meeting: Meeting) -> tuple[tuple[int, ...], bool]:
    """A number of the last list that had numbers; else one of ours, which for a bare number ("actie 14") is a guess."""
    listed = [t.turn for t in threads if t.nummer]
    at = tuple(i for i, t in enumerate(threads) if t.nummer.lower() == number.lower() and t.turn == max(listed, default=0))
    if at:
        return at, len(at) == 1
    ours = meeting.numbers.get(number, frozenset())
    return tuple(i for i, t in enumerate(threads) if not ours.isdisjoint(t.keys)), not number[:1].isdigit()


def _is_about(thread: Thread, subject: str) -> bool:
    """Whether the action names all that the subject names: a thing or more."""
    wanted = _named(Wording(subject))
    words = matching.content(Wording(f"{thread.tekst} {' '.join(thread.eigenaren)}"))
    _, lost, _ = compared(wanted, words)
    return bool(wanted) and not lost


def _named(wording: Wording) -> tuple[Token, ...]:
    loose = resources.term_set("loose_words") | resources.term_set("name_particles")
    return tuple(t for t in matching.content(wording) if t.weight >= 1 and t.word not in loose)

"""Which actions of one meeting are known ones: rows against the running list, then sentences against the rows beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import Actie, Verslag
from pipeline.register import beside, matching, status
from pipeline.register.matching import Matching, Wording

REOPEN = 0.9  # a finished action comes back to life only when a row repeats it all but literally
TOGETHER = 0.58  # a sentence and a row of the same minutes, by the same person
TOGETHER_NAMED = 0.52  # and about the same person, organisation or system
CLEARLY = 0.25  # by how much one row must be nearer to a sentence than the next one
RECENT = 3  # meetings: older than that, a likeness is chance more often than memory
REMEMBERED = 2  # meetings that a finished action may still be repeated in a list
NEVER = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What of a thread decides whether a new wording is the same action. ``age``: meetings of the body since it was last named."""

    wording: Wording
    closed: bool
    age: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Per action of a meeting: ``thread`` the known thread it continues, ``row`` the row of the same minutes that says the same.

    ``doubts``: (action, thread); ``twins``: (action, action of the same minutes); ``absorbed``: (row, thread that its text holds whole).
    """

    thread: Mapping[int, int]
    row: Mapping[int, int]
    doubts: tuple[tuple[int, int], ...]
    twins: tuple[tuple[int, int], ...]
    absorbed: tuple[tuple[int, int], ...] = ()


def plan(verslag: Verslag, known: Sequence[Known]) -> Plan:
    acties = verslag.acties
    wordings = [Wording(a.tekst, a.eigenaren) for a in acties]
    rows = [i for i, a in enumerate(acties) if status.in_table(a)]
    rest = [i for i in range(len(acties)) if i not in rows]
    listed = _against_known(rows, acties, wordings, known, free=range(len(known)))
    finished = {i for i, j in listed.pairs if known[j].closed}
    row, twins = _beside(verslag, rest, rows, finished)
    loose = [i for i in rest if i not in row]
    free = [j for j in range(len(known)) if j not in listed.pairs_to]
    said = _against_known(loose, acties, wordings, known, free=free)
    thread = {**dict(listed.pairs), **dict(said.pairs)}
    held = [(i, k) for i in rows if i in thread for k, t in enumerate(known) if k not in thread.values() and _holds(wordings[i], t)]
    return Plan(
        thread=thread,
        row=row,
        doubts=tuple(d for d in (*listed.doubts, *said.doubts) if d not in held),
        absorbed=tuple(held),
        twins=tuple((i, j) for i, j in twins if i not in dict(said.pairs)),
    )


def _beside(
    verslag: Verslag, rest: Sequence[int], rows: Sequence[int], finished: Collection[int]
) -> tuple[dict[int, int], list[tuple[int, int]]]:
    """Sentences that say what a row of the same minutes says; a row may sum up more than one. And the pairs in doubt.

    ``finished``: rows of what was finished before this meeting. A sentence that is like one of those is more likely to begin anew.
    """
    row, twins = {}, []
    wordings = [Wording(a.tekst, a.eigenaren) for a in verslag.acties]
    for i in rest:
        value, j = max(((matching.score(wordings[i], wordings[j]), -j) for j in rows), default=(0.0, 0))
        if value >= _together(wordings[i], wordings[-j]):
            row[i] = -j
            continue
        sure, maybe = _told(verslag, i, [j for j in rows if j not in finished])
        if sure is not None:
            row[i] = sure
        elif value >= matching.DOUBT:
            twins.append((i, -j))
        elif maybe is not None:
            twins.append((i, maybe))
    return row, twins


def _told(verslag: Verslag, sentence: int, rows: Sequence[int]) -> tuple[int | None, int | None]:
    """The row that says what a sentence says, and the row that perhaps does; None where there is none, or no clear one."""
    said = beside.said(verslag, verslag.acties[sentence])
    general = beside.general(verslag)
    found = []
    for j in rows:
        how, near = beside.verdict(said, Wording(verslag.acties[j].tekst, verslag.acties[j].eigenaren), general)
        if how:
            found.append((near, -j, how))
    found.sort(reverse=True)
    if not found:
        return None, None
    near, j, how = found[0]
    clear = len(found) == 1 or near - found[1][0] >= CLEARLY
    return (-j, None) if how == beside.SURE and clear else (None, -j)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    pairs: tuple[tuple[int, int], ...]
    doubts: tuple[tuple[int, int], ...]

    @property
    def pairs_to(self) -> frozenset[int]:
        return frozenset(j for _, j in self.pairs)


def _against_known(
    chosen: Sequence[int], acties: Sequence[Actie], wordings: Sequence[Wording], known: Sequence[Known], free: Sequence[int]
) -> _Found:
    found: Matching = matching.assign(
        [wordings[i] for i in chosen], [known[j].wording for j in free], lambda i, j: needed(acties[chosen[i]], known[free[j]])
    )
    doubts = tuple((chosen[i], free[j]) for i, j in found.doubts if not known[free[j]].closed and known[free[j]].age <= RECENT)
    return _Found(pairs=tuple((chosen[i], free[j]) for i, j in found.pairs), doubts=doubts)


def needed(actie: Actie, known: Known) -> float:
    """The score from which ``actie`` is ``known``. What is finished comes back only as a row that was still on the last lists."""
    if not known.closed:
        return matching.SAME
    if not status.in_table(actie) or known.age > REMEMBERED:
        return NEVER
    return matching.SAME if status.of(actie) in status.CLOSED else REOPEN


def _holds(row: Wording, known: Known) -> bool:
    """Whether the whole text of an open action stands in a row that continues another one: two rows were written as one."""
    whole, part = matching.tokens(row.text), matching.tokens(known.wording.text)
    starts = range(len(whole) - len(part) + 1)
    return not known.closed and known.age <= RECENT and len(part) >= 4 and any(whole[s : s + len(part)] == part for s in starts)


def _together(sentence: Wording, row: Wording) -> float:
    if not matching.by_one_owner(sentence, row):
        return matching.SAME
    return TOGETHER_NAMED if matching.share_a_name(sentence, row) else TOGETHER

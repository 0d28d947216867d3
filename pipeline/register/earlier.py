"""What the last meetings said, written down or taken up by this one: beside what is all but literally the same (``carry``)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.model import Verslag
from pipeline.register import beside, matching, turning, twice
from pipeline.register.matching import Wording

FAR = 2.5  # how near a row must be to a sentence of an earlier meeting: two things shared, and half of the row
RECENT = 3  # meetings: older than that, a likeness is chance more often than memory
LATELY = 2  # meetings: older than that, what was only said is not asked about by likeness alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What of a thread decides whether a new wording is the same action. ``age``: meetings of the body since it was last named;
    ``listed``: whether it stood in an action table; ``headings``: those above it; ``due``: its last day, where that is known."""

    wording: Wording
    closed: bool
    age: int
    listed: bool = True
    headings: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    pairs: tuple[tuple[int, int], ...]
    doubts: tuple[tuple[int, int], ...]

    @property
    def pairs_to(self) -> frozenset[int]:
        return frozenset(j for _, j in self.pairs)

    def with_pairs(self, pairs: Mapping[int, int], part: Sequence[tuple[int, int]] = ()) -> Found:
        """These pairs instead, and the doubts, with those of ``part``, about what is in none of them."""
        open_still = ((i, k) for i, k in (*self.doubts, *part) if i not in pairs and k not in pairs.values())
        return Found(pairs=tuple(sorted(pairs.items())), doubts=tuple(open_still))


def promised(verslag: Verslag, new: Sequence[int], known: Sequence[Known], listed: Found) -> Found:
    """New rows that write down what the same person took on in running text at one of the last meetings: ``listed`` with those.

    What names more parties than the row is asked about: one row may be a part of it.
    """
    pairs, common, part = dict(listed.pairs), beside.general(verslag), list[tuple[int, int]]()
    for i in new:
        row, found = twice.wording(verslag.acties[i]), list[tuple[float, int]]()
        for k, before in enumerate(known):
            if k not in pairs.values() and not (before.closed or before.listed) and before.age <= RECENT:
                how, near = beside.verdict(beside.Said(before.wording), row, common)
                found += [(near, -k)] if how == beside.SURE and near >= FAR else []
        if found:
            k = -max(found)[1]
            if matching.names_more(known[k].wording, row):
                part.append((i, k))
            else:
                pairs[i] = k
    return listed.with_pairs(pairs, part)


def taken_up(verslag: Verslag, new: Sequence[int], known: Sequence[Known], said: Found, taken: Collection[int]) -> Found:
    """Sentences that take up what the last meeting said under the same heading, and what was not to be done by now: ``said`` with those."""
    pairs, common, day = dict(said.pairs), beside.general(verslag), verslag.vergadering.datum
    for i in new:
        acties, headings = verslag.acties, beside.titles(verslag, verslag.acties[i])
        for k, before in enumerate(known):
            open_still = not before.closed and before.age == 1 and not (before.due and day and before.due < day)
            if k in taken or k in pairs.values() or before.listed or not open_still or not twice.one_heading(headings, before.headings):
                continue
            if twice.taken_up(twice.wording(acties[i]), before.wording, common):
                pairs[i] = k
                break
    return said.with_pairs(pairs)


def sought(verslag: Verslag, new: Mapping[int, str], known: Sequence[Known], found: Found, taken: Collection[int]) -> Found:
    """Actions that turn to the one whom one of the last meetings looked for under the same heading: ``found`` with those."""
    pairs, common = dict(found.pairs), beside.general(verslag)
    for i, headings in new.items():
        for k, before in enumerate(known):
            lately = not before.closed and not before.listed and before.age <= LATELY and k not in taken and k not in pairs.values()
            if lately and any(twice.one_heading(h, before.headings) and not matching.standing(h) for h in headings.split(". ")):
                if turning.found(before.wording, twice.wording(verslag.acties[i]), headings, common):
                    pairs[i] = k
                    break
    return found.with_pairs(pairs)

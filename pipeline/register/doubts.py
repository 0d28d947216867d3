"""Pairs that a reader may call one action, and that say too little alike to be joined: only ever a question to the secretary."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline import resources
from pipeline.model import Actie, Verslag
from pipeline.register import beside, matching, status, twice
from pipeline.register.alignment import Token, aligned, compared
from pipeline.register.matching import Wording
from pipeline.register.wording import MONTHS

DAY = re.compile(r"\b(\d{1,2})(?:e|de|ste|\s+(?:" + "|".join(MONTHS) + r"))\b", re.I)
SYNONYM = 0.9  # cosine from which two words are one thing: "omschrijving", "beschrijving"
SHARE = 0.3  # share of the things of the longer text that both name
TWO = 2  # words of a full name; things of its own that a text may add to another one in other words
LONG = 5  # letters of a word that may be the end of a compound


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """What two texts share and what each has alone, without verbs and days.

    ``things``: weight of what both name; ``names``: how many of those are names; ``noun``, ``verb``: whether they share any; ``share``:
    part of the longer text that both name. ``dated``: whether each has a day that the other lacks; ``turns``: whether both only turn to
    somebody or look for something; ``apart``: whether both name another task.
    """

    things: float
    names: int
    noun: bool
    verb: bool
    share: float
    left: tuple[Token, ...]
    right: tuple[Token, ...]
    dated: bool
    turns: bool
    apart: bool


def overlap(a: Wording, b: Wording, common: frozenset[str]) -> Overlap:
    left, right = matching.content(a), matching.content(b)
    _, lost, free = compared(left, right)
    kindred = [(t, o) for t in lost for o in free if _kindred(t, o)][:1]
    lost, free = ([t for t in side if t not in (w for pair in kindred for w in pair)] for side in (lost, free))
    same = [t for t in left if t not in lost]
    held = [t for t in same if beside.thing(t, common)]
    longest = max(sum(beside.thing(t, common) and not t.verb for t in side) for side in (left, right))
    return Overlap(
        things=sum(t.weight for t in held),
        names=sum(t.telling for t in held),
        noun=any(not t.verb and not t.telling for t in same),
        verb=any(t.verb for t in same),
        share=len(held) / (longest or 1),
        left=tuple(t for t in lost if beside.thing(t, common) and not t.verb),
        right=tuple(t for t in free if beside.thing(t, common) and not t.verb),
        dated=all(any(t.telling and t.weight < 1 for t in side) for side in (lost, free)),
        turns=all(any(t.verb for t in side) and all(_turns(t) for t in side if t.verb) for side in (left, right)),
        apart=matching.apart(lost, free),
    )


def beside_each_other(verslag: Verslag, loose: Sequence[int], rows: Sequence[int]) -> list[tuple[int, int]]:
    """Sentences of the same minutes, with the row or earlier sentence that each is most like, where it is like one."""
    found = []
    for i in loose:
        others = [*rows, *(j for j in loose if j < i)]
        like = [(near, -j) for j in others if (near := _like(verslag, verslag.acties[i], verslag.acties[j]))]
        found += [(i, -max(like)[1])] if like else []
    return found


def _like(verslag: Verslag, sentence: Actie, other: Actie) -> float:
    """Weight of what both name, and 0 where nothing is to be asked."""
    a, b, row, common = twice.wording(sentence), twice.wording(other), status.in_table(other), beside.general(verslag)
    if matching.same_owner(a, b) is False:
        return 0.0
    if row and _by_then_together(sentence, other):
        return 1.0
    both, headings = overlap(a, b, common), beside.titles(verslag, sentence)
    brief = overlap(Wording(beside.ASIDE.sub("", a.text), a.owners), b, common)
    summed = row and brief.things >= 1 and brief.share >= SHARE and not brief.left
    together = not row and headings == beside.titles(verslag, other)
    named = together and (both.names >= TWO or _asks_for_it(both))
    if both.noun and not both.dated and (summed or named or _held(both) or row and _sought(both, headings)):
        return both.things + 0.1
    return 0.1 if row and _goes_on(verslag, sentence, other) else 0.0


def _by_then_together(sentence: Actie, row: Actie) -> bool:
    """Whether the same two people or more are to be done on the same day: "half december"."""
    people = {matching.tokens(o)[:1] for o in sentence.eigenaren} & {matching.tokens(o)[:1] for o in row.eigenaren}
    days = [a.deadline.tot for a in (sentence, row) if a.deadline and a.deadline.tot]
    return len(people) >= TWO and len(days) == 2 and days[0] == days[1] and status.of(row) not in status.CLOSED


def _goes_on(verslag: Verslag, sentence: Actie, row: Actie) -> bool:
    """Whether a sentence says nothing but what was being spoken of, and that was what an open row is about:

    "The plan of the bakers is empty. We have to make arrangements soon": the row "Ask bakers for plan".
    """
    if sentence.eigenaren or status.of(row) in status.CLOSED:
        return False
    said, common = beside.said(verslag, sentence), beside.general(verslag)
    around = matching.content(Wording(f"{said.headings}. {said.before}"))
    own = [t for t in matching.content(said.wording) if beside.thing(t, common) and not t.verb]
    told = beside.shared(said, twice.wording(row), common, False)
    return told.row_before and told.covered >= beside.HALF and not any(aligned([t], around)[0] == 0 for t in own)


def since(
    verslag: Verslag, new: Mapping[int, str], known: Sequence[tuple[int, Wording, str]], taken: Collection[int]
) -> list[tuple[int, int]]:
    """New actions, with the sentence of an earlier meeting that each is most like: (action, index in ``known``).

    ``new``: action -> the headings it was spoken of under; ``known``: (thread, wording, headings).
    """
    found = []
    for i, headings in new.items():
        row, wording, like = status.in_table(verslag.acties[i]), twice.wording(verslag.acties[i]), list[tuple[float, int]]()
        for k, before, above in known:
            if k in taken or matching.same_owner(wording, before) is False:
                continue
            both = overlap(wording, before, beside.general(verslag))
            renamed = row and both.verb and both.things >= 1 and max(len(both.left), len(both.right)) <= 1
            one = any(twice.one_heading(h, above) for h in headings.split(". "))
            planned = one and both.verb and _days(wording) & _days(before)
            if planned or both.noun and not both.dated and (_held(both) or renamed or one and _sought(both, headings)):
                like.append((both.things, -k))
        found += [(i, -max(like)[1])] if like else []
    return found


def _held(both: Overlap) -> bool:
    """Whether one of the two names all things of the other, and those are a good part of what it names."""
    return both.things >= beside.ENOUGH and both.share >= SHARE and not (both.left and both.right) and not both.apart


def _asks_for_it(both: Overlap) -> bool:
    """Whether one says that something is looked for, and the other where: "Een imker zoeken", "De bijenclub vragen om een imker"."""
    return both.turns and both.things >= 1 and not (both.left and both.right)


def _sought(both: Overlap, headings: str) -> bool:
    """Whether both turn to somebody, and say hardly more than the headings do: "We zoeken leden", "Nieuwe leden benaderen"."""
    about, whoever = matching.content(Wording(headings)), resources.term_set("group_words")
    extra = [[t for t in side if t.word not in whoever and not aligned([t], about)[0]] for side in (both.left, both.right)]
    return both.turns and all(len(side) <= 1 for side in extra)


def _days(said: Wording) -> frozenset[str]:
    """ "17 december", "de 17e"."""
    return frozenset(DAY.findall(said.text))


def _turns(verb: Token) -> bool:
    return any(matching.is_one_of(verb, words) for words in ("contact_verbs", "light_verbs"))


def _kindred(a: Token, b: Token) -> bool:
    """ "beschrijving" and "omschrijving", "dagvoorzitter" and "voorzitter"."""
    if a.verb or b.verb or a.telling or b.telling or min(len(a.word), len(b.word)) < LONG:
        return False
    return a.word.endswith(b.word) or b.word.endswith(a.word) or matching.meaning(a.word, b.word) >= SYNONYM

"""Whether two sentences say one task: told twice in one set of minutes, or taken up again at the next meeting under the same heading.

Less is known than beside a row (``beside``): a row sums up, a sentence merely says. So one of the two must hold all that the other says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline import resources
from pipeline.model import Actie, Verslag
from pipeline.register import beside, matching
from pipeline.register.alignment import Token, compared
from pipeline.register.matching import Wording
from pipeline.register.wording import MONTHS

DAY = re.compile(rf"\b\d{{1,2}}e?\s+(?:{'|'.join(MONTHS)})\b(?:\s+\d{{4}})?", re.I)
CLOSE = 1  # blocks between two sentences of which the one goes on about the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """How one sentence holds another. ``things``: weight of what both name; ``verb``: whether they share a verb, or the held one has none;
    ``back``: whether the held one points back; ``extra``: what only the other says; ``names``: whether it names somebody or something."""

    things: float
    verb: bool
    back: bool
    extra: tuple[Token, ...]
    names: bool


def holds(whole: Wording, part: Wording, common: frozenset[str]) -> Again | None:
    """None where ``part`` says anything that ``whole`` does not."""
    left, right = matching.content(part), matching.content(whole)
    shared, lost, free = compared(left, right)
    if shared < matching.LEAST or any(not _empty(t) for t in lost):
        return None
    kept = [t for t in left if t not in lost]
    extra = tuple(t for t in free if beside.thing(t, common) and not t.verb)
    return Again(
        things=sum(t.weight for t in kept if beside.thing(t, common)),
        verb=any(t.verb for t in kept) or len(kept) > 1 and not any(t.verb for t in left),
        back=bool(beside.BACK.search(part.text)),
        extra=extra,
        names=any(t.telling and t.weight >= 1 for t in extra),
    )


def pairs(verslag: Verslag, rest: Sequence[int]) -> list[tuple[int, int]]:
    """Sentences under one heading that say one task: (the later one, the earlier one); a label counts as the earlier."""
    acties, common = verslag.acties, beside.general(verslag)
    order = sorted(rest, key=lambda i: (acties[i].soort != "lijst", i))
    heading = {i: (acties[i].agendapunt, beside.titles(verslag, acties[i])) for i in order}
    found = []
    for at, later in enumerate(order):
        for earlier in order[:at]:
            if heading[earlier] == heading[later] and _said_twice(acties[earlier], acties[later], common):
                found.append((later, earlier))
                break
    return found


def _said_twice(one: Actie, other: Actie, common: frozenset[str]) -> bool:
    a, b = wording(one), wording(other)
    if matching.same_owner(a, b) is False:
        return False
    close = abs(one.vindplaats.blok - other.vindplaats.blok) <= CLOSE
    for whole, part in ((a, b), (b, a)):
        found = holds(whole, part, common)
        if found and found.verb and (found.things >= 1 or found.back and close):
            if not found.extra or close and (found.back or not found.names):
                return True
    return False


def taken_up(new: Wording, known: Wording, common: frozenset[str]) -> bool:
    """Whether a sentence takes up what stood under the same heading at the last meeting, with another day or in more words."""
    if matching.same_owner(new, known) is False:
        return False
    found = holds(undated(new), undated(known), common)
    return bool(found and found.verb and found.things >= beside.ENOUGH and not found.names)


def one_heading(new: str, known: str) -> bool:
    """Whether the nearest headings are one: "Prijsvraag", "Prijsvraag (vervolg)"."""
    a, b = (set(matching.tokens(t.split(". ")[0])) for t in (new, known))
    return bool(a and b) and (a <= b or b <= a)


def wording(actie: Actie) -> Wording:
    return Wording(matching.ABOUT.sub("", actie.tekst), actie.eigenaren)


def undated(said: Wording) -> Wording:
    return Wording(DAY.sub("", said.text), said.owners)


def _empty(token: Token) -> bool:
    return token.word in resources.terms("loose_words") or token.word in resources.terms("name_particles")

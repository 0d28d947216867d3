"""Looking for somebody, and turning to them, told in two ways.

"We zoeken nog uitbreiding van de groep" under the heading Uitbreiding, "Andere partijen benaderen" in the list; "We zoeken een voorzitter"
and, under the same heading, "Dagvoorzitter benaderen"; "Noor plant een overleg met de buren", "Geluidsmeting met buren bespreken".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline import resources
from pipeline.register import beside, matching
from pipeline.register.alignment import Token, compared
from pipeline.register.beside import Said
from pipeline.register.matching import Wording

LONG = 5  # letters of a word that may be the end of a compound
THERE = re.compile(r"(?:er|hier|daar)(?:aan|bij|in|mee|na|op|over|toe|uit|van|voor)")


def widening(sentence: Said, row: Wording, common: frozenset[str]) -> bool:
    """Whether a sentence by nobody says only what its headings say, that more are sought for a group, and the row turns to those."""
    left, right = matching.content(sentence.wording), matching.content(row)
    about = matching.content(Wording(sentence.headings))
    _, lost, free = compared(left, right)
    both = any(not t.verb and not t.telling for t in left if t not in lost)
    whom = [t for t in free if t.word in resources.term_set("group_words")]
    more = [t for t in free if beside.thing(t, common) and not t.verb and t not in whom and not _describes(t, whom, row.text)]
    told = not any(beside.thing(t, frozenset()) and not t.verb for t in _beyond(left, about))
    said_on = bool(_beyond(whom, about)) and not more and bool(lost) and told
    return not sentence.wording.owners and said_on and both and seeks(left) and turns(left) and turns(right)


def found(sought: Wording, new: Wording, heading: str, common: frozenset[str]) -> bool:
    """Whether ``new`` turns to the one whom ``sought`` looks for: both under ``heading``, and neither says more of them."""
    if matching.same_owner(sought, new) is False or sought.owners and not new.owners:
        return False
    left, right = matching.content(sought), matching.content(new)
    _, lost, free = compared(left, right)
    ends = [(a, b) for a in lost for b in free if _ends_in(a, b)][:1]
    same = [t for t in left if t not in lost] + [a for a, _ in ends]
    whom = [t for t in same if beside.thing(t, common) and not t.verb and not t.telling]
    about = matching.content(Wording(heading))
    beyond = [[t for t in _beyond(side, about) if not t.verb and beside.thing(t, common)] for side in (lost, free)]
    extra, other = ([t for t in side if not any(t in pair for pair in ends)] for side in beyond)
    told = all(_describes(t, whom, sought.text) for t in extra) and not other and len(whom) == 1
    return told and seeks(left) and turns(left) and turns(right)


def meets(sentence: Said, row: Wording, common: frozenset[str]) -> bool:
    """Whether a sentence only arranges a meeting, and the row says with the same group, and of what was being spoken of, what it is for."""
    left, right = matching.content(sentence.wording), matching.content(row)
    _, lost, free = compared(left, right)
    around = matching.content(Wording(f"{sentence.headings}. {sentence.before}"))
    spoken = [t for t in free if not t.verb and beside.thing(t, common)]
    talk = resources.term_set("talks")
    meeting = any(t.word in talk for t in left)
    others = [t for t in lost if beside.thing(t, common) and not (t.verb or t.telling or t.word in talk or THERE.fullmatch(t.word))]
    group = any(t.word in resources.term_set("group_words") for t in left if t not in lost)
    talks = any(matching.is_one_of(t, "contact_verbs") or matching.is_one_of(t, "talks") for t in right)
    one = beside.by_one(sentence.wording, row) is True
    return one and meeting and turns(left) and group and talks and not others and len(_beyond(spoken, around)) < len(spoken)


def seeks(words: Sequence[Token]) -> bool:
    return any(matching.stem("zoeken") in t.forms for t in words)


def turns(words: Sequence[Token]) -> bool:
    """Whether its verbs, of which there are, only turn to somebody or arrange something."""
    verbs = [t for t in words if t.verb]
    return bool(verbs) and all(matching.is_one_of(t, "contact_verbs") or matching.is_one_of(t, "light_verbs") for t in verbs)


def _beyond(words: Sequence[Token], about: Sequence[Token]) -> list[Token]:
    _, lost, _ = compared(words, about)
    return lost


def _ends_in(a: Token, b: Token) -> bool:
    """ "dagvoorzitter", "voorzitter" """
    if a.verb or b.verb or a.telling or b.telling or min(len(a.word), len(b.word)) < LONG:
        return False
    return a.word.endswith(b.word) or b.word.endswith(a.word)


def _describes(word: Token, nouns: Sequence[Token], text: str) -> bool:
    """Whether it only says what kind of person: "een onafhankelijke voorzitter", not "een voorzitter van de jury"."""
    return word.word.endswith("e") and any(re.search(rf"\b{word.word}\s+{t.word}\b", text, re.I) for t in nouns)

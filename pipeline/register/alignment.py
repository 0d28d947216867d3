"""Two lists of words beside each other: which word of the one is a word of the other in another form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Token:
    """``telling``: a name, number or month; what differs there is a different action. ``forms``: the verbs that it may be a form of;
    ``word``: as it is written; ``group``: words that mean the same have one."""

    stem: str
    weight: float
    telling: bool = False
    verb: bool = False
    forms: frozenset[str] = frozenset()
    word: str = ""
    group: str = ""


def alike(a: str, b: str) -> bool:
    """One word in two forms or with a slip of the pen: a whole stem, or long words that differ in a letter or two."""
    if a == b:
        return True
    if min(len(a), len(b)) < 5 or a[0] != b[0] or a.isdigit() or b.isdigit():
        return False
    return SequenceMatcher(None, a, b).ratio() >= 0.86


def one_word(a: Token, b: Token) -> bool:
    """Also "nagezonden" and "nazenden", "stuurt ... rond" and "rondsturen", "uitnodiging" and "uitnodigen"; "best" and "beste".

    And "proces" and "procedure", of one ``group``.
    """
    named = _root(a.stem) == _root(b.stem) and len(a.stem) >= 6 <= len(b.stem)
    inflected = abs(len(a.word) - len(b.word)) == 1 and a.word.removesuffix("e") == b.word.removesuffix("e") and len(a.word) > 3
    return (
        named
        or inflected
        or bool(a.group)
        and a.group == b.group
        or alike(a.stem, b.stem)
        or not (a.forms | {a.stem}).isdisjoint(b.forms | {b.stem})
    )


def _root(stemmed: str) -> str:
    """What an act and its actor share: ondertekening, ondertekenaar, ondertekenen; uitbreiding, uitbreiden."""
    return re.sub(r"[td]$", "", re.sub(r"(?:ing|aar)$", "", stemmed))


def joined(left: Sequence[Token], right: Sequence[Token]) -> list[Token]:
    """``left`` with two words that ``right`` writes as one put together: "werkings gebied", "werkingsgebied"."""
    found = list(left)
    for first, second in zip(left, left[1:], strict=False):
        parts = min(len(first.stem), len(second.stem)) > 2 and (first.stem + second.stem).isalpha()
        whole = next((t for t in right if parts and alike(first.stem + second.stem, t.stem) and not alike(first.stem, t.stem)), None)
        if whole and first in found and second in found:
            found[found.index(first)] = whole
            found.remove(second)
    return found


def compared(left: Sequence[Token], right: Sequence[Token]) -> tuple[float, list[Token], list[Token]]:
    """As ``aligned``, with words that only one side writes as one put together first."""
    return aligned(joined(left, right), joined(right, left))


def aligned(left: Sequence[Token], right: Sequence[Token]) -> tuple[float, list[Token], list[Token]]:
    """The weight that both share, and the words that only the left and only the right one has."""
    free = list(right)
    shared, lost = 0.0, []
    for token in left:
        partner = next((t for t in free if t.stem == token.stem), None) or next((t for t in free if one_word(t, token)), None)
        if partner is None:
            lost.append(token)
            continue
        free.remove(partner)
        shared += (token.weight + partner.weight) / 2
    return shared, lost, free

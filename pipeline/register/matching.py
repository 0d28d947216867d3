"""When two wordings are the same action: shared words, weighed by how rare they are, never by order of arrival."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Score = Callable[[str, str], float]
SAME = 0.72
DOUBT = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """``pairs``: (index of the new wording, index of the known one). ``doubts``: likewise, to be shown to a person."""

    pairs: tuple[tuple[int, int], ...] = ()
    doubts: tuple[tuple[int, int], ...] = ()


def tokens(text: str) -> tuple[str, ...]:
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return tuple(re.findall(r"\w+", re.sub(r"['’`]", "", ascii_only).lower()))


def score(a: str, b: str) -> float:
    left, right = set(tokens(a)), set(tokens(b))
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def assign(new: Sequence[str], known: Sequence[str]) -> Matching:
    scored = sorted(((score(n, k), -i, -j) for i, n in enumerate(new) for j, k in enumerate(known)), reverse=True)
    taken_new: set[int] = set()
    taken_known: set[int] = set()
    pairs, doubts = [], []
    for value, i, j in scored:
        i, j = -i, -j
        if i in taken_new or j in taken_known:
            continue
        if value >= SAME:
            pairs.append((i, j))
            taken_new.add(i)
            taken_known.add(j)
        elif value >= DOUBT:
            doubts.append((i, j))
    return Matching(pairs=tuple(pairs), doubts=tuple(doubts))

"""Text as the word pieces of a sentence encoder: the likeliest split of each word (unigram model, Viterbi)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

START, PAD, END, UNKNOWN = range(4)
SPACE = "\u2581"  # stands for the space before a word
UNSEEN = 10.0  # how much worse than the rarest piece a letter is that stands in no piece


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """``scores``: log probability of each piece; the number of a piece is its position there, after the four marks above."""

    scores: Mapping[str, float]
    numbers: dict[str, int] = field(init=False)
    longest: int = field(init=False)
    worst: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "numbers", {piece: i for i, piece in enumerate(self.scores, start=UNKNOWN + 1)})
        object.__setattr__(self, "longest", max(map(len, self.scores)))
        object.__setattr__(self, "worst", min(self.scores.values()) - UNSEEN)

    def __call__(self, text: str, most: int) -> list[int]:
        """The first ``most`` piece numbers of the text."""
        found: list[int] = []
        for word in unicodedata.normalize("NFKC", text).split():
            found += split(self, SPACE + word[: most * self.longest])
            if len(found) >= most:
                break
        return found[:most]


@lru_cache(maxsize=20_000)
def split(pieces: Pieces, word: str) -> tuple[int, ...]:
    best = [0.0] + [-1e30] * len(word)
    back: list[tuple[int, int]] = [(0, UNKNOWN)] * (len(word) + 1)
    for i in range(len(word)):
        for end in range(i + 1, min(len(word), i + pieces.longest) + 1):
            score = pieces.scores.get(word[i:end])
            if score is not None and best[i] + score > best[end]:
                best[end], back[end] = best[i] + score, (i, pieces.numbers[word[i:end]])
        if best[i] + pieces.worst > best[i + 1]:
            best[i + 1], back[i + 1] = best[i] + pieces.worst, (i, UNKNOWN)
    found, at = [], len(word)
    while at:
        at, number = back[at]
        found.append(number)
    return tuple(reversed(found))

"""Which nouns of an annual plan name a body. A plan presents its bodies, so more nouns count than in running minutes."""

from __future__ import annotations

from pipeline.language import bodies
from pipeline.structure.words import wordset

NO_BODY = frozenset({"netwerk", "voorraad", "vergadering", "vergaderingen"})
ENDS = ("raad", "team")


def is_body(word: str) -> bool:
    low = word.strip(".,;:()").lower()
    if low in NO_BODY:
        return False
    return bodies.is_body(low) or (len(low) > 3 and low in wordset("body_words")) or (len(low) > 6 and low.endswith(ENDS))

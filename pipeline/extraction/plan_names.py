"""Which nouns of an annual plan name a body, and where such a name ends. A plan presents its bodies: more nouns count than in minutes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline import resources
from pipeline.language import bodies
from pipeline.structure.words import wordset

NO_BODY = frozenset({"netwerk", "voorraad", "vergadering", "vergaderingen"})
ENDS = ("raad", "team")
CARRIERS = frozenset(resources.terms("plan_carriers"))
# Persons by their office: compounds count ("netwerkcoördinator", "directeur-bestuurder").
OFFICES = ("coördinator", "manager", "leider", "directeur", "bestuurder", "secretaris", "begeleider", "bureau", "controller", "adviseur")
FULL = re.compile(
    r"(?:raad\s+van\s+(?:toezicht|bestuur|commissarissen|advies)|vereniging\s+van\s+(?:eigenaren|eigenaars)"
    r"|college\s+van\s+(?:b\s?&\s?w|b\s+en\s+w|bestuur|burgemeester\s+en\s+wethouders))(?!\w)",
    re.I,
)
STOP = re.compile(
    r"\b(?:met|over|van|voor|door|via|om|waarin|die|dat|zodat|op|per|ieder|iedere|elk|elke|een|in|bij|aan|naar|en|of)\b|[,.;:()]", re.I
)


def is_body(word: str) -> bool:
    low = word.strip(".,;:()").lower()
    if low in NO_BODY:
        return False
    own = wordset("plan_body_words")
    known = bodies.is_body(low) or (len(low) > 3 and low in wordset("body_words")) or any(low.endswith(w) for w in own)
    return known or (len(low) > 6 and low.endswith(ENDS))


def is_carrier(word: str) -> bool:
    low = word.strip(".,;:()").lower()
    return low in CARRIERS or low.endswith(OFFICES) or any(part in CARRIERS for part in low.split("-"))


def is_short(word: str) -> bool:
    return word.isupper() and len(word) > 1


def name_at(text: str, at: int, names: Iterable[str], verb: re.Pattern[str] | None = None) -> str | None:
    """The body or office that is named from there, as printed: a known name, else its first words up to the noun and its capitals."""
    rest = text[at:]
    for name in names:
        if re.match(rf"{re.escape(name)}(?!\w)", rest, re.I):
            return rest[: len(name)]
    if full := FULL.match(rest):
        return full[0]
    stop = STOP.search(rest)
    words = (rest[: stop.start()] if stop else rest).split()
    for n, word in enumerate(words[:5]):
        if word.lower() in ("de", "het", "een") or (verb and verb.fullmatch(word)):
            return None
        if is_body(word) or is_carrier(word) or is_short(word):
            tail = n + 1
            while tail < len(words) and (words[tail][:1].isupper() or words[tail] in ("-", "–", "/")):
                tail += 1
            return " ".join(words[:tail]).rstrip(" -–/")
    return None

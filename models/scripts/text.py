"""Running text, one paragraph a line, to tokenised sentences, one a line, for Frog.

List bullets go, and lines that are more English than Dutch, or repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from tokenizer import customise

BULLET = re.compile(r"^\s*(?:[-*•+]|\d+[.)])\s+")
ENGLISH = frozenset({"the", "of", "and", "to", "for", "that", "with", "this", "from", "by", "as", "or", "you", "can", "not", "it", "are"})
DUTCH = frozenset({"de", "het", "een", "van", "en", "dat", "te", "met", "voor", "die", "aan", "zijn", "niet", "er", "om", "ook", "bij"})
LONGEST = 90


def sentences(tokens: list[str]) -> Iterator[list[str]]:
    """Cut after . ? ! before a capital, digit or opening quote: abbreviations keep their full stop, so this is nearly right."""
    current: list[str] = []
    for token, after in zip(tokens, [*tokens[1:], ""], strict=True):
        current.append(token)
        if token in (".", "?", "!") and (after[:1].isupper() or after[:1].isdigit() or after in ("“", "‘", "'", "(")):
            yield current
            current = []
    if current:
        yield current


def dutch(tokens: list[str]) -> bool:
    low = [t.lower() for t in tokens]
    wanted = sum(t in DUTCH for t in low)
    return sum(t in ENGLISH for t in low) <= wanted and (len(tokens) <= 12 or wanted >= 2)


def lines(folders: Iterable[Path], nlp: Language) -> Iterator[str]:
    seen = set()
    for path in sorted(p for folder in folders for p in folder.glob("*.txt")):
        for raw in path.read_text(encoding="utf-8").splitlines():
            line = " ".join(re.sub(r"[*_`]{2,}", " ", BULLET.sub("", raw.strip())).split())
            if len(line) < 3 or line in seen:
                continue
            seen.add(line)
            tokens = [t.text for t in nlp.make_doc(line) if not t.is_space]
            if dutch(tokens):
                yield from (" ".join(s) for s in sentences(tokens) if len(s) <= LONGEST)


def tokenised_text(folders: Iterable[Path]) -> str:
    nlp = spacy.blank("nl")
    customise(nlp)
    return "".join(line + "\n" for line in lines(folders, nlp))

"""Word lists as the structure rules use them: compared without case, brackets, closing punctuation and double spaces."""

from __future__ import annotations

import re
from functools import cache

from pipeline import resources


def normal(text: str) -> str:
    """Lower case, one space between words, without decoration around it: "**Aanwezig:** " becomes "aanwezig"."""
    text = re.sub(r"[*_<>\[\]]", " ", text.replace("\u00a0", " "))
    return re.sub(r"\s+", " ", text).strip(" \t:;.,?!-–—•").lower()


@cache
def mapping(name: str) -> dict[str, str]:
    """A list of "wording = canonical" lines; a line without "=" stands for itself."""
    found = {}
    for line in resources.terms(name):
        wording, _, canonical = line.partition(" = ")
        found[normal(wording)] = canonical.strip() or normal(wording)
    return found


@cache
def wordset(name: str) -> frozenset[str]:
    return frozenset(normal(term) for term in resources.terms(name))


@cache
def starts(name: str) -> re.Pattern[str]:
    """Matches a text that begins with a term of the list, up to a word boundary."""
    terms = sorted((re.escape(normal(t)).replace(r"\ ", r"\s+") for t in resources.terms(name)), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(terms)})(?!\w)", re.IGNORECASE)


@cache
def verb() -> re.Pattern[str]:
    """Verbs that a title seldom holds."""
    return re.compile(rf"\b(?:{'|'.join(resources.terms('finite_verbs'))})\b")


LONGEST_ABBREVIATION = 3  # letters: "vve", "or"


@cache
def body_words() -> re.Pattern[str]:
    """A word for a body that meets, or the end of a compound with one: "kernteam", "reizigersoverleg".

    An abbreviation only as it is: "kantoor" is no "or", "Vos" no "vo".
    """
    long = [re.escape(t) for t in resources.terms("body_words") if len(t) > LONGEST_ABBREVIATION]
    short = [re.escape(t) for t in resources.terms("body_words") if len(t) <= LONGEST_ABBREVIATION]
    longest_first = "|".join(sorted(long, key=len, reverse=True)).replace(r"\ ", r"\s+")
    return re.compile(rf"(?:\b|(?<=[a-z]{{3}}))(?:{longest_first})(?:s|en)?\b|\b(?:{'|'.join(short)})\b", re.I)


FRAME_TAIL = re.compile(r"\s*\([^)]*\)$")
FRAMING = frozenset(
    {"aanwezig", "afwezig", "deelnemers", "genodigden", "datum", "tijd", "locatie", "notulist", "voorzitter", "agenda", "verzendlijst"}
)


def is_frame(text: str, numbered: bool = False) -> bool:
    """Whether a heading frames the minutes ("Agenda", "Aanwezig", "Verslag") and is no agenda item."""
    plain = normal(FRAME_TAIL.sub("", text.strip(" :")))
    label = mapping("header_labels").get(plain, "")
    if numbered:
        return label in {"aanwezig", "afwezig"} and plain not in wordset("labels_also_items")
    return plain in wordset("frame_headings") or label in FRAMING and plain not in wordset("labels_also_items")


def is_standing(text: str) -> bool:
    return bool(starts("standing_items").match(normal(text)))


def is_closing(text: str) -> bool:
    return bool(starts("closing_items").match(normal(text)))

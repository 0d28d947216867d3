"""Sentences that say who or that, but not what: "Er staat nog een bloemetje open. Ans regelt." What is to be done stands before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.document import Block, Kind
from pipeline.extraction.commitments import Candidate
from pipeline.extraction.doers import WORD
from pipeline.language.verbs import forms
from pipeline.model import Vindplaats
from pipeline.resources import term_set

LONGEST = 5  # words, of a name too
MOST = 12  # words of a sentence that leans on the one before
BEFORE = 200  # characters: what is picked up is said in few words
EMPTY = frozenset("hij zij ze wordt worden komt komen terug volgende vergadering keer overleg update prima goed ja oké dus wel".split())


NAMING = frozenset("en de het van der den dhr mw mevr mevrouw heer bureau samen met voor uiterlijk".split())
# "Nee, moet nog gepland worden" answers the question before it; "Gaat nog een keer door de tekst heen" has its subject there.
ANSWERS = re.compile(r"^\W*(?:ja|nee|nog\s+niet)\b\W+\w", re.I)
NO_SUBJECT = re.compile(
    r"^\W*(?i:gaat|gaan|moet|moeten|wordt|worden|zal|zullen|dient|dienen)\s+(?!er\b|we\b|wij\b|ik\b|u\b|jij\b|je\b)[a-zà-þ]"
)


def elliptic(c: Candidate) -> bool:
    """Whether nothing is left beside the names and a bare verb, or the sentence leans on the one before."""
    if leans(c):
        return True
    rest = [w.lower() for w in WORD.findall(c.without_names())]
    return len(WORD.findall(c.statement.text)) <= LONGEST and len(rest) <= 4 and all(w in EMPTY or w in forms() for w in rest)


def leans(c: Candidate) -> bool:
    """An answer, or a sentence that opens with its verb and names nobody."""
    text = c.statement.text
    no_subject = not c.mentions and "?" not in text and len(WORD.findall(text)) <= MOST and NO_SUBJECT.match(text) is not None
    return ANSWERS.match(text) is not None or no_subject


def share_of(c: Candidate, blocks: Sequence[Block]) -> str:
    """ "Kantine: Els" under "Over een week een rooster maken": the item of the list above it, of which it is a part, else ""."""
    s = c.statement
    who = s.text.partition(":")[2].strip(" .")
    short = len(s.text.partition(":")[0].split()) <= LONGEST - 1 and any(s.text[m.start : m.end] == who for m in c.mentions)
    if not short or s.kind != Kind.LIST_ITEM:
        return ""
    above = next((b for b in reversed(blocks[: s.block]) if b.kind != Kind.LIST_ITEM or b.level < blocks[s.block].level), None)
    return " ".join(above.text.split()) if above and above.kind == Kind.LIST_ITEM and len(above.text) <= BEFORE else ""


def owner_only(c: Candidate) -> bool:
    """Whether the sentence only says who: "(Els)", "(Els pakt op)", "Actie Els." The task is the sentence it stands behind."""
    left = [w.lower() for w in WORD.findall(c.without_names())]
    bracketed = bool(re.fullmatch(r"\s*\([^()]+\)\W*", c.statement.text))
    bare = all(w in term_set("action_labels") or w in ("en", "door") for w in left)
    promise = len(left) <= 3 and left[:1] != [] and left[0] in forms()  # "(Els vraagt op)"
    return bool(c.mentions) and (bare or bracketed and promise)


def names_only(c: Candidate) -> bool:
    """Whether behind its label stand only names and a day: "Actie: Linde, 24/9", "Actie: Pinas; bureau ACD"."""
    rest = c.statement.text[slice(*c.label.rest)] if c.label and c.label.start < c.label.end else ""
    words = re.findall(r"[^\s,;()./]+", rest)
    return 0 < len(words) <= LONGEST and all(w[0].isupper() or w[0].isdigit() or w.lower() in NAMING for w in words)


def quoted(c: Candidate, before: Candidate | None) -> tuple[str, Vindplaats]:
    """What is quoted of an action and where: the sentence, with the one before it in the same paragraph where it says too little."""
    s = c.statement
    near = before is not None and before.statement.block == s.block and before.statement.column == s.column
    if before is None or not near or s.start - before.statement.start > BEFORE or not elliptic(c):
        return s.text, s.vindplaats
    start = before.statement.start
    return s.span.doc.text[start : s.end], replace(s.vindplaats, van=start)

"""Sentences that say who or that, but not what: "Er staat nog een bloemetje open. Ans regelt." What is to be done stands before them."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extraction.commitments import Candidate
from pipeline.language.verbs import forms
from pipeline.model import Vindplaats
from pipeline.resources import term_set

LONGEST = 5  # words, of a name too
BEFORE = 200  # characters: what is picked up is said in few words
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
EMPTY = frozenset("hij zij ze wordt worden komt komen terug volgende vergadering keer overleg update prima goed ja oké dus wel".split())


def elliptic(c: Candidate) -> bool:
    """Whether nothing is left beside the names and a bare verb."""
    text = c.statement.text
    for m in reversed(c.mentions):
        text = text[: m.start] + " " + text[m.end :]
    rest = [w.lower() for w in WORD.findall(text)]
    return len(WORD.findall(c.statement.text)) <= LONGEST and len(rest) <= 4 and all(w in EMPTY or w in forms() for w in rest)


def owner_only(c: Candidate) -> bool:
    """Whether the sentence only says who: "(Els)", "(Els pakt op)", "Actie Els." The task is the sentence it stands behind."""
    text = c.statement.text
    for m in reversed(c.mentions):
        text = text[: m.start] + " " + text[m.end :]
    left = [w.lower() for w in WORD.findall(text)]
    bracketed = bool(re.fullmatch(r"\s*\([^()]+\)\W*", c.statement.text))
    bare = all(w in term_set("action_labels") or w in ("en", "door") for w in left)
    promise = len(left) <= 3 and left[:1] != [] and left[0] in forms()  # "(Els vraagt op)"
    return bool(c.mentions) and (bare or bracketed and promise)


def quoted(c: Candidate, before: Candidate | None) -> tuple[str, Vindplaats]:
    """What is quoted of an action and where: the sentence, with the one before it in the same paragraph where it says too little."""
    s = c.statement
    near = before is not None and before.statement.block == s.block and before.statement.column == s.column
    if before is None or not near or s.start - before.statement.start > BEFORE or not elliptic(c):
        return s.text, s.vindplaats
    start = before.statement.start
    return s.span.doc.text[start : s.end], replace(s.vindplaats, van=start)

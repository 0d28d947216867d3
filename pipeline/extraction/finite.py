"""The finite verb of a task by its written form: it holds where telegram style or a label misleads a parser."""

from __future__ import annotations

import re

from pipeline.extraction.doers import WORD
from pipeline.language.verbs import forms

MODAL_FORMS = frozenset(
    {"zal", "zullen", "gaat", "gaan", "moet", "moeten", "dient", "dienen", "kan", "kunnen", "wil", "willen", "krijgt", "krijgen"}
)
ASKED = frozenset({"wordt", "worden", "is", "zijn"})
ASKED_TO = re.compile(r"\b(?:gevraagd|verzocht)\b")
GIVES = frozenset({"geef", "geeft", "geven", "gaf", "gaven"})
NOT_VERBS = frozenset({"het", "de", "een", "bij", "aan", "vast", "recht", "leden", "zaken", "plannen", "regels", "beheer", "lijst"})
STATES = frozenset({"is", "zijn", "was", "waren", "heeft", "hebben", "had", "hadden", "wordt", "worden", "werd", "werden"})
# "aangemaakt", "opgelost": what is done already, though its form is that of a verb
DONE = re.compile(r"(?:aan|achter|af|bij|door|in|klaar|los|mee|na|om|op|over|rond|samen|terug|toe|uit|vast|voor|weg)ge\w+(?:d|t|en)")
FAR = 90  # characters in which the verb of a task must come


def is_finite(word: str, rest: str = "") -> bool:
    """A written form that most often is a finite verb; "wordt" only in "Jan wordt gevraagd om", where he who is asked must act."""
    lower = word.lower()
    english = word[0].isupper() and lower.endswith("ed") and lower[:-2] + "t" in forms()  # "Els Checked of het klopt"
    return (
        english
        or word[0].islower()
        and (
            lower in MODAL_FORMS
            or lower in ASKED
            and bool(ASKED_TO.search(rest))
            or lower in forms()
            and not DONE.fullmatch(lower)
            and (not lower.startswith("ge") or lower in GIVES)
            and lower not in NOT_VERBS
        )
    )


def first_finite(text: str, start: int = 0) -> re.Match[str] | None:
    return next((m for m in WORD.finditer(text, start, start + FAR) if is_finite(m[0], text[m.end() :])), None)

"""Minutes told in the past tense ("Er werd besloten ...", "Els zou bellen") put into the present, as most minutes are told.

All that looks for tasks and decisions reads the present tense; a tense shift of the whole text keeps what it says: "werd vastgesteld"
becomes "wordt vastgesteld", "had vastgesteld" becomes "heeft vastgesteld", "zou nagaan" becomes "zal nagaan".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from pipeline.language.verbs import PARTICLES, PREFIXES, infinitives, regular, stems, strong

MOSTLY = 0.5  # of the finite verbs: from there the minutes are told in the past
SHORTEST = 4  # letters of a past form that is cut to its stem
LEAST = 10  # finite verbs, below which nothing is said about the whole
ASKED = re.compile(r"of|om|aandacht|naar|zich|hoe\w*|wat|waar\w*|wanneer|wie|welke?|de|het|aan|hierop|daarop")
IRREGULAR = {
    "was": "is",
    "waren": "zijn",
    "had": "heeft",
    "werd": "wordt",
    "zou": "zal",
    "zouden": "zullen",
    "kon": "kan",
    "mocht": "mag",
    "mochten": "mogen",
    "moest": "moet",
    "moesten": "moeten",
    "wilde": "wil",
    "wou": "wil",
    "wist": "weet",
    "wisten": "weten",
    "ging": "gaat",
    "deed": "doet",
    "stond": "staat",
    "zag": "ziet",
    "zei": "zegt",
    "kwam": "komt",
}


@dataclass(frozen=True, slots=True)
class Shift:
    """A text in the present: each of ``pieces`` is (start in the old text, start in the new one) of a stretch that is as it was."""

    text: str
    pieces: tuple[tuple[int, int], ...]

    def forward(self, at: int) -> int:
        old, new = self.pieces[bisect_right(self.pieces, at, key=lambda p: p[0]) - 1]
        return new + at - old

    def back(self, at: int) -> int:
        old, new = self.pieces[bisect_right(self.pieces, at, key=lambda p: p[1]) - 1]
        return old + at - new


def told_in_past(docs: Iterable[Doc]) -> bool:
    finite = [t for doc in docs for t in doc if is_finite(t)]
    return len(finite) >= LEAST and sum(map(is_past, finite)) > MOSTLY * len(finite)


def is_finite(token: Token) -> bool:
    return "Fin" in token.morph.get("VerbForm", []) or asked(token)


def is_past(token: Token) -> bool:
    return is_finite(token) and "Past" in token.morph.get("Tense", []) or asked(token)


def asked(token: Token) -> bool:
    """ "Els vroeg aandacht": a tagger takes the verb for the word that means early."""
    return token.lower_ == "vroeg" and token.i + 1 < len(token.doc) and ASKED.fullmatch(token.nbor().lower_) is not None


def in_present(doc: Doc) -> Shift:
    text, pieces, at = "", [(0, 0)], 0
    for token in doc:
        form = present(token) if is_past(token) else None
        if form:
            text += doc.text[at : token.idx] + (form.capitalize() if token.text[:1].isupper() else form)
            at = token.idx + len(token)
            pieces.append((at, len(text)))
    return Shift(text + doc.text[at:], tuple(pieces))


def present(token: Token) -> str | None:
    """The present form of a past one, None where we know none."""
    written = token.lower_
    if written in IRREGULAR:
        return IRREGULAR[written]
    verb = strong_past().get(written)
    if verb:
        return verb if written.endswith("en") else third_person(max(stems(verb), key=len))
    if written.endswith(("de", "te")) and len(written) > SHORTEST:  # "opende": the past tells the stem
        return third_person(written[:-2])
    known = (*sorted(infinitives(written), key=len), token.lemma_.lower())
    return next((v for v in known if written in regular(v)), None)


def third_person(stem: str) -> str:
    return stem if stem.endswith("t") else f"{stem}t"


@cache
def strong_past() -> dict[str, str]:
    """Past form of a strong verb -> its infinitive, also joined to what stands before it: "besprak", "plaatsvond"."""
    before = ("", *PREFIXES, "plaats", *PARTICLES)
    return {
        b + form: b + verb
        for verb, forms in strong().items()
        for form in forms
        for b in before
        if form != verb and not form.startswith("ge")
    }

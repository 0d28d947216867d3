"""A short wording of a task beside its quote: "Jan zal het verslag rondsturen." -> "Het verslag rondsturen".

Only where grammar makes it safe: one clause, a named subject, a present tense or "zal/gaat". Otherwise the sentence itself is the wording.
"""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from pipeline.extraction.clauses import Clause
from pipeline.extraction.labels import Label
from pipeline.language.verbs import infinitives, split

AHEAD = frozenset({"zal", "zullen", "gaat", "gaan", "moet", "moeten"})
SAID = frozenset(
    {"toezeggen", "voorstellen", "aanbieden", "beloven", "vragen", "verzoeken"}
)  # what was promised is the task, not the promise
SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    """One line, no full stop, no dangling brackets or dashes, first letter capital."""
    text = re.sub(r"^(?:o|[•·▪])\s+(?=[A-ZÀ-Þ])", "", SPACE.sub(" ", text).strip(" -–:;,.<>"))
    return text[:1].upper() + text[1:]


def without_label(text: str, label: Label | None) -> str:
    return text[slice(*label.rest)] if label and text[slice(*label.rest)].strip(" .") else text


def wording(span: Span, label: Label | None, found: tuple[Clause, ...], named: bool) -> str:
    """``named``: whether the subject is a named owner, so that it may be left out of the wording."""
    infinitive = as_infinitive(span, found) if named and label is None else None
    return clean(infinitive or without_label(span.text, label))


def as_infinitive(span: Span, found: tuple[Clause, ...]) -> str | None:
    if len(found) != 1 or found[0].subject is None or found[0].past or found[0].passive or found[0].perfect:
        return None
    clause = found[0]
    assert clause.subject is not None
    if clause.modal not in ("", "zullen", "gaan", "moeten") or clause.verb.i < clause.subject.i or any(t.text in ':;"' for t in span):
        return None
    left, right = clause.subject.left_edge.i, clause.subject.right_edge.i
    if left != span.start or right - left > 6 or clause.finite.i != right + 1:
        return None
    rest = [t for t in span if t.i > clause.finite.i and not t.is_punct or t.i > clause.finite.i and t.i < span.end - 1]
    if not rest:
        return None
    ahead = clause.finite.lower_ in AHEAD and any(t.lower_.endswith("n") and infinitives(t.lower_) for t in rest)
    if clause.modal or ahead:
        return "".join(t.text_with_ws for t in rest)
    return with_particle(clause, rest)


def loose(token: Token) -> bool:
    """A particle that stands by itself, not before a noun: "stuurt de lijst rond", "legt dit voor aan ...", not "zet dit op papier"."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return following is None or following.is_punct or following.pos_ in ("ADP", "CCONJ", "SCONJ", "SPACE") or following.dep_ == "case"


def with_particle(clause: Clause, rest: list[Token]) -> str | None:
    """ "stuurt het verslag rond" -> "het verslag rondsturen"; a verb without a particle goes to the end of a short clause."""
    infinitive = clause.lemma
    if infinitive in SAID or any(t.lower_ == "zich" for t in rest):
        return None
    if infinitive not in infinitives(clause.verb.text, tuple(t.lower_ for t in rest)):
        return None  # a verb we do not know by its forms: better the sentence than a word that does not exist
    particle = next((t for t in rest if split(infinitive)[0] == t.lower_ and loose(t)), None)
    if particle is None and split(infinitive)[0] and infinitive not in infinitives(clause.verb.text):
        return None
    if particle is not None:
        return "".join(infinitive + t.whitespace_ if t == particle else t.text_with_ws for t in rest)
    if len(rest) > 8 or any(t.dep_ in ("advcl", "ccomp", "acl:relcl", "xcomp") or t.text == "," for t in rest):
        return None
    return "".join(t.text_with_ws for t in rest).strip() + " " + infinitive

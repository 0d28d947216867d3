"""A short wording of a task beside its quote: "Jan zal het verslag rondsturen." -> "Het verslag rondsturen".

Only where grammar makes it safe: one clause, a named subject, a present tense or "zal/gaat". Otherwise the sentence itself is the wording.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Span, Token

from pipeline.extraction.clauses import Clause
from pipeline.extraction.labels import Label
from pipeline.language.verbs import infinitives, split
from pipeline.resources import term_set

AHEAD = frozenset({"zal", "zullen", "gaat", "gaan", "moet", "moeten"})
SAID = frozenset(
    {"toezeggen", "voorstellen", "aanbieden", "beloven", "vragen", "verzoeken"}
)  # what was promised is the task, not the promise
SELVES = frozenset({"hij", "zij", "we", "wij", "ik", "men"})  # "ze" may be what is done
SPACE = re.compile(r"\s+")
# "Dat is een actiepunt, er komt een brief": the task stands behind the comma, and "dat" is what was said before.
CALLED = re.compile(
    r"^\W*(?:dat|dit|het)\s+(?:is|wordt|blijft)\s+(?:(?:dus|ook|nog|wel)\s+)?een\s+(?:actie\w*|aktie\w*|uitzoekpunt|taak|to-?do)\s*[,;:–-]\s+(?=\w)",
    re.I,
)


def clean(text: str) -> str:
    """One line, no full stop, no dangling brackets or dashes, first letter capital."""
    text = re.sub(r"^(?:o|[•·▪])\s+(?=[A-ZÀ-Þ])", "", SPACE.sub(" ", text).strip(" -–:;,.<>"))
    return text[:1].upper() + text[1:]


def without_label(text: str, label: Label | None) -> str:
    """The task without its label; a clause behind "Afgesproken wordt dat" has no word order of its own and keeps it."""
    if label is None or not text[slice(*label.rest)].strip(" .") or re.search(r"\bdat\s*$", text[: label.rest[0]]):
        return text
    return text[slice(*label.rest)]


def wording(span: Span, label: Label | None, found: tuple[Clause, ...], named: bool, owners: Sequence[int] = ()) -> str:
    """``named``: whether the subject is a named owner, so that it may be left out of the wording; ``owners``: where they stand in it."""
    behind = bool(found) and any(at > found[0].finite.idx - span.start_char for at in owners)  # "Die voegt Els toe"
    infinitive = as_infinitive(span, found) if named and label is None and not behind else None
    return clean(infinitive or CALLED.sub("", without_label(span.text, label)))


def as_infinitive(span: Span, found: tuple[Clause, ...]) -> str | None:
    if len(found) != 1 or found[0].subject is None or found[0].past or found[0].passive or found[0].perfect:
        return None
    clause = found[0]
    assert clause.subject is not None
    if clause.modal not in ("", "zullen", "gaan", "moeten") or clause.verb.i < clause.subject.i or any(t.text in ':;"' for t in span):
        return None
    if participle(clause.finite.lower_) or span.text.count("(") != span.text.count(")"):
        return None
    left, right = clause.subject.left_edge.i, clause.subject.right_edge.i
    if any(t.lower_ == "of" for t in span.doc[left : right + 1]):
        return None
    if left != span.start or right - left > 6 or clause.finite.i != right + 1:
        return None
    rest = [t for t in span if t.i > clause.finite.i and not t.is_punct or t.i > clause.finite.i and t.i < span.end - 1]
    if not rest or rest[0].lower_ in SELVES:
        return None  # "Dat doet hij nog"
    ahead = clause.finite.lower_ in AHEAD and any(t.lower_.endswith("n") and infinitives(t.lower_) for t in rest)
    if clause.modal or ahead:
        return "".join(t.text_with_ws for t in rest)
    return with_particle(clause, rest)


def participle(word: str) -> bool:
    """ "aangemaakt", "opgehaald": a form of what is done, whatever the parser takes it for."""
    return any(word.startswith(p + "ge") for p in term_set("particles")) and word.endswith(("d", "t", "en"))


def loose(token: Token) -> bool:
    """A particle that stands by itself, not before a noun: "stuurt de lijst rond", "legt dit voor aan ...", not "zet dit op papier".

    Before "te" it belongs to the infinitive behind it: "vraagt Els de punten op (te laten) pakken".
    """
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if re.match(r"\(?te\b", token.doc[token.i + 1 : token.i + 3].text, re.I):
        return False
    return following is None or following.is_punct or following.pos_ in ("ADP", "CCONJ", "SCONJ", "SPACE") or following.dep_ == "case"


def with_particle(clause: Clause, rest: list[Token]) -> str | None:
    """ "stuurt het verslag rond" -> "het verslag rondsturen"; a verb without a particle goes to the end of a short clause."""
    infinitive = clause.lemma
    if infinitive in SAID or any(t.lower_ == "zich" for t in rest):
        return None
    if infinitive not in infinitives(clause.verb.text, tuple(t.lower_ for t in rest)):
        return None  # a verb we do not know by its forms: better the sentence than a word that does not exist
    closing = next((t.lower_ for t in reversed(rest) if not t.is_punct), "")
    if closing in term_set("particles") and split(infinitive)[0] != closing:
        return None  # "leest hem na": a verb with this particle is not on the list
    particle = next((t for t in rest if split(infinitive)[0] == t.lower_ and loose(t)), None)
    if particle is None and split(infinitive)[0] and infinitive not in infinitives(clause.verb.text):
        return None
    if particle is not None:
        return "".join(infinitive + t.whitespace_ if t == particle else t.text_with_ws for t in rest)
    if len(rest) > 8 or any(t.dep_ in ("advcl", "ccomp", "acl:relcl", "xcomp") or t.text == "," for t in rest):
        return None
    return "".join(t.text_with_ws for t in rest).strip() + " " + infinitive

"""Finite clauses of a sentence: who does what, in which tense and voice, read off the UD parse.

The labels are those of Universal Dependencies for Dutch, so any spaCy pipeline with UD labels will do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Span, Token

from pipeline import resources

MODALS = frozenset({"zullen", "gaan", "moeten", "dienen", "kunnen", "mogen", "willen", "hoeven", "blijven", "komen"})
FINITE_FUTURE = frozenset({"zullen", "gaan", "moeten"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
CLAUSE_HEADS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A finite clause. ``lemma`` is the content verb, separable verbs joined ("terugkoppelen"); ``modal`` is "" or the modal's lemma.

    ``perfect`` holds for "heeft gestuurd" and "is besloten"; ``passive`` for "wordt/worden + participle".
    """

    finite: Token
    verb: Token
    lemma: str
    modal: str
    past: bool
    passive: bool
    perfect: bool
    subject: Token | None
    root: bool


def lemma(verb: Token) -> str:
    """The verb's lemma with its separated particle in front: "koppelt ... terug" -> "terugkoppelen"."""
    base = verb.lemma_.lower().replace("_", "")
    particle = "".join(c.lower_ for c in verb.children if c.dep_ == "compound:prt" and c.pos_ not in CLAUSE_HEADS)
    return base if base.startswith(particle) else particle + base


def feature(token: Token, name: str) -> str:
    return ",".join(token.morph.get(name))


def content_verb(head: Token) -> tuple[Token, str]:
    """The verb that carries the meaning, and the modal in front of it when that one is itself the head ("gaat ... uitzoeken")."""
    modal = ""
    while head.lemma_ in MODALS or head.lemma_ == "staan":
        inner = next((c for c in head.children if c.dep_ in ("xcomp", "ccomp") and c.pos_ in CLAUSE_HEADS and feature(c, "VerbForm") != "Fin"), None)
        if inner is None:
            break
        modal, head = modal or head.lemma_, inner
    return head, modal


def clause(finite: Token) -> Clause:
    head = finite.head if finite.dep_ in ("aux", "aux:pass", "cop") else finite
    verb, modal = content_verb(head)
    auxes = [t for t in (*head.children, *verb.children) if t.dep_ in ("aux", "aux:pass")]
    modals = [a.lemma_ for a in auxes if a.lemma_ in MODALS]
    modal = modals[0] if modals and not modal else modal
    participle = feature(verb, "VerbForm") == "Part"
    lemmas = {a.lemma_ for a in auxes} | {finite.lemma_}
    subject = next((c for h in (head, verb, finite) for c in h.children if c.dep_ in SUBJECTS), None)
    return Clause(
        finite=finite, verb=verb, lemma=lemma(verb), modal=modal, past=feature(finite, "Tense") == "Past",
        passive=participle and "worden" in lemmas, perfect=participle and bool(lemmas & {"hebben", "zijn"}) and "worden" not in lemmas,
        subject=subject, root=head.dep_ == "ROOT" or head.dep_ in ("parataxis", "conj") and head.head.dep_ == "ROOT",
    )


def clauses(span: Span) -> tuple[Clause, ...]:
    """The finite clauses of a sentence in the order of their finite verbs."""
    return tuple(clause(t) for t in span if t.pos_ in CLAUSE_HEADS and feature(t, "VerbForm") == "Fin")


def any_lemma(found: Iterable[Clause], name: str) -> bool:
    """Whether the content verb of any clause is in word list ``models/<name>.txt``."""
    known = frozenset(resources.terms(name))
    return any(c.lemma in known for c in found)

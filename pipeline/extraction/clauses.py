"""Finite clauses of a sentence: who does what, in which tense and voice, read off the UD parse.

The labels are those of Universal Dependencies for Dutch, so any spaCy pipeline with UD labels will do.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from pipeline.language.verbs import forms, infinitives

MODALS = frozenset({"zullen", "gaan", "moeten", "dienen", "kunnen", "mogen", "willen", "hoeven", "blijven", "komen"})
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


def lemma(verb: Token, span: Span) -> str:
    """The infinitive with its separated particle in front: "koppelt ... terug" -> "terugkoppelen".

    A verb of our word lists is known by its written forms; only others rest on the model's lemma.
    """
    following: list[str] = []
    for token in span.doc[verb.i + 1 : span.end]:
        if token.text in ",;:.?!" or token.lower_ in ("dat", "of", "en") and len(following) > 3:
            break
        following.append(token.lower_)
    base = verb.lemma_.lower().replace("_", "")
    found = infinitives(verb.text, tuple(following))
    if found:
        return base if base in found else min(found, key=lambda v: (len(v), v))
    particle = "".join(c.lower_ for c in verb.children if c.dep_ == "compound:prt" and c.pos_ not in CLAUSE_HEADS)
    return base if base.startswith(particle) else particle + base


def feature(token: Token, name: str) -> str:
    return ",".join(token.morph.get(name, []))


def content_verb(head: Token) -> tuple[Token, str]:
    """The verb that carries the meaning, and the modal in front of it when that one is itself the head ("gaat ... uitzoeken")."""
    modal = ""
    while head.lemma_ in MODALS or head.lemma_ == "staan":
        inner = next(
            (c for c in head.children if c.dep_ in ("xcomp", "ccomp") and c.pos_ in CLAUSE_HEADS and feature(c, "VerbForm") != "Fin"), None
        )
        if inner is None:
            break
        modal, head = modal or head.lemma_, inner
    return head, modal


def clause(finite: Token, span: Span) -> Clause:
    head = finite.head if finite.dep_ in ("aux", "aux:pass", "cop") else finite
    verb, modal = content_verb(head)
    auxes = [t for t in (*head.children, *verb.children) if t.dep_ in ("aux", "aux:pass")]
    modals = [a.lemma_ for a in auxes if a.lemma_ in MODALS]
    modal = modals[0] if modals and not modal else modal
    participle = feature(verb, "VerbForm") == "Part"
    lemmas = {a.lemma_ for a in auxes} | {finite.lemma_}
    subject = next((c for h in (head, verb, finite) for c in h.children if c.dep_ in SUBJECTS), None)
    return Clause(
        finite=finite,
        verb=verb,
        lemma=lemma(verb, span),
        modal=modal,
        past=feature(finite, "Tense") == "Past",
        passive=participle and "worden" in lemmas,
        perfect=participle and bool(lemmas & {"hebben", "zijn"}) and "worden" not in lemmas,
        subject=subject,
        root=head.dep_ == "ROOT" or head.dep_ in ("parataxis", "conj") and head.head.dep_ == "ROOT",
    )


def clauses(span: Span) -> tuple[Clause, ...]:
    """The finite clauses of a sentence in the order of their finite verbs."""
    finite = [t for t in span if t.pos_ in CLAUSE_HEADS and feature(t, "VerbForm") == "Fin"]
    if not finite:  # a tagger takes "Jan mailt de lijst rond" for nouns: a form that can only be a finite verb is one
        finite = [
            t for t in span if t.lower_ in forms() and not t.lower_.endswith("en") and not t.lower_.startswith("ge") and t.i > span.start
        ][:1]
    return tuple(clause(t, span) for t in finite)

"""Separable verbs as one lemma: "koppelt ... terug" has the lemma "terugkoppelen" on its verb, as UD LassySmall writes it.

The particle keeps its own lemma, so token and lemma stay one to one. UD writes an underscore (terug_koppelen); we leave it out.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline import resources

PARTICLES = frozenset(resources.terms("particles"))
VERBS = frozenset(resources.terms("separable_verbs"))
CLAUSE_END = frozenset({"PUNCT", "CCONJ", "SCONJ"})


@Language.component("separable", assigns=["token.lemma"], requires=["token.lemma", "token.dep", "token.pos"])
def separable(doc: Doc) -> Doc:
    for token in doc:
        verb = _verb(token)
        if verb is not None and not verb.lemma_.startswith(token.lower_):
            verb.lemma_ = token.lower_ + verb.lemma_
    return doc


def _verb(token: Token) -> Token | None:
    """The verb that the token completes: by its relation, or because the pair is a listed verb and the token ends the clause."""
    verb = token.head
    if verb.pos_ not in ("VERB", "AUX") or verb.i == token.i:
        return None
    known = f"{token.lower_}{verb.lemma_}" in VERBS
    if token.dep_ == "compound:prt" and (known or token.lower_ in PARTICLES):
        return verb
    return verb if known and token.i > verb.i and "Fin" in verb.morph.get("VerbForm", []) and _closes(token) else None


def _closes(token: Token) -> bool:
    """No complement of its own, nothing after it in its clause: "denkt hierover na." but not "komt na de pauze"."""
    if token.pos_ not in ("ADP", "ADV", "ADJ", "NOUN") or any(child.i > token.i for child in token.children):
        return False
    return token.i + 1 == len(token.doc) or token.nbor().pos_ in CLAUSE_END

"""Lemmas from a table where it knows the word, from the model elsewhere: the model's guess at a form it never saw is often no word."""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline import resources


@cache
def table() -> dict[tuple[str, str], str]:
    """(form in small letters, word class) -> lemma."""
    rows = (line.split("\t") for line in resources.terms("lemmas"))
    return {(form, upos): lemma for form, upos, lemma in rows}


@Language.component("lemmas", assigns=["token.lemma"], requires=["token.pos", "token.lemma"])
def lemmas(doc: Doc) -> Doc:
    for token in doc:
        found = _lemma(token)
        if found:
            token.lemma_ = found
    return doc


def _lemma(token: Token) -> str:
    if token.pos_ == "PROPN":  # names are written as they are
        return token.text if token.lemma_.islower() and not token.text.islower() else ""
    found = table().get((token.lower_, "VERB" if token.pos_ == "AUX" else token.pos_), "")
    # "Vlaamse" keeps its capital, except where every first word of a sentence has one.
    capital = token.pos_ == "ADJ" and token.text[:1].isupper() and not token.is_sent_start
    return found[:1].upper() + found[1:] if capital else found

"""Where a sentence certainly starts or cannot start, before the parser decides the rest.

The parser alone cuts after abbreviations it has not seen ("vrijdag a.s. | vindt"), and does not know that a cell or a line is a unit.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline import resources

TITLES = frozenset(t.lower() for t in resources.terms("name_titles"))
INITIAL = re.compile(r"^(?:[A-Z]\.)+$")
ENDS = frozenset({".", "?", "!", "…", "...", "?!", "!!", "??"})
CLOSING = frozenset({'"', "”", "’", "'", ")", "]", "»", "''"})
OPENING = frozenset({'"', "“", "‘", "'", "(", "[", "«", ",,", "-", "–", "•"})


@Language.component("boundaries", assigns=["token.is_sent_start"])
def boundaries(doc: Doc) -> Doc:
    for token in doc[1:]:
        start = _starts(doc, token)
        if start is not None:
            token.is_sent_start = start
    return doc


@Language.component("mending", assigns=["token.head", "token.dep", "token.is_sent_start"], requires=["token.dep"])
def mending(doc: Doc) -> Doc:
    """Joins what the parser left apart at a place where no sentence can start: a second root cuts a sentence whatever was set before.

    And a name that it calls an adverb of a verb without a subject ("Karin meldt dat") is the subject: names it never saw mislead it.
    """
    for start in [sent.start for sent in doc.sents if sent.start]:
        if _starts(doc, doc[start]) is False:
            first, second = doc[start - 1].sent.root, doc[start].sent.root
            below, above = (first, second) if second.pos_ in ("VERB", "AUX") and first.pos_ not in ("VERB", "AUX") else (second, first)
            below.head, below.dep_ = above, "parataxis"
    for token in doc:
        if token.pos_ == "PROPN" and token.dep_ in ("advmod", "dep") and token.head.pos_ in ("VERB", "AUX"):
            if not any(child.dep_.startswith(("nsubj", "csubj")) for child in token.head.children):
                token.dep_ = "nsubj"
    return doc


def _starts(doc: Doc, token: Token) -> bool | None:
    """True, False, or None where only the parser can tell."""
    before = doc[token.i - 1]
    if token.is_space:
        return False
    if before.is_space and ("\t" in before.text or "\n" in before.text):
        return True if "\t" in before.text or _capital(doc, token) else None
    if token.text in CLOSING and not before.whitespace_:
        return False
    last = before if before.text not in CLOSING or token.i < 2 else doc[token.i - 2]
    if last.text in ENDS:
        return True if _capital(doc, token) and (before.whitespace_ or before.is_space) else None
    if last.text.endswith(".") and (INITIAL.match(last.text) or last.lower_ in TITLES or token.text[:1].isdigit()):
        return False
    if token.text[:1].islower() and last.text not in (":", ";") and not last.is_space:
        return False
    return None


def _capital(doc: Doc, token: Token) -> bool:
    """A capital or digit, or an opening quote or bracket before one."""
    if token.text in OPENING and token.i + 1 < len(doc):
        token = doc[token.i + 1]
    return token.text[:1].isupper() or token.text[:1].isdigit()

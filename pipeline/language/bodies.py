"""Names of bodies (label GREMIUM): "Breed Bestuurlijk Overleg", "werkgroep Communicatie", "kernteam API's", "stuurgroep (SG)".

A noun of bodies.txt alone is no name ("het overleg begon om tien uur"); with a capitalised word before or after it, it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from pipeline import resources

LABEL = "GREMIUM"
HEADS = tuple(resources.terms("bodies"))
# Words of a name that are written small: "Algemeen Overleg van Huisartsen", "werkgroep Zorg en Welzijn".
INNER = frozenset({"en", "&", "/", "van", "voor", "der", "de", "het"})
ENDINGS = ("s", "en", "ën", "n", "'s")


def is_body(word: str) -> bool:
    """Whether a noun names a kind of body: the noun, its plural, or a compound that ends in it."""
    low = word.lower()
    stems = [low] + [low.removesuffix(e) for e in ENDINGS if low.endswith(e)]
    return any(stem == head or (len(head) > 4 and stem.endswith(head)) for stem in stems for head in HEADS)


@Language.component("bodies", assigns=["doc.ents"])
def bodies(doc: Doc) -> Doc:
    found = list(spans(doc))
    taken = {i for span in found for i in range(span.start, span.end)}
    kept = [ent for ent in doc.ents if not any(i in taken for i in range(ent.start, ent.end))]
    doc.ents = filter_spans(found + kept)
    return doc


def spans(doc: Doc) -> Iterator[Span]:
    for token in doc:
        if not is_body(token.text):
            continue
        start, end = _before(doc, token.i), _after(doc, token.i + 1)
        alone = end - start == 1
        compound = token.lower_ not in HEADS and token.text[:1].isupper() and not token.is_sent_start
        if not alone or compound or (token.text.isupper() and len(token) > 1):
            yield Span(doc, start, end, label=LABEL)


def _named(token: Token) -> bool:
    """A word that can be part of a name: a capital or a digit in it, and no verb or little word that merely starts the sentence."""
    if token.is_space or token.is_punct:
        return False
    if token.is_sent_start and not token.text.isupper():
        return token.pos_ in ("ADJ", "PROPN") and token.text[:1].isupper()
    return any(c.isupper() for c in token.text) and token.pos_ not in ("DET", "PRON", "ADP")


def _before(doc: Doc, start: int) -> int:
    while start > 0 and _named(doc[start - 1]):
        start -= 1
    return start


def _after(doc: Doc, end: int) -> int:
    """A complement follows at once ("werkgroep Zorg en Welzijn", "stuurgroep (SG)"); a person's name or role after a comma does not."""
    last = end
    while last < len(doc) and (_named(doc[last]) or (doc[last].lower_ in INNER and last + 1 < len(doc) and _named(doc[last + 1]))):
        if doc[last].ent_type_ == "PER" and doc[last].lower_ not in INNER:
            break
        last += 1
        end = last
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")" and doc[end + 1].text.isupper():
        end += 3
    return end

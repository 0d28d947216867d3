"""Names of persons (label PER): what the model found, weighed against what the text itself says.

A span is a person only on enough evidence: the model, a first name from an open list, initials, a title, a particle inside the name,
"(Organisatie)" behind it, or a name the document gives elsewhere (attendance list, presenters). A body, place or product is never one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from pipeline import resources
from pipeline.language.bodies import is_body

LABEL = "PER"
ENOUGH = 2
LONGEST = 7  # words in a name
FIRST = frozenset(resources.terms("first_names"))
# "in" and "op" are in the list for surnames such as "in 't Veld"; before a capital they are nearly always prepositions.
PREPOSITIONS = frozenset({"v", "d", "in", "op", "aan", "bij", "onder", "over", "uit", "voor"})
PARTICLES = frozenset(t.lower() for t in resources.terms("name_particles") if " " not in t) - PREPOSITIONS
TITLES = frozenset(t.lower().rstrip(".") for t in resources.terms("name_titles"))
ORGANISATIONS = frozenset(t.lower() for t in resources.terms("organisation_words"))
PRODUCTS = frozenset(t.lower() for t in resources.terms("not_persons"))
SPEECH = frozenset(resources.terms("speech_verbs"))
LITTLE = frozenset({"ADP", "DET", "PRON", "CCONJ", "SCONJ", "NUM", "ADV", "AUX"})
INITIALS = re.compile(r"^(?:[A-Z]\.){1,5}$|^(?:Ch|Th|Ph|Chr|IJ)\.$")
# One capital at the start, or after a hyphen, an apostrophe or Mc: "Jan-Willem", "d'Hondt", "McDonald", "DeVries" but not "GitHub".
NAME_WORD = re.compile(r"^(?:[dlDOL]['’])?(?:Mc|Mac|De|Van|IJ)?[A-ZÀ-ÝŠŽČĆİ][a-zà-ÿšžčćłńśżğışė]+(?:[-'’][A-ZÀ-ÝIJ]?[a-zà-ÿğış]+)*$")


@Language.component("people", assigns=["doc.ents"], requires=["doc.ents"])
def people_of_block(doc: Doc) -> Doc:
    """Entities of one block on its own evidence; ``people`` weighs a whole document."""
    found = list(people((doc,)))
    taken = {i for span in found for i in range(span.start, span.end)}
    kept = [ent for ent in doc.ents if ent.label_ != LABEL and not any(i in taken for i in range(ent.start, ent.end))]
    doc.ents = filter_spans([*found, *kept])
    return doc


def people(docs: Iterable[Doc], known: Iterable[str] = ()) -> tuple[Span, ...]:
    """Every mention of a person, in reading order. ``known``: full names the document gives.

    A part of a name accepted anywhere (first name or surname) counts as known everywhere else.
    """
    names = {part for name in known for part in parts(name)}
    spans = [(span, evidence(span)) for doc in docs for span in candidates(doc, names)]
    names |= {part for span, weight in spans if weight >= ENOUGH and len(span) > 1 for part in parts(span.text)}
    found = (span if weight >= ENOUGH else _known_part(span, names) if weight >= 0 else None for span, weight in spans)
    return tuple(span for span in found if span is not None)


def _known_part(span: Span, names: set[str]) -> Span | None:
    """Of "Voorstel Marieke" only the known name; of a name known by one word, all."""
    known = [t.i for t in span if t.text in names]
    if not known:
        return None
    start = span.start if span[0].text in FIRST or INITIALS.match(span[0].text) or span.end - 1 not in known else known[0]
    return Span(span.doc, start, known[-1] + 1, label=LABEL)


def parts(name: str) -> set[str]:
    """The words by which a text may call a person: no particles, no initials."""
    return {word for word in re.split(r"[\s,()]+", name) if NAME_WORD.match(word) and word.lower() not in PARTICLES}


def candidates(doc: Doc, known: Set[str] = frozenset()) -> Iterator[Span]:
    """The longest runs that are built like a name: initials or capitalised words, particles between them. ``known`` words need no more."""
    start = 0
    while start < len(doc):
        end = _run(doc, start, known)
        if end == start:
            start += 1
            continue
        yield Span(doc, start, end, label=LABEL)
        start = end


def _run(doc: Doc, start: int, known: Set[str]) -> int:
    """End of the name that begins at ``start``; ``start`` itself where none does."""
    end = last = start
    while end < len(doc) and end - start <= LONGEST:
        if doc[end].text in known or _name_word(doc[end]) or (end > start and _goes_on(doc[end])):
            last = end + 1
        elif end == start or doc[end].lower_ not in PARTICLES:
            break
        end += 1
    return last if any(NAME_WORD.match(t.text) for t in doc[start:last]) else start


def _name_word(token: Token) -> bool:
    return bool(NAME_WORD.match(token.text) or INITIALS.match(token.text)) and not _never(token)


def _goes_on(token: Token) -> bool:
    """A surname the tagger takes for a word: "Jan van der Meer", "Anne ter Horst", "Peter Mag"."""
    before = token.nbor(-1)
    return bool(NAME_WORD.match(token.text)) and (before.lower_ in PARTICLES or before.text in FIRST) and token.lower_ not in PRODUCTS


def _never(token: Token) -> bool:
    """Words that look like a name and are none: bodies, organisations, products, months, words of the language that start a sentence."""
    low = token.lower_
    if token.text in FIRST or token.text.split("-")[0] in FIRST:
        return False
    if low in ORGANISATIONS or low in PRODUCTS or is_body(low) or token.ent_type_ in ("LOC", "GREMIUM"):
        return True
    return token.pos_ in LITTLE or bool(token.is_sent_start and token.pos_ not in ("PROPN", "X", "NOUN"))


def evidence(span: Span) -> int:
    """Sum of what speaks for a person and against; ENOUGH and more is one."""
    first, doc = span[0], span.doc
    before = doc[span.start - 1] if span.start else None
    weight = sum(t.ent_type_ == LABEL for t in span) * 2 > len(span) or -any(t.ent_type_ in ("ORG", "LOC", "MISC", "GREMIUM") for t in span)
    weight += 1 + (len(span) > 1) if first.text in FIRST or first.text.split("-")[0] in FIRST else 0
    weight += 2 * bool(INITIALS.match(first.text) and len(span) > 1)
    weight += any(t.lower_ in PARTICLES for t in span[1:-1])
    weight += 2 * _organisation_follows(span) + 2 * _speaks(span)
    if before is not None:
        weight += 2 * (before.lower_.rstrip(".") in TITLES)
        weight -= 2 * (before.pos_ == "DET" and before.lower_ in ("de", "het", "een", "deze", "dit"))
    return weight


def _speaks(span: Span) -> bool:
    """Two capitalised words and a verb of speech: "Corrie Veldman geeft aan dat"."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    return after is not None and 1 < len(span) < 5 and after.lemma_ in SPEECH and "Fin" in after.morph.get("VerbForm", [])


def _organisation_follows(span: Span) -> bool:
    """ "Voornaam Achternaam (Organisatie)": two words and a bracket with a capital in it."""
    rest = span.doc[span.end : span.end + 5].text
    return len(span) > 1 and bool(re.match(r"\([^)]*[A-ZÀ-Ý]", rest))


def names(spans: Iterable[Span], known: Iterable[str] = ()) -> tuple[str, ...]:
    """The persons behind the mentions, each once by the fullest name: "Vries" and "J. de Vries" are "Jan de Vries"."""
    written = dict.fromkeys([*known, *(" ".join(span.text.split()) for span in spans)])
    found: list[str] = []
    for name in sorted(written, key=lambda n: (-len(parts(n)), -len(n))):
        if not any(_same(name, other) for other in found):
            found.append(name)
    return tuple(sorted(found, key=list(written).index))


def _same(short: str, full: str) -> bool:
    """Whether the shorter name can be the longer: all its words are in it, its initials begin the first name."""
    words, initials = parts(short), re.findall(r"\b[A-Z](?=\.)", short)
    return bool(words) and words <= parts(full) and (not initials or full[:1] == initials[0])

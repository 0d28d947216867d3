"""What actions and decisions share: every sentence with its clauses, people, label, dates, and how likely it is either."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pipeline.extraction import classifier, doers
from pipeline.extraction.clauses import Clause, clauses
from pipeline.extraction.errands import errand_of
from pipeline.extraction.features import features
from pipeline.extraction.labels import Label, label_of, pieces
from pipeline.extraction.listing import under_labels, under_options
from pipeline.extraction.owners import AGREED, agreed_owners, opening_owners
from pipeline.extraction.reading import line, read
from pipeline.extraction.roster import Mention, Roster
from pipeline.extraction.statements import Statement, statements
from pipeline.language import Parse
from pipeline.model import Datumvermelding, Verslag
from pipeline.structure.columns import EITHER

LETTERED = re.compile(r"^\W*([AB])\s*[:.)]\s+(?=\S)")
DUE = re.compile(
    r"\bbinnen\s+\w+\s+(?:dag|dagen|week|weken|maand|maanden)\b|\buiterlijk\b|\b(?:voor|vóór)\s+(?:de\s+)?(?:eerst)?volgende\b", re.I
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence with all that its classification rests on."""

    statement: Statement
    clauses: tuple[Clause, ...]
    mentions: tuple[Mention, ...]
    label: Label | None
    dates: tuple[Datumvermelding, ...]
    found: dict[str, float]

    @property
    def coming(self) -> bool:
        """Whether it names a day after the meeting."""
        return "datum in de toekomst" in self.found

    def worded(self, *names: str) -> bool:
        """Whether it has a wording of a task by one of these names."""
        return any(f"opdracht: {name}" in self.found for name in names)

    def without_names(self) -> str:
        text = self.statement.text
        for m in reversed(self.mentions):
            text = text[: m.start] + " " + text[m.end :]
        return text


def candidates(parse: Parse, verslag: Verslag, roster: Roster) -> tuple[Candidate, ...]:
    base = verslag.vergadering.datum
    cut = [piece for s in statements(parse) for piece in split(s)]
    found = [candidate(s, verslag.datums, base, roster) for s in cut]
    for c, optional in zip(found, under_options(found), strict=True):
        if optional:
            c.found["onder opties"] = 1.0
    return tuple(under_labels(found))


def split(s: Statement) -> Iterator[Statement]:
    """The sentence, or its parts where labels in brackets hold tasks of their own."""
    parts = pieces(s.text)
    for start, end in parts if len(parts) > 1 else []:
        span = s.span.doc.char_span(s.start + start, s.start + end, alignment_mode="contract")
        if span is not None and span.text.strip():
            yield replace(s, start=span.start_char, end=span.end_char, text=span.text, span=span)
    if len(parts) <= 1:
        yield s


def candidate(s: Statement, datums: tuple[Datumvermelding, ...], base: date | None, roster: Roster) -> Candidate:
    dates = tuple(d for d in datums if d.vindplaats.blok == s.block and s.start <= d.vindplaats.van < s.end)
    coming = [d for d in dates if base and d.tot and d.tot > base]
    found, mentions, label = clauses(s.span), roster.mentions(s.span), label_of(s.text)
    label = relabelled(s.text, mentions, label or lettered(s))
    agreed = AGREED.match(s.text)
    if label is None and agreed and agreed_owners(s.text, mentions, agreed.end()):
        label = Label(kind="actie", word="afgesproken", who="", start=0, end=0, rest=(agreed.end(), len(s.text)))
    named = features(s, found, mentions, label, bool(coming), bool(dates))
    if errand := errand_of(s.text, mentions, bool(coming)):
        named[f"opdracht: {errand}"] = 1.0
    if any(d.overleg for d in coming):
        named["datum van een komend overleg"] = 1.0
    return Candidate(s, found, mentions, label, dates, named)


def lettered(s: Statement) -> Label | None:
    """ "A: Els belt", "B: akkoord" in a column for actions and decisions."""
    letter = LETTERED.match(s.text) if s.column == EITHER else None
    if letter is None:
        return None
    rest = (letter.end(), len(s.text))
    return Label(kind="actie" if letter[1] == "A" else "besluit", word=letter[1].lower(), who="", start=0, end=letter.end(), rest=rest)


def relabelled(text: str, mentions: tuple[Mention, ...], label: Label | None) -> Label | None:
    """An agreement that says who does it or by when is a task: "Afspraak: Els belt", "Afgesproken: binnen een week staat het online"."""
    if label is None or label.kind != "besluit" or not label.word.startswith(("afspra", "afgespro")):
        return label
    who = opening_owners(text, mentions, label.rest[0]) or doers.trailing(text, mentions)
    return replace(label, kind="actie") if who or DUE.search(text) else label


def scored(kind: str, some: tuple[Candidate, ...]) -> tuple[tuple[Candidate, float], ...]:
    """Each candidate with the probability that it is of the kind ("actie" or "besluit")."""
    w = classifier.weights()
    odds = read(tuple(line(c.statement) for c in some))
    return tuple((c, w.probability(kind, c.found, row)) for c, row in zip(some, odds, strict=True))

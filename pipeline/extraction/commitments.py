"""What actions and decisions share: every sentence with its clauses, people, label, dates, and how likely it is either."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pipeline.document import Kind
from pipeline.extraction import classifier
from pipeline.extraction.clauses import Clause, clauses
from pipeline.extraction.features import features
from pipeline.extraction.labels import Label, label_of
from pipeline.extraction.roster import Mention, Roster
from pipeline.extraction.statements import Statement, statements
from pipeline.language import Parse
from pipeline.model import Datumvermelding, Verslag

LINE = 220  # characters: a longer paragraph under "Acties:" is text again
ACTION_SECTION = re.compile(
    r"^\W*(?:nieuwe\s+)?(?:actie(?:s|punten|lijst)|acties en (?:afspraken|besluiten)|afspraken en acties|to-?do'?s?|takenlijst)\W*$", re.I
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


def candidates(parse: Parse, verslag: Verslag, roster: Roster) -> tuple[Candidate, ...]:
    base = verslag.vergadering.datum
    return tuple(under_labels([candidate(s, verslag.datums, base, roster) for s in statements(parse)]))


def under_labels(found: list[Candidate]) -> Iterator[Candidate]:
    """ "Acties:" labels the lines of the list under it, a heading "Actiepunten" its list, "<actiepunt Jan>" the sentence before it."""
    heading: Candidate | None = None
    listing = False
    for i, c in enumerate(found):
        s = c.statement
        if alone(c):
            before = found[i - 1].statement if i else None
            if c.label and c.label.start == 0 and not s.text.rstrip().endswith(":") and before and before.block == s.block and c.label.who:
                yield labelled_with(found[i - 1], c.label)
            heading, listing = (c, False) if s.text.rstrip().endswith(":") or not (c.label and c.label.who) else (heading, listing)
            continue
        following = found[i + 1] if i + 1 < len(found) else None
        if following and alone(following) and following.statement.block == s.block and not following.statement.text.rstrip().endswith(":"):
            if following.label and following.label.who:
                continue  # yielded with its label, when that comes
        if heading and (s.section is not heading.statement.section or listing and s.kind != Kind.LIST_ITEM or len(s.text) > LINE):
            heading = None
        opens = i == 0 or found[i - 1].statement.block != s.block
        if c.label is None and opens and heading and heading.label:
            listing = listing or s.kind == Kind.LIST_ITEM
            yield labelled_with(c, heading.label)
        elif c.label is None and opens and s.kind == Kind.LIST_ITEM and s.section and ACTION_SECTION.match(s.section.title):
            yield labelled_with(c, Label(kind="actie", word=s.section.title, who="", start=0, end=0, rest=(0, len(s.text))))
        else:
            yield c


def alone(c: Candidate) -> bool:
    """A label of an action with nothing else in its sentence."""
    return c.label is not None and c.label.kind == "actie" and not c.statement.text[slice(*c.label.rest)].strip(" .:;")


def labelled_with(c: Candidate, label: Label) -> Candidate:
    return replace(c, label=replace(label, start=0, end=0, rest=(0, len(c.statement.text))))


def candidate(s: Statement, datums: tuple[Datumvermelding, ...], base: date | None, roster: Roster) -> Candidate:
    dates = tuple(d for d in datums if d.vindplaats.blok == s.block and s.start <= d.vindplaats.van < s.end)
    coming = [d for d in dates if base and d.tot and d.tot > base]
    found, mentions, label = clauses(s.span), roster.mentions(s.span), label_of(s.text)
    named = features(s, found, mentions, label, bool(coming), bool(dates))
    if any(d.overleg for d in coming):
        named["datum van een komend overleg"] = 1.0
    return Candidate(s, found, mentions, label, dates, named)


def scored(kind: str, some: tuple[Candidate, ...]) -> tuple[tuple[Candidate, float], ...]:
    """Each candidate with the probability that it is of the kind ("actie" or "besluit")."""
    w = classifier.weights()
    vectors = classifier.encode([c.statement.text for c in some])
    return tuple((c, w.probability(kind, c.found, vector)) for c, vector in zip(some, vectors, strict=True))

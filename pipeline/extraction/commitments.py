"""What actions and decisions share: every sentence with its clauses, people, label, dates, and how likely it is either."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.extraction import classifier
from pipeline.extraction.clauses import Clause, clauses
from pipeline.extraction.features import features
from pipeline.extraction.labels import Label, label_of
from pipeline.extraction.roster import Mention, Roster
from pipeline.extraction.statements import Statement, statements
from pipeline.language import Parse
from pipeline.model import Datumvermelding, Verslag


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
    return tuple(candidate(s, verslag.datums, base, roster) for s in statements(parse))


def candidate(s: Statement, datums: tuple[Datumvermelding, ...], base: date | None, roster: Roster) -> Candidate:
    dates = tuple(d for d in datums if d.vindplaats.blok == s.block and s.start <= d.vindplaats.van < s.end)
    future = any(base and d.tot and d.tot > base for d in dates)
    found, mentions, label = clauses(s.span), roster.mentions(s.span), label_of(s.text)
    return Candidate(s, found, mentions, label, dates, features(s, found, mentions, label, future, bool(dates)))


def scored(kind: str, some: tuple[Candidate, ...]) -> tuple[tuple[Candidate, float], ...]:
    """Each candidate with the probability that it is of the kind ("actie" or "besluit")."""
    w = classifier.weights()
    vectors = classifier.encode([c.statement.text for c in some])
    return tuple((c, w.probability(kind, c.found, vector)) for c, vector in zip(some, vectors, strict=True))

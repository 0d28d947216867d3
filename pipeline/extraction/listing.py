"""Labels that reach beyond their own sentence: "Acties:" over a list, a heading "Actiepunten", "<actiepunt Jan>" behind a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal, Protocol, TypeVar

from pipeline.document import Kind
from pipeline.extraction.labels import Label
from pipeline.extraction.settled import wording_of
from pipeline.extraction.statements import Statement
from pipeline.resources import alternatives

LINE = 220  # characters: a longer paragraph under "Acties:" is text again
ACTION_SECTION = re.compile(
    r"^\W*(?:nieuwe\s+|openstaande\s+)?(?:actie(?:s|punten|lijst|puntenlijst)|acties en (?:afspraken|besluiten|toezeggingen)|"
    r"(?:afspraken|toezeggingen) en acties|"
    r"to-?do'?s?|takenlijst)\W*$",
    re.I,
)
EARLIER = re.compile(r"^\W*(?:\w+\s+){0,2}(?:acties|actiepunten|actielijst)\b.{0,30}\b(?:vorige?|laatste)\b", re.I)
STILL_OPEN = re.compile(
    r"\b(?:loopt|lopen|staat|staan|blijft|blijven)\s+(?:nog|open|staan)\b|\b(?:moet|moeten|dient|dienen)\s+nog\b|\bnog\s+(?:niet|te)\b",
    re.I,
)
DECISION_SECTION = re.compile(
    r"^\W*(?:besluiten|besluitenlijst|besluitpunten|genomen besluiten|overzicht besluiten|werkafspraken|"
    r"besluiten en conclusies|conclusies en besluiten)\W*$",
    re.I,
)
DONE = r"(?:afgeronde?|gereed|afgehandelde?|uitgevoerde?|gesloten|vervallen|geen)"
INTRODUCTION = re.compile(
    rf"^\W*(?:de\s+)?(?:(?!{DONE}\s)\w+e\s+)?(?:vervolg)?(?:actielijst|actiepunten|acties|actiepuntenlijst)\b[^:]{{0,60}}:\s*$", re.I
)


class Labelled(Protocol):
    """What this file needs of a candidate: its sentence and the label found in it."""

    @property
    def statement(self) -> Statement: ...

    @property
    def label(self) -> Label | None: ...


C = TypeVar("C", bound=Labelled)


def under_labels(found: list[C]) -> Iterator[C]:
    heading: C | None = None
    listing = False
    for i, c in enumerate(found):
        s = c.statement
        before = found[i - 1] if i else None
        if alone(c) or INTRODUCTION.match(s.text):
            if behind(c, before):
                assert before is not None and c.label is not None
                yield labelled_with(before, c.label)
            else:
                heading, listing = c, False
            continue
        if i + 1 < len(found) and alone(found[i + 1]) and behind(found[i + 1], c):
            continue  # yielded with its label, when that comes
        if heading and ends(heading, s, listing):
            heading = None
        opens = before is None or before.statement.block != s.block
        listing = listing or bool(heading) and s.kind == Kind.LIST_ITEM
        label = carried(c, heading) if c.label is None and (opens or s.column) else None
        yield labelled_with(c, label) if label else c


def under_options(found: Sequence[C]) -> Iterator[bool]:
    """Of each sentence whether it is an item behind "Opties voor het beheer:": a list item, or a line that is one short sentence."""
    heading: C | None = None
    listing = False
    blocks = Counter(c.statement.block for c in found)
    for c in found:
        s = c.statement
        if options().match(s.text):
            heading, listing = c, False
            yield False
            continue
        longer = s.kind != Kind.LIST_ITEM and (blocks[s.block] > 1 or len(s.text) > LINE / 2 or s.text.rstrip().endswith(":"))
        if heading and (longer or alone(c) or ends(heading, s, listing)):
            heading = None
        listing = listing or bool(heading) and s.kind == Kind.LIST_ITEM
        yield heading is not None


@cache
def options() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:[\w-]+\s+){{0,2}}?(?:{alternatives('option_headings')})\b[^:.]{{0,80}}:\s*$", re.I)


def ends(heading: Labelled, s: Statement, listing: bool) -> bool:
    """Whether the list under a label stops before the sentence: another section, text behind a list, a long line, a new introduction."""
    elsewhere = s.section is not heading.statement.section or listing and s.kind != Kind.LIST_ITEM
    return elsewhere or len(s.text) > LINE or not listing and s.kind != Kind.LIST_ITEM and s.text.rstrip().endswith(":")


def carried(c: C, heading: C | None) -> Label | None:
    """The label a sentence has from what stands above it: a label alone, a heading, the column of a table."""
    s = c.statement
    if heading and heading.label:
        return heading.label
    title = s.section.title if s.section else ""
    kind: Literal["actie", "besluit"] | None = None
    if heading or s.column == "actie" or s.kind == Kind.LIST_ITEM and ACTION_SECTION.match(title):
        kind = "actie"
    elif EARLIER.match(title) and STILL_OPEN.search(s.text):  # "Hek bij de brug: loopt nog", gone through at the start
        kind = "actie"
    elif s.column == "besluit/actie":
        kind = "besluit" if wording_of(s.text) else "actie"
    elif s.column == "besluit" or s.kind == Kind.LIST_ITEM and DECISION_SECTION.match(title):
        kind = "besluit"
    return Label(kind=kind, word=title or "actielijst", who="", start=0, end=0, rest=(0, len(s.text))) if kind else None


def alone(c: Labelled) -> bool:
    """A label with nothing else in its sentence."""
    return c.label is not None and not c.statement.text[slice(*c.label.rest)].strip(" .:;")


def behind(c: Labelled, before: Labelled | None) -> bool:
    """Whether a label alone closes the sentence before it ("... geregeld. <actiepunt Jan>")."""
    label, text = c.label, c.statement.text
    return bool(
        label
        and label.start == 0
        and label.who
        and before
        and before.statement.block == c.statement.block
        and not text.rstrip().endswith(":")
    )


def labelled_with(c: C, label: Label) -> C:
    return replace(c, label=replace(label, start=0, end=0, rest=(0, len(c.statement.text))))  # type: ignore[type-var]

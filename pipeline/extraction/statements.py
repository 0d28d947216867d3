"""Sentences of the running text, each with its place and its agenda item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from pipeline.document import Block, Kind, Style
from pipeline.extraction.labels import alone
from pipeline.language import Parse
from pipeline.language import sentences as language
from pipeline.model import Vindplaats
from pipeline.structure.outline import Section, Table

NO_TEXT = frozenset({"nummer", "eigenaar", "deadline", "status", "datum"})  # columns that hold no sentences
BEHIND_TITLE = re.compile(r"[\s.:;,–—→-]*")
BEHIND_TAB = re.compile(r"[ ]*\t\s*")
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence: ``text`` == block.text[start:end]; ``place`` in the agenda: ``section`` (innermost) and ``main`` item."""

    block: int
    start: int
    end: int
    text: str
    span: Span
    kind: Kind
    section: Section | None
    main: Section | None
    page: int | None
    struck: bool = False
    ticked: bool = False  # "[x]" before a list item: done
    column: str | None = None  # role of the column the sentence stands in, in minutes kept as a table

    @property
    def item(self) -> str | None:
        """What a reader calls the agenda item: its number, else its title."""
        section = self.main or self.section
        return (section.number or section.title) if section else None

    @property
    def vindplaats(self) -> Vindplaats:
        return Vindplaats(blok=self.block, van=self.start, tot=self.end, bladzijde=self.page)


def statements(parse: Parse) -> tuple[Statement, ...]:
    """All sentences after the header, headings left out, in reading order. Tables of actions, decisions and people are left out."""
    return between(parse, parse.outline.body, len(parse.outline.document.blocks))


def preamble(parse: Parse) -> tuple[Statement, ...]:
    """Sentences of the header that are neither labels nor names: "Jan opent de vergadering" between the attendance and the first item."""
    people = {a.place.blok for a in parse.outline.attendance}
    fields = {f.place.blok for f in parse.outline.fields if f.label != "titel"}
    found = between(parse, 0, parse.outline.body)
    return tuple(s for s in found if s.kind == Kind.PARAGRAPH and s.block not in people | fields)


def between(parse: Parse, first: int, last: int) -> tuple[Statement, ...]:
    outline = parse.outline
    blocks = outline.document.blocks
    headings = {i: s for s in outline.sections for i in s.headings}
    listed = {i for t in outline.tables if t.kind not in ("overig", "agenda", "tekst") for i in (t.header, *t.rows)}
    headers = {t.header for t in outline.tables}
    agenda = {row: t for t in outline.tables if t.kind in ("agenda", "tekst") for row in t.rows}
    found: list[Statement] = []
    for i in range(first, last):
        heading = headings.get(i)
        if i in listed or i in headers or heading and not heading.first <= i < heading.last:
            continue
        if blocks[i].kind == Kind.HEADING and heading is None:
            continue
        section, main = outline.section_of(i), outline.main_section_of(i)
        begin = title_end(blocks[i].text, heading)
        for span in sentences(parse.docs[i], begin):
            column = column_of(blocks[i], agenda[i], span.start_char) if i in agenda else None
            if column in NO_TEXT or i in agenda and len(span.text.strip()) == 1:  # "A", "B", "I": what kind of row it is
                continue
            found.append(
                Statement(
                    block=i,
                    start=span.start_char,
                    end=span.end_char,
                    text=span.text,
                    span=span,
                    kind=blocks[i].kind,
                    section=section,
                    main=main,
                    page=blocks[i].page,
                    struck=struck(blocks[i], span.start_char, span.end_char),
                    ticked=blocks[i].marker.lower() in ("[x]", "☑", "☒", "✓", "✔"),
                    column=column,
                )
            )
    return tuple(found)


def title_end(text: str, section: Section | None) -> int:
    """Where the running text of a block begins: behind the title that stands in front of it, if any."""
    at = text.find(section.title) if section else -1
    return at + len(section.title) if section and at >= 0 else 0


def with_label(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text; a label that stands before a tab goes with the sentence behind it: "Besluit<tab>de zaal is open"."""
    waiting: int | None = None
    for start, end in language.sentences(text):
        begin = start if waiting is None else waiting
        waiting = begin if alone().fullmatch(text[begin:end]) and BEHIND_TAB.match(text, end) else None
        if waiting is None:
            yield begin, end
    if waiting is not None:
        yield waiting, len(text.rstrip())


def column_of(block: Block, table: Table, start: int) -> str | None:
    cell = next((c for c in block.cells if c.start <= start <= c.end), None)
    return table.role(cell) if cell else None


def struck(block: Block, start: int, end: int) -> bool:
    """Whether most of text[start:end] is struck through: done."""
    covered = {i for m in block.marks if m.style == Style.STRUCK for i in range(m.start, m.end)}
    letters = [i for i in range(start, end) if block.text[i].isalnum()]
    return bool(letters) and sum(i in covered for i in letters) > 0.5 * len(letters)


def sentences(doc: Doc, begin: int = 0) -> Iterator[Span]:
    """Sentences of one block from ``begin`` on; stretches without a letter are left out.

    Of a sentence that begins before it only what stands behind: "goedgekeurd" in "2. Vorig verslag (23 maart) goedgekeurd."
    """
    for start, end in with_label(doc.text):
        if start < begin < end:
            start = BEHIND_TITLE.match(doc.text, begin).end()  # type: ignore[union-attr]
        span = doc.char_span(start, end, alignment_mode="expand") if begin <= start < end else None
        if span is not None and LETTER.search(doc.text[start:end]):
            yield span

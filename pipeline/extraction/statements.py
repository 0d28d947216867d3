"""Sentences of the running text, each with its place and its agenda item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from pipeline.document import Block, Kind, Style
from pipeline.language import Parse
from pipeline.language import sentences as language
from pipeline.model import Vindplaats
from pipeline.structure.outline import Section

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
    outline = parse.outline
    blocks = outline.document.blocks
    headings = {i for s in outline.sections for i in s.headings}
    listed = {i for t in outline.tables if t.kind != "overig" for i in (t.header, *t.rows)}
    headers = {t.header for t in outline.tables}
    found: list[Statement] = []
    for i in range(outline.body, len(blocks)):
        if i in headings or i in listed or i in headers or blocks[i].kind == Kind.HEADING:
            continue
        section, main = outline.section_of(i), outline.main_section_of(i)
        for span in sentences(parse.docs[i]):
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
                )
            )
    return tuple(found)


def struck(block: Block, start: int, end: int) -> bool:
    """Whether nearly all of text[start:end] is struck through: done."""
    covered = {i for m in block.marks if m.style == Style.STRUCK for i in range(m.start, m.end)}
    letters = [i for i in range(start, end) if block.text[i].isalnum()]
    return bool(letters) and sum(i in covered for i in letters) > 0.8 * len(letters)


def sentences(doc: Doc) -> Iterator[Span]:
    """Sentences of one block; stretches without a letter are left out."""
    for start, end in language.sentences(doc.text):
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None and LETTER.search(doc.text[start:end]):
            yield span

"""Paragraphs and tables in reading order, whatever they are wrapped in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from pipeline.document import Block, Kind
from pipeline.readers.docx_ink import Ink, tidy
from pipeline.readers.docx_package import MC, W
from pipeline.readers.docx_state import Reading
from pipeline.readers.docx_styles import number, on, toggles, value
from pipeline.readers.docx_text import Inline, alternative, is_prompt

_WRAPPERS = {W + n for n in ("customXml", "smartTag", "sdtContent", "ins", "moveTo")}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``level``: heading level or depth of the list, from 1; 0 for running text."""

    kind: Kind
    ink: Ink
    marker: str
    level: int
    style: str
    page: int

    def block(self) -> Block:
        ink = tidy(self.ink, keep_tabs=True)
        return Block(
            kind=self.kind, text=ink.text(), level=self.level, marker=self.marker, style=self.style, marks=ink.marks(), page=self.page
        )


def contents(parent: etree._Element, reading: Reading) -> Iterator[Paragraph | etree._Element]:
    """Paragraphs, read, and w:tbl elements, not yet read, in order. Text boxes follow the paragraph they hang on.

    The text in a frame, a table of one cell, is ordinary text. A paragraph without text is left out unless Word prints a number
    there, as in the first column of many action tables.
    """
    carried = Ink()  # of paragraphs whose end was deleted: it runs on into the next
    for element in pieces(parent, reading):
        if element.tag == W + "tbl":
            if carried.visible():
                yield _plain(carried, reading)
                carried = Ink()
            cell = frame(element, reading)
            if cell is None:
                yield element
            else:
                yield from contents(cell, reading)
            continue
        inline = _inline(element, reading)
        if _runs_on(element):
            reading.tracked |= not _is_drop_cap(element)
            carried.append(inline.ink)
        else:
            ink, carried = _joined(carried, inline.ink), Ink()
            paragraph = _paragraph(element, ink, inline, reading)
            if paragraph is not None:
                yield paragraph
        for box in inline.boxes:
            yield from contents(box, reading)
    if carried.visible():
        yield _plain(carried, reading)


def pieces(parent: etree._Element, reading: Reading) -> Iterator[etree._Element]:
    """w:p and w:tbl under ``parent``, out of their content controls and other wrappers; deleted ones are passed over."""
    for child in parent:
        tag = child.tag
        if tag in (W + "p", W + "tbl"):
            yield child
        elif tag in _WRAPPERS:
            yield from pieces(child, reading)
        elif tag == W + "sdt":
            if not is_prompt(child, reading.styles):
                for content in child.findall(W + "sdtContent"):
                    yield from pieces(content, reading)
        elif tag == MC + "AlternateContent":
            yield from pieces(alternative(child), reading)
        elif tag in (W + "del", W + "moveFrom"):
            reading.tracked = True
        elif tag == W + "altChunk":
            reading.foreign = True


def unwrapped(parent: etree._Element, name: str, reading: Reading) -> Iterator[etree._Element]:
    """The w:tr or w:tc of a table or row, out of content controls and other wrappers."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag == W + "sdt" and not is_prompt(child, reading.styles):
            for content in child.findall(W + "sdtContent"):
                yield from unwrapped(content, name, reading)
        elif child.tag in _WRAPPERS:
            yield from unwrapped(child, name, reading)
        elif child.tag == MC + "AlternateContent":
            yield from unwrapped(alternative(child), name, reading)


def frame(table: etree._Element, reading: Reading) -> etree._Element | None:
    """The cell of a table that has only one: a box around text ("Besluit: ..."), not a table to a reader."""
    rows = list(islice(unwrapped(table, "tr", reading), 2))
    cells = list(islice(unwrapped(rows[0], "tc", reading), 2)) if len(rows) == 1 else []
    changed = any(rows[0].find(f"{W}trPr/{W}{change}") is not None for change in ("ins", "del")) if cells else False
    return cells[0] if len(cells) == 1 and not changed else None


def style_of(element: etree._Element, reading: Reading) -> str:
    return value(element.find(W + "pPr"), W + "pStyle") or reading.styles.default


def _inline(element: etree._Element, reading: Reading) -> Inline:
    ppr = element.find(W + "pPr")
    before = ppr.find(W + "pageBreakBefore") if ppr is not None else None
    if before is not None and on(before.get(W + "val")):
        reading.pages.broken()
    inline = Inline(reading, style_of(element, reading))
    inline.read(element)
    reading.fields.end_paragraph()
    reading.tracked |= _mark(element, "ins") or _mark(element, "moveTo")
    return inline


def _paragraph(element: etree._Element, ink: Ink, inline: Inline, reading: Reading) -> Paragraph | None:
    """None where nothing shows. An empty paragraph in a list counts and shows its number, as in Word; a hidden one does neither."""
    ppr = element.find(W + "pPr")
    if not ink.visible() and toggles(ppr.find(W + "rPr") if ppr is not None else None).get("vanish"):
        return None
    style = style_of(element, reading)
    place = reading.numbering.place(ppr, style)
    marker = reading.numbering.next_marker(*place) if place else ""
    if not ink.visible() and not any(c.isalnum() for c in marker):
        return None
    heading = heading_level(ppr, style, reading)
    kind = Kind.HEADING if heading else Kind.LIST_ITEM if marker else Kind.PARAGRAPH
    level = heading or (place[1] + 1 if place and marker else 0)
    return Paragraph(kind, ink, marker, level, reading.styles.name(style), inline.page or reading.pages.now)


def heading_level(ppr: etree._Element | None, style: str, reading: Reading) -> int:
    """1 to 9, or 0: the paragraph's own outline level wins over its style's."""
    own = number(ppr.find(W + "outlineLvl")) if ppr is not None else None
    if own is None:
        return reading.styles.heading_level(style)
    return own + 1 if 0 <= own < 9 else 0


def _plain(ink: Ink, reading: Reading) -> Paragraph:
    return Paragraph(Kind.PARAGRAPH, ink, "", 0, reading.styles.name(reading.styles.default), reading.pages.now)


def _joined(first: Ink, second: Ink) -> Ink:
    first.append(second)
    return first


def _runs_on(element: etree._Element) -> bool:
    return _mark(element, "del") or _mark(element, "moveFrom") or _is_drop_cap(element)


def _mark(element: etree._Element, change: str) -> bool:
    """Whether the end of the paragraph itself is a tracked change."""
    return element.find(f"{W}pPr/{W}rPr/{W}{change}") is not None


def _is_drop_cap(element: etree._Element) -> bool:
    """A large first letter stands in a paragraph of its own."""
    frame = element.find(f"{W}pPr/{W}framePr")
    return frame is not None and frame.get(W + "dropCap", "none") != "none"

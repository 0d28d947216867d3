"""A Word table as rows: one block a row, cells on the grid, lists and lines inside a cell kept, nested tables after their row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.document import Block, Cell, Kind
from pipeline.readers.docx_body import Paragraph, contents, unwrapped
from pipeline.readers.docx_ink import Ink, tidy
from pipeline.readers.docx_package import W
from pipeline.readers.docx_state import Reading
from pipeline.readers.docx_styles import number, on


@dataclass(slots=True)
class RawCell:
    """A cell before its row is put together; ``nested`` are the rows of tables inside it."""

    ink: Ink
    column: int
    width: int
    continued: bool
    page: int | None = None
    filled: bool = False  # more than automatic numbers
    nested: list[Block] = field(default_factory=list)


def rows(table: etree._Element, reading: Reading, depth: int = 0) -> Iterator[Block]:
    """The rows of a table, numbered as a table of its own; rows with nothing but automatic numbers are left out."""
    this = next(reading.tables)
    for element in unwrapped(table, "tr", reading):
        trpr = element.find(W + "trPr")
        if _changed(trpr, "del"):
            reading.tracked = True
            continue
        reading.tracked |= _changed(trpr, "ins")
        cells = list(_cells(element, trpr, reading, depth))
        yield from _row(cells, this, depth, reading.pages.now, _repeats(trpr))
        for cell in cells:
            yield from cell.nested


def _cells(row: etree._Element, trpr: etree._Element | None, reading: Reading, depth: int) -> Iterator[RawCell]:
    column = (number(trpr.find(W + "gridBefore")) or 0) if trpr is not None else 0
    last: RawCell | None = None
    for element in unwrapped(row, "tc", reading):
        tcpr = element.find(W + "tcPr")
        if tcpr is not None and tcpr.find(W + "cellDel") is not None:
            reading.tracked = True
            continue
        width = max(1, (number(tcpr.find(W + "gridSpan")) or 1) if tcpr is not None else 1)
        if last is not None and _merge(tcpr, "hMerge") == "continue":
            last.width += width
        else:
            if last is not None:
                yield last
            last = _cell(element, column, width, _merge(tcpr, "vMerge") == "continue", reading, depth)
        column += width
    if last is not None:
        yield last


def _cell(element: etree._Element, column: int, width: int, continued: bool, reading: Reading, depth: int) -> RawCell:
    cell = RawCell(Ink(), column, width, continued)
    for piece in contents(element, reading):
        if isinstance(piece, Paragraph):
            _add_line(cell, piece)
        else:
            cell.nested.extend(rows(piece, reading, depth + 1))
    if continued:  # Word shows nothing of a cell merged into the one above
        cell.ink, cell.nested, cell.filled = Ink(), [], False
    return cell


def _add_line(cell: RawCell, paragraph: Paragraph) -> None:
    line = tidy(paragraph.ink)
    if cell.page is None:
        cell.page = paragraph.page
    if cell.ink.chars:
        cell.ink.add("\n")
    if paragraph.marker:
        cell.ink.add(paragraph.marker + (" " if line.chars else ""), line.flags[0] if line.chars else 0)
    cell.ink.append(line)
    cell.filled |= bool(line.chars)


def _row(cells: list[RawCell], table: int, depth: int, page: int, header: bool) -> Iterator[Block]:
    if not any(cell.filled for cell in cells):
        return
    text, placed = Ink(), []
    for i, cell in enumerate(cells):
        if i:
            text.add("\t")
        start = len(text.chars)
        text.append(cell.ink)
        placed.append(Cell(start=start, end=len(text.chars), column=cell.column, width=cell.width, continued=cell.continued))
    first = min((cell.page for cell in cells if cell.page is not None), default=page)
    yield Block(
        kind=Kind.TABLE_ROW, text=text.text(), level=depth, marks=text.marks(), table=table, cells=tuple(placed), page=first, header=header
    )


def _merge(tcpr: etree._Element | None, name: str) -> str:
    """ "restart", "continue" (also when w:val is missing) or "" where the cell is not merged."""
    element = tcpr.find(W + name) if tcpr is not None else None
    return "" if element is None else str(element.get(W + "val", "continue"))


def _changed(trpr: etree._Element | None, change: str) -> bool:
    return trpr is not None and trpr.find(W + change) is not None


def _repeats(trpr: etree._Element | None) -> bool:
    header = trpr.find(W + "tblHeader") if trpr is not None else None
    return header is not None and on(header.get(W + "val"))

"""A document that came back -> the rows of its action lists. No comparison, no register.

The heading row of a list says which cell is what; the cells of a row are counted from the left, because a row that was pasted
from another table keeps its own widths.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.document import Block, Document, Kind, Style
from pipeline.model import ACTIELIJST_KOLOMMEN

NEEDED = {"nr", "wat", "status"}
REASONS = ("reden", "waarom te bevestigen")
COLUMNS = {column.lower(): column for column in ACTIELIJST_KOLOMMEN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """``cells``: column of the action list -> text; a column that somebody took out is not there.

    ``doubtful``: it stands among those to be confirmed. ``struck`` and ``partly``: all or some of what must be done is struck through.
    """

    cells: Mapping[str, str]
    doubtful: bool = False
    struck: bool = False
    partly: bool = False

    def cell(self, column: str) -> str:
        return self.cells.get(column, "")

    @property
    def nummer(self) -> str:
        return "".join(self.cell("Nr").split()).upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedList:
    """An action list that came back. ``overleg``, ``datum`` and ``versie`` are what its mark says; without it they are unknown."""

    bestand: str
    sha256: str
    rows: tuple[Row, ...]
    overleg: str | None = None
    datum: date | None = None
    versie: str = ""


def rows(document: Document) -> tuple[Row, ...]:
    return tuple(row for headings, block in listed(document) if (row := _row(headings, block)).cells)


def listed(document: Document) -> Iterator[tuple[Sequence[str], Block]]:
    """Every row of a table with the headings of an action list, with those headings."""
    headings: Sequence[str] = ()
    table: int | None = None
    for block in document.blocks:
        if block.kind is not Kind.TABLE_ROW or block.level:
            continue
        if block.table != table:
            headings, table = (), block.table
        texts = [block.cell_text(cell) for cell in block.cells]
        names = [" ".join(text.lower().split()) for text in texts]
        if set(names) >= NEEDED:
            headings = names
        elif headings:
            yield headings, block


def whole(document: Document) -> bool:
    """Whether a list in the document has all columns of ours, in order."""
    return any([name for name in headings if name not in REASONS][: len(COLUMNS)] == list(COLUMNS) for headings, _ in listed(document))


def _row(headings: Sequence[str], block: Block) -> Row:
    texts = [block.cell_text(cell).strip() for cell in block.cells]
    cells = {COLUMNS[name]: text for name, text in zip(headings, texts, strict=False) if name in COLUMNS}
    what = block.cells[headings.index("wat")] if headings.index("wat") < len(block.cells) else None
    struck = bool(what) and _covered(block, what.start, what.end) if what else False
    partly = not struck and any(mark.style == Style.STRUCK and block.text[mark.start : mark.end].strip() for mark in block.marks)
    return Row(cells=cells if any(cells.values()) else {}, doubtful=any(r in headings for r in REASONS), struck=struck, partly=partly)


def _covered(block: Block, start: int, end: int) -> bool:
    """Whether all visible text of that stretch is struck through."""
    struck = {i for mark in block.marks if mark.style == Style.STRUCK for i in range(mark.start, mark.end)}
    visible = [i for i in range(start, end) if not block.text[i].isspace()]
    return bool(visible) and all(i in struck for i in visible)

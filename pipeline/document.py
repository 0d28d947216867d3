"""What stays inside: a file as a flat tuple of blocks in reading order.

An index into ``Document.blocks`` is the identity of a block; character offsets are offsets in ``Block.text``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.model import Melding


class Kind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"
    FOOTNOTE = "footnote"


class Style(StrEnum):
    """Character styles that carry meaning; anything else about the look of the text is dropped."""

    STRUCK = "struck"  # struck through: done
    BOLD = "bold"
    ITALIC = "italic"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch ``text[start:end]`` of a block in one character style."""

    start: int
    end: int
    style: Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell: ``text[start:end]`` of its row.

    ``column`` counts grid columns from 0, so cells of a table with merged cells still line up. ``continued`` marks a cell
    merged into the one above it: it has no text of its own.
    """

    start: int
    end: int
    column: int
    width: int = 1
    continued: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, paragraph, list item or table row, read, matched and located in one way.

    ``text`` of a table row is its cells joined by tabs; line breaks inside a cell or paragraph are ``\\n``.
    ``marker`` is the number or bullet as a reader of the file sees it ("3.", "a)", "•"): it is not part of ``text``.
    ``level`` is the heading level (1 is highest), the depth of a list item (1 is outermost) or of a nested table (1).
    ``style`` is the name of the paragraph style in the file ("Agendapunt"), empty where a format has none.
    ``table`` counts tables from 0; ``page`` counts from 1, None where a format has no fixed pages.
    ``header`` is true only where the file itself says that a row is the heading row of its table; most files do not say.
    """

    kind: Kind
    text: str
    level: int = 0
    marker: str = ""
    style: str = ""
    marks: tuple[Mark, ...] = ()
    table: int | None = None
    cells: tuple[Cell, ...] = ()
    page: int | None = None
    header: bool = False

    def marked(self, style: Style) -> bool:
        """Whether all visible text of the block is in that style."""
        covered = {i for m in self.marks if m.style == style for i in range(m.start, m.end)}
        visible = [i for i, c in enumerate(self.text) if not c.isspace()]
        return bool(visible) and all(i in covered for i in visible)

    def cell_text(self, cell: Cell) -> str:
        return self.text[cell.start : cell.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What vervolg wrote on a file it made: ``kind`` as "actielijst" or "conceptagenda", of which body and meeting.

    ``version`` names what the file said when it was made.
    """

    kind: str
    body: str | None = None
    day: date | None = None
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """``headers`` and ``footers``: distinct texts of page headers and footers, kept apart from the text.

    ``origin`` is set for a file that vervolg made and that came back, edited or not.
    """

    name: str
    format: str
    sha256: str
    blocks: tuple[Block, ...]
    headers: tuple[str, ...] = ()
    footers: tuple[str, ...] = ()
    title: str = ""
    author: str = ""
    created: date | None = None
    origin: Origin | None = None
    meldingen: tuple[Melding, ...] = ()

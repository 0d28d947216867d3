"""The outline of a document: which blocks are header, attendance, agenda items and tables. Indices, no NLP, no dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.document import Block, Cell, Document
from pipeline.model import Vindplaats

DocumentKind = Literal["verslag", "jaarplan", "actielijst", "conceptagenda", "onbekend"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A labelled value of the header: ``label`` is canonical ("datum", "tijd", "locatie", "overleg", "voorzitter", "notulist", ...)."""

    label: str
    value: str
    place: Vindplaats


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """A stretch of text that names people. ``presence``: "aanwezig" or "afwezig". ``organisation``/``role`` where a column gives them."""

    text: str
    presence: Literal["aanwezig", "afwezig"]
    place: Vindplaats
    organisation: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """An agenda item. ``title`` is the heading as printed without its number, presenters still in it.

    ``headings`` are the blocks of the heading (two where a title was broken over lines); ``first``/``last`` the blocks under it, half-open,
    up to the next section of any level.
    """

    number: str | None
    level: int
    title: str
    headings: tuple[int, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with the role of each column ("actie", "eigenaar", "deadline", "status", "nummer", "naam", "organisatie", ... or None).

    ``header`` is the block of the heading row, None where there is none; ``rows`` are the other blocks. ``kind``: "acties", "besluiten",
    "agenda" (a row an agenda item: title in "agendapunt" or "onderwerp", text in that cell behind the title, in "bespreking" and in
    columns without a role), "aanwezigen", "kop" (header block of the minutes), "tekst" (rows of running text, kept beside
    those of kind "acties") or "overig".
    """

    number: int
    kind: str
    header: int | None
    rows: tuple[int, ...]
    roles: tuple[str | None, ...]

    def role(self, cell: Cell) -> str | None:
        return self.roles[cell.column] if cell.column < len(self.roles) else None

    def cells(self, row: Block) -> dict[str, Cell]:
        """The cells of a row by role; of two columns with one role the last."""
        return {role: cell for cell in row.cells if (role := self.role(cell))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    document: Document
    kind: DocumentKind
    fields: tuple[Field, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    body: int = 0  # first block after header and attendance

    def section_of(self, block: int) -> Section | None:
        """The innermost section that holds the block."""
        for section in reversed(self.sections):
            if block in section.headings or section.first <= block < section.last:
                return section
        return None

    def main_section_of(self, block: int) -> Section | None:
        """The main item (level 1) that holds the block."""
        found = None
        for section in self.sections:
            if section.level == 1 and min(section.headings, default=section.first) <= block:
                found = section
        return found

    def place(self, block: int, start: int = 0, end: int | None = None) -> Vindplaats:
        b: Block = self.document.blocks[block]
        return Vindplaats(blok=block, van=start, tot=len(b.text) if end is None else end, bladzijde=b.page)

"""What is remembered while a Word file is read from top to bottom: fields, pages, notes, tables, doubts."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from lxml import etree

from pipeline.readers.docx_numbering import Numbering, shown
from pipeline.readers.docx_package import W
from pipeline.readers.docx_styles import Styles, on

_MAX_OPEN = 50  # fields within fields; more only in a hostile file
_PAGE_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "SECTION"}


@dataclass(slots=True)
class Field:
    instruction: str = ""
    in_result: bool = False

    @property
    def name(self) -> str:
        return (self.instruction.split() or [""])[0].upper()


@dataclass(slots=True)
class Fields:
    """Open fields, outermost first; a table of contents runs over many paragraphs."""

    open: list[Field] = field(default_factory=list)

    def begin(self) -> None:
        if len(self.open) < _MAX_OPEN:
            self.open.append(Field())

    def instruct(self, text: str) -> None:
        if self.open and not self.open[-1].in_result:
            self.open[-1].instruction += text

    def separate(self) -> None:
        if self.open:
            self.open[-1].in_result = True

    def end(self) -> None:
        if self.open:
            self.open.pop()

    def inside(self, name: str) -> bool:
        return any(f.name == name and f.in_result for f in self.open)

    def hides(self) -> bool:
        """Page numbers do not count as text; what stands before the result is an instruction that Word does not show."""
        return any(f.name in _PAGE_FIELDS or not f.in_result for f in self.open)

    def end_paragraph(self) -> None:
        """A field left open in a damaged file may not swallow the rest; only long ones (a table of contents) run on."""
        self.open = [f for f in self.open if f.in_result and f.name not in _PAGE_FIELDS]


@dataclass(slots=True)
class Pages:
    """Counts pages from 1. Word notes where a page began when it last saved (rendered), also after a break somebody typed."""

    now: int = 1
    told: bool = False
    fresh: bool = False

    def broken(self) -> None:
        self.now, self.told, self.fresh = self.now + 1, True, True

    def rendered(self) -> None:
        if not self.fresh:
            self.now += 1
        self.told, self.fresh = True, False

    def text(self) -> int:
        self.fresh = False
        return self.now


@dataclass(slots=True)
class Note:
    kind: str  # "footnote" or "endnote"
    id: str
    marker: str
    page: int


@dataclass(slots=True)
class Notes:
    """Notes in the order of their references; the number is what Word prints by default (1, 2 and i, ii)."""

    found: list[Note] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def refer(self, reference: etree._Element, page: int) -> None:
        kind = "footnote" if reference.tag == W + "footnoteReference" else "endnote"
        own = on(reference.get(W + "customMarkFollows"), False)
        n = self.counts[kind] = self.counts.get(kind, 0) + (not own)
        marker = "" if own else shown(n, "decimal" if kind == "footnote" else "lowerRoman")
        self.found.append(Note(kind, reference.get(W + "id", ""), marker, page))


@dataclass(slots=True)
class Reading:
    """One pass over one file."""

    styles: Styles
    numbering: Numbering
    fields: Fields = field(default_factory=Fields)
    pages: Pages = field(default_factory=Pages)
    notes: Notes = field(default_factory=Notes)
    tables: count[int] = field(default_factory=count)
    tracked: bool = False
    foreign: bool = False  # another file inside this one: w:altChunk, an Excel table

"""PDF with text, as Word and LibreOffice make it -> blocks.

Read with pdfplumber (MIT, on pdfminer.six, MIT): it gives every letter with its font, size and place, the drawn lines (tables,
strike-through) and links. pypdfium2 is faster but tells neither fonts nor lines as directly; PyMuPDF reads well but is AGPL.
"""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdftypes import stream_value
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page as SourcePage
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from pipeline.document import Block, Document
from pipeline.errors import OnleesbaarBestand
from pipeline.model import Melding
from pipeline.readers import pdf_headed, pdf_newspaper, pdf_prose, pdf_tables
from pipeline.readers.pdf_columns import Columns, find
from pipeline.readers.pdf_frame import Frame
from pipeline.readers.pdf_furniture import separate
from pipeline.readers.pdf_join import hyphenation
from pipeline.readers.pdf_page import Line, Page, lines_of, read_page, without_signs
from pipeline.readers.pdf_tables import Grid

MAX_BYTES = 60_000_000
MAX_PAGES = 300
MAX_UNPACKED = 300_000_000  # bytes in all streams together; minutes with photographs stay far below
ADVICE = "Vraag om het Word-bestand, of laat er eerst tekstherkenning (OCR) op los."
PIECE = 1 << 16
MAX_DRAWING = 6_000_000  # bytes of drawing instructions on one page; a page of text has some tens of thousands, a detailed map millions
LETTERS_OF_TEXT_PAGE = 40  # a page with fewer letters and a picture is a scan or a photograph
DAMAGE: tuple[type[Exception], ...] = (PDFException, PSException, PdfminerException, MalformedPDFException)
DAMAGE += (ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError)  # and what both libraries let slip
DAMAGE += (RecursionError, ArithmeticError, EOFError, OSError, zlib.error)


def read_pdf(data: bytes, name: str) -> Document:
    """Raises OnleesbaarBestand for a damaged, locked, far too large or scanned file."""
    _check_size(data, name)
    try:
        with pdfplumber.open(io.BytesIO(data)) as source:
            if len(source.pages) > MAX_PAGES:
                raise OnleesbaarBestand(f"{name} heeft meer dan {MAX_PAGES} bladzijden. Zet alleen het verslag zelf in de inbox.")
            info = dict(source.metadata)
            pages = []
            for page in source.pages:
                pages.append(_page(page))
                page.close()
    except DAMAGE as error:
        raise OnleesbaarBestand(_reason(error, name)) from error
    doubts = tuple(_check_text(pages, name))
    blocks, headers, footers = _blocks(pages)
    return Document(
        name=name,
        format="pdf",
        sha256=hashlib.sha256(data).hexdigest(),
        blocks=blocks,
        headers=headers,
        footers=footers,
        title=_title(info.get("Title")),
        author=str(info.get("Author") or "").strip(),
        created=_created(info.get("CreationDate")),
        meldingen=doubts,
    )


def _page(source: SourcePage) -> Page:
    """A page with too much drawing on it to take apart counts as one picture."""
    if sum(len(stream_value(stream).get_data()) for stream in source.page_obj.contents) > MAX_DRAWING:
        return Page(number=source.page_number, width=source.width, height=source.height, words=(), pictures=1.0)
    return read_page(source)


def _reason(error: BaseException, name: str) -> str:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, PDFPasswordIncorrect) or any(isinstance(a, PDFPasswordIncorrect) for a in seen.args):
            return f"{name} is beveiligd met een wachtwoord. Sla het op zonder wachtwoord, of vraag om het Word-bestand."
        seen = seen.__cause__ or seen.__context__
    return f"{name} is beschadigd of is geen pdf. Open het zelf om het te controleren en sla het opnieuw op, of vraag om het Word-bestand."


def _check_size(data: bytes, name: str) -> None:
    if len(data) > MAX_BYTES:
        raise OnleesbaarBestand(f"{name} is te groot (meer dan 60 MB). Maak het kleiner of vraag om het Word-bestand.")
    if re.search(rb"/FlateDecode\s*/FlateDecode", data) or _unpacked(data) > MAX_UNPACKED:
        raise OnleesbaarBestand(f"{name} pakt uit tot een veel te groot bestand en is niet gelezen. Vraag om het Word-bestand.")


def _unpacked(data: bytes) -> int:
    """Bytes in all compressed streams together, counted without keeping them; stops just above the limit."""
    total, view = 0, memoryview(data)
    for found in re.finditer(rb"stream\r?\n(?=[\x08\x18\x28\x38\x48\x58\x68\x78])", data):
        inflate, at = zlib.decompressobj(), found.end()
        try:
            while not inflate.eof and total <= MAX_UNPACKED and (inflate.unconsumed_tail or at < len(data)):
                piece = inflate.unconsumed_tail
                if not piece:
                    piece, at = bytes(view[at : at + PIECE]), at + PIECE
                total += len(inflate.decompress(piece, 1 << 20))
        except zlib.error:
            continue  # not compressed, or encrypted
    return total


def _check_text(pages: Sequence[Page], name: str) -> Iterator[Melding]:
    letters = [sum(len(w.text) for w in page.words) for page in pages]
    total, unreadable = sum(letters), sum(page.unreadable for page in pages)
    if unreadable > 0.3 * (total + unreadable) and unreadable:
        raise OnleesbaarBestand(f"De letters in {name} zijn niet als tekst te lezen. {ADVICE}")
    scans = [page.number for page, count in zip(pages, letters, strict=True) if count < LETTERS_OF_TEXT_PAGE and page.pictures > 0.4]
    if scans and len(scans) > 0.5 * len(pages):
        raise OnleesbaarBestand(f"{name} is een scan: er staan plaatjes in en geen tekst. {ADVICE}")
    if not total:
        raise OnleesbaarBestand(f"{name} bevat geen tekst. {ADVICE}")
    if scans:
        listed = ", ".join(map(str, scans))
        yield Melding(
            code="bladzijde_is_plaatje",
            tekst=f"Bladzijde {listed} van {name} is een plaatje zonder tekst en is niet gelezen. Kijk zelf wat erop staat.",
        )


def _blocks(pages: Sequence[Page]) -> tuple[tuple[Block, ...], tuple[str, ...], tuple[str, ...]]:
    furniture = separate(pages, _body_size(pages))
    noted = pdf_prose.note_numbers(furniture.notes)
    unfolded = [pdf_newspaper.unfolded(page) for page in furniture.pages]
    items = list(_contents([without_signs(page, noted) for page in unfolded]))
    hyphens = hyphenation([line for page in unfolded for line in _text_lines(page)])
    usual = pdf_prose.layout([item for item in items if isinstance(item, Line)], hyphens, {p.number: p.width for p in pages})
    blocks = pdf_prose.titled(list(_Flow(usual).run(items)))
    return (*blocks, *pdf_prose.footnotes(furniture.notes, usual)), furniture.headers, furniture.footers


def _body_size(pages: Sequence[Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for word in page.words:
            sizes[word.size] += len(word.text)
    return max(sizes, key=lambda s: sizes[s], default=10.0)


def _contents(pages: Sequence[Page]) -> Iterator[Line | Grid]:
    """Of all pages; a table without rules that ends a page shows its columns to the next."""
    frame: Frame | None = None
    margins = {page.width: max((w.x1 for p in pages for w in p.words if p.width == page.width), default=0.0) for page in pages}
    for page in pages:
        items = list(_content(page, margins[page.width], frame))
        yield from items
        frame = items[-1].frame if items and isinstance(items[-1], Grid) else None


def _content(page: Page, widest: float = 0.0, before: Frame | None = None) -> Iterator[Line | Grid]:
    """Lines and tables of a page in reading order."""
    taken = pdf_tables.in_cells(page)
    sheet = pdf_headed.Sheet(rules=page.rules, margin=max((w.x1 for w in page.words), default=0.0), widest=widest)
    lines = lines_of((w for w in page.words if id(w) not in taken), page.number)
    for grid in sorted((pdf_tables.ruled(page, cells) for cells in page.grids), key=lambda g: g.top):
        above = [line for line in lines if line.top < grid.top]
        yield from _found(above, sheet, before)
        before = None
        if grid.rows:
            yield grid
        lines = [line for line in lines if line.top >= grid.top]
    yield from _found(lines, sheet, before)


def _text_lines(page: Page) -> Iterator[Line]:
    """Every line of text by itself, those in table cells too."""
    for item in _content(page):
        if isinstance(item, Line):
            yield item
        else:
            yield from (line for cells in item.rows for cell in cells for line in cell.lines)


def _found(lines: Sequence[Line], sheet: pdf_headed.Sheet, before: Frame | None) -> Iterator[Line | Grid]:
    for part in pdf_headed.find(lines, sheet, before):
        for item in [part] if isinstance(part, Columns) else find(part):
            yield pdf_tables.unruled(item, sheet.margin) if isinstance(item, Columns) else item


class _Flow:
    """Puts the items of all pages together: runs of lines become text, tables that a page break cut become one."""

    def __init__(self, usual: pdf_prose.Layout) -> None:
        self.usual = usual
        self.depths: list[float] = []
        self.tables = 0

    def run(self, items: Sequence[Line | Grid]) -> Iterator[Block]:
        lines: list[Line] = []
        grid: Grid | None = None
        for item in items:
            if isinstance(item, Line):
                yield from self._table(grid)
                grid = None
                lines.append(item)
                continue
            yield from self._text(lines)
            lines = []
            if grid and grid.rows and item.page != grid.page and pdf_tables.follows(item, grid):
                grid = pdf_tables.joined(grid, item)
            else:
                yield from self._table(grid)
                grid = item
        yield from self._table(grid)
        yield from self._text(lines)

    def _text(self, lines: Sequence[Line]) -> list[Block]:
        return pdf_prose.blocks(pdf_prose.drafts(lines, self.usual), self.usual, self.depths)

    def _table(self, grid: Grid | None) -> list[Block]:
        if grid is None:
            return []
        self.depths.clear()
        self.tables += 1
        return pdf_tables.blocks(grid, self.tables - 1, self.usual.hyphens)


def _title(value: Any) -> str:
    """Word writes "Microsoft Word - verslag.docx" when the document has no title of its own."""
    title = str(value or "").strip()
    return "" if re.match(r"Microsoft Word\b|.*\.(docx?|odt|pdf)$", title) else title


def _created(value: Any) -> date | None:
    found = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", str(value or ""))
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None

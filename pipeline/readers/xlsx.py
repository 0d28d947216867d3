"""Excel files (.xlsx): every sheet is a heading and a table. Formulas count with the value that Excel last worked out.

Only what a list needs is read: text, dates and what is struck through. Nothing in the file is run or fetched.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.cell import Cell as SheetCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.document import Block, Cell, Document, Kind, Mark, Style
from pipeline.errors import OnleesbaarBestand
from pipeline.readers.docx_package import check_sizes

MAX_ROWS, MAX_COLUMNS = 20_000, 60  # far beyond any list of actions
MAX_UNPACKED = 64 * 1024 * 1024
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
BROKEN: tuple[type[Exception], ...] = (InvalidFileException, zipfile.BadZipFile, zlib.error, ParseError, KeyError, ValueError, TypeError)
BROKEN += (AttributeError, OSError, EOFError, IndexError, NotImplementedError, RuntimeError)


def read_xlsx(data: bytes, name: str) -> Document:
    """Raises OnleesbaarBestand for a file that is damaged, protected, far too large or no Excel file."""
    _refuse(data, name)
    try:
        book, formulas = (openpyxl.load_workbook(io.BytesIO(data), data_only=values) for values in (True, False))
        sheets = zip(book.worksheets, formulas.worksheets, strict=True)
        blocks = tuple(block for number, (sheet, written) in enumerate(sheets) for block in _sheet(sheet, written, number, name))
        title = book.properties.title or ""
    except OnleesbaarBestand:
        raise
    except BROKEN as error:
        raise _damaged(name) from error
    if not any(block.kind is Kind.TABLE_ROW for block in blocks):
        raise OnleesbaarBestand(f"{name}: in dit Excel-bestand staat niets. Bewaar de lijst opnieuw en zet hem nog eens in de map.")
    return Document(name=name, format="xlsx", sha256=hashlib.sha256(data).hexdigest(), blocks=blocks, title=title)


def _refuse(data: bytes, name: str) -> None:
    if data.startswith(OLE):
        raise OnleesbaarBestand(
            f"{name}: er staat een wachtwoord op dit bestand, of het is een oud Excel-bestand. Bewaar het gewoon als .xlsx."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_sizes(archive, name)
            if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
                raise OnleesbaarBestand(f"{name}: dit Excel-bestand is te groot voor een actielijst en wordt niet geopend.")
            if any(
                b"<!DOCTYPE" in archive.read(entry)[:4096] for entry in archive.infolist() if entry.filename.endswith((".xml", ".rels"))
            ):
                raise OnleesbaarBestand(f"{name}: het bestand bevat iets wat niet in een Excel-bestand hoort en wordt niet geopend.")
    except BROKEN as error:
        raise _damaged(name) from error


def _damaged(name: str) -> OnleesbaarBestand:
    return OnleesbaarBestand(f"{name}: het Excel-bestand is beschadigd. Open het in Excel, bewaar het als .xlsx en probeer het opnieuw.")


def _sheet(sheet: Worksheet, written: Worksheet, number: int, name: str) -> Iterator[Block]:
    if (sheet.max_row or 0) > MAX_ROWS or (sheet.max_column or 0) > MAX_COLUMNS:
        raise OnleesbaarBestand(f"{name}: blad '{sheet.title}' is te groot voor een actielijst. Haal lege rijen en kolommen weg.")
    yield Block(kind=Kind.HEADING, text=sheet.title, level=1)
    for cells, formulas in zip(sheet.iter_rows(), written.iter_rows(), strict=True):
        row = _row(cells, formulas, number)
        if row is not None:
            yield row


def _row(cells: tuple[SheetCell, ...], formulas: tuple[SheetCell, ...], table: int) -> Block | None:
    """None for a row without text. A cell keeps its column, also where those before it are empty.

    A formula that no program has worked out yet is shown as it is written: text that begins with "=" may have become one.
    """
    text, placed, marks = "", [], []
    for column, (cell, written) in enumerate(zip(cells, formulas, strict=True)):
        text += "\t" if column else ""
        start = len(text)
        text += shown(written.value if cell.value is None else cell.value)
        placed.append(Cell(start=start, end=len(text), column=column))
        if len(text) > start and cell.font is not None and cell.font.strike:
            marks.append(Mark(start=start, end=len(text), style=Style.STRUCK))
    return Block(kind=Kind.TABLE_ROW, text=text, table=table, cells=tuple(placed), marks=tuple(marks)) if text.strip() else None


def shown(value: Any) -> str:
    """A date as ISO text, a whole number without a decimal point; line ends stay, tabs become spaces."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).replace("\t", " ").strip()

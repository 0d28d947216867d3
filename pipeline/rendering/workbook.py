"""The action list in Excel: real dates, filters, a frozen header, and no formula that came from minutes."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.model import ACTIELIJST_KOLOMMEN, Dossier, Registeractie
from pipeline.rendering.dutch import known, long_date, names, state, vague
from pipeline.rendering.lists import finished, mark_of, running
from pipeline.rendering.mark import Mark, mark_workbook
from pipeline.rendering.word import repack
from pipeline.rendering.xmltext import one_line

ACCENT, TINT, GREY, LINE = "1F5C7A", "E8F0F4", "66717A", "C9D3D9"
DATE_FORMAT = "dd-mm-yyyy"
WIDTHS = (11, 12, 8, 54, 24, 14, 16, 28, 38)
REASON = "Waarom te bevestigen"
CELL_LIMIT = 32_767  # characters in one cell, a limit of Excel
LINE_HEIGHT = 15.0  # points, of one line of Calibri 11
MAX_HEIGHT = 409.0  # points, a limit of Excel
HAIRLINE = Border(bottom=Side(style="thin", color=LINE))


def action_workbook(dossier: Dossier, templates: Path) -> dict[str, bytes]:
    book = Workbook()
    certain = [action for action in dossier.acties if not action.te_bevestigen]
    doubtful = [action for action in dossier.acties if action.te_bevestigen]
    mark = mark_of(dossier, "actielijst", "Actielijst")
    fill_sheet(book.active, "Actielijst", ACTIELIJST_KOLOMMEN, [*running(certain), *finished(certain)], mark.title())
    fill_sheet(book.create_sheet(), "Te bevestigen", (*ACTIELIJST_KOLOMMEN, REASON), doubtful, mark.title())
    about_sheet(book.create_sheet(), dossier)
    mark_workbook(book, mark)
    out = io.BytesIO()
    book.save(out)
    return {"actielijst.xlsx": repack(out.getvalue())}


def overview(actions: Sequence[Registeractie], title: str) -> bytes:
    """A selection of actions, to look at: marked as one, so that it is never taken for a whole list when it comes back."""
    book = Workbook()
    mark = Mark(soort="actieoverzicht", titel=title)
    fill_sheet(book.active, "Acties", ACTIELIJST_KOLOMMEN, actions, mark.title())
    mark_workbook(book, mark)
    out = io.BytesIO()
    book.save(out)
    return repack(out.getvalue())


def fill_sheet(sheet: Worksheet, name: str, columns: Sequence[str], actions: Sequence[Registeractie], title: str) -> None:
    sheet.title = name
    for number, heading in enumerate(columns, start=1):
        cell = put(sheet.cell(1, number), heading)
        cell.font = Font(name="Calibri", bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=ACCENT)
        cell.alignment = Alignment(vertical="center")
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS[number - 1]
    for row, action in enumerate(actions, start=2):
        fill_row(sheet, row, action, with_reason=REASON in columns)
    sheet.row_dimensions[1].height = 20
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{max(len(actions) + 1, 2)}"
    sheet.freeze_panes = "B2"
    set_up_print(sheet, title)


def fill_row(sheet: Worksheet, row: int, action: Registeractie, with_reason: bool) -> None:
    due: str | date = action.deadline or action.wanneer
    values: list[str | date] = [action.nummer, action.datum or "", action.punt or "", action.tekst, names(action.eigenaren), due]
    values += [state(action), action.bron]
    if with_reason:
        values.append(f"{action.reden} “{action.citaat}”".strip())
    for column, value in enumerate(values, start=1):
        cell = put(sheet.cell(row, column), value)
        cell.font = Font(name="Calibri", color=GREY if finished((action,)) or column == 8 else None, bold=column == 1)
    if vague(action):
        note = Comment(f"In het verslag staat: {one_line(action.wanneer)}", "vervolg", height=60, width=220)
        sheet.cell(row, ACTIELIJST_KOLOMMEN.index("Wanneer") + 1).comment = note
    set_height(sheet, row)


def set_height(sheet: Worksheet, row: int) -> None:
    """A height that shows all lines. Excel and LibreOffice do not work it out on opening for a file that neither of them wrote."""
    lines = 1
    for cell in sheet[row]:
        room = sheet.column_dimensions[cell.column_letter].width - 1
        words = textwrap.wrap(str(cell.value or ""), max(int(room), 1)) if not cell.is_date else []
        lines = max(lines, len(words))
    sheet.row_dimensions[row].height = min(lines * LINE_HEIGHT + 3, MAX_HEIGHT)


def put(cell: Cell, value: str | date) -> Cell:
    """Text stays text: Excel runs a cell that starts with = + - @ as a formula unless it is stored and marked as text."""
    if isinstance(value, date):
        cell.value, cell.number_format = value, DATE_FORMAT
    else:
        cell.value = one_line(value)[:CELL_LIMIT]
        cell.data_type = "s"
        cell.quotePrefix = cell.value.startswith(("=", "+", "-", "@"))
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
    cell.border = HAIRLINE
    return cell


def set_up_print(sheet: Worksheet, title: str) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.oddHeader.left.text = title.replace("&", "&&")
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "pagina &P van &N"


def about_sheet(sheet: Worksheet, dossier: Dossier) -> None:
    meeting = dossier.verslag.vergadering
    sheet.title = "Over dit bestand"
    rows = (
        ("Overleg", known(meeting.overleg, "niet vermeld")),
        ("Datum van het overleg", long_date(meeting.datum, "niet vermeld")),
        ("Gemaakt uit", dossier.verslag.bestand),
        ("Aanpassen", "Verander wat niet klopt: status, wie, wanneer of de tekst. Laat de kolom Nr staan."),
        ("Toevoegen", "Zet een nieuwe actie op een nieuwe regel en laat Nr leeg. vervolg geeft de actie een nummer."),
        ("Terugsturen", "Bewaar dit bestand en zet het in de map inbox. Bij de volgende keer werkt vervolg de actielijst bij."),
        ("Te bevestigen", "Op dat blad staan acties waarover twijfel is, met de reden. Controleer ze voor u de lijst verstuurt."),
        ("Wanneer", "Noemt het verslag geen dag maar bijvoorbeeld 'eind juni', dan staat hier de laatste dag daarvan, met een opmerking."),
    )
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 90
    for row, (label, value) in enumerate(rows, start=1):
        put(sheet.cell(row, 1), label).font = Font(name="Calibri", bold=True, color=ACCENT)
        put(sheet.cell(row, 2), value).font = Font(name="Calibri")
        set_height(sheet, row)
    set_up_print(sheet, "Over dit bestand")

"""Action tables in a PDF without rules: a column runs as far as its words do, a row as far as its sentence."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.table import Table
from pdf_maker import LEFT, Sheet, pdf, width

from pipeline import readers
from pipeline.document import Document, Kind
from pipeline.readers.pdf import read_pdf

HEADER = ["Actie", "Wie", "Wanneer"]
TASKS = [
    ["De huurder van het buurthuis vragen of de sleutels al terug zijn bij de beheerder", "KV", "1 mei"],
    ["Koffie bestellen", "Els/KV", "z.s.m."],
    ["Bij de gemeente navragen wanneer de stoep voor de ingang wordt hersteld en wie dat betaalt", "Bram Kuiper", "volgende keer"],
]
NARROW = [LEFT, 250.0, 290.0, 345.0]
PROSE = "De voorzitter dankt iedereen voor de inbreng van vanavond en sluit daarna de vergadering om kwart over tien."


def rows(document: Document) -> list[list[str]]:
    return [[" ".join(b.cell_text(c).split()) for c in b.cells] for b in document.blocks if b.kind is Kind.TABLE_ROW]


def texts(document: Document) -> list[str]:
    return [b.text for b in document.blocks if b.kind is not Kind.TABLE_ROW]


def table(cells: list[list[str]], edges: list[float], sheet: Sheet | None = None) -> Sheet:
    sheet = sheet or Sheet()
    for row in cells:
        sheet.row(row, edges, ruled=False)
        sheet.y -= 4  # no more room between rows than between lines
    return sheet


def read(*sheets: Sheet) -> Document:
    return read_pdf(pdf(*sheets), "verslag.pdf")


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (0, 1)])
def test_columns_close_together_with_wrapped_cells(order: tuple[int, ...]) -> None:
    cells = [[row[i] for i in order] for row in [HEADER, *TASKS]]
    widths = [NARROW[i + 1] - NARROW[i] for i in order]
    edges = [LEFT + sum(widths[:n]) for n in range(len(order) + 1)]
    assert rows(read(table(cells, edges))) == cells


def test_dates_aligned_to_the_right_are_one_column() -> None:
    sheet = Sheet()
    for row in [HEADER, *TASKS]:
        sheet.put(LEFT, sheet.y, row[0][:40])
        sheet.put(300, sheet.y, row[1])
        sheet.put(500 - width(row[2]), sheet.y, row[2])
        sheet.y += 12
    assert [row[2] for row in rows(read(sheet))] == [row[2] for row in [HEADER, *TASKS]]


@pytest.mark.parametrize("below", [PROSE, "Rondvraag", "Volgende vergadering: 3 juni"])
def test_text_right_below_a_table_is_no_row(below: str) -> None:
    sheet = table([HEADER[:2], *(row[:2] for row in TASKS)], [LEFT, 350.0, 420.0])
    sheet.paragraph(below)
    document = read(sheet)
    assert (len(rows(document)), texts(document)) == (4, [below])


def test_a_task_without_owner_between_others_stays_a_row() -> None:
    cells = [HEADER[:2], TASKS[0][:2], ["Posters ophangen", ""], TASKS[1][:2]]
    assert rows(read(table(cells, [LEFT, 350.0, 420.0]))) == cells


def test_words_that_only_look_like_headings_make_no_table() -> None:
    sheet = Sheet()
    sheet.line("Actie wie wanneer")
    sheet.paragraph(PROSE)
    assert rows(read(sheet)) == []


def test_a_title_across_the_columns_is_a_row_of_one_cell() -> None:
    sheet = table([HEADER], [LEFT, 250.0, 320.0, 420.0])
    sheet.line("Werkzaamheden in en om het gebouw, met de tuin", LEFT + 5)
    assert rows(read(table(TASKS, [LEFT, 250.0, 320.0, 420.0], sheet)))[1] == ["Werkzaamheden in en om het gebouw, met de tuin"]


@pytest.mark.parametrize("repeated", [True, False])
def test_a_row_that_a_page_break_cuts_is_one_row(repeated: bool) -> None:
    first = table(
        [HEADER, TASKS[0], ["Een brief sturen aan de wethouder over de", "Els", "juni"]], [LEFT, 280.0, 350.0, 420.0], Sheet(y=600)
    )
    second = table([HEADER] if repeated else [], [LEFT, 280.0, 350.0, 420.0])
    table([["huur van de kelder", "", ""], TASKS[1]], [LEFT, 280.0, 350.0, 420.0], second)
    whole = ["Een brief sturen aan de wethouder over de huur van de kelder", "Els", "juni"]
    assert rows(read(first, second)) == [HEADER, TASKS[0], whole, TASKS[1]]


def test_rules_between_the_rows_decide() -> None:
    sheet = Sheet()
    for row in [HEADER, ["Zaal boeken", "Els", "mei"], ["Kosten opzoeken", "Bram", ""], ["Brief sturen", "Karin", "juni"]]:
        sheet.rule(LEFT, sheet.y - 1, 500)
        for x, text in zip((LEFT, 300, 400), row, strict=True):
            sheet.put(x, sheet.y, text)
        sheet.y += 12
        if row[0] == "Zaal boeken":
            sheet.line("Ook de koffie")
        sheet.y += 3
    assert rows(read(sheet))[1] == ["Zaal boeken Ook de koffie", "Els", "mei"]


def test_a_word_too_long_for_its_cell_is_one_word() -> None:
    edges = [LEFT, 300.0, 300.0 + width("Wannee") + 11, 450.0]
    sheet = Sheet()
    sheet.row(["Actie", "Wannee r", "Wie"], edges)
    sheet.row(["Zaal boeken", "vrijdag zes mei", "Els"], edges)
    assert [row[1] for row in rows(read(sheet))] == ["Wanneer", "vrijdag zes mei"]


def test_rows_told_apart_by_colour() -> None:
    edges, sheet = [LEFT, 250.0, 350.0], Sheet()
    top = sheet.y
    for n in range(4):
        if n % 2:
            for a, b in zip(edges, edges[1:], strict=False):
                sheet.parts.append(f"0.8 0.9 1 rg {a} {842 - sheet.y - 16} {b - a} 16 re f 0 g")
        sheet.row([f"Taak {n}", f"Naam {n}"], edges, ruled=False)
    for y in (top, sheet.y):
        sheet.rule(edges[0], y, edges[-1])
    for x in edges:
        sheet.parts.append(f"{x} {842 - sheet.y} 0.5 {sheet.y - top} re f")
    assert rows(read(sheet)) == [[f"Taak {n}", f"Naam {n}"] for n in range(4)]


def _table(word: Word, style: str, cms: tuple[float, ...], right: bool = False) -> Table:
    made = word.add_table(rows=0, cols=len(cms), style=style)
    made.autofit = False
    for row in [HEADER, *TASKS, *TASKS]:
        for n, (cell, text, cm) in enumerate(zip(made.add_row().cells, row[: len(cms)], cms, strict=True)):
            cell.width = Cm(cm)
            cell.text = text
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
            if right and n == 2:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for column, cm in zip(made.columns, cms, strict=True):
        column.width = Cm(cm)
    return made


VARIANTS: dict[str, Callable[[Word], object]] = {
    "raster": lambda word: _table(word, "Table Grid", (7, 1.6, 2.5)),
    "zonder-lijn": lambda word: _table(word, "Normal Table", (9, 2.5, 3)),
    "smal": lambda word: _table(word, "Normal Table", (4, 1.8, 2.2)),
    "twee": lambda word: _table(word, "Normal Table", (12, 2.2)),
    "rechts": lambda word: _table(word, "Normal Table", (8, 2.5, 3.5), right=True),
    "kleur": lambda word: _table(word, "Light Shading", (8, 2.5, 3.5)),
    "banden": lambda word: _table(word, "Medium Shading 1", (8, 2.5, 3.5)),
    "bladzijde": lambda word: ([word.add_paragraph(PROSE) for _ in range(16)], _table(word, "Normal Table", (9, 2.5, 3))),
}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_what_a_word_processor_prints_has_the_rows_of_the_word_file(tmp_path: Path) -> None:
    for name, make in VARIANTS.items():
        word = docx.Document()
        word.add_paragraph("Verslag bestuur buurthuis De Linde")
        word.add_paragraph(PROSE)
        make(word)
        word.add_paragraph(PROSE)
        word.save(str(tmp_path / f"{name}.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, tmp_path.glob("*.docx"))]
    subprocess.run(command, check=True, capture_output=True)
    for name in VARIANTS:
        printed, written = (readers.read(tmp_path / f"{name}{suffix}") for suffix in (".pdf", ".docx"))
        assert rows(printed) == rows(written), name

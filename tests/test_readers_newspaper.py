"""A PDF in two columns of running text reads on from the foot of the left column to the head of the right one."""

from __future__ import annotations

import re

from pipeline.document import Document, Kind
from pipeline.readers.pdf import read_pdf
from tests.pdf_maker import Sheet, pdf, wrap

ITEMS = (
    ("1. Opening", "Marjan opent de vergadering en heet iedereen welkom in het nieuwe buurthuis, dat binnen het budget is gebleven."),
    ("2. Verkeer", "Ellis meldt dat er aan de Kerklaan te hard wordt gereden en dat de gemeente in april gaat meten. " * 2),
    ("3. Groen", "De bomen aan de singel zijn gekapt en de bewoners zijn niet tevreden over de uitleg die zij kregen. " * 2),
    ("4. Rondvraag", "Ton vraagt wie de sleutel van het gebouw heeft en Marjan zoekt dat voor de volgende keer uit."),
)
LEFT, RIGHT, ROOM = 72.0, 310.0, 205.0


def newspaper(share: float = 0.5, top: float = 72.0, times: int = 1) -> Document:
    """``share`` of the lines in the left column; every text is told ``times`` over."""
    sheet = Sheet(y=top)
    sheet.paragraph("Verslag wijkplatform De Vaart van 12 maart 2025 in buurthuis De Sluis, met alle bewoners van de beide straten")
    lines = [
        (line, style) for title, text in ITEMS for line, style in [(title, "b"), *((x, "") for x in wrap(text * times, ROOM)), ("", "")]
    ]
    half = int(share * len(lines)) + 1
    top = sheet.y
    for x, column in ((LEFT, lines[:half]), (RIGHT, lines[half:])):
        sheet.y = top
        for line, style in column:
            if line:
                sheet.put(x, sheet.y, line, 10, style)
            sheet.y += 12
    return read_pdf(pdf(sheet), "krant.pdf")


def test_two_columns_of_running_text_are_no_table() -> None:
    blocks = newspaper().blocks
    assert [b for b in blocks if b.kind is Kind.TABLE_ROW] == []
    assert [f"{b.marker} {b.text}".strip() for b in blocks if b.kind is Kind.HEADING] == [title for title, _ in ITEMS]
    assert [b.text for b in blocks if b.kind is Kind.PARAGRAPH][1:] == [text.strip() for _, text in ITEMS]


def test_two_columns_whose_rows_stand_side_by_side_stay_a_table() -> None:
    sheet = Sheet()
    told = "De werkgroep meldt dat het plan klaar is en dat de gemeente het in mei wil bespreken met alle bewoners"
    for _ in range(4):
        top = sheet.y
        for x in (LEFT, RIGHT):
            sheet.y = top
            for line in wrap(told, ROOM):
                sheet.line(line, x)
        sheet.y += 12
    assert {b.kind for b in read_pdf(pdf(sheet), "tabel.pdf").blocks} == {Kind.TABLE_ROW}


def test_the_last_lines_of_a_full_page_stand_in_the_right_column() -> None:
    blocks = newspaper(share=0.8, top=400.0, times=2).blocks
    assert [b for b in blocks if b.kind is Kind.TABLE_ROW] == []
    assert [b.text for b in blocks if b.kind is Kind.PARAGRAPH][1:] == [(text * 2).strip() for _, text in ITEMS]


def test_columns_stop_at_a_ruled_table_across_the_page() -> None:
    sheet = Sheet()
    told = wrap(" ".join(text for _, text in ITEMS * 2), ROOM)
    top, half = sheet.y, len(told) // 2 + 1
    for x, lines in ((LEFT, told[:half]), (RIGHT, told[half:])):
        sheet.y = top
        for line in lines:
            sheet.line(line, x)
    sheet.y = top + 12 * half + 20
    for cells in (["Actie", "Wie"], ["Sleutel zoeken", "Marjan"]):
        sheet.row(cells, [LEFT, 400.0, 523.0])
    blocks = read_pdf(pdf(sheet), "krant.pdf").blocks
    assert " ".join(b.text for b in blocks if b.kind is Kind.PARAGRAPH) == re.sub(r"\s+", " ", " ".join(told))
    assert [b.text for b in blocks if b.kind is Kind.TABLE_ROW] == ["Actie\tWie", "Sleutel zoeken\tMarjan"]


def test_a_table_of_two_columns_with_its_headings_on_another_page_is_no_newspaper() -> None:
    sheet = Sheet()
    for n in range(18):
        top = sheet.y
        for line in wrap(ITEMS[n % 4][1], ROOM)[:3]:
            sheet.line(line)
        sheet.put(RIGHT, top, ("MV", "Ellis", "Ton")[n % 3])
    assert {b.kind for b in read_pdf(pdf(sheet), "tabel.pdf").blocks} == {Kind.TABLE_ROW}

"""A PDF in two columns of running text reads on from the foot of the left column to the head of the right one."""

from __future__ import annotations

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


def newspaper() -> Document:
    sheet = Sheet()
    sheet.paragraph("Verslag wijkplatform De Vaart van 12 maart 2025 in buurthuis De Sluis, met alle bewoners van de beide straten")
    lines = [(line, style) for title, text in ITEMS for line, style in [(title, "b"), *((x, "") for x in wrap(text, ROOM)), ("", "")]]
    half = len(lines) // 2 + 1
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

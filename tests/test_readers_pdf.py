"""PDF files: what a reader of the page sees as one paragraph, list, table or heading comes out as one."""

from __future__ import annotations

import re
import zlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_maker import LEFT, RIGHT, Sheet, pdf, width

from pipeline.document import Block, Document, Kind, Style
from pipeline.errors import OnleesbaarBestand
from pipeline.readers.pdf import read_pdf
from pipeline.readers.pdf_join import Hyphenation, hyphen

LONG = (
    "De voorzitter heet iedereen welkom en licht toe dat de gemeente de subsidie voor het wijkcentrum verlengt tot het einde van het jaar. "
    "Daarna bespreekt de werkgroep de planning van de verhuizing en de kosten die daarbij horen."
)


def read(*sheets: Sheet, **more: str) -> Document:
    return read_pdf(pdf(*sheets, **more), "verslag.pdf")


def texts(document: Document, kind: Kind | None = None) -> list[str]:
    return [b.text for b in document.blocks if kind is None or b.kind == kind]


def marked(block: Block, style: Style) -> list[str]:
    return [block.text[m.start : m.end] for m in block.marks if m.style == style]


def rows(document: Document) -> list[list[str]]:
    return [[b.cell_text(c) for c in b.cells] for b in document.blocks if b.kind == Kind.TABLE_ROW]


def test_wrapped_lines_are_one_paragraph_and_a_gap_starts_the_next() -> None:
    sheet = Sheet()
    sheet.paragraph(LONG)
    sheet.paragraph(LONG.upper())
    assert texts(read(sheet)) == [LONG, LONG.upper()]


def test_a_line_that_ends_early_ends_the_paragraph_without_any_gap() -> None:
    sheet = Sheet()
    sheet.paragraph(LONG, after=0)
    sheet.line("Karin belt de gemeente.")
    sheet.line("De vergadering sluit om 16.30 uur.")
    assert texts(read(sheet)) == [LONG, "Karin belt de gemeente.", "De vergadering sluit om 16.30 uur."]


def test_a_speaker_after_a_full_stop_starts_a_paragraph_even_under_a_full_line() -> None:
    sheet = Sheet()
    sheet.paragraph(LONG)
    full = "Petra"
    while width(full + " aaaa.") < RIGHT - LEFT:
        full += " aaaa"
    sheet.line(full + ".")
    sheet.paragraph("Hans de Wit: akkoord, mits de begroting klopt.")
    assert texts(read(sheet))[2] == "Hans de Wit: akkoord, mits de begroting klopt."


def test_a_paragraph_goes_on_over_the_page_break_and_keeps_its_first_page() -> None:
    first, second = Sheet(y=700), Sheet()
    first.paragraph(LONG)
    first.line("De commissie vraagt of de aanvraag nog voor de zomer bij de provincie kan zijn, omdat het")
    second.line("college anders pas in oktober besluit.")
    second.paragraph(LONG)
    document = read(first, second)
    assert texts(document)[1].endswith("omdat het college anders pas in oktober besluit.")
    assert [b.page for b in document.blocks] == [1, 1, 2]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.from_regex(r"[a-z]{2,12}", fullmatch=True), min_size=20, max_size=60), min_size=1, max_size=4))
def test_every_word_comes_back_once_and_in_order(paragraphs: list[list[str]]) -> None:
    sheet = Sheet()
    for words in paragraphs:
        sheet.paragraph(" ".join(words).capitalize() + ".")
    document = read(sheet)
    assert texts(document) == [" ".join(words).capitalize() + "." for words in paragraphs]
    assert all(0 <= m.start < m.end <= len(b.text) for b in document.blocks for m in b.marks)


def test_list_items_have_marker_and_depth_and_keep_their_wrapped_lines() -> None:
    sheet = Sheet()
    sheet.paragraph(LONG)
    sheet.item("\u2022", LONG)
    sheet.item("-", "Bram vraagt een offerte aan.", x=LEFT + 18)
    sheet.item("-", "Els vergelijkt de prijzen.", x=LEFT + 18)
    sheet.item("\u2022", "De huur blijft gelijk.")
    sheet.item("a)", "eerst de zaal")
    items = [(b.marker, b.level, b.text) for b in read(sheet).blocks if b.kind == Kind.LIST_ITEM]
    assert items == [
        ("•", 1, LONG),
        ("-", 2, "Bram vraagt een offerte aan."),
        ("-", 2, "Els vergelijkt de prijzen."),
        ("•", 1, "De huur blijft gelijk."),
        ("a)", 1, "eerst de zaal"),
    ]


def test_a_number_at_the_start_of_a_wrapped_line_is_no_marker() -> None:
    sheet = Sheet()
    sheet.paragraph(LONG)
    text = "De subsidie van de provincie voor het project is vastgesteld in de vergadering van de raad, punt"
    text = text.replace("raad", "raad" + "z" * int((RIGHT - LEFT - width(text) - 3) / width("z")))
    assert width(text + " 12.") > RIGHT - LEFT > width(text)
    sheet.line(text)
    sheet.line("12. Daarbij hoort een brief van het college, die alle leden per post hebben ontvangen. Die is besproken.")
    assert [b.kind for b in read(sheet).blocks] == [Kind.PARAGRAPH] * 2


def test_numbered_bold_lines_and_large_type_are_headings() -> None:
    sheet = Sheet()
    sheet.line("Verslag klankbordgroep", size=16)
    sheet.y += 10
    sheet.item("1.", "Opening en mededelingen", style="b", after=6)
    sheet.paragraph(LONG)
    title = "Verhuizing van het wijkcentrum en de gevolgen daarvan voor de huurders van de zalen, de bibliotheek en het jeugdwerk"
    sheet.item("2.", title, style="b", after=6)
    sheet.paragraph(LONG)
    sheet.line("Bijlagen", size=16)
    document = read(sheet)
    headings = [(b.marker, b.level, b.text) for b in document.blocks if b.kind == Kind.HEADING]
    assert headings == [("1.", 2, "Opening en mededelingen"), ("2.", 2, title), ("", 1, "Bijlagen")]
    title_block = document.blocks[0]
    assert (title_block.kind, title_block.style, title_block.text) == (Kind.PARAGRAPH, "Title", "Verslag klankbordgroep")


def test_a_bold_lead_in_of_a_list_item_is_no_heading() -> None:
    sheet = Sheet()
    sheet.paragraph(LONG)
    sheet.put(LEFT, sheet.y, "1.", style="b")
    sheet.put(LEFT + 18, sheet.y, "Besluit:", style="b")
    sheet.put(LEFT + 18 + width("Besluit: ", style="b"), sheet.y, "de offerte wordt aanvaard.")
    block = read(sheet).blocks[-1]
    assert (block.kind, block.marker, marked(block, Style.BOLD)) == (Kind.LIST_ITEM, "1.", ["Besluit:"])


def test_strike_through_is_struck_and_underlining_is_not() -> None:
    sheet = Sheet()
    sheet.paragraph(LONG)
    struck, rest = "Offerte aanvragen", "bij drie bedrijven"
    y, edge = sheet.y, LEFT + width(struck)
    sheet.put(LEFT, y, struck)
    sheet.put(edge + 3, y, rest)
    sheet.rule(LEFT, y + 10 - 3.2, edge)
    sheet.rule(edge + 3, y + 10 + 1, edge + 3 + width(rest))
    assert marked(read(sheet).blocks[-1], Style.STRUCK) == [struck]


def test_fonts_and_links_become_marks() -> None:
    sheet = Sheet()
    sheet.paragraph(LONG)
    sheet.put(LEFT, sheet.y, "Actie", style="bi")
    sheet.put(LEFT + 40, sheet.y, "website")
    sheet.links.append((LEFT + 38, sheet.y - 2, LEFT + 90, sheet.y + 14))
    block = read(sheet).blocks[-1]
    assert [marked(block, s) for s in (Style.BOLD, Style.ITALIC, Style.LINK)] == [["Actie"], ["Actie"], ["website"]]


EDGES = [72.0, 110.0, 330.0, 430.0, 523.0]
HEADER = ["Nr", "Actie", "Wie", "Wanneer"]


def test_a_ruled_table_gives_a_row_with_cells_a_line() -> None:
    sheet = Sheet()
    sheet.paragraph(LONG)
    sheet.row(HEADER, EDGES)
    sheet.row(["1", "Een offerte aanvragen bij drie bedrijven en die voorleggen aan het bestuur", "Bram Kuiper", "1 mei"], EDGES)
    sheet.row(["2", "Zaal boeken", "", "week 24"], EDGES)
    document = read(sheet)
    assert rows(document) == [
        HEADER,
        ["1", "Een offerte aanvragen bij drie bedrijven en die voorleggen aan het bestuur", "Bram Kuiper", "1 mei"],
        ["2", "Zaal boeken", "", "week 24"],
    ]
    assert {b.table for b in document.blocks if b.kind == Kind.TABLE_ROW} == {0}


def test_cells_tile_their_row() -> None:
    sheet = Sheet()
    sheet.paragraph(LONG)
    sheet.row(HEADER, EDGES)
    sheet.row(["1", "Zaal boeken", "Els", ""], EDGES)
    for block in read(sheet).blocks[1:]:
        assert "\t".join(block.cell_text(c) for c in block.cells) == block.text
        assert [c.column for c in block.cells] == [0, 1, 2, 3]


def test_a_table_goes_on_over_the_page_without_its_repeated_heading_and_a_cut_row_is_whole() -> None:
    first, second = Sheet(y=600), Sheet()
    first.paragraph(LONG.replace("gemeente", "gemeente zelf"))
    first.row(HEADER, EDGES)
    first.row(["1", "Zaal boeken", "Els", "1 mei"], EDGES)
    first.row(["2", "Een brief sturen aan de ge-", "Bram", "juni"], EDGES)
    second.row(HEADER, EDGES)
    second.row(["", "meente over de huur", "", ""], EDGES)
    second.row(["3", "Posters ophangen", "Karin", ""], EDGES)
    second.y += 20
    second.paragraph(LONG)
    document = read(first, second)
    assert rows(document)[2] == ["2", "Een brief sturen aan de gemeente over de huur", "Bram", "juni"]
    assert [r[0] for r in rows(document)] == ["Nr", "1", "2", "3"]
    assert {b.table for b in document.blocks if b.kind == Kind.TABLE_ROW} == {0}


def test_two_tables_of_other_columns_stay_two() -> None:
    first, second = Sheet(y=700), Sheet()
    first.row(HEADER, EDGES)
    second.row(["Naam", "Organisatie"], [72.0, 300.0, 523.0])
    second.y += 20
    second.paragraph(LONG)
    assert [b.table for b in read(first, second).blocks if b.kind == Kind.TABLE_ROW] == [0, 1]


def test_a_header_block_without_rules_gives_label_and_value() -> None:
    sheet = Sheet()
    block = {"Datum": ["29 mei 2024", "10.00-12.00 uur"], "Plaats": ["Dorpshuis, zaal 3"], "Aanwezig": ["Bram Kuiper", "Els Bos (verslag)"]}
    for label, values in block.items():
        sheet.put(LEFT, sheet.y, label)
        for value in values:
            sheet.line(value, x=200)
        sheet.y += 8
    sheet.paragraph(LONG)
    document = read(sheet)
    assert rows(document) == [[label, "\n".join(values)] for label, values in block.items()]
    assert texts(document)[-1] == LONG


def test_a_table_without_rules_is_read_by_its_columns() -> None:
    sheet = Sheet()
    sheet.paragraph(LONG)
    for cells in (["Actie", "Wie", "Wanneer"], ["Zaal boeken", "Els", "1 mei"], ["Brief sturen aan de", "Bram", "juni"]):
        for x, text in zip((72, 300, 420), cells, strict=True):
            sheet.put(x, sheet.y, text)
        sheet.y += 18
    sheet.y -= 6
    sheet.line("gemeente")
    sheet.y += 20
    sheet.paragraph(LONG)
    assert rows(read(sheet))[1:] == [["Zaal boeken", "Els", "1 mei"], ["Brief sturen aan de gemeente", "Bram", "juni"]]


def page(number: int, count: int, first: str) -> Sheet:
    sheet = Sheet(y=110)
    sheet.put(LEFT, 40, "Vereniging De Brug")
    sheet.put(450, 800, f"Pagina {number} van {count}", 8)
    sheet.paragraph(first)
    return sheet


def test_page_headers_and_numbers_are_kept_apart_from_the_text() -> None:
    document = read(page(1, 3, LONG), page(2, 3, "Twee."), page(3, 3, "Drie."))
    assert document.headers == ("Vereniging De Brug",)
    assert document.footers == ()
    assert texts(document) == [LONG, "Twee.", "Drie."]


def test_a_bare_page_number_goes_and_a_number_in_the_text_stays() -> None:
    sheets = []
    for number in (1, 2):
        sheet = Sheet(y=300)
        sheet.paragraph("Het totaal is")
        sheet.line("250")
        sheet.put(300, 800, str(number))
        sheets.append(sheet)
    assert texts(read(*sheets)) == ["Het totaal is", "250"] * 2


def test_a_letterhead_beside_the_text_goes_to_the_headers() -> None:
    sheet = Sheet(y=110)
    for n, text in enumerate(["Stichting De Brug", "Contactpersoon", "Els Bos", "Datum", "10-6-2024"]):
        sheet.put(440, 110 + 9 * n, text, 6.5)
    sheet.y = 260
    sheet.paragraph(LONG)
    document = read(sheet)
    assert document.headers == ("Stichting De Brug\nContactpersoon\nEls Bos\nDatum\n10-6-2024",)
    assert texts(document) == [LONG]


def test_footnotes_come_last_and_their_sign_is_not_in_the_text() -> None:
    sheet = Sheet()
    sheet.paragraph(LONG)
    sheet.put(LEFT, sheet.y, "De huur stijgt")
    sheet.put(LEFT + width("De huur stijgt"), sheet.y - 1, "1", 6)
    sheet.put(LEFT + width("De huur stijgt") + 4, sheet.y, " niet.")
    sheet.rule(LEFT, 700, LEFT + 144)
    sheet.put(LEFT, 706, "1 Volgens de brief van de gemeente.", 8)
    document = read(sheet)
    note = document.blocks[-1]
    assert (note.kind, note.marker, note.text) == (Kind.FOOTNOTE, "1", "Volgens de brief van de gemeente.")
    assert texts(document)[1] == "De huur stijgt niet."


AUTOMATIC = Hyphenation(known=frozenset({"iedereen", "wijk-aanpak"}), automatic=True)


@pytest.mark.parametrize(
    ("before", "after", "joint"),
    [
        ("ie-", "dereen", ""),
        ("uit-", "wisselen.", ""),
        ("REST-", "API", "-"),
        ("API-", "strategie", "-"),
        ("2024-", "begroting", "-"),
        ("niet-", "overheidspartijen", "-"),
        ("zorg-", "en", "- "),
        ("wijk-", "aanpak", "-"),
        ("mee-", "eten", "-"),
        ("oud-", "ste", ""),
        ("oud-", "voorzitter", "-"),
        ("https://voorbeeld.nl/lange-", "naam", "-"),
        ("Noord-", "Holland", "-"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(before: str, after: str, joint: str) -> None:
    assert hyphen(before, after, AUTOMATIC) == joint


def test_a_document_that_breaks_no_words_keeps_its_hyphens() -> None:
    assert hyphen("beleids-", "adviseur", Hyphenation(automatic=False)) == "-"
    assert hyphen("ie-", "dereen", Hyphenation(known=frozenset({"iedereen"}), automatic=False)) == ""


def test_the_facts_about_the_file() -> None:
    sheet = Sheet()
    sheet.paragraph(LONG)
    document = read(sheet, info="/Title (Verslag van de raad) /Author (Els Bos) /CreationDate (D:20240618092110+02'00')")
    assert (document.title, document.author, document.created) == ("Verslag van de raad", "Els Bos", date(2024, 6, 18))
    assert read(sheet, info="/Title (Microsoft Word - verslag.docx)").title == ""


def test_a_scan_is_refused_with_advice() -> None:
    with pytest.raises(OnleesbaarBestand, match="scan.*Word-bestand.*OCR"):
        read(Sheet(picture=True), Sheet(picture=True))
    with pytest.raises(OnleesbaarBestand, match="geen tekst"):
        read(Sheet())


def test_a_single_scanned_page_gives_a_doubt() -> None:
    sheet = Sheet()
    sheet.paragraph(LONG)
    document = read(sheet, Sheet(picture=True), sheet)
    assert [m.code for m in document.meldingen] == ["bladzijde_is_plaatje"]
    assert "Bladzijde 2" in document.meldingen[0].tekst


def test_a_page_with_too_much_drawing_counts_as_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.readers.pdf.MAX_DRAWING", 20_000)
    text, drawing = Sheet(), Sheet()
    text.paragraph(LONG)
    for n in range(2000):
        drawing.rule(n % 500, n % 700, n % 500 + 9)
    document = read(text, drawing, text)
    assert [m.code for m in document.meldingen] == ["bladzijde_is_plaatje"]


def test_page_numbers_on_a_single_page_and_a_broken_title() -> None:
    sheet = Sheet()
    sheet.paragraph(LONG)
    sheet.item("4.", "Samen zorgen voor het pad", style="b")
    sheet.put(LEFT + 18, sheet.y, "langs de rivier", style="b")
    sheet.put(LEFT + 18 + width("langs de rivier ", style="b"), sheet.y, "- Els Bos")
    sheet.put(LEFT, 790, "Raad 3 mei - pagina 1 van 1", 8)
    document = read(sheet)
    assert document.footers == ("Raad 3 mei",)
    assert (document.blocks[-1].kind, document.blocks[-1].text) == (Kind.HEADING, "Samen zorgen voor het pad langs de rivier - Els Bos")


def test_labels_with_their_values_below_them_share_a_cell() -> None:
    sheet = Sheet()
    for left, right in (("Datum", "Aanwezig"), ("3 mei 2024", "Bram Kuiper, Els Bos"), ("Notulist", "Afwezig"), ("Els Bos", "Karin Smit")):
        sheet.put(LEFT, sheet.y, left)
        sheet.line(right, x=300)
    sheet.y += 20
    sheet.paragraph(LONG)
    assert rows(read(sheet)) == [["Datum\n3 mei 2024", "Aanwezig\nBram Kuiper, Els Bos"], ["Notulist\nEls Bos", "Afwezig\nKarin Smit"]]


def test_cells_whose_rule_is_missing_are_still_cells() -> None:
    sheet = Sheet()
    sheet.paragraph(LONG)
    top = sheet.y
    sheet.row(["Besluit", "Punt", "Datum"], [72.0, 300.0, 400.0, 523.0], ruled=False)
    for y in (top, sheet.y):
        sheet.rule(72, y, 523)
    for x in (72.0, 523.0):
        sheet.parts.append(f"{x} {842 - sheet.y} 0.5 {sheet.y - top} re f")
    sheet.row(["Akkoord met de huur", "3", "14 mei"], [72.0, 300.0, 400.0, 523.0])
    assert rows(read(sheet)) == [["Besluit", "Punt", "Datum"], ["Akkoord met de huur", "3", "14 mei"]]


def test_a_locked_file_asks_for_one_without_password() -> None:
    sheet = Sheet()
    sheet.paragraph(LONG)
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'00' * 32}> /U <{'11' * 32}> >> /ID [<00><00>]"
    with pytest.raises(OnleesbaarBestand, match="wachtwoord"):
        read(sheet, trailer=lock)


NO_PAGES = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 9 0 R >>\nendobj\ntrailer << /Root 1 0 R >>"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\n", b"Dit is geen pdf", NO_PAGES])
def test_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(OnleesbaarBestand, match="verslag.pdf"):
        read_pdf(data, "verslag.pdf")


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 3000), st.integers(1, 400))
def test_a_file_with_a_hole_in_it_is_read_or_refused(start: int, size: int) -> None:
    sheet = Sheet()
    sheet.paragraph(LONG)
    data = pdf(sheet, sheet)
    try:
        assert read_pdf(data[:start] + data[start + size :], "verslag.pdf").blocks
    except OnleesbaarBestand as refused:
        assert re.search(r"verslag\.pdf .*\.", str(refused)) or "verslag.pdf" in str(refused)


CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "docs"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")
def test_real_files_are_read_with_headings_tables_and_no_page_number() -> None:
    for path in sorted(CORPUS.glob("*.pdf")):
        document = read_pdf(path.read_bytes(), path.name)
        kinds = {b.kind for b in document.blocks}
        assert {Kind.HEADING, Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.TABLE_ROW} <= kinds, path.name
        assert not any(re.search(r"(?i)\bpagina \d+ van \d+", b.text) for b in document.blocks), path.name


def test_a_file_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.readers.pdf.MAX_UNPACKED", 1_000_000)
    bomb = zlib.compress(b" " * 5_000_000)
    data = b"%%PDF-1.4\n1 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(bomb), bomb)
    with pytest.raises(OnleesbaarBestand, match="te groot"):
        read_pdf(data, "verslag.pdf")

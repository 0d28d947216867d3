"""Tables, notes, margins, pages and properties of Word files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
from docx_xml import NS, OUTLINE, abstract, field, item, lvl, marked, num, p, package, r, table, tc, texts, tr, word, zipped
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Kind, Style
from pipeline.readers import read
from pipeline.readers.docx import read_docx


def test_a_row_is_one_block_with_its_cells_on_the_grid() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    body = table(tr(tc(p("Wat"), wide), tc(p("Wie")), properties="<w:tblHeader/>"), tr(tc(p("a")), tc(p("")), tc(p("c"))))
    first, second = word(body).blocks
    assert (first.text, second.text, first.header, second.header) == ("Wat\tWie", "a\t\tc", True, False)
    assert [(c.column, c.width) for c in first.cells] == [(0, 2), (2, 1)]
    assert [second.cell_text(c) for c in second.cells] == ["a", "", "c"]


def test_a_frame_around_text_is_not_a_table() -> None:
    frame = table(tr(tc(item("Opening", 1) + table(tr(tc(p("a")), tc(p("b")))))))
    found = [(b.kind, b.marker, b.text, b.level) for b in word(frame, numbering=OUTLINE + num(1, 0)).blocks]
    assert found == [(Kind.LIST_ITEM, "1.", "Opening", 1), (Kind.TABLE_ROW, "", "a\tb", 0)]


def test_merged_cells_continue_without_text() -> None:
    body = table(
        tr(tc(p("Thema"), '<w:vMerge w:val="restart"/>'), tc(p("een"))),
        tr(tc(p("verborgen"), "<w:vMerge/>"), tc(p("twee"))),
        tr(tc(p("kop"), '<w:hMerge w:val="restart"/>'), tc(p(""), "<w:hMerge/>")),
        tr(tc(p("rechts")), properties='<w:gridBefore w:val="1"/>'),
    )
    blocks = word(body).blocks
    assert [b.text for b in blocks] == ["Thema\teen", "\ttwee", "kop", "rechts"]
    assert [[c.continued for c in b.cells] for b in blocks] == [[False, False], [True, False], [False], [False]]
    assert [(c.column, c.width) for c in blocks[2].cells + blocks[3].cells] == [(0, 2), (1, 1)]


def test_lists_and_lines_inside_a_cell_are_kept() -> None:
    numbering = OUTLINE + abstract(1, lvl(0, "\uf0b7", "bullet")) + num(1, 0) + num(2, 1)
    body = table(tr(tc(p("Besproken:") + item("cijfers", 2) + item("plan", 2)), tc(item("eerst", 1) + item("dan", 1))))
    assert texts(word(body, numbering=numbering)) == ["Besproken:\n• cijfers\n• plan\t1. eerst\n2. dan"]


def test_automatic_row_numbers_show_and_empty_rows_do_not() -> None:
    body = table(*(tr(tc(item("", 1)), tc(p(text))) for text in ("bellen", "", "mailen")))
    assert texts(word(body, numbering=OUTLINE + num(1, 0))) == ["1.\tbellen", "3.\tmailen"]


def test_a_nested_table_follows_its_row_with_its_own_number() -> None:
    inner = table(tr(tc(p("i1")), tc(p("i2"))))
    body = table(tr(tc(p("boven") + inner + p("onder")), tc(p("naast"))), tr(tc(p("laatste")))) + table(tr(tc(p("los")), tc(p("vast"))))
    found = [(b.text, b.table, b.level) for b in word(body).blocks]
    assert found == [("boven\nonder\tnaast", 0, 0), ("i1\ti2", 1, 1), ("laatste", 0, 0), ("los\tvast", 2, 0)]


def test_a_struck_row_is_struck_and_a_struck_cell_is_not_a_struck_row() -> None:
    struck = "<w:strike/>"
    body = table(tr(tc(p("bellen", run=struck)), tc(p("Anna", run=struck))), tr(tc(p("mailen", run=struck)), tc(p("Bo"))))
    first, second = word(body).blocks
    assert first.marked(Style.STRUCK)
    assert not second.marked(Style.STRUCK)
    assert marked(second, Style.STRUCK) == ["mailen"]


@given(st.lists(st.lists(st.text(alphabet="ab \n\t", max_size=8), min_size=1, max_size=4), min_size=1, max_size=4))
def test_cells_and_tabs_of_a_row_agree(grid: list[list[str]]) -> None:
    rows = [tr(*(tc(f"<w:p>{r(text)}<w:r><w:tab/></w:r></w:p>") for text in row)) for row in grid]
    for block in word(table(*rows, tr(tc(p("slot"))))).blocks:
        assert block.text.split("\t") == [block.cell_text(c) for c in block.cells]


def test_notes_follow_the_text_with_their_number() -> None:
    body = f'<w:p>{r("Besluit")}<w:r><w:footnoteReference w:id="2"/></w:r>{r(" genomen")}<w:r><w:endnoteReference w:id="3"/></w:r></w:p>'
    notes = f'<w:footnote w:id="-1" w:type="separator">{p("lijn")}</w:footnote><w:footnote w:id="2">{p("Met een stem tegen.")}</w:footnote>'
    document = word(body, footnotes=notes, endnotes=f'<w:endnote w:id="3">{p("Zie het dossier.")}</w:endnote>')
    assert texts(document) == ["Besluit genomen", "Met een stem tegen.", "Zie het dossier."]
    assert [(b.kind, b.marker) for b in document.blocks[1:]] == [(Kind.FOOTNOTE, "1"), (Kind.FOOTNOTE, "i")]


def test_page_headers_and_footers_stay_apart_without_page_numbers() -> None:
    section = '<w:sectPr><w:headerReference r:id="header"/><w:footerReference r:id="footer"/></w:sectPr>'
    footer = f"<w:p>{r('pagina ')}{field('PAGE', '1')}</w:p>"
    document = word(p("Tekst") + section, header=p("Overleg 3 mei"), footer=footer)
    assert (texts(document), document.headers, document.footers) == (["Tekst"], ("Overleg 3 mei",), ("pagina",))


RENDERED = "<w:lastRenderedPageBreak/>"
BREAK = '<w:br w:type="page"/>'


def pages(body: str) -> list[int | None]:
    return [block.page for block in word(body).blocks]


def test_pages_are_unknown_where_the_file_does_not_say() -> None:
    assert pages(p("a") + p("b")) == [None, None]


def test_pages_count_what_word_rendered() -> None:
    second, third = (f"<w:r>{RENDERED}<w:t>{text}</w:t></w:r>" for text in "bd")
    assert pages(p("a") + f"<w:p>{second}</w:p><w:p>{r('c')}{third}</w:p>" + p("e")) == [1, 2, 2, 3]


def test_a_typed_page_break_counts_once() -> None:
    body = p("a") + f"<w:p><w:r>{BREAK}</w:r></w:p>" + f"<w:p><w:r>{RENDERED}<w:t>b</w:t></w:r></w:p>" + p("c", "<w:pageBreakBefore/>")
    assert pages(body) == [1, 2, 3]


def test_properties_of_the_file(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Opening", 1)
    made.add_paragraph("Punt", style="List Bullet")
    made.core_properties.title, made.core_properties.author = "Verslag netwerk", "Secretariaat"
    path = tmp_path / "verslag.DOCX"
    made.save(str(path))
    document = read(path)
    assert (document.title, document.author, document.format, document.name) == ("Verslag netwerk", "Secretariaat", "docx", "verslag.DOCX")
    assert isinstance(document.created, date)
    assert [(b.kind, b.level, b.marker) for b in document.blocks] == [(Kind.HEADING, 1, ""), (Kind.LIST_ITEM, 1, "•")]


def test_a_file_with_macros_is_read_and_named_for_what_it_is() -> None:
    document = read_docx(package(p("Tekst")), "verslag.docm")
    assert (document.format, texts(document)) == ("docm", ["Tekst"])


def test_strict_word_files_are_read() -> None:
    strict = NS.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
    document = f"<w:document {strict}><w:body>{p('Tekst')}</w:body></w:document>"
    assert texts(read_docx(zipped({"word/document.xml": document}), "a.docx")) == ["Tekst"]


def test_a_note_that_refers_to_itself_is_read_once() -> None:
    again = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    document = word(f"<w:p>{r('Tekst')}{again}</w:p>", footnotes=f'<w:footnote w:id="1"><w:p>{r("Noot")}{again}</w:p></w:footnote>')
    assert texts(document) == ["Tekst", "Noot"]

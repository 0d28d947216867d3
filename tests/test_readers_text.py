"""Markdown and plain text: the words stay as typed, the markup becomes blocks and marks."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Block, Document, Kind, Style
from pipeline.errors import OnleesbaarBestand
from pipeline.readers.text import read_markdown, read_text


def md(text: str) -> Document:
    return read_markdown(text.encode(), "verslag.md")


def txt(text: str) -> Document:
    return read_text(text.encode(), "verslag.txt")


def shape(document: Document) -> list[tuple[Kind, int, str, str]]:
    return [(b.kind, b.level, b.marker, b.text) for b in document.blocks]


def marked(block: Block, style: Style) -> list[str]:
    return [block.text[m.start : m.end] for m in block.marks if m.style == style]


def rows(document: Document) -> list[list[str]]:
    return [[b.cell_text(c) for c in b.cells] for b in document.blocks if b.kind == Kind.TABLE_ROW]


def test_front_matter_gives_title_author_and_date_and_stays_reachable() -> None:
    head = 'title: "Verslag bestuur"\nauthor: Els Bos\ndate: 2024-03-16 19:00\naanwezig:\n  - Bram\n  - Els'
    document = md(f"\ufeff---\n{head}\n---\n\nTekst.\n")
    assert (document.title, document.author, document.created) == ("Verslag bestuur", "Els Bos", date(2024, 3, 16))
    assert "date: 2024-03-16 19:00" in document.headers
    assert "aanwezig: Bram, Els" in document.headers
    assert shape(document) == [(Kind.PARAGRAPH, 0, "", "date: 2024-03-16 19:00\naanwezig: Bram, Els"), (Kind.PARAGRAPH, 0, "", "Tekst.")]


def test_front_matter_that_tells_only_title_and_day_is_no_text() -> None:
    assert shape(md("---\ntitle: Verslag\ndate: 2024-03-16\ntags: [verslag]\n---\nTekst.")) == [(Kind.PARAGRAPH, 0, "", "Tekst.")]


def test_lists_in_front_matter_become_rows_of_names() -> None:
    head = "locatie: De Bron\naanwezig:\n  - naam: Els Bos\n    rol: voorzitter\n  - Bram Tol\n"
    head += "afwezig: [Jan, Piet]\nleden:\n- Bos, Els\n- Tol, Bram"
    document = md(f"---\n{head}\n---\nTekst.")
    assert document.blocks[0].text == "locatie: De Bron\naanwezig: Els Bos (voorzitter), Bram Tol\nafwezig: Jan, Piet"
    assert "leden: Bos, Els; Tol, Bram" in document.headers


def test_titles_numbered_without_a_full_stop_stand_on_their_own() -> None:
    text = "1  Opening\nEls opent om 20 uur.\n2  Verslag\nGeen opmerkingen.\n3  Kas\nBram telt 30 euro.\n12 Leden waren er."
    assert [(b.marker, b.text) for b in txt(text).blocks] == [
        ("", "1 Opening"), ("", "Els opent om 20 uur."), ("", "2 Verslag"), ("", "Geen opmerkingen."), ("", "3 Kas"),
        ("", "Bram telt 30 euro.\n12 Leden waren er."),
    ]  # fmt: skip


def test_dutch_keys_and_dates_in_front_matter() -> None:
    document = md("---\ntitel: Verslag\ndatum: 16-3-2024\nauteur: Bram\n---\nTekst.")
    assert (document.title, document.author, document.created) == ("Verslag", "Bram", date(2024, 3, 16))
    assert md("---\ndatum: 31-2-2024\n---\nTekst.").created is None


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert [b.text for b in md("---\n\nOpening van vandaag.\n\n---\n\nSluiting.").blocks] == ["Opening van vandaag.", "Sluiting."]


def test_headings_in_every_way_of_writing() -> None:
    document = md("# Verslag\n\nAgenda\n------\n\n##2. Rondvraag\n\n### Sluiting ###\n")
    assert [(b.level, b.text) for b in document.blocks] == [(1, "Verslag"), (2, "Agenda"), (2, "2. Rondvraag"), (3, "Sluiting")]
    assert {b.kind for b in document.blocks} == {Kind.HEADING}


def test_a_sentence_above_a_rule_is_no_heading() -> None:
    assert [b.kind for b in md("Els sluit de vergadering om 16.00 uur.\n---\n").blocks] == [Kind.PARAGRAPH]
    assert [b.kind for b in md("Anna belt de gemeente z.s.m.\n---\n").blocks] == [Kind.PARAGRAPH]
    assert [b.kind for b in md("7\\. W.v.t.t.k.\n--------------\n").blocks] == [Kind.HEADING]


def test_a_bold_line_is_a_paragraph_with_a_mark() -> None:
    block = md("**2. Mededelingen**").blocks[0]
    assert (block.kind, block.text, block.marked(Style.BOLD)) == (Kind.PARAGRAPH, "2. Mededelingen", True)
    assert shape(md("2\\. Mededelingen")) == [(Kind.PARAGRAPH, 0, "", "2. Mededelingen")]


def test_numbers_stay_as_printed_after_an_interruption() -> None:
    document = md("1. Opening - *Jan*\n\nJan opent.\n\n2. Verslag\n\nGeen opmerkingen.\n\n4) Rondvraag\n")
    items = [(b.marker, b.text) for b in document.blocks if b.kind == Kind.LIST_ITEM]
    assert items == [("1.", "Opening - Jan"), ("2.", "Verslag"), ("4)", "Rondvraag")]
    assert marked(document.blocks[0], Style.ITALIC) == ["Jan"]


def test_a_list_that_repeats_one_number_is_counted() -> None:
    assert [b.marker for b in md("1. een\n1. twee\n1. drie").blocks] == ["1.", "2.", "3."]


def test_nested_lists_have_depth_and_paragraphs_inside_items_stay_paragraphs() -> None:
    document = md("- Zaal\n  - klein\n    - beneden\n- Prijs\n\n  Nog onbekend.\n")
    assert shape(document) == [
        (Kind.LIST_ITEM, 1, "-", "Zaal"),
        (Kind.LIST_ITEM, 2, "-", "klein"),
        (Kind.LIST_ITEM, 3, "-", "beneden"),
        (Kind.LIST_ITEM, 1, "-", "Prijs"),
        (Kind.PARAGRAPH, 0, "", "Nog onbekend."),
    ]


def test_letters_and_numbers_that_commonmark_does_not_know_as_lists() -> None:
    document = md("Punten:\na) de zaal\nb) de huur\n\n2.1 Jaarrekening\n\nA. de Boer opent.\n\n10.30 Pauze")
    assert [(b.marker, b.text) for b in document.blocks] == [
        ("", "Punten:"),
        ("a)", "de zaal"),
        ("b)", "de huur"),
        ("2.1", "Jaarrekening"),
        ("", "A. de Boer opent."),
        ("", "10.30 Pauze"),
    ]


def test_a_ticked_box_is_the_marker() -> None:
    document = md("- [x] Zaal geboekt\n- [ ] Brief sturen")
    assert [(b.marker, b.text) for b in document.blocks] == [("[x]", "Zaal geboekt"), ("[ ]", "Brief sturen")]


def test_styles_become_marks_and_markup_leaves_the_text() -> None:
    block = md("~~Zaal boeken~~ **Els** _snel_ [site](https://voorbeeld.nl) <b>vet</b> <s>weg</s> snake_case_naam 2 * 3").blocks[0]
    assert block.text == "Zaal boeken Els snel site vet weg snake_case_naam 2 * 3"
    assert marked(block, Style.STRUCK) == ["Zaal boeken", "weg"]
    assert marked(block, Style.BOLD) == ["Els", "vet"]
    assert (marked(block, Style.ITALIC), marked(block, Style.LINK)) == (["snel"], ["site"])


def test_html_remnants_go_and_labels_in_angle_brackets_stay() -> None:
    document = md('<div class="x">\nBram&nbsp;&amp; Els<br>\nmorgen<!-- intern\n\nweg --></div>\n\n<Actiepunt Karin> belt de gemeente.\n')
    assert [b.text for b in document.blocks] == ["Bram & Els\nmorgen", "<Actiepunt Karin> belt de gemeente."]


def test_hard_breaks_stay_and_wrapped_lines_are_joined() -> None:
    assert md("Aanwezig: Bram, Els\nAfwezig: Karin\n").blocks[0].text == "Aanwezig: Bram, Els\nAfwezig: Karin"
    assert md("Datum: 3 mei  \nTijd: 10 uur").blocks[0].text == "Datum: 3 mei\nTijd: 10 uur"
    assert md("De voorzitter legt uit dat het\nproject doorgaat.").blocks[0].text == "De voorzitter legt uit dat het project doorgaat."
    full = "De voorzitter licht toe dat de aanvraag is ingediend bij de provincie"
    assert md(f"{full}\nUtrecht en de gemeente.").blocks[0].text == f"{full} Utrecht en de gemeente."


def test_pipe_tables_lose_no_cell() -> None:
    document = md("| Actie | Wie |\n|---|---|\n| Bellen \\| mailen | ~~Els~~<br>Bram | extra |\n| | |\n")
    assert rows(document) == [["Actie", "Wie"], ["Bellen | mailen", "Els\nBram", "extra"]]
    assert marked(document.blocks[1], Style.STRUCK) == ["Els"]
    assert {b.table for b in document.blocks} == {0}


def test_tables_without_heading_or_outer_pipes() -> None:
    assert rows(md("| | |\n|---|---|\n| Datum | 3 mei |")) == [["Datum", "3 mei"]]
    assert rows(md("| Datum | 3 mei |\n| Tijd | 10 uur |")) == [["Datum", "3 mei"], ["Tijd", "10 uur"]]
    assert rows(md("Actie | Wie\n--- | ---\nBellen | Els\n\nDaarna.")) == [["Actie", "Wie"], ["Bellen", "Els"]]


def test_a_grid_table_of_pandoc() -> None:
    edge = "+------+-----------+\n"
    head = f"{edge}| Wie  | Wat       |\n{edge.replace('-', '=')}"
    grid = f"{head}| Els  | Zaal      |\n|      | boeken    |\n{edge}| totaal           |\n{edge}"
    assert rows(md(grid)) == [["Wie", "Wat"], ["Els", "Zaal\nboeken"], ["totaal"]]


def test_footnotes_come_last_with_their_number() -> None:
    document = md("De huur stijgt[^1] niet.\n\n[^1]: Volgens de *brief*.\n\nSluiting. Zie [^2].")
    assert [b.text for b in document.blocks] == ["De huur stijgt niet.", "Sluiting. Zie [^2].", "Volgens de brief."]
    assert (document.blocks[-1].kind, document.blocks[-1].marker) == (Kind.FOOTNOTE, "1")


def test_quotes_and_code_are_text() -> None:
    document = md("> Wij stemmen in.\n\n    Ingesprongen alinea.\n\n```\nLetterlijk <b>zo</b>\n```\n")
    assert [b.text for b in document.blocks] == ["Wij stemmen in.", "Ingesprongen alinea.", "Letterlijk <b>zo</b>"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_accents_and_euros_survive_every_encoding_of_windows(encoding: str) -> None:
    text = "Verslag van René: één voorstel kost € 1.000 – ‘akkoord’.\r\n\r\nDe coördinator belt de financiële commissie.\r\n"
    document = read_markdown(text.encode(encoding), "verslag.md")
    assert [b.text for b in document.blocks] == [line for line in text.split("\r\n") if line]


@pytest.mark.parametrize("data", [b"", b"\r\n \n", b"\xef\xbb\xbf", b"PK\x03\x04" + bytes(range(32)) * 40])
def test_empty_and_binary_files_are_refused(data: bytes) -> None:
    for reader in (read_markdown, read_text):
        with pytest.raises(OnleesbaarBestand, match="verslag"):
            reader(data, "verslag")


def test_plain_text_has_paragraphs_lists_and_depth() -> None:
    document = txt("VERSLAG\n=======\n\nAanwezig: Bram\nAfwezig: Els\n\n1. Opening\nBram opent.\n\n  - zaal\n    - klein\n  - huur\n")
    assert shape(document) == [
        (Kind.PARAGRAPH, 0, "", "VERSLAG"),
        (Kind.PARAGRAPH, 0, "", "Aanwezig: Bram\nAfwezig: Els"),
        (Kind.LIST_ITEM, 1, "1.", "Opening"),
        (Kind.PARAGRAPH, 0, "", "Bram opent."),
        (Kind.LIST_ITEM, 1, "-", "zaal"),
        (Kind.LIST_ITEM, 2, "-", "klein"),
        (Kind.LIST_ITEM, 1, "-", "huur"),
    ]


def test_columns_with_tabs_in_plain_text_are_a_table() -> None:
    assert rows(txt("Actie\tWie\nBellen\tEls\n\nDaarna.")) == [["Actie", "Wie"], ["Bellen", "Els"]]


def test_old_line_ends_and_page_breaks() -> None:
    assert [b.text for b in txt("Een alinea.\r\rNog een.\fDrie.").blocks] == ["Een alinea.", "Nog een.", "Drie."]


WORD = st.from_regex(r"[A-Za-zëéïü]{1,10}", fullmatch=True)
PIECE = st.one_of(
    WORD, WORD.map("**{}**".format), WORD.map("_{}_".format), WORD.map("~~{}~~".format), WORD.map("[{}](https://voorbeeld.nl)".format)
)


@given(st.lists(st.lists(PIECE, min_size=1, max_size=30), min_size=1, max_size=5))
def test_every_word_of_a_paragraph_is_in_the_blocks_in_order(paragraphs: list[list[str]]) -> None:
    document = md("\n\n".join(" ".join(pieces) for pieces in paragraphs))
    bare = [" ".join(p.replace("](https://voorbeeld.nl)", "").strip("*_~[") for p in pieces) for pieces in paragraphs]
    assert [b.text for b in document.blocks] == bare
    for block in document.blocks:
        assert all(0 <= m.start < m.end <= len(block.text) for m in block.marks)


CELL = st.from_regex(r"[a-z0-9][a-z0-9 .,:;-]{0,20}", fullmatch=True)


@given(st.lists(st.lists(CELL, min_size=2, max_size=5), min_size=1, max_size=5))
def test_cells_tile_their_row(table: list[list[str]]) -> None:
    head = f"{'|'.join([''] + ['kop'] * 5)}|\n|---|---|---|---|---|\n"
    document = md(head + "\n".join(f"| {' | '.join(cells)} |" for cells in table))
    for block in document.blocks:
        assert "\t".join(block.cell_text(c) for c in block.cells) == block.text
        assert [c.column for c in block.cells] == list(range(len(block.cells)))
    assert rows(document)[1:] == [[" ".join(cell.split()) for cell in cells] for cells in table]


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_and_marks_lie_inside(text: str) -> None:
    for reader in (read_markdown, read_text):
        try:
            document = reader(text.encode("utf-8", "replace"), "verslag")
        except OnleesbaarBestand:
            continue
        for block in document.blocks:
            assert block.text.strip() == block.text or block.cells
            assert all(0 <= m.start < m.end <= len(block.text) for m in block.marks)


COLUMNS = """Nr   Wat                     Wie       Wanneer
3    Sloten nakijken         Els       mei
4    Vergunning (kap)                  voor 1 juli
5    Offerte poort           Bram/Els
"""


@pytest.mark.parametrize("read", [md, txt], ids=["markdown", "tekst"])
def test_columns_made_with_spaces_are_a_table(read) -> None:
    assert rows(read(f"Actielijst\n\n{COLUMNS}\nEn verder niets.\n")) == [
        ["Nr", "Wat", "Wie", "Wanneer"],
        ["3", "Sloten nakijken", "Els", "mei"],
        ["4", "Vergunning (kap)", "", "voor 1 juli"],
        ["5", "Offerte poort", "Bram/Els", ""],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Els  heeft  twee  spaties\nachter elk woord gezet, maar dit is gewoon\neen alinea van drie regels.",
        "Nr   Wat    Wie\n1    Poort  Els",
        "Voorzitter   Els Bos\nNotulist     Bram Vos\nPlaats       De Eik",
    ],
    ids=["text", "one row", "labels"],
)
def test_other_lines_with_spaces_are_no_table(text: str) -> None:
    assert rows(txt(text)) == [] and rows(md(text)) == []


def test_headings_as_wikis_write_them() -> None:
    document = md("= Opening =\n\nEls opent.\n\n== Post ==\n\nGeen.\n\na = b = c\n")
    assert [(b.kind, b.text) for b in document.blocks] == [
        (Kind.HEADING, "Opening"),
        (Kind.PARAGRAPH, "Els opent."),
        (Kind.HEADING, "Post"),
        (Kind.PARAGRAPH, "Geen."),
        (Kind.PARAGRAPH, "a = b = c"),
    ]

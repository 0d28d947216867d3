"""Automatic numbers, headings and styles of Word files."""

from __future__ import annotations

import pytest
from docx_xml import OUTLINE, abstract, item, lvl, markers, num, style, styled, word
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Kind, Style
from pipeline.readers.docx_numbering import roman, shown

LEGAL = "<w:isLgl/>"


def test_numbers_run_over_levels_and_restart_below_a_new_item() -> None:
    body = "".join(item("x", 1, level) for level in (0, 1, 1, 2, 2, 0, 1, 2))
    document = word(body, numbering=OUTLINE + num(1, 0))
    assert markers(document) == ["1.", "1.1", "1.2", "a)", "b)", "2.", "2.1", "a)"]
    assert [block.level for block in document.blocks] == [1, 2, 2, 3, 3, 1, 2, 3]
    assert {block.kind for block in document.blocks} == {Kind.LIST_ITEM}


def test_two_lists_on_one_abstract_list_count_on_unless_one_says_start_again() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = item("a", 1) + item("b", 2) + item("c", 3) + item("d", 3) + item("e", 1)
    assert markers(word(body, numbering=OUTLINE + num(1, 0) + num(2, 0) + num(3, 0, again))) == ["1.", "2.", "1.", "2.", "3."]


def test_a_list_can_replace_one_level_and_start_elsewhere() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{lvl(0, "(%1)", "upperRoman", start=4)}</w:lvlOverride>'
    assert markers(word(item("a", 1) + item("b", 1), numbering=OUTLINE + num(1, 0, override))) == ["(IV)", "(V)"]


def test_legal_numbers_are_digits_on_every_level() -> None:
    levels = lvl(0, "%1.", "upperRoman"), lvl(1, "%1.%2", extra=LEGAL)
    assert markers(word(item("a", 1) + item("b", 1, 1), numbering=abstract(0, *levels) + num(1, 0))) == ["I.", "1.1"]


def test_a_level_that_never_restarts_counts_through() -> None:
    levels = lvl(0, "%1."), lvl(1, "Actie %2", extra='<w:lvlRestart w:val="0"/>')
    body = item("a", 1) + item("b", 1, 1) + item("c", 1) + item("d", 1, 1)
    assert markers(word(body, numbering=abstract(0, *levels) + num(1, 0))) == ["1.", "Actie 1", "2.", "Actie 2"]


def test_a_deeper_level_used_first_shows_the_start_of_the_level_above() -> None:
    assert markers(word(item("a", 1, 1) + item("b", 1, 1), numbering=OUTLINE + num(1, 0))) == ["1.1", "1.2"]


def test_bullets_of_symbol_fonts_become_plain_signs() -> None:
    signs = ("\uf0b7", "o", "-", "\uf0fc", "\uf0e0", "")
    numbering = "".join(abstract(i, lvl(0, sign, "bullet")) for i, sign in enumerate(signs))
    numbering += "".join(num(i + 1, i) for i in range(len(signs)))
    document = word("".join(item("x", i + 1) for i in range(len(signs))), numbering=numbering)
    assert markers(document) == ["•", "•", "-", "✓", "→", ""]
    assert document.blocks[-1].kind is Kind.PARAGRAPH


AGENDA = num(7, 5) + abstract(
    5, lvl(0, "%1.", extra='<w:pStyle w:val="Agendapunt"/>'), lvl(1, "%1.%2", extra='<w:pStyle w:val="Subpunt"/>')
)
AGENDA_STYLES = (
    style("Agendapunt", '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>')
    + style("Subpunt", based_on="Agendapunt")
    + style("Agendapunt vet", "<w:rPr><w:b/></w:rPr>", based_on="Agendapunt", style_id="AgendapuntVet")
)


def test_numbers_by_style_follow_the_chain_of_styles() -> None:
    body = styled("Opening", "Agendapunt") + styled("Tekst", "") + styled("Deel", "Subpunt") + styled("Rondvraag", "AgendapuntVet")
    document = word(body, styles=AGENDA_STYLES, numbering=AGENDA)
    assert markers(document) == ["1.", "", "1.1", "2."]
    assert [block.style for block in document.blocks] == ["Agendapunt", "", "Subpunt", "Agendapunt vet"]
    assert document.blocks[3].marked(Style.BOLD)


def test_number_zero_takes_a_paragraph_out_of_the_list_of_its_style() -> None:
    loose = styled("Los", "Agendapunt", '<w:numPr><w:numId w:val="0"/></w:numPr>')
    body = styled("Opening", "Agendapunt") + loose + styled("Twee", "Agendapunt")
    assert markers(word(body, styles=AGENDA_STYLES, numbering=AGENDA)) == ["1.", "", "2."]


def test_an_abstract_list_can_point_to_a_list_style() -> None:
    numbering = OUTLINE + '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Lijst"/></w:abstractNum>' + num(1, 0) + num(2, 1)
    styles = style("Lijst", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering")
    assert markers(word(item("a", 2) + item("b", 2), numbering=numbering, styles=styles)) == ["1.", "2."]


def test_an_empty_item_counts_but_is_no_block() -> None:
    assert markers(word(item("a", 1) + item("", 1) + item("c", 1), numbering=OUTLINE + num(1, 0))) == ["1.", "3."]


@given(st.integers(1, 780))
def test_letters_repeat_after_z(n: int) -> None:
    letters = shown(n, "lowerLetter")
    assert len(set(letters)) == 1
    assert (len(letters) - 1) * 26 + ord(letters[0]) - ord("a") + 1 == n


@given(st.integers(1, 3999))
def test_roman_numbers_add_up(n: int) -> None:
    worth = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}[c] for c in roman(n)]
    assert sum(-a if a < b else a for a, b in zip(worth, [*worth[1:], 0], strict=True)) == n


@pytest.mark.parametrize(
    ("n", "shape", "expected"), [(4, "none", ""), (7, "decimalZero", "07"), (3, "ordinal", "3e"), (0, "lowerRoman", "0")]
)
def test_other_number_formats(n: int, shape: str, expected: str) -> None:
    assert shown(n, shape) == expected


@pytest.mark.parametrize("name", ["heading 2", "Kop 2", "Heading 2", "Überschrift 2"])
def test_headings_by_style_name(name: str) -> None:
    block = word(styled("Financien", "k2"), styles=style(name, style_id="k2")).blocks[0]
    assert (block.kind, block.level, block.style) == (Kind.HEADING, 2, name)


def test_headings_by_outline_level_of_the_style_it_is_based_on() -> None:
    styles = style("Basis", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') + style("Agendapunt", based_on="Basis")
    body = styled("Opening", "Agendapunt") + styled("Gewoon", "Agendapunt", '<w:outlineLvl w:val="9"/>')
    assert [(b.kind, b.level) for b in word(body, styles=styles).blocks] == [(Kind.HEADING, 1), (Kind.PARAGRAPH, 0)]


def test_styles_in_a_circle_end() -> None:
    styles = style("A", based_on="B") + style("B", based_on="A")
    assert word(styled("Tekst", "A"), styles=styles).blocks[0].kind is Kind.PARAGRAPH

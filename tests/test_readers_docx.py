"""Words, styles, changes and wrappers of Word files: what Word shows is what the blocks say."""

from __future__ import annotations

import re

import pytest
from docx_xml import OUTLINE, control, field, item, marked, markers, num, p, r, style, styled, table, tc, texts, tr, word
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Style
from pipeline.readers.docx_ink import Ink, tidy


def test_strike_through_in_every_way_is_struck() -> None:
    styles = style("Klaar", "<w:rPr><w:strike/></w:rPr>") + style("Af", "<w:rPr><w:dstrike/></w:rPr>", kind="character")
    body = p("a", run="<w:strike/>") + p("b", run="<w:dstrike/>") + styled("c", "Klaar") + p("d", run='<w:rStyle w:val="Af"/>')
    body += p("e", run='<w:strike w:val="0"/>') + p("f")
    assert [block.marked(Style.STRUCK) for block in word(body, styles=styles).blocks] == [True, True, True, True, False, False]


def test_a_character_style_switches_the_strike_of_the_paragraph_style_off_again() -> None:
    styles = style("Klaar", "<w:rPr><w:strike/></w:rPr>") + style("Toch", "<w:rPr><w:strike/></w:rPr>", kind="character")
    still_open = r("open", '<w:rStyle w:val="Toch"/>')
    body = f'<w:p><w:pPr><w:pStyle w:val="Klaar"/></w:pPr>{r("af ")}{still_open}</w:p>'
    assert marked(word(body, styles=styles).blocks[0], Style.STRUCK) == ["af"]


def test_marks_cover_the_words_and_the_blanks_between_them() -> None:
    body = f"<w:p>{r('Actie: ', '<w:b/>')}{r('Anna', '<w:i/>')}{r(' ')}{r('Bos ', '<w:i/>')}{r('belt.')}</w:p>"
    block = word(body).blocks[0]
    assert (marked(block, Style.BOLD), marked(block, Style.ITALIC)) == (["Actie:"], ["Anna Bos"])


def test_blanks_hyphens_and_breaks_become_plain_text() -> None:
    body = (
        "<w:p><w:r><w:t>a\u00a0b\u00adc</w:t><w:softHyphen/><w:t>d</w:t><w:noBreakHyphen/><w:t>e\u2011f</w:t>"
        '<w:br/><w:t>g</w:t><w:sym w:font="Wingdings" w:char="F0E0"/><w:t>h</w:t></w:r></w:p>'
    )
    assert texts(word(body)) == ["a bcd-e-f\ng→h"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [("Datum:", "12 maart", "Datum: 12 maart"), ("Datum", ": 12 maart", "Datum : 12 maart"), ("1.", "Opening", "1. Opening")]
    + [("a)", "Cijfers", "a) Cijfers"), ("J. Bos", "Gemeente Ons Dorp", "J. Bos\tGemeente Ons Dorp")],
)
def test_a_tab_stays_only_where_it_parts_columns(before: str, after: str, expected: str) -> None:
    assert texts(word(f"<w:p><w:r><w:t>{before}</w:t><w:tab/><w:tab/><w:t>{after}</w:t><w:tab/></w:r></w:p>")) == [expected]


@given(st.text(alphabet="ab1.: \t\n\u00a0", max_size=40), st.booleans())
def test_tidy_keeps_every_visible_character_and_is_done_in_one_go(text: str, keep_tabs: bool) -> None:
    ink = Ink()
    ink.add(text, 1)
    once = tidy(ink, keep_tabs)
    assert re.sub(r"\s", "", once.text()) == re.sub(r"\s", "", text)
    assert once.text() == once.text().strip()
    assert not re.search(r"\s\s", once.text())
    assert tidy(once, keep_tabs).text() == once.text()


def test_hidden_text_is_dropped_and_does_not_count() -> None:
    hidden = '<w:rPr><w:vanish/></w:rPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    body = item("a", 1) + p("weg", hidden, "<w:vanish/>") + item("b", 1)
    document = word(body, numbering=OUTLINE + num(1, 0))
    assert (texts(document), markers(document)) == (["a", "b"], ["1.", "2."])


def test_hyperlinks_keep_their_text() -> None:
    body = f"<w:p>{r('Zie ')}<w:hyperlink>{r('de site')}</w:hyperlink>{r(' en ')}{field('HYPERLINK &quot;x&quot;', 'het plan')}</w:p>"
    block = word(body).blocks[0]
    assert block.text == "Zie de site en het plan"
    assert marked(block, Style.LINK) == ["de site", "het plan"]


def test_fields_show_their_result_but_never_page_numbers() -> None:
    body = f"<w:p>{r('Op ')}{field('DATE', '3 mei')}{r(' blad ')}{field('PAGE', '7')}{r('.')}</w:p>"
    body += f'<w:p>{r("van ")}<w:fldSimple w:instr=" NUMPAGES ">{r("9")}</w:fldSimple>{r("x")}</w:p>'
    assert texts(word(body)) == ["Op 3 mei blad .", "van x"]


def test_a_field_left_open_does_not_swallow_the_rest() -> None:
    body = f'<w:p>{r("Blad")}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r></w:p>'
    assert texts(word(body + p("Opening"))) == ["Blad", "Opening"]


def test_a_table_of_contents_is_left_out() -> None:
    styles = style("toc 1", style_id="toc1")
    first = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
    first += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    last = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    entry = f'<w:p><w:pPr><w:pStyle w:val="toc1"/></w:pPr>{first}{r("Opening 2")}</w:p>'
    assert texts(word(entry + styled("Rondvraag 3", "toc1") + last + p("Opening"), styles=styles)) == ["Opening"]


def test_old_form_fields_show_their_value() -> None:
    box = '<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData></w:fldChar>'
    assert texts(word(f'<w:p><w:r>{box}</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>{r(" aanwezig")}</w:p>')) == ["☒ aanwezig"]


def test_tracked_changes_are_read_as_accepted_with_one_melding() -> None:
    body = (
        f"<w:p>{r('Het plan is ')}<w:del>{r('niet ')}</w:del><w:ins>{r('wel ')}</w:ins>{r('akkoord.')}</w:p>"
        f"<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFrom>{r('Verplaatst.')}</w:moveFrom></w:p>"
        f"<w:p><w:moveTo>{r('Verplaatst.')}</w:moveTo></w:p>"
    )
    document = word(body)
    assert texts(document) == ["Het plan is wel akkoord.", "Verplaatst."]
    assert [m.code for m in document.meldingen] == ["wijzigingen_bijgehouden"]


def test_a_deleted_paragraph_end_joins_and_does_not_count() -> None:
    gone = '<w:rPr><w:del/></w:rPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    body = item("een", 1) + f"<w:p><w:pPr>{gone}</w:pPr><w:del>{r('weg')}</w:del></w:p>" + p("Anna ", gone) + item("Bos", 1)
    document = word(body, numbering=OUTLINE + num(1, 0))
    assert (texts(document), markers(document)) == (["een", "Anna Bos"], ["1.", "2."])


def test_text_after_a_deleted_paragraph_end_is_never_lost() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    assert texts(word(p("voor", gone) + table(tr(tc(p("cel")))) + p("slot", gone))) == ["voor", "cel", "slot"]


def test_deleted_rows_are_gone() -> None:
    document = word(table(tr(tc(p("blijft"))), tr(tc(p("weg")), properties="<w:del/>"), tr(tc(p("nieuw")), properties="<w:ins/>")))
    assert texts(document) == ["blijft", "nieuw"]
    assert [m.code for m in document.meldingen] == ["wijzigingen_bijgehouden"]


def test_comments_are_not_read_but_reported() -> None:
    document = word(p("Tekst"), comments=f"<w:comment>{p('Klopt dit?')}</w:comment>")
    assert (texts(document), [m.code for m in document.meldingen]) == (["Tekst"], ["opmerkingen"])
    assert word(p("Tekst"), comments="").meldingen == ()


def test_an_inserted_file_is_reported() -> None:
    sheet = '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/></w:object></w:r></w:p>'
    for foreign in ('<w:altChunk r:id="x"/>', sheet):
        assert [m.code for m in word(p("Tekst") + foreign).meldingen] == ["ingevoegd_bestand"]


def test_content_controls_around_blocks_words_rows_and_cells() -> None:
    body = control(p("blok") + table(control(tr(tc(p("rij")), control(tc(p("cel")))))))
    body += f"<w:p>{r('een ')}{control(r('woord'))}</w:p>"
    assert texts(word(body)) == ["blok", "rij\tcel", "een woord"]


def test_a_prompt_nobody_filled_in_is_not_text() -> None:
    prompt = r("Kies een datum", '<w:rStyle w:val="PlaceholderText"/>')
    assert texts(word(f"<w:p>{r('Datum: ')}{control(prompt, '<w:showingPlcHdr/>')}</w:p>")) == ["Datum:"]
    assert texts(word(f"<w:p>{r('Datum: ')}{control(r('3 mei'), '<w:showingPlcHdr/>')}</w:p>")) == ["Datum: 3 mei"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('In het kader')}</w:txbxContent>"
    drawing = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert texts(word(f"<w:p>{r('Voor')}<w:r>{drawing}</w:r>{r(' na')}</w:p>" + p("Slot"))) == ["Voor na", "In het kader", "Slot"]
    cell = tc(f"<w:p>{r('Cel')}<w:r>{drawing}</w:r></w:p>")
    assert texts(word(table(tr(cell, tc(p("b")))))) == ["Cel\nIn het kader\tb"]


def test_a_fallback_inside_a_run_is_text() -> None:
    inside = '<mc:AlternateContent><mc:Choice Requires="w16se"/><mc:Fallback><w:t>☺</w:t></mc:Fallback></mc:AlternateContent>'
    assert texts(word(f"<w:p><w:r><w:t>Fijn </w:t>{inside}</w:r></w:p>")) == ["Fijn ☺"]


def test_a_formula_is_text() -> None:
    assert texts(word(f"<w:p>{r('Kosten: ')}<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>")) == ["Kosten: a+b"]

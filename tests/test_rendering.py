"""What the user sees: every output made, every text literal, every mistake in a template named in Dutch."""

from __future__ import annotations

import io
import json
import re
import runpy
import shutil
import sys
import zipfile
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import dossiers
import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline import resources
from pipeline.errors import SjabloonFout
from pipeline.model import ACTIELIJST_KOLOMMEN, VolgendeVergadering
from pipeline.rendering import dutch, render
from pipeline.rendering.mark import Mark
from pipeline.rendering.word import fill
from pipeline.rendering.workbook import put
from pipeline.rendering.xmltext import one_line

TEMPLATES = resources.path("templates")
PROPERTIES = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
SUBJECTS = {
    "usual": dossiers.DOSSIER, "empty": dossiers.EMPTY, "crowded": dossiers.crowded(), "hostile": dossiers.hostile(),
    "plan": dossiers.PLAN, "quarter": dossiers.QUARTER,
}  # fmt: skip


@pytest.fixture(scope="module")
def made() -> dict[str, dict[str, bytes]]:
    return {name: render(subject, TEMPLATES) for name, subject in SUBJECTS.items()}


def word(files: dict[str, bytes], start: str) -> Document:
    (name,) = [name for name in files if name.startswith(start) and name.endswith(".docx")]
    return Document(io.BytesIO(files[name]))


def rows(document: Document, table: int) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[table].rows]


def text_of(package: bytes) -> str:
    """All text a reader sees, a space between cells and paragraphs."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if re.match(r"word/(document|header|footer)\d*\.xml", name)]
    return " ".join("".join(p.itertext()) for part in parts for p in etree.fromstring(part.encode()).iter(qn("w:p")))


# --- what is made ---------------------------------------------------------------------------------------------------------------


def test_one_set_of_minutes_gives_all_files(made):
    lists = {"actielijst.docx", "actielijst.xlsx", "besluitenlijst.docx", "controlelijst.docx", "verslag.json"}
    assert made["usual"].keys() == lists | {"conceptagenda-bogm-2026-06-11.docx"}
    assert made["empty"].keys() == lists
    assert made["plan"].keys() == {"jaarplan-overzicht.docx", "jaarplan.json"}
    assert made["quarter"].keys() == {"kwartaaloverzicht-2026-Q2.docx"}


@pytest.mark.parametrize("name", ["usual", "empty", "plan", "quarter"])
def test_same_facts_same_bytes(made, name):
    assert render(SUBJECTS[name], TEMPLATES) == made[name]


@pytest.mark.parametrize("name", SUBJECTS)
def test_no_tag_is_left_and_every_part_is_xml(made, name):
    for file, content in made[name].items():
        if file.endswith(".json"):
            continue
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for part in archive.namelist():
                if part.endswith((".xml", ".rels")):
                    etree.fromstring(archive.read(part))
        if name != "hostile" and file.endswith(".docx"):
            assert not re.search(r"\{[{%#]|[%}#]\}", text_of(content))


def test_two_agendas_that_shorten_to_one_name_are_both_kept():
    twin = replace(dossiers.AGENDA, overleg="Bogm!", afkorting=None, datum=None)
    files = render(replace(dossiers.DOSSIER, agendas=(twin, replace(twin, overleg="bogm"))), TEMPLATES)
    assert {"conceptagenda-bogm-zonder-datum.docx", "conceptagenda-bogm-zonder-datum-2.docx"} <= files.keys()


# --- the action list ------------------------------------------------------------------------------------------------------------


def test_action_list_in_word(made):
    document = word(made["usual"], "actielijst")
    head, *body = rows(document, 1)
    assert tuple(head) == ACTIELIJST_KOLOMMEN
    assert [row[0] for row in body] == ["BOGM-009", "BOGM-014", "BOGM-015", "BOGM-016", "BOGM-017", "BOGM-003"]
    assert body[0][4:7] == ["Karel van der Aa en Fatima Ouali", "11-06-2026", "open (2e keer uitgesteld)"]
    assert [row[5] for row in body[1:5]] == ["eind mei\n31-05-2026", "01-04-2026", "–", "voor de zomer"]
    assert body[5][6] == "gereed"
    assert document.tables[1].rows[-1].cells[3].paragraphs[0].style.name == "Tabeltekst gereed"


def test_doubtful_actions_stand_apart_with_reason_and_quote(made):
    head, *body = rows(word(made["usual"], "actielijst"), 2)
    assert tuple(head) == (*ACTIELIJST_KOLOMMEN, "Reden")
    assert [(row[0], row[4]) for row in body] == [("BOGM-018", "nog te bepalen"), ("BOGM-019", "Jan")]
    assert body[0][8] == "Er staat niet wie dit doet.\n“Er wordt nog bekeken of de proef met de wijkbus een vervolg krijgt.”"


def test_no_action_is_dropped(made):
    document = word(made["crowded"], "actielijst")
    numbers = [row[0] for table in (1, 2) for row in rows(document, table)[1:]]
    assert sorted(numbers) == [f"BOGM-{n:03}" for n in range(1, 121)]
    book = openpyxl.load_workbook(io.BytesIO(made["crowded"]["actielijst.xlsx"]))
    assert sorted(row[0] for name in book.sheetnames[:2] for row in book[name].iter_rows(2, values_only=True)) == sorted(numbers)


def test_empty_lists_say_so(made):
    assert "Er staan geen acties op de lijst." in text_of(made["empty"]["actielijst.docx"])
    assert "Er zijn geen besluiten gevonden." in text_of(made["empty"]["besluitenlijst.docx"])
    assert "Er is niets gevonden om te controleren." in text_of(made["empty"]["controlelijst.docx"])
    assert "nog te bepalen" not in text_of(made["empty"]["actielijst.docx"])


def test_next_meeting_on_the_action_list():
    following = VolgendeVergadering(vindplaats=dossiers.place(), datum=date(2026, 6, 11))
    files = render(replace(dossiers.DOSSIER, verslag=replace(dossiers.MINUTES, volgende_vergadering=following)), TEMPLATES)
    assert ["Voorzitter", "Wilma Terpstra", "Volgend overleg", "donderdag 11 juni 2026"] in rows(word(files, "actielijst"), 0)


def test_workbook(made):
    book = openpyxl.load_workbook(io.BytesIO(made["usual"]["actielijst.xlsx"]))
    assert book.sheetnames == ["Actielijst", "Te bevestigen", "Over dit bestand"]
    sheet = book["Actielijst"]
    assert tuple(cell.value for cell in sheet[1]) == ACTIELIJST_KOLOMMEN
    assert (sheet.auto_filter.ref, sheet.freeze_panes, sheet.print_title_rows) == ("A1:H7", "B2", "$1:$1")
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == ("landscape", 1, 0)
    assert [sheet["B2"].is_date, sheet["F2"].value.date(), sheet["F2"].number_format] == [True, date(2026, 6, 11), "dd-mm-yyyy"]
    assert sheet["F3"].comment.text == "In het verslag staat: eind mei"
    assert [sheet["F5"].value, sheet["F6"].value] == [None, "voor de zomer"]
    assert book["Te bevestigen"]["I2"].value.startswith("Er staat niet wie dit doet. “")


def test_rows_of_the_workbook_grow_with_their_text(made):
    with zipfile.ZipFile(io.BytesIO(made["usual"]["actielijst.xlsx"])) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b' ht="' in sheet
    assert b"customHeight" not in sheet


# --- the other documents --------------------------------------------------------------------------------------------------------


def test_draft_agenda(made):
    document = word(made["usual"], "conceptagenda")
    facts = dict(rows(document, 0))
    assert facts == {
        "Overleg": "Bestuurlijk Overleg Gezond Merwedal (BOGM)", "Datum": "donderdag 11 juni 2026",
        "Tijd": "9.30 tot 11.30 uur", "Locatie": "nog te bepalen",
    }  # fmt: skip
    points = [p.text for p in document.paragraphs if p.style.name == "Agendapunt"]
    assert points[:3] == ["Opening en mededelingen", "Verslag 12 maart 2026 en actielijst",
                          "Verdeling middelen valpreventie – Karel van der Aa en Fatima Ouali"]  # fmt: skip
    assert len(points) == 7
    assert len([p for p in document.paragraphs if p.style.name == "Herkomst"]) == 4
    assert document.styles["Agendapunt"].element.pPr.numPr is not None
    assert [row[0] for row in rows(document, 1)] == ["Nr", "BOGM-009", "BOGM-014", "BOGM-015"]


def test_decisions(made):
    document = word(made["usual"], "besluitenlijst")
    assert [row[0] for row in rows(document, 1)] == ["Nr", "BOGM-B07", "BOGM-B08"]
    assert [row[0] for row in rows(document, 2)] == ["Nr", "BOGM-B09"]


def test_check_list_has_each_doubt_once_with_quote_and_page():
    twice = replace(dossiers.DOSSIER, meldingen=(*dossiers.DOUBTS, dossiers.DOUBTS[0]))
    body = rows(word(render(twice, TEMPLATES), "controlelijst"), 1)[1:]
    assert [row[0] for row in body] == ["5", "4", ""]
    assert body[0][2] == "“Mevrouw Bosser vraagt aandacht voor de wachttijden.” (blz.\N{NO-BREAK SPACE}3)"
    assert body[2][1:] == ["In het verslag staat niet wie het heeft gemaakt.", ""]


def test_more_than_three_doubts_of_one_kind_are_one_row():
    asked = [replace(dossiers.DOUBTS[0], citaat=f"Zin {i}.", agendapunt=str(i // 2)) for i in range(4)]
    few, many = (render(replace(dossiers.DOSSIER, meldingen=tuple(doubts)), TEMPLATES) for doubts in (asked[:3], asked))
    assert len(rows(word(few, "controlelijst"), 1)[1:]) == 3
    assert rows(word(many, "controlelijst"), 1)[1:] == [["0, 1", f"4 keer: {asked[0].tekst}", "“Zin 0.”; “Zin 1.”; “Zin 2.”; “Zin 3.”"]]


def test_a_list_in_a_doubt_is_a_list_on_paper():
    text = 'In de actielijst staan 3 acties niet:\n- BOGM-001 "R&D <a>"\n- BOGM-002 "{{ 7*7 }}"\n- BOGM-003\nZijn ze klaar?'
    files = render(replace(dossiers.DOSSIER, meldingen=(replace(dossiers.DOUBTS[0], tekst=text),)), TEMPLATES)
    cell = word(files, "controlelijst").tables[1].rows[1].cells[1]
    assert [p.text for p in cell.paragraphs] == [
        "In de actielijst staan 3 acties niet:",
        '• BOGM-001 "R&D <a>"',
        '• BOGM-002 "{{ 7*7 }}"',
        "• BOGM-003",
        "Zijn ze klaar?",
    ]


def test_doubts_stay_out_of_what_is_sent(made):
    for file in ("actielijst.docx", "besluitenlijst.docx", "conceptagenda-bogm-2026-06-11.docx"):
        assert not any(doubt.tekst in text_of(made["usual"][file]) for doubt in dossiers.DOUBTS)


def test_annual_plan(made):
    text = text_of(made["plan"]["jaarplan-overzicht.docx"])
    for part in ("Programmateam", "Kansrijk Opgroeien", "Twintig scholen doen mee.", "ieder kwartaal", "BOGM en Adviesraad Inwoners",
                 "Een dorp of wijk met eigen voorzieningen.", "In het jaarplan staat geen taak."):  # fmt: skip
        assert part in text
    assert text.index("Vitaal ouder worden") < text.index("Kansrijk opgroeien") < text.index("Overige activiteiten")


def test_quarter(made):
    document = word(made["quarter"], "kwartaaloverzicht")
    assert dict(rows(document, 0)) == {"Peildatum": "dinsdag 30 juni 2026", "Besluiten": "2", "Acties": "1 gereed, 2 open, 2 verlopen"}
    assert [(row[0], row[4]) for row in rows(document, 2)[1:]] == [("BOGM-014", "verlopen"), ("BOGM-016", "open"), ("BOGM-003", "gereed")]
    silent = [p.text for p in document.paragraphs if p.style.name == "Opsomming"]
    assert silent == ["Beweegweek op school (Kansrijk opgroeien)", "Monitor gezondheid"]


@pytest.mark.parametrize("subject", [dossiers.PLAN, dossiers.QUARTER], ids=["plan", "quarter"])
def test_doubts_about_a_plan_have_a_page_of_their_own(subject):
    (file,) = [content for name, content in render(replace(subject, meldingen=dossiers.DOUBTS), TEMPLATES).items() if name.endswith("docx")]
    document = Document(io.BytesIO(file))
    (heading,) = [p for p in document.paragraphs if p.text == "Te controleren door het secretariaat"]
    assert heading.paragraph_format.page_break_before
    assert [p.text for p in document.paragraphs if p.style.name == "Opsomming"][-1] == dossiers.DOUBTS[2].tekst


def test_the_overview_of_a_plan_says_how_often_a_body_meets(made):
    table = word(made["plan"], "jaarplan-overzicht").tables[0]
    assert [row.cells[2].text for row in table.rows] == ["Vergadert", "zes keer per jaar", "–", "–"]


def test_json_has_a_place_at_every_fact(made):
    facts = json.loads(made["usual"]["verslag.json"])
    assert facts["soort"] == "verslag"
    assert facts["vergadering"]["begintijd"] == "09:30"
    assert facts["acties"][0]["vindplaats"] == {"blok": 7, "van": 0, "tot": 20, "bladzijde": 2}
    plan = json.loads(made["plan"]["jaarplan.json"])
    kinds = ("gremia", "activiteiten", "terugkerend", "begrippen", "afkortingen")
    assert all("vindplaats" in fact for kind in kinds for fact in plan[kind])


# --- properties -----------------------------------------------------------------------------------------------------------------


def marks(package: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        root = etree.fromstring(archive.read("docProps/custom.xml"))
    return {prop.get("name"): "".join(prop.itertext()) for prop in root.iter(PROPERTIES)}


def test_the_mark_is_in_every_list_and_agenda(made):
    files = made["usual"]
    expected = {"vervolg-soort": "actielijst", "vervolg-overleg": dossiers.BODY, "vervolg-datum": "2026-03-12"}
    expected["vervolg-versie"] = dossiers.DOSSIER.versie
    assert marks(files["actielijst.docx"]) == expected
    assert marks(files["actielijst.xlsx"]) == expected
    agenda = marks(files["conceptagenda-bogm-2026-06-11.docx"])
    assert agenda == expected | {"vervolg-soort": "conceptagenda", "vervolg-datum": "2026-06-11", "vervolg-versie": dossiers.AGENDA.versie}
    assert marks(made["empty"]["actielijst.docx"]) == {"vervolg-soort": "actielijst", "vervolg-versie": dossiers.EMPTY.versie}


def test_the_mark_survives_editing(made):
    document = word(made["usual"], "actielijst")
    document.tables[1].rows[1].cells[6].text = "gereed"
    out = io.BytesIO()
    document.save(out)
    assert marks(out.getvalue())["vervolg-soort"] == "actielijst"
    book = openpyxl.load_workbook(io.BytesIO(made["usual"]["actielijst.xlsx"]))
    out = io.BytesIO()
    book.save(out)
    assert marks(out.getvalue())["vervolg-overleg"] == dossiers.BODY


def test_a_property_that_the_secretariat_added_stays(tmp_path):
    template = small(tmp_path, "x")
    once = fill(template, {}, Mark(soort="actielijst", titel="A", overleg="Eerste"))
    with zipfile.ZipFile(io.BytesIO(once)) as old, zipfile.ZipFile(template, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(b"vervolg-overleg", b"archiefcode"))
    assert marks(fill(template, {}, Mark(soort="conceptagenda", titel="B"))) == {"archiefcode": "Eerste", "vervolg-soort": "conceptagenda"}


@pytest.mark.parametrize("name", ["usual", "plan", "quarter"])
def test_dutch_and_accessible(made, name):
    for file, content in made[name].items():
        if not file.endswith(".docx"):
            continue
        document = Document(io.BytesIO(content))
        assert document.core_properties.language == "nl-NL"
        assert document.core_properties.title
        assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "nl-NL"
        assert all(p.get("descr") for s in document.sections for p in s.first_page_header._element.iter(qn("wp:docPr")))
        footer = "".join(document.sections[0].footer._element.itertext())
        assert [" PAGE " in footer, " NUMPAGES " in footer] == [True, True]
        for table in document.tables:
            assert table._tbl.tblPr.find(qn("w:tblDescription")) is not None
            assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        lists = [table for table in document.tables if table.style.name == "Vervolg lijst"]
        assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in lists)


def test_templates_are_what_their_source_writes(tmp_path):
    source = TEMPLATES / "bron"
    if not source.is_dir():
        pytest.skip("installed without the source of the templates")
    sys.path.insert(0, str(source))
    try:
        runpy.run_path(str(source / "maak_sjablonen.py"))["write"](tmp_path)
    finally:
        sys.path.remove(str(source))
    for fresh in tmp_path.glob("*.docx"):
        with zipfile.ZipFile(fresh) as new, zipfile.ZipFile(TEMPLATES / fresh.name) as kept:
            for part in [p for p in new.namelist() if p.startswith("word/") and p.endswith(".xml")]:
                assert new.read(part) == kept.read(part), f"{fresh.name}, {part}: run templates/bron/maak_sjablonen.py"


# --- hostile text ---------------------------------------------------------------------------------------------------------------


def test_text_from_minutes_comes_out_literally(made):
    for file in ("actielijst.docx", "besluitenlijst.docx", "controlelijst.docx", "conceptagenda-7-7-2026-06-11.docx"):
        text = text_of(made["hostile"][file])
        for attack in dossiers.HOSTILE:
            assert one_line(attack) in text, (file, attack)


def test_no_formula_in_the_workbook(made):
    book = openpyxl.load_workbook(io.BytesIO(made["hostile"]["actielijst.xlsx"]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    risky = [cell for cell in cells if cell.value.startswith(("=", "+", "-", "@"))]
    assert len(risky) >= 4
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in risky)
    assert [cell for cell in cells if cell.data_type == "f"] == []


@pytest.fixture(scope="module")
def echo(tmp_path_factory) -> Path:
    return small(tmp_path_factory.mktemp("echo"), "[{{ tekst }}]")


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=80) | st.sampled_from(dossiers.HOSTILE) | st.text("{}%#_ &<>;1a\n", max_size=30))
def test_any_text_is_literal_in_word(echo, text):
    content = fill(echo, {"tekst": text}, Mark(soort="x", titel=text, overleg=text))
    assert Document(io.BytesIO(content)).paragraphs[0].text == f"[{one_line(text)}]"


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=80) | st.sampled_from(dossiers.HOSTILE))
def test_any_text_is_literal_in_excel(text):
    book = openpyxl.Workbook()
    put(book.active["A1"], text)
    out = io.BytesIO()
    book.save(out)
    cell = openpyxl.load_workbook(out).active["A1"]
    assert (cell.value or "") == one_line(text)
    assert cell.data_type != "f"


# --- mistakes in a template -----------------------------------------------------------------------------------------------------


def small(folder: Path, text: str) -> Path:
    document = Document()
    document.add_paragraph(text)
    document.save(folder / "proef.docx")
    return folder / "proef.docx"


MISTAKES = {
    "unknown name": ("{{ vergaderng.datum }}", ["vergaderng", "{{ vergaderng.datum }}", "Bedoelt u 'vergadering'?"]),
    "unknown field": ("{% for a in acties %}{{ a.teksst }}{% endfor %}", ["'teksst'", "{{ a.teksst }}", "Bedoelt u 'tekst'?"]),
    "unknown filter": ("{{ vergadering.datum | datum_lagn }}", ["'datum_lagn'", "{{ vergadering.datum | datum_lagn }}", "'datum_lang'?"]),
    "brace forgotten": ("{{ vergadering.datum }", ["klopt een tag niet"]),
    "endfor forgotten": ("{% for a in acties %}{{ a.tekst }}", ["klopt een tag niet", "endfor"]),
    "if forgotten": ("{{ vergadering.datum }}{% endif %}", ["klopt een tag niet", "{% endif %}"]),
    "row loop outside a table": ("{%tr for a in acties %}", ["klopt een tag niet"]),
    "empty tag": ("{{ }}", ["klopt een tag niet"]),
    "filter does not fit": ("{{ vergadering.overleg | datum_lang }}", ["'datum_lang' niet bij", "{{ vergadering.overleg | datum_lang }}"]),
    "reaches into the machine": ("{{ acties.__class__.__mro__ }}", ["kan niet worden ingevuld"]),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named(tmp_path, name):
    tags, expected = MISTAKES[name]
    context = {"vergadering": dossiers.MINUTES.vergadering, "acties": dossiers.ACTIONS}
    with pytest.raises(SjabloonFout) as caught:
        fill(small(tmp_path, tags), context, Mark(soort="x", titel="x"))
    message = str(caught.value)
    assert "proef.docx" in message
    assert [part for part in expected if part not in message] == [], message


def test_a_tag_that_word_cut_in_pieces_is_still_named(tmp_path):
    document = Document()
    paragraph = document.add_paragraph("{{ vergadering")
    paragraph.add_run(".da").bold = True
    paragraph.add_run("tumm }}")
    document.save(tmp_path / "proef.docx")
    with pytest.raises(SjabloonFout, match=r"'datumm', in de tag \{\{ vergadering\.datumm \}\}\. Bedoelt u 'datum'\?"):
        fill(tmp_path / "proef.docx", {"vergadering": dossiers.MINUTES.vergadering}, Mark(soort="x", titel="x"))


def test_a_mistake_in_the_footer_is_named(tmp_path):
    document = Document()
    document.sections[0].footer.paragraphs[0].text = "{{ onderwerp }}"
    document.save(tmp_path / "proef.docx")
    with pytest.raises(SjabloonFout, match=r"'onderwerp', in de tag \{\{ onderwerp \}\}"):
        fill(tmp_path / "proef.docx", {}, Mark(soort="x", titel="x"))


def test_word_may_curl_the_quotes_in_a_tag(tmp_path):
    template = small(tmp_path, "{{ plaats | onbekend(‘volgt’) }}")
    content = fill(template, {"plaats": None}, Mark(soort="x", titel="x"))
    assert Document(io.BytesIO(content)).paragraphs[0].text == "volgt"


def test_a_misspelt_tag_in_a_shipped_template_stops_everything(tmp_path):
    shutil.copytree(TEMPLATES, tmp_path / "templates", ignore=shutil.ignore_patterns("bron"))
    document = Document(tmp_path / "templates" / "actielijst.docx")
    cell = next(c for t in document.tables for r in t.rows for c in r.cells if "actie.tekst" in c.text)
    cell.paragraphs[0].runs[0].text = "{{ actie.teskt }}"
    document.save(tmp_path / "templates" / "actielijst.docx")
    with pytest.raises(SjabloonFout, match=r"actielijst\.docx .*'teskt'.*Bedoelt u 'tekst'\?"):
        render(dossiers.DOSSIER, tmp_path / "templates")


@pytest.mark.parametrize("content", [b"", b"geen zip", b"PK\x03\x04half", "zip", "half"])
def test_a_damaged_template_is_refused(tmp_path, content):
    if content == "zip":
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("los.txt", "x")
        content = out.getvalue()
    elif content == "half":
        whole = (TEMPLATES / "actielijst.docx").read_bytes()
        content = whole[: len(whole) // 2]
    (tmp_path / "actielijst.docx").write_bytes(content)
    with pytest.raises(SjabloonFout, match=r"actielijst\.docx is beschadigd"):
        fill(tmp_path / "actielijst.docx", {}, Mark(soort="x", titel="x"))


def test_a_missing_template_is_named(tmp_path):
    with pytest.raises(SjabloonFout, match=r"actielijst\.docx ontbreekt"):
        render(dossiers.DOSSIER, tmp_path)


# --- Dutch ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "shown"), [("3", "3"), ("4b", "4b"), ("12.1", "12.1"), ("IV", "IV"), ("Rondje", ""), ("Afd. 3", ""), (None, "")]
)
def test_only_a_number_stands_in_the_narrow_column(item, shown):
    assert dutch.item_number(item) == shown


def test_dutch_wording():
    day = date(2026, 6, 18)
    assert [dutch.long_date(day), dutch.short_date(day)] == ["donderdag 18 juni 2026", "18-06-2026"]
    assert dutch.day_month_year(day) == "18 juni 2026"
    assert [dutch.clock(time(9)), dutch.clock(time(13, 5), time(15))] == ["9.00 uur", "13.05 tot 15.00 uur"]
    assert [dutch.names(("A",)), dutch.names(("A", "B")), dutch.names(("A", "B", "C"))] == ["A", "A en B", "A, B en C"]
    empty = [dutch.long_date(None), dutch.short_date(None), dutch.clock(None), dutch.names(()), dutch.known(None), dutch.known("")]
    assert empty == ["nog te bepalen"] * 6
    assert dutch.known(0) == 0


@pytest.mark.parametrize(
    ("printed", "day", "shown"),
    [("18 juni", date(2026, 6, 18), "18-06-2026"), ("week 24", date(2026, 6, 14), "week 24"), ("eind juni", date(2026, 6, 30), "eind juni"),
     ("", date(2026, 6, 30), "30-06-2026"), ("voor de zomer", None, "voor de zomer"), ("", None, "–")],
)  # fmt: skip
def test_a_deadline_keeps_the_words_of_the_minutes(printed, day, shown):
    assert dutch.deadline(dossiers.action(1, "x", wanneer=printed, deadline=day)) == shown


def test_the_templates_page_names_every_filter_and_template():
    page = TEMPLATES.parent / "docs" / "sjablonen.md"
    if not page.is_file():
        pytest.skip("installed without the documentation")
    text = page.read_text(encoding="utf-8")
    assert [name for name in dutch.FILTERS if name != "vaag" and f"`{name}`" not in text] == []
    assert [path.name for path in TEMPLATES.glob("*.docx") if f"`{path.name}`" not in text] == []


def test_an_action_from_minutes_without_a_date():
    undated = replace(dossiers.ACTIONS[1], datum=None)
    files = render(replace(dossiers.DOSSIER, acties=(undated,), besluiten=(replace(dossiers.DECISIONS[0], datum=None),)), TEMPLATES)
    assert rows(word(files, "actielijst"), 1)[1][1] == "–"
    assert rows(word(files, "besluitenlijst"), 1)[1][1] == "–"
    assert openpyxl.load_workbook(io.BytesIO(files["actielijst.xlsx"])).active["B2"].value in (None, "")

"""The outline of a document: kinds of document, tables with the role of each column, items, titles over two lines."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Block, Cell, Document, Kind, Mark, Style
from pipeline.structure import numbers, outline, tables


def line(text: str, **more: Any) -> Block:
    return Block(kind=more.pop("kind", Kind.PARAGRAPH), text=text, **more)


def bold(text: str, **more: Any) -> Block:
    return line(text, marks=(Mark(start=0, end=len(text), style=Style.BOLD),), **more)


def item(marker: str, text: str, level: int = 1, **more: Any) -> Block:
    return line(text, kind=Kind.LIST_ITEM, marker=marker, level=level, **more)


def heading(text: str, level: int = 1) -> Block:
    return line(text, kind=Kind.HEADING, level=level)


def row(*cells: str, table: int = 0) -> Block:
    placed, at = [], 0
    for column, cell in enumerate(cells):
        placed.append(Cell(start=at, end=at + len(cell), column=column))
        at += len(cell) + 1
    return Block(kind=Kind.TABLE_ROW, text="\t".join(cells), table=table, cells=tuple(placed))


def document(*blocks: Block, name: str = "stuk.docx", title: str = "", format: str = "docx") -> Document:
    return Document(name=name, format=format, sha256="", blocks=blocks, title=title)


TOLD = "Anna heeft de bomen geteld. Bert belt de gemeente. Het hek is stuk. Els vraagt een prijs op. De pomp doet het weer."
SENTENCE = "De voorzitter vertelt wat er sinds de vorige keer is gedaan en wat er nog komt."


def items(*blocks: Block, format: str = "docx") -> list[tuple[str | None, int, str]]:
    return [(s.number, s.level, s.title) for s in outline(document(*blocks, format=format)).sections]


@pytest.mark.parametrize(
    ("headings", "roles"),
    [
        (("Actie", "Wie", "Wanneer", "Status"), ("actie", "eigenaar", "deadline", "status")),
        (("Nr", "Omschrijving", "Eigenaar", "Deadline"), ("nummer", "actie", "eigenaar", "deadline")),
        (("Nr.", "Actiepunt", "Actiehouder", "Gereed"), ("nummer", "actie", "eigenaar", "deadline")),
        (("Wie?", "Wat?", "Wanneer?"), (None, "actie", None)),
        (("Door", "Taak", "Uiterlijk"), ("eigenaar", "actie", "deadline")),
        (("Datum", "Afspraak", "Trekker", "Stand van zaken"), ("datum", "actie", "eigenaar", "status")),
        (("Agendapunt", "Actie", "Verantwoordelijke", "Planning"), ("agendapunt", "actie", "eigenaar", "deadline")),
        (("Nr", "Actie", "Naam", "O/G"), ("nummer", "actie", "eigenaar", "status")),
        (("ONDERWERP", "ACTIE DOOR", "TERMIJN"), ("actie", "eigenaar", "deadline")),
        (("Toezegging", "Portefeuillehouder", "Datum gereed", "Opmerkingen"), ("actie", "eigenaar", "deadline", "opmerking")),
    ],
)
def test_action_tables_in_any_order_and_wording(headings: tuple[str, ...], roles: tuple[str | None, ...]) -> None:
    body = tuple("1 mei 2025" if h.lower().startswith(("gereed", "datum gereed")) else "Nader overleg voeren" for h in headings)
    (found,) = tables.find(document(row(*headings), row(*body), row(*body)))
    if None in roles:  # written with question marks: still an action table
        roles = ("eigenaar", "actie", "deadline")
    assert (found.kind, found.header, found.rows, found.roles) == ("acties", 0, (1, 2), roles)


@pytest.mark.parametrize(
    ("headings", "cells", "roles"),
    [
        (("AP", "Omschrijving", "Actiehouder", "Deadline", "Status"), ("4 (dec)", "Zaal huren", "Anna", "1 mei", "open"), 5),
        (("AP", "Omschrijving"), ("12", "Zaal huren"), 2),
        (("Actie nr.", "Actie", "Wie"), ("2024-07", "Zaal huren", "Anna"), 3),
        (("Actie", "Toelichting", "Wie"), ("A3", "Zaal huren", "Anna"), 3),
    ],
)
def test_a_column_of_numbers_is_no_task(headings: tuple[str, ...], cells: tuple[str, ...], roles: int) -> None:
    (found,) = tables.find(document(row(*headings), row(*cells), row(*cells)))
    assert (found.kind, found.roles) == ("acties", ("nummer", "actie", "eigenaar", "deadline", "status")[:roles])


def test_a_column_of_numbers_is_no_decision() -> None:
    (found,) = tables.find(
        document(row("Besluit", "Omschrijving"), row("B-1", "De zaal wordt gehuurd"), row("B-2", "Akkoord met de folder"))
    )
    assert (found.kind, found.roles) == ("besluiten", ("nummer", "besluit"))


ITEMS = ("Opening\nAnna opent het overleg.", f"Begroting\n{SENTENCE} {SENTENCE}", "Rondvraag\nBert mist de folder.")


@pytest.mark.parametrize("topic", ["Onderwerp", "Onderwerp/bespreking", "Agendapunt", "Bespreking", "Omschrijving"])
def test_a_table_of_items_with_a_column_for_actions(topic: str) -> None:
    rows = [row(str(n), text, "Bert: folder zoeken" if n > 1 else "") for n, text in enumerate(ITEMS, 1)]
    found = outline(document(row("Nr.", topic, "Actie"), *rows, row("", SENTENCE, "Anna: narekenen")))
    title = "agendapunt" if topic == "Agendapunt" else "onderwerp"
    assert [(t.kind, t.roles) for t in found.tables] == [("agenda", ("nummer", title, "actie"))]
    assert [(s.number, s.title, s.headings, s.first, s.last) for s in found.sections] == [
        ("1", "Opening", (1,), 1, 2),
        ("2", "Begroting", (2,), 2, 3),
        ("3", "Rondvraag", (3,), 3, 5),  # a row without a title goes on with the item above it
    ]


def test_an_action_list_that_names_the_items_is_no_table_of_items() -> None:
    rows = [row(n, subject, "Folder zoeken", "Bert") for n, subject in (("1", "Mededelingen"), ("2", "Begroting"), ("3", "Rondvraag"))]
    (found,) = tables.find(document(row("Nr", "Onderwerp", "Actie", "Wie"), *rows))
    assert (found.kind, found.roles) == ("acties", ("nummer", "onderwerp", "actie", "eigenaar"))


def test_numbers_of_items_and_a_column_for_decisions_and_actions() -> None:
    rows = [row(str(n), text, "Akkoord", "", "") for n, text in enumerate(ITEMS, 1)]
    (found,) = tables.find(document(row("Punt", "Besproken", "Besluit/Actie", "Wie", "Wanneer"), *rows))
    assert (found.kind, found.roles) == ("agenda", ("nummer", "onderwerp", "besluit/actie", "eigenaar", "deadline"))


def test_a_column_actie_with_only_names_says_who() -> None:
    rows = [row(f"7.0{n}", text, "Bakker" if n > 1 else "") for n, text in enumerate(ITEMS, 1)]
    found = outline(document(row("Pos.", "Omschrijving", "Actie", "Datum"), *rows))
    assert found.tables[0].roles == ("nummer", "onderwerp", "eigenaar", "deadline")
    assert [(s.number, s.level) for s in found.sections] == [("7.01", 1), ("7.02", 1), ("7.03", 1)]


def test_a_column_actie_with_verbs_says_what() -> None:
    (found,) = tables.find(document(row("Onderwerp", "Actie"), row("Deur", "Aanpassen"), row("Muur", "Controleren")))
    assert (found.kind, found.roles) == ("acties", ("onderwerp", "actie"))


def test_items_with_decisions_and_owners_beside_them() -> None:
    rows = [row(f"{n}.", title, SENTENCE, who, "") for n, title, who in ((1, "Opening", ""), (2, "Rooster", "Bert"), (3, "Rondvraag", ""))]
    (found,) = tables.find(document(row("", "Agendapunt", "Besluiten / afspraken", "Actiehouder", "Datum gereed"), *rows))
    assert (found.kind, found.roles) == ("agenda", ("nummer", "agendapunt", "besluit/actie", "eigenaar", "deadline"))


def test_the_header_in_one_row_is_no_list_of_people() -> None:
    found = outline(
        document(row("Datum", "Locatie", "Aanwezig", "Afwezig"), row("12-1-2026", "Kantoor", "Anna, Bert", "Els"), line(SENTENCE))
    )
    assert [t.kind for t in found.tables] == ["kop"]
    assert [(a.presence, a.text) for a in found.attendance] == [("aanwezig", "Anna, Bert"), ("afwezig", "Els")]


def test_a_row_of_an_action_list_is_no_title() -> None:
    rows = [row(str(n), "Verslag", "Verslag aanpassen", "Anna", "12 mei") for n in (1, 2)]
    found = outline(document(line("Actielijst stuurgroep"), row("Nr.", "Onderwerp", "Actie", "Wie", "Wanneer"), *rows))
    assert found.kind == "actielijst"


def test_a_table_of_items_without_headings_is_one_too() -> None:
    found = outline(document(*(row(str(n), text) for n, text in enumerate(ITEMS, 1))))
    assert [(t.kind, t.roles) for t in found.tables] == [("agenda", ("nummer", "onderwerp"))]
    assert [s.title for s in found.sections] == ["Opening", "Begroting", "Rondvraag"]


def test_gereed_is_a_state_where_it_holds_no_dates() -> None:
    (found,) = tables.find(document(row("Actie", "Wie", "Gereed"), row("Zaal huren", "Anna", "ja"), row("Brief sturen", "Bert", "nee")))
    assert found.roles == ("actie", "eigenaar", "status")


def test_an_action_table_without_headings_is_read_by_its_contents() -> None:
    (found,) = tables.find(
        document(
            line("Actielijst"),
            row("1", "De begroting opnieuw doorrekenen met de nieuwe tarieven", "Anna", "1 mei"),
            row("2", "Contact zoeken met de bibliotheek over de tentoonstelling", "Bert de Boer", "week 20"),
        )
    )
    assert (found.kind, found.header, found.roles) == ("acties", None, ("nummer", "actie", "eigenaar", "deadline"))


def test_a_table_of_figures_is_no_action_table() -> None:
    (found,) = tables.find(document(row("Jaar", "Leden", "Bedrag"), row("2023", "140", "2.300"), row("2024", "151", "2.450")))
    assert found.kind == "overig"


def test_an_action_table_goes_on_after_a_page_break() -> None:
    first, second = tables.find(
        document(row("Actie", "Wie"), row("Zaal huren", "Anna"), line("pagina 3"), row("Brief sturen", "Bert", table=1))
    )
    assert (second.kind, second.header, second.roles) == (first.kind, None, first.roles)


def test_a_repeated_heading_row_is_no_action() -> None:
    (found,) = tables.find(document(row("Actie", "Wie"), row("Zaal huren", "Anna"), row("Actie", "Wie"), row("Brief sturen", "Bert")))
    assert found.rows == (1, 3)


def test_a_legend_above_the_heading_row() -> None:
    (found,) = tables.find(document(row("", "", "O = open, G = gesloten"), row("Nr", "Actie", "Wie"), row("1", "Zaal huren", "Anna")))
    assert (found.kind, found.header, found.rows) == ("acties", 1, (2,))


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        (("Naam", "Organisatie"), "aanwezigen"),
        (("Achternaam", "Voornaam", "Functie"), "aanwezigen"),
        (("Nr", "Besluit", "Datum"), "besluiten"),
        (("Nr", "Onderwerp", "Besproken", "Actie door"), "agenda"),
    ],
)
def test_other_tables(headings: tuple[str, ...], kind: str) -> None:
    (found,) = tables.find(document(row(*headings), row(*("Tekst" for _ in headings))))
    assert found.kind == kind


@pytest.mark.parametrize(
    ("blocks", "kind"),
    [
        ((line("Verslag werkgroep Groen"), line("Aanwezig: Anna, Bert")), "verslag"),
        ((line("Notulen ALV"), line(SENTENCE)), "verslag"),
        ((line("Werkgroep Groen"), line("Aanwezig: Anna, Bert"), line(SENTENCE)), "verslag"),
        ((line("Verslag bespreking jaarplan 2026"), line(SENTENCE)), "verslag"),
        ((line("Jaarplan 2026"), line("Netwerk Rivierenland"), line(SENTENCE)), "jaarplan"),
        ((line("Jaarverslag 2024"), line(SENTENCE)), "onbekend"),
        ((line("Agenda werkgroep Groen"), item("1.", "Opening"), item("2.", "Rondvraag")), "conceptagenda"),
        ((line("Actielijst werkgroep Groen"), row("Actie", "Wie"), row("Zaal huren", "Anna")), "actielijst"),
        ((line("Kernteam Groen, 3 mei 2024, clubhuis"), line(TOLD)), "verslag"),
        ((line("Nieuwsbrief kernteam Groen, 3 mei 2024"), line(TOLD)), "onbekend"),
        ((line("Kernteam Groen"), line(TOLD)), "onbekend"),
        ((line("Utrecht, 3 mei 2024"), line("Geacht bestuur,"), line(TOLD)), "onbekend"),
        ((line("Voorstel aan de raad, 3 mei 2024"), line(TOLD)), "onbekend"),
        ((line("Jaarverslag 2024 werkgroep Groen, 3 mei 2025"), line(TOLD)), "onbekend"),
        ((line("Geachte heer Jansen,"), line(SENTENCE)), "onbekend"),
        ((), "onbekend"),
    ],
)
def test_kind_of_document(blocks: tuple[Block, ...], kind: str) -> None:
    assert outline(document(*blocks)).kind == kind


@pytest.mark.parametrize(
    ("text", "path", "printed", "title"),
    [
        ("3. Begroting", (3,), "3", "Begroting"),
        ("3.2 Begroting", (3, 2), "3.2", "Begroting"),
        ("3a. Begroting", (3, 1), "3a", "Begroting"),
        ("Agendapunt 4: Begroting", (4,), "4", "Begroting"),
        ("Ad 2. Begroting", (2,), "2", "Begroting"),
        ("Art. 2 Begroting", (2,), "2", "Begroting"),
        ("Artikel 2. Begroting", (2,), "2", "Begroting"),
        ("IV. Begroting", (4,), "IV", "Begroting"),
        ("b) Begroting", (2,), "b", "Begroting"),
        ("7\tMaatregelen", (7,), "7", "Maatregelen"),
        ("5 Junioren", (5,), "5", "Junioren"),
    ],
)
def test_numbers_of_items(text: str, path: tuple[int, ...], printed: str, title: str) -> None:
    number = numbers.of(line(text))
    assert number and (number.path, number.printed, text[number.end :]) == (path, printed, title)


@pytest.mark.parametrize("text", ["12 maart is de volgende keer", "10.30 uur koffie", "2 weken later", "3-5-2024 vergaderd", "Opening"])
def test_numbers_of_nothing(text: str) -> None:
    assert numbers.of(line(text)) is None


def test_automatic_numbers_and_a_list_inside_an_item() -> None:
    assert items(
        item("1.", "Opening"),
        line(SENTENCE),
        item("2.", "Voorstel parkeren"),
        line("Er zijn drie bezwaren:"),
        item("1.", "het is te duur;"),
        item("2.", "het duurt te lang;"),
        item("3.", "niemand vraagt erom."),
        item("3.", "Rondvraag"),
        line(SENTENCE),
    ) == [("1", 1, "Opening"), ("2", 1, "Voorstel parkeren"), ("3", 1, "Rondvraag")]


def test_items_by_style_with_sub_items_of_the_second_level() -> None:
    assert items(
        item("1.", "Opening", style="Agendapunt"),
        item("2.", "Werkgroepen", style="Agendapunt"),
        item("2.1", "Groen", level=2, style="Paragraaftitel"),
        line(SENTENCE),
        item("2.2", "Verkeer", level=2, style="Paragraaftitel"),
        line(SENTENCE),
    ) == [("1", 1, "Opening"), ("2", 1, "Werkgroepen"), ("2.1", 2, "Groen"), ("2.2", 2, "Verkeer")]


def test_a_title_over_two_lines_is_one_title() -> None:
    found = items(
        item("1.", "Opening – Anna Smit"),
        line("Regionale kansen – Bert Bos"),
        line(SENTENCE),
        item("2.", "Plannen voor het nieuwe buurthuis in Aalbeek en het park van"),
        line("Beekdorp – Carla Vos"),
        line(SENTENCE),
        item("3.", "Rondvraag"),
    )
    assert found == [
        ("1", 1, "Opening – Anna Smit"),
        (None, 2, "Regionale kansen – Bert Bos"),
        ("2", 1, "Plannen voor het nieuwe buurthuis in Aalbeek en het park van Beekdorp – Carla Vos"),
        ("3", 1, "Rondvraag"),
    ]


def test_headings_with_title_frames_and_depth() -> None:
    assert items(
        heading("Verslag Stuurgroep Wonen"),
        heading("Aanwezig", 2),
        line("Anna, Bert"),
        heading("Agenda", 2),
        item("-", "Opening"),
        item("-", "Huur"),
        heading("Opening", 2),
        line(SENTENCE),
        heading("Huur", 2),
        heading("Prijzen", 3),
        line(SENTENCE),
        format="md",
    ) == [(None, 1, "Opening"), (None, 1, "Huur"), (None, 2, "Prijzen")]


def test_a_heading_of_minutes_above_who_was_there_is_no_item() -> None:
    """ "Notulen van ..." is an item too, but not with the attendance below it."""
    top = (heading("Vereniging De Linde"), heading("Notulen van de ledenvergadering d.d. 16 april 2025", 2), line("Aanwezig: Anna, Bert"))
    found = items(*top, heading("1. Opening", 3), line(SENTENCE), heading("2. Notulen van 17 april 2024", 3), line(SENTENCE))
    assert found == [("1", 1, "Opening"), ("2", 1, "Notulen van 17 april 2024")]


def test_items_under_a_framing_heading_are_main_items() -> None:
    found = items(heading("Werkgroep"), heading("Samenvatting", 2), heading("Huur", 3), line(SENTENCE), heading("Bouw", 3), line(SENTENCE))
    assert [(level, title) for _, level, title in found] == [(1, "Huur"), (1, "Bouw")]


def test_groups_take_the_headings_below_them() -> None:
    found = items(
        heading("Commissies", 2),
        heading("Commissie Feest", 2),
        line(SENTENCE),
        heading("Commissie Bouw", 2),
        line(SENTENCE),
        heading("Rondvraag", 2),
        line(SENTENCE),
    )
    assert [(level, title) for _, level, title in found] == [
        (1, "Commissies"),
        (2, "Commissie Feest"),
        (2, "Commissie Bouw"),
        (1, "Rondvraag"),
    ]


def test_bold_titles_with_the_text_in_the_same_paragraph() -> None:
    found = outline(document(line("Opening\n" + SENTENCE), line("Speeltuin\n" + SENTENCE), line("Rondvraag\n" + SENTENCE)))
    assert [s.title for s in found.sections] == ["Opening", "Speeltuin", "Rondvraag"]
    assert all(s.first == s.headings[0] for s in found.sections)


def test_a_closing_heading_without_number() -> None:
    found = items(item("1.", "Opening"), line(SENTENCE), item("2.", "Sluiting"), line(SENTENCE), bold("Actielijst"), row("Actie", "Wie"))
    assert found[-1] == (None, 1, "Actielijst")


def test_a_printed_agenda_counts_only_where_nothing_else_does() -> None:
    agenda = (bold("Agenda"), item("1.", "Opening"), item("2.", "Huur"), item("3.", "Sluiting"))
    assert [t for _, _, t in items(*agenda, bold("Opening"), line(SENTENCE), bold("Huur"), line(SENTENCE))] == ["Opening", "Huur"]
    assert [t for _, _, t in items(*agenda, line(SENTENCE), line(SENTENCE))] == ["Opening", "Huur", "Sluiting"]


def test_a_presence_column() -> None:
    found = outline(
        document(row("Naam", "Organisatie", "Aanwezig"), row("Anna Smit", "GGD", "x"), row("Bert Bos", "UMC", "m.k."), line(SENTENCE))
    )
    assert [(a.text, a.organisation, a.presence) for a in found.attendance] == [
        ("Anna Smit", "GGD", "aanwezig"),
        ("Bert Bos", "UMC", "afwezig"),
    ]


def test_members_are_not_present_where_attendance_is_named() -> None:
    found = outline(document(row("Leden", "Organisatie"), row("Anna Smit", "GGD"), row("Bert Bos", "UMC"), line("Aanwezig: Anna Smit")))
    assert [a.text for a in found.attendance] == ["Anna Smit"]


def test_names_below_a_label_end_at_the_next_heading() -> None:
    found = outline(
        document(
            line("Aanwezig:"),
            line("Anna Smit, voorzitter"),
            line("Bert Bos"),
            item("1.", "Opening"),
            line(SENTENCE),
            item("2.", "Rondvraag"),
        )
    )
    assert [a.text for a in found.attendance] == ["Anna Smit, voorzitter", "Bert Bos"]


TEXTS = ["Opening", "1. Opening", "Aanwezig: Anna", "Agenda", "a|b|c", "Actie|Wie", SENTENCE, "", "3.1 Iets", "Datum:", "Titel\ntekst."]


def any_block(kind: Kind, text: str, level: int, marker: str) -> Block:
    return row(*text.split("|")) if kind is Kind.TABLE_ROW else line(text, kind=kind, level=level, marker=marker)


KINDS = st.sampled_from([Kind.HEADING, Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.TABLE_ROW])
MARKERS = st.sampled_from(["", "1.", "2.", "a)", "•", "3.1"])
BLOCKS = st.lists(st.builds(any_block, KINDS, st.sampled_from(TEXTS), st.integers(0, 3), MARKERS), max_size=14)


@given(BLOCKS)
def test_sections_are_in_order_and_within_the_document(blocks: list[Block]) -> None:
    found = outline(document(*blocks))
    last = -1
    for section in found.sections:
        assert last < section.headings[0] <= section.first <= section.last <= len(blocks) or section.first == section.headings[0]
        assert section.title.strip() and section.level in (1, 2)
        last = section.headings[0]
    for field in (*found.fields, *found.attendance):
        assert 0 <= field.place.van <= field.place.tot <= len(blocks[field.place.blok].text)
    for table in found.tables:
        assert table.header not in table.rows


def bold_lead(title: str, rest: str) -> Block:
    return line(f"{title} {rest}", marks=(Mark(start=0, end=len(title), style=Style.BOLD),))


PRESENT = "Aanwezig: Anna Aan, Bert Bos, Carla Cool"


def body_texts(*blocks: Block, format: str = "md") -> list[str]:
    found = outline(document(*blocks, format=format))
    return [b.text for b in blocks[found.body :]]


def test_text_between_attendance_and_the_first_item_belongs_to_the_minutes() -> None:
    opened = "Anna heet iedereen welkom en meldt dat de verbouwing later begint."
    blocks = (heading("Bestuur"), line(PRESENT), line(opened), bold("Financiën"), line(SENTENCE), bold("Rondvraag"), line(SENTENCE))
    assert body_texts(*blocks)[0] == opened
    assert outline(document(*blocks)).attendance[0].place.blok == 1


@pytest.mark.parametrize("told", ["Datum: 3 mei 2024", PRESENT, "Stuurgroep Wonen, 3 mei 2024, stadhuis"])
def test_lines_of_the_header_are_no_running_text(told: str) -> None:
    assert (
        body_texts(heading("Verslag"), line(told), heading("Opening"), line(SENTENCE), heading("Sluiting"), line(SENTENCE))[0] == "Opening"
    )


def test_minutes_without_items_are_not_dropped() -> None:
    assert body_texts(heading("Verslag werkgroep"), line(PRESENT), line(SENTENCE), line(SENTENCE)) == [SENTENCE, SENTENCE]


def test_a_heading_below_the_attendance_is_an_item_even_when_it_says_verslag() -> None:
    blocks = (
        heading("MT De Linde"),
        line(PRESENT),
        heading("Verslag MT 16 mei", 2),
        line(SENTENCE),
        heading("Huisvesting", 2),
        line(SENTENCE),
    )
    assert items(*blocks, format="md") == [(None, 1, "Verslag MT 16 mei"), (None, 1, "Huisvesting")]


def test_bold_title_below_the_attendance_before_the_numbered_ones() -> None:
    blocks = (line("Werkgroep Zorg"), line(PRESENT), bold("Inchecken en vorig verslag"), line(SENTENCE))
    blocks += (bold("1. Scholing"), line(SENTENCE), bold("2. Cijfers"), line(SENTENCE), bold("3. Rondvraag"), line(SENTENCE))
    assert [t for _, _, t in items(*blocks)] == ["Inchecken en vorig verslag", "Scholing", "Cijfers", "Rondvraag"]


def test_numbers_with_a_slash_and_text_behind_the_title() -> None:
    opened = "De voorzitter opent de avond in de nieuwe zaal en heet ieder welkom."
    blocks = (line(PRESENT), line(f"1/ Opening. {opened}"), line(f"2/ Baggerplan\n{SENTENCE}"), line(f"3/ Rondvraag\n{SENTENCE}"))
    assert items(*blocks, format="md") == [("1", 1, "Opening"), ("2", 1, "Baggerplan"), ("3", 1, "Rondvraag")]


def test_letters_parted_by_signs_are_a_title() -> None:
    blocks = (heading("AVG"), line(SENTENCE), heading("P&O"), line(SENTENCE), heading("W.v.t.t.k."), line(SENTENCE))
    assert [t for _, _, t in items(*blocks)] == ["AVG", "P&O", "W.v.t.t.k."]


def test_minutes_told_in_paragraphs_that_begin_with_bold_words() -> None:
    parts = ("Opening.", "Kas.", "Zomerfeest.")
    blocks = (heading("Buurtvereniging"), line(PRESENT), *(bold_lead(p, SENTENCE) for p in parts))
    assert [t for _, _, t in items(*blocks, format="md")] == ["Opening", "Kas", "Zomerfeest"]


def test_who_speaks_in_bold_is_no_title() -> None:
    turns = tuple(bold_lead(f"{who}:", SENTENCE) for who in ("Anna Aan", "Bert Bos", "Carla Cool"))
    blocks = (line(PRESENT), heading("Opening"), *turns, heading("Rondvraag"), line(SENTENCE))
    assert [t for _, _, t in items(*blocks, format="md")] == ["Opening", "Rondvraag"]


def test_two_parts_with_the_numbered_items_in_the_second() -> None:
    blocks = (heading("Huurdersraad"), line(PRESENT), heading("Deel 1: met elkaar", 3), line(SENTENCE), line(SENTENCE), line(SENTENCE))
    blocks += (
        heading("Deel 2: met de verhuurder", 3),
        line(SENTENCE),
        bold("1. Liften"),
        line(SENTENCE),
        bold("2. Rondvraag"),
        line(SENTENCE),
    )
    found = items(*blocks, format="md")
    assert [(level, title) for _, level, title in found] == [
        (1, "Deel 1: met elkaar"),
        (1, "Deel 2: met de verhuurder"),
        (2, "Liften"),
        (2, "Rondvraag"),
    ]


def test_title_in_capitals_with_the_date_below_it_is_no_item() -> None:
    blocks = (line("ZOMERFEEST – OVERLEG 5\n12 februari, loods"), line("Wie: Anna, Bert, Carla"), line("PROGRAMMA"), line(SENTENCE))
    blocks += (line("PRODUCTIE"), line(SENTENCE), line("VRIJWILLIGERS"), line(SENTENCE))
    assert [t for _, _, t in items(*blocks, format="md")] == ["PROGRAMMA", "PRODUCTIE", "VRIJWILLIGERS"]


def test_a_group_above_a_labelled_line_was_there_too() -> None:
    header = line("3 mei 2024, 20.00 uur\nBestuur: Anna Aan (vz), Bert Bos, Carla Cool\nGasten: wethouder Dirk Dam")
    found = outline(document(heading("Dorpsraad"), header, heading("Opening"), line(SENTENCE), heading("Sluiting"), line(SENTENCE)))
    assert [a.text for a in found.attendance] == ["Anna Aan (vz), Bert Bos, Carla Cool", "wethouder Dirk Dam"]


def test_a_title_and_presenter_above_a_sentence_are_one_title() -> None:
    title = "Opening"
    first = line(f"1. {title} – Carla Cool\nCarla opent de vergadering.", marks=(Mark(start=3, end=10, style=Style.BOLD),))
    blocks = (line(PRESENT), first, line("2. Mededelingen\n" + SENTENCE), line("3. Rondvraag\n" + SENTENCE))
    assert items(*blocks, format="md")[0] == ("1", 1, "Opening – Carla Cool")


def test_a_numbered_list_in_one_item_is_no_row_of_items() -> None:
    agreed = (item("1.", "het onderzoek uitbreiden met de strook langs de sloot (Ruud)"), item("2.", "de kaart aanvullen (Anna)"))
    blocks = (line(PRESENT), heading("Presentatie"), line(SENTENCE), line(SENTENCE), heading("Aan tafels"), line(SENTENCE), line(SENTENCE))
    blocks += (heading("Afronding en vervolg"), line(SENTENCE), *agreed)
    assert [t for _, _, t in items(*blocks, format="md")] == ["Presentatie", "Aan tafels", "Afronding en vervolg"]


def test_text_behind_a_known_title_and_a_colon_is_no_part_of_the_title() -> None:
    blocks = (line(PRESENT), line(f"1. Vorig verslag: {SENTENCE}"), line(f"2. Zomerfeest\n{SENTENCE}"), line(f"3. Rondvraag\n{SENTENCE}"))
    assert [t for _, _, t in items(*blocks, format="md")] == ["Vorig verslag", "Zomerfeest", "Rondvraag"]


def test_lettered_remarks_with_a_gap_are_no_sub_items() -> None:
    titled = ["a. Brief van de buren. Zij klagen over lawaai.", "b. Nieuwe huisstijl. Anna toont drie ontwerpen van de vormgever."]
    long = "b. Verzoek van de buurtvereniging om een gezamenlijke braderie op het plein. Het bestuur stemt in."
    gap = [titled[0], long, "c. Rooster. Akkoord."]
    for lines, subs in ((titled, 2), (gap, 0)):
        blocks = [Block(kind=Kind.HEADING, text="1. Opening", level=1), Block(kind=Kind.PARAGRAPH, text="Anna opent de vergadering.")]
        blocks += [Block(kind=Kind.HEADING, text="2. Ingekomen stukken", level=1)]
        blocks += [Block(kind=Kind.PARAGRAPH, text=line) for line in lines]
        blocks += [Block(kind=Kind.HEADING, text="3. Rondvraag", level=1), Block(kind=Kind.PARAGRAPH, text="Geen vragen.")]
        found = outline(document(*blocks))
        assert sum(s.level == 2 for s in found.sections) == subs


def test_a_column_without_heading_in_a_list_of_people_says_what_they_are() -> None:
    rows = [
        row("Geleding", "Naam", ""),
        row("Ouders", "Anna Bos", "voorzitter"),
        row("Team", "Jan Smit", "afwezig"),
        row("Team", "Els Tol", ""),
    ]
    table = outline(document(*rows, line("1. Opening", kind=Kind.HEADING, level=2))).tables[0]
    assert (table.kind, table.roles) == ("aanwezigen", ("organisatie", "naam", "rol"))


def test_a_column_of_telephone_numbers_says_nothing_of_what_people_are() -> None:
    rows = [row("Geleding", "Naam", ""), row("Ouders", "Anna Bos", "06-12345678"), row("Team", "Jan Smit", "06-12345679")]
    table = outline(document(*rows, line("1. Opening", kind=Kind.HEADING, level=2))).tables[0]
    assert table.roles == ("organisatie", "naam", None)

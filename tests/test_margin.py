"""Word minutes kept as tables: who acts in the margin, labels over their values, lists typed with tabs. All texts are our own."""

from __future__ import annotations

import pytest
from docx_xml import p, r, table, tc, tr, word
from spacy.language import Language

from pipeline import language, structure
from pipeline.extraction import extract
from pipeline.model import Verslag

BREAK = "<w:r><w:br/></w:r>"
TAB = "<w:r><w:tab/></w:r>"
PEOPLE = p("Aanwezig: Marijke Dol (vz), Ruud Peper (RP), Samira Amrani, Kees Top (notulist)")
DAY = p("Overleg Moestuinen, dinsdag 14 mei 2024")


def lines(*texts: str) -> str:
    """A cell with lines under each other."""
    runs = BREAK.join(r(t) for t in texts)
    return tc(f"<w:p>{runs}</w:p>")


def rows(*cells: tuple[str, ...]) -> str:
    return table(*(tr(*(lines(*c.split("|")) for c in row)) for row in cells))


def tabbed(*parts: str) -> str:
    return f"<w:p>{TAB.join(r(t) for t in parts)}</w:p>"


def read(nlp: Language, *body: str) -> Verslag:
    return extract(language.parse(structure.outline(word("".join(body))), nlp))


def tasks(verslag: Verslag) -> list[tuple[str, tuple[str, ...], str | None]]:
    return [(a.citaat, a.eigenaren, str(a.deadline.tot) if a.deadline and a.deadline.tot else None) for a in verslag.acties]


def test_who_acts_stands_in_the_margin(nlp: Language) -> None:
    text = rows(
        ("", "Wie"),
        ("1. Opening", ""),
        ("Marijke heet iedereen welkom. Het hek is nog steeds stuk.", "Ruud|uiterlijk 21 mei"),
        ("2. Compost", ""),
        ("De bak stinkt. Samira vraagt de gemeente om een deksel.", "Samira"),
        ("Kees vindt dat er genoeg bakken staan.", ""),
        ("3. Rondvraag", ""),
        ("Niemand heeft iets.", ""),
    )
    found = read(nlp, DAY, PEOPLE, text)
    assert [a.titel for a in found.agenda] == ["Opening", "Compost", "Rondvraag"]
    assert tasks(found) == [
        ("Het hek is nog steeds stuk.", ("Ruud Peper",), "2024-05-21"),
        ("Samira vraagt de gemeente om een deksel.", ("Samira Amrani",), None),
    ]


def test_numbered_rows_of_text_are_no_items(nlp: Language) -> None:
    text = rows(
        ("Nr", "Omschrijving", "Actie", "Gereed"),
        ("1", "VOORTGANG", "", ""),
        ("1.1", "Marijke opent. Ruud is later.", "", ""),
        ("1.2", "De paden liggen er. Tekening ontbreekt nog.", "RP", "wk 21"),
        ("2", "BEHEER", "", ""),
        ("2.1", "Kees ruimt op. Iedereen is tevreden.", "", ""),
        ("3", "RONDVRAAG", "", ""),
        ("3.1", "Geen vragen.", "", ""),
    )
    found = read(nlp, DAY, PEOPLE, text)
    assert [(a.niveau, a.titel) for a in found.agenda] == [(1, "VOORTGANG"), (1, "BEHEER"), (1, "RONDVRAAG")]
    assert tasks(found) == [("Tekening ontbreekt nog.", ("RP",), "2024-05-26")]


def test_a_line_that_only_names_somebody_is_about_the_task_above(nlp: Language) -> None:
    text = p("1. Schuur") + p("De schuur lekt. Samira belt de dakdekker. Niemand weet hoe oud het dak is.") + p("Actie: Samira")
    text += p("Er komt een nieuw slot op de deur.") + p("Actie: Ruud, 24/5") + p("2. Sluiting")
    found = read(nlp, DAY, PEOPLE, text)
    assert tasks(found)[0] == ("Samira belt de dakdekker.", ("Samira Amrani",), None)
    assert found.acties[0].ook == ("Actie: Samira",)
    assert tasks(found)[1][1:] == (("Ruud Peper",), "2024-05-24")
    assert len(found.acties) == 2


def test_a_label_goes_with_what_stands_behind_its_tab(nlp: Language) -> None:
    text = p("1. Water") + tabbed("Besluit", "de kraan gaat pas in maart weer open.") + tabbed("Actie Kees", "leidingen aftappen, 20 mei.")
    found = read(nlp, DAY, PEOPLE, text)
    assert ["kraan" in b.tekst for b in found.besluiten] == [True]
    assert [(a.tekst, a.eigenaren) for a in found.acties] == [("Leidingen aftappen, 20 mei", ("Kees Top",))]


def test_a_list_typed_with_tabs_is_a_table(nlp: Language) -> None:
    text = p("1. Sluiting") + p("Marijke sluit de vergadering.") + p("Wie doet wat")
    text += tabbed("Ruud", "hek bij de ingang repareren", "eind mei") + tabbed("Samira, Kees", "zaden bestellen bij de kwekerij", "z.s.m.")
    found = read(nlp, DAY, PEOPLE, text)
    assert tasks(found) == [
        ("hek bij de ingang repareren", ("Ruud Peper",), "2024-05-31"),
        ("zaden bestellen bij de kwekerij", ("Samira Amrani", "Kees Top"), None),
    ]


def test_letters_in_a_column_for_both(nlp: Language) -> None:
    text = rows(
        ("nr", "onderwerp", "besproken", "A / B"),
        ("1", "Opening", "Marijke opent.", ""),
        ("2", "Kas", "Het glas is gebarsten, dat gaat zo niet langer.", "B: kas dicht tot juni|A: Ruud glas bestellen"),
        ("3", "Rondvraag", "Niets.", ""),
    )
    found = read(nlp, DAY, PEOPLE, text)
    assert [b.tekst for b in found.besluiten] == ["Kas dicht tot juni"]
    assert [(a.tekst, a.eigenaren) for a in found.acties] == [("Ruud glas bestellen", ("Ruud Peper",))]


def test_a_list_of_decisions_without_headings(nlp: Language) -> None:
    text = p("1. Opening") + p("Marijke opent.") + p("Besluitenlijst")
    text += rows(
        ("2024-07", "Contributie blijft gelijk"), ("2024-08", "Geen honden meer in de tuin"), ("2024-09", "Hek op slot na negen uur")
    )
    found = read(nlp, DAY, PEOPLE, text)
    assert [b.citaat for b in found.besluiten][-3:] == [
        "Contributie blijft gelijk",
        "Geen honden meer in de tuin",
        "Hek op slot na negen uur",
    ]
    assert not any(d.tekst.startswith("2024-0") for d in found.datums)


@pytest.mark.parametrize("label", ["Besluit", "Afspraken", "Actie Samira"])
def test_a_label_alone_settles_nothing(nlp: Language, label: str) -> None:
    found = read(nlp, DAY, PEOPLE, p("1. Opening"), p("Marijke opent."), p(label), p("Ruud vond het een mooie dag."))
    assert not any(b.citaat == label for b in found.besluiten)


def test_labels_over_their_values_in_the_cells_of_a_header() -> None:
    head = rows(
        ("Datum en tijd|dinsdag 14 mei 2024|19.30 - 21.00 uur", "Locatie|De Schuur"),
        ("Verslag|Kees Top", "Volgende keer|dinsdag 11 juni 2024, 19.30 uur"),
    )
    fields = structure.outline(word(p("Overleg Moestuinen") + head + p("1. Opening") + p("Marijke opent de vergadering."))).fields
    found = {f.label: f.value for f in fields}
    assert (found["locatie"], found["notulist"], found["volgende"]) == ("De Schuur", "Kees Top", "dinsdag 11 juni 2024, 19.30 uur")
    assert "19.30" in found["tijd"]


def test_a_row_over_the_whole_width_names_a_group(nlp: Language) -> None:
    wide = '<w:gridSpan w:val="3"/>'
    people = table(
        tr(*(lines(t) for t in ("Naam", "Functie", "Aanw."))),
        tr(tc(p("Tuinraad"), wide)),
        tr(*(lines(t) for t in ("Marijke Dol", "voorzitter", "x"))),
        tr(*(lines(t) for t in ("Ruud Peper", "lid", "m.k."))),
        tr(tc(p("Gasten"), wide)),
        tr(*(lines(t) for t in ("Samira Amrani", "gemeente", "x"))),
    )
    found = read(nlp, DAY, people, p("1. Opening"), p("Marijke opent de vergadering."))
    assert [x.naam for x in found.aanwezig] == ["Marijke Dol", "Samira Amrani"]
    assert [x.naam for x in found.afwezig] == ["Ruud Peper"]


def test_members_were_there_where_others_were_there_besides(nlp: Language) -> None:
    head = rows(
        ("Voorzitter", "Marijke Dol"),
        ("Leden", "Ruud Peper en Samira Amrani"),
        ("Verder aanwezig", "Kees Top (verslag)"),
        ("Afwezig", "Tim Bol"),
    )
    found = read(nlp, DAY, head, p("1. Opening"), p("Marijke opent de vergadering."))
    assert {x.naam for x in found.aanwezig} == {"Marijke Dol", "Ruud Peper", "Samira Amrani", "Kees Top"}


def test_since_when_a_task_is_on_the_list_lies_behind(nlp: Language) -> None:
    text = rows(
        ("Van", "Wat", "Wie", "Stand"), ("20-8", "Pad ophogen", "Ruud", "loopt, 28 mei"), ("11-3", "Slot vervangen", "Kees", "gedaan")
    )
    found = read(nlp, DAY, PEOPLE, p("1. Opening"), p("Marijke opent."), p("Actielijst"), text)
    assert ("20-8", "2023-08-20") in [(d.tekst, str(d.van)) for d in found.datums]
    assert tasks(found)[0] == ("Pad ophogen", ("Ruud Peper",), "2024-05-28")


def test_who_was_there_told_at_the_end(nlp: Language) -> None:
    items = p("1. Opening") + p("Marijke opent de vergadering.") + p("2. Sluiting") + p("Ruud sluit af.")
    found = read(nlp, DAY, items, p("Aanwezig waren: Marijke Dol (voorzitter), Ruud Peper, Samira Amrani (notulen). Afwezig: Tim Bol."))
    assert [x.naam for x in found.aanwezig] == ["Marijke Dol", "Ruud Peper", "Samira Amrani"]
    assert [x.naam for x in found.afwezig] == ["Tim Bol"]
    assert (found.vergadering.voorzitter, found.vergadering.notulist) == ("Marijke Dol", "Samira Amrani")


def test_a_column_says_what_kind_of_row_it_is(nlp: Language) -> None:
    text = rows(
        ("Nr", "Onderwerp en bespreking", "Type", "Wie"),
        ("1", "Opening", "", ""),
        ("1.1", "Marijke opent. Iedereen is er.", "I", ""),
        ("2", "Kas", "", ""),
        ("2.1", "De kas blijft dicht tot juni. Het glas is nog niet binnen.", "B", ""),
        ("2.2", "Folie voor de kas, dikste soort", "A", "RP"),
        ("3", "Rondvraag", "", ""),
        ("3.1", "Kees is blij met de nieuwe gieters. Ze zijn groen.", "I", ""),
    )
    found = read(nlp, DAY, PEOPLE, text)
    assert [a.citaat for a in found.acties] == ["Folie voor de kas, dikste soort"]
    assert [b.citaat for b in found.besluiten] == ["De kas blijft dicht tot juni. Het glas is nog niet binnen."]


def test_a_short_list_of_decisions_above_the_items(nlp: Language) -> None:
    short = p("BESLUITEN IN HET KORT") + p("B24-07 Contributie blijft in 2025 gelijk.") + p("B24-08 Geen honden meer in de tuin.")
    found = read(nlp, DAY, PEOPLE, short, p("1. Opening"), p("Marijke opent de vergadering."), p("2. Rondvraag"), p("Geen vragen."))
    assert [b.citaat for b in found.besluiten] == ["Contributie blijft in 2025 gelijk.", "Geen honden meer in de tuin."]


def test_items_as_tables_of_labels_and_texts(nlp: Language) -> None:
    def item(title: str, *below: tuple[str, str]) -> str:
        wide = '<w:gridSpan w:val="2"/>'
        return table(tr(tc(p(title), wide)), *(tr(lines(a), lines(b)) for a, b in below)) + p("")

    text = item("1 Opening", ("Bespreking", "Marijke opent de vergadering."))
    text += item("2 Kas", ("Toelichting", "Het glas is stuk."), ("Besluit", "De kas gaat dicht."), ("Acties", "Ruud bestelt glas."))
    text += item("3 Rondvraag", ("Bespreking", "Niemand heeft iets."))
    found = read(nlp, DAY, PEOPLE, text)
    assert [(a.nummer, a.titel) for a in found.agenda] == [("1", "Opening"), ("2", "Kas"), ("3", "Rondvraag")]
    assert ["kas gaat dicht" in b.citaat for b in found.besluiten] == [True]
    assert [a.eigenaren for a in found.acties] == [("Ruud Peper",)]


def test_the_hour_before_the_number_and_the_label_of_an_action(nlp: Language) -> None:
    text = p("19.30 1. Opening") + p("Marijke opent de vergadering.") + p("19.35 2. Hek", run="<w:b/>") + p("Ruud repareert het hek.")
    text += p("Actie: RP", run="<w:i/>") + p("19.50 3. Sluiting") + p("Marijke sluit.")
    found = read(nlp, DAY, PEOPLE, text)
    assert [(a.nummer, a.titel) for a in found.agenda] == [("1", "Opening"), ("2", "Hek"), ("3", "Sluiting")]


def test_the_last_day_of_a_list_of_several_meetings_is_this_one(nlp: Language) -> None:
    people = rows(("Naam", "Organisatie", "16-4", "14-5"), ("Marijke Dol", "Tuin", "x", "x"), ("Ruud Peper", "Gemeente", "x", "m.k."))
    found = read(nlp, DAY, people, p("1. Opening"), p("Marijke opent de vergadering."))
    assert ([x.naam for x in found.aanwezig], [x.naam for x in found.afwezig]) == (["Marijke Dol"], ["Ruud Peper"])


BOTH = (("Nr.", "Omschrijving", "Trekker", "Termijn"),)
DECIDED = (("B4.1", "Het hek wordt groen", "-", "-"), ("B4.2", "Geen kippen op het veld", "-", "-"))
ASKED = (("A4.1", "Verf bestellen", "Ruud", "1 juni"), ("A4.2", "Brief aan de buren", "Samira", "mei"))


@pytest.mark.parametrize(
    "body",
    [
        (*BOTH, ("Besluiten", "", "", ""), *DECIDED, ("Acties", "", "", ""), *ASKED),
        (*BOTH, *ASKED, *DECIDED),
    ],
)
def test_a_list_of_decisions_and_actions(body: tuple[tuple[str, ...], ...], nlp: Language) -> None:
    """Bars or the letter of the number say which is which."""
    verslag = read(nlp, DAY, PEOPLE, p("1. Hek"), p("We praten over het hek."), p("Besluiten- en actielijst"), rows(*body))
    assert [a.citaat for a in verslag.acties] == ["Verf bestellen", "Brief aan de buren"]
    assert [b.citaat for b in verslag.besluiten] == ["Het hek wordt groen", "Geen kippen op het veld"]


def test_an_action_list_with_one_letter_is_all_actions(nlp: Language) -> None:
    body = (*BOTH, ("B1", "Verf bestellen", "Ruud", "1 juni"), ("B2", "Brief aan de buren", "Samira", "mei"))
    verslag = read(nlp, DAY, PEOPLE, p("1. Hek"), p("We praten over het hek."), p("Actielijst"), rows(*body))
    assert len(verslag.acties) == 2


def test_a_row_that_is_done_has_no_term_left(nlp: Language) -> None:
    """A column "Gereed" that says so instead of when."""
    body = (
        ("Actie", "Wie", "Termijn"),
        ("Verf bestellen", "Ruud", "gereed"),
        ("Brief aan de buren", "Samira", "1 juni"),
        ("Hout kopen (afgehandeld)", "Ruud", "april"),
    )
    verslag = read(nlp, DAY, PEOPLE, p("1. Hek"), p("We praten over het hek."), p("Actielijst"), rows(*body))
    found = [(a.status, a.deadline and a.deadline.tekst) for a in verslag.acties]
    assert found == [("gereed", None), ("open", "1 juni"), ("gereed", "april")]

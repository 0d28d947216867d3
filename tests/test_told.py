"""Minutes told in the past tense: put into the present, read, and quoted as they stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import language, readers, structure
from pipeline.extraction import extract
from pipeline.language.present import Shift, in_present
from pipeline.model import Verslag

TOLD = """# Notulen kerkenraad De Ark

Datum: 5 november 2013
Aanwezig: mevrouw L. Stam (voorzitter), de heer M. Prins (scriba), mevrouw A. Kok

## 1. Opening

De voorzitter opende de vergadering en heette allen welkom. Mevrouw Kok had zich vooraf gemeld voor de commissie.

## 2. Notulen

Op bladzijde 2 stond een verkeerde naam. De notulen werden met die wijziging vastgesteld.

## 3. Onderhoud

De heer Prins lichtte de offertes toe. Mevrouw Stam vroeg aandacht voor het dak. Besloten werd om de goot te vervangen. De heer Prins zou de
aannemer bellen. Mevrouw Kok nam op zich de gemeente te schrijven. De kosten waren nog niet bekend. De subsidie was in mei aangevraagd.

## 4. Sluiting

De voorzitter dankte allen en sloot de vergadering.
"""


@pytest.fixture(scope="module")
def nlp():
    return language.load()


def understood(text: str, nlp, folder: Path):
    file = folder / "verslag.md"
    file.write_text(text, encoding="utf-8")
    parse = language.parse(structure.outline(readers.read(file)), nlp)
    verslag = extract(parse)
    assert isinstance(verslag, Verslag)
    return parse, verslag


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("De notulen werden vastgesteld.", "De notulen worden vastgesteld."),
        ("De penningmeester had de nota betaald.", "De penningmeester heeft de nota betaald."),
        ("Els zou de gemeente bellen.", "Els zal de gemeente bellen."),
        ("De leden zouden dat nagaan.", "De leden zullen dat nagaan."),
        ("Jan nodigde de buren uit.", "Jan nodigt de buren uit."),
        ("Jan meldde dat de deur klemde.", "Jan meldt dat de deur klemt."),
        ("Het bestuur besprak de begroting.", "Het bestuur bespreekt de begroting."),
        ("De voorzitter lichtte het plan toe.", "De voorzitter licht het plan toe."),
        ("Wij stelden de datum vast.", "Wij stellen de datum vast."),
        ("Els vroeg aandacht voor het dak.", "Els vraagt aandacht voor het dak."),
        ("Werd dat besproken?", "Wordt dat besproken?"),
        ("De vergadering begint vroeg in de avond.", "De vergadering begint vroeg in de avond."),
        ("De voorzitter opent de vergadering.", "De voorzitter opent de vergadering."),
    ],
)
def test_past_forms_become_present_ones(told: str, read: str, nlp) -> None:
    assert in_present(nlp(told)).text == read


@given(st.lists(st.tuples(st.text("abc. ", min_size=1), st.text("xy", min_size=1), st.text("XYZ", min_size=1)), max_size=6), st.data())
@settings(max_examples=60)
def test_places_go_there_and_back(parts: list[tuple[str, str, str]], data: st.DataObject) -> None:
    old, new, pieces, kept = "", "", [(0, 0)], []
    for same, before, after in parts:
        kept += list(range(len(old), len(old) + len(same)))
        old, new = old + same + before, new + same + after
        pieces.append((len(old), len(new)))
    shift = Shift(new, tuple(pieces))
    for at in [data.draw(st.sampled_from(kept))] if kept else []:
        assert new[shift.forward(at)] == old[at]
        assert shift.back(shift.forward(at)) == at


def test_tasks_and_decisions_told_in_the_past_are_found_and_quoted_as_they_stand(nlp, tmp_path) -> None:
    parse, verslag = understood(TOLD, nlp, tmp_path)
    assert [(a.citaat, a.eigenaren) for a in verslag.acties] == [
        ("De heer Prins zou de aannemer bellen.", ("M. Prins",)),
        ("Mevrouw Kok nam op zich de gemeente te schrijven.", ("A. Kok",)),
    ]
    assert verslag.acties[0].tekst == "De aannemer bellen"
    assert [b.tekst for b in verslag.besluiten] == [
        "De notulen werden met die wijziging vastgesteld",
        "Besloten werd om de goot te vervangen",
    ]
    for fact in (*verslag.acties, *verslag.besluiten):
        place = fact.vindplaats
        assert " ".join(parse.outline.document.blocks[place.blok].text[place.van : place.tot].split()) == fact.citaat


def test_minutes_told_in_the_present_are_read_as_they_are(nlp, tmp_path) -> None:
    now = TOLD.replace("opende", "opent").replace("heette", "heet").replace("stond", "staat").replace("waren", "zijn")
    now = now.replace("werden", "worden").replace("lichtte", "licht").replace("dankte", "dankt").replace("sloot", "sluit")
    parse, verslag = understood(now, nlp, tmp_path)
    assert parse.present is None
    assert "De heer Prins zou de aannemer bellen." not in [a.citaat for a in verslag.acties]  # there it is a wish, or hearsay


def test_a_date_in_minutes_told_in_the_past_may_lie_ahead(nlp, tmp_path) -> None:
    """The verb says nothing about the year, and the weekday does: 27 September 2013 was a Friday."""
    told = "De collecte van 5 oktober bracht 300 euro op. Het feest werd bepaald op zaterdag 27 september."
    _, verslag = understood(TOLD.replace("De kosten waren", f"{told} De kosten waren"), nlp, tmp_path)
    assert [(d.van, d.zeker) for d in verslag.datums if d.tekst.endswith(("oktober", "september"))] == [
        (date(2013, 10, 5), True),
        (date(2014, 9, 27), True),
    ]

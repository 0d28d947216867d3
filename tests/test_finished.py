"""Sentences that say what became of earlier actions."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from pipeline import extraction, language, readers, structure
from pipeline.extraction.finished import performed, told
from pipeline.model import Vindplaats


def statement(text: str) -> Any:
    return SimpleNamespace(text=text, vindplaats=Vindplaats(blok=0, van=0, tot=len(text)), item="1")


def found(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    return [(a.status, a.nummers, a.onderwerp) for a in told(statement(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Actie 2 en 3 zijn gereed.", [("gereed", ("2", "3"), "")]),
        ("De acties 1 t/m 4 kunnen van de lijst.", [("gereed", ("1", "2", "3", "4"), "")]),
        ("BBO-014 is afgerond.", [("gereed", ("BBO-014",), "")]),
        ("BBO-014 en BBO-015 kunnen worden gesloten.", [("gereed", ("BBO-014", "BBO-015"), "")]),
        ("Actiepunt 5 vervalt.", [("vervallen", ("5",), "")]),
        ("Punt 3 van de actielijst is inmiddels door Noor uitgevoerd.", [("gereed", ("3",), "")]),
        ("Actie 2: gereed.", [("gereed", ("2",), "")]),
        ("Actie 2 is gereed, maar actie 3 nog niet.", [("gereed", ("2",), "")]),
        ("Actie 2 is gereed, actie 4 vervalt.", [("gereed", ("2",), ""), ("vervallen", ("4",), "")]),
        ("De actie over het convenant is afgehandeld.", [("gereed", (), "het convenant")]),
        ("De actie van Noor over de subsidie kan als afgehandeld worden beschouwd.", [("gereed", (), "de subsidie")]),
        ("De actie om een zaal te huren is komen te vervallen.", [("vervallen", (), "een zaal te huren")]),
        ("Alle acties uit het vorige verslag zijn afgerond.", [("gereed", (), "")]),
    ],
)
def test_finished(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Actie 2 is nog niet gereed.",
        "Actie 2 is bijna klaar.",
        "Actie 3 loopt nog.",
        "Als actie 2 gereed is, volgt een bericht.",
        "Noor vraagt wanneer actie 3 is afgerond.",
        "Is actie 2 gereed?",
        "Actie 2 moet in mei gereed zijn.",
        "Actie 7 zal in juni zijn afgerond.",
        "Actie 2 wordt voor 1 mei afgerond.",
        "Actie 6 wordt uitgevoerd door de werkgroep.",
        "De actie over het convenant wordt volgende week afgerond.",
        "De actie over het convenant is op verzoek van Noor niet afgerond.",
        "De acties moeten voor 1 mei zijn afgerond.",
        "Punt 3 is afgehandeld.",  # of the agenda
        "De actie voor het milieu is een succes.",
    ],
)
def test_not_finished(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("De zaal is gereserveerd voor 22 mei.", "reserveren"),
        ("Noor heeft de offerte aangevraagd.", "aanvragen"),
        ("De brief is verstuurd.", "versturen"),
        ("De bezwaren zijn verwerkt, zie de website.", "verwerken"),
    ],
)
def test_work_that_was_done(text, verb):
    (said,) = performed(statement(text))
    assert verb in said.gedaan and not said.nummers


@pytest.mark.parametrize(
    "text",
    [
        "De zaal is nog niet gereserveerd.",
        "De zaal wordt gereserveerd.",
        "De zaal moet zijn gereserveerd.",
        "Zodra de brief is verstuurd, volgt een gesprek.",
        "Noor vraagt of de brief is verstuurd.",
        "De brief is deels verwerkt.",
        "Is de brief verstuurd?",
        "De zaal is mooi.",
        "De brief is duidelijk.",
        "Actie 3 is uitgevoerd.",  # told by its number
    ],
)
def test_no_work_that_was_done(text):
    assert list(performed(statement(text))) == []


def test_in_minutes_it_is_no_new_action(tmp_path):
    text = (
        "# Verslag Buurtraad Zilverhoek\n\nDatum: 16 april 2026\n\n## 1. Actielijst\n\n"
        "Actie 2 en 3 zijn gereed. De actie over het convenant is afgehandeld.\n\n- Actie 5: gereed\n"
    )
    path = tmp_path / "verslag.md"
    path.write_text(text, encoding="utf-8")
    verslag = extraction.extract(language.parse(structure.outline(readers.read(path)), language.load()))
    assert [(a.nummers, a.onderwerp) for a in verslag.afmeldingen] == [(("2", "3"), ""), ((), "het convenant"), (("5",), "")]
    assert verslag.acties == ()

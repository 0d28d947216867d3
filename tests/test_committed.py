"""Wordings that lay a task on somebody, read off the words alone."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline import language
from pipeline.extraction.committed import commitment_of
from pipeline.extraction.roster import build
from pipeline.extraction.statements import sentences

PEOPLE = build(["Els de Boer", "Jan Prins", "Fatima Amrani"])
REQUEST, CALLED = "toezegging of verzoek", "noemt het een actiepunt"


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Els vraagt Jan om de lijst na te kijken.", REQUEST),
        ("We vragen de gemeente een plattegrond aan te leveren.", REQUEST),
        ("Jan heeft de brief nog op zijn todo staan.", CALLED),
        ("Dit is als actie uitgezet bij de werkgroep.", CALLED),
        ("Deze taak gaat zonder naam op de takenlijst.", CALLED),
        ("Els vraagt aandacht voor de brug om erger te voorkomen.", None),
        ("Els vraagt Jan wanneer hij kan komen om te tellen.", None),
        ("De gemeente vraagt bewoners om hun auto te verplaatsen.", None),
        ("Els vraagt Jan of hij wil helpen om te tellen.", None),
    ],
)
def test_wording(text: str, name: str | None, nlp: Language) -> None:
    span = next(iter(sentences(nlp(text))))
    assert commitment_of(text, PEOPLE.mentions(span)) == name

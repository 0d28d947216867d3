"""Wordings that lay a task on somebody, read off the words alone, and lists whose heading makes their lines tasks."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from pipeline import extraction, language, readers, structure
from pipeline.extraction.committed import commitment_of
from pipeline.extraction.roster import build
from pipeline.extraction.statements import sentences
from pipeline.model import Verslag

PEOPLE = build(["Els de Boer", "Jan Prins", "Fatima Amrani"])
REQUEST, CALLED = "toezegging of verzoek", "noemt het een actiepunt"


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


def tasks(text: str, folder: Path, nlp: Language) -> list[str]:
    path = folder / "verslag.md"
    path.write_text("# Verslag dorpsraad Oudekerke, 12 maart 2026\n\nAanwezig: Els de Boer, Jan Prins\n\n" + text, encoding="utf-8")
    facts = extraction.extract(language.parse(structure.outline(readers.read(path)), nlp))
    assert isinstance(facts, Verslag)
    return [a.citaat for a in facts.acties]


def test_lines_under_any_kind_of_actions_are_actions(tmp_path: Path, nlp: Language) -> None:
    text = (
        "## 2. Website\n\nDe site is klaar voor de helft.\n\nDirecte acties:\n\nKnop voor de agenda werkt nog niet.\n\n"
        "Foto van de kerk is te donker.\n\nAandachtspunten voor later:\n\nDe kleuren van de dorpsraad.\n\n## 3. Sluiting\n\nNiets meer.\n"
    )
    assert tasks(text, tmp_path, nlp) == ["Knop voor de agenda werkt nog niet.", "Foto van de kerk is te donker."]


def test_finished_actions_are_no_new_ones(tmp_path: Path, nlp: Language) -> None:
    text = "## 2. Website\n\nAfgeronde acties:\n\nKnop voor de agenda werkt.\n\n## 3. Sluiting\n\nNiets meer.\n"
    assert tasks(text, tmp_path, nlp) == []


def test_what_runs_on_from_last_time_is_listed(tmp_path: Path, nlp: Language) -> None:
    text = (
        "## 2. Actiepunten van de vorige keer\n\n- De telling van de auto's loopt nog.\n- De brief aan de molenaar is bezorgd.\n\n"
        "## 3. Sluiting\n\nNiets meer.\n"
    )
    assert tasks(text, tmp_path, nlp) == ["De telling van de auto's loopt nog."]


def test_an_agreement_with_a_term_is_a_task(tmp_path: Path, nlp: Language) -> None:
    text = (
        "## 2. Website\n\nAfspraak: foto's staan binnen een week online.\n\nAfspraak: er komt geen tweede site.\n\n"
        "## 3. Sluiting\n\nNiets meer.\n"
    )
    assert tasks(text, tmp_path, nlp) == ["Afspraak: foto's staan binnen een week online."]


def test_a_sentence_that_says_too_little_is_quoted_with_the_one_before(tmp_path: Path, nlp: Language) -> None:
    text = (
        "## 2. Rondvraag\n\nEr is nog geen bloemetje voor de buurvrouw. Els regelt.\n\nDe bakker is dicht. Jan belt morgen de molenaar.\n\n"
        "## 3. Sluiting\n\nNiets meer.\n"
    )
    assert tasks(text, tmp_path, nlp) == ["Er is nog geen bloemetje voor de buurvrouw. Els regelt.", "Jan belt morgen de molenaar."]

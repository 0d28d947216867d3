"""Which sentences settle something: by their wording alone, and in minutes."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from pipeline import extraction, language, readers, structure
from pipeline.extraction.settled import wording_of
from pipeline.model import Verslag


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load()


def decided(text: str, folder: Path, nlp: Language) -> list[str]:
    path = folder / "verslag.md"
    head = "# Verslag dorpsraad Oudekerke, 12 maart 2026\n\nAanwezig: Els de Boer (voorzitter), Jan Prins, Fatima Amrani\n\n"
    path.write_text(head + text, encoding="utf-8")
    facts = extraction.extract(language.parse(structure.outline(readers.read(path)), nlp))
    assert isinstance(facts, Verslag)
    return [b.citaat for b in facts.besluiten]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("#41 leesbare straatnamen = gesloten", "uitkomst"),
        ("Kolom voor de postcode erbij -> akkoord, sluiten", "uitkomst"),
        ("De raad akkoord met de begroting.", "akkoord"),
        ("Er is overeenstemming dat het hek blijft staan.", "eens"),
        ("Allen zijn het eens met een tweede bankje.", "eens"),
        ("De aanwezigen konden zich vinden in de indeling van het terrein.", "eens"),
        ("Het verzoek van de toneelgroep wordt gehonoreerd.", "gehonoreerd"),
        ("Na enige discussie besluiten we het feest te verplaatsen.", "wij besluiten"),
        ("Na stemming gaat de raad akkoord met het voorstel.", "akkoord"),
        ("Na lang praten is de conclusie: geen kermis in augustus.", "afspraak"),
        ("Misschien kan de harmonie ook spelen, besloten wordt om daar in mei over te praten.", "wordt besloten"),
    ],
)
def test_a_wording_settles(text: str, name: str) -> None:
    assert wording_of(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Na de vakantie wordt het plan vastgesteld.",
        "Status: O=open, G=gesloten",
        "Als allen het eens zijn, gaat de vlag uit.",
        "Het hek kan worden geschrapt uit het plan?",
        "De begroting moet nog worden goedgekeurd.",
        "Jan vraagt of iedereen het ermee eens is?",
        "Gevraagd wordt of de leden akkoord zijn.",
        "Er moet consensus zijn: er is overeenstemming nodig voordat de kist opengaat.",
    ],
)
def test_no_wording_settles(text: str) -> None:
    assert wording_of(text) is None


def test_the_outcome_of_a_list_of_points_is_a_decision(tmp_path: Path, nlp: Language) -> None:
    text = "## 3. Openstaande meldingen\n\n- Lantaarn bij de brug = gesloten\n- Bank bij de sluis, meer uitleg nodig\n\n"
    text += "## 4. Rondvraag\n\nNiemand heeft nog iets.\n"
    assert decided(text, tmp_path, nlp) == ["Lantaarn bij de brug = gesloten"]


def test_the_consent_of_one_person_settles_nothing(tmp_path: Path, nlp: Language) -> None:
    text = "## 2. Speeltuin\n\nHet voorstel is een hek van twee meter.\n\nJan Prins: Akkoord\n\nFatima Amrani stemt hiermee in.\n"
    assert decided(text, tmp_path, nlp) == []


def test_the_consent_of_the_body_does(tmp_path: Path, nlp: Language) -> None:
    text = "## 2. Speeltuin\n\nHet voorstel is een hek van twee meter. De dorpsraad stemt hiermee in.\n"
    assert [q.endswith("De dorpsraad stemt hiermee in.") for q in decided(text, tmp_path, nlp)] == [True]


def test_a_fact_that_is_noted_is_no_decision(tmp_path: Path, nlp: Language) -> None:
    text = "## 2. Speeltuin\n\nVastgesteld wordt dat de schommel druk gebruikt wordt en dat de wip heel is.\n"
    assert decided(text, tmp_path, nlp) == []


def test_no_remarks_adopt_minutes_only(tmp_path: Path, nlp: Language) -> None:
    text = "## 1. Verslag vorige vergadering\n\nVastgesteld zonder wijzigingen.\n\n## 7. Sluiting\n\nGeen verdere opmerkingen meer.\n"
    assert decided(text, tmp_path, nlp) == ["Vastgesteld zonder wijzigingen."]

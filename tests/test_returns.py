"""Sentences that send a subject to a coming meeting, near misses, and what is in doubt: read as minutes of 22 September 2026."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from pipeline import extraction, language, readers, structure
from pipeline.extraction.pointing import about, points_back
from pipeline.model import Terugkeer, Verslag

OWN = "regiegroep Lekstreek"
# Sentence -> "body|day" or "body|first..last"; no day: the next meeting.
SENT = {
    "De begroting komt op 19 november ter vaststelling terug.": "eigen|2026-11-19",
    "Dit punt komt op 27 oktober terug in de regiegroep.": "regiegroep|2026-10-27",
    "Het onderdeel vervoer is niet besproken en schuift door naar de volgende vergadering.": "eigen|",
    "Het besluit over de bijdrage per partner wordt aangehouden tot de vergadering van 15 oktober.": "eigen|2026-10-15",
    "Besluitvorming over de kosten wordt uitgesteld tot het BBO van 17 december.": "BBO|2026-12-17",
    "De evaluatie van de zomerproef gaat naar het BBO van 15 oktober.": "BBO|2026-10-15",
    "Het voorstel komt in het eerste kwartaal van 2027 op de agenda van het BBO.": "BBO|2027-01-01..2027-03-31",
    "Het rooster wordt opnieuw geagendeerd voor de volgende keer.": "eigen|",
    "De notitie parkeren wordt verdaagd naar 3 november.": "eigen|2026-11-03",
    "Wegens tijdgebrek wordt de bespreking van de cijfers doorgeschoven naar het volgende overleg.": "eigen|",
    "Dit nemen we mee naar de volgende bijeenkomst.": "eigen|",
    "Over de huisregels praten we in de volgende vergadering verder.": "eigen|",
    "De folder staat op de agenda van het BBO van 15 oktober.": "BBO|2026-10-15",
    "Het jaarplan wordt in het BBO van 15 oktober besproken.": "BBO|2026-10-15",
    "In de volgende vergadering komt het jaarplan terug.": "eigen|",
    "Els komt hier in de volgende vergadering op terug.": "eigen|",
    "We komen hier op 27 oktober op terug.": "eigen|2026-10-27",
    "Voor het volgende overleg: de parkeernota.": "eigen|",
    "Het punt wordt aangehouden.": "eigen|",
    "De bespreking van het reglement houden we aan tot de volgende keer.": "eigen|",
    "Vaststelling van het rooster stellen we uit tot november.": "eigen|2026-11-01..2026-11-30",
    "De nota schuift een vergadering op naar 24 november.": "eigen|2026-11-24",
    "Jan licht in de eerstvolgende vergadering de cijfers toe.": "eigen|",
    "De jaarrekening wordt in de volgende vergadering vastgesteld.": "eigen|",
    "Het voorstel wordt ter besluitvorming voorgelegd aan het BBO.": "BBO|",
    "De notitie ligt op 15 oktober voor in het BBO.": "BBO|2026-10-15",
    "Het onderwerp wordt geagendeerd.": "eigen|",
    "We zetten dit op de agenda van de volgende keer.": "eigen|",
    "Dit onderwerp agenderen we voor 24 november.": "eigen|2026-11-24",
    "Het plan komt begin 2027 terug in het BBO.": "BBO|2027-01-01..2027-04-30",
    "Jan en Els doen verslag in de volgende vergadering.": "eigen|",
    "Femke koppelt dit op 15 oktober terug in het BBO.": "BBO|2026-10-15",
    "De bespreking werd verschoven naar de volgende vergadering.": "eigen|",
    "Het agendapunt is doorgeschoven naar 27 oktober.": "eigen|2026-10-27",
    "Punt 4 is niet aan de orde geweest en gaat mee naar de volgende vergadering.": "eigen|",
    "Deze discussie wordt vervolgd in de volgende vergadering.": "eigen|",
    "De voorzitter parkeert dit punt tot de volgende vergadering.": "eigen|",
    "Het onderwerp keert op 24 november terug.": "eigen|2026-11-24",
    "Het advies moet uiterlijk 1 december terugkomen in de regiegroep.": "regiegroep|2026-09-23..2026-12-01",
    "Volgende keer bespreken we de kosten van het vervoer.": "eigen|",
    "Hier wordt de volgende keer op teruggekomen.": "eigen|",
    "De notulist zet het op de agenda voor 24 november.": "eigen|2026-11-24",
    "Jan neemt het antwoord mee naar de volgende vergadering.": "eigen|",
    "Behandeling van het reglement is verdaagd tot 24 november.": "eigen|2026-11-24",
    "Volgende keer verder over de parkeerplaatsen.": "eigen|",
    "In de vergadering van 24 november wordt het rooster vastgesteld.": "eigen|2026-11-24",
    "Er is afgesproken dat het voorstel in de volgende vergadering wordt besproken.": "eigen|",
    "Besloten wordt het punt door te schuiven naar de volgende vergadering.": "eigen|",
    "Hier wordt op 24 november over doorgepraat in de regiegroep.": "regiegroep|2026-11-24",
    "De nieuwe versie komt over drie maanden terug in het BBO.": "BBO|2026-12-15..2027-01-22",
    "De begroting staat op 19 november op de agenda.": "eigen|2026-11-19",
    "Dit onderwerp komt in december terug.": "eigen|2026-12-01..2026-12-31",
    "De vragen gaan mee naar het overleg van 3 november.": "eigen|2026-11-03",
    "Vanwege de tijd wordt agendapunt 5 overgeheveld naar de volgende vergadering.": "eigen|",
    "Op verzoek van Els verschuift de bespreking naar de volgende keer.": "eigen|",
    "Het punt gaat door naar het volgende overleg.": "eigen|",
    "Voor de volgende keer: Jan neemt koffie mee.": "eigen|",
}
DOUBTFUL = [
    "Misschien komt dit in de volgende vergadering terug.",
    "Els vraagt of het punt op de volgende agenda kan.",
    "Als de cijfers er zijn, komt het voorstel op 27 oktober terug.",
    "Het bestuur stelt voor het punt aan te houden tot de volgende vergadering.",
    "Het voorstel komt terug op de agenda zodra de cijfers bekend zijn.",
    "Het stuk over het vervoer wordt op een later moment geagendeerd.",
    "Ieder kwartaal komt de voortgang terug op de agenda.",
]
NOT_SENT = [
    "Het besluit wordt over de volgende vergadering heen getild.",
    "De bal komt terug bij de gemeente.",
    "Jan komt op 3 november terug van vakantie.",
    "Jan komt terug in het bestuur.",
    "Het thema komt vaak terug in gesprekken met bewoners.",
    "Dit punt komt niet terug in de volgende vergadering.",
    "De opening van het wijkgebouw is uitgesteld tot 12 november.",
    "De vergadering van 27 oktober wordt verplaatst naar 3 november.",
    "Het voorstel is in de vorige vergadering aangehouden.",
    "Het punt is op 12 mei doorgeschoven.",
    "Ruud gaat naar het BBO van 15 oktober.",
    "We gaan naar het BBO van 15 oktober.",
    "Het geld gaat naar de werkgroep.",
    "Komt dit in de volgende vergadering terug?",
    "De volgende vergadering is op 27 oktober.",
    "Het verslag wordt in de volgende vergadering vastgesteld.",
    "De markt komt in het voorjaar terug op het plein.",
    "Jan stuurt voor de volgende vergadering een notitie.",
    "De trein is uitgesteld.",
    "Er wordt een reserve van 10.000 euro aangehouden.",
    "Duurzaamheid staat hoog op de agenda.",
    "De wijzigingen staan geagendeerd voor vandaag.",
    "De verdachte is aangehouden.",
    "Dit komt terug in het jaarverslag.",
    "Verder is de volgende vergadering op 27 oktober.",
    "Jan kwam terug op zijn eerdere voorstel.",
    "De dank gaat naar de werkgroep.",
    "Het punt is in het BBO van 3 september besproken.",
    "Het loket komt terug in de bibliotheek.",
    "Lekkers voor de volgende vergadering wordt door Els meegenomen.",
    "De kosten schuiven door naar 2027.",
    "Het concept schuift door tot na de zomer.",
    "Wij komen daar nog op terug.",
    "Jan neemt dit mee naar de werkgroep.",
    "De cursus wordt verschoven naar 24 november.",
    "De trein staat om 9 uur klaar.",
    "Het BBO van 15 oktober is verplaatst.",
    "Het onderwerp wordt van de agenda gehaald.",
    "Wat er op de agenda staat, is bekend.",
    "De notitie wordt teruggestuurd naar de werkgroep.",
    "De zwaluwen komen in april terug.",
    "De discussie over het logo gaat over de vergadering heen.",
]


def minutes(text: str, folder: Path, nlp: Language) -> Verslag:
    path = folder / "verslag.md"
    head = f"# Verslag {OWN}, 22 september 2026\n\nAanwezig: Els de Boer (voorzitter), Jan Prins, Femke Hartsuiker\n\n"
    path.write_text(f"{head}## 1. Opening\n\nEls opent.\n\n{text}", encoding="utf-8")
    facts = extraction.extract(language.parse(structure.outline(readers.read(path)), nlp))
    assert isinstance(facts, Verslag)
    return facts


@pytest.fixture(scope="module")
def verslag(tmp_path_factory: pytest.TempPathFactory, nlp: Language) -> Verslag:
    sentences = "\n\n".join((*SENT, *DOUBTFUL, *NOT_SENT))
    text = f"## 2. Voortgang vervoer\n\n{sentences}\n\n## 3. Rondvraag\n\nGeen.\n"
    return minutes(text, tmp_path_factory.mktemp("terug"), nlp)


def place(back: Terugkeer) -> str:
    day = back.datum or (f"{back.van}..{back.tot}" if back.van else "")
    return f"{'eigen' if back.overleg == OWN else back.overleg}|{day}"


@pytest.mark.parametrize("text", SENT)
def test_it_goes_to_that_meeting(text: str, verslag: Verslag) -> None:
    (found,) = [t for t in verslag.terugkomsten if t.citaat == text]
    assert (place(found.terugkeer), found.zeker) == (SENT[text], True)


@pytest.mark.parametrize("text", DOUBTFUL)
def test_a_doubt_is_asked(text: str, verslag: Verslag) -> None:
    assert [t.zeker for t in verslag.terugkomsten if t.citaat == text] == [False]
    assert [m.citaat for m in verslag.meldingen if m.code == "terugkeer_onzeker" and m.citaat == text] == [text]


@pytest.mark.parametrize("text", NOT_SENT)
def test_it_sends_nothing(text: str, verslag: Verslag) -> None:
    assert text not in [t.citaat for t in verslag.terugkomsten]


def test_what_it_points_back_to_is_kept(tmp_path: Path, nlp: Language) -> None:
    text = "## 2. Rondvraag\n\nJan vraagt aandacht voor het fietspad. Dit punt komt op 27 oktober terug in de regiegroep.\n"
    (found,) = minutes(text, tmp_path, nlp).terugkomsten
    assert found.ervoor == "Jan vraagt aandacht voor het fietspad."


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Rondvraag", "Daarvoor zorgen (over: “Jan vraagt om stukken in grotere letters”)"),
        ("Vergaderstukken", "Daarvoor zorgen (over: Vergaderstukken)"),
    ],
)
def test_the_text_of_an_action_stands_alone(item: str, expected: str, tmp_path: Path, nlp: Language) -> None:
    text = f"## 2. {item}\n\nJan vraagt om stukken in grotere letters. Femke zorgt daarvoor.\n\n## 3. Sluiting\n\nEls sluit.\n"
    assert expected in [a.tekst for a in minutes(text, tmp_path, nlp).acties]


def test_a_wording_that_points_ahead_or_within_is_left_alone() -> None:
    assert not points_back("Ervan uitgaan dat de zaal vrij is") and not points_back("De lijst maken en die op de site zetten")
    assert not points_back("Zorgen dat de sleutel er is") and points_back("Erheen gaan")
    assert about("Rondvraag", ["Zij gaat erheen.", "Er is een congres in Utrecht."]) == "“Er is een congres in Utrecht”"
    assert about("Rondvraag", []) == ""


def test_what_is_shown_in_the_meeting_is_no_task(tmp_path: Path, nlp: Language) -> None:
    text = (
        "## 2. Begroting\n\nJan geeft uitleg bij de eerste opzet van de begroting. Jan legt de twee scenario's voor.\n\n"
        "Jan geeft op 6 oktober uitleg aan de bewoners.\n\n## 3. Sluiting\n\nEls sluit.\n"
    )
    assert [a.citaat for a in minutes(text, tmp_path, nlp).acties] == ["Jan geeft op 6 oktober uitleg aan de bewoners."]


@pytest.mark.parametrize("heading", ["Agendapunten volgende vergadering", "Agenda volgende keer:", "Onderwerpen voor het volgende overleg"])
def test_what_stands_under_a_heading_for_the_next_agenda_goes_there(heading: str, tmp_path: Path, nlp: Language) -> None:
    below = "- Servicekosten\n- Evaluatie klusbus\n\nJan sluit de vergadering."
    found = minutes(f"Els meldt dat de poort klaar is.\n\n{heading}\n\n{below}", tmp_path, nlp)
    assert [(t.citaat, t.terugkeer.datum, t.zeker) for t in found.terugkomsten] == [
        ("Servicekosten", None, True),
        ("Evaluatie klusbus", None, True),
    ]


@pytest.mark.parametrize("heading", ["Agenda van vandaag", "Volgende vergadering", "Punten van zorg"])
def test_other_headings_send_nothing(heading: str, tmp_path: Path, nlp: Language) -> None:
    found = minutes(f"Els meldt dat de poort klaar is.\n\n{heading}\n\n- Servicekosten\n- Evaluatie klusbus\n", tmp_path, nlp)
    assert not found.terugkomsten

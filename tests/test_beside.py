"""A sentence and a row of the same minutes that are one action, and those that are not. All sentences are our own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.model import Actie, Agendapunt, Vergadering, Verslag, Vindplaats
from pipeline.register import Register
from pipeline.register.status import ROW

DAY = date(2025, 3, 11)


def place(block: int) -> Vindplaats:
    return Vindplaats(blok=block, van=0, tot=5)


def row(tekst: str, *wie: str, block: int = 40) -> Actie:
    return Actie(tekst=tekst, citaat=tekst, vindplaats=place(block), agendapunt="9", eigenaren=wie, soort="lijst", grond=ROW)


def said(tekst: str, *wie: str, before: str = "", block: int = 2) -> Actie:
    return Actie(tekst=tekst, citaat=tekst + ".", vindplaats=place(block), agendapunt="4", eigenaren=wie, grond="werkwoord", ervoor=before)


def label(tekst: str, *wie: str, block: int = 3) -> Actie:
    return replace(said(tekst, *wie, block=block), soort="lijst", grond='label "Actie"')


def minutes(*acties: Actie, heading: str = "Rondgang", day: date = DAY) -> Verslag:
    agenda = (
        Agendapunt(nummer="4", niveau=1, titel=heading, vindplaats=place(1)),
        Agendapunt(nummer="9", niveau=1, titel="Actielijst", vindplaats=place(30)),
    )
    return Verslag(
        bestand=f"{day}.docx",
        sha256=f"{day}{[a.tekst for a in acties]}",
        vergadering=Vergadering(overleg="Regiegroep Groene Linten", datum=day),
        agenda=agenda,
        acties=acties,
    )


@pytest.fixture
def register(tmp_path):
    with Register(tmp_path / "vervolg.sqlite") as made:
        yield made


def outcome(register, *verslagen: Verslag) -> str:
    """What became of the two actions: "een", "vraag" (two, and the secretary is asked) or "twee"."""
    for verslag in verslagen:
        ledger = register.record(verslag)
    if len(ledger.acties) == 1:
        return "een"
    return "vraag" if any(m.code == "mogelijk_dezelfde_actie" for m in ledger.meldingen) else "twee"


ONE = [
    # the heading says what the row adds
    ("Poelen", said("Teun belt met Wendel", "Teun"), row("Contact opnemen met Wendel over de poelen", "Teun")),
    ("Zaadmarkt 2025", said("Met de kwekers een voorstel maken", "Teun"), row("Voorstel zaadmarkt 2025", "Teun")),
    # so does the text before it
    (
        "Rondvraag",
        said("Mira neemt dit mee terug naar het waterschap", "Mira", before="Er staat een hek om het gemaal."),
        row("Hek om het gemaal navragen bij het waterschap", "Mira"),
    ),
    ("Bermen", said("Mira stuurt de maaikaart rond", "Mira"), row("Rondsturen maaikaart", "Mira")),
    ("Bermen", said("De kaart met egels wordt door Ilse nagezonden", "Ilse"), row("Egelkaart: kaart met egels nazenden", "Ilse")),
    # nobody is named in the sentence
    ("Markt", said("De kramenlijst en de plattegrond worden gepubliceerd"), row("Kramenlijst en plattegrond publiceren", "Teun")),
    ("Markt", said("De kwekers krijgen een uitnodiging voor de zaadmarkt"), row("Kwekers uitnodigen voor de zaadmarkt", "Teun")),
    # everybody, or a role
    ("Leden", said("Alle leden mailen hun foto's van de wandeling", "alle leden"), row("Foto's van de wandeling mailen", "Allen")),
    ("Kerkhof", said("De beheerder houdt een avond voor buren van het kerkhof", "beheerder"), row("Avond buren kerkhof", "P. Kok")),
]
TWO = [
    # one person, another thing
    ("Website", said("Ilse zet de foto's op de website", "Ilse"), row("Nieuwsbrief op de website plaatsen", "Ilse")),
    ("Bankjes", said("Ilse belt de gemeente over de bankjes", "Ilse"), row("Gemeente bellen over de bomen", "Ilse")),
    ("Hek", said("Teun vraagt drie offertes op voor het hek", "Teun"), row("Offerte van de schilder tekenen", "Teun")),
    ("Begroting", said("Mira stelt de begroting 2026 op", "Mira"), row("Begroting 2025 rondsturen", "Mira")),
    # one thing, another task
    ("Jubileum", said("Mira schrijft het draaiboek", "Mira"), row("Draaiboek betalen", "Mira")),
    # another person
    ("Poelen", said("Ilse meet de poelen", "Ilse"), row("Poelen uitbaggeren", "Teun")),
    # nobody is named, and little is shared
    ("Markt", said("We zoeken nog vrijwilligers"), row("Zaadmengsels bestellen", "Teun")),
]


@pytest.mark.parametrize(("heading", "sentence", "listed"), ONE, ids=lambda x: x.tekst if isinstance(x, Actie) else "")
def test_one_action(register, heading, sentence, listed):
    assert outcome(register, minutes(sentence, listed, heading=heading)) == "een"


@pytest.mark.parametrize(("heading", "sentence", "listed"), TWO, ids=lambda x: x.tekst if isinstance(x, Actie) else "")
def test_two_actions(register, heading, sentence, listed):
    assert outcome(register, minutes(sentence, listed, heading=heading)) != "een"

"""What is only said, wished or done elsewhere is no task, however much it looks like one; its neighbours are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from pipeline import language
from pipeline.document import Block, Document, Kind
from pipeline.extraction.actions import DATED, SURE, is_task
from pipeline.extraction.commitments import Candidate, candidates
from pipeline.extraction.dates import dates
from pipeline.extraction.no_task import against, only_told, routine
from pipeline.extraction.roster import roster
from pipeline.model import Deelnemer, Vergadering, Verslag, Vindplaats
from pipeline.structure.outline import Outline, Section

LIKELY = 0.6  # what the classifier might think of it


@pytest.fixture(scope="module")
def read() -> Callable[[str], Candidate]:
    nlp = language.load()
    here = Vindplaats(blok=0, van=0, tot=0)
    people = tuple(Deelnemer(naam=name, vindplaats=here) for name in ("Els de Boer", "Jan Prins"))
    verslag = Verslag(bestand="verslag.docx", sha256="", vergadering=Vergadering(datum=date(2026, 3, 12)), aanwezig=people)

    def one(text: str) -> Candidate:
        blocks = (Block(kind=Kind.HEADING, text="Voortgang", level=1, marker="2."), Block(kind=Kind.PARAGRAPH, text=text))
        section = Section(number="2", level=1, title="Voortgang", headings=(0,), first=1, last=2)
        document = Document(name="verslag.docx", format="docx", sha256="", blocks=blocks)
        parse = language.parse(Outline(document=document, kind="verslag", sections=(section,)), nlp)
        return candidates(parse, dates(parse, verslag), roster(verslag))[0]

    return one


@pytest.mark.parametrize(
    ("text", "no_task"),
    [
        ("Els wil een keer een avond over bijen organiseren.", True),
        ("We willen bekijken of dat goedkoper kan.", True),
        ("Els wil dat wel regelen.", False),
        ("Els wil er een dag in de week wel voor zorgen.", False),
        ("Els wil wel graag een antwoord.", True),
        ("Els en Jan willen op 3 oktober een avond organiseren.", False),
        ("Els vraagt de buren of zij willen helpen.", False),
        ("Misschien moeten we de buren schrijven.", True),
        ("Eventueel Jan vragen.", True),
        ("Mogelijk komt er meer, besloten wordt dit later te bespreken.", False),
        ("Voorstel: een feestcommissie oprichten.", True),
        ("Voorstel aan Jan: kijken wat een tent kost.", False),
        ("Als er dan nog niets ligt, gaan we erheen.", True),
        ("Als de vergunning er is, bestelt Els de banken.", False),
        ("Volgens Els gaat de winkel in mei sluiten.", True),
        ("Op de vraag van Jan volgt een ontkennend antwoord.", True),
        ("De leden worden gevraagd in te stemmen met de huur.", True),
        ("Els vraagt naar de brug.", True),
        ("Els vraagt de buren naar de brug.", False),
        ("Jan maakt zich zorgen over de zomer.", True),
        ("Els spreekt de jarige toe.", True),
        ("Els peilt de meningen.", True),
        ("Els peilt bij de buren wie er meedoet.", False),
        ("De leden worden gevraagd hun sleutel in te leveren.", False),
        ("De minister stuurt voor de zomer een brief naar de Kamer.", True),
        ("De politie koppelt dit terug aan de werkgroep.", False),
        ("De politie maakt een rooster, dat de stuurgroep in mei ziet.", False),
        ("Punt 4 wordt van de agenda afgevoerd.", True),
        ("Oude verf wordt voor 1 mei door Jan afgevoerd.", False),
        ("Els vraagt aandacht voor de stoep.", True),
        ("Jan vraagt of de brug open blijft.", True),
        ("Jan vraagt hoe dat werkt en belt de molenaar.", False),
        ("Els steunt het plan en zegt toe dat de keuken meewerkt.", False),
        ("Els stelt voor een tent te huren.", True),
        ("Els stelt een rooster op voor de bar.", False),
        ("De borrel begint voortaan om acht uur.", True),
        ("Jan zegt toe dat de brief voortaan eerder komt.", False),
        ("Jan stuurt de lijst voortaan per post.", False),
        ("Jan vraagt of er koffie is; Els belt de bakker.", False),
        ("Vandaag zullen we de cijfers bespreken.", True),
        ("Jan mailt de cijfers vandaag.", False),
        ("Voor verdere vragen wordt verzocht Jan te bellen.", True),
        ("Voor de markt wordt Jan gevraagd te bellen.", False),
        ("Jan vraagt waar de stoelen staan.", True),
        ("Jan vraagt de bakker om een prijs.", False),
        ("Jan vraagt zich hardop af hoe dat kan.", True),
        ("Bij de rondvraag vraagt Els of de deur open mag.", True),
        ("Bij de rondvraag vraagt Els of de deur open mag; Jan belt de koster.", False),
        ("Daarom vraagt zij Els of zij kan komen.", False),
        ("Dat gaat Els niet doen.", True),
        ("Els gaat niet alleen de lijst maken.", False),
        ("Dat gaat Els niet doen, dus Jan belt de koster.", False),
        ("Els kan misschien een keer een taart bakken.", True),
        ("Els kan misschien bakken, zij vraagt de bakker.", False),
        ("Jan biedt aan te zingen, waar iedereen om moet lachen.", True),
        ("Els gaat met bloemen langs, ze lacht erbij.", False),
        ("(Els)", True),
        ("Els regelt.", False),
        ("Els stuurt de lijst rond.", False),
    ],
)
def test_against(text: str, no_task: bool, read: Callable[[str], Candidate]) -> None:
    assert against(read(text), LIKELY, SURE) is no_task


@pytest.mark.parametrize(
    ("text", "is_routine"),
    [
        ("Els schrijft elke maand het bericht.", True),
        ("Els schrijft deze maand het bericht.", False),
        ("Els zal elke maand een bericht schrijven.", False),
    ],
)
def test_routine(text: str, is_routine: bool, read: Callable[[str], Candidate]) -> None:
    assert routine(read(text)) is is_routine


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Els vraagt waarom de huur stijgt.", True),
        ("Els vraagt na waarom de huur stijgt.", False),
        ("De brief is inmiddels afgerond.", True),
    ],
)
def test_only_told(text: str, told: bool, read: Callable[[str], Candidate]) -> None:
    assert only_told(read(text)) is told


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("Afgesproken: Els en Jan bellen elke week met de molenaar.", True),
        ("Afspraak: bakker uitnodigen voor de markt, door Els.", True),
        ("Afgesproken: geen muziek na tienen.", False),
        ("Besluit: Els gaat namens de buurt praten met de molenaar.", True),
        ("Besluit: de huur gaat omhoog.", False),
    ],
)
def test_under_the_label_of_a_decision(text: str, task: bool, read: Callable[[str], Candidate]) -> None:
    assert is_task(read(text), LIKELY) is task


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("De uitreiking vindt plaats tijdens de bijeenkomst in mei.", False),
        ("In juni komt de voltallige werkgroep bijeen.", False),
        ("De beurs vindt op 3 juni plaats, Els zal daar een praatje houden.", True),
        ("De proef start op 3 juni bij de molenaar.", True),
    ],
)
def test_named_day_to_come(text: str, task: bool, read: Callable[[str], Candidate]) -> None:
    """From DATED on a sentence with a day to come is a task, but not one that only says that something is on."""
    assert is_task(read(text), DATED) is task

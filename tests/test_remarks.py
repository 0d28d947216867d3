"""Remarks, facts and announcements that stand between tasks, each beside a sentence that looks like it and is a task."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language

from pipeline import extraction, language, readers, structure
from pipeline.document import Block, Document, Kind
from pipeline.extraction.actions import SURE
from pipeline.extraction.commitments import Candidate, candidates
from pipeline.extraction.dates import dates
from pipeline.extraction.elliptic import share_of
from pipeline.extraction.remarks import remark
from pipeline.extraction.roster import roster
from pipeline.model import Actie, Deelnemer, Vergadering, Verslag, Vindplaats
from pipeline.structure.outline import Outline, Section

LIKELY = 0.6  # what the classifier might think of it


@pytest.fixture(scope="module")
def read(nlp: Language) -> Callable[..., list[Candidate]]:
    here = Vindplaats(blok=0, van=0, tot=0)
    people = tuple(Deelnemer(naam=name, vindplaats=here) for name in ("Els de Boer", "Jan Prins"))
    verslag = Verslag(bestand="verslag.docx", sha256="", vergadering=Vergadering(datum=date(2026, 3, 12)), aanwezig=people)

    def some(*texts: str, kind: Kind = Kind.PARAGRAPH) -> list[Candidate]:
        rows = tuple(Block(kind=Kind.PARAGRAPH if t.endswith(":") else kind, text=t) for t in texts)
        blocks = (Block(kind=Kind.HEADING, text="Voortgang", level=1, marker="2."), *rows)
        section = Section(number="2", level=1, title="Voortgang", headings=(0,), first=1, last=len(blocks))
        document = Document(name="verslag.docx", format="docx", sha256="", blocks=blocks)
        parse = language.parse(Outline(document=document, kind="verslag", sections=(section,)), nlp)
        return list(candidates(parse, dates(parse, verslag), roster(verslag)))

    return some


@pytest.mark.parametrize(
    ("text", "no_task"),
    [
        ("In april houden we de volgende vergadering.", True),
        ("In april houden we de volgende vergadering over de haven en Els regelt de zaal.", False),
        ("De volgende keer zitten we op donderdag bij Jan.", True),
        ("Iedere klacht wordt door twee mensen gelezen.", True),
        ("Iedere klacht wordt voortaan door Els gelezen.", False),
        ("Els vervangt Jan.", True),
        ("Els vervangt de lamp in de hal.", False),
        ("Els vervangt Jan op 3 mei bij de balie.", False),
        ("Jan bespreekt de planning aan de hand van een tabel.", True),
        ("Jan zal de planning aan de hand van een tabel maken.", False),
        ("Els doet haar best.", True),
        ("Els doet haar best om de lijst voor maandag te sturen.", False),
        ("Van Dam krijgt de opdracht.", True),
        ("Van Dam krijgt de opdracht om het dak te maken.", False),
        ("Jan biedt zich aan.", True),
        ("Jan meldt zich.", True),
        ("Jan biedt zich aan om te koken.", False),
        ("Volgende keer zien we elkaar op 3 mei in de molen.", True),
        ("We zien elkaar op 3 mei, Els stuurt de lijst rond.", False),
        ("De verzekeraar moet binnen zes weken antwoorden.", True),
        ("Els moet binnen zes weken antwoorden.", False),
        ("De brief moet nog binnen zes weken weg.", False),
        ("16 april volgende stuurgroep.", True),
        ("Volgende week dinsdag volgende werkgroep.", True),
        ("16 april stukken voor de stuurgroep klaar.", False),
        ("Volgende werkgroep beter voorbereiden.", False),
        ("Dinsdag 3 februari gesprek Els en Jan met de molenaar", True),
        ("3 februari: lijst van die dag aanvullen", False),
        ("Lijst van 3 februari aanvullen.", False),
        ("Aandachtspunt: de stoep voor de school.", True),
        ("Aandachtspunten doorgeven aan Els.", False),
        ("Aandachtspunt: Jan zal de stoep laten maken.", False),
        ("Idee, een tent huren voor het feest.", True),
        ("Ambitie is om vaker bij elkaar te komen.", True),
        ("Opmerkingen naar Els sturen.", False),
        ("De keuken heeft nog steeds prioriteit.", True),
        ("Els maakt zich zorgen over de stoep.", True),
        ("Els maakt zich zorgen over de stoep en belt de gemeente.", False),
        ("Jan neemt daar genoegen mee.", True),
        ("Jan neemt de sleutel mee.", False),
        ("Jan dringt bij het bestuur aan op spoed.", True),
        ("Jan zal bij het bestuur op spoed aandringen.", False),
        ("We juichen het plan van harte toe.", True),
        ("Els en Jan worden namens de buurt afgevaardigd.", True),
        ("Er moet nog een penningmeester worden gekozen, Els zoekt.", False),
        ("De voorzitter concludeert dat het plan naar de raad gaat.", True),
        ("De voorzitter concludeert dat Els het plan aanpast.", False),
        ("Els hakt de knoop door: het wordt de grote zaal.", True),
        ("Jan neemt ons mee in de cijfers.", True),
        ("En dat we een tweede tent zoeken.", True),
        ("Dat zoekt Els uit.", False),
        ("Graag melden bij Els.", True),
        ("Aanmelden kan tot 3 mei.", True),
        ("De vereniging aanmelden bij de gemeente.", False),
        ("Els vraagt iedereen om de was voortaan zelf te doen.", True),
        ("Jan stuurt de lijst voortaan per post.", False),
        ("We doen dit met vrijwilligers.", True),
        ("We doen dit voor 3 mei.", False),
        ("Leden moeten zich online kunnen aanmelden.", True),
        ("Het formulier moet worden aangepast zodat leden zich kunnen aanmelden.", False),
        ("We wachten de uitslag rustig af.", True),
        ("Er wordt gevraagd om meer licht te plaatsen.", True),
        ("Els wordt gevraagd om meer licht te plaatsen.", False),
        ("Jan vragen voor de muziek?", True),
        ("Kan Jan de muziek regelen?", False),
    ],
)
def test_remark(text: str, no_task: bool, read: Callable[..., list[Candidate]]) -> None:
    assert remark(read(text)[0], LIKELY, SURE) is no_task


def test_a_list_of_options_holds_no_tasks(read: Callable[..., list[Candidate]]) -> None:
    rows = ("Opties voor het beheer:", "Sleutel bij de buren leggen", "Kastje plaatsen", "Els belt de slotenmaker", "Daarna:", "Bellen.")
    found = read(*rows, kind=Kind.LIST_ITEM)
    assert [remark(c, LIKELY, SURE) for c in found] == [False, True, True, False, False, False]


def test_what_stands_behind_options_is_text_again(read: Callable[..., list[Candidate]]) -> None:
    found = read("Wensen:", "Een grotere tent huren", "Er is lang over gesproken. De tent bestellen bij de verhuurder.")
    assert ["onder opties" in c.found for c in found] == [False, True, False, False]


def test_tasks_under_a_heading_of_actions_stay(read: Callable[..., list[Candidate]]) -> None:
    found = read("Directe acties:", "Sleutel bij de buren leggen", "Kastje plaatsen", kind=Kind.LIST_ITEM)
    assert [remark(c, LIKELY, SURE) for c in found] == [False, False]


def acts(tmp_path: Path, nlp: Language, text: str) -> list[Actie]:
    path = tmp_path / "verslag.md"
    head = "# Verslag bestuur 3 maart 2026\n\nAanwezig: Els Vos, Jan Prins\n\n## 1. Opening\n\nJan opent.\n\n## 2. Kantine\n\n"
    path.write_text(f"{head}{text}\n", encoding="utf-8")
    found = extraction.extract(language.parse(structure.outline(readers.read(path)), nlp))
    assert isinstance(found, Verslag)
    return list(found.acties)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Is er al een dag voor het feest? Nee, moet nog worden gepland.",
            "Is er al een dag voor het feest? Nee, moet nog worden gepland.",
        ),
        ("De lijst is bijna af. Moet nog worden nagekeken door iemand.", "De lijst is bijna af. Moet nog worden nagekeken door iemand."),
        ("De lijst is bijna af. De tap moet nog worden nagekeken.", "De tap moet nog worden nagekeken."),
    ],
)
def test_what_leans_on_the_sentence_before_is_quoted_with_it(text: str, quote: str, tmp_path: Path, nlp: Language) -> None:
    assert [a.citaat for a in acts(tmp_path, nlp, text)] == [quote]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("De tap lekt al weken. Dat is een actiepunt, er komt een nieuwe tap.", "Er komt een nieuwe tap (over: Kantine)"),
        ("Dit wordt dus een actiepunt: de tap laten nakijken.", "De tap laten nakijken (over: Kantine)"),
    ],
)
def test_what_is_called_an_action_is_worded_without_that(text: str, told: str, tmp_path: Path, nlp: Language) -> None:
    assert [a.tekst for a in acts(tmp_path, nlp, text)] == [told]


@pytest.mark.parametrize(
    ("item", "level", "whole"),
    [
        ("Kantine: Els", 2, "Over een week een rooster maken"),
        ("Kantine: Els", 1, ""),
        ("Kantine: Els belt de bakker", 2, ""),
        ("Kantine", 2, ""),
    ],
)
def test_a_share_of_the_item_above(item: str, level: int, whole: str, read: Callable[..., list[Candidate]]) -> None:
    task = "Over een week een rooster maken"
    blocks = [Block(kind=Kind.LIST_ITEM, text=t, level=n) for t, n in (("Voortgang", 1), (task, 1), (item, level))]
    assert share_of(read(task, item, kind=Kind.LIST_ITEM)[1], blocks) == whole

"""Draft agendas and the dossier, on minutes written here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline import followup
from pipeline.followup.titles import title
from pipeline.model import Actie, Agendapunt, Datumvermelding, Melding, Terugkeer, Vergadering, Verslag, Vindplaats
from pipeline.register import Register

HELD = date(2026, 2, 12)
NEXT = date(2026, 5, 21)


def place(block: int, start: int = 0) -> Vindplaats:
    return Vindplaats(blok=block, van=start, tot=start + 10)


def day(when: date, block: int, overleg: str | None = None, punt: str | None = None) -> Datumvermelding:
    return Datumvermelding(tekst=f"{when.day} mei", van=when, tot=when, vindplaats=place(block), overleg=overleg, agendapunt=punt)


def actie(tekst: str, block: int, punt: str, **more: object) -> Actie:
    return Actie(tekst=tekst, citaat=str(more.pop("citaat", tekst)), vindplaats=place(block), agendapunt=punt, **more)  # type: ignore[arg-type]


def verslag(*acties: Actie, sha: str = "a", **more: object) -> Verslag:
    agenda = (
        Agendapunt(nummer="1", niveau=1, titel="Welkom", vindplaats=place(1)),
        Agendapunt(nummer="2", niveau=1, titel="Fietsroutes", vindplaats=place(3), inleiders=("Mira Dop",)),
        Agendapunt(nummer="3", niveau=1, titel="Nieuwe buurtkaart", vindplaats=place(9)),
    )
    vergadering = Vergadering(overleg="Breed Wijk Overleg Rivierstreek", datum=HELD)
    base = Verslag(bestand="verslag.docx", sha256=sha, vergadering=vergadering, agenda=agenda, acties=acties)
    return replace(base, **more)  # type: ignore[arg-type]


@pytest.fixture
def register(tmp_path):
    with Register(tmp_path / "vervolg.sqlite") as made:
        yield made


def test_a_sentence_that_points_back_takes_the_subject_before_it(register):
    back = Terugkeer(overleg="BWO", datum=NEXT, tekst="Het onderwerp komt op 21 mei terug op de agenda van het BWO.")
    made = followup.dossier(
        register.record(
            verslag(
                actie("Het projectteam zorgt voor uitwerking van het fietsplan.", 5, "2", eigenaren=("projectteam",)),
                replace(actie(back.tekst, 5, "2", terugkeer=back), vindplaats=place(5, 60)),
            )
        )
    )
    (agenda,) = made.agendas
    assert agenda.datum == NEXT and agenda.vorige == HELD and agenda.afkorting == "BWO"
    assert [p.titel for p in agenda.punten] == [
        "Opening en mededelingen",
        "Verslag 12 februari 2026 en actielijst",
        "Uitwerking van het fietsplan",
        "Rondvraag",
        "Sluiting",
    ]
    assert agenda.punten[2].inleiders == ("projectteam",)
    assert agenda.punten[2].herkomst == (
        'Vervolg op punt 2, 12 februari 2026: "Het onderwerp komt op 21 mei terug op de agenda van het BWO."',
    )
    assert [p.nummer for p in agenda.punten] == [1, 2, 3, 4, 5]


def test_a_date_that_names_the_meeting_sends_its_item(register):
    back = Terugkeer(overleg="BWO", datum=NEXT, tekst="Dit komt terug in het BWO")
    made = followup.dossier(
        register.record(verslag(actie("Dit komt terug in het BWO", 5, "2", terugkeer=back), datums=(day(NEXT, 11, "BWO", "3"),)))
    )
    titles = [p.titel for p in made.agendas[0].punten if p.soort == "vervolg"]
    assert titles == ["Fietsroutes", "Nieuwe buurtkaart"]
    assert made.agendas[0].punten[2].inleiders == ("Mira Dop",)


def test_no_next_meeting_leaves_the_date_open(register):
    made = followup.dossier(register.record(verslag()))
    assert made.agendas[0].datum is None
    assert [p.soort for p in made.agendas[0].punten] == ["vast"] * 4


def test_open_actions_due_by_then_come_along_and_later_ones_do_not(register):
    back = Terugkeer(overleg="BWO", datum=NEXT, tekst="Dit komt terug in het BWO")
    made = followup.dossier(
        register.record(
            verslag(
                actie("Dit komt terug in het BWO", 5, "2", terugkeer=back),
                actie("Mira stuurt de kaart rond", 6, "2", deadline=day(date(2026, 5, 1), 6)),
                actie("Mira vraagt subsidie aan", 7, "2", deadline=day(date(2026, 6, 1), 7)),
                actie("Mira ruimt de kast op", 8, "2", deadline=day(date(2026, 5, 1), 8), status="gereed"),
            )
        )
    )
    assert [a.tekst for a in made.agendas[0].acties] == ["Mira stuurt de kaart rond"]
    assert [a.nummer for a in made.acties] == ["BWO-001", "BWO-002", "BWO-003", "BWO-004"]


def test_meldingen_of_the_minutes_come_along(register):
    doubt = Melding(code="naam_twee_spellingen", tekst="Dop of Dopp?")
    assert doubt in followup.dossier(register.record(verslag(meldingen=(doubt,)))).meldingen


@pytest.mark.parametrize(
    ("text", "item", "expected"),
    [
        ("Het onderwerp parkeren komt terug op de agenda van het BWO van 21 mei.", "Mobiliteit", "Parkeren"),
        ("Op 21 mei wordt de begroting opnieuw besproken.", "Financiën", "Begroting"),
        (
            "Vervolg: In het volgende BWO op 21 mei zal er verder worden gesproken over het onderwerp veilige schoolroutes.",
            "Wijk",
            "Veilige schoolroutes",
        ),
        ("BWO 21 mei: update aan de wijkraden.", "Buurtkaart", "Buurtkaart: update aan de wijkraden"),
        ("De jaarrekening wordt in mei ter vaststelling voorgelegd.", "Financiën", "Jaarrekening"),
        ("Dit komt volgende keer terug.", "Sportpark", "Sportpark"),
        ("Conceptvisie agenderen voor het overleg van 21 mei", "Visie", "Conceptvisie"),
    ],
)
def test_titles(text, item, expected):
    assert title(text, item) == expected

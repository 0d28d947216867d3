"""Recurring duties of annual plans in the wordings of Dutch secretaries: who owes what to whom, how often, and on whose agenda it comes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import language, readers, structure
from pipeline.extraction.plan import plan as read_plan
from pipeline.followup.links import Row, links
from pipeline.language import frequency
from pipeline.model import Activiteit, Jaarplan, Vindplaats

BODIES = "De stuurgroep stelt de koers vast. Het Bestuurlijk Beraad (BB) beslist over geld."
HEAD = f"# Jaarplan 2026 Netwerk Duinrand\n\n## Organisatie\n\n{BODIES}\n\n"
READ = Callable[..., Jaarplan]


@pytest.fixture(scope="module")
def nlp():
    return language.load()


@pytest.fixture
def read(tmp_path: Path, nlp) -> READ:
    def plan(*lines: str, head: str = HEAD) -> Jaarplan:
        path = tmp_path / "plan.md"
        path.write_text(head + "\n\n".join(lines) + "\n", encoding="utf-8")
        return read_plan(language.parse(structure.outline(readers.read(path)), nlp))

    return plan


@pytest.mark.parametrize(
    ("sentence", "van", "aan", "onderwerp"),
    [
        # who receives is the one it is owed to
        (
            "Ieder kwartaal krijgt het BB een update over de cijfers van het netwerk.",
            None,
            ("BB",),
            "update over de cijfers van het netwerk",
        ),
        ("De stuurgroep ontvangt maandelijks van de projectleider een kort overzicht.", "projectleider", ("stuurgroep",), "kort overzicht"),
        ("De stuurgroep wordt halfjaarlijks door het kernteam bijgepraat over de proef.", "kernteam", ("stuurgroep",), "proef"),
        ("Twee keer per jaar wordt de cliëntenraad om advies gevraagd over de folders.", None, ("cliëntenraad",), "advies"),
        ("Het bestuur houdt de ledenraad elk kwartaal op de hoogte van de verbouwing.", "bestuur", ("ledenraad",), "verbouwing"),
        # what a body discusses itself is on its own agenda
        ("De stuurgroep bespreekt ieder kwartaal de voortgang van de proef.", None, ("stuurgroep",), "voortgang van de proef"),
        ("De jaarrekening wordt jaarlijks in april vastgesteld door het BB.", None, ("BB",), "jaarrekening"),
        ("Eens per jaar stelt de stuurgroep de begroting vast.", None, ("stuurgroep",), "begroting"),
        # where it is discussed
        ("De wachttijden staan elk kwartaal op de agenda van de stuurgroep.", None, ("stuurgroep",), "wachttijden"),
        ("De voortgang wordt halfjaarlijks besproken in het BB.", None, ("BB",), "voortgang"),
        ("In de stuurgroep komt de begroting eens per kwartaal aan de orde.", None, ("stuurgroep",), "begroting"),
        ("Op de ledenvergadering presenteert de penningmeester jaarlijks de cijfers.", "penningmeester", ("ledenvergadering",), "cijfers"),
        # who tells
        ("De netwerkcoördinator steunt de groepen en rapporteert per kwartaal aan het BB.", "netwerkcoördinator", ("BB",), None),
        ("De werkgroepen doen elk kwartaal verslag aan de stuurgroep.", "werkgroepen", ("stuurgroep",), "verslag"),
        ("Het bureau stuurt elke maand cijfers naar de praktijken en de stuurgroep.", "bureau", ("stuurgroep",), "cijfers"),
        ("Per kwartaal: rapportage van de directeur aan de raad van toezicht", "directeur", ("raad van toezicht",), "rapportage"),
        ("Het bureau maakt om de twee maanden een overzicht voor de stuurgroep.", "bureau", ("stuurgroep",), "overzicht"),
    ],
)
def test_who_owes_what_to_whom(read: READ, sentence: str, van: str | None, aan: tuple[str, ...], onderwerp: str | None) -> None:
    assert [(t.van, t.aan, t.onderwerp) for t in read(sentence).terugkerend] == [(van, aan, onderwerp)]


@pytest.mark.parametrize(
    ("sentence", "body", "often"),
    [
        ("Het BB vergadert zes keer per jaar.", "Bestuurlijk Beraad", "zes keer per jaar"),
        ("De stuurgroep komt elke eerste maandag van de maand bij elkaar.", "stuurgroep", "elke eerste maandag van de maand"),
        ("Vier keer per jaar vergadert de stuurgroep in het gemeentehuis.", "stuurgroep", "vier keer per jaar"),
        ("De stuurgroep bewaakt de planning. Zij komt elke 6 weken bijeen.", "stuurgroep", "elke 6 weken"),
    ],
)
def test_a_rhythm_of_meetings_is_no_item_of_an_agenda(read: READ, sentence: str, body: str, often: str) -> None:
    plan = read(sentence)
    assert [(t.aan, t.onderwerp) for t in plan.terugkerend] == [((), "vergadering")]
    assert {g.naam: g.vergadert for g in plan.gremia}[body] == often


def test_a_body_that_meets_and_discusses_has_the_item(read: READ) -> None:
    (duty,) = read("De stuurgroep vergadert elk kwartaal en bespreekt dan de cijfers.").terugkerend
    assert (duty.aan, duty.onderwerp) == (("stuurgroep",), "cijfers")


@pytest.mark.parametrize(
    ("sentence", "months"),
    [
        ("De stuurgroep ontvangt na de zomer een overzicht van de kosten.", (9,)),
        ("Het BB krijgt in mei en oktober een rapportage.", (5, 10)),
        ("Jaarlijks in november bespreekt de stuurgroep de begroting.", (11,)),
        ("Vóór 1 maart stuurt het bureau het jaarverslag aan het BB.", (1,)),
        ("Elk kwartaal, voor het eerst in maart, krijgt het BB een rapportage.", ()),
    ],
)
def test_the_months_in_which_it_is_due(read: READ, sentence: str, months: tuple[int, ...]) -> None:
    assert [t.maanden for t in read(sentence).terugkerend] == [months]


@pytest.mark.parametrize("sentence", ["In mei houden we een open dag.", "In november 2025 besprak de stuurgroep de begroting."])
def test_an_event_of_the_year_is_no_duty(read: READ, sentence: str) -> None:
    assert read(sentence).terugkerend == ()


def test_the_task_of_a_body_is_what_stands_before_how_often_it_meets(read: READ) -> None:
    plan = read("De regieraad kiest de onderwerpen, verdeelt het geld en komt zes keer per jaar bij elkaar.")
    (body,) = (g for g in plan.gremia if g.naam == "regieraad")
    assert (body.taak, body.vergadert) == ("De regieraad kiest de onderwerpen, verdeelt het geld", "zes keer per jaar")


TABLE = "## Afkortingen\n\n| Afkorting | Betekenis |\n|---|---|\n"
TABLE += "| MDO | Multidisciplinair overleg |\n| BB | Bestuurlijk Beraad |\n| AB | Algemeen Bestuur |"


def test_an_abbreviation_is_a_body_only_where_the_plan_names_one(read: READ) -> None:
    plan = read("Elke praktijk houdt een MDO. Wij leggen de begroting voor aan het AB.", TABLE)
    assert {g.afkorting for g in plan.gremia if g.afkorting} == {"BB", "AB"}
    assert {a.kort for a in plan.afkortingen} == {"MDO", "BB", "AB"}


def test_a_table_of_reports_says_to_whom(read: READ) -> None:
    rows = "| Wat | Door | Aan wie | Hoe vaak |\n|---|---|---|---|\n| Cijfers | penningmeester | stuurgroep en BB | elk kwartaal |"
    assert [(t.van, t.aan, t.onderwerp) for t in read("## Rapportages", rows).terugkerend] == [
        ("penningmeester", ("stuurgroep", "BB"), "Cijfers")
    ]


def test_a_table_of_bodies_gives_task_and_rhythm(read: READ) -> None:
    rows = "| Overleg | Doel | Frequentie |\n|---|---|---|\n| Zorgtafel (ZT) | Stemt af | 4x per jaar |"
    (body,) = (g for g in read("## Overlegstructuur", rows).gremia if g.afkorting == "ZT")
    assert (body.naam, body.taak, body.vergadert) == ("Zorgtafel", "Stemt af", "4x per jaar")


def test_working_groups_behind_a_colon(read: READ) -> None:
    assert read("Er zijn drie werkgroepen: Groen, Verkeer en Zorg.").werkgroepen == ("Groen", "Verkeer", "Zorg")


def test_headings_with_only_a_list_under_an_area_are_themes(read: READ) -> None:
    lists = "## Wat gaan we doen?\n\n### Jeugd\n\n- Kamp in de zomer\n- Nieuwe hengels\n\n### Water\n\n- Steiger bouwen"
    plan = read(lists)
    assert [(a.thema, a.titel) for a in plan.activiteiten] == [
        ("Jeugd", "Kamp in de zomer"),
        ("Jeugd", "Nieuwe hengels"),
        ("Water", "Steiger bouwen"),
    ]


def test_a_list_above_a_result_is_what_is_done(read: READ) -> None:
    goal = (
        "## Speerpunten\n\n### Speerpunt 1: Dicht bij huis\n\n- Twee plekken openen\n- Vervoer regelen\n\nBeoogd resultaat: minder reizen."
    )
    plan = read(goal)
    assert [(a.thema, a.titel) for a in plan.activiteiten] == [
        ("Dicht bij huis", "Twee plekken openen"),
        ("Dicht bij huis", "Vervoer regelen"),
    ]


def test_a_sentence_at_the_top_is_no_title(read: READ) -> None:
    head = (
        "# Uitvoeringsprogramma wonen 2026\n\nDe raad heeft in 2024 het beleidsplan vastgesteld.\n\nHet werkplan volgt dat beleidsplan.\n\n"
    )
    plan = read("De stuurgroep krijgt elk kwartaal een update.", head=head)
    assert (plan.titel, plan.jaar) == ("Uitvoeringsprogramma wonen 2026", 2026)


@pytest.mark.parametrize(
    ("wording", "months"),
    [
        ("elke eerste maandag", 1),
        ("de laatste donderdag van de maand", 1),
        ("iedere dinsdag", 0.25),
        ("om de zes weken", 1.5),
        ("elke 2 maanden", 2),
        ("eens in de drie maanden", 3),
        ("om het jaar", 24),
        ("elk voorjaar", 12),
    ],
)
def test_more_wordings_of_how_often(wording: str, months: float) -> None:
    assert frequency.find(f"Dat gebeurt {wording} in de zaal.")[0] == wording  # type: ignore[index]
    assert frequency.months(wording) == months


# --- links

PLACE = Vindplaats(blok=0, van=0, tot=1)
ACTIVITIES = tuple(Activiteit(titel=t, vindplaats=PLACE) for t in ("Leefpad dementie", "Beweegbus op het plein", "Hitteplan"))


@pytest.mark.parametrize(
    ("text", "activity", "why"),
    [
        ("Opmerkingen verwerken in het leefpad en rondsturen", 0, "deels zelfde woorden (Leefpad)"),
        ("Poster beweegbus laten drukken", 1, "deels zelfde woorden (Beweegbus)"),
    ],
)
def test_the_word_that_names_an_activity_links_in_doubt_and_is_shown_as_written(text: str, activity: int, why: str) -> None:
    (link,) = links([Row(text=text)], ACTIVITIES)
    assert link is not None and (link.activity, link.sure, link.why) == (activity, False, why)


def test_the_plural_of_a_name_or_a_word_of_two_titles_does_not_link() -> None:
    twice = (*ACTIVITIES, Activiteit(titel="Leefpad COPD", vindplaats=PLACE))
    assert links([Row(text="Tekst voor leefpaden diabetes schrijven")], ACTIVITIES) == [None]
    assert links([Row(text="Opmerkingen in het leefpad verwerken")], twice) == [None]

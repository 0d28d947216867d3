"""Draft agendas and the dossier, on minutes written here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from itertools import pairwise

import pytest

from pipeline import followup
from pipeline.followup.titles import title
from pipeline.model import (
    Actie,
    Agendapunt,
    Datumvermelding,
    Dossier,
    Gremium,
    Jaarplan,
    Melding,
    Terugkeer,
    Terugkerend,
    Terugkomst,
    Vergadering,
    Verslag,
    Vindplaats,
)
from pipeline.register import Edit

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


def test_two_sentences_on_one_subject_are_one_item(register):
    back = Terugkeer(overleg="BWO", datum=NEXT, tekst="Het fietsplan komt op 21 mei terug in het BWO.")
    vague = Terugkeer(overleg="BWO", datum=None, tekst="De conceptversie van het fietsplan wordt geagendeerd.")
    acties = actie(vague.tekst, 4, "2", terugkeer=vague), replace(actie(back.tekst, 7, "2", terugkeer=back), eigenaren=("Bo",))
    (agenda,) = followup.dossier(register.record(verslag(*acties))).agendas
    (punt,) = [p for p in agenda.punten if p.soort == "vervolg"]
    assert (punt.titel, punt.inleiders, len(punt.herkomst)) == ("Fietsplan", ("Bo",), 2)


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


def test_an_owner_is_asked_for_until_the_register_has_one(register):
    task = actie("De kaart wordt rondgestuurd", 5, "2")
    doubt = Melding(code="actie_zonder_eigenaar", tekst="Wie pakt dit op?", vindplaats=task.vindplaats)
    ledger = register.record(verslag(task, meldingen=(doubt,)))
    assert doubt in followup.dossier(ledger).meldingen
    known = replace(ledger, acties=tuple(replace(a, eigenaren=("Mira",)) for a in ledger.acties))
    assert doubt not in followup.dossier(known).meldingen


def test_an_action_to_be_confirmed_is_asked_about_once(register):
    """It stands in a list of its own, where its owner is filled in."""
    task = actie("De kaart moet nog rond", 5, "2", te_bevestigen=True)
    doubt = Melding(code="actie_zonder_eigenaar", tekst="Wie pakt dit op?", vindplaats=task.vindplaats)
    assert doubt not in followup.dossier(register.record(verslag(task, meldingen=(doubt,)))).meldingen


@pytest.mark.parametrize(("words", "block", "told"), [("oktober", 5, True), ("oktober", 7, False), ("donderdag 3 maart", 7, True)])
def test_a_date_on_which_nothing_rests_is_not_asked_about(register, words, block, told):
    doubt = Melding(code="datum_onzeker", tekst="Is dit goed gelezen?", citaat=words, vindplaats=place(block))
    made = followup.dossier(register.record(verslag(actie("Mira snoeit in oktober", 5, "2"), meldingen=(doubt,))))
    assert (doubt in made.meldingen) is told


def test_a_few_words_of_the_item_and_a_sentence_on_a_person_become_the_item():
    assert title("De notitie komt op 18 juni terug in het BWO", "Notitie ouderenzorg") == "Notitie ouderenzorg"
    assert title("Mira maakt een rapportage voor het BWO van 18 juni", "Fietsroutes", names=frozenset(["mira"])) == "Fietsroutes"


def test_meldingen_of_the_minutes_come_along(register):
    doubt = Melding(code="naam_twee_spellingen", tekst="Dop of Dopp?")
    assert doubt in followup.dossier(register.record(verslag(meldingen=(doubt,)))).meldingen


def test_two_spellings_of_a_name_are_asked_about_once(register):
    doubt = Melding(code="naam_twee_spellingen", tekst="Dezelfde persoon lijkt op twee manieren geschreven: 'Bo Dop' en 'Bo Dopp'.")
    turned = replace(doubt, tekst="Dezelfde persoon lijkt op twee manieren geschreven: 'Bo Dopp' en 'Bo Dop'.")
    other = replace(doubt, tekst="Dezelfde persoon lijkt op twee manieren geschreven: 'Bo Dop' en 'Bo Drop'.")
    register.record(verslag(meldingen=(doubt,)))
    later = Vergadering(overleg="Kernploeg", datum=NEXT)  # also in the minutes of another body
    made = followup.dossier(register.record(verslag(sha="b", meldingen=(turned, other), vergadering=later)))
    assert [m for m in made.meldingen if m.code == doubt.code] == [other]


PLAN = Jaarplan(
    bestand="jaarplan.docx",
    sha256="plan",
    titel="Jaarplan 2026",
    jaar=2026,
    gremia=(Gremium(naam="Breed Wijk Overleg", afkorting="BWO", vindplaats=place(1)), Gremium(naam="Kernploeg", vindplaats=place(2))),
    terugkerend=(
        Terugkerend(
            citaat="De kernploeg geeft ieder kwartaal een update aan het BWO.",
            frequentie="ieder kwartaal",
            van="kernploeg",
            aan=("BWO",),
            vindplaats=place(3),
        ),
        Terugkerend(citaat="Er is regelmatig overleg.", frequentie="regelmatig", aan=("BWO",), vindplaats=place(4)),
    ),
)


def going(held: date, following: date, sha: str) -> Verslag:
    back = Terugkeer(overleg="BWO", datum=following, tekst="De begroting komt terug in het BWO")
    made = verslag(actie(back.tekst, 5, "2", terugkeer=back), sha=sha)
    return replace(made, vergadering=replace(made.vergadering, datum=held))


def test_a_duty_of_the_annual_plan_is_on_the_agenda_once_a_quarter(register):
    register.learn(PLAN)
    days = [HELD, date(2026, 5, 21), date(2026, 6, 18), date(2026, 9, 3)]
    made = [followup.dossier(register.record(going(held, following, str(held)))) for held, following in pairwise(days)]
    duty = [[p.titel for p in dossier.agendas[0].punten if p.soort == "terugkerend"] for dossier in made]
    assert duty == [["Update kernploeg (ieder kwartaal)"], [], ["Update kernploeg (ieder kwartaal)"]]


def test_a_body_of_the_plan_is_the_body_of_the_minutes(register):
    register.learn(PLAN)
    ledger = register.record(verslag())
    assert [b.prefix for b in ledger.bodies] == ["BWO", "KER"] and ledger.body.naam == "Breed Wijk Overleg Rivierstreek"


def test_what_another_body_sends_comes_on_the_agenda_of_the_first(register):
    register.learn(PLAN)
    back = Terugkeer(overleg="Kernploeg", datum=NEXT, tekst="De planning van de poelen komt terug in de kernploeg")
    made = followup.dossier(register.record(verslag(actie(back.tekst, 5, "2", terugkeer=back))))
    other = made.agendas[1]
    assert (other.overleg, other.datum) == ("Kernploeg", NEXT)
    assert other.punten[2].herkomst[0].startswith("Vervolg op punt 2, Breed Wijk Overleg Rivierstreek, 12 februari 2026")


def test_what_was_closed_since_is_not_sent(register):
    back = Terugkeer(overleg="BWO", datum=NEXT, tekst="De begroting komt terug in het BWO")
    first = verslag(actie(back.tekst, 5, "2", terugkeer=back))
    register.record(first)
    register.apply_edits([Edit(nummer="BWO-001", veld="status", waarde="vervallen", datum=HELD, bron="actielijst.docx")])
    made = followup.dossier(register.ledger(first.sha256))
    assert [p.soort for p in made.agendas[0].punten] == ["vast"] * 4


def test_the_secretary_sets_items_times_dates_and_what_is_left_out(register):
    register.path.with_name("gremia.toml").write_text(
        """
[[overleg]]
naam = "Breed Wijk Overleg Rivierstreek"
afkorting = "BWO"
agenda = ["Welkom", "Verslag van {verslag}", "...", "Wat verder ter tafel komt"]
tijd = "9.30 - 11:00"
plaats = "Dorpshuis"
data = [2026-01-08, 2026-04-16]
sla_over = ["buurtkaart"]
parkeer = ["Fietsplan"]
""",
        encoding="utf-8",
    )
    sent = [
        replace(actie(text, 5 + i, "2", terugkeer=Terugkeer(overleg=None, datum=None, tekst=text)), vindplaats=place(5 + 3 * i))
        for i, text in enumerate(("Het fietsplan komt terug.", "De nieuwe buurtkaart komt terug.", "De speelplekken komen terug."))
    ]
    made = followup.dossier(register.record(verslag(*sent)))
    (agenda,) = made.agendas
    assert [p.titel for p in agenda.punten] == ["Welkom", "Verslag van 12 februari 2026", "Speelplekken", "Wat verder ter tafel komt"]
    assert (agenda.datum, agenda.begintijd, agenda.eindtijd, agenda.locatie) == (date(2026, 4, 16), time(9, 30), time(11), "Dorpshuis")
    assert ["Fietsplan" in m.tekst for m in made.meldingen if m.code == "punt_geparkeerd"] == [True]


def test_the_agenda_of_any_body_can_be_asked_for(register):
    register.learn(PLAN)
    register.record(verslag())
    ledger = register.latest("kernploeg")
    kernploeg = next(b for b in ledger.bodies if b.naam == "Kernploeg")
    assert followup.agenda_for(ledger, kernploeg, NEXT).overleg == "Kernploeg"
    assert register.latest("onbekende club") is None


def sends(text: str, block: int, punt: str, ervoor: str = "", zeker: bool = True, **back: object) -> Terugkomst:
    terugkeer = Terugkeer(**{"overleg": "BWO", "datum": None, "tekst": text} | back)  # type: ignore[arg-type]
    return Terugkomst(citaat=text, vindplaats=place(block), terugkeer=terugkeer, agendapunt=punt, ervoor=ervoor, zeker=zeker)


def sent_on(made: Dossier) -> list[str]:
    return [p.titel for p in made.agendas[0].punten if p.soort == "vervolg"]


def test_a_decision_that_postpones_puts_its_subject_on_the_agenda(register):
    """By its own sentence: the action that stands above it has nothing to do with it."""
    task = actie("Mira belt de molenaar over de sleutel", 10, "3", eigenaren=("Mira Dop",))
    back = sends("Het besluit over de leges van de markt wordt aangehouden tot het BWO van 21 mei.", 11, "3", datum=NEXT)
    made = followup.dossier(register.record(verslag(task, terugkomsten=(back,), datums=(day(NEXT, 11, "BWO", "3"),))))
    assert sent_on(made) == ["Leges van de markt"]
    assert made.agendas[0].punten[2].herkomst == (f'Vervolg op punt 3, 12 februari 2026: "{back.citaat}"',)


def test_an_item_without_a_subject_quotes_the_sentence_before(register):
    back = sends("Dit punt komt op 21 mei terug.", 5, "1", "Bo vraagt aandacht voor de hoogte van de heg.", datum=NEXT)
    assert sent_on(followup.dossier(register.record(verslag(terugkomsten=(back,))))) == ["Hoogte van de heg"]


def test_an_answer_is_about_the_question_before_it(register):
    task = actie("Ja, in juni, de dag prikken we volgende keer", 2, "1", terugkeer=Terugkeer(overleg="BWO", datum=None, tekst=""))
    asked = replace(task, ervoor="De koffie is op. Bo: burendag, gaan we die nog houden?")
    assert sent_on(followup.dossier(register.record(verslag(asked)))) == ["Burendag"]
    quoted = replace(
        task, tekst=f"{task.tekst} (over: “Bo: knotdag, gaan we die nog houden?”)", terugkeer=replace(task.terugkeer, tekst=task.tekst)
    )
    assert sent_on(followup.dossier(register.record(verslag(quoted, sha="b")))) == ["Knotdag"]


def test_who_did_something_else_does_not_bring_a_subject_in(register):
    task = actie("Bo Smit en Mira Dop vegen het plein", 10, "3", eigenaren=("Bo Smit", "Mira Dop"))
    back = actie("Punt aangehouden tot de volgende vergadering", 11, "3", terugkeer=Terugkeer(overleg="BWO", datum=None, tekst=""))
    (agenda,) = followup.dossier(register.record(verslag(task, back))).agendas
    assert [(p.titel, p.inleiders) for p in agenda.punten if p.soort == "vervolg"] == [("Nieuwe buurtkaart", ())]


def test_an_answer_in_writing_is_for_no_meeting(register):
    text = "De wethouder komt hier schriftelijk op terug, uiterlijk 2 maart"
    back = Terugkeer(overleg="BWO", datum=date(2026, 3, 2), tekst=text)
    made = followup.dossier(register.record(verslag(actie(text, 5, "2", terugkeer=back))))
    assert (made.agendas[0].datum, sent_on(made)) == (None, [])


@pytest.mark.parametrize(
    ("said", "own"), [("commissievergadering", True), ("volgende commissievergadering", True), ("raadsvergadering", False)]
)
def test_the_kind_of_meeting_is_the_own_body(register, said, own):
    back = sends("De bomen worden aangehouden tot de vergadering van 21 mei.", 5, "2", overleg=said, datum=NEXT)
    made = followup.dossier(register.record(verslag(vergadering=Vergadering(overleg="commissie Groen", datum=HELD), terugkomsten=(back,))))
    assert (sent_on(made) == ["Bomen"]) is own
    assert bool([m for m in made.meldingen if m.code == "terugkeer_onbekend_overleg"]) is not own


def test_the_first_agenda_has_the_usual_time_and_place_at_once(register):
    """As gremia.toml will have them; the minute at which a meeting happened to close is no plan."""
    held = Vergadering(overleg="BWO", datum=HELD, begintijd=time(19, 30), eindtijd=time(21, 40), locatie="De Schuur")
    (first,) = followup.dossier(register.record(verslag(vergadering=held))).agendas
    assert (first.begintijd, first.eindtijd, first.locatie) == (time(19, 30), None, "De Schuur")
    assert first.overgenomen.startswith("Tijd en plaats zijn als de vorige keer")
    (again,) = followup.dossier(register.record(verslag(vergadering=held))).agendas
    assert again == first


def test_what_is_in_doubt_is_on_no_agenda(register):
    back = sends("Misschien komt de heg terug in het BWO van 21 mei.", 5, "2", zeker=False, datum=NEXT)
    assert sent_on(followup.dossier(register.record(verslag(terugkomsten=(back,), datums=(day(NEXT, 5, "BWO", "2"),))))) == []


def test_a_period_waits_for_the_first_meeting_in_it(register):
    """Never on a meeting before it; while no date in it is known, that is told."""
    back = sends("De buurtkaart komt in het vierde kwartaal terug.", 11, "3", van=date(2026, 10, 1), tot=date(2026, 12, 31))
    first = verslag(terugkomsten=(back,), datums=(day(NEXT, 2, "BWO", "1"),))
    made = followup.dossier(register.record(first))
    assert (made.agendas[0].datum, sent_on(made)) == (NEXT, [])
    (told,) = [m.tekst for m in made.meldingen if m.code == "terugkeer_zonder_datum"]
    assert "tussen 1 oktober 2026 en 31 december 2026" in told and "Nieuwe buurtkaart" in told
    register.path.with_name("gremia.toml").write_text(
        '[[overleg]]\nnaam = "Breed Wijk Overleg Rivierstreek"\nafkorting = "BWO"\ndata = [2026-05-21, 2026-10-08, 2026-11-19]\n',
        encoding="utf-8",
    )
    ledger = register.record(first)
    assert not [m for m in followup.dossier(ledger).meldingen if m.code == "terugkeer_zonder_datum"]
    planned = {d: followup.agenda_for(ledger, ledger.body, d) for d in (NEXT, date(2026, 10, 8), date(2026, 11, 19))}
    assert [[p.titel for p in a.punten if p.soort == "vervolg"] for a in planned.values()] == [[], ["Nieuwe buurtkaart"], []]


def test_a_meeting_that_is_not_known_is_told(register):
    back = sends("De heg komt op 21 mei terug in de stuurgroep Groen.", 5, "2", overleg="stuurgroep Groen", datum=NEXT)
    made = followup.dossier(register.record(verslag(terugkomsten=(back,))))
    assert ["stuurgroep Groen" in m.tekst for m in made.meldingen if m.code == "terugkeer_onbekend_overleg"] == [True]


def test_next_time_of_another_body_is_its_planned_meeting(register):
    register.learn(PLAN)
    back = sends("De heg gaat ter bespreking naar de kernploeg.", 5, "2", overleg="Kernploeg")
    told = followup.dossier(register.record(verslag(terugkomsten=(back,))))
    assert [m.code for m in told.meldingen if m.code == "terugkeer_zonder_datum"] == ["terugkeer_zonder_datum"]
    register.path.with_name("gremia.toml").write_text('[[overleg]]\nnaam = "Kernploeg"\ndata = [2026-04-02]\n', encoding="utf-8")
    made = followup.dossier(register.record(verslag(terugkomsten=(back,))))
    other = next(a for a in made.agendas if a.overleg == "Kernploeg")
    assert (other.datum, [p.titel for p in other.punten if p.soort == "vervolg"]) == (date(2026, 4, 2), ["Fietsroutes"])


def test_who_prepares_is_not_asked_when_the_agenda_names_somebody(register):
    back = Terugkeer(overleg="BWO", datum=NEXT, tekst="De fietsroutes komen op 21 mei terug in het BWO")
    bare = replace(back, tekst="De buurtkaart komt op 21 mei terug in het BWO")
    acties = actie(back.tekst, 4, "2", terugkeer=back), actie(bare.tekst, 10, "3", terugkeer=bare)
    doubts = tuple(Melding(code="actie_zonder_eigenaar", tekst="Wie?", vindplaats=a.vindplaats) for a in acties)
    made = followup.dossier(register.record(verslag(*acties, meldingen=doubts)))
    assert [p.inleiders for p in made.agendas[0].punten if p.soort == "vervolg"] == [("Mira Dop",), ()]
    assert [m for m in made.meldingen if m.code == "actie_zonder_eigenaar"] == [doubts[1]]


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
        ("Na de werkdag volgt een terugkoppeling.", "Sportpark", "Sportpark: terugkoppeling"),
        ("Bo Smit zal voor de volgende vergadering:", "Sportpark", "Sportpark"),
        ("Als dit klaar is wordt het plan besproken.", "Sportpark", "Sportpark"),
        ("<actie Bo> De toegangspas bespreken", "Sportpark", "Toegangspas"),
        ("Bo komt terug in het BWO", "Sportpark", "Sportpark"),
        ("Conceptvisie agenderen voor het overleg van 21 mei", "Visie", "Conceptvisie"),
        ("Het onderdeel speelplekken is niet besproken en schuift door naar de volgende vergadering.", "Wijk", "Speelplekken"),
        ("Besluitvorming over de kosten wordt uitgesteld tot het BWO van 21 mei.", "Sportpark", "Sportpark: besluitvorming over de kosten"),
        ("De telling van de auto's gaat naar het BWO van 21 mei.", "Mobiliteit", "Telling van de auto's"),
        ("Dit punt wordt wegens tijdgebrek verschoven naar de volgende keer.", "Sportpark", "Sportpark"),
        ("Over de huisregels praten we in de volgende vergadering verder.", "Sportpark", "Huisregels"),
        ("Vaststelling van het rooster stellen we uit tot november.", "Sportpark", "Vaststelling van het rooster"),
        ("Punt aangehouden tot de volgende vergadering.", "Sportpark", "Sportpark"),
        ("Wordt aangehouden tot het BWO van 21 mei.", "Sportpark", "Sportpark"),
        ("De nota komt in het eerste kwartaal van 2027 op de agenda van het BWO.", "Parkeren", "Parkeren: nota"),
    ],
)
def test_titles(text, item, expected):
    assert title(text, item, names={"bo", "smit"}) == expected

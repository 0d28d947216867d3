"""The register: numbers that stay, actions that carry over, whatever order documents come in. All minutes are written here."""

from __future__ import annotations

import random
import sqlite3
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import WerkmapFout
from pipeline.model import (
    Actie,
    Agendapunt,
    Besluit,
    Datumvermelding,
    Deelnemer,
    Gremium,
    Jaarplan,
    Melding,
    Terugkeer,
    Vergadering,
    Verslag,
    Vindplaats,
)
from pipeline.register import Edit, Register, bodies, facts, gremia, people, queries
from pipeline.register.status import ROW

BODY = "Regiegroep Groene Linten"
ONE, TWO, THREE, FOUR = date(2025, 1, 14), date(2025, 3, 11), date(2025, 5, 13), date(2025, 9, 9)


def place(block: int = 1) -> Vindplaats:
    return Vindplaats(blok=block, van=0, tot=5, bladzijde=2)


def row(tekst: str, *wie: str, status: str = "", klaar: bool = False, tot: date | None = None, **more) -> Actie:
    made = Actie(
        tekst=tekst,
        citaat=tekst,
        vindplaats=place(),
        agendapunt="6",
        eigenaren=wie,
        deadline=Datumvermelding(tekst=f"{tot:%d-%m-%Y}", van=tot, tot=tot, vindplaats=place()) if tot else None,
        statustekst=status,
        soort="lijst",
        grond=ROW,
        status="gereed" if klaar else "open",
    )
    return replace(made, **more)


def said(tekst: str, *wie: str, **more) -> Actie:
    return replace(row(tekst, *wie, **more), soort="tekst", grond="werkwoord", citaat=tekst + ".")


def minutes(day: date | None, *acties: Actie, body: str | None = BODY, name: str = "", besluiten: tuple[str, ...] = ()) -> Verslag:
    name = name or f"verslag {day}.docx"
    return Verslag(
        bestand=name,
        sha256=f"{name}|{body}|{[a.tekst for a in acties]}",
        vergadering=Vergadering(overleg=body, datum=day),
        agenda=(Agendapunt(nummer="6", niveau=1, titel="Rondgang", vindplaats=place()),),
        acties=acties,
        besluiten=tuple(Besluit(tekst=b, citaat=b, vindplaats=place(), agendapunt="6") for b in besluiten),
    )


SERIES = (
    minutes(
        ONE,
        row("Contact opnemen met Wendel over de toekomst van de werkgroep Bijenlinten", "Mira Dop"),
        row("Bermenkaart publiceren op de website", "Teun", tot=date(2025, 2, 1)),
        row("GGD vragen mee te doen met de werkgroep Schaduw", "Teun"),
        row("Zaadmengsels bestellen", "Mira Dop", status="loopt"),
        said("Ilse rekent de kosten van de poelen na", "Ilse"),
        besluiten=("De bermenkaart wordt vastgesteld.",),
    ),
    minutes(
        TWO,
        row("Met Wendel bellen over toekomst werkgroep Bijenlinten", "Mira Dop", status="loopt"),
        row("Bermenkaart publiceren op website", "Teun", tot=date(2025, 5, 1)),
        row("RIVM vragen mee te doen met de werkgroep Schaduw", "Teun"),
        row("GGD vragen mee te doen met de werkgroep Schaduw", "Teun", klaar=True, status="afgerond"),
    ),
    minutes(
        THREE,
        row("Met Wendel bellen over toekomst werkgroep Bijenlinten", "Ilse", status="loopt"),
        row("Bermenkaart publiceren op website", "Teun", tot=date(2025, 9, 1)),
        row("RIVM vragen mee te doen met de werkgroep Schaduw", "Teun", klaar=True, status="vervallen"),
        row("GGD vragen mee te doen met de werkgroep Schaduw", "Teun", klaar=True, status="afgerond"),
        besluiten=("De subsidie wordt aangevraagd.",),
    ),
    minutes(FOUR, row("Met Wendel bellen over toekomst werkgroep Bijenlinten", "Ilse", klaar=True, status="doorgehaald")),
)


def recorded(verslagen, folder: Path | None = None):
    with tempfile.TemporaryDirectory() as temporary, Register((folder or Path(temporary)) / "vervolg.sqlite") as made:
        for verslag in verslagen:
            made.record(verslag)
        return [made.ledger(v.sha256) for v in SERIES]


def content(ledger):
    return sorted((replace(a, nummer="") for a in ledger.acties), key=repr), sorted(
        (replace(b, nummer="") for b in ledger.besluiten), key=repr
    )


def by_text(ledger, word: str):
    (found,) = [a for a in ledger.acties if word in a.tekst]
    return found


# --- one action across meetings -----------------------------------------------------------------------------------------------


def test_a_series_keeps_one_number_per_action():
    ledgers = recorded(SERIES)
    assert [a.nummer for a in ledgers[0].acties] == ["RGL-001", "RGL-002", "RGL-003", "RGL-004", "RGL-005"]
    last = ledgers[-1]
    assert [a.nummer for a in last.acties] == [f"RGL-00{n}" for n in range(1, 7)]
    wendel = by_text(last, "Wendel")
    assert (wendel.nummer, wendel.status, wendel.eigenaren) == ("RGL-001", "gereed", ("Ilse",))
    assert (wendel.datum, wendel.afgesloten, wendel.laatst_genoemd) == (ONE, FOUR, FOUR)


def test_status_follows_the_text():
    first, second, third, _ = recorded(SERIES)
    assert by_text(first, "Zaad").status == "loopt"
    assert by_text(second, "GGD").status == "gereed"
    assert by_text(third, "RIVM").status == "vervallen"
    assert by_text(third, "GGD").afgesloten == TWO


def test_a_later_deadline_counts_as_postponed():
    first, second, third, _ = recorded(SERIES)
    assert [by_text(x, "Bermen").uitgesteld for x in (first, second, third)] == [0, 1, 2]
    assert by_text(third, "Bermen").deadline == date(2025, 9, 1)


def test_two_organisations_are_two_actions():
    assert len([a for a in recorded(SERIES)[1].acties if "Schaduw" in a.tekst]) == 2


def test_an_open_action_that_the_list_leaves_out_is_asked_about_and_stays_open():
    second = recorded(SERIES)[1]
    for word in ("Zaad", "poelen"):
        gone = by_text(second, word)
        assert gone.status in ("open", "loopt") and gone.te_bevestigen and gone.gemist == TWO
    (melding,) = [m for m in second.meldingen if m.code == "niet_meer_genoemd"]
    assert "RGL-004" in melding.tekst and "RGL-005" in melding.tekst and "RGL-001" not in melding.tekst


def test_a_promise_with_a_day_to_come_need_not_be_on_the_list_yet(register):
    register.record(minutes(ONE, row("Kaart maken", "Mira"), said("Ilse stuurt de telling na", "Ilse", tot=FOUR)))
    ledger = register.record(minutes(TWO, row("Kaart maken", "Mira")))
    assert by_text(ledger, "telling").gemist is None


def test_a_table_that_repeats_nothing_is_no_running_list(register):
    register.record(minutes(ONE, row("Kaart maken", "Mira")))
    assert not register.record(minutes(TWO, row("Poster ophangen", "Ilse"))).meldingen


def test_a_sentence_and_its_row_are_one_action(register):
    ledger = register.record(
        minutes(ONE, said("Mira neemt contact op met Wendel", "Mira", tot=TWO), row("Contact opnemen met Wendel over bijen", "Mira"))
    )
    (actie,) = ledger.acties
    assert (actie.tekst, actie.deadline) == ("Contact opnemen met Wendel over bijen", TWO)


def test_an_action_shows_where_it_began_and_where_it_was_told_last(register):
    sentence = replace(said("Mira maakt een kaart van de poelen", "Mira"), agendapunt="3")
    first = register.record(minutes(ONE, sentence, row("Kaart maken van de poelen", "Mira"), row("Poster ophangen in de hal")))
    assert [a.bron for a in first.acties] == [
        "verslag 2025-01-14.docx, blz. 2, punt 6 (Rondgang) en punt 3",
        "verslag 2025-01-14.docx, blz. 2, punt 6 (Rondgang)",
    ]
    register.record(minutes(TWO, row("Kaart maken van de poelen", "Mira")))
    third = register.record(minutes(THREE, replace(sentence, agendapunt="4"), row("Kaart maken van de poelen", "Mira")))
    assert third.acties[0].bron == "verslag 2025-01-14.docx, blz. 2, punt 6 (Rondgang) en punt 3; laatst 13-05-2025, punt 6 en punt 4"
    assert third.acties[1].bron == first.acties[1].bron


def test_two_actions_joined_by_hand_show_both_sources(register):
    register.record(minutes(ONE, row("Poster ophangen in de hal", "Mira")))
    register.record(minutes(TWO, row("Poster ophangen in de hal", "Mira"), row("Affiche maken voor de braderie", "Teun")))
    register.apply_edits([edit("RGL-002", "zelfde_als", "RGL-001", TWO)])
    (actie,) = queries.acties(register)
    assert actie.bron == "verslag 2025-01-14.docx, blz. 2, punt 6 (Rondgang); laatst 11-03-2025, punt 6"


def test_a_doubtful_pair_is_asked_once_with_both_numbers(register):
    register.record(minutes(ONE, row("Rondsturen concept-convenant", "Mira")))
    ledger = register.record(minutes(TWO, row("Convenant rondsturen aan de leden", "Mira")))
    (melding,) = [m for m in ledger.meldingen if m.code == "mogelijk_dezelfde_actie"]
    assert "RGL-001" in melding.tekst and "RGL-002" in melding.tekst
    again = register.record(minutes(THREE, row("Convenant rondsturen aan de leden", "Mira")))
    assert not [m for m in again.meldingen if m.code == "mogelijk_dezelfde_actie"]


def test_a_finished_action_comes_back_only_when_repeated_literally(register):
    register.record(minutes(ONE, row("Nieuwsbrief versturen aan leden", "Mira", klaar=True)))
    ledger = register.record(minutes(TWO, row("Nieuwsbrief versturen aan leden", "Mira")))
    assert [(a.nummer, a.status, a.afgesloten) for a in ledger.acties] == [("RGL-001", "open", None)]
    assert [m.code for m in ledger.meldingen] == ["actie_heropend"]
    register.record(minutes(THREE, row("Nieuwsbrief versturen aan leden", "Mira", klaar=True)))
    later = register.record(minutes(FOUR, said("Mira verstuurt de nieuwsbrief aan de leden", "Mira")))
    assert [(a.nummer, a.status) for a in later.acties] == [("RGL-001", "gereed"), ("RGL-002", "open")]


def test_two_rows_written_as_one(register):
    register.record(minutes(ONE, row("Regels voor bermbeheer opstellen", "Teun"), row("Uitleg geven over de kosten van maaien", "Teun")))
    joined = row("Regels voor bermbeheer opstellen. Uitleg geven over de kosten van maaien", "Teun")
    ledger = register.record(minutes(TWO, joined))
    assert [(a.nummer, a.status) for a in ledger.acties] == [("RGL-001", "open"), ("RGL-002", "vervallen")]
    assert [m.code for m in ledger.meldingen] == ["actie_opgegaan"]


# --- order, repetition, interruption ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(6))
def test_any_order_gives_the_same_register(seed):
    shuffled = random.Random(seed).sample(SERIES, len(SERIES))
    assert [content(x) for x in recorded(shuffled)] == [content(x) for x in recorded(SERIES)]


TEXTS = st.sampled_from(
    [
        "Kaart maken van poelen",
        "Poelenkaart maken",
        "Wendel bellen",
        "Wendel bellen over bermen",
        "GGD uitnodigen",
        "RIVM uitnodigen",
        "Wet lezen",
    ]
)
ROWS = st.builds(
    lambda t, w, k, p: (said if p else row)(t, *w, klaar=k),
    TEXTS,
    st.sampled_from([(), ("Mira",), ("Teun",)]),
    st.booleans(),
    st.booleans(),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(ROWS, max_size=4), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_any_order_of_any_series(lists, rng):
    made = [minutes(date(2025, i + 1, 7), *acties) for i, acties in enumerate(lists)]
    results = []
    for order in (made, rng.sample(made, len(made))):
        with tempfile.TemporaryDirectory() as folder, Register(Path(folder) / "r.sqlite") as register:
            for verslag in order:
                register.record(verslag)
            ledgers = [register.ledger(v.sha256) for v in made]
            assert all(len({a.nummer for a in x.acties}) == len(x.acties) for x in ledgers)
            results.append([content(x) for x in ledgers])
    assert results[0] == results[1]


def test_a_number_once_delivered_stays_when_older_minutes_arrive(register):
    before = {a.tekst: a.nummer for a in register.record(SERIES[2]).acties}
    for verslag in (SERIES[0], SERIES[1], SERIES[3]):
        register.record(verslag)
    after = {a.tekst: a.nummer for a in register.ledger(SERIES[2].sha256).acties}
    assert before.items() <= after.items()


def test_the_same_document_twice_changes_nothing(register):
    register.record(SERIES[0])
    once = register.ledger(SERIES[0].sha256)
    assert register.record(SERIES[0]) == once


def test_an_interrupted_run_leaves_nothing_and_uses_up_no_number(register):
    with pytest.raises(RuntimeError), register.transaction():
        register.record(SERIES[0])
        register.remember(SERIES[0].sha256, "x", "verwerkt")
        raise RuntimeError
    assert not register.seen(SERIES[0].sha256) and register.ledger(SERIES[0].sha256) is None and register.bodies() == ()
    assert register.record(SERIES[0]).acties[0].nummer == "RGL-001"


def test_numbers_are_never_used_again(register):
    register.record(minutes(ONE, row("Kaart maken"), row("Wendel bellen"), name="verslag v1.docx"))
    register.record(minutes(ONE, row("Kaart maken"), name="verslag v2.docx"))
    assert [a.nummer for a in register.record(minutes(TWO, row("Poster ophangen"))).acties] == ["RGL-001", "RGL-003"]


def test_seen_and_remembered(register):
    register.remember("a", "a.docx", "mislukt")
    assert not register.seen("a")
    register.remember("a", "a.docx", "verwerkt")
    assert register.seen("a") and not register.seen("b")


def test_the_register_survives_closing(tmp_path):
    recorded(SERIES[:2], tmp_path)
    with Register(tmp_path / "vervolg.sqlite") as register:
        assert by_text(register.record(SERIES[2]), "Wendel").nummer == "RGL-001"


def test_a_newer_register_and_a_damaged_one_are_refused(tmp_path):
    db = sqlite3.connect(tmp_path / "new.sqlite")
    db.execute("PRAGMA user_version = 99")
    db.close()
    (tmp_path / "broken.sqlite").write_bytes(b"geen database, maar wel honderden tekens tekst" * 50)
    for name in ("new.sqlite", "broken.sqlite"):
        with pytest.raises(WerkmapFout):
            Register(tmp_path / name)


def test_minutes_without_date_or_body_stand_alone(register):
    register.record(SERIES[0])
    loose = register.record(minutes(None, row("Zaadmengsels bestellen", "Mira Dop"), name="los.docx"))
    assert [a.datum for a in loose.acties] == [None]
    nameless = [register.record(minutes(d, row("Zaadmengsels bestellen"), body=None)) for d in (ONE, TWO)]
    assert nameless[1].body.naam == bodies.UNKNOWN and len({a.nummer for x in nameless for a in x.acties}) == 2


def test_a_wide_space_in_a_name_is_one_space(register):
    for day, name in ((ONE, "Regiegroep  Groene Linten"), (TWO, "Regiegroep Groene\tLinten ")):
        ledger = register.record(minutes(day, row("Kaart maken", "Mira"), body=name))
    assert [b.naam for b in register.bodies()] == ["Regiegroep Groene Linten"] == [ledger.body.naam]
    assert {a.overleg for a in ledger.acties} == {"Regiegroep Groene Linten"}


# --- corrected minutes --------------------------------------------------------------------------------------------------------


def test_corrected_minutes_keep_numbers_and_show_the_difference(register):
    concept = minutes(
        ONE, row("Kaart maken van de poelen", "Mira"), row("Wendel bellen", "Teun"), row("Poster ophangen"), name="Verslag concept.docx"
    )
    register.record(concept)
    final = minutes(ONE, row("Wendel bellen", "Ilse"), row("Kaart maken van alle poelen", "Mira"), name="Verslag vastgesteld.docx")
    ledger = register.record(final)
    assert {a.nummer: (a.tekst, a.eigenaren) for a in ledger.acties} == {
        "RGL-001": ("Kaart maken van alle poelen", ("Mira",)),
        "RGL-002": ("Wendel bellen", ("Ilse",)),
    }
    (melding,) = ledger.meldingen
    assert melding.code == "verslag_gecorrigeerd"
    assert "2 acties gewijzigd en 1 actie vervallen" in melding.tekst and "RGL-003" in melding.tekst


def test_a_corrected_day_is_a_change_and_no_action_that_is_gone(register):
    may, june = date(2025, 5, 30), date(2025, 6, 6)
    for name, day, words in (("concept", may, "30 mei"), ("vastgesteld", june, "6 juni")):
        promised = said(f"Mira stuurt de kaart aan alle vijf buurten, uiterlijk {words}", "Mira", tot=day)
        alone = said(f"Teun vraagt de brandweer om advies, uiterlijk {words}", "Teun", tot=day)
        listed = row("Kaart aan de vijf buurten sturen", "Mira", tot=day)
        ledger = register.record(minutes(ONE, promised, alone, listed, name=f"Verslag {name}.docx"))
    assert [(a.nummer, a.deadline) for a in ledger.acties] == [("RGL-001", june), ("RGL-002", june)]
    (melding,) = ledger.meldingen
    first, *lines, last = melding.tekst.splitlines()
    assert first.endswith("Verschil: 2 acties gewijzigd.") and "vervallen" not in melding.tekst
    assert sorted(lines) == [
        '- gewijzigd: RGL-001 "Kaart aan de vijf buurten sturen" (wanneer: nu 6 juni 2025, was 30 mei 2025)',
        '- gewijzigd: RGL-002 "Teun vraagt de brandweer om advies, uiterlijk 6 juni" (wanneer: nu 6 juni 2025, was 30 mei 2025)',
    ]
    assert last == "Nummers en wat u met de hand wijzigde, blijven staan."


def test_many_missing_actions_are_told_as_a_list(register):
    tasks = ("Wendel bellen over de poelen", "Poster ophangen in de hal", "Subsidie aanvragen bij het fonds", "Koffie bestellen")
    register.record(minutes(ONE, *(row(t, "Mira") for t in tasks)))
    ledger = register.record(minutes(TWO, row(tasks[0], "Mira")))
    (told,) = [m.tekst for m in ledger.meldingen if m.code == "niet_meer_genoemd"]
    assert [line for line in told.splitlines() if line.startswith("- ")] == [
        '- RGL-002 "Poster ophangen in de hal"',
        '- RGL-003 "Subsidie aanvragen bij het fonds"',
        '- RGL-004 "Koffie bestellen"',
    ]


def test_a_day_set_by_hand_is_told_as_a_person_writes_it(register):
    register.record(minutes(ONE, row("Poster ophangen in de hal", "Mira")))
    register.apply_edits([edit("RGL-001", "deadline", "2025-12-01")])
    ledger = register.record(minutes(TWO, row("Poster ophangen in de hal", "Mira", tot=date(2025, 12, 31))))
    (told,) = [m.tekst for m in ledger.meldingen if m.code == "anders_dan_met_de_hand"]
    assert "ingevuld: 1 december 2025. Dit verslag zegt: 31 december 2025." in told


def test_a_concept_never_replaces_adopted_minutes(register):
    register.record(minutes(ONE, row("Wendel bellen", "Ilse"), name="Verslag vastgesteld.docx"))
    ledger = register.record(minutes(ONE, row("Wendel bellen", "Teun"), row("Poster ophangen"), name="Verslag concept.docx"))
    assert [(a.nummer, a.eigenaren) for a in ledger.acties] == [("RGL-001", ("Ilse",))]
    assert [m.code for m in ledger.meldingen] == ["oudere_versie"]


def test_two_meetings_on_one_day_are_no_correction(register):
    other = replace(minutes(ONE, row("Poster ophangen"), name="b.docx"), agenda=(replace(SERIES[0].agenda[0], titel="Begroting"),))
    register.record(minutes(ONE, row("Wendel bellen"), name="a.docx"))
    ledger = register.record(other)
    assert not [m for m in ledger.meldingen if m.code == "verslag_gecorrigeerd"]
    assert [a.tekst for a in queries.acties(register)] == ["Wendel bellen", "Poster ophangen"]


# --- changes by hand ----------------------------------------------------------------------------------------------------------


def edit(nummer: str, veld: str, waarde: str, datum: date = ONE, was: str | None = None) -> Edit:
    return Edit(nummer=nummer, veld=veld, waarde=waarde, datum=datum, bron="actielijst.docx", was=was)


def test_a_value_set_by_hand_survives_re_reading_and_repetition(register):
    register.record(SERIES[0])
    assert register.apply_edits([edit("RGL-003", "status", "gereed", was="open"), edit("RGL-002", "eigenaren", "Ilse, Mira Dop")]) == ()
    register.record(SERIES[0])
    ledger = register.record(
        minutes(TWO, row("GGD vragen mee te doen met de werkgroep Schaduw", "Teun"), row("Bermenkaart publiceren", "Teun"))
    )
    assert by_text(ledger, "GGD").status == "gereed" and by_text(ledger, "Bermen").eigenaren == ("Ilse", "Mira Dop")
    told = [m.tekst for m in ledger.meldingen if m.code == "anders_dan_met_de_hand"]
    assert len(told) == 2 and all("blijven staan" in t for t in told)


def test_a_name_in_full_is_no_other_person(register):
    register.record(minutes(ONE, row("Poster ophangen in de hal", "Teun")))
    register.apply_edits([edit("RGL-001", "eigenaren", "Mira")])
    ledger = register.record(minutes(TWO, row("Poster ophangen in de hal", "Mira Dop")))
    assert not [m for m in ledger.meldingen if m.code == "anders_dan_met_de_hand"]
    assert by_text(ledger, "Poster").eigenaren in (("Mira",), ("Mira Dop",))
    register.apply_edits([edit("RGL-001", "eigenaren", "Ilse, Mira", datum=TWO)])
    ledger = register.record(minutes(THREE, row("Poster ophangen in de hal", "Wendel", "Mira Dop")))
    assert [m.code for m in ledger.meldingen] == ["anders_dan_met_de_hand"]


def test_newer_minutes_that_say_something_new_win_and_say_so(register):
    register.record(SERIES[0])
    register.apply_edits([edit("RGL-003", "status", "loopt")])
    ledger = register.record(SERIES[1])
    assert by_text(ledger, "GGD").status == "gereed"
    assert ["nieuwer en is gevolgd" in m.tekst for m in ledger.meldingen if m.code == "anders_dan_met_de_hand"] == [True]


def test_the_same_list_twice_changes_nothing(register):
    register.record(SERIES[0])
    changes = [edit("RGL-002", "deadline", "2025-06-01", was="2025-02-01"), edit("RGL-001", "tekst", "Wendel schrijven")]
    register.apply_edits(changes)
    once = register.ledger(SERIES[0].sha256)
    register.apply_edits(changes)
    assert register.ledger(SERIES[0].sha256) == once
    assert (by_text(once, "Bermen").deadline, by_text(once, "Bermen").uitgesteld) == (date(2025, 6, 1), 1)


def test_edits_hold_whatever_order_the_minutes_come_in():
    results = []
    for order in (SERIES, (SERIES[0], SERIES[3], SERIES[2], SERIES[1])):
        with tempfile.TemporaryDirectory() as folder, Register(Path(folder) / "r.sqlite") as register:
            register.record(order[0])
            register.apply_edits([edit("RGL-002", "status", "gereed"), edit("RGL-001", "eigenaren", "Bo")])
            for verslag in order[1:]:
                register.record(verslag)
            results.append([content(register.ledger(v.sha256)) for v in SERIES])
    assert results[0] == results[1]


def test_conflicts_and_mistakes_are_reported(register):
    register.record(SERIES[0])
    register.record(SERIES[1])
    found = register.apply_edits(
        [edit("RGL-003", "status", "loopt", was="open"), edit("XYZ-9", "status", "gereed"), edit("RGL-002", "deadline", "eind mei")]
    )
    assert [m.code for m in found] == ["wijziging_botst", "nummer_onbekend", "waarde_onleesbaar"]
    assert queries.actie(register, "RGL-003").status == "gereed"


def test_two_actions_joined_by_hand_keep_the_oldest_number(register):
    register.record(minutes(ONE, row("Rondsturen concept-convenant", "Mira")))
    register.record(minutes(TWO, row("Convenant rondsturen aan de leden", "Mira")))
    register.apply_edits([edit("RGL-002", "zelfde_als", "RGL-001", TWO)])
    (actie,) = queries.acties(register)
    assert (actie.nummer, actie.tekst, actie.datum) == ("RGL-001", "Convenant rondsturen aan de leden", ONE)
    assert queries.actie(register, "RGL-002") == actie


def test_what_is_joined_is_one_action_in_every_ledger_and_stays_so(register):
    first = minutes(ONE, row("Rondsturen concept-convenant", "Mira"), row("Zaadmengsels bestellen", "Bo"))
    second = minutes(TWO, row("Rondsturen concept-convenant", "Mira", klaar=True), row("Offerte poelen opvragen bij de aannemer", "Mira"))
    register.record(first)
    register.record(second)
    register.apply_edits([edit("RGL-003", "zelfde_als", "RGL-001", TWO)])
    expected = queries.actie(register, "RGL-003")
    assert (expected.nummer, expected.status) == ("RGL-001", queries.actie(register, "RGL-001").status)
    register.record(minutes(FOUR, row("Wandeling uitzetten langs de poelen", "Bo")))
    for verslag in (second, register.latest(BODY).verslag):
        numbers = [a.nummer for a in register.ledger(verslag.sha256).acties]
        assert numbers.count("RGL-001") == 1 and "RGL-003" not in numbers
    shown = by_text(register.latest(BODY), expected.tekst)
    assert (shown.nummer, shown.status) == ("RGL-001", expected.status)
    assert queries.actie(register, "RGL-003") == queries.actie(register, "RGL-001") == shown
    with Register(register.path) as again:
        assert [a.nummer for a in again.latest(BODY).acties] == ["RGL-001", "RGL-002", "RGL-004"]


def test_what_is_joined_later_is_one_on_an_earlier_list(register):
    first = minutes(ONE, row("Rondsturen concept-convenant", "Mira"), row("Leden bellen over de overeenkomst", "Bo"))
    register.record(first)
    register.record(minutes(TWO, row("Rondsturen concept-convenant", "Mira", klaar=True), row("Leden bellen over de overeenkomst", "Bo")))
    added = register.add(BODY, "Overeenkomst naar de leden", TWO, "actielijst.docx")
    register.apply_edits([edit("RGL-001", "zelfde_als", "RGL-002", TWO), edit(added, "zelfde_als", "RGL-002", TWO)])
    for ledger in (register.ledger(first.sha256), register.latest(BODY)):
        assert [a.nummer for a in ledger.acties] == ["RGL-001"]
    assert [a.nummer for a in queries.acties(register)] == ["RGL-001"]
    corrected = replace(first, sha256="nieuw", bestand="verslag nieuw.docx")
    assert [a.nummer for a in register.record(corrected).acties] == ["RGL-001"]


def test_an_action_added_by_hand_gets_a_number_and_carries_over(register):
    register.record(SERIES[0])
    assert register.add(BODY, "Poster ophangen in het dorpshuis", ONE, "actielijst.docx") == "RGL-006"
    assert register.add(BODY, "Poster ophangen in het dorpshuis", ONE, "actielijst.docx") == "RGL-006"
    ledger = register.record(minutes(TWO, row("Poster ophangen in dorpshuis", "Bo", klaar=True)))
    assert (by_text(ledger, "Poster").nummer, by_text(ledger, "Poster").status) == ("RGL-006", "gereed")


def test_history_names_every_change_and_its_source(register):
    for verslag in SERIES:
        register.record(verslag)
    changes = queries.geschiedenis(register, "RGL-002")
    assert [(c.veld, c.oud, c.nieuw, c.bron) for c in changes if c.veld == "deadline"] == [
        ("deadline", "2025-02-01", "2025-05-01", "verslag 2025-03-11.docx"),
        ("deadline", "2025-05-01", "2025-09-01", "verslag 2025-05-13.docx"),
    ]


def test_the_register_as_of_a_day_is_that_of_the_last_meeting_until_then(register):
    register.record(minutes(ONE, row("Bermenkaart publiceren op de website", "Teun", tot=date(2025, 2, 1))))
    register.record(minutes(TWO, row("Bermenkaart publiceren op onze website", "Teun", tot=date(2025, 9, 1))))
    (then,), (now,) = register.as_of(date(2025, 3, 1)), register.as_of(TWO)
    assert (then.tekst, then.deadline) == ("Bermenkaart publiceren op de website", date(2025, 2, 1))
    assert (now.nummer, now.deadline) == (then.nummer, date(2025, 9, 1)) and now == queries.actie(register, then.nummer)
    assert register.as_of(date(2025, 1, 1)) == ()


# --- asking -------------------------------------------------------------------------------------------------------------------


def test_asking_for_actions(register):
    for verslag in SERIES:
        register.record(verslag)
    assert {a.nummer for a in queries.acties(register, open=True)} == {"RGL-002", "RGL-004", "RGL-005"}
    assert [a.nummer for a in queries.acties(register, wie="mira")] == ["RGL-004"]
    assert [a.nummer for a in queries.acties(register, verlopen=date(2025, 12, 1))] == ["RGL-002"]
    assert queries.acties(register, overleg="Onbekende club") == ()
    assert len(queries.acties(register, overleg="RGL")) == 6
    assert [b.nummer for b in queries.besluiten(register)] == ["RGL-B001", "RGL-B002"]


def test_full_text_finds_items_decisions_and_actions_with_their_place(register):
    for verslag in SERIES:
        register.record(verslag)
    found = queries.zoek(register, "bermenkaart vastgest")
    assert [(t.soort, t.nummer, t.datum) for t in found] == [("besluit", "RGL-B001", ONE)]
    assert found[0].bron == "verslag 2025-01-14.docx, blz. 2, punt 6 (Rondgang)"
    assert {t.soort for t in queries.zoek(register, "rondgang")} == {"agendapunt"}
    assert {t.nummer for t in queries.zoek(register, "Wendel")} == {"RGL-001"}
    assert queries.zoek(register, '" OR *') == ()


# --- bodies and facts ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Stuurgroep Buurt-app's", "stuurgroep buurtapps", False),
        ("Stuurgroep Kaart en API's", "Stuurgroep kaart en APIs", True),
        ("TO Waterkoppeling", "Technisch Overleg Waterkoppeling", True),
        ("Werkgroep Lucht", "Werkgroep Water", False),
        ("Breed Overleg", "Breed Overleg Linge", False),
    ],
)
def test_names_of_one_body(a, b, same):
    assert bodies.same(a, b) is same


def test_a_short_name_means_the_only_body_that_fits(register):
    register.record(SERIES[0])
    assert register.record(minutes(TWO, row("Kaart maken"), body="Regiegroep")).body.naam == BODY


def test_prefixes_differ():
    assert bodies.prefix("Breed Wijk Overleg", None, ["BWO"]) == "BWO2"
    assert bodies.prefix("Stuurgroep", None, []) == "STU"
    assert bodies.prefix("Wat dan ook", "B.W.O.", []) == "BWO"


def test_the_abbreviation_is_read_from_the_text(register):
    back = Terugkeer(overleg="BWO", datum=TWO, tekst="Dit komt terug in het BWO")
    ledger = register.record(minutes(ONE, replace(said("Dit komt terug"), terugkeer=back), body="Breed Wijk Overleg Rivierstreek"))
    assert (ledger.body.afkorting, ledger.acties[0].nummer) == ("BWO", "BWO-001")


def test_facts_survive_the_database():
    verslag = replace(SERIES[0], aanwezig=(Deelnemer(naam="Mira Dop", vindplaats=place(), rol="voorzitter"),))
    assert facts.load(facts.dump(verslag)) == verslag
    assert facts.load(facts.dump(verslag).replace('"bestand"', '"later_bedacht": 1, "bestand"', 1)) == verslag


# --- people and gremia.toml ---------------------------------------------------------------------------------------------------


def attended(day: date, *names: str, acties: tuple[Actie, ...] = ()) -> Verslag:
    return replace(minutes(day, *acties), aanwezig=tuple(Deelnemer(naam=n, vindplaats=place()) for n in names))


@pytest.mark.parametrize(
    ("names", "written", "expected"),
    [
        ([["Fenna Tax", "Bo Smit"], ["Fenna Taks"], ["Fenna Tax"]], "Fenna Taks", "Fenna Tax"),
        ([["J. de Wit"], ["Jan de Wit"]], "J. de Wit", "Jan de Wit"),
        ([["Jan de Wit", "Bo Smit"]], "Jan", "Jan de Wit"),
        ([["Jan de Wit"]], "De Wit", "Jan de Wit"),
        ([["Wit, Jan de"]], "Jan", "Jan de Wit"),
        ([["Jan de Wit", "Jan Smit"]], "Jan", "Jan"),
        ([["Jan de Wit", "Joost de Wit"], ["J. de Wit"]], "J. de Wit", "J. de Wit"),
        ([["Anna Bos", "Anne Bos"]], "Anna Bos", "Anna Bos"),
        ([["Jan de Wit"]], "werkgroep Schaduw", "werkgroep Schaduw"),
    ],
)
def test_one_person_for_the_ways_a_name_is_written(names, written, expected):
    verslagen = [attended(date(2025, i + 1, 1), *present) for i, present in enumerate(names)]
    assert people.people(verslagen).name(written) == expected


def test_an_alias_of_the_secretary_goes_first():
    declared = [gremia.Persoon(naam="Antonia Tax", aliassen=("Toos", "Fenna Tax"))]
    who = people.people([attended(ONE, "Fenna Tax")], declared)
    assert who.name("Toos") == who.name("Fenna Tax") == "Antonia Tax"


def test_owners_are_shown_by_their_full_name_and_roles_by_who_holds_them(register):
    first = attended(ONE, "Mira Dop", "Bo Smit", acties=(row("Kaart maken", "Mira"), row("Zaal vastleggen", "de voorzitter")))
    ledger = register.record(replace(first, vergadering=replace(first.vergadering, voorzitter="Bo Smit")))
    assert [a.eigenaren for a in ledger.acties] == [("Mira Dop",), ("Bo Smit",)]


def held_by(verslag: Verslag, **roles: str) -> Verslag:
    return replace(verslag, aanwezig=tuple(Deelnemer(naam=n, vindplaats=place(), rol=r) for r, n in roles.items()))


def test_an_office_that_a_sentence_names_is_the_person_who_holds_it(register):
    spoken = held_by(minutes(ONE, said("De secretaris zet het advies op papier", "secretaris")), secretaris="Mira Dop", lid="Bo Smit")
    ledger = register.record(spoken)
    assert [a.eigenaren for a in ledger.acties] == [("Mira Dop",)]
    assert ledger.verslag.acties[0].eigenaren == ("secretaris",)  # what the minutes say stays as they say it
    assert [a.nummer for a in queries.acties(register, wie="Mira Dop")] == ["RGL-001"]


def test_an_office_and_its_holder_are_one_owner_over_meetings(register):
    first = held_by(
        minutes(ONE, said("De penningmeester vraagt een offerte voor de zaadmengsels op", "penningmeester")), penningmeester="Bo Smit"
    )
    register.record(first)
    ledger = register.record(held_by(minutes(TWO, row("Offerte zaadmengsels opvragen", "Bo Smit")), penningmeester="Bo Smit"))
    assert [(a.nummer, a.eigenaren) for a in ledger.acties] == [("RGL-001", ("Bo Smit",))]


def test_a_task_of_the_chair_is_that_of_who_led_that_meeting(register):
    def led(day: date, who: str, *acties: Actie) -> Verslag:
        made = minutes(day, *acties)
        return replace(made, vergadering=replace(made.vergadering, voorzitter=who))

    register.record(led(ONE, "Mira Dop", said("De voorzitter belt de gemeente", "voorzitter")))
    ledger = register.record(led(TWO, "Bo Smit", said("De voorzitter schrijft een column", "voorzitter")))
    assert {a.tekst: a.eigenaren for a in ledger.acties} == {
        "De voorzitter belt de gemeente": ("Mira Dop",),
        "De voorzitter schrijft een column": ("Bo Smit",),
    }


@pytest.mark.parametrize("role", ["griffier", "beheerder"])
def test_an_office_of_which_nobody_says_who_holds_it_stays(register, role):
    ledger = register.record(held_by(minutes(ONE, said(f"De {role} zoekt het uit", role)), secretaris="Mira Dop"))
    assert [a.eigenaren for a in ledger.acties] == [(role,)]


def test_two_who_hold_an_office_are_not_chosen_between(register):
    verslag = minutes(ONE, said("De adviseur zoekt het uit", "adviseur"))
    present = tuple(Deelnemer(naam=n, vindplaats=place(), rol="adviseur") for n in ("Mira Dop", "Bo Smit"))
    assert [a.eigenaren for a in register.record(replace(verslag, aanwezig=present)).acties] == [("adviseur",)]


def test_gremia_toml_says_who_holds_an_office_where_the_minutes_do_not(register):
    path = register.path.with_name("gremia.toml")
    path.write_text(f'[[overleg]]\nnaam = "{BODY}"\nsecretaris = "Mira Dop"\n', encoding="utf-8")
    verslag = minutes(ONE, said("De secretaris nodigt de gemeente uit", "secretaris"))
    assert [a.eigenaren for a in register.record(verslag).acties] == [("Mira Dop",)]
    path.write_text(f'[[overleg]]\nnaam = "{BODY}"\nsecretaris = "Bo Smit"\n', encoding="utf-8")
    assert [a.eigenaren for a in register.record(verslag).acties] == [("Bo Smit",)]


def test_a_new_spelling_is_told(register):
    register.record(attended(ONE, "Fenna Tax", "Bo Smit"))
    register.record(attended(TWO, "Fenna Tax"))
    (melding,) = register.record(attended(THREE, "Fenna Taks")).meldingen
    assert melding.code == "naam_anders_gespeld" and "'Fenna Taks'" in melding.tekst and "'Fenna Tax'" in melding.tekst
    assert register.record(attended(FOUR, "Fenna Taks")).meldingen == ()  # asked once, not with each set of minutes


def test_the_spelling_that_comes_second_is_the_new_one(register):
    assert register.record(attended(ONE, "Fenna Taks")).meldingen == ()
    (melding,) = register.record(attended(TWO, "Fenna Tax")).meldingen
    assert melding.tekst.startswith("'Fenna Tax' in dit verslag lijkt dezelfde persoon als 'Fenna Taks'.")
    assert register.record(attended(THREE, "Fenna Tax")).meldingen == ()


def test_an_initial_is_no_spelling(register):
    register.record(attended(ONE, "Fenna Tax"))
    assert register.record(attended(TWO, "F. Tax")).meldingen == ()


def test_two_spellings_that_were_told_when_they_were_read_are_not_told_again(register):
    text = "Dezelfde persoon lijkt op twee manieren geschreven: 'Fenna Tax' en 'Fenna Taks'. Kies de juiste naam."
    doubt = Melding(code="naam_twee_spellingen", tekst=text, citaat="Fenna Taks", vindplaats=place())
    register.record(replace(attended(ONE, "Fenna Tax"), meldingen=(doubt,)))
    assert register.record(attended(TWO, "Fenna Taks")).meldingen == ()


def test_gremia_toml_is_made_added_to_and_never_rewritten(register):
    path = register.path.with_name("gremia.toml")
    register.record(replace(SERIES[0], aanwezig=(Deelnemer(naam='Mira "M" Dop', vindplaats=place()),)))
    made = path.read_text(encoding="utf-8")
    assert made.startswith("# gremia.toml") and gremia.read(path).overleg[0].leden == ('Mira "M" Dop',)
    mine = made.replace('afkorting = ""', 'afkorting = "GL"  # zo noemen wij hem').rstrip("\n")
    path.write_text(mine, encoding="utf-8")
    ledger = register.record(minutes(TWO, row("Iets nieuws doen met de poelen"), body=BODY))
    register.record(minutes(TWO, row("Poster ophangen"), body="Dorpsraad Eemrade"))
    assert ledger.body.afkorting == "GL" and ledger.acties[-1].nummer == "GL-006"
    assert path.read_text(encoding="utf-8").startswith(mine)
    assert [o.naam for o in gremia.read(path).overleg] == [BODY, "Dorpsraad Eemrade"]


def test_gremia_toml_says_how_often_a_body_of_the_plan_meets(register):
    bodies_of = [
        Gremium(naam=n, vergadert=often, vindplaats=place()) for n, often in (("Waterraad", "zes keer per jaar"), ("Oeverploeg", None))
    ]
    register.learn(Jaarplan(bestand="plan.md", sha256="9" * 64, gremia=tuple(bodies_of)))
    path = register.path.with_name("gremia.toml")
    assert [o.vergadert for o in gremia.read(path).overleg] == ["zes keer per jaar", ""]
    assert path.read_text(encoding="utf-8").count("\nvergadert = ") == 1


@pytest.mark.parametrize("text", ['[[overleg]]\nnaam = "x', '[overleg]\nnaam = "x"', "[[overleg]]\nnaam = 3", '[[overleg]]\ntijd = "9:00"'])
def test_a_mistake_in_gremia_toml_is_said_in_plain_dutch(tmp_path, text):
    path = tmp_path / "gremia.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WerkmapFout, match="gremia.toml"):
        gremia.read(path)


@given(st.text(max_size=20).filter(str.strip), st.lists(st.text(max_size=10), max_size=3))
def test_any_name_survives_gremia_toml(naam, leden):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gremia.toml"
        gremia.add(path, [gremia.Overleg(naam=naam, leden=tuple(leden))])
        assert gremia.read(path).overleg == (gremia.Overleg(naam=naam, leden=tuple(leden)),)

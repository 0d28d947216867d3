"""What later minutes say of what was sent to them, and of what is finished, without a row in a list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from pipeline.model import Actie, Afmelding, Agendapunt, Terugkeer, Vergadering, Verslag, Vindplaats
from pipeline.register import Edit, Register
from pipeline.register.status import ROW

FIRST, SECOND, THIRD = date(2026, 2, 5), date(2026, 4, 16), date(2026, 6, 11)
OWN, OTHER = "Buurtraad Zilverhoek", "Regieteam Havenkwartier"


def place(block: int = 1) -> Vindplaats:
    return Vindplaats(blok=block, van=0, tot=5)


def sent(tekst: str, to: str | None = None, on: date | None = SECOND, **more) -> Actie:
    back = Terugkeer(overleg=to, datum=on, tekst=tekst)
    return replace(Actie(tekst=tekst, citaat=tekst + ".", vindplaats=place(9), agendapunt="2", terugkeer=back), **more)


def row(tekst: str, *wie: str, **more) -> Actie:
    made = Actie(tekst=tekst, citaat=tekst, vindplaats=place(20), agendapunt="6", eigenaren=wie, soort="lijst", grond=ROW)
    return replace(made, **more)


def minutes(day: date, *acties: Actie, items: tuple[str, ...] = ("Opening", "Wijkbudget"), body: str = OWN) -> Verslag:
    return Verslag(
        bestand=f"verslag {day}.docx",
        sha256=f"{day}|{body}|{items}|{[a.tekst for a in acties]}",
        vergadering=Vergadering(overleg=body, datum=day),
        agenda=tuple(Agendapunt(nummer=str(n), niveau=1, titel=t, vindplaats=place(n * 4)) for n, t in enumerate(items, start=1)),
        acties=acties,
    )


def status(register: Register, nummer: str, verslag: Verslag) -> tuple[str, bool]:
    ledger = register.ledger(verslag.sha256)
    assert ledger is not None
    (actie,) = [a for a in ledger.acties if a.nummer == nummer]
    return actie.status, actie.te_bevestigen


@pytest.mark.parametrize(
    ("tekst", "title"),
    [
        ("De notitie speelruimte komt op 16 april terug op de agenda", "Speelruimte in de wijk"),
        ("De parkeertelling wordt op 16 april besproken", "Uitkomsten parkeertelling"),
        ("Het plan voor de moestuinen staat op 16 april weer op de agenda", "Moestuinen"),
        ("De moestuinen aan de Kade agenderen we voor 16 april", "Moestuinen Kade"),
    ],
)
def test_what_returns_is_done_once_it_was_on_the_agenda(register, tekst, title):
    register.record(minutes(FIRST, sent(tekst)))
    ledger = register.record(minutes(SECOND, items=("Opening", title, "Rondvraag")))
    (actie,) = ledger.acties
    assert (actie.status, actie.afgesloten, actie.laatst_genoemd) == ("gereed", SECOND, SECOND)
    (told,) = [m for m in ledger.meldingen if m.code == "actie_besproken"]
    assert actie.nummer in told.tekst and f"16 april 2026 (punt 2, {title})" in told.tekst


@pytest.mark.parametrize(
    ("actie", "items"),
    [
        (sent("De parkeertelling wordt op 16 april besproken"), ("Opening", "Wijkbudget")),  # not on the agenda
        (sent("De parkeertelling wordt op 11 juni besproken", on=THIRD), ("Opening", "Parkeertelling")),  # not yet
        (sent("De mededelingen komen op 16 april terug"), ("Opening en mededelingen", "Wijkbudget")),  # no subject
        (sent("De parkeertelling komt terug", to="Regieteam Havenkwartier"), ("Opening", "Parkeertelling")),  # at another body
    ],
)
def test_what_was_not_on_the_agenda_stays_open(register, actie, items):
    register.record(minutes(date(2026, 1, 8), body=OTHER))
    register.record(minutes(FIRST, actie))
    ledger = register.record(minutes(SECOND, items=items))
    assert [(a.status, a.te_bevestigen) for a in ledger.acties] == [("open", False)]
    assert not [m for m in ledger.meldingen if "besproken" in m.code]


@pytest.mark.parametrize(
    ("actie", "items"),
    [
        (sent("Noor stelt een bomenplan op en agendeert het op 16 april", eigenaren=("Noor",)), ("Opening", "Bomenplan")),  # work too
        (sent("De verlichting van de Kade komt op 16 april terug"), ("Opening", "Verlichting Stationsplein")),  # in part
        (sent("De tarieven worden volgende vergadering vastgesteld", on=None), ("Opening", "Tarieven sporthal")),  # were they?
        (sent("De tarieven worden op 16 april besproken"), ("Opening", "Plan voor een nieuwe sporthal met tarieven en openingstijden")),
        (row("Bomenplan agenderen", "Noor", terugkeer=Terugkeer(overleg=None, datum=SECOND, tekst="")), ("Opening", "Bomenplan")),  # a row
    ],
)
def test_what_asked_for_more_is_a_question(register, actie, items):
    register.record(minutes(FIRST, actie))
    ledger = register.record(minutes(SECOND, items=items))
    (now,) = ledger.acties
    assert (now.status, now.te_bevestigen) == ("open", True) and "16 april 2026" in now.reden
    assert [m.code for m in ledger.meldingen] == ["actie_misschien_besproken"]
    assert not [m for m in register.record(minutes(THIRD, items=items)).meldingen if "besproken" in m.code]  # asked once


def test_what_is_sent_on_from_that_item_is_no_more_than_a_question(register):
    register.record(minutes(FIRST, sent("De parkeertelling wordt op 16 april besproken")))
    again = sent("Dit schuift door naar 11 juni", on=THIRD)
    ledger = register.record(minutes(SECOND, again, items=("Opening", "Parkeertelling")))
    assert ledger.acties[0].status == "open"


def test_the_next_meeting_is_any_later_one(register):
    register.record(minutes(FIRST, sent("De bouw van de Kade wordt volgende vergadering besproken", on=None)))
    assert register.record(minutes(SECOND, items=("Opening", "Bouw Kade"))).acties[0].status == "gereed"


def test_another_body_that_had_it_on_its_agenda_settles_it(register):
    register.record(minutes(date(2026, 1, 8), body=OTHER))
    one, two = minutes(FIRST, sent("De parkeertelling komt terug in het regieteam", to=OTHER)), minutes(THIRD)
    late = minutes(SECOND, items=("Opening", "Parkeertelling"), body=OTHER)
    nummer = register.record(one).acties[0].nummer
    register.record(two)
    assert status(register, nummer, two) == ("open", False)
    register.record(late)
    assert status(register, nummer, two) == ("gereed", False)


def test_in_every_order_the_same(tmp_path):
    series = (
        minutes(date(2026, 1, 8), body=OTHER),
        minutes(FIRST, sent("De parkeertelling komt terug in het regieteam", to=OTHER), sent("Het bomenplan komt op 16 april terug")),
        minutes(SECOND, row("Kaart maken", "Noor"), items=("Opening", "Bomenplan")),
        minutes(date(2026, 5, 7), items=("Opening", "Parkeertelling"), body=OTHER),
        minutes(THIRD, row("Kaart maken", "Noor")),
    )
    found = set()
    for at, order in enumerate(permutations(series)):
        if at % 10 == 0:
            with Register(tmp_path / f"{at}.sqlite") as register:
                for verslag in order:
                    register.record(verslag)
                ledger = register.ledger(series[-1].sha256)
                assert ledger is not None
                found.add(tuple(sorted((a.tekst, a.status, a.afgesloten) for a in ledger.acties if a.afgesloten or a.status == "open")))
    assert len(found) == 1 and sum(status == "gereed" for _, status, _ in found.pop()) == 2


def test_what_a_hand_set_open_stays_open(register):
    nummer = register.record(minutes(FIRST, sent("De parkeertelling wordt op 16 april besproken"))).acties[0].nummer
    register.apply_edits([Edit(nummer=nummer, veld="status", waarde="open", datum=FIRST, bron="actielijst.docx")])
    assert register.record(minutes(SECOND, items=("Opening", "Parkeertelling"))).acties[0].status == "open"


def ended(citaat: str, *nummers: str, onderwerp: str = "", **more) -> Afmelding:
    return Afmelding(citaat=citaat, vindplaats=place(4), agendapunt="1", nummers=nummers, onderwerp=onderwerp, **more)


LIST = minutes(
    FIRST,
    row("Convenant ondertekenen met de woningstichting", "Noor", nummer="1"),
    row("Kaart van de speelplekken maken", "Wim", nummer="2"),
    row("Zaal huren voor de bewonersavond", "Noor", nummer="3"),
)


def after(register, *said: Afmelding, rows: tuple[Actie, ...] = ()):
    register.record(LIST)
    return register.record(replace(minutes(SECOND, *rows), afmeldingen=said))


@pytest.mark.parametrize(
    ("said", "closed"),
    [
        (ended("Actie 2 en 3 zijn gereed.", "2", "3"), {"BZ-002", "BZ-003"}),
        (ended("BZ-001 is afgerond.", "BZ-001"), {"BZ-001"}),
        (ended("De actie over het convenant is afgehandeld.", onderwerp="het convenant"), {"BZ-001"}),
        (ended("De actie van Noor voor de zaal is klaar.", onderwerp="de zaal"), {"BZ-003"}),
    ],
)
def test_what_the_text_calls_finished_is_closed_and_said(register, said, closed):
    ledger = after(register, said)
    assert {a.nummer for a in ledger.acties if a.status == "gereed"} == closed
    assert all(a.afgesloten == SECOND for a in ledger.acties if a.nummer in closed)
    (told,) = [m.tekst for m in ledger.meldingen]
    assert all(number in told for number in closed) and told.startswith("Op gereed gezet, want dat staat in dit verslag:")


def test_what_lapsed_is_no_longer_to_be_done(register):
    ledger = after(register, ended("Actie 1 vervalt.", "1", status="vervallen"))
    assert [a.status for a in ledger.acties] == ["vervallen", "open", "open"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (ended("BZ-019 is afgerond.", "BZ-019"), "afmelding_onbekend"),
        (ended("Actie 8 is gereed.", "8"), "afmelding_onbekend"),
        (ended("De actie over Noor is gereed.", onderwerp="Noor"), "actie_misschien_afgemeld"),  # which of the two?
        (ended("Alle acties zijn afgerond."), "acties_misschien_afgemeld"),
    ],
)
def test_what_is_not_clear_is_asked_and_closes_nothing(register, said, code):
    ledger = after(register, said)
    assert {a.status for a in ledger.acties} == {"open"}
    assert [m.code for m in ledger.meldingen] == [code]


def test_a_subject_that_no_action_has_says_nothing(register):
    assert after(register, ended("De actie over de bomen is gereed.", onderwerp="de bomen")).meldingen == ()


def test_a_number_of_ours_where_the_list_had_none_is_a_guess(register):
    register.record(minutes(FIRST, row("Convenant ondertekenen", "Noor"), row("Kaart maken", "Wim")))
    ledger = register.record(replace(minutes(SECOND), afmeldingen=(ended("Actie 2 is gereed.", "2"),)))
    assert [(a.status, a.te_bevestigen) for a in ledger.acties] == [("open", False), ("open", True)]


def test_a_row_with_a_status_decides_and_one_without_is_asked_about(register):
    said = ended("Actie 2 en 3 zijn gereed.", "2", "3")
    rows = (
        row("Kaart van de speelplekken maken", "Wim", nummer="2", statustekst="loopt"),
        row("Zaal huren voor de bewonersavond", "Noor", nummer="3"),
    )
    ledger = after(register, said, rows=rows)
    assert [(a.nummer, a.status, a.te_bevestigen) for a in ledger.acties[1:]] == [("BZ-002", "loopt", False), ("BZ-003", "open", True)]


def test_the_number_is_that_of_the_list_before(register):
    ledger = after(
        register, ended("Actie 2 is gereed.", "2"), rows=(row("Lampen vervangen op het plein", "Wim", nummer="2", statustekst="open"),)
    )
    assert {a.tekst for a in ledger.acties if a.status == "gereed"} == {"Kaart van de speelplekken maken"}


DONE = [
    ("Zaal reserveren voor de feestavond", "De zaal voor de feestavond is gereserveerd voor 22 mei.", "reserveren"),
    ("Offerte voor het hek opvragen", "Noor heeft de offerte voor het hek opgevraagd.", "opvragen"),
    ("Brief aan de gemeente versturen", "De brief is gisteren aan de gemeente verzonden.", "verzenden"),
]
NOT_DONE = [
    # other work, another thing, another party
    ("Zaal reserveren voor de feestavond", "De zaal voor de feestavond is versierd.", "versieren"),
    ("Zaal reserveren voor de feestavond", "De tent voor de feestavond is gereserveerd.", "reserveren"),
    ("Zaal reserveren voor de feestavond", "De zaal is gereserveerd voor de cursus.", "reserveren"),
    ("Brief versturen over het hek", "De brief over het hek is aan Wendel Postma verstuurd.", "versturen"),
    ("Zaal reserveren voor 22 mei", "De zaal is gereserveerd voor 29 mei.", "reserveren"),
    # a step on the way
    ("Zaal reserveren voor de feestavond", "Noor heeft gebeld om een zaal te reserveren voor de feestavond.", "bellen"),
]


@pytest.mark.parametrize(("tekst", "said", "verb"), DONE)
def test_work_that_was_done_is_asked_about_and_stays_open(register, tekst, said, verb):
    register.record(minutes(FIRST, row(tekst, "Noor")))
    ledger = register.record(replace(minutes(SECOND), afmeldingen=(replace(ended(said), gedaan=(verb,)),)))
    assert [m.code for m in ledger.meldingen] == ["actie_misschien_afgemeld"]
    assert [(a.status, a.te_bevestigen) for a in ledger.acties] == [("open", True)]


@pytest.mark.parametrize(("tekst", "said", "verb"), NOT_DONE)
def test_other_work_that_was_done_asks_nothing(register, tekst, said, verb):
    register.record(minutes(FIRST, row(tekst, "Noor")))
    ledger = register.record(replace(minutes(SECOND), afmeldingen=(replace(ended(said), gedaan=(verb,)),)))
    assert ledger.meldingen == ()


def test_work_that_two_actions_name_asks_nothing(register):
    register.record(minutes(FIRST, row("Zaal reserveren", "Noor"), row("Kleine zaal reserveren", "Teun")))
    said = replace(ended("De kleine zaal is gereserveerd."), gedaan=("reserveren",))
    assert register.record(replace(minutes(SECOND), afmeldingen=(said,))).meldingen == ()

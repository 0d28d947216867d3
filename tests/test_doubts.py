"""What a reader may call one action and words cannot tell is asked about, never joined. The sentences are our own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from linten import minutes, outcome, place, row, said

from pipeline.model import Actie, Datumvermelding

LATER = date(2025, 4, 8)


TOGETHER = [
    # one names all that the other names, and a good part more
    ("Poelen", said("We bespreken dit met de beheerders en de vrijwilligers"), said("Kort overleg met beheerders, vrijwilligers", block=4)),
    # the same person by full name, and the same subject
    (
        "Zaadmarkt",
        said("Kraamhuur (staanplaatsen, tarieven: nieuwe poging via Wendel Postma en haar netwerk)"),
        said("Voor de kraamhuur wordt via Wendel Postma eerst een aanspreekpunt gezocht", block=5),
    ),
    # what to look for, and where
    ("Bijen", said("Naar een imker zoeken", "Ilse"), said("Bijenclub vragen om een imker", block=5)),
    # whom to look for, under a heading about just that
    ("Uitbreiden kwekersgroep", said("Ilse zoekt nog naar uitbreiding van de kwekersgroep"), row("Benaderen partijen kwekersgroep")),
    # all of the sentence stands in the row, under another verb
    ("Plannen", said("Brochures delen (zie de website van de gemeente)"), row("Goede voorbeelden publiceren, zie brochures", "Teun")),
]
APART = [
    ("Poelen", said("We bespreken dit met de beheerders"), said("De vrijwilligers bellen over de schepnetten", block=4)),
    # each has a day of its own
    ("Markt", said("Op 5 mei de kramenlijst en plattegrond versturen"), said("Op 5 juni de kramenlijst en plattegrond versturen", block=4)),
    # the same person, another subject
    ("Markt", said("Via Wendel Postma de sleutel regelen"), said("Via Wendel Postma een tent lenen", block=5)),
    # two to ask for two things
    ("Bijen", said("Naar een imker zoeken"), said("Bijenclub vragen om kasten", block=5)),
    ("Bijen", said("De imker van de Kade bellen"), said("De imker van de Dijk vragen", block=5)),
    # another person does it
    ("Plannen", said("Ilse deelt de brochures uit", "Ilse"), row("Goede voorbeelden publiceren, zie brochures", "Teun")),
    (
        "Uitbreiden kwekersgroep",
        said("We zoeken nog vrijwilligers voor de tent"),
        row("Kwekersgroep benaderen over de parkeerplaats", "Teun"),
    ),
    # the same verb for two things
    ("Prijsvraag", said("Op 5 mei maken we de kandidaten bekend"), said("Eind mei maken we de jury bekend", block=4)),
]


@pytest.mark.parametrize(("heading", "one", "other"), TOGETHER, ids=lambda a: a.tekst if isinstance(a, Actie) else "")
def test_likely_one_in_the_same_minutes_is_asked(register, heading, one, other):
    assert outcome(register, minutes(one, other, heading=heading)) == "vraag"


@pytest.mark.parametrize(("heading", "one", "other"), APART, ids=lambda a: a.tekst if isinstance(a, Actie) else "")
def test_two_tasks_in_the_same_minutes_are_not_asked(register, heading, one, other):
    assert outcome(register, minutes(one, other, heading=heading)) == "twee"


EMPTY = "Het hoofdstuk van de poelenwachters is nog leeg. Mira belt Teun."


@pytest.mark.parametrize(
    ("sentence", "listed", "expected"),
    [
        ("We moeten snel afspraken maken om het hoofdstuk te vullen", row("Poelenwachters benaderen", "Teun"), "vraag"),
        ("We moeten snel afspraken maken om de schepnetten te vullen", row("Poelenwachters benaderen", "Teun"), "twee"),
        ("We moeten snel afspraken maken om het hoofdstuk te vullen", row("Kwekers benaderen", "Teun"), "twee"),
    ],
)
def test_a_sentence_that_only_goes_on_is_asked_about_beside_the_row_on_that(register, sentence, listed, expected):
    assert outcome(register, minutes(listed, said(sentence, before=EMPTY), heading="Jaarboek")) == expected


@pytest.mark.parametrize(
    ("people", "day", "expected"), [(("Ilse", "Teun"), 15, "vraag"), (("Ilse", "Teun"), 16, "twee"), (("Ilse",), 15, "twee")]
)
def test_the_same_people_on_the_same_day_are_asked_about(register, people, day, expected):
    """ "Ilse en Teun zetten het op papier" under the heading, and "Advies" in the list, by the same two for the same day."""

    def due(when: int) -> Datumvermelding:
        return Datumvermelding(tekst="half juni", van=date(2026, 6, when), tot=date(2026, 6, when), vindplaats=place(2))

    sentence = replace(said("Zij zetten het half juni op papier", "Ilse", "Teun"), deadline=due(15))
    listed = replace(row("Advies over de schepnetten", *people), deadline=due(day))
    assert outcome(register, minutes(sentence, listed)) == expected


def test_what_still_has_to_be_done_is_no_finished_row(register):
    listed = replace(row("Poelenwachters benaderen", "Teun"), status="gereed", statustekst="Gereed")
    sentence = said("We moeten snel afspraken maken om het hoofdstuk te vullen", before=EMPTY)
    assert outcome(register, minutes(listed, sentence, heading="Jaarboek")) == "twee"


def test_two_rows_side_by_side_are_not_asked(register):
    assert (
        outcome(register, minutes(row("Kramenlijst maken en plattegrond maken"), row("Plattegrond maken van de markt", block=41))) == "twee"
    )


SINCE = [
    # another word for the same thing
    (
        "Planning",
        said("Volgende week korte omschrijving werkgroep aanleveren"),
        "Planning",
        row("Beschrijving van 1 alinea aanleveren voor werkgroepen", "Teun"),
    ),
    # announced again, with more
    ("Markt", said("Op de kwekersdag kandidaten en jury bekend maken"), "Prijs", said("In december maken we de jury bekend")),
    # planned for one day
    ("Jubileum", said("Ilse schrijft een stuk, op 17 mei wordt het besproken", "Ilse"), "Jubileum", said("De 17e bespreken en aanvullen")),
    # looked for, and turned to under the same heading, but perhaps another one
    (
        "Zaadmarkt mei",
        said("We zoeken een voorzitter voor de jury"),
        "Zaadmarkt mei",
        said("Teun gaat een dagvoorzitter benaderen", "Teun"),
    ),
    # one row is a part of what was said
    (
        "Akkoord",
        said("Akkoord ondertekenen door Hoornwijk, Eemrade en Stroom"),
        "Akkoord",
        row("Ondertekening Akkoord Hoornwijk regelen", "Teun"),
    ),
    # the plan and the news, under other headings
    (
        "Rondvraag",
        said("We stellen volgende keer nieuwe maaikaarten vast om op bermen.example te publiceren"),
        "Maaikaarten",
        said("We gaan nieuwe maaikaarten publiceren op bermen"),
    ),
]
NOT_SINCE = [
    # the same day, another task; the same task, another day
    ("Jubileum", said("Op 17 mei wordt het draaiboek besproken"), "Jubileum", said("De 17e de tent afbreken")),
    ("Jubileum", said("Op 17 mei wordt het draaiboek besproken"), "Jubileum", said("De 24e de begroting bespreken")),
    ("Planning", said("Volgende week korte omschrijving aanleveren"), "Planning", row("Foto's aanleveren voor de krant", "Teun")),
    ("Zaadmarkt mei", said("We zoeken een nieuwe voorzitter"), "Poelen", said("Teun gaat een dagvoorzitter benaderen", "Teun")),
    (
        "Zaadmarkt mei",
        said("Ilse zoekt een nieuwe voorzitter", "Ilse"),
        "Zaadmarkt mei",
        said("Teun gaat een dagvoorzitter benaderen", "Teun"),
    ),
    ("Markt", said("In mei de kramen en de tent huren"), "Markt", said("In juni de kramen en de tent huren")),
]


@pytest.mark.parametrize(("first", "before", "then", "now"), SINCE, ids=lambda a: a.tekst if isinstance(a, Actie) else "")
def test_what_the_last_meeting_may_have_said_is_asked(register, first, before, then, now):
    assert outcome(register, minutes(before, heading=first), minutes(now, heading=then, day=LATER)) == "vraag"


@pytest.mark.parametrize(("first", "before", "then", "now"), NOT_SINCE, ids=lambda a: a.tekst if isinstance(a, Actie) else "")
def test_another_task_at_the_next_meeting_is_not_asked(register, first, before, then, now):
    assert outcome(register, minutes(before, heading=first), minutes(now, heading=then, day=LATER)) == "twee"


def test_a_season_and_a_month_are_two_moments(register):
    """The list holds the one in September; the one before the summer is another, though the sentence before it names the month."""
    listed = row("Grote bijeenkomst online in september organiseren", "Teun")
    summer = said("Voor de zomer grote bijeenkomst met de kwekers", before="Actie Teun voor september grote online bijeenkomst")
    assert outcome(register, minutes(listed, summer, heading="Online bijeenkomsten")) != "een"


def test_the_same_person_may_reword_a_promise(register):
    first, then = said("Teun maakt de maaikaart van de bermen", "Teun"), said("Teun maakt de maaikaart voor de bermen af", "Teun")
    assert outcome(register, minutes(first), minutes(then, heading="Rondvraag", day=LATER)) == "een"

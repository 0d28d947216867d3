"""Who is looked for, turned to or spoken with: told twice, and one action. The sentences are our own."""

from __future__ import annotations

from datetime import date

import pytest
from linten import minutes, outcome, row, said

from pipeline.model import Actie

LATER = date(2025, 4, 8)

# a group is to grow: what the sentence says is what the heading says
WIDER = "Uitbreiden kwekersgroep"
GROWING = [
    (WIDER, said("We zoeken nog naar uitbreiding van de kwekersgroep"), row("Benaderen andere partijen voor kwekersgroep", "Teun")),
    ("Nieuwe leden kwekersgroep", said("We zoeken nieuwe leden voor de kwekersgroep"), row("Partners voor de kwekersgroep polsen", "Teun")),
]
NOT_GROWING = [
    # the group itself, about something else
    (WIDER, said("We zoeken nog naar uitbreiding van de kwekersgroep"), row("Kwekersgroep benaderen", "Teun")),
    (WIDER, said("We zoeken nog naar uitbreiding van de kwekersgroep"), row("Partijen benaderen over de huur van de tent", "Teun")),
    (WIDER, said("We zoeken nog naar uitbreiding van de kwekersgroep"), row("Partijen van de kwekersgroep een factuur sturen", "Teun")),
    # it says more than the heading
    (WIDER, said("We zoeken een tent voor de kwekersgroep"), row("Benaderen andere partijen voor kwekersgroep", "Teun")),
    # the heading is about something else
    ("Zaadmarkt", said("We zoeken nog naar uitbreiding van de kwekersgroep"), row("Benaderen andere partijen voor kwekersgroep", "Teun")),
    # somebody does it
    (WIDER, said("Ilse zoekt naar uitbreiding van de kwekersgroep", "Ilse"), row("Benaderen andere partijen voor kwekersgroep", "Teun")),
]


@pytest.mark.parametrize(("heading", "sentence", "listed"), GROWING, ids=lambda a: a.tekst if isinstance(a, Actie) else "")
def test_that_a_group_is_to_grow_and_who_may_join_it(register, heading, sentence, listed):
    assert outcome(register, minutes(sentence, listed, heading=heading)) == "een"


@pytest.mark.parametrize(("heading", "sentence", "listed"), NOT_GROWING, ids=lambda a: a.tekst if isinstance(a, Actie) else "")
def test_another_turn_to_a_group(register, heading, sentence, listed):
    assert outcome(register, minutes(sentence, listed, heading=heading)) != "een"


def test_two_rows_that_may_be_meant_are_not_chosen_between(register):
    sentence = said("We zoeken nog naar uitbreiding van de kwekersgroep")
    listed = (row("Benaderen andere partijen voor kwekersgroep", "Teun"), row("Leden voor de kwekersgroep bellen", "Ilse", block=41))
    register.record(verslag := minutes(sentence, *listed, heading=WIDER))
    assert len(register.ledger(verslag.sha256).acties) == 3


FAIR = "Zaadmarkt mei"
SOUGHT = [
    (FAIR, said("We zoeken een onafhankelijke voorzitter"), FAIR, said("Teun gaat een dagvoorzitter benaderen", "Teun")),
    (FAIR, said("Voor de zaadmarkt zoeken we nog een voorzitter"), FAIR, said("De dagvoorzitter bellen", "Teun")),
    (FAIR, said("We zoeken een gastdocent"), f"{FAIR} (vervolg)", said("Ilse vraagt een docent", "Ilse")),
]
NOT_SOUGHT = [
    # of something else
    (FAIR, said("We zoeken een voorzitter voor de jury"), FAIR, said("Teun gaat een dagvoorzitter benaderen", "Teun")),
    (FAIR, said("We zoeken een voorzitter"), FAIR, said("Teun benadert de voorzitter van de visclub", "Teun")),
    (FAIR, said("We zoeken een juryvoorzitter"), FAIR, said("Teun gaat een dagvoorzitter benaderen", "Teun")),
    # nobody was looked for
    (FAIR, said("We bedanken de voorzitter"), FAIR, said("Teun gaat een dagvoorzitter benaderen", "Teun")),
    # something else is done
    (FAIR, said("We zoeken een voorzitter"), FAIR, said("Teun betaalt de dagvoorzitter", "Teun")),
    # under another heading, or under one about nothing
    (FAIR, said("We zoeken een voorzitter"), "Poelen", said("Teun gaat een dagvoorzitter benaderen", "Teun")),
    ("Rondvraag", said("We zoeken een voorzitter"), "Rondvraag", said("Teun gaat een dagvoorzitter benaderen", "Teun")),
    # by somebody else
    (FAIR, said("Ilse zoekt een voorzitter", "Ilse"), FAIR, said("Teun gaat een dagvoorzitter benaderen", "Teun")),
]


@pytest.mark.parametrize(("first", "before", "then", "now"), SOUGHT, ids=lambda a: a.tekst if isinstance(a, Actie) else "")
def test_who_was_looked_for_is_turned_to(register, first, before, then, now):
    assert outcome(register, minutes(before, heading=first), minutes(now, heading=then, day=LATER)) == "een"


@pytest.mark.parametrize(("first", "before", "then", "now"), NOT_SOUGHT, ids=lambda a: a.tekst if isinstance(a, Actie) else "")
def test_somebody_else_is_turned_to(register, first, before, then, now):
    assert outcome(register, minutes(before, heading=first), minutes(now, heading=then, day=LATER)) != "een"


PAVED = "Kleur en patroon bestrating bespreken met werkgroep"
PAVING = "De keuze van de bestrating is nog niet rond."
MEETING = [
    (
        said("Ilse organiseert een overleg met de werkgroep", "Ilse", before=PAVING),
        row(PAVED, "Ilse"),
    ),
    (
        said("Ilse regelt een gesprek met de partners", "Ilse", before=PAVING),
        row("Met partners overleggen over kleur bestrating", "Ilse"),
    ),
]
NO_MEETING = [
    # with others
    (
        said("Ilse organiseert een overleg met de huurders", "Ilse", before=PAVING),
        row(PAVED, "Ilse"),
    ),
    # of something that was not spoken of
    (
        said("Ilse organiseert een overleg met de werkgroep", "Ilse", before=PAVING),
        row("Begroting en plan bespreken met werkgroep", "Ilse"),
    ),
    # for another task
    (
        said("Ilse organiseert een overleg met de werkgroep", "Ilse", before=PAVING),
        row("Kleur bestrating kiezen met werkgroep", "Ilse"),
    ),
    # which the sentence names itself
    (
        said("Ilse organiseert een overleg met de werkgroep over de tuin", "Ilse", before=PAVING),
        row(PAVED, "Ilse"),
    ),
    # by somebody else
    (
        said("Teun organiseert een overleg met de werkgroep", "Teun", before=PAVING),
        row(PAVED, "Ilse"),
    ),
]


@pytest.mark.parametrize(("sentence", "listed"), MEETING, ids=lambda a: a.tekst)
def test_a_meeting_is_arranged_for_what_is_to_be_discussed(register, sentence, listed):
    assert outcome(register, minutes(sentence, listed)) == "een"


@pytest.mark.parametrize(("sentence", "listed"), NO_MEETING, ids=lambda a: a.tekst)
def test_a_meeting_about_something_else(register, sentence, listed):
    assert outcome(register, minutes(sentence, listed)) != "een"

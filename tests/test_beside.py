"""A sentence and a row of the same minutes that are one action, and those that are not. All sentences are our own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from linten import minutes, outcome, place, row, said

from pipeline.model import Actie, Agendapunt


def label(tekst: str, *wie: str, block: int = 3) -> Actie:
    return replace(said(tekst, *wie, block=block), soort="lijst", grond='label "Actie"')


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
    # a reason is no part of the task; all of the sentence stands in the row
    (
        "Brochures van de werkgroepen",
        said("Iedereen levert een foto aan zodat de drukker verder kan", "Iedereen"),
        row("Foto van de werkgroepen aanleveren", "Mira", "Teun", "Ilse"),
    ),
    # most of the sentence stands in the row; who signs is told by the verb
    (
        "Akkoord",
        said("Alle leden geven een ondertekenaar van het waterakkoord door die dan vrij is", "Alle leden"),
        row("Doorgeven wie namens de eigen club op 3 mei het waterakkoord gaat ondertekenen", "Mira", "Teun", "Ilse"),
    ),
    # whom to call, said under what it is about; a row says that it is about that
    ("Egelroute", said("Teun belt Wendel", "Teun"), row("Contact opnemen over de Egelroute", "Teun")),
    (
        "Hagen",
        said("Ilse vraagt het aan Wendel", "Ilse", before="De gemeente Hoornwijk wil ook meedoen."),
        row("Gemeente Hoornwijk benaderen over de hagen", "Ilse"),
    ),
    # nobody is named; the heading says what is looked for
    ("Zaadmarkt", said("Presentator: Wendel vragen"), row("Presentator voor de zaadmarkt regelen", "Teun")),
    ("Zaadmarkt mei", said("We zoeken een zaal zoals de Kolk of de Schuur"), row("Voorstel voor zaal zaadmarkt mei", "Teun")),
    ("Markt", said("We willen in mei tenminste een goede kwekerslijst publiceren"), row("Goed kwekerslijst publiceren", "Teun")),
    # another verb for the same; the text before it says the rest
    (
        "Markt",
        said("Teun levert een aantal kwekers uit zijn kaartenbak", "Teun", before="De adressen van de sprekers zijn er al."),
        row("Doorgeven adressen kwekers", "Teun"),
    ),
    # the two who do it together, under the heading of the row
    (
        "Tekst pachtcontract",
        said("Teun levert in overleg met Mira een nieuwe tekst en stuurt die rond", "Teun"),
        row("Pachtcontract tekst aanpassen", "Teun", "Mira"),
    ),
    # the same verb in another word, under the heading that the row is about
    (
        "Tekst pachtcontract",
        said("Teun kijkt bij het tekstvoorstel of het mogelijk is om de tekst om te vormen", "Teun"),
        row("Pachtcontract tekst aanpassen", "Teun"),
    ),
    # what has to be clear, and who works it out; "ze" points back to what the row adds
    (
        "Zaadmarkt",
        said("In mei willen we weten hoe het proces van vaststellen loopt en wat ze kosten", before="Er is strijd over de tarieven."),
        row("Procedure voor vaststellen tarieven", "Teun", "Mira"),
    ),
    # the only sentence and the only new row of that person
    (
        "Poelen",
        said("Kijken of er oude teksten zijn om te hergebruiken", "Ilse"),
        row("Oude teksten uit Hoornwijk en Eemrade aanleveren", "Ilse"),
    ),
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
    # a reason names what the row is about
    ("Hek", said("Mira belt Teun zodat het hek open is", "Mira"), row("Hek schilderen", "Mira")),
    # the heading is about something else than the row
    ("Poelen", said("Mira stuurt volgende week de kaart rond", "Mira"), row("Kaart van de bermen rondsturen", "Mira")),
    # whom to call, under another heading or for another task
    ("Poelen", said("Teun belt Wendel", "Teun"), row("Contact opnemen over de Egelroute", "Teun")),
    ("Hagen", said("Teun belt Wendel", "Teun"), row("Offerte voor de hagen tekenen", "Teun")),
    # nobody is named, and it is another task
    ("Zaadmarkt mei", said("De zaal wordt volgende week betaald"), row("Voorstel voor zaal zaadmarkt mei", "Teun")),
    ("Zaadmarkt", said("Presentator: Wendel bedanken en betalen"), row("Presentator voor de zaadmarkt regelen", "Teun")),
    # a name alone is no likeness, even where the person has no other task
    ("Fietsplan", said("Teun vraagt of Hoornwijk kan aanhaken", "Teun"), row("Akkoord ondertekenen door Hoornwijk nog mogelijk?", "Teun")),
    # under the heading that the row is about, but another verb, another person or another subject
    ("Tekst pachtcontract", said("Teun stuurt de tekst rond", "Teun"), row("Pachtcontract tekst aanpassen", "Teun")),
    ("Tekst pachtcontract", said("Ilse gaat de tekst omvormen", "Ilse"), row("Pachtcontract tekst aanpassen", "Teun")),
    ("Tekst nieuwsbrief", said("Teun gaat de tekst omvormen", "Teun"), row("Pachtcontract tekst aanpassen", "Teun")),
    # it points back, but to something else; it does not point back; it does something else
    (
        "Zaadmarkt",
        said("In mei willen we weten hoe het proces van vaststellen loopt en wat ze kosten", before="Er is strijd over de begroting."),
        row("Procedure voor vaststellen tarieven", "Teun", "Mira"),
    ),
    (
        "Zaadmarkt",
        said("In mei willen we weten hoe het proces van aanmelden loopt en wat ze kosten", before="Er is strijd over de tarieven."),
        row("Procedure voor vaststellen tarieven", "Teun", "Mira"),
    ),
    # two people, but under another heading
    ("Jubileum", said("Teun en Mira schrijven het draaiboek", "Teun", "Mira"), row("Draaiboek betalen", "Teun", "Mira")),
    # whom it is done with is not what it is about
    (
        "Poelen",
        said("Ilse organiseert een overleg met de werkgroep", "Ilse", before="De bestrating is klaar."),
        row("Bestrating leggen met werkgroep", "Ilse"),
    ),
    # nobody is named, and little is shared
    ("Markt", said("We zoeken nog vrijwilligers"), row("Zaadmengsels bestellen", "Teun")),
]


@pytest.mark.parametrize(("heading", "sentence", "listed"), ONE, ids=lambda x: x.tekst if isinstance(x, Actie) else "")
def test_one_action(register, heading, sentence, listed):
    assert outcome(register, minutes(sentence, listed, heading=heading)) == "een"


@pytest.mark.parametrize(("heading", "sentence", "listed"), TWO, ids=lambda x: x.tekst if isinstance(x, Actie) else "")
def test_two_actions(register, heading, sentence, listed):
    assert outcome(register, minutes(sentence, listed, heading=heading)) != "een"


def test_what_may_be_meant_by_two_sentences_is_asked(register):
    listed = row("Oude teksten uit Hoornwijk en Eemrade aanleveren", "Ilse")
    first = said("Kijken of er oude teksten zijn om te hergebruiken", "Ilse")
    second = said("Ilse brengt de boeken terug", "Ilse", block=3)
    third = row("Schepnetten schoonmaken", "Ilse", block=41)
    assert len(register.record(minutes(first, listed, second, third, heading="Poelen")).acties) == 4


def test_a_sentence_that_sums_up_two_rows_joins_one_of_them(register):
    told = said("Proberen Hoornwijk en Eemrade het akkoord te laten ondertekenen")
    one, other = row("Ondertekening akkoord Hoornwijk regelen", "Ilse"), row("Ondertekening akkoord Eemrade regelen", "Teun", block=41)
    assert len(register.record(minutes(told, one, other, heading="Akkoord")).acties) == 2


TWICE = [
    (said("Aankondigen in de nieuwsbrief"), said("Eerste week van oktober aankondigen in de nieuwsbrief", block=4)),
    (said("We moeten de bestuursleden bellen"), said("We zoeken een bestuurslid per wijk, hieronder staat wie we gaan bellen", block=3)),
    (
        said("Deze voorstellen moeten nog doorgevoerd worden"),
        said("Mira en Wendel spreken Teun om de voorstellen voor 6 mei doorgevoerd te hebben", "Mira", "Wendel", block=3),
    ),
]
ONCE = [
    # another thing, another day, another person, another place in the minutes
    (said("Aankondigen in de nieuwsbrief"), said("Aankondigen op de website", block=3)),
    (said("Op 5 mei de nieuwsbrief versturen"), said("Op 5 juni de nieuwsbrief versturen", block=3)),
    (said("Teun leest de tekst nog eens door", "Teun"), said("Ilse leest de tekst nog eens door", "Ilse", block=3)),
    (said("De leden bellen"), said("De leden en de gemeente Hoornwijk bellen over de bomen", block=9)),
    # the longer one names somebody whom the shorter one does not mean
    (said("De leden bellen"), said("De leden bellen namens Hoornwijk", block=9)),
]


@pytest.mark.parametrize(("one", "other"), TWICE, ids=lambda a: a.tekst)
def test_told_twice_under_one_heading_is_one_action(register, one, other):
    assert outcome(register, minutes(one, other)) == "een"


@pytest.mark.parametrize(("one", "other"), ONCE, ids=lambda a: a.tekst)
def test_two_sentences_under_one_heading_are_two_actions(register, one, other):
    assert outcome(register, minutes(one, other)) != "een"


def test_told_twice_under_two_headings_is_two_actions(register):
    verslag = minutes(said("Aankondigen in de nieuwsbrief"), said("Aankondigen in de nieuwsbrief van mei", block=20))
    further = Agendapunt(nummer="6", niveau=1, titel="Zaadmarkt", vindplaats=place(15))
    verslag = replace(verslag, agenda=(*verslag.agenda, further), acties=(verslag.acties[0], replace(verslag.acties[1], agendapunt="6")))
    assert outcome(register, verslag) != "een"


LATER = date(2025, 4, 8)


def test_what_the_next_meeting_takes_up_with_another_day_is_one_action(register):
    first = minutes(said("Op 9 april maken we de winnaars bekend"), heading="Fotowedstrijd")
    again = said("Volgende week volgt een bericht waarin de 3 winnaars bekend worden gemaakt")
    assert outcome(register, first, minutes(again, heading="Fotowedstrijd", day=LATER)) == "een"


@pytest.mark.parametrize(
    ("sentence", "heading"),
    [
        ("Volgende week volgt een bericht waarin de 3 winnaars bekend worden gemaakt", "Zaadmarkt"),  # under another heading
        ("Volgende week volgt een bericht waarin de sprekers bekend worden gemaakt", "Fotowedstrijd"),  # another thing
        ("Volgende week maakt Hoornwijk de winnaars bekend", "Fotowedstrijd"),  # somebody else
    ],
)
def test_something_else_at_the_next_meeting_is_another_action(register, sentence, heading):
    first = minutes(said("Op 9 april maken we de winnaars bekend"), heading="Fotowedstrijd")
    assert outcome(register, first, minutes(said(sentence), heading=heading, day=LATER)) != "een"


def test_a_promise_of_everybody_becomes_a_row_with_all_names(register):
    first = minutes(said("Over twee weken: mogelijke ondertekenaars waterakkoord aanleveren (iedereen)", "iedereen"), heading="Planning")
    listed = row("Aanleveren wie namens de eigen club op 3 mei het waterakkoord gaat ondertekenen", "Mira", "Teun", "Ilse")
    assert outcome(register, first, minutes(listed, day=LATER)) == "een"


def test_two_rows_of_one_list_that_say_one_thing_are_two_and_asked_about(register):
    rows = row("Voorstel voor zaal zaadmarkt mei", "Teun"), row("Regelen zaal zaadmarkt mei", "Teun", block=41)
    assert outcome(register, minutes(*rows)) == "vraag"


def test_two_rows_about_two_things_are_not_asked_about(register):
    rows = row("Kwekers beter zichtbaar maken op de website", "Teun"), row("Kwekers uitnodigen op de 13e", "Teun", block=41)
    assert outcome(register, minutes(*rows)) == "twee"

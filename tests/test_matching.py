"""When two wordings are one action. The sentences are our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.register import matching
from pipeline.register.matching import DOUBT, SAME, Wording, assign, score, stem

SAME_ACTION = [
    ("Contact opnemen met Wendel over de toekomst van de werkgroep Buurtkaart", "Met Wendel bellen over toekomst werkgroep Buurtkaart"),
    ("Mira stuurt de routekaart naar de wijkraden", "Routekaart sturen aan de wijkraden"),
    ("Wergroep Bijenlinten bespreken werkings gebied", "Werkgroep Bijenlinten bespreken werkingsgebied"),
    ("Testimonials publiceren", "Testimonials publiceren, zie de website"),
    (
        "Opnieuw benaderen provincie om aansluiting te houden bij het fietsplan",
        "Benaderen provincie om aansluiting te vinden bij fietsplan",
    ),
    ("Mira belooft het maaiplan van de bermen op te stellen", "Maaiplan bermen opstellen"),
    ("Omschrijving van de speelplekken afmaken", "Beschrijving speelplekken afmaken"),
    ("Uitbreiding van het kernteam voorleggen aan de raad", "Uitbreiden kernteam voorleggen aan de raad"),
    ("Zaal De Kolk boeken voor de feestavond", "Zaal De Kolk reserveren voor de feestavond"),
    ("Inventarisatie van speelplekken afronden", "De inventarisatie van de speelplekken wordt afgerond"),
]
TWO_ACTIONS = [
    ("GGD vragen om deelname aan de werkgroep Hittestress", "RIVM vragen om deelname aan de werkgroep Hittestress"),
    ("Enquête bewoners 2025 uitzetten", "Enquête bewoners 2026 uitzetten"),
    ("Verslag rondsturen", "Presentatie rondsturen"),
    ("Gesprek plannen met de wethouder Sport", "Gesprek plannen met de huisartsen"),
    ("Bezoek aan gemeente Hoornwijk over parkeren", "Bezoek aan gemeente Eemrade over parkeren"),
    ("Begroting opstellen", "Jaarverslag opstellen"),
    ("Jaarplan bespreken in mei", "Jaarplan bespreken in juni"),
    ("Draaiboek maken", "Programma maken"),
    ("Mira belooft het maaiplan op te stellen", "Draaiboek opstellen"),
    ("Beschrijving van de speelplekken afmaken", "Tekening speelplekken betalen"),
    ("Zaal De Kolk boeken", "Zaal De Schuur reserveren"),
]


@pytest.mark.parametrize(("a", "b"), SAME_ACTION)
def test_reworded_is_the_same_action(a, b):
    assert score(Wording(a, ("Mira",)), Wording(b, ("Mira",))) >= SAME


@pytest.mark.parametrize(("a", "b"), TWO_ACTIONS)
def test_another_name_number_or_subject_is_another_action(a, b):
    assert score(Wording(a, ("Mira",)), Wording(b, ("Mira",))) < DOUBT


def test_between_the_two_a_person_is_asked():
    value = score(Wording("Convenant rondsturen aan de leden", ("Mira",)), Wording("Rondsturen concept-convenant", ("Mira",)))
    assert DOUBT <= value < SAME


def test_another_thing_in_a_short_text_is_at_most_a_doubt():
    assert score(Wording("Verslagen op Buurtnet zetten", ("Mira",)), Wording("Document op Buurtnet zetten", ("Mira",))) < SAME


def test_another_owner_speaks_against_the_same_one_for():
    a, b = "Scholen benaderen voor de beweegweek", "Contact zoeken met scholen voor deelname beweegweek"
    nobody = score(Wording(a), Wording(b))
    assert score(Wording(a, ("Mira Dop",)), Wording(b, ("Teun",))) < nobody < score(Wording(a, ("Mira Dop",)), Wording(b, ("Mira",)))


def test_a_text_may_name_the_owner_of_the_other():
    row = Wording("Ondertekening Akkoord waterschap regelen", ("Mira Dop",))
    assert score(Wording("Actie Mira ondertekening Waterschap regelen"), row) >= SAME
    assert score(Wording("Actie Teun ondertekening Waterschap regelen"), row) < SAME


def test_meaning_alone_raises_a_doubt_and_never_merges(monkeypatch):
    a = Wording("Subsidieaanvraag indienen bij het waterschap", ("Mira",))
    b = Wording("De aanvraag voor subsidie naar het waterschap sturen", ("Mira",))
    matching._score.cache_clear()
    monkeypatch.setattr(matching, "meaning", lambda *_: 0.0)
    without = score(a, b)
    matching._score.cache_clear()
    monkeypatch.setattr(matching, "meaning", lambda *_: 1.0)
    lifted = score(a, b)
    matching._score.cache_clear()
    assert without < DOUBT <= lifted < SAME


def test_a_clear_pair_is_not_broken_up():
    known = [Wording("GGD benaderen over hitteplan"), Wording("RIVM benaderen over hitteplan")]
    new = [Wording("RIVM benaderen over hitteplan"), Wording("GGD benaderen over hitteplan")]
    found = assign(new, known)
    assert found.pairs == ((0, 1), (1, 0)) and found.doubts == ()


def test_what_is_left_over_beside_a_clear_match_is_a_doubt():
    known = [Wording("Procedure voor zaalhuur vaststellen"), Wording("Zaalhuur vaststellen, procedure")]
    found = assign([Wording("Procedure voor zaalhuur vaststellen")], known)
    assert found.pairs == ((0, 0),) and found.doubts == ((0, 1),)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Mira belooft een plan op te stellen", "opstellen"),
        ("om het plan om te zetten", "omzetten"),
        ("om te zetten", "zetten"),
        ("door te betalen", "betalen"),
    ],
)
def test_te_splits_a_verb(text, verb):
    (last,) = [t for t in matching.content(Wording(text)) if t.word == text.split()[-1]]
    assert stem(verb) in last.forms | {last.stem}


@pytest.mark.parametrize(
    ("one", "other"),
    [("kaart", "kaarten"), ("brief", "brieven"), ("werkgroepen", "werkgroep"), ("huis", "huizen"), ("opstelt", "opstellen")],
)
def test_inflections_share_a_stem(one, other):
    assert stem(one) == stem(other)


WORDINGS = st.builds(
    Wording,
    st.text(alphabet="abcdeéGkRn 26-'’", max_size=40),
    st.lists(st.sampled_from(["Mira", "Teun Bos", "GGD"]), max_size=2).map(tuple),
)


@given(WORDINGS, WORDINGS)
def test_the_score_is_symmetric_and_bounded(a, b):
    assert 0 <= score(a, b) <= 1
    assert score(a, b) == score(b, a)


@given(st.lists(WORDINGS, max_size=5), st.lists(WORDINGS, max_size=5))
def test_assignment_is_one_to_one(new, known):
    pairs = assign(new, known).pairs
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)

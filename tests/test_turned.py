"""Tasks whose doer stands behind the verb, in another clause or in a passive, each beside a neighbour that is none."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.extraction.errands import errand_of
from pipeline.extraction.roster import build
from pipeline.extraction.statements import sentences
from pipeline.extraction.turned import does, own_party

PEOPLE = build(["Els de Boer", "Jan Prins", "Fatima Amrani"])

PERSON, PARTY, LATER, HE = "wordt door iemand gedaan", "wordt door een groep gedaan", "iemand doet het daarna", "hij of zij doet het"
BRINGS, OWN = "neemt of brengt het mee", "een eigen groep of functie doet het"


@pytest.mark.parametrize(
    ("text", "ahead", "name"),
    [
        ("De tenten worden door Jan geregeld.", False, PERSON),
        ("Afzeggingen worden verwerkt door Els.", False, PERSON),
        ("De vlaggen worden opgehangen door Els en Jan.", False, PERSON),
        ("De bank wordt in mei door de klusploeg weggehaald.", True, PERSON),
        ("Door de secretaris wordt in mei in kaart gebracht wie lid is.", True, PERSON),
        ("De tenten worden altijd door Jan geregeld.", False, None),
        ("Het plan wordt door Jan gesteund.", False, None),
        ("De vragen worden door Jan toegelicht.", False, None),
        ("De lijst die door Jan wordt gemaakt, is af.", False, None),
        ("De tenten werden door Jan geregeld.", False, None),
        ("Door de receptie wordt een brief bezorgd.", False, PARTY),
        ("De zaal wordt door de secretaresse vastgelegd.", False, PARTY),
        ("Het dak wordt in mei door Havenbouw gemaakt.", True, PARTY),
        ("Het dak wordt door Havenbouw gemaakt.", False, None),
        ("De bomen worden in mei door de gemeente geplant.", True, None),
        ("De aanvraag wordt door de netbeheerder verwerkt.", False, None),
        ("De techniek wordt door de werkgroep zelf ingevuld.", False, None),
        ("Voor de lekkage schakelt het bestuur een loodgieter in.", False, OWN),
        ("De lijst past de secretaris aan.", False, OWN),
        ("De afmeldingen verwerkt de ledenadministratie.", False, OWN),
        ("De redactie neemt in het blad een puzzel op.", False, OWN),
        ("Het bestuur stuurt een kaart.", False, OWN),
        ("De technische commissie stelt een lijst op.", False, OWN),
        ("Het bestuur stuurt elke zieke een kaart.", False, None),
        ("Het bestuur doet niet mee.", False, None),
        ("De gemeente stuurt een kaart.", False, None),
        ("De penningmeester controleert de kas.", False, None),
        ("Els belt de koster.", False, None),
        ("Zij vraagt de werkgroep om raad.", False, None),
        ("De folder is niet klaar, die maakt Jan af.", False, LATER),
        ("Rooster ontbreekt nog, dat stelt Els op.", False, LATER),
        ("Er zijn glazen te kort, Els koopt er tien.", False, LATER),
        ("Geen antwoord van de school; Jan belt maandag.", False, LATER),
        ("De zaal was vol, Els vond dat jammer.", False, None),
        ("De lijst klopt, Jan maakt die altijd.", False, None),
        ("Op de foto staat dat Jan lacht, dat zou Els moeten weten.", False, None),
        ("Zij maakt een lijst.", False, HE),
        ("Els zucht, maar ze doet het.", False, HE),
        ("Die stuurt hem in week 14 op.", True, HE),
        ("Die stuurt hem op.", False, None),
        ("Hij doet dat al jaren.", False, None),
        ("Zij zoekt een huis.", False, None),
        ("Zij woont om de hoek.", False, None),
        ("Jan brengt een paar stoelen mee.", False, BRINGS),
        ("De brief neemt Jan niet mee.", False, None),
    ],
)
def test_wording(text: str, ahead: bool, name: str | None, nlp: Language) -> None:
    span = next(iter(sentences(nlp(text))))
    assert errand_of(text, PEOPLE.mentions(span), ahead) == name


@pytest.mark.parametrize(
    ("form", "following", "verb"),
    [("belt", ("de", "gasten", "af"), "afbellen"), ("weggehaald", (), "weghalen"), ("geprint", (), "printen"), ("vindt", (), "")],
)
def test_forms_of_verbs_of_doing(form: str, following: tuple[str, ...], verb: str) -> None:
    assert verb in does(form, following) if verb else not does(form, following)


@pytest.mark.parametrize(
    ("word", "own"), [("bestuur", True), ("Feestcommissie", True), ("gemeente", False), ("accountmanager", False), ("stam", False)]
)
def test_own_party(word: str, own: bool) -> None:
    assert own_party(word) is own

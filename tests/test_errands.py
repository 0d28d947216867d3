"""Wordings that nearly always are a task, and what looks like them and is none."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.extraction.errands import errand_of
from pipeline.extraction.roster import build
from pipeline.extraction.statements import sentences

PEOPLE = build(["Els de Boer", "Jan Prins", "Fatima Amrani"])


@pytest.mark.parametrize(
    ("text", "ahead", "name"),
    [
        ("Verzoek aan het bestuur: zoek een andere zaal.", False, "verzoek aan iemand"),
        ("Oproep aan de leden om oude foto's in te leveren.", False, "verzoek aan iemand"),
        ("Vraag aan Jan: wat kost dat?", False, None),
        ("Vraag van de leden over de contributie.", False, None),
        ("Els, stuur jij de lijst rond?", False, "vraagt iemand iets te doen"),
        ("Jan, wil jij de zaal regelen?", False, "vraagt iemand iets te doen"),
        ("Els, vind jij dat ook?", False, None),
        ("Jan, was jij er vorige keer bij?", False, None),
        ("De receptie zoekt uit waarom de bel niet werkt.", False, "zoekt het uit of geeft het door"),
        ("Het hoofd van de keuken vraagt na of de oven open mag.", False, "zoekt het uit of geeft het door"),
        ("Wij leggen de vraag voor aan de huurders.", False, "zoekt het uit of geeft het door"),
        ("Els vraagt waarom de stoelen op zijn.", False, None),
        ("De buren nodigen iedereen uit voor de open dag.", False, None),
        ("Els legt haar vraag voor.", False, None),
        ("De brief die uitzoekt wat er speelt, ontbreekt.", False, None),
        ("De bakker werd rondgestuurd.", False, None),
        ("Er wordt door Jan gekeken wie er kan.", False, "wordt door iemand bekeken"),
        ("Het dak wordt door de storm bedreigd.", False, None),
        ("De uitnodiging wordt rondgestuurd.", False, "wordt rondgestuurd of nagevraagd"),
        ("De taart wordt opgegeten.", False, None),
        ("Er moet nog een chauffeur gezocht worden.", False, "moet nog gebeuren"),
        ("De jury moet nog bijeenkomen.", False, "moet nog gebeuren"),
        ("Moet er nog iets geregeld worden?", False, None),
        ("Misschien moet de muur nog geschilderd worden.", False, None),
        ("Er wordt een hek geplaatst.", False, "er wordt iets gedaan"),
        ("Er worden twee borden opgehangen.", False, "er wordt iets gedaan"),
        ("Er wordt een presentatie gegeven.", False, None),
        ("Er wordt een vraag gesteld.", False, None),
        ("Er wordt veel gelachen.", False, None),
        ("Spelers horen uiterlijk 3 mei of ze mee mogen.", True, "hoort er later van"),
        ("Die stoel hoort voor het raam.", False, None),
        ("Mevrouw Amrani zegde toe dat de brief wordt beantwoord.", False, "heeft het toegezegd"),
        ("Jan beloofde beterschap.", False, None),
        ("Jan: vraag Els of zij de sleutel heeft.", False, "draagt iemand op te vragen"),
        ("Jan: vraag of dat wel klopt?", False, None),
        ("Els: geen bezwaar om dat te regelen", False, None),
        ("Els spreekt de koster zondag.", False, "doet het op een dag"),
        ("Jan bestelt de tent in mei.", True, "doet het op een dag"),
        ("Jan is volgende week op vakantie.", True, None),
        ("Els licht toe dat de markt in mei is.", True, None),
        ("Er zal door het team actie worden ondernomen.", False, "er wordt actie ondernomen"),
        ("De actie is al ondernomen.", False, None),
        ("Terugkoppeling volgt na de kerst.", False, "kondigt een vervolg aan"),
        ("Nader onderzoek naar de fundering.", False, "kondigt een vervolg aan"),
        ("Onderzoek heeft dat uitgewezen.", False, None),
        ("De feestcommissie regelt in mei een tent.", True, "een groep doet het op een dag"),
        ("De feestcommissie regelt altijd een tent.", False, None),
        ("De leverancier maakt in mei een nieuwe uitgave.", True, None),
        ("De politie regelt in mei het verkeer.", True, None),
        ("Els aan Jan: bel de koster.", False, "vraagt het een ander"),
        ("Els aan Jan: wat een mooi feest.", False, None),
        ("We nemen ons voor een advocaat te raadplegen.", False, "neemt het zich voor"),
        ("Els is bereid een stukje te schrijven.", False, "neemt het zich voor"),
        ("Els is niet bereid een stukje te schrijven.", False, None),
        ("De plannen nemen ons voor hem in.", False, None),
        ("Els en Jan gaan met de school in gesprek.", False, "gaat erheen of in gesprek"),
        ("Jan gaat op 3 mei naar de bijeenkomst van de bond.", True, "gaat erheen of in gesprek"),
        ("Jan gaat als afgevaardigde van de school.", False, "gaat erheen of in gesprek"),
        ("Jan gaat als het regent om de tafel.", False, None),
        ("En vraagt Els om deze middag samen te organiseren.", False, "verzoek aan iemand"),
        ("En vraagt Els of het hek open kan.", False, None),
        ("Molenaars en bakkers gaan in gesprek.", False, None),
        ("De bus gaat langs de school.", False, None),
        ("Wie gaat er bij Jan langs?", False, None),
        ("De school zet het in de nieuwsbrief.", False, "zet het in een blad of op de site"),
        ("Zet het in de nieuwsbrief.", False, None),
        ("De school zet het liever niet op de site.", False, None),
        ("Volgende keer neemt iedereen een stoel mee.", False, "iedereen doet het voor een dag"),
        ("Iedereen stuurt uiterlijk vrijdag zijn keuze.", False, "iedereen doet het voor een dag"),
        ("Iedereen mailt altijd te laat.", False, None),
        ("Volgende keer weet iedereen het.", False, None),
        ("Met de bakker wordt contact opgenomen.", False, "wordt nagevraagd of afgesproken"),
        ("Bij de buren wordt navraag gedaan naar de sleutel.", False, "wordt nagevraagd of afgesproken"),
        ("Met de bakker wordt altijd contact opgenomen.", False, None),
        ("Het contact wordt minder.", False, None),
    ],
)
def test_errand(text: str, ahead: bool, name: str | None, nlp: Language) -> None:
    span = next(iter(sentences(nlp(text))))
    assert errand_of(text, PEOPLE.mentions(span), ahead) == name

"""Which sentences settle something: by their wording alone, and in minutes."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from pipeline import extraction, language, readers, structure
from pipeline.extraction.decisions import of_the_body
from pipeline.extraction.implied import NAMES, implied_of
from pipeline.extraction.settled import wording_of
from pipeline.model import Verslag


def decided(text: str, folder: Path, nlp: Language) -> list[str]:
    path = folder / "verslag.md"
    head = "# Verslag dorpsraad Oudekerke, 12 maart 2026\n\nAanwezig: Els de Boer (voorzitter), Jan Prins, Fatima Amrani\n\n"
    path.write_text(head + text, encoding="utf-8")
    facts = extraction.extract(language.parse(structure.outline(readers.read(path)), nlp))
    assert isinstance(facts, Verslag)
    return [b.citaat for b in facts.besluiten]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("#41 leesbare straatnamen = gesloten", "uitkomst"),
        ("Kolom voor de postcode erbij -> akkoord, sluiten", "uitkomst"),
        ("De raad akkoord met de begroting.", "akkoord"),
        ("Er is overeenstemming dat het hek blijft staan.", "eens"),
        ("Allen zijn het eens met een tweede bankje.", "eens"),
        ("De aanwezigen konden zich vinden in de indeling van het terrein.", "eens"),
        ("Het verzoek van de toneelgroep wordt gehonoreerd.", "gehonoreerd"),
        ("Na enige discussie besluiten we het feest te verplaatsen.", "wij besluiten"),
        ("Na stemming gaat de raad akkoord met het voorstel.", "akkoord"),
        ("Na lang praten is de conclusie: geen kermis in augustus.", "afspraak"),
        ("Onder die voorwaarde kan de raad instemmen met het nieuwe hek.", "stemt in"),
        ("Daarmee kunnen alle leden instemmen.", "stemt in"),
        ("Fatima wordt met applaus benoemd tot erelid.", "door allen gekozen"),
        ("Misschien kan de harmonie ook spelen, besloten wordt om daar in mei over te praten.", "wordt besloten"),
    ],
)
def test_a_wording_settles(text: str, name: str) -> None:
    assert wording_of(text) == name


def test_minutes_that_conform_are_adopted(tmp_path, nlp: Language) -> None:
    assert decided("## 2. Verslag\n\n- Verslag 24 februari: conform.\n- De brief van de molen is binnen.\n", tmp_path, nlp) == [
        "Verslag 24 februari: conform."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Na de vakantie wordt het plan vastgesteld.",
        "Status: O=open, G=gesloten",
        "Als allen het eens zijn, gaat de vlag uit.",
        "Het hek kan worden geschrapt uit het plan?",
        "De begroting moet nog worden goedgekeurd.",
        "Jan vraagt of iedereen het ermee eens is?",
        "Gevraagd wordt of de leden akkoord zijn.",
        "Er moet consensus zijn: er is overeenstemming nodig voordat de kist opengaat.",
        "De foto's staan op de besloten pagina.",
    ],
)
def test_no_wording_settles(text: str) -> None:
    assert wording_of(text) is None


def test_the_outcome_of_a_list_of_points_is_a_decision(tmp_path: Path, nlp: Language) -> None:
    text = "## 3. Openstaande meldingen\n\n- Lantaarn bij de brug = gesloten\n- Bank bij de sluis, meer uitleg nodig\n\n"
    text += "## 4. Rondvraag\n\nNiemand heeft nog iets.\n"
    assert decided(text, tmp_path, nlp) == ["Lantaarn bij de brug = gesloten"]


def test_the_consent_of_one_person_settles_nothing(tmp_path: Path, nlp: Language) -> None:
    text = "## 2. Speeltuin\n\nHet voorstel is een hek van twee meter.\n\nJan Prins: Akkoord\n\nFatima Amrani stemt hiermee in.\n"
    assert decided(text, tmp_path, nlp) == []


def test_the_consent_of_the_body_does(tmp_path: Path, nlp: Language) -> None:
    text = "## 2. Speeltuin\n\nHet voorstel is een hek van twee meter. De dorpsraad stemt hiermee in.\n"
    assert [q.endswith("De dorpsraad stemt hiermee in.") for q in decided(text, tmp_path, nlp)] == [True]


def test_a_fact_that_is_noted_is_no_decision(tmp_path: Path, nlp: Language) -> None:
    text = "## 2. Speeltuin\n\nVastgesteld wordt dat de schommel druk gebruikt wordt en dat de wip heel is.\n"
    assert decided(text, tmp_path, nlp) == []


def test_no_remarks_adopt_minutes_only(tmp_path: Path, nlp: Language) -> None:
    text = "## 1. Verslag vorige vergadering\n\nVastgesteld zonder wijzigingen.\n\n## 7. Sluiting\n\nGeen verdere opmerkingen meer.\n"
    assert decided(text, tmp_path, nlp) == ["Vastgesteld zonder wijzigingen."]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("De lampionoptocht gaat dit jaar niet door.", "gaat niet door"),
        ("Er komt voorlopig geen tweede steiger.", "gaat niet door"),
        ("Het punt over de paaltjes wordt van de agenda gehaald.", "gaat niet door"),
        ("De vergadering van augustus vervalt.", "vervalt"),
        ("De oude prijslijst laten we rusten.", "vervalt"),
        ("De indeling blijft ongewijzigd.", "blijft"),
        ("We blijven bij twee ophaaldagen.", "blijft"),
        ("De entree blijft 4 euro.", "blijft"),
        ("We houden vast aan de dinsdag.", "houden het zo"),
        ("Dat willen we graag zo houden.", "houden het zo"),
        ("De sleutel ligt voortaan bij de beheerder.", "voortaan"),
        ("Het wordt dus de eerste zaterdag van juni.", "wordt het"),
        ("De nieuwe trap komt er niet.", "wordt het"),
        ("Dat gaan we dus niet doen.", "doen we"),
        ("We gaan dit jaar niet met de bus.", "doen we niet"),
        ("Wij stoppen met de papieren folder.", "beginnen of stoppen"),
        ("De commissie staat hier volledig achter.", "algemene steun"),
        ("Daar kan iedereen zich in vinden.", "algemene steun"),
        ("Het plan werd een goed idee gevonden.", "algemene steun"),
        ("Het bestuur is het daar niet mee eens.", "oneens"),
        ("De klankbordgroep adviseert positief over de route.", "advies"),
        ("De raad brengt een negatief advies uit.", "advies"),
        ("Punt 8 komt als hamerstuk terug.", "stemming"),
        ("Op verzoek van Els gaat punt 6 voor punt 4.", "orde van de vergadering"),
        ("Notulen van mei: in orde.", "verslag goed"),
        ("We wachten het onderzoek af.", "wacht af"),
        ("Fatima wordt penningmeester.", "functie"),
        ("Het tarief wordt niet verhoogd.", "verandert"),
        ("De voorkeur van de vergadering is klinkers.", "voorkeur"),
        ("Leuk, doen.", "kort antwoord"),
        ("De datum staat hiermee vast.", "staat vast"),
        ("De werkgroep steunt het plan van de buurt.", "algemene steun"),
        ("De speelgroep krijgt 600 euro.", "bedrag"),
        ("De excursie wordt 12 september.", "datum"),
        ("Een eigen app vindt het team overbodig.", "geen reden"),
        ("De lampen vervallen per 1 mei.", "vervalt"),
        ("Na lang wikken en wegen komt de schommel naast de wip.", "na overleg"),
        ("Uiteindelijk nemen we de groene verf.", "na overleg"),
        ("De voorzitter hakt de knoop door: het hek wordt groen.", "na overleg"),
        ("De kascommissie raadt een tweede handtekening aan en het bestuur neemt dat over.", "neemt over"),
        ("Els neemt per januari het secretariaat van Jan over.", "neemt over"),
        ("Het bestuur ziet geen reden om de prijs aan te passen.", "geen reden"),
        ("Een tweede slagboom vindt de werkgroep niet nodig.", "geen reden"),
        ("De groep ziet af van een eigen vlag.", "geen reden"),
        ("Fatima oppert een fontein, maar daar is geen steun voor.", "geen steun"),
        ("Tegen de nieuwe route heeft niemand bezwaar.", "iedereen mee"),
        ("Met het schilderen wachten we tot het droog is.", "wachten we"),
        ("De keuze van de plek laten we aan de buren.", "zo doen we"),
        ("De kraam doen we in de schuur van Jan.", "zo doen we"),
        ("Dan gaan we voor de houten variant.", "zo doen we"),
        ("De volgorde blijft zoals ze is.", "zoals het is"),
        ("De huur blijft voor 2027 gelijk.", "blijft gelden"),
        ("Allen vinden Fatima een goede keuze.", "goede keus"),
        ("Naar de streekraad worden Els en Jan afgevaardigd.", "wie"),
        ("Het plan is rijp voor besluitvorming.", "rijp"),
        ("De barbecue gaat eruit, te duur.", "eruit"),
        ("De fietstocht gaat dit jaar weer door.", "gaat weer door"),
        ("Lampionoptocht dit jaar niet, te weinig lopers.", "telegram: niet"),
        ("Voorlopig geen tweede steiger.", "telegram: niet"),
        ("Wel een bingo op 3 mei.", "telegram: wel"),
        ("Groene verf dus.", "dus"),
        ("Dan maar in juni.", "dan"),
        ("Een tweede hek hoeft niet meer.", "hoeft niet"),
        ("Melding mag dicht.", "punt gesloten"),
        ("Punt 4 aangehouden.", "aangehouden"),
        ("De snoeidag schuift door naar november.", "schuift door"),
        ("Goed, we kopen de wip.", "goed, ..."),
        ("Els schuift ook aan, dat is prima.", "dat is prima"),
        ("Verder akkoord.", "verder goed"),
        ("Allen voor.", "iedereen mee"),
        ("De entree gaat van 3 naar 4 euro.", "bedrag"),
        ("Budget maximaal 250 euro.", "bedrag"),
        ("Nieuwe datum snoeidag: zaterdag 7 november.", "datum"),
        ("De snoeidag van 7 november verschuift naar 14 november.", "later"),
        ("De feestdag wordt bepaald op zaterdag 3 juni.", "bepaald op"),
        ("Een tweede bank wordt vanwege de kosten niet geplaatst.", "niet gedaan"),
        ("Els en Jan vormen samen de feestcommissie.", "functie"),
        ("Aan de agenda wordt als punt 8 de brief van de molenaar toegevoegd.", "punt erbij"),
        ("De bewoners kunnen zich vinden in het plan, daar kan de raad zich ook in vinden.", "algemene steun"),
        ("De vergadering stelt zich garant voor een tekort tot € 300.", "het overleg doet"),
        ("No-go: de nieuwe sloten wachten op de leverancier.", "go"),
        ("Het jaarplan gaat ongewijzigd naar de ledenvergadering.", "ongewijzigd naar"),
        ("Decharge verleend.", "decharge"),
        ("De voorkeur gaat uit naar klinkers.", "voorkeur gaat uit"),
        ("Jan vraagt of het vroeger kan; om acht uur, spreken we af.", "spreken we af"),
        ("De kraam naast de sluis, niemand tegen.", "iedereen mee"),
        ("De snoeidag een week later, daar heeft niemand moeite mee.", "iedereen mee"),
        ("Het hek een meter hoger, daar ziet iedereen het nut van in.", "iedereen mee"),
        ("Een tweede kermis, daar voelt niemand voor.", "iedereen mee"),
        ("Met deze verdeling kan de raad leven, mits het per jaar wordt bekeken.", "iedereen mee"),
        ("De raad gunt de schommel aan Van Dijk.", "het overleg doet"),
        ("Daar berust de commissie in.", "het overleg doet"),
        ("De voorzitter stelt het punt uit tot mei.", "het overleg doet"),
        ("De voorzitter concludeert dat de brug open kan.", "het overleg doet"),
        ("De keuze valt op de houten bank.", "keuze"),
        ("Daarom wordt van een enquête afgezien.", "verandert"),
        ("De verf wordt betaald uit het onderhoudsbudget.", "geld uit"),
        ("De reparatie komt ten laste van de dorpskas.", "geld uit"),
        ("Schilder De Boer krijgt de opdracht.", "opdracht"),
        ("Aan de agenda wordt een punt over de brug toegevoegd.", "punt erbij"),
        ("Geen trekker voor de markt, dan niet.", "dan niet"),
        ("Nee dus, veel te duur.", "nee dus"),
        ("De harmonie wil gratis stroom van ons: nee, dat geld is er niet.", "nee dus"),
        ("Niet nu, eerst de brug.", "niet nu"),
        ("De paaltjes gaan niet mee in de offerte.", "niet nu"),
        ("Op het aanbod van de bond gaat de raad niet in.", "niet nu"),
        ("Een tweede bord hoeft niet van de werkgroep.", "niet nodig"),
        ("Het amendement haalt het niet.", "haalt het niet"),
        ("De oplevering schuift op naar juni.", "later"),
        ("Jan krijgt twee weken uitstel.", "later"),
        ("Voorstel schommel: 9 voor, 3 tegen.", "stemmen"),
        ("Handen omhoog: zes voor groen, één voor blauw.", "stemmen"),
        ("Eerst de brug, dan de bank, is de lijn.", "uitkomst is"),
        ("Het bord krijgt daarom een andere kleur.", "krijgt dus"),
        ("De raad wil er daarom ieder jaar een.", "wil daarom"),
        ("Contactpersoon voor de sluis wordt Fatima.", "wie wordt"),
        ("aantekeningen van mei: prima zo", "prima"),
        ("De avond blijft om half acht.", "blijft zo"),
        ("De huur wordt 45 euro.", "datum"),
        ("De rode klinkers vallen af.", "keuze"),
        ("Het wordt Zwolle.", "keuze"),
        ("Het plan krijgt geen meerderheid.", "meerderheid"),
        ("Jan is aftredend; Els volgt hem op.", "opvolging"),
        ("De contributie stijgt met twee euro.", "bijdrage"),
        ("Vooralsnog ondernemen we geen stappen.", "voorlopig"),
        ("De pilot stopt per 1 juni.", "gaat door"),
        ("Er verandert dus niets.", "bij het oude"),
        ("De leden sluiten zich bij dit advies aan.", "het overleg doet"),
        ("De raad ziet niets in een eigen vlag.", "het overleg doet"),
        ("Dat punt schuiven we door.", "schuift door"),
        ("Een tweede kopie betalen we niet.", "niet nu"),
    ],
)
def test_a_wording_implies_that_something_is_settled(text: str, name: str) -> None:
    assert implied_of(text) == name


def test_each_implied_wording_has_an_example() -> None:
    marks = [m for m in test_a_wording_implies_that_something_is_settled.pytestmark if m.name == "parametrize"]
    assert {name for _, name in marks[0].args[1]} == NAMES


@pytest.mark.parametrize(
    "text",
    [
        "Gaat de lampionoptocht niet door?",
        "Als het regent, gaat de optocht niet door.",
        "Jan wil voortaan een halfuur eerder beginnen.",
        "Els stelt voor de sleutel voortaan bij de beheerder te leggen.",
        "De bijdrage is in 2019 vervallen.",
        "Henk blijft het jammer vinden.",
        "Daar gaan wij niet over.",
        "We gaan dat vandaag niet oplossen.",
        "Dat wordt dus niks.",
        "De bond adviseert om eerder te beginnen.",
        "Fatima vindt het een goed idee.",
        "Zou de entree verhoogd moeten worden?",
        "Volgens de wethouder komt er geen fietspad.",
        "Dit jaar geen klachten van omwonenden.",
        "De jeugd traint voortaan op gras, meldt de trainer.",
        "Het kan zijn dat de snoeidag vervalt.",
        "Jan vertelt dat de markt van 3 mei niet doorgaat en dat de kraam dus niet blijft.",
        "Els verzoekt iedereen om stukken voortaan op maandag te sturen.",
        "Jan levert voortaan elke maand een overzicht.",
        "We wachten nog op bericht van de gemeente.",
        "Na een rondje langs de leden blijkt dat er drie ziek zijn.",
        "Uiteindelijk vindt men een brief beleefder.",
        "Stemmen doen we al jaren zo.",
        "Haar voorkeur gaat uit naar klinkers.",
        "De kascommissie adviseert decharge te verlenen.",
        "Sponsor zoeken dus.",
        "Bram: de bijdrage gaat van 95 naar 110 euro.",
        "Wel waren er klachten over het geluid.",
        "De opkomst was dit jaar niet groot.",
        "De zaal is voorlopig niet beschikbaar.",
        "Niet iedereen is voor.",
        "De leden zijn het er nog niet over eens.",
        "Els vraagt of iedereen daarmee kan leven.",
        "De voorzitter deelt mee dat de brug dicht is.",
        "De aannemer bereidt het werk voor.",
        "Dat kwam niemand tegen.",
        "Er zijn geen punten voor de agenda toegevoegd.",
        "Bram: ja, dat klopt.",
        "De kosten zijn voor rekening van de provincie gebleven.",
        "Jan kijkt in de kas of het kan.",
        "Voor het hek krijgt Els geen extra tijd.",
        "De proef is gestopt door de provincie.",
        "Jan sluit zich daarbij aan.",
        "Dat weten we niet.",
        "Voor de bewoners verandert er niets.",
        "Els opent de vergadering en spreekt haar dank uit dat de brug weer open is.",
    ],
)
def test_nothing_is_implied(text: str) -> None:
    assert implied_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "De aannemer is akkoord met de latere oplevering.",
        "De verzekeraar gaat akkoord met de schade.",
        "Jan Prins: we zijn akkoord",
        "Er wordt voorgesteld om de sleutel voortaan bij de beheerder te leggen.",
        "Over het hek is nog geen besluit genomen.",
        "Besluit volgt als de offertes er zijn.",
        "We gaan het hekplan in de volgende vergadering vaststellen.",
        "Verslag dorpsraad 6 februari 2026",
        "Els is het niet eens met de conclusie van het rapport.",
        "In 2019 is besloten het hek te vervangen.",
        "De provincie stelt de normen vast.",
        "De gemeente heeft de vergunning goedgekeurd.",
        "De fractie Dorpsbelang stemt tegen.",
        "De synode beslist in november over de orgels.",
        "Daar beslist de provincie over.",
        "Dat beslissen wij niet.",
        "De paaltjes dienen nog te worden verplaatst.",
        "Besluiten worden genomen met gewone meerderheid.",
        "De drukker werkt voortaan alleen met kleur.",
        "Jan stelt voor het feest uit te stellen, maar daar is niet iedereen het mee eens.",
    ],
)
def test_nothing_is_settled_yet_or_not_by_the_meeting(text: str, tmp_path: Path, nlp: Language) -> None:
    assert decided(f"## 2. Speeltuin\n\n{text}\n\n## 3. Rondvraag\n\nNiemand heeft iets.\n", tmp_path, nlp) == []


def test_what_goes_with_the_minutes_is_no_decision(tmp_path: Path, nlp: Language) -> None:
    enclosed = "Bijgevoegd het verslag van het gesprek met de molenaar."
    assert decided(f"## 1. Verslag\n\n{enclosed}\n\n## 2. Rondvraag\n\nNiemand heeft iets.\n", tmp_path, nlp) == []


@pytest.mark.parametrize(
    "text",
    [
        "De dorpsraad kan instemmen met het hek.",
        "Er is voor gekozen om het hek groen te schilderen.",
        "Hiermee is het hekplan goedgekeurd.",
        "Daar is iedereen voor, het geld is er.",
        "Voor het hek kiest de raad drie kleuren.",
        "De notulen worden gearresteerd.",
        "Goedgekeurd door alle aanwezigen.",
        "De optocht gaat niet door omdat de straat open ligt.",
        "De offerte van de schilder is goedgekeurd.",
        "Het wijzigingsverzoek is afgekeurd.",
        "Na enige discussie kan iedereen zich vinden in deze lijn: het hek gaat 's avonds dicht.",
    ],
)
def test_the_meeting_settles(text: str, tmp_path: Path, nlp: Language) -> None:
    found = decided(f"## 2. Speeltuin\n\n{text}\n\n## 3. Rondvraag\n\nNiemand heeft iets.\n", tmp_path, nlp)
    assert found == [text]


def test_a_short_answer_is_quoted_with_its_question(tmp_path: Path, nlp: Language) -> None:
    text = "## 2. Speeltuin\n\nDe wip is versleten. Kopen we een nieuwe wip voor 900 euro? Fatima aarzelt. Akkoord.\n"
    assert decided(text, tmp_path, nlp) == ["Kopen we een nieuwe wip voor 900 euro? Fatima aarzelt. Akkoord."]


@pytest.mark.parametrize(
    "consent", ["Geen bezwaar.", "Allen eens.", "Alle aanwezigen kunnen zich hierin vinden.", "Daar is niemand op tegen."]
)
def test_consent_is_quoted_with_what_it_settles_and_counts_once(consent: str, tmp_path: Path, nlp: Language) -> None:
    text = f"## 2. Speeltuin\n\nDe koffie is op. De snoeidag schuift door naar november. {consent}\n"
    assert decided(text, tmp_path, nlp) == [f"De snoeidag schuift door naar november. {consent}"]


def test_a_count_of_votes_is_quoted_with_what_it_led_to(tmp_path: Path, nlp: Language) -> None:
    text = "## 2. Speeltuin\n\nDe een wil hout, de ander staal. Stemming: 9 voor, 3 tegen. Het wordt dus hout.\n"
    assert decided(text, tmp_path, nlp) == ["Stemming: 9 voor, 3 tegen. Het wordt dus hout."]


def test_a_count_of_votes_alone_is_a_decision(tmp_path: Path, nlp: Language) -> None:
    text = "## 2. Speeltuin\n\nDe een wil hout, de ander staal. Voorstel hout: 9 voor, 3 tegen.\n"
    assert decided(text, tmp_path, nlp) == ["Voorstel hout: 9 voor, 3 tegen."]


def test_what_others_settle_or_stays_open_is_not_decided(tmp_path: Path, nlp: Language) -> None:
    text = "## 2. Speeltuin\n\nDaar beslist de provincie over. Over de kleur komen we niet uit. Dat is niet aan ons.\n"
    assert decided(text, tmp_path, nlp) == []


def test_a_post_is_quoted_with_those_who_come_forward(tmp_path: Path, nlp: Language) -> None:
    text = "## 2. Commissies\n\nBenoeming van de kascommissie. Jan stelt zich beschikbaar. De koffie is koud.\n"
    assert decided(text, tmp_path, nlp) == ["Benoeming van de kascommissie. Jan stelt zich beschikbaar."]


def test_what_stands_under_working_agreements_is_decided(tmp_path: Path, nlp: Language) -> None:
    text = "## Werkafspraken\n\n- Eens per kwartaal bijeen\n- Stukken een week vooraf\n\n## Rondvraag\n\nNiemand heeft iets.\n"
    assert decided(text, tmp_path, nlp) == ["Eens per kwartaal bijeen", "Stukken een week vooraf"]


def test_the_outcome_counts_where_only_the_rest_is_asked() -> None:
    assert wording_of("Kolom voor de postcode erbij = akkoord, melding sluiten?") == "akkoord"
    assert wording_of("Kolom voor de postcode erbij, akkoord?") is None


def test_an_association_acts_by_its_meeting() -> None:
    ours = {"ledenvergadering", "vereniging", "de", "molen"}
    assert of_the_body("De vereniging draagt € 300 bij.", ours) == "De vergadering draagt € 300 bij."
    assert of_the_body("De vereniging draagt € 300 bij.", {"dorpsraad"}) == "De vereniging draagt € 300 bij."

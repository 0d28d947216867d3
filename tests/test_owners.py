"""Whose task a sentence is, by its written words and the sentences around it; whether a line of an action list says it is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from linten import place, row
from spacy.language import Language

from pipeline import extraction, language, readers, structure
from pipeline.extraction.action_tables import says_done
from pipeline.extraction.clauses import clauses
from pipeline.extraction.labels import label_of
from pipeline.extraction.owners import led, owners
from pipeline.extraction.parties import listed
from pipeline.extraction.roster import Roster, build, roster
from pipeline.extraction.statements import sentences
from pipeline.extraction.wording import wording
from pipeline.model import Deelnemer, Verslag
from pipeline.register.offices import filled

PEOPLE = build(["Els de Boer", "Jan Prins", "Fatima Amrani", "Joost"])


def last_owners(text: str, nlp: Language, people: Roster = PEOPLE, at: int = -1) -> tuple[str, ...]:
    span = list(sentences(nlp(text)))[at]
    return owners(span, clauses(span), people, people.mentions(span))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Jan schrijft de uitnodiging, Els leest mee.", ("Jan Prins", "Els de Boer")),
        ("Het hek is nog stuk, Joost belt de smid.", ("Joost",)),
        ("De folder moet anders, dat doet Fatima in april.", ("Fatima Amrani",)),
        ("Kapstok ophangen: Joost.", ("Joost",)),
        ("Prijzen kopen, Jan + Els.", ("Jan Prins", "Els de Boer")),
        ("Kaart sturen -> Fatima.", ("Fatima Amrani",)),
        ("Omzien naar een andere zaal, allen!", ("allen",)),
        ("Sleutels tellen, door Joost.", ("Joost",)),
        ("De offerte wordt door Els opgevraagd.", ("Els de Boer",)),
        ("Els vraagt Jan om de lijst te controleren.", ("Jan Prins",)),
        ("Verzoek aan alle leden om hun foto's te mailen.", ("alle leden",)),
        ("Elke buurt levert twee vrijwilligers.", ("Elke buurt",)),
        ("Fatima: affiches laten drukken bij de copyshop", ("Fatima Amrani",)),
        ("Joost: ik breng de tafels terug.", ("Joost",)),
        ("Joost: we gaan de tafels terugbrengen.", ()),
        ("Els vragen of zij de sleutel nog heeft.", ()),
        ("Joost taart.", ("Joost",)),
        ("Fatima begreep de zorg en zegde toe dat er een hek komt.", ("Fatima Amrani",)),
        ("Iemand moet de sleutel ophalen.", ()),
        ("Els heeft nog twee kisten staan, Jan haalt die vrijdag op.", ("Jan Prins",)),
        ("Els heeft toegezegd te bellen, Jan stuurt de lijst.", ("Els de Boer", "Jan Prins")),
        ("Het bestuur bereidt hiervoor een nieuw voorstel voor, dat in mei wordt behandeld.", ("bestuur",)),
        ("Actielijst bijgewerkt, zie onderaan.", ()),
        ("De spreker over valpreventie benaderen we voor het najaar.", ()),
        ("Zij voegt Jan toe.", ()),
        ("Jan schrikt ervan. Hij gaat met de huismeester in gesprek en laat de OR binnen drie weken weten wat hij doet.", ("Jan Prins",)),
        ("Over het gesprek met ouders spreekt de raad in mei verder.", ("raad",)),
        ("Els excuseert zich. Zij komt vrijdag bij Fatima kijken. Ook zorgt zij voor een sleutel.", ("Els de Boer",)),
        ("De lijsten voor de tuin heeft Joost nog steeds niet, hij mailt de gemeente.", ("Joost",)),
        ("Jan regelt het busje en Els vraagt haar broer om te rijden.", ("Jan Prins", "Els de Boer")),
        ("Jan regelt het busje en Els vraagt of dat groot genoeg is.", ("Jan Prins",)),
        ("Els vraagt of Jan de kluis kan openen, hij zoekt de code op.", ("Jan Prins",)),
        ("Fatima hoort van Els en Jan dat het druk is, hij belt de zaal.", ("Fatima Amrani",)),
        ("Het hek is kapot, Joost geeft dit door aan de gemeente.", ("Joost",)),
        ("De zaal is vrij, Els geeft de opdracht.", ("Els de Boer",)),
        ("Joost vertelt over het toernooi. De bekers heeft hij nog niet, hij haalt ze zaterdag op.", ("Joost",)),
        ("Joost vertelt over het toernooi. De bus is stuk, hij gaat naar de garage.", ()),
        ("Inkoop verstuurt de contracten in mei.", ("Inkoop",)),
        ("Els werkt de nota samen met de trainers uit.", ("Els de Boer", "trainers")),
        ("Els bekijkt de nota samen met de buren.", ("Els de Boer",)),
        ("Stoelen klaarzetten: Joost + groep 6, om 9 uur.", ("Joost", "groep 6")),
        ("Vergunning aanvragen - Joost, kan tot eind mei.", ("Joost",)),
        ("Affiche ophangen: Joost uiterlijk vrijdag.", ("Joost",)),
        ("De loterij organiseert Fatima samen met de ouderraad.", ("Fatima Amrani", "ouderraad")),
        ("Het rooster maakt Joost volgende week af.", ("Joost",)),
        ("De trainer regelt Joost.", ("trainer",)),
        ("De buurman helpt Joost met de kast.", ()),
        ("Els aan Jan: vraag of de zaal vrij is.", ("Jan Prins",)),
        ("Els aan Jan: stuurt de foto's nog.", ()),
        ("Voorstel richting Joost: kijken wat de huur kost.", ("Joost",)),
        ("Aan Els het verzoek om de lijst bij te werken.", ("Els de Boer",)),
        ("Hesjes laten wassen, actie Joost.", ("Joost",)),
        ("Namens de buurt gaat Joost naar de opening.", ("Joost",)),
        ("Daarna belt Joost de smid.", ("Joost",)),
        ("Als het mag, bestelt Els de bankjes.", ("Els de Boer",)),
        ("Jan regelt de zaal, Els de prijzen.", ("Jan Prins", "Els de Boer")),
        ("Els organiseert met Jan een spelletjesavond.", ("Els de Boer", "Jan Prins")),
        ("Els belt met Jan over de sleutel.", ("Els de Boer",)),
        ("Els werkt dit met Jan uit tot een voorstel.", ("Els de Boer", "Jan Prins")),
        ("Joost loopt zaterdag met Fatima de kasten na.", ("Joost", "Fatima Amrani")),
        ("Els gaat morgen met Joost de lampen nalopen.", ("Els de Boer", "Joost")),
        ("Els gaat morgen met Joost praten over het opruimen.", ("Els de Boer",)),
        ("Els loopt het stuk morgen met de wethouder door.", ("Els de Boer",)),
        ("Er komt een commissie Zaal met Els en Joost, die in mei met een plan komt.", ("commissie Zaal",)),
        ("Allen: namen mailen aan Els vóór 1 december.", ("allen",)),
        ("Allen: Joost regelt de zaal.", ("Joost",)),
        ("Tegels tellen (Joost) -- november", ("Joost",)),
        ("Wybrig gaat uitzoeken wat de huur kost.", ("Wybrig",)),
        ("Er is nog twijfel, maar Sportzaken gaat dit oppakken.", ("Sportzaken",)),
        ("Els vraagt de beheerder om een plan op te stellen.", ("beheerder",)),
        ("We vragen Waterloket een plan aan te leveren.", ("Waterloket",)),
        ("Het dak wordt door de huismeester bekeken.", ("huismeester",)),
        ("Er wordt door Waterloket gekeken of de pomp het doet.", ("Waterloket",)),
        ("De commissieleden zullen benaderd worden voor de feestdag.", ()),
        ("Fatima schrijft die samen met Joost, klaar op 3 mei.", ("Fatima Amrani", "Joost")),
        ("De folder maakt Jan met hulp van Els.", ("Jan Prins", "Els de Boer")),
        ("Afdeling Inkoop stelt in mei een lijst op, met medewerking van Jan.", ("Afdeling Inkoop", "Jan Prins")),
        ("Els belt Jan, die samen met Joost in de tuin werkt.", ("Els de Boer",)),
        ("De agenda stelt de voorzitter samen met Els op.", ("voorzitter", "Els de Boer")),
        ("Kuiper en Els zoeken samen een nieuwe zaal.", ("Kuiper", "Els de Boer")),
        ("Tegels tellen (Joost, samen met Marieke van de gemeente).", ("Joost", "Marieke")),
        ("Poster ophangen (Marieke).", ("Marieke",)),
        ("Lijst nalopen (Els), eind maart.", ("Els de Boer",)),
        ("Vlaggen ophalen (Els en Jan, week 12).", ("Els de Boer", "Jan Prins")),
        ("De lift (bouwjaar 1987) laten keuren.", ()),
        ("Ontwerp poster: Els + Jan, klaar vóór 1 mei.", ("Els de Boer", "Jan Prins")),
        ("Ja: vijf dozen in de hal, regelt Fatima.", ("Fatima Amrani",)),
        ("De reactie gaat namens de buurt uit, via Joost.", ("Joost",)),
        ("Opgeven kan tot vrijdag, via Joost.", ()),
        ("Vervanging te regelen door Waterloket.", ("Waterloket",)),
        ("Een brief, op te stellen door Jan en Els.", ("Jan Prins", "Els de Boer")),
        ("De controle wordt uitgevoerd door de adviseur van Fatima, in week 40.", ("adviseur van Fatima",)),
        ("Offerte opvragen: penningmeester.", ("penningmeester",)),
        ("Contact met: gemeente.", ()),
        ("De aannemer levert in mei een planning aan.", ("aannemer",)),
        ("De aangesloten organisaties sturen hun cijfers op.", ("aangesloten organisaties",)),
        ("Bewoners halen hun planten weg, daarna snoeit de hovenier de haag.", ("Bewoners", "hovenier")),
        ("Die voegt de secretaris toe.", ("secretaris",)),
        ("Dat vult de penningmeester in.", ("penningmeester",)),
        ("De aanvraag bij het fonds past de penningmeester aan.", ("penningmeester",)),
        ("De penningmeester past de aanvraag bij het fonds aan.", ("penningmeester",)),
        ("Het ziekenhuis en De Brug werken samen een rooster uit.", ("ziekenhuis", "De Brug")),
        ("Leeftijden invullen, dat geldt voor iedereen.", ("allen",)),
        ("Alle leden geven hun keuze door.", ("Alle leden",)),
        ("Twee leden mogen mee naar de beurs.", ()),
        ("Bewoners achterhalen: Joost + bestuur.", ("Joost", "bestuur")),
        ("Els, Jan en Joost kijken dit na.", ("Els de Boer", "Jan Prins", "Joost")),
        ("Beeld, Els en Jan kijken dit na.", ("Els de Boer", "Jan Prins")),
        ("De voorzitter vraagt haar de lijst na te lopen.", ()),
        ("Els verzoekt iedereen de sleutels in te leveren.", ("allen",)),
        ("De voorzitter vraagt Jan welke zaal het is; hij zoekt dat op.", ("Jan Prins",)),
        ("De voorzitter stelt voor dat Jan een notitie maakt.", ("Jan Prins",)),
        ("De bewoners van de flat worden gebeld.", ()),
        ("Jan en Els worden gebeld.", ()),
        ("Els hoort het vrijdag van hen.", ()),
        ("Els hoort van de buren dat het mooi is en belt de krant.", ("Els de Boer",)),
        ("Jan en Els worden gevraagd een zaal te zoeken.", ("Jan Prins", "Els de Boer")),
    ],
)
def test_the_words_say_who(text: str, who: tuple[str, ...], nlp: Language) -> None:
    assert last_owners(text, nlp) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Jan herkent dat. Het komt vaker voor. Hij bespreekt het met de huurders.", ("Jan Prins",)),
        ("Els is er al mee bezig. Zij schrijft de aanvraag en Joost levert de cijfers.", ("Els de Boer", "Joost")),
        ("Els is ziek. Zij komt niet en Joost levert de cijfers.", ("Joost",)),
        ("Els doet de kas. Zij stopt in mei en Joost neemt de kas over.", ("Joost",)),
        ("Els en Joost bezoeken de school. Zij nemen daarvoor contact op met de conciërge.", ("Els de Boer", "Joost")),
        ("Els en Joost spraken over het dak. Hij belt de aannemer.", ()),
        ("Joost vraagt of het hek open mag. Hij belt de gemeente.", ()),
        ("Fatima: de site is traag. Ik stuur de leverancier vandaag een bericht.", ("Fatima Amrani",)),
    ],
)
def test_a_pronoun_is_whom_the_block_names(text: str, who: tuple[str, ...], nlp: Language) -> None:
    assert last_owners(text, nlp) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Iedereen krijgt in mei een brief van de beheerder.", ("beheerder",)),
        ("Bewoners ontvangen een uitnodiging van Els.", ("Els de Boer",)),
        ("Els krijgt van Jan de nieuwe lijst.", ("Jan Prins",)),
        ("De leden horen dit in juni van de penningmeester.", ("penningmeester",)),
        ("De leden ontvangen de stukken een week vooraf.", ()),
        ("De commissie krijgt de sleutel van de kast van Kamer 2.", ()),
        ("De bewoners krijgen een brief, Joost schrijft hem.", ("Joost",)),
        ("Els krijgt de opdracht om de zaal te regelen.", ("Els de Boer",)),
        ("Jan krijgt het rooster deze week af.", ("Jan Prins",)),
    ],
)
def test_who_receives_has_no_task(text: str, who: tuple[str, ...], nlp: Language) -> None:
    assert last_owners(text, nlp) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Joost: Els zet het op papier.", ("Els de Boer",)),
        ("Joost: Els en Jan uitnodigen.", ("Joost",)),
        ("Joost: ik haal het op, Els weet ervan.", ("Joost",)),
        ("Joost: Els belt de bond.", ("Els de Boer",)),
    ],
)
def test_who_speaks_is_not_whom_he_names(text: str, who: tuple[str, ...], nlp: Language) -> None:
    assert last_owners(text, nlp) == who


def test_an_office_keeps_its_name_and_a_pronoun_is_who_holds_it(nlp: Language) -> None:
    people = replace(build(["Els de Boer", "Jan Prins"]), offices={"secretaris": "Els de Boer"})
    assert last_owners("De secretaris zet het advies op papier.", nlp, people) == ("secretaris",)
    assert last_owners("De secretaris vindt het te laat. Zij belt de gemeente.", nlp, people) == ("Els de Boer",)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Fatima is blij. De lijst van de gemeente stuurt zij vandaag nog door.", ("Fatima Amrani",)),
        ("Fatima is blij. De aannemer belooft dat hij belt.", ("aannemer",)),
        ("Fatima is blij. Het hek maakt de aannemer, zegt hij.", ("aannemer",)),
        ("Fatima is blij. De aannemer maakt het hek, zegt hij.", ("aannemer",)),
    ],
)
def test_a_pronoun_behind_its_verb(text: str, who: tuple[str, ...], nlp: Language) -> None:
    assert last_owners(text, nlp) == who


def test_a_name_behind_the_sentence_owns_it(nlp: Language) -> None:
    assert last_owners("Nieuwe emmers kopen. (Joost)", nlp, at=0) == ("Joost",)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Het rooster van de commissie zal na de zomer worden bepaald.", ()),
        ("Voorstel vanuit het bestuur geven we door aan de pers.", ()),
        ("Oprichting werkgroep verkeer dient nog te gebeuren.", ()),
        ("Stukken niet van de commissie dienen apart te worden bewaard.", ()),
        ("Volgend seizoen meer vrijwilligers zoeken.", ()),
        ("Feestcommissie oprichten.", ()),
        ("Penningmeester bellen over de kas.", ()),
        ("Leden informeren over de contributie.", ()),
        ("Werkgroep groen, offerte aangevraagd bij de kweker.", ()),
        ("De leden leveren hun formulier in.", ("leden",)),
        ("De voorzitter van de werkgroep maakt een opzet.", ("voorzitter van de werkgroep",)),
        ("De commissie Bezwaar en Beroep brengt advies uit.", ("commissie Bezwaar en Beroep",)),
        ("Jan belooft HR te vragen of de regeling klopt.", ("Jan Prins",)),
        ("Jan zegt toe P&O te benaderen over de vacature.", ("Jan Prins",)),
        ("De voorzitter belooft ICT te vragen wat er mis is.", ("voorzitter",)),
        ("HR zoekt uit wat de regeling kost.", ("HR",)),
        ("P&O stelt een nieuwe regeling op.", ("P&O",)),
        ("De OR brengt in mei advies uit.", ("OR",)),
        ("Actie Jan vergunning regelen.", ("Jan Prins",)),
        ("De commissie ontvangt in juni een overzicht van de penningmeester.", ("penningmeester",)),
        ("Taak Jan Els Joost, nadere opzet uitwerken.", ("Jan Prins", "Els de Boer", "Joost")),
        ("Jan, Els en joost gaan bij de wethouder langs.", ("Jan Prins", "Els de Boer", "Joost")),
        ("Jan Checkt of de sleutel past.", ("Jan Prins",)),
        ("Uitzoekpunt, kan de poort op slot?", ()),
        ("Met Jan is afgesproken dat hij de lijst bijhoudt.", ("Jan Prins",)),
        ("Door de heren Prins en Joost zullen de boeken worden nagezien.", ("Jan Prins", "Joost")),
    ],
)
def test_an_owner_is_a_person_role_body_or_organisation(text: str, who: tuple[str, ...], nlp: Language) -> None:
    assert last_owners(text, nlp) == who


@pytest.mark.parametrize(
    ("cell", "who"),
    [
        ("Jan vraagt Fatima", ("Jan Prins",)),
        ("Jan (belt ook met Els)", ("Jan Prins",)),
        ("secretaris (Els)", ("Els de Boer",)),
        ("Els, voor 1 juni", ("Els de Boer",)),
        ("Jan en P&O", ("Jan Prins", "P&O")),
        ("Gemeente Veen (Dienst Wegen)", ("Gemeente Veen",)),
        ("van Dam", ("van Dam",)),
        ("Agenderen de volgende keer?", ()),
        ("n.t.b.", ()),
        ("12 mei", ()),
        ("Leverancier", ("Leverancier",)),
    ],
)
def test_a_cell_names_owners_and_nothing_else(cell: str, who: tuple[str, ...]) -> None:
    assert listed(cell, PEOPLE) == who


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We vragen Els goed af te stemmen met de buren.", "We vragen Els goed af te stemmen met de buren"),
        ("Jan vraagt Els om de punten op (te laten) pakken.", "Jan vraagt Els om de punten op (te laten) pakken"),
        ("Els leest de brief na.", "De brief nalezen"),
        ("Die voegt Els toe.", "Die voegt Els toe"),
        ("Dat doet hij deze week alsnog.", "Dat doet hij deze week alsnog"),
        ("De passage over het hek schrijft mevrouw Els.", "De passage over het hek schrijft mevrouw Els"),
        ("Jan stuurt de lijst rond om reacties te krijgen.", "De lijst rondsturen om reacties te krijgen"),
        ("Afgesproken wordt dat Jan de tekst aanlevert.", "Afgesproken wordt dat Jan de tekst aanlevert"),
        ("Werkgroep groen, offerte aangevraagd bij de kweker (Jan", "Werkgroep groen, offerte aangevraagd bij de kweker (Jan"),
    ],
)
def test_a_wording_that_is_not_certain_keeps_the_words(text: str, words: str, nlp: Language) -> None:
    span = next(iter(sentences(nlp(text))))
    found, label = clauses(span), label_of(text)
    els = [m.start for m in PEOPLE.mentions(span) if m.name == "Els de Boer"]
    assert wording(span, label, found, named=True, owners=els) == words


@pytest.mark.parametrize("text", ["Het plan (actief in de wijk) gaat door.", "Deel 2b(Apidoc) is klaar.", "De zaal (taakspel) is vol."])
def test_a_label_is_a_whole_word(text: str) -> None:
    assert label_of(text) is None


def test_a_surname_with_a_particle_has_no_first_name(nlp: Language) -> None:
    people = build(["De Gelder", "Wessel Kuiper"])
    assert last_owners("De heer Kuiper stuurt het overzicht rond.", nlp, people) == ("Wessel Kuiper",)


@pytest.mark.parametrize("text", ["klaar", "Affiche: af, hangt in de hal.", "antwoord is binnen.", "Afgehandeld"])
def test_done(text: str) -> None:
    assert says_done(text)


@pytest.mark.parametrize("text", ["volgende week klaar", "eind mei gereed", "binnen twee weken", "nog niet gereed", "af en toe"])
def test_not_done(text: str) -> None:
    assert not says_done(text)


def test_a_column_ready_may_hold_a_day_or_a_tick(tmp_path: Path, nlp: Language) -> None:
    """And "Leverancier bellen" with nobody beside it is nobody's."""
    rows = "| 1 | Leverancier bellen | | nee |\n| 2 | Hek verven | Els | ja |\n| 3 | Bank kopen | Jan, voor 1 mei | 4 mei |"
    table = f"| Nr | Actiepunt | Verantwoordelijke | Gereed |\n|---|---|---|---|\n{rows}"
    path = tmp_path / "verslag.md"
    head = "# Verslag bestuur 3 maart 2026\n\nAanwezig: Els Vos, Jan Prins\n\n## 1. Opening\n\nEls opent."
    path.write_text(f"{head}\n\n{table}\n", encoding="utf-8")
    found = extraction.extract(language.parse(structure.outline(readers.read(path)), nlp))
    assert isinstance(found, Verslag)
    assert [(a.tekst, a.eigenaren, a.status, a.deadline.tot if a.deadline else None) for a in found.acties] == [
        ("Leverancier bellen", (), "open", None),
        ("Hek verven", ("Els Vos",), "gereed", None),
        ("Bank kopen", ("Jan Prins",), "open", date(2026, 5, 4)),
    ]


def test_a_time_in_short_may_end_a_sentence(nlp: Language) -> None:
    assert [s.text for s in sentences(nlp("Els opent om 19.45 u. De agenda is goed."))] == ["Els opent om 19.45 u.", "De agenda is goed."]


@pytest.mark.parametrize("behind", ["(Els)", "(Els pakt op)", "(Els vraagt op)", "(Actie Els)"])
def test_an_owner_by_itself_belongs_to_the_sentence_before(behind: str, tmp_path: Path, nlp: Language) -> None:
    path = tmp_path / "verslag.md"
    head = "# Verslag bestuur 3 maart 2026\n\nAanwezig: Els Vos, Jan Prins\n\n## 1. Opening\n\nJan opent.\n\n## 2. Kantine\n\n"
    path.write_text(f"{head}Jan bestelt een tap. Het rooster moet nog worden gemaakt. {behind}\n", encoding="utf-8")
    found = extraction.extract(language.parse(structure.outline(readers.read(path)), nlp))
    assert isinstance(found, Verslag)
    told = [(a.tekst, a.eigenaren) for a in found.acties if "rooster" in a.tekst.lower()]
    assert told == [("Het rooster moet nog worden gemaakt", ("Els Vos",))]
    assert not [a for a in found.acties if a.tekst.strip("() ").startswith(("Els", "Actie"))]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Joost - hek (smid bellen)", ("Joost",)),
        ("Els - De Bron - voor 1 april", ("Els de Boer",)),
        ("Jan/Els - zaal", ("Jan Prins", "Els de Boer")),
        ("Zaal - versiering", ()),
    ],
)
def test_a_name_and_a_dash_open_a_line_of_a_list(line: str, who: tuple[str, ...]) -> None:
    assert led(line, PEOPLE)[0] == who


def test_a_pronoun_reaches_over_sentences_about_the_same_person(nlp: Language) -> None:
    text = "Fatima is blij met de cijfers. De telling is in mei gedaan. Zij legt die uit. "
    text += "Het aantal is volgens haar hoog. Ook gaat zij de raad inlichten."
    assert last_owners(text, nlp) == ("Fatima Amrani",)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # right behind the verb, where what stands before it is no person
        ("Die drie palen schildert Joost opnieuw.", ("Joost",)),
        ("Tussentijds, bij regen, bergt Els de stoelen op.", ("Els de Boer",)),
        ("Lukt dat niet, dan stapt Fatima naar de wethouder.", ("Fatima Amrani",)),
        ("Regelt Joost.", ("Joost",)),
        ("De aannemer belt Jan.", ("aannemer",)),
        # with whom it lies
        ("Het inlezen van de meters ligt nog bij Els, nu met week 20 als einddatum.", ("Els de Boer",)),
        ("De opmaak is iets voor Fatima.", ("Fatima Amrani",)),
        ("Het kistje met sleutels ligt in de kluis.", ()),
        # a sign, brackets in the middle, a fragment between commas
        ("tellijst afmaken = Joost, wk 12 klaar", ("Joost",)),
        ("Punt 14 (Els): pas half gedaan", ("Els de Boer",)),
        ("Punt 15 (opzet beheer): pas half gedaan", ()),
        ("aanvraag kabels, Jan, voor 1 juni", ("Jan Prins",)),
        # told or asked to
        ("Aan Els wordt gevraagd een ander lokaal te zoeken.", ("Els de Boer",)),
        ("Voor de folder wordt mevrouw Amrani gevraagd de foto's uit te zoeken.", ("Fatima Amrani",)),
        ("Kabelwerk krijgt de opdracht de kasten te verzetten.", ("Kabelwerk",)),
        ("De indiener wordt op de hoogte gesteld.", ()),
        # on no list
        ("Wietske test de pomp zodra die er is.", ("Wietske",)),
        ("Contributielijst gaat in mei de deur uit.", ()),
        # in the clause about the thing, in a later clause
        ("Er komt een tweede folder, die Fatima opmaakt.", ("Fatima Amrani",)),
        ("De verf is binnen en Joost verdeelt die zaterdag.", ("Joost",)),
        # offices and groups
        ("De decaan stelt een brief op.", ("decaan",)),
        ("Over de schutting neemt de VvE contact op met de buren.", ("VvE",)),
        ("Over het plan wordt de adviesraad om advies gevraagd.", ()),
        ("De secretaris noteert de wens en legt die voor aan de leden.", ("secretaris",)),
        ("Over de poort neemt de voorzitter vóór het weekend contact op met de buren.", ("voorzitter",)),
        ("Volgende werkgroep nog een keer bekijken.", ()),
    ],
)
def test_the_place_of_a_name_says_who(text: str, who: tuple[str, ...], nlp: Language) -> None:
    assert last_owners(text, nlp) == who


def test_who_writes_the_minutes_says_i(nlp: Language) -> None:
    people = replace(PEOPLE, offices={"notulist": "Joost"})
    assert last_owners("Ik zet de lijst morgen online.", nlp, people) == ("Joost",)
    assert last_owners("Els zegt: ik zet de lijst morgen online.", nlp, people) != ("Joost",)


MEETING = Verslag(
    bestand="a.md",
    sha256="a",
    aanwezig=tuple(Deelnemer(naam=n, vindplaats=place(0)) for n in ("Karin Bosman", "Tineke van Loon", "Otto Reus", "Bo Vos")),
)


def test_initials_stand_for_who_was_there_where_minutes_call_two_people_so(nlp: Language) -> None:
    text = "KB belt de drukker. TvL leest mee."
    assert last_owners(text, nlp, roster(MEETING, text)) == ("Tineke van Loon",)
    assert last_owners(text, nlp, roster(MEETING, text, as_named=True)) == ("TvL",)
    assert last_owners("KB belt de drukker.", nlp, roster(MEETING, "KB belt de drukker.")) == ("KB",)
    assert "OR" not in roster(MEETING, "De OR en KB en BV bellen.").known


def test_a_double_first_name_stays_what_somebody_is_called(nlp: Language) -> None:
    called = replace(MEETING, aanwezig=(*MEETING.aanwezig, Deelnemer(naam="Dirk-Jan Abma", vindplaats=place(0))))
    text = "Dirk-Jan belt de drukker."
    assert last_owners(text, nlp, roster(called, text, as_named=True)) == ("Dirk-Jan",)
    done = filled(replace(called, acties=(row("Drukker bellen", "Dirk-Jan"),)), {})
    assert [a.eigenaren for a in done.acties] == [("Dirk-Jan Abma",)]


def test_the_register_names_who_has_the_initials() -> None:
    done = filled(replace(MEETING, acties=(row("Drukker bellen", "KB"), row("Drukker bellen", "OR"))), {})
    assert [a.eigenaren for a in done.acties] == [("Karin Bosman",), ("OR",)]

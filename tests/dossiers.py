"""Hand-written dossiers of a fictional network, for the tests of what the user sees."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from pipeline.model import (
    Actie,
    Activiteit,
    Afkorting,
    Begrip,
    Conceptagenda,
    Conceptpunt,
    Dossier,
    Gremium,
    Jaarplan,
    Kwartaaloverzicht,
    Kwartaalregel,
    Melding,
    Registeractie,
    Registerbesluit,
    Terugkerend,
    Vergadering,
    Verslag,
    Vindplaats,
)

BODY, SHORT = "Bestuurlijk Overleg Gezond Merwedal", "BOGM"
HELD, NEXT = date(2026, 3, 12), date(2026, 6, 11)
HOSTILE = (
    'R&D <nieuw> & "klaar"',
    "{{ 7*7 }}",
    "{% for x in y %}",
    "{%tr endfor %}",
    "{_{ niet }_}",
    "{# weg #}",
    "]]>",
    "&amp;",
    "<w:p/>",
    '=HYPERLINK("http://voorbeeld")',
    "+31 30 1234567",
    "-1",
    "@som",
    "bel\x07 nul\x00 half\ud800",
    "regel\neen\ttwee\x0cdrie",
)


def place(page: int | None = 2) -> Vindplaats:
    return Vindplaats(blok=7, van=0, tot=20, bladzijde=page)


def action(number: int, text: str, *owners: str, **more) -> Registeractie:
    fixed = {"overleg": BODY, "datum": HELD, "punt": "2", "citaat": f"{text}.", "bron": "verslag-2026-03-12.docx, blz. 2, punt 2"}
    return Registeractie(nummer=f"{SHORT}-{number:03}", tekst=text, eigenaren=owners, **(fixed | more))


ACTIONS = (
    action(
        3,
        "Uitnodiging versturen voor de werkbezoeken aan de drie wijkteams",
        "Nienke Bosscher",
        datum=date(2025, 12, 11),
        punt="4",
        status="gereed",
        wanneer="eind januari",
        deadline=date(2026, 1, 31),
        bron="verslag-2025-12-11.docx, blz. 3, punt 4",
    ),
    action(
        9,
        "Overzicht maken van de ontmoetingsplekken per kern, met openingstijden en beheerder",
        "Karel van der Aa",
        "Fatima Ouali",
        wanneer="11 juni",
        deadline=NEXT,
        uitgesteld=2,
        datum=date(2025, 12, 11),
        bron="verslag-2025-12-11.docx, blz. 2, punt 3",
    ),
    action(
        14,
        "Voorstel uitwerken voor de verdeling van de middelen voor valpreventie over de vier gemeenten en dit afstemmen met de "
        "huisartsenkoepel",
        "werkgroep Vitaal Ouder",
        wanneer="eind mei",
        deadline=date(2026, 5, 31),
        punt="2",
    ),
    action(15, "Contactpersoon doorgeven aan het secretariaat", "allen", wanneer="uiterlijk 1 april", deadline=date(2026, 4, 1), punt="3"),
    action(16, "Tekst voor de nieuwsbrief aanleveren", "Sietske de Jong", punt="5"),
    action(17, "Memo over de wachttijden bij de dagbesteding delen met de leden", "Ruud Hoekstra", wanneer="voor de zomer", punt="5"),
    action(
        18,
        "Bespreken of de proef met de wijkbus een vervolg krijgt",
        te_bevestigen=True,
        reden="Er staat niet wie dit doet.",
        citaat="Er wordt nog bekeken of de proef met de wijkbus een vervolg krijgt.",
        punt="6",
    ),
    action(
        19,
        "Nagaan welke scholen meedoen aan de beweegweek",
        "Jan",
        te_bevestigen=True,
        punt="6",
        reden="'Jan' kan Jan Terlouw-Smit of Jan Oosting zijn.",
        citaat="Jan gaat na welke scholen meedoen aan de beweegweek.",
    ),
)

DECISIONS = (
    Registerbesluit(
        nummer=f"{SHORT}-B07",
        overleg=BODY,
        datum=HELD,
        punt="1",
        tekst="Het verslag van 11 december 2025 is vastgesteld.",
        citaat="Het verslag van 11 december 2025 wordt vastgesteld.",
        bron="verslag-2026-03-12.docx, blz. 1, punt 1",
    ),
    Registerbesluit(
        nummer=f"{SHORT}-B08",
        overleg=BODY,
        datum=HELD,
        punt="2",
        bron="verslag-2026-03-12.docx, blz. 2, punt 2",
        tekst="Het overleg stemt in met de regionale aanpak valpreventie 2026-2028 en met de verdeelsleutel naar het aantal 75-plussers.",
        citaat="De leden stemmen in met de aanpak en de verdeelsleutel.",
    ),
    Registerbesluit(
        nummer=f"{SHORT}-B09",
        overleg=BODY,
        datum=HELD,
        punt="6",
        tekst="De proef met de wijkbus loopt door tot de zomer.",
        citaat="We laten de proef doorlopen tot de zomer.",
        bron="verslag-2026-03-12.docx, blz. 3, punt 6",
        te_bevestigen=True,
    ),
)

DOUBTS = (
    Melding(
        code="twee-spellingen",
        tekst="Dezelfde persoon lijkt op twee manieren gespeld: 'Bosscher' en 'Bosser'. Welke naam klopt?",
        citaat="Mevrouw Bosser vraagt aandacht voor de wachttijden.",
        agendapunt="5",
        vindplaats=place(3),
    ),
    Melding(
        code="weekdag",
        tekst="'donderdag 10 juni' klopt niet: 10 juni 2026 is een woensdag. Controleer de datum.",
        citaat="Het onderwerp komt terug op donderdag 10 juni.",
        agendapunt="4",
        vindplaats=place(2),
    ),
    Melding(code="geen-notulist", tekst="In het verslag staat niet wie het heeft gemaakt."),
)

AGENDA = Conceptagenda(
    overleg=BODY,
    afkorting=SHORT,
    datum=NEXT,
    begintijd=time(9, 30),
    eindtijd=time(11, 30),
    locatie=None,
    vorige=HELD,
    punten=(
        Conceptpunt(nummer=1, titel="Opening en mededelingen"),
        Conceptpunt(nummer=2, titel="Verslag 12 maart 2026 en actielijst"),
        Conceptpunt(
            nummer=3,
            titel="Verdeling middelen valpreventie",
            inleiders=("Karel van der Aa", "Fatima Ouali"),
            soort="vervolg",
            herkomst=("Vervolg op punt 2, 12 maart 2026: “De uitwerking komt op 11 juni terug in het overleg.”",),
        ),
        Conceptpunt(
            nummer=4,
            titel="Ontmoetingsplekken in de kernen: stand van zaken en keuzes voor 2027",
            soort="vervolg",
            herkomst=("Vervolg op punt 3, 11 december 2025", "Vervolg op punt 4, 12 maart 2026: “We spreken hier in juni verder over.”"),
        ),
        Conceptpunt(
            nummer=5,
            titel="Kwartaalbericht van het programmateam",
            inleiders=("programmateam",),
            soort="terugkerend",
            herkomst=("Jaarplan 2026: ieder kwartaal een bericht aan het bestuurlijk overleg",),
        ),
        Conceptpunt(nummer=6, titel="Rondvraag"),
        Conceptpunt(nummer=7, titel="Sluiting"),
    ),
    acties=ACTIONS[1:4],
)

MINUTES = Verslag(
    bestand="verslag-2026-03-12.docx",
    sha256="0" * 64,
    vergadering=Vergadering(
        overleg=BODY,
        afkorting=SHORT,
        datum=HELD,
        begintijd=time(9, 30),
        eindtijd=time(11, 30),
        locatie="Dorpshuis De Brink, Lekkerdam",
        voorzitter="Wilma Terpstra",
        notulist="Sietske de Jong",
    ),
    acties=(Actie(tekst="Memo delen", citaat="Ruud deelt de memo.", vindplaats=place(), eigenaren=("Ruud Hoekstra",)),),
)
DOSSIER = Dossier(verslag=MINUTES, acties=ACTIONS, besluiten=DECISIONS, agendas=(AGENDA,), meldingen=DOUBTS)
EMPTY = Dossier(verslag=Verslag(bestand="leeg.md", sha256="1" * 64), acties=(), besluiten=())


def crowded() -> Dossier:
    """120 actions, some finished and some in doubt."""
    texts = [a.tekst for a in ACTIONS]
    actions = tuple(
        action(
            n,
            texts[n % len(texts)],
            *ACTIONS[n % len(ACTIONS)].eigenaren,
            status="gereed" if n % 9 == 0 else "open",
            te_bevestigen=n % 13 == 0,
            reden="Er staat niet wie dit doet." if n % 13 == 0 else "",
            deadline=NEXT if n % 3 else None,
        )
        for n in range(1, 121)
    )
    return replace(DOSSIER, acties=actions, meldingen=DOUBTS * 1)


def hostile() -> Dossier:
    """Every text an attack or an accident, and one word longer than any column."""
    long_word = "Aansprakelijkheidsverzekeringsmaatschappij" * 6
    texts = [*HOSTILE, long_word]
    actions = tuple(action(n, t, t, bron=t, citaat=t, reden=t, wanneer=t, te_bevestigen=n % 2 == 0) for n, t in enumerate(texts, start=1))
    decisions = tuple(replace(DECISIONS[0], nummer=f"B{n}", tekst=t, bron=t, citaat=t) for n, t in enumerate(texts, start=1))
    points = tuple(Conceptpunt(nummer=n, titel=t, inleiders=(t,), herkomst=(t,)) for n, t in enumerate(texts, start=1))
    doubts = tuple(Melding(code="x", tekst=t, citaat=t, agendapunt="1", vindplaats=place()) for t in texts)
    meeting = replace(MINUTES.vergadering, overleg=HOSTILE[0] + " " + HOSTILE[1], afkorting=None, locatie=HOSTILE[13])
    agenda = replace(AGENDA, overleg=HOSTILE[0], afkorting="{{ 7*7 }}", punten=points, acties=actions)
    return Dossier(verslag=replace(MINUTES, vergadering=meeting), acties=actions, besluiten=decisions, agendas=(agenda,), meldingen=doubts)


PLAN = Jaarplan(
    bestand="jaarplan-2026.docx",
    sha256="2" * 64,
    titel="Jaarplan 2026 Gezond Merwedal",
    jaar=2026,
    gremia=(
        Gremium(
            naam=BODY,
            afkorting=SHORT,
            taak="Stelt de koers vast en besluit over de inzet van middelen.",
            vergadert="zes keer per jaar",
            vindplaats=place(),
        ),
        Gremium(naam="Programmateam", taak="Bereidt de besluiten voor en bewaakt de voortgang.", vindplaats=place()),
        Gremium(naam="Adviesraad Inwoners", vindplaats=place()),
    ),
    werkgroepen=("Vitaal Ouder", "Kansrijk Opgroeien", "Digitale Zorg"),
    themas=("Vitaal ouder worden", "Kansrijk opgroeien"),
    activiteiten=(
        Activiteit(
            titel="Valpreventie in alle kernen",
            thema="Vitaal ouder worden",
            rol="direct",
            vindplaats=place(),
            resultaat="In elke kern is twee keer per jaar een beweegcursus, met doorverwijzing vanuit de huisarts.",
        ),
        Activiteit(titel="Ontmoetingsplekken", thema="Vitaal ouder worden", rol="indirect", resultaat=None, vindplaats=place()),
        Activiteit(
            titel="Beweegweek op school", thema="Kansrijk opgroeien", rol=None, resultaat="Twintig scholen doen mee.", vindplaats=place()
        ),
        Activiteit(titel="Monitor gezondheid", vindplaats=place()),
    ),
    terugkerend=(
        Terugkerend(
            citaat="Het programmateam geeft ieder kwartaal een bericht aan het bestuurlijk overleg.",
            frequentie="ieder kwartaal",
            van="Programmateam",
            aan=(SHORT, "Adviesraad Inwoners"),
            vindplaats=place(),
        ),
    ),
    begrippen=(Begrip(term="Kern", uitleg="Een dorp of wijk met eigen voorzieningen.", vindplaats=place()),),
    afkortingen=(Afkorting(kort=SHORT, lang=BODY, vindplaats=place()), Afkorting(kort="PT", lang="programmateam", vindplaats=place())),
)

QUARTER = Kwartaaloverzicht(
    jaar=2026,
    kwartaal=2,
    peildatum=date(2026, 6, 30),
    titel=PLAN.titel,
    regels=(
        Kwartaalregel(
            activiteit=PLAN.activiteiten[0], besluiten=DECISIONS[1:2], gereed=ACTIONS[:1], open=ACTIONS[4:5], verlopen=ACTIONS[2:3]
        ),
        Kwartaalregel(activiteit=PLAN.activiteiten[1], verlopen=ACTIONS[1:2]),
        Kwartaalregel(activiteit=PLAN.activiteiten[2]),
        Kwartaalregel(activiteit=PLAN.activiteiten[3]),
        Kwartaalregel(activiteit=None, besluiten=DECISIONS[:1], open=ACTIONS[5:6]),
    ),
)

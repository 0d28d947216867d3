"""The templates of what follows from an annual plan: the overview and the quarterly overview."""

from __future__ import annotations

from meeting import action_row
from sheet import Cell, Sheet, new_document


def annual_plan() -> Sheet:
    sheet = new_document("Overzicht jaarplan", "{{ jaarplan.titel or 'Jaarplan' }}", "{{ jaarplan.jaar or '' }}")
    sheet.paragraph("Subtitle", "{{ jaarplan.titel or 'Jaarplan' }}")
    sheet.section(
        "Overleggen en hun taak",
        "jaarplan.gremia",
        "gremium",
        ("Overleg", "Taak", "Vergadert"),
        (5.0, 8.8, 3.2),
        [
            Cell("Tabeltekst", "{{ gremium.naam }}{% if gremium.afkorting %} ({{ gremium.afkorting }}){% endif %}"),
            Cell("Tabeltekst", "{{ gremium.taak or 'In het jaarplan staat geen taak.' }}"),
            Cell("Tabeltekst", "{{ gremium.vergadert or '–' }}"),
        ],
    )
    sheet.when("jaarplan.werkgroepen")
    sheet.heading("Werkgroepen")
    sheet.each("werkgroep in jaarplan.werkgroepen")
    sheet.paragraph("Opsomming", "{{ werkgroep }}")
    sheet.end()
    sheet.end()
    sheet.when("themas")
    sheet.heading("Activiteiten per thema")
    sheet.each("thema in themas")
    sheet.heading("{{ thema.naam }}", level=2)
    sheet.table(
        "Activiteiten van een thema: rol en beoogd resultaat",
        ("Activiteit", "Rol", "Beoogd resultaat"),
        (6.0, 2.2, 8.8),
        [
            (
                "activiteit in thema.activiteiten",
                [
                    Cell("Tabeltekst", "{{ activiteit.titel }}"),
                    Cell("Tabeltekst", "{{ activiteit.rol or '–' }}"),
                    Cell("Tabeltekst", "{{ activiteit.resultaat or '–' }}"),
                ],
            )
        ],
    )
    sheet.end()
    sheet.end()
    sheet.section(
        "Terugkerende afspraken",
        "jaarplan.terugkerend",
        "afspraak",
        ("Hoe vaak", "Van", "Aan", "In het jaarplan staat"),
        (2.8, 3.0, 3.6, 7.6),
        [
            Cell("Tabeltekst", "{{ afspraak.frequentie }}"),
            Cell("Tabeltekst", "{{ afspraak.van | onbekend('niet vermeld') }}"),
            Cell("Tabeltekst", "{{ afspraak.aan | namen('niet vermeld') }}"),
            Cell("Tabelbron", "“{{ afspraak.citaat }}”"),
        ],
    )
    sheet.section(
        "Begrippen",
        "jaarplan.begrippen",
        "begrip",
        ("Begrip", "Uitleg"),
        (4.6, 12.4),
        [
            Cell("Tabeltekst", "{{ begrip.term }}"),
            Cell("Tabeltekst", "{{ begrip.uitleg }}"),
        ],
    )
    sheet.section(
        "Afkortingen",
        "jaarplan.afkortingen",
        "afkorting",
        ("Afkorting", "Betekenis"),
        (4.6, 12.4),
        [
            Cell("Tabeltekst", "{{ afkorting.kort }}"),
            Cell("Tabeltekst", "{{ afkorting.lang }}"),
        ],
    )
    doubts(sheet, "jaarplan.meldingen")
    return sheet


def what_happened(sheet: Sheet) -> None:
    """The decisions and actions of one ``regel`` of the quarterly overview, the overdue ones first."""
    sheet.when("regel.besluiten")
    sheet.table(
        "Besluiten bij deze activiteit",
        ("Nr", "Besluit", "Datum", "Bron"),
        (2.2, 9.3, 2.1, 3.4),
        [
            (
                "besluit in regel.besluiten",
                [
                    Cell("Tabeltekst", "{{ besluit.nummer }}"),
                    Cell("Tabeltekst", "{{ besluit.tekst }}"),
                    Cell("Tabeltekst", "{{ besluit.datum | datum_kort('–') }}"),
                    Cell("Tabelbron", "{{ besluit.bron }}"),
                ],
            )
        ],
    )
    sheet.paragraph("Tussenruimte")
    sheet.end()
    sheet.when("regel.verlopen or regel.open or regel.gereed")
    loops = []
    for state, style in (("verlopen", "Tabeltekst nadruk"), ("open", "Tabeltekst"), ("gereed", "Tabeltekst gereed")):
        row = action_row("Tabeltekst gereed" if state == "gereed" else "Tabeltekst")
        loops.append((f"actie in regel.{state}", [row[0], row[3], row[4], row[5], Cell(style, state), row[7]]))
    sheet.table("Acties bij deze activiteit", ("Nr", "Actie", "Wie", "Wanneer", "Stand", "Bron"), (2.2, 5.0, 2.6, 2.1, 1.7, 3.4), loops)
    sheet.paragraph("Tussenruimte")
    sheet.end()


def quarter() -> Sheet:
    sheet = new_document(
        "Kwartaaloverzicht", "{{ overzicht.titel or 'Jaarplan' }}", "{{ overzicht.jaar }}, kwartaal {{ overzicht.kwartaal }}"
    )
    sheet.paragraph("Subtitle", "{{ overzicht.titel or 'Jaarplan' }}, kwartaal {{ overzicht.kwartaal }} van {{ overzicht.jaar }}")
    sheet.facts(
        ("Peildatum", "{{ overzicht.peildatum | datum_lang }}"),
        ("Besluiten", "{{ telling.besluiten }}"),
        ("Acties", "{{ telling.gereed }} gereed, {{ telling.open }} open, {{ telling.verlopen }} verlopen"),
    )
    sheet.when("not themas")
    sheet.paragraph("Normal", "In dit kwartaal zijn geen besluiten of acties gevonden bij de activiteiten van het jaarplan.")
    sheet.end()
    sheet.each("thema in themas")
    sheet.heading("{{ thema.naam }}")
    sheet.each("regel in thema.regels")
    sheet.heading("{{ regel.activiteit.titel }}", level=2)
    sheet.when("regel.activiteit.rol or regel.activiteit.resultaat")
    role = "{% if regel.activiteit.rol %}Rol: {{ regel.activiteit.rol }}. {% endif %}"
    sheet.note(role + "{% if regel.activiteit.resultaat %}Beoogd resultaat: {{ regel.activiteit.resultaat }}{% endif %}")
    sheet.end()
    what_happened(sheet)
    sheet.end()
    sheet.end()
    sheet.when("zonder_activiteit")
    sheet.heading("Niet aan een activiteit gekoppeld")
    sheet.each("regel in zonder_activiteit")
    what_happened(sheet)
    sheet.end()
    sheet.end()
    sheet.when("stil")
    sheet.heading("Geen acties of besluiten gevonden")
    sheet.note("Bij deze activiteiten vond vervolg in de verslagen van dit kwartaal geen actie en geen besluit die erbij horen.")
    sheet.each("activiteit in stil")
    sheet.paragraph("Opsomming", "{{ activiteit.titel }}{% if activiteit.thema %} ({{ activiteit.thema }}){% endif %}")
    sheet.end()
    sheet.end()
    doubts(sheet, "overzicht.meldingen")
    return sheet


def doubts(sheet: Sheet, items: str) -> None:
    """On a page of its own, so that the secretary takes it out in one go."""
    sheet.when(items)
    sheet.heading("Te controleren door het secretariaat", new_page=True)
    sheet.note("Haal deze bladzijde weg voordat u het overzicht verstuurt.", "Waarschuwing")
    sheet.each(f"melding in {items}")
    sheet.paragraph("Opsomming", "{{ melding.tekst }}{% if melding.citaat %} “{{ melding.citaat }}”{% endif %}")
    sheet.end()
    sheet.end()

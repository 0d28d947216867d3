"""Writes the Word templates in this folder: `python templates/maak_sjablonen.py`.

The source of the templates that come with vervolg: one house style, six documents. A secretariat edits the copies in its own working
folder in Word and never needs this file. Widths are in centimetres, font sizes in points, colours in hexadecimal RGB.
"""

from __future__ import annotations

from pathlib import Path

from huisstijl import Cell, Sheet, new_document

HERE = Path(__file__).resolve().parent
LIST = ("Nr", "Datum", "Punt", "Wat", "Wie", "Wanneer", "Status", "Bron")
LIST_WIDTHS = (2.1, 2.1, 1.3, 8.4, 3.6, 2.4, 2.3, 3.5)
CONFIRM_WIDTHS = (2.1, 2.1, 1.3, 5.7, 2.7, 2.4, 1.8, 2.7, 4.9)
MEETING_TITLE = "{{ vergadering.overleg | onbekend }}"
MEETING_DATE = "{{ vergadering.datum | datum_zonder_dag }}"


def action_row(text: str = "Tabeltekst", small: str = "Tabelbron") -> list[Cell]:
    tags = ("nummer", "datum | datum_kort", "punt or ''", "tekst", "eigenaren | namen")
    cells = [Cell(text, "{{ actie." + tag + " }}") for tag in tags]
    due = "{{ actie | termijn }}{% if actie | vaag %}\n{{ actie.deadline | datum_kort }}{% endif %}"
    return [*cells, Cell(text, due), Cell(text, "{{ actie | stand }}"), Cell(small, "{{ actie.bron }}")]


def meeting_facts(sheet: Sheet) -> None:
    sheet.facts(
        ("Overleg", MEETING_TITLE),
        ("Datum", "{{ vergadering.datum | datum_lang }}"),
        ("Tijd", "{{ vergadering.begintijd | tijd(vergadering.eindtijd) }}"),
        ("Locatie", "{{ vergadering.locatie | onbekend }}"),
        ("Voorzitter", "{{ vergadering.voorzitter | onbekend }}"),
    )


def action_list() -> Sheet:
    sheet = new_document("Actielijst", MEETING_TITLE, MEETING_DATE, landscape=True)
    meeting_facts(sheet)
    sheet.when("acties or acties_gereed")
    sheet.table(
        "Actielijst: nummer, datum, agendapunt, wat, wie, wanneer, status en bron van elke actie", LIST, LIST_WIDTHS,
        [("actie in acties", action_row()), ("actie in acties_gereed", action_row("Tabeltekst gereed"))],
    )
    sheet.otherwise("Er staan geen acties op de lijst.")
    sheet.when("te_bevestigen")
    sheet.heading("Te bevestigen")
    sheet.note("Over deze acties is twijfel. Controleer ze voordat de lijst wordt verstuurd: vul aan, verbeter of haal weg.")
    reason = Cell("Tabelbron", "{{ actie.reden }}", "“{{ actie.citaat }}”")
    sheet.table(
        "Acties die nog bevestigd moeten worden, met de reden", (*LIST, "Reden"), CONFIRM_WIDTHS,
        [("actie in te_bevestigen", [*action_row(), reason])],
    )
    sheet.end()
    return sheet


def decision_list() -> Sheet:
    sheet = new_document("Besluitenlijst", MEETING_TITLE, MEETING_DATE)
    meeting_facts(sheet)
    columns, widths = ("Nr", "Datum", "Punt", "Besluit", "Bron"), (2.2, 2.3, 1.4, 7.7, 3.4)
    row = [
        Cell("Tabeltekst", "{{ besluit.nummer }}"), Cell("Tabeltekst", "{{ besluit.datum | datum_kort }}"),
        Cell("Tabeltekst", "{{ besluit.punt or '' }}"), Cell("Tabeltekst", "{{ besluit.tekst }}"), Cell("Tabelbron", "{{ besluit.bron }}"),
    ]
    sheet.when("besluiten")
    sheet.table("Besluiten met nummer, datum, agendapunt en bron", columns, widths, [("besluit in besluiten", row)])
    sheet.otherwise("Er zijn geen besluiten gevonden.")
    sheet.when("te_bevestigen")
    sheet.heading("Te bevestigen")
    sheet.note("Het is niet zeker dat dit besluiten zijn. Controleer ze voordat de lijst wordt verstuurd.")
    sheet.table("Besluiten die nog bevestigd moeten worden", columns, widths, [("besluit in te_bevestigen", row)])
    sheet.end()
    return sheet


def draft_agenda() -> Sheet:
    sheet = new_document("Conceptagenda", "{{ agenda.overleg }}", "{{ agenda.datum | datum_zonder_dag }}")
    sheet.facts(
        ("Overleg", "{{ agenda.overleg }}{% if agenda.afkorting %} ({{ agenda.afkorting }}){% endif %}"),
        ("Datum", "{{ agenda.datum | datum_lang }}"),
        ("Tijd", "{{ agenda.begintijd | tijd(agenda.eindtijd) }}"),
        ("Locatie", "{{ agenda.locatie | onbekend }}"),
    )
    sheet.heading("Agenda")
    sheet.each("punt in agenda.punten")
    sheet.paragraph(
        "Agendapunt", "{{ punt.titel }}{% if punt.inleiders %}", (" – {{ punt.inleiders | namen }}", "Inleider"), "{% endif %}"
    )
    sheet.each("regel in punt.herkomst")
    sheet.paragraph("Herkomst", "{{ regel }}")
    sheet.end()
    sheet.end()
    sheet.when("agenda.acties")
    sheet.heading("Bijlage: openstaande acties", new_page=True)
    sheet.note("Acties die voor deze vergadering klaar moeten zijn of waarvan de termijn al voorbij is.")
    keep = (0, 3, 4, 5, 6)
    row = action_row()
    sheet.table(
        "Openstaande acties met nummer, wat, wie, wanneer en status", [LIST[i] for i in keep], (2.0, 6.9, 3.2, 2.6, 2.3),
        [("actie in agenda.acties", [row[i] for i in keep])],
    )
    sheet.end()
    return sheet


def check_list() -> Sheet:
    sheet = new_document("Controlelijst", MEETING_TITLE, MEETING_DATE)
    sheet.note("Alleen voor het secretariaat. Stuur deze lijst niet mee met de agenda of de actielijst.", "Waarschuwing")
    meeting_facts(sheet)
    sheet.note("Gemaakt uit het bestand {{ bestand }}.")
    sheet.when("not meldingen and not acties and not besluiten")
    sheet.paragraph("Normal", "Er is niets gevonden om te controleren.")
    sheet.end()
    row = [Cell("Tabeltekst", "{{ melding.agendapunt or '' }}"), Cell("Tabeltekst", "{{ melding.tekst }}")]
    row += [Cell("Tabelbron", "{% if melding.citaat %}“{{ melding.citaat }}”{% endif %}")]
    row += [Cell("Tabelbron", "{% if melding.vindplaats and melding.vindplaats.bladzijde %}blz. {{ melding.vindplaats.bladzijde }}{% endif %}")]
    sheet.when("meldingen")
    sheet.heading("Let op")
    sheet.table("Twijfels met agendapunt, uitleg, citaat en bladzijde", ("Punt", "Wat is er aan de hand", "In het verslag staat", "Plaats"),
                (1.4, 6.9, 6.9, 1.8), [("melding in meldingen", row)])
    sheet.end()
    for title, items, item in (("Acties om te bevestigen", "acties", "actie"), ("Besluiten om te bevestigen", "besluiten", "besluit")):
        why = "{{ actie.reden }}" if item == "actie" else "Het is niet zeker dat dit een besluit is."
        cells = [Cell("Tabeltekst", "{{ %s.nummer }}" % item), Cell("Tabeltekst", "{{ %s.tekst }}" % item),
                 Cell("Tabelbron", "“{{ %s.citaat }}”" % item, "{{ %s.bron }}" % item), Cell("Tabeltekst", why)]
        sheet.when(items)
        sheet.heading(title)
        sheet.table(title, ("Nr", item.capitalize(), "In het verslag staat", "Waarom"), (2.0, 5.4, 5.8, 3.8), [(f"{item} in {items}", cells)])
        sheet.end()
    return sheet


def annual_plan() -> Sheet:
    sheet = new_document("Overzicht jaarplan", "{{ jaarplan.titel | onbekend }}", "{{ jaarplan.jaar or '' }}")
    sheet.paragraph("Subtitle", "{{ jaarplan.titel | onbekend }}")
    sheet.section("Overleggen en hun taak", "jaarplan.gremia", "gremium", ("Overleg", "Taak"), (6.0, 11.0), [
        Cell("Tabeltekst", "{{ gremium.naam }}{% if gremium.afkorting %} ({{ gremium.afkorting }}){% endif %}"),
        Cell("Tabeltekst", "{{ gremium.taak or 'In het jaarplan staat geen taak.' }}"),
    ])
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
    sheet.table("Activiteiten van een thema: rol en beoogd resultaat", ("Activiteit", "Rol", "Beoogd resultaat"), (6.0, 2.2, 8.8),
                [("activiteit in thema.activiteiten", [
                    Cell("Tabeltekst", "{{ activiteit.titel }}"), Cell("Tabeltekst", "{{ activiteit.rol or '–' }}"),
                    Cell("Tabeltekst", "{{ activiteit.resultaat or '–' }}"),
                ])])
    sheet.end()
    sheet.end()
    sheet.section("Terugkerende afspraken", "jaarplan.terugkerend", "afspraak", ("Hoe vaak", "Van", "Aan", "In het jaarplan staat"),
                  (2.8, 3.0, 3.6, 7.6), [
        Cell("Tabeltekst", "{{ afspraak.frequentie }}"), Cell("Tabeltekst", "{{ afspraak.van | onbekend }}"),
        Cell("Tabeltekst", "{{ afspraak.aan | namen }}"), Cell("Tabelbron", "“{{ afspraak.citaat }}”"),
    ])
    sheet.section("Begrippen", "jaarplan.begrippen", "begrip", ("Begrip", "Uitleg"), (4.6, 12.4), [
        Cell("Tabeltekst", "{{ begrip.term }}"), Cell("Tabeltekst", "{{ begrip.uitleg }}"),
    ])
    sheet.section("Afkortingen", "jaarplan.afkortingen", "afkorting", ("Afkorting", "Betekenis"), (4.6, 12.4), [
        Cell("Tabeltekst", "{{ afkorting.kort }}"), Cell("Tabeltekst", "{{ afkorting.lang }}"),
    ])
    return sheet


def what_happened(sheet: Sheet) -> None:
    """The decisions and actions of one ``regel`` of the quarterly overview, the overdue ones first."""
    sheet.when("regel.besluiten")
    sheet.table("Besluiten bij deze activiteit", ("Nr", "Besluit", "Datum", "Bron"), (2.2, 9.3, 2.2, 3.3), [("besluit in regel.besluiten", [
        Cell("Tabeltekst", "{{ besluit.nummer }}"), Cell("Tabeltekst", "{{ besluit.tekst }}"),
        Cell("Tabeltekst", "{{ besluit.datum | datum_kort }}"), Cell("Tabelbron", "{{ besluit.bron }}"),
    ])])
    sheet.paragraph("Tussenruimte")
    sheet.end()
    sheet.when("regel.verlopen or regel.open or regel.gereed")
    loops = []
    for state, style in (("verlopen", "Tabeltekst nadruk"), ("open", "Tabeltekst"), ("gereed", "Tabeltekst gereed")):
        row = action_row("Tabeltekst gereed" if state == "gereed" else "Tabeltekst")
        loops.append((f"actie in regel.{state}", [row[0], row[3], row[4], row[5], Cell(style, state), row[7]]))
    sheet.table("Acties bij deze activiteit", ("Nr", "Actie", "Wie", "Wanneer", "Stand", "Bron"), (2.2, 5.4, 2.7, 2.1, 1.7, 2.9), loops)
    sheet.paragraph("Tussenruimte")
    sheet.end()


def quarter() -> Sheet:
    sheet = new_document("Kwartaaloverzicht", "{{ overzicht.titel or 'Jaarplan' }}", "{{ overzicht.jaar }}, kwartaal {{ overzicht.kwartaal }}")
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
    sheet.heading("Niets van gehoord")
    sheet.note("Van deze activiteiten stond dit kwartaal niets in de verslagen: geen besluit en geen actie.")
    sheet.each("activiteit in stil")
    sheet.paragraph("Opsomming", "{{ activiteit.titel }}{% if activiteit.thema %} ({{ activiteit.thema }}){% endif %}")
    sheet.end()
    sheet.end()
    sheet.when("overzicht.meldingen")
    sheet.heading("Let op")
    sheet.each("melding in overzicht.meldingen")
    sheet.paragraph("Opsomming", "{{ melding.tekst }}")
    sheet.end()
    sheet.end()
    return sheet


TEMPLATES = {
    "actielijst.docx": action_list,
    "besluitenlijst.docx": decision_list,
    "conceptagenda.docx": draft_agenda,
    "controlelijst.docx": check_list,
    "jaarplan-overzicht.docx": annual_plan,
    "kwartaaloverzicht.docx": quarter,
}

if __name__ == "__main__":
    for name, make in TEMPLATES.items():
        make().save(HERE / name)

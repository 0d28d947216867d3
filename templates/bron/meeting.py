"""The templates of what follows from minutes: action list, decision list, draft agenda, check list."""

from __future__ import annotations

from sheet import Cell, Sheet, new_document

LIST = ("Nr", "Datum", "Punt", "Wat", "Wie", "Wanneer", "Status", "Bron")
LIST_WIDTHS = (2.1, 2.1, 1.4, 8.1, 3.4, 2.6, 2.2, 3.8)
CONFIRM_WIDTHS = (2.1, 2.1, 1.4, 5.2, 2.6, 2.9, 1.7, 3.3, 4.4)
MEETING_TITLE = "{{ vergadering.overleg | onbekend('') }}"
MEETING_DATE = "{{ vergadering.datum | datum_zonder_dag('') }}"


def action_row(text: str = "Tabeltekst", small: str = "Tabelbron") -> list[Cell]:
    nobody = "('–')" if text == "Tabeltekst gereed" else ""
    tags = ("nummer", "datum | datum_kort('–')", "punt | puntnummer", "tekst", f"eigenaren | namen{nobody}")
    cells = [Cell(text, "{{ actie." + tag + " }}") for tag in tags]
    due = "{{ actie | termijn }}{% if actie | vaag %}\n{{ actie.deadline | datum_kort }}{% endif %}"
    return [*cells, Cell(text, due), Cell(text, "{{ actie | stand }}"), Cell(small, "{{ actie.bron }}")]


def meeting_facts(sheet: Sheet, *more: tuple[str, str]) -> None:
    sheet.facts(
        ("Overleg", "{{ vergadering.overleg | onbekend('niet vermeld') }}"),
        ("Datum", "{{ vergadering.datum | datum_lang('niet vermeld') }}"),
        ("Tijd", "{{ vergadering.begintijd | tijd(vergadering.eindtijd, 'niet vermeld') }}"),
        ("Locatie", "{{ vergadering.locatie | onbekend('niet vermeld') }}"),
        ("Voorzitter", "{{ vergadering.voorzitter | onbekend('niet vermeld') }}"),
        *more,
    )


def action_list() -> Sheet:
    sheet = new_document("Actielijst", MEETING_TITLE, MEETING_DATE, landscape=True)
    meeting_facts(sheet, ("Volgend overleg", "{{ volgende | datum_lang('niet vermeld') }}"))
    sheet.when("acties or acties_gereed")
    sheet.table(
        "Actielijst: nummer, datum, agendapunt, wat, wie, wanneer, status en bron van elke actie",
        LIST,
        LIST_WIDTHS,
        [("actie in acties", action_row()), ("actie in acties_gereed", action_row("Tabeltekst gereed"))],
    )
    sheet.otherwise("Er staan geen acties op de lijst.")
    sheet.when("te_bevestigen")
    sheet.heading("Te bevestigen")
    sheet.note("Over deze acties is twijfel. Controleer ze voordat u de lijst verstuurt: vul aan, verbeter, of zet bij Status: vervallen.")
    reason = Cell("Tabelbron", "{{ actie.reden }}", "“{{ actie.citaat }}”")
    sheet.table(
        "Acties die nog bevestigd moeten worden, met de reden",
        (*LIST, "Reden"),
        CONFIRM_WIDTHS,
        [("actie in te_bevestigen", [*action_row(), reason])],
    )
    sheet.end()
    return sheet


def decision_list() -> Sheet:
    sheet = new_document("Besluitenlijst", MEETING_TITLE, MEETING_DATE)
    meeting_facts(sheet)
    columns, widths = ("Nr", "Datum", "Punt", "Besluit", "Bron"), (2.3, 2.1, 1.4, 7.6, 3.6)
    row = [
        Cell("Tabeltekst", "{{ besluit.nummer }}"),
        Cell("Tabeltekst", "{{ besluit.datum | datum_kort('–') }}"),
        Cell("Tabeltekst", "{{ besluit.punt | puntnummer }}"),
        Cell("Tabeltekst", "{{ besluit.tekst }}"),
        Cell("Tabelbron", "{{ besluit.bron }}"),
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
    sheet = new_document("Conceptagenda", "{{ agenda.overleg }}", "{{ agenda.datum | datum_zonder_dag('datum nog te bepalen') }}")
    sheet.facts(
        ("Overleg", "{{ agenda.overleg }}{% if agenda.afkorting %} ({{ agenda.afkorting }}){% endif %}"),
        ("Datum", "{{ agenda.datum | datum_lang }}"),
        ("Tijd", "{{ agenda.begintijd | tijd(agenda.eindtijd) }}"),
        ("Locatie", "{{ agenda.locatie | onbekend }}"),
    )
    sheet.when("agenda.overgenomen")
    sheet.note("{{ agenda.overgenomen }}")
    sheet.end()
    sheet.heading("Agenda")
    sheet.each("punt in agenda.punten")
    sheet.paragraph("Agendapunt", "{{ punt.titel }}{% if punt.inleiders %}", (" – {{ punt.inleiders | namen }}", "Inleider"), "{% endif %}")
    sheet.each("regel in punt.herkomst")
    sheet.paragraph("Herkomst", "{{ regel }}")
    sheet.end()
    sheet.end()
    sheet.when("agenda.acties")
    sheet.heading("Bijlage: acties voor deze vergadering", new_page=True)
    sheet.note("Deze acties moeten voor deze vergadering klaar zijn, of de termijn is al voorbij. Alle acties staan in de actielijst.")
    keep = (0, 3, 4, 5, 6)
    row = action_row()
    row[6] = Cell("Tabeltekst", "{{ actie | stand }}{% if actie.te_bevestigen %}\n(te bevestigen){% endif %}")
    sheet.table(
        "Openstaande acties met nummer, wat, wie, wanneer en status",
        [LIST[i] for i in keep],
        (2.2, 6.7, 3.1, 2.6, 2.4),
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
    lines = ("{%p for regel in melding.tekst | regels %}", "{{ regel }}", "{%p endfor %}")
    row = [Cell("Tabeltekst", "{{ melding.agendapunt or '' }}"), Cell("Tabeltekst", *lines)]
    page = "melding.vindplaats.bladzijde"
    where = f"{{% if melding.vindplaats and {page} %}} (blz.\u00a0{{{{ {page} }}}}){{% endif %}}"
    row += [Cell("Tabelbron", "{% if melding.citaat %}“{{ melding.citaat }}”{% endif %}" + where)]
    sheet.when("meldingen")
    sheet.heading("Let op")
    sheet.table(
        "Twijfels met agendapunt, uitleg, citaat en bladzijde",
        ("Punt", "Wat is er aan de hand", "In het verslag staat"),
        (2.8, 7.1, 7.1),
        [("melding in meldingen", row)],
    )
    sheet.end()
    for title, items, item in (("Acties om te bevestigen", "acties", "actie"), ("Besluiten om te bevestigen", "besluiten", "besluit")):
        why = (
            "{{ actie.reden }}{% if not actie.eigenaren %} Er staat niet wie het doet.{% endif %}"
            if item == "actie"
            else "Het is niet zeker dat dit een besluit is."
        )
        number, text, quote, source = (f"{{{{ {item}.{name} }}}}" for name in ("nummer", "tekst", "citaat", "bron"))
        cells = [Cell("Tabeltekst", number), Cell("Tabeltekst", text), Cell("Tabelbron", f"“{quote}”", source), Cell("Tabeltekst", why)]
        sheet.when(items)
        sheet.heading(title)
        sheet.table(
            title, ("Nr", item.capitalize(), "In het verslag staat", "Waarom"), (2.0, 5.4, 5.8, 3.8), [(f"{item} in {items}", cells)]
        )
        sheet.end()
    return sheet

"""A secretary's desk for the tests: a register with one meeting, its lists, and hands that edit them in Word and in Excel."""

from __future__ import annotations

import copy
import io
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl

from pipeline import followup, readers, rendering, resources, returned
from pipeline.model import (
    ACTIELIJST_KOLOMMEN,
    Actie,
    Agendapunt,
    Datumvermelding,
    Deelnemer,
    Dossier,
    Terugkeer,
    Vergadering,
    Verslag,
    Vindplaats,
)
from pipeline.register import Register, delivered, queries
from pipeline.register.status import ROW

BODY = "Beheerraad Het Vlasmeer"
HELD, LATER, NEXT = date(2026, 4, 16), date(2026, 5, 21), date(2026, 6, 18)
PLACE = Vindplaats(blok=1, van=0, tot=5, bladzijde=2)
PEOPLE = ("Anneke Zuidhof", "Bram ter Horst", "Corrie Alma", "Dirk Wouda")
TASKS = (
    "Steigers laten keuren door de bouwdienst",
    "Brief aan de waterschappen opstellen over het peil",
    "Vrijwilligers werven voor de rietoogst in januari",
    "Sleutelplan van het botenhuis herzien",
    "Prijsopgave vragen bij drie hoveniers",
    "=SOM(A1) uit de begroting halen & {{ tekst }} <weg>",
    "Subsidie voor het vogelscherm aanvragen",
    "Parkeerplaats bij de dijk opnieuw bestraten",
    "Kano's tellen en het verhuurboek bijwerken",
    "Lespakket over libellen naar scholen sturen",
    "Verzekering van de pont verlengen",
    "Informatiebord aan de noordoever vervangen",
)
PROMISES = (
    "Corrie Alma bekijkt of de otter terug is",
    "Iemand moet de hengelsport nog inlichten",
    "Het vissersfeest krijgt een eigen werkgroep",
    "Dirk Wouda denkt na over een tweede pont",
    "De muggenoverlast wordt in kaart gebracht",
    "Bram ter Horst polst de camping voor stroompunten",
    "Er komt een proef met schapen op de kade",
    "Anneke Zuidhof zoekt oude luchtfoto's op",
    "De brandweer wil een oefening houden bij de sluis",
    "Het pad langs de eendenkooi wordt misschien verlegd",
    "Een fotograaf legt alle seizoenen vast",
    "Wij vragen het museum om een tentoonstelling",
)
DUE = (date(2026, 6, 30), "eind juni"), (date(2026, 5, 12), "12 mei 2026"), (None, ""), (None, "z.s.m.")


def due(index: int) -> Datumvermelding | None:
    day, words = DUE[index % 4]
    return Datumvermelding(tekst=words, van=day, tot=day, vindplaats=PLACE) if words else None


def row(index: int, **more: Any) -> Actie:
    owners = (PEOPLE[index % 4], PEOPLE[(index + 1) % 4])[: index % 3] if index != 6 else ("Werkgroep Wonen en Zorg",)
    made = Actie(tekst=TASKS[index], citaat=TASKS[index], vindplaats=PLACE, agendapunt="6", eigenaren=owners, deadline=due(index))
    return replace(made, soort="lijst", grond=ROW, **more)


def promise(index: int) -> Actie:
    text = PROMISES[index]
    made = Actie(tekst=text, citaat=f"{text}.", vindplaats=PLACE, agendapunt="3", grond="werkwoord", te_bevestigen=True)
    return replace(made, eigenaren=(PEOPLE[index % 4],) if index % 2 else (), deadline=due(index + 1))


def minutes(day: date, *acties: Actie, name: str = "", agenda: tuple[str, ...] = ("Opening", "Rondgang")) -> Verslag:
    name = name or f"verslag {day}.docx"
    return Verslag(
        bestand=name,
        sha256=f"{name}|{[(a.tekst, a.status, a.deadline and a.deadline.tot) for a in acties]}|{agenda}",
        vergadering=Vergadering(overleg=BODY, afkorting="BHV", datum=day),
        aanwezig=tuple(Deelnemer(naam=naam, vindplaats=PLACE) for naam in PEOPLE),
        agenda=tuple(Agendapunt(nummer=str(i), niveau=1, titel=t, vindplaats=PLACE) for i, t in enumerate(agenda, start=1)),
        acties=acties,
    )


FIRST = minutes(HELD, *(row(i) for i in range(12)), *(promise(i) for i in range(12)))
BACK = Terugkeer(overleg=None, datum=NEXT, tekst="Het onderwerp baggerplan komt op 18 juni terug")


def sending(text: str, name: str, day: date = HELD) -> Verslag:
    """Minutes that send a subject to the meeting of 18 June."""
    made = replace(promise(0), tekst=text, citaat=f"{text}.", terugkeer=replace(BACK, tekst=text), te_bevestigen=False)
    return minutes(day, made, name=name)


class Desk:
    """The register in ``folder`` and what was delivered last."""

    def __init__(self, folder: Path, *verslagen: Verslag) -> None:
        self.folder = folder
        self.register = Register(folder / "vervolg.sqlite")
        for verslag in verslagen or (FIRST,):
            self.files = self.deliver(verslag)

    def deliver(self, verslag: Verslag | None = None) -> dict[str, bytes]:
        ledger = self.register.record(verslag) if verslag else self.register.latest(BODY)
        assert ledger is not None
        self.dossier: Dossier = followup.dossier(ledger)
        delivered.keep(self.register, self.dossier)
        self.files = rendering.render(self.dossier, resources.path("templates"))
        return self.files

    def back(self, data: bytes, name: str) -> returned.Taken:
        """A file that somebody drops in the inbox."""
        (self.folder / name).write_bytes(data)
        document = readers.read(self.folder / name)
        found = returned.marked(document) or returned.shaped(document)
        assert found is not None
        return returned.take(self.register, found)

    def actions(self) -> dict[str, dict[str, Any]]:
        """Number -> the fields that a hand may change, as the register has them now."""
        fields = ("tekst", "eigenaren", "deadline", "wanneer", "status", "te_bevestigen", "punt")
        return {a.nummer: {f: getattr(a, f) for f in fields} for a in queries.acties(self.register)}

    def agenda(self) -> str:
        return next(name for name in self.files if name.startswith("conceptagenda"))


class Word:
    """A hand in Word."""

    name = "actielijst.docx"

    def __init__(self, data: bytes) -> None:
        self.document = docx.Document(io.BytesIO(data))

    def table(self, doubtful: bool) -> Any:
        heads = [(t, [c.text for c in t.rows[0].cells]) for t in self.document.tables]
        return next(t for t, texts in heads if texts[0] == "Nr" and ("Reden" in texts) == doubtful)

    def row(self, nummer: str) -> Any:
        return next(r for t in self.document.tables for r in t.rows if r.cells[0].text == nummer)

    def put(self, nummer: str, column: str, value: str | date) -> None:
        cell = self.row(nummer).cells[ACTIELIJST_KOLOMMEN.index(column)]
        text = f"{value.day}-{value.month}-{value.year}" if isinstance(value, date) else value
        for paragraph in cell.paragraphs[1:]:
            paragraph._p.getparent().remove(paragraph._p)
        cell.paragraphs[0].text = text

    def delete(self, nummer: str) -> None:
        tr = self.row(nummer)._tr
        tr.getparent().remove(tr)

    def add(self, doubtful: bool = False, **cells: str) -> None:
        added = self.table(doubtful).add_row()
        for column, text in cells.items():
            added.cells[ACTIELIJST_KOLOMMEN.index(column)].text = text

    def strike(self, nummer: str) -> None:
        for cell in self.row(nummer).cells:
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    run.font.strike = True

    def move(self, nummer: str, doubtful: bool) -> None:
        """Cut and paste of the whole row, with as many cells as it had."""
        tr = self.row(nummer)._tr
        self.table(doubtful)._tbl.append(copy.deepcopy(tr))
        tr.getparent().remove(tr)

    def data(self) -> bytes:
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


class Excel:
    """A hand in Excel."""

    name = "actielijst.xlsx"

    def __init__(self, data: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(data))

    def sheet(self, doubtful: bool) -> Any:
        return self.book["Te bevestigen" if doubtful else "Actielijst"]

    def row(self, nummer: str) -> tuple[Any, int]:
        return next((s, c.row) for s in self.book for (c,) in s.iter_rows(max_col=1) if c.value == nummer)

    def put(self, nummer: str, column: str, value: str | date) -> None:
        sheet, at = self.row(nummer)
        moment = datetime(value.year, value.month, value.day) if isinstance(value, date) else value
        sheet.cell(at, ACTIELIJST_KOLOMMEN.index(column) + 1).value = moment

    def delete(self, nummer: str) -> None:
        sheet, at = self.row(nummer)
        sheet.delete_rows(at)

    def add(self, doubtful: bool = False, **cells: str) -> None:
        self.sheet(doubtful).append([cells.get(column) for column in ACTIELIJST_KOLOMMEN])

    def strike(self, nummer: str) -> None:
        sheet, at = self.row(nummer)
        for cell in sheet[at]:
            cell.font = copy.copy(cell.font) + openpyxl.styles.Font(strike=True)

    def move(self, nummer: str, doubtful: bool) -> None:
        sheet, at = self.row(nummer)
        values = [cell.value for cell in sheet[at]][: len(ACTIELIJST_KOLOMMEN)]
        sheet.delete_rows(at)
        self.sheet(doubtful).append(values)

    def data(self) -> bytes:
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()


HANDS = (Word, Excel)

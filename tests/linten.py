"""Minutes of one invented group with the actions that a test needs, and what the register makes of them."""

from __future__ import annotations

from datetime import date

from pipeline.model import Actie, Agendapunt, Vergadering, Verslag, Vindplaats
from pipeline.register.status import ROW

DAY = date(2025, 3, 11)


def place(block: int) -> Vindplaats:
    return Vindplaats(blok=block, van=0, tot=5)


def row(tekst: str, *wie: str, block: int = 40) -> Actie:
    return Actie(tekst=tekst, citaat=tekst, vindplaats=place(block), agendapunt="9", eigenaren=wie, soort="lijst", grond=ROW)


def said(tekst: str, *wie: str, block: int = 2, before: str = "") -> Actie:
    return Actie(tekst=tekst, citaat=tekst + ".", vindplaats=place(block), agendapunt="4", eigenaren=wie, grond="werkwoord", ervoor=before)


def minutes(*acties: Actie, heading: str = "Rondgang", day: date = DAY) -> Verslag:
    agenda = (
        Agendapunt(nummer="4", niveau=1, titel=heading, vindplaats=place(1)),
        Agendapunt(nummer="5", niveau=1, titel="Rondvraag", vindplaats=place(20)),
        Agendapunt(nummer="9", niveau=1, titel="Actielijst", vindplaats=place(30)),
    )
    return Verslag(
        bestand=f"{day}.docx",
        sha256=f"{day}{[a.tekst for a in acties]}",
        vergadering=Vergadering(overleg="Regiegroep Groene Linten", datum=day),
        agenda=agenda,
        acties=acties,
    )


def outcome(register, *verslagen: Verslag) -> str:
    """What became of the two actions: "een", "vraag" (two, and the secretary is asked at the last meeting) or "twee"."""
    for verslag in verslagen:
        ledger = register.record(verslag)
    if len(ledger.acties) == 1:
        return "een"
    return "vraag" if any(m.code == "mogelijk_dezelfde_actie" for m in ledger.meldingen) else "twee"

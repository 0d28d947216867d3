"""What comes back from a person: an edited action list or draft agenda, against what was delivered and what the register knows now."""

from __future__ import annotations

from datetime import date

from pipeline.document import Document
from pipeline.register import Register
from pipeline.returned import actions, agenda, items
from pipeline.returned.findings import Taken
from pipeline.returned.items import ReturnedAgenda
from pipeline.returned.rows import ReturnedList, rows, whole

Returned = ReturnedList | ReturnedAgenda

__all__ = ["Returned", "ReturnedAgenda", "ReturnedList", "Taken", "marked", "shaped", "take"]


def marked(document: Document) -> Returned | None:
    """A list or agenda of ours, known by its mark; an Excel file also by its columns, since minutes are never Excel files."""
    origin = document.origin
    if origin is None:
        return shaped(document) if document.format == "xlsx" else None
    if origin.kind == "actielijst":
        found = rows(document)
        return ReturnedList(
            bestand=document.name, sha256=document.sha256, rows=found, overleg=origin.body, datum=origin.day, versie=origin.version
        )
    return items.read(document) if origin.kind == "conceptagenda" else None


def shaped(document: Document) -> Returned | None:
    """A file of ours whose mark a program dropped: a list still has all our columns, an agenda our style for its items."""
    if whole(document):
        return ReturnedList(bestand=document.name, sha256=document.sha256, rows=rows(document))
    ours = any(block.style.lower() == "agendapunt" for block in document.blocks)
    return items.read(document) if ours else None


def take(register: Register, back: Returned, today: date | None = None) -> Taken:
    """What a hand changed, into the register. ``today``: the day on which it came in."""
    return actions.take(register, back, today) if isinstance(back, ReturnedList) else agenda.take(register, back, today)

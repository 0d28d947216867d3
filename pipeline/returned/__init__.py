"""What comes back from a person: an edited action list or draft agenda, against what was delivered and what the register knows now."""

from __future__ import annotations

from pipeline.document import Document
from pipeline.register import Register
from pipeline.returned import actions
from pipeline.returned.actions import Taken
from pipeline.returned.rows import ReturnedList, rows, whole

Returned = ReturnedList

__all__ = ["Returned", "ReturnedList", "Taken", "marked", "shaped", "take"]


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
    return None


def shaped(document: Document) -> Returned | None:
    """A list of ours whose mark a program dropped: it still has all our columns."""
    return ReturnedList(bestand=document.name, sha256=document.sha256, rows=rows(document)) if whole(document) else None


def take(register: Register, back: Returned) -> Taken:
    """What a hand changed, into the register."""
    return actions.take(register, back)

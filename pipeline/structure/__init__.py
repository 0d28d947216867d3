"""Blocks to sections: kind of document, header, attendance, agenda items, tables. No language model is used here."""

from __future__ import annotations

from pipeline.document import Document
from pipeline.structure import agenda, attendance, header, itemtables, kind, tables
from pipeline.structure.outline import Attendance, DocumentKind, Field, Outline, Section, Table

__all__ = ["Attendance", "DocumentKind", "Field", "Outline", "Section", "Table", "outline"]


def outline(document: Document) -> Outline:
    found = tables.find(document)
    sections, stops = agenda.find(document, found)
    body = min((h for s in sections for h in s.headings), default=len(document.blocks))
    return Outline(
        document=document,
        kind=kind.find(document, found, sections),
        fields=header.find(document, found, body, stops),
        attendance=attendance.find(document, found, body, stops),
        sections=sections,
        tables=itemtables.with_items(found, sections),
        body=body,
    )

"""Blocks to sections: kind of document, header, attendance, agenda items, tables. No language model is used here."""

from __future__ import annotations

from pipeline.document import Document
from pipeline.structure import agenda, attendance, header, itemtables, kind, opening, tabbed, tables
from pipeline.structure.outline import Attendance, DocumentKind, Field, Outline, Section, Table

__all__ = ["Attendance", "DocumentKind", "Field", "Outline", "Section", "Table", "outline"]


def outline(document: Document) -> Outline:
    document = tabbed.as_rows(document)
    found = tables.find(document)
    sections, stops = agenda.find(document, found)
    first = min((h for s in sections for h in s.headings), default=len(document.blocks))
    fields, people = header.find(document, found, first, stops), attendance.find(document, found, first, stops)
    body = opening.begin(document, first, fields, people, found, stops)
    return Outline(
        document=document,
        kind=kind.find(document, found, sections, people),
        fields=tuple(f for f in fields if f.place.blok < body),
        attendance=tuple(a for a in people if a.place.blok < body or a.place.blok >= first),
        sections=sections,
        tables=itemtables.with_items(found, sections),
        body=body,
    )

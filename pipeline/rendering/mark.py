"""The mark by which vervolg knows its own files when they come back edited.

Every list and draft agenda carries four custom document properties (in Word: Bestand, Info, Eigenschappen, Geavanceerd, tab
Aangepast). They are text, and survive editing, saving under another name and a round trip through LibreOffice:

    vervolg-soort    "actielijst", "besluitenlijst", "conceptagenda", "controlelijst", "jaarplan-overzicht", "kwartaaloverzicht"
    vervolg-overleg  the body's full name as the minutes give it; absent where unknown
    vervolg-datum    ISO date of the meeting: the reported one for a list, the coming one for an agenda; absent where unknown
    vervolg-versie   on action lists and draft agendas: which delivery this is, so that what was changed by hand can be told

Where a program drops them, the shape is the second mark: ``model.ACTIELIJST_KOLOMMEN`` is the header row of the action list in
Word and in Excel, and column Nr holds the permanent number. In an action list "nog te bepalen" (Wie) and "–" (Wanneer) mean
nothing was filled in; Wanneer may read "eind juni" with "30-06-2026" on a line under it, and Status "open (2e keer uitgesteld)".
In a draft agenda an item is a paragraph in style ``Agendapunt``: title, then " – " and the presenters in character style ``Inleider``;
the lines under it that say where it comes from are in style ``Herkomst``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree
from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty

from pipeline.rendering.xmltext import one_line

TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a file is, for its properties; ``titel`` is what Word and a screen reader announce."""

    soort: str
    titel: str
    overleg: str | None = None
    datum: date | None = None
    versie: str = ""

    def properties(self) -> dict[str, str]:
        values = {
            "vervolg-soort": self.soort,
            "vervolg-overleg": one_line(self.overleg or ""),
            "vervolg-datum": self.datum.isoformat() if self.datum else "",
            "vervolg-versie": self.versie,
        }
        return {name: value for name, value in values.items() if value}

    def title(self) -> str:
        """At most 255 characters, the limit of the property."""
        return one_line(self.titel)[:255]


def mark_word(document: Document, mark: Mark) -> None:
    core = document.core_properties
    core.title, core.subject, core.language = mark.title(), one_line(mark.overleg or "")[:255], "nl-NL"
    part = _custom_part(document)
    root = etree.fromstring(part.blob)
    for old in [p for p in root if p.get("name", "").startswith("vervolg-")]:
        root.remove(old)  # from a template that was once an output
    for name, value in mark.properties().items():
        pid = max([1, *(int(p.get("pid", "1")) for p in root)]) + 1
        prop = etree.SubElement(root, f"{{{PROPERTIES}}}property", fmtid=FORMAT_ID, pid=str(pid), name=name)
        etree.SubElement(prop, f"{{{TYPES}}}lpwstr").text = value
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _custom_part(document: Document) -> Part:
    """The template's own part, so that properties the secretariat's Word added (labels, say) stay; a new one otherwise."""
    package = document.part.package
    for relation in package.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            return relation.target_part
    empty = etree.tostring(etree.Element(f"{{{PROPERTIES}}}Properties", nsmap={None: PROPERTIES, "vt": TYPES}))
    part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE, empty, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    return part


def mark_workbook(book: Workbook, mark: Mark) -> None:
    book.properties.title, book.properties.language = mark.title(), "nl-NL"
    book.properties.subject = one_line(mark.overleg or "")[:255]
    book.properties.creator = "vervolg"
    for name, value in mark.properties().items():
        book.custom_doc_props.append(StringProperty(name=name, value=value))

"""What kind of document this is, from its title, its tables and its shape."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import Document, Kind
from pipeline.structure import labelled
from pipeline.structure.outline import DocumentKind, Section, Table

TITLE_BLOCKS = 8
PLAN = re.compile(r"\b(?:jaarplan|jaarprogramma|werkplan|meerjarenplan|jaaragenda|activiteitenplan|beleidsplan)\b", re.I)
MINUTES = re.compile(r"\b\w*(?:verslag|notulen|verslaglegging|besluitenlijst)\b", re.I)
AGENDA = re.compile(r"\b(?:concept-?\s?)?agenda\b|\buitnodiging\b", re.I)
LIST = re.compile(r"\b(?:actie(?:punten)?-?lijst|actie- en besluitenlijst|takenlijst)\b", re.I)
REPORT = re.compile(r"\bjaarverslag\b", re.I)
HELD = re.compile(
    r"\b(?:opent|opende|sluit|sloot|heet)\b.{0,40}\b(?:vergadering|bijeenkomst|overleg|welkom|iedereen|aanwezigen)\b|\brondvraag\b", re.I
)


def find(document: Document, tables: Sequence[Table], sections: Sequence[Section]) -> DocumentKind:
    """Minutes are recognised by their title, else by attendance or a meeting that is opened and closed."""
    title = _title(document)
    attended = any(t.kind == "aanwezigen" for t in tables) or _labels(document)
    prose = _prose_share(document)
    if MINUTES.search(REPORT.sub("", title)) and not (PLAN.search(title) and not attended):
        return "verslag"
    if PLAN.search(title) and not attended:
        return "jaarplan"
    if AGENDA.search(title) and not prose:
        return "conceptagenda"
    if LIST.search(title) and not attended and any(t.kind == "acties" for t in tables):
        return "actielijst"
    if attended or (sections and any(HELD.search(b.text) for b in document.blocks)):
        return "verslag"
    return "verslag" if len(sections) >= 3 and any(t.kind == "acties" for t in tables) else "onbekend"


def _title(document: Document) -> str:
    lines = [b.text for b in document.blocks[:TITLE_BLOCKS] if b.kind is not Kind.LIST_ITEM and len(b.text) < 200]
    return "\n".join([document.title, re.sub(r"[_-]+", " ", document.name), *lines])


def _labels(document: Document) -> bool:
    """Whether the top names who was present or absent; a list of people invited does not say that they came."""
    for i, block in enumerate(document.blocks[:60]):
        texts = [block.text] if block.kind is not Kind.TABLE_ROW else [block.cell_text(c) for c in block.cells]
        if any({"aanwezig", "afwezig"} & set(x.labels) for t in texts for x in labelled.in_text(i, t)):
            return True
    return False


def _prose_share(document: Document) -> bool:
    """Whether the document holds running text: an agenda has hardly a sentence."""
    sentences = sum(len(re.findall(r"[a-z)][.!?](?:\s|$)", b.text)) for b in document.blocks)
    return sentences > max(4, len(document.blocks) // 3)

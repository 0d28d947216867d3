"""The header of the minutes as labelled values, its title lines included. Values stay text: dates are read in extraction."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import Document, Kind
from pipeline.model import Vindplaats
from pipeline.structure import labelled
from pipeline.structure.labelled import PEOPLE, Labelled
from pipeline.structure.outline import Field, Table
from pipeline.structure.words import normal, wordset

TITLE_LINES = 6  # title lines are sought in the first blocks of a document
TITLE_LENGTH = 260
TELLS = re.compile(r"\b(?:verslag|notulen|besluitenlijst)\b|\b\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ]\d{2,4}\b", re.I)
# A first sentence that begins with a day or tells the hours
WHEN = re.compile(
    r"(?:(?:ma|di|wo|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\s+)?\d{1,2}[\s./-](?:[a-z]{3,9}\.?|\d{1,2})[\s./-](?:'|’)?\d{2,4}\b"
    r"[^.!?\n]*(?:\d[.:]\d\d[^.!?\n]*)*(?=[.!?]\s+[A-ZÀ-Ý])",
    re.I,
)


def find(document: Document, tables: Sequence[Table], body: int, stops: frozenset[int]) -> tuple[Field, ...]:
    """Fields in reading order: "titel" for title lines, then what the labels say. Attendance is not among them."""
    blocks = document.blocks
    listed = {i for t in tables if t.kind == "aanwezigen" for i in t.rows}
    found: list[Field] = [*_titles(document, body, stops, listed)]
    for i, block in enumerate(blocks[:body]):
        if i in stops and block.kind is Kind.LIST_ITEM:
            continue
        if block.kind is Kind.TABLE_ROW:
            table = next((t for t in tables if t.rows and i == t.rows[0]), None)
            if table and table.kind in {"kop", "overig"}:
                found += [f for x in labelled.in_table(blocks, table.rows) for f in _fields(document, x)]
            continue
        for item in labelled.in_block(i, block):
            if item.value.text:
                found += _fields(document, item)
            elif i + 1 < body and _takes_next(document, i, item):
                text = blocks[i + 1].text
                value = labelled.Piece(block=i + 1, start=0, end=len(text), text=text)
                found += _fields(document, Labelled(labels=item.labels, wording=item.wording, value=value))
    return tuple(found)


def _takes_next(document: Document, i: int, item: Labelled) -> bool:
    following = document.blocks[i + 1]
    return (
        following.kind in (Kind.PARAGRAPH, Kind.LIST_ITEM) and len(following.text) < TITLE_LENGTH and not labelled.is_label_line(following)
    )


def _fields(document: Document, item: Labelled) -> list[Field]:
    piece = item.value
    place = Vindplaats(blok=piece.block, van=piece.start, tot=piece.end, bladzijde=document.blocks[piece.block].page)
    return [Field(label=label, value=piece.text, place=place) for label in item.labels if label not in PEOPLE and piece.text]


def _titles(document: Document, body: int, stops: frozenset[int], listed: set[int]) -> list[Field]:
    """The first lines that are no label, no table and no prose: "Verslag", "Stuurgroep Wonen", "Notulen ALV 3 mei 2024"."""
    found: list[Field] = []
    seen = 0
    for i, block in enumerate(document.blocks[:body]):
        text = block.text.strip()
        if not text:
            continue
        seen += 1
        framing = i in stops and normal(text) not in wordset("minutes_words")
        if seen > TITLE_LINES or block.kind is Kind.LIST_ITEM or framing:
            break
        if block.kind is Kind.TABLE_ROW:
            found += _title_row(document, i) if i not in listed else []
            continue
        labels = labelled.in_text(i, block.text)
        end = len(block.text) if not labels else block.text.find(labels[0].wording)
        if found and block.kind is Kind.PARAGRAPH and (told := WHEN.match(block.text[:end])):
            end = told.end()  # "9 maart 2026, 16u, aan de laaddeur. Achteraf aangevuld ..."
        if (
            not 3 <= end <= 2 * TITLE_LENGTH
            or block.kind is Kind.PARAGRAPH
            and found
            and (end > TITLE_LENGTH or re.search(r"(?<!\b[A-ZÀ-Ý])[.!?]\s+[A-Z]", block.text[:end].strip()))
        ):
            continue
        value = block.text[:end].strip()
        found.append(Field(label="titel", value=value, place=Vindplaats(blok=i, van=0, tot=end, bladzijde=block.page)))
    return found


def _title_row(document: Document, i: int) -> list[Field]:
    """A row of a header table with one filled cell and no label: "Verslag regiegroep Ouderen" above the date and place."""
    block = document.blocks[i]
    filled = [c for c in block.cells if block.cell_text(c).strip() and not c.continued]
    if len(filled) > 1 and not any(labelled.in_text(i, block.cell_text(c)) or labelled.canonical(block.cell_text(c)) for c in filled):
        filled = [c for c in filled if TELLS.search(block.cell_text(c))]  # a letterhead beside "Verslag bestuur, 4 februari 2019"
    text = block.cell_text(filled[0]).strip() if len(filled) == 1 else ""
    if not text or len(text) > TITLE_LENGTH or labelled.in_text(i, text) or labelled.canonical(text):
        return []
    return [Field(label="titel", value=text, place=Vindplaats(blok=i, van=filled[0].start, tot=filled[0].end, bladzijde=block.page))]

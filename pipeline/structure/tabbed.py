"""Lists typed with tabs under a title such as "Actielijst": each line is a row of a table, its stretches between the tabs the cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.document import Block, Cell, Document, Kind
from pipeline.structure.tables import ACTION_TITLE, DECISION_TITLE, LONG

LEAST_LINES = 2
TYPED = re.compile(r"^(\d{1,3}[.)]?) ")


def as_rows(document: Document) -> Document:
    """The document with such lines as rows of tables; the same where it has none."""
    blocks = list(document.blocks)
    number = max((b.table for b in blocks if b.table is not None), default=-1)
    for lines in _lists(blocks):
        number += 1
        width = max(blocks[i].text.count("\t") for i in lines)
        for i in lines:
            text = blocks[i].text
            if text.count("\t") == width - 1:
                text = TYPED.sub(r"\1\t", text)  # "1 Folders rondsturen<tab>Els" below "nr<tab>wat<tab>wie"
            blocks[i] = replace(blocks[i], kind=Kind.TABLE_ROW, table=number, text=text, cells=tuple(_cells(text)))
    return replace(document, blocks=tuple(blocks)) if tuple(blocks) != document.blocks else document


def _lists(blocks: Sequence[Block]) -> Iterator[list[int]]:
    for i, block in enumerate(blocks):
        title = block.text.strip()
        if block.kind is Kind.TABLE_ROW or len(title) > LONG or "\t" in title:
            continue
        if not (ACTION_TITLE.match(title) or DECISION_TITLE.match(title)):
            continue
        lines: list[int] = []
        for j in range(i + 1, len(blocks)):
            line = blocks[j].text.strip()
            if blocks[j].kind not in (Kind.PARAGRAPH, Kind.LIST_ITEM) or "\t" not in line or "\n" in line:
                break
            lines.append(j)
        if len(lines) >= LEAST_LINES:
            yield lines


def _cells(text: str) -> Iterator[Cell]:
    start = 0
    for column, part in enumerate(text.split("\t")):
        yield Cell(start=start, end=start + len(part), column=column)
        start += len(part) + 1

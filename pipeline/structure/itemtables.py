"""Minutes laid out as a table: a row an agenda item, with or without headings above the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import Block, Document
from pipeline.structure.outline import Section, Table

LEAST_ROWS = 3
TITLE = 120
NUMBER = re.compile(r"^\s*(\d{1,2}[a-z]?)[.)]?\s*$")
LEADING = re.compile(r"^\s*(\d{1,2}[a-z]?)[.)]\s+")


def from_tables(document: Document, tables: Sequence[Table]) -> tuple[Section, ...]:
    """Items from tables with a row an item. The text of an item stands in the row itself, so ``first`` is the row."""
    found: list[Section] = []
    for table in tables:
        if table.kind == "agenda" or table.kind == "besluiten" and {"onderwerp", "agendapunt"} & set(table.roles):
            found += _headed(document.blocks, table)
        elif table.kind in {"overig", "kop"}:
            found += _numbered(document.blocks, table) or _titled(document.blocks, table)
    return tuple(found) if len(found) >= LEAST_ROWS else ()


def _section(row: int, number: str | None, title: str) -> Section:
    return Section(number=number, level=1, title=title, headings=(row,), first=row, last=row + 1)


def _headed(blocks: Sequence[Block], table: Table) -> list[Section]:
    found = []
    column = next((r for r in ("agendapunt", "onderwerp") if r in table.roles), None)
    for row in table.rows:
        values: dict[str, str] = {}
        for cell in blocks[row].cells:
            role = table.roles[cell.column] if cell.column < len(table.roles) else None
            if role and not cell.continued:
                values.setdefault(role, blocks[row].cell_text(cell).strip())
        title, number = values.get(column or "", ""), values.get("nummer")
        printed = LEADING.match(title)
        if printed:
            number, title = printed[1], title[printed.end() :]
        title = re.sub(r"\s+", " ", title)
        if title and len(title) <= TITLE:
            found.append(_section(row, number.strip(" .)") if number else None, title))
    return found


def _numbered(blocks: Sequence[Block], table: Table) -> list[Section]:
    """Rows "1 | Opening" or "1 | Opening <line break> text"; the numbers must count on from 1."""
    found: list[Section] = []
    for row in table.rows:
        cells = [blocks[row].cell_text(c) for c in blocks[row].cells if not c.continued]
        number = NUMBER.match(cells[0]) if cells else None
        if not number or len(cells) < 2:
            continue
        title = cells[1].strip().split("\n")[0].strip()
        if not title or len(title) > TITLE or int(re.sub(r"\D", "", number[1])) not in {len(found), len(found) + 1}:
            continue
        found.append(_section(row, number[1], title))
    return found if len(found) >= LEAST_ROWS else []


def _titled(blocks: Sequence[Block], table: Table) -> list[Section]:
    """Rows that hold only "1. Opening", each with its text in the rows below."""
    starts: list[tuple[int, str, str]] = []
    for row in table.rows:
        filled = [t for c in blocks[row].cells if not c.continued and (t := blocks[row].cell_text(c).strip())]
        leading = LEADING.match(filled[0]) if len(filled) == 1 else None
        if leading and len(filled[0]) <= TITLE and int(re.sub(r"\D", "", leading[1])) == len(starts) + 1:
            starts.append((row, leading[1], filled[0][leading.end() :].strip()))
    if len(starts) < LEAST_ROWS:
        return []
    ends = [row for row, _, _ in starts[1:]] + [table.rows[-1] + 1]
    return [
        Section(number=number, level=1, title=title, headings=(row,), first=row + 1, last=end)
        for (row, number, title), end in zip(starts, ends, strict=True)
    ]

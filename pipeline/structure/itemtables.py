"""Minutes laid out as a table: a row an agenda item, with or without headings above the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.document import Block, Cell, Document, Kind, Mark
from pipeline.structure import candidates, numbers, subitems
from pipeline.structure.outline import Section, Table
from pipeline.structure.words import is_standing

LEAST_ROWS = 3
MOVED = 2  # places by which an item may have been treated sooner or later than its number says
TITLE = 120
NUMBER = re.compile(r"^\s*(\d{1,2}[a-z]?)[.)]?\s*$")
LEADING = re.compile(r"^\s*(\d{1,2}[a-z]?)[.)]\s+")
ENDS = re.compile(r":\s+|\.\s+(?=[A-ZÀ-Ý])|\s[–—-]\s")  # where a title ends that runs into its text: "Opening: Karin heet ..."


def from_tables(document: Document, tables: Sequence[Table]) -> tuple[Section, ...]:
    """Items from tables with a row an item. The text of an item stands in the row itself, so ``first`` is the row."""
    found: list[Section] = []
    for table in tables:
        if table.kind == "agenda" or table.kind == "besluiten" and {"onderwerp", "agendapunt"} & set(table.roles):
            found += _headed(document.blocks, table)
        elif table.kind in {"overig", "kop"}:
            found += _numbered(document.blocks, table) or _titled(document.blocks, table)
        elif table.kind == "tekst" and table.roles[0] == "bespreking":  # text with names in its margin
            found += _titled(document.blocks, table) or _led(document.blocks, table)
    return tuple(found) if len(found) >= LEAST_ROWS else ()


def with_items(tables: Sequence[Table], sections: Sequence[Section]) -> tuple[Table, ...]:
    """Tables without headings above their columns that turned out to hold the items: their kind is "agenda" as well."""
    rows = {i for s in sections for i in s.headings if s.first == i}
    return tuple(
        replace(t, kind="agenda", roles=("nummer", "onderwerp", *t.roles[2:])) if t.kind in {"overig", "kop"} and rows & set(t.rows) else t
        for t in tables
    )


def _section(row: int, number: str | None, title: str, level: int = 1) -> Section:
    return Section(number=number, level=level, title=title, headings=(row,), first=row, last=row + 1)


def _title_column(table: Table) -> int | None:
    return next((table.roles.index(r) for r in ("agendapunt", "onderwerp") if r in table.roles), None)


def _headed(blocks: Sequence[Block], table: Table) -> list[Section]:
    """A row without a title goes on with the item of the row above it."""
    found: list[Section] = []
    column = _title_column(table)
    depths = [len(path.path) for row in table.rows if (path := _path(blocks[row], table))]
    below = [row for row in table.rows if (path := _path(blocks[row], table)) and len(path.path) > min(depths)]
    told = sum(not _only_title(blocks[row], column) for row in below) * 2 > len(below)  # "1.1 | Anna opent. Bert is ziek."
    for row in table.rows:
        cells = {table.role(c): c for c in blocks[row].cells if not c.continued}
        at = next((c for c in blocks[row].cells if c.column == column and not c.continued), None)
        number, title = _title_in(blocks[row], at) if at else (None, "")
        printed = blocks[row].cell_text(cells["nummer"]).strip(" .)") if "nummer" in cells else ""
        if title and (printed or number or "nummer" not in cells or not found or is_standing(title)):
            if row in below and found and told:
                found[-1] = replace(found[-1], last=row + 1)
                continue
            found.append(_section(row, printed or number, title, 2 if row in below and found else 1))
        elif found and found[-1].last == row:
            found[-1] = replace(found[-1], last=row + 1)
    return found


def _only_title(block: Block, column: int | None) -> bool:
    """Whether the first line of the cell is a title: no sentence, and nothing behind it in the line."""
    cell = next((c for c in block.cells if c.column == column and not c.continued), None)
    line = block.cell_text(cell).strip().partition("\n")[0] if cell else ""
    return bool(line) and not subitems.is_sentence(line) and not ENDS.search(line) and not line.endswith(".")


def _path(block: Block, table: Table) -> numbers.Number | None:
    cells = [c for c in block.cells if not c.continued and table.role(c) == "nummer"]
    return numbers.of(Block(kind=Kind.LIST_ITEM, text="", marker=block.cell_text(cells[0]).strip())) if cells else None


def _title_in(block: Block, cell: Cell) -> tuple[str | None, str]:
    """(number, title) of a cell: its first line or bold lead, of a sentence ("Opening: Karin heet ...") what stands before the colon."""
    text = block.cell_text(cell)
    offset = cell.start + len(text) - len(text.lstrip())
    text = text.strip()
    inside = [m for m in block.marks if m.end > offset and m.start < cell.end]
    marks = tuple(Mark(start=max(m.start - offset, 0), end=m.end - offset, style=m.style) for m in inside)
    leading = LEADING.match(text)
    line = Block(kind=Kind.PARAGRAPH, text=text, marks=marks)
    title, _ = candidates.title_of(line, numbers.of(line) if leading else None)
    stop = ENDS.search(title[: TITLE + 2])
    if stop and (len(title) > TITLE or subitems.is_sentence(title)):
        title = title[: stop.start()]
    number = leading[1] if leading else None
    return (number, re.sub(r"\s+", " ", title).strip(" :")) if len(title) <= TITLE else (None, "")


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


def _led(blocks: Sequence[Block], table: Table) -> list[Section]:
    """Rows whose first line is "1) Opening", with the text below it in the same cell."""
    found: list[Section] = []
    for row in table.rows:
        text = blocks[row].cell_text(blocks[row].cells[0]).strip() if blocks[row].cells else ""
        leading, line = LEADING.match(text), text.partition("\n")[0]
        number = int(re.sub(r"\D", "", leading[1])) if leading else 0
        counted = abs(number - len(found) - 1) <= MOVED and all(s.number != leading[1] for s in found) if leading else False
        if leading and len(line) <= TITLE and counted:
            found.append(_section(row, leading[1], line[leading.end() :].strip()))
        elif found and found[-1].last == row:
            found[-1] = replace(found[-1], last=row + 1)
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

"""Tables of an annual plan: the role of each column, by the words above it (models/plan_labels.txt)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.document import Block, Document, Kind
from pipeline.structure.words import mapping, normal


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """``text`` is ``blocks[block].text[start:end]`` without white space around it."""

    text: str
    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table with a heading row: ``roles`` by grid column, ``rows`` the blocks under it."""

    roles: dict[int, str]
    header: int
    rows: tuple[int, ...]

    def has(self, *roles: str) -> bool:
        return all(role in self.roles.values() for role in roles)

    def cells(self, document: Document, row: int) -> dict[str, Value]:
        """The first cell with text for each role."""
        block = document.blocks[row]
        found: dict[str, Value] = {}
        for cell in block.cells:
            role = self.roles.get(cell.column)
            value = _value(block, row, cell.start, cell.end)
            if role and value.text and not cell.continued:
                found.setdefault(role, value)
        return found

    def banner(self, document: Document, row: int) -> Value | None:
        """The only text of a row: a theme above the rows that follow."""
        block = document.blocks[row]
        filled = [c for c in block.cells if block.cell_text(c).strip()]
        wide = len(self.roles) > 1 and (len(block.cells) > 1 or any(c.width > 1 for c in block.cells))
        return _value(block, row, filled[0].start, filled[0].end) if len(filled) == 1 and wide else None


def role(text: str) -> str | None:
    """The role of a column heading or label; years and brackets in it do not count: "Resultaat (eind 2026)"."""
    plain = normal(re.sub(r"\(.*?\)|\b20\d\d\b", " ", text)).rstrip("? ")
    return mapping("plan_labels").get(plain)


def grids(document: Document) -> Iterator[Grid]:
    """Tables of which at least two columns are known, or one that names bodies or working groups."""
    tables: dict[int, list[int]] = {}
    for i, b in enumerate(document.blocks):
        if b.table is not None and b.kind is Kind.TABLE_ROW:
            tables.setdefault(b.table, []).append(i)
    for rows in tables.values():
        for at, row in enumerate(rows[:3]):
            block = document.blocks[row]
            roles = {c.column: r for c in block.cells if (r := role(block.cell_text(c)))}
            if len(roles) >= 2 or set(roles.values()) & {"gremium", "werkgroep"}:
                yield Grid(roles=roles, header=row, rows=tuple(rows[at + 1 :]))
                break


def _value(block: Block, row: int, start: int, end: int) -> Value:
    text = block.text[start:end]
    left = len(text) - len(text.lstrip())
    return Value(text=text.strip(), block=row, start=start + left, end=start + left + len(text.strip()))

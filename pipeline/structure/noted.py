"""Minutes kept in tables in which a column "Actie" names who is to do something: a row in which it names nobody is running text.

Minutes of building sites and projects print "Nr | Omschrijving | Actie | Datum" under every item, and most rows only report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.document import Block
from pipeline.structure.columns import TOPICS, cell_of
from pipeline.structure.outline import Table
from pipeline.structure.words import normal

WHO = frozenset({"actie", "acties", "actie door", "actie bij", "act", "ap", "actiehouder", "actie wie"})  # above names, beside a report
LEAST, SHARE = 2, 0.25  # rows that name nobody, in all tables with these headings: an action list has hardly any


def apart(blocks: Sequence[Block], tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables, each of such a kind as two: the rows with somebody to act (kind "acties"), and the others (kind "tekst")."""
    found: list[Table] = []
    for table in tables:
        if table.kind != "acties" or not _reports(blocks, table) or not _mostly_told(blocks, table, tables):
            found.append(table)
            continue
        told = tuple(i for i in table.rows if not _named(blocks, table, i))
        asked = tuple(i for i in table.rows if i not in told)
        if asked:
            found.append(replace(table, rows=asked))
        if told:
            roles = table.roles if _column(table) is None else tuple("bespreking" if r == "actie" else r for r in table.roles)
            found.append(replace(table, kind="tekst", rows=told, roles=roles, header=None if asked else table.header))
    return tuple(found)


def _mostly_told(blocks: Sequence[Block], table: Table, tables: Sequence[Table]) -> bool:
    """Whether enough rows name nobody, in all action tables with the headings of this one."""
    family = [t for t in tables if t.kind == "acties" and _headings(blocks, t) == _headings(blocks, table)]
    named = [_named(blocks, t, i) for t in family for i in t.rows]
    bare = named.count(False)
    return bare >= LEAST and bare >= SHARE * len(named)


def _headings(blocks: Sequence[Block], table: Table) -> tuple[str, ...]:
    return tuple(normal(blocks[table.header].cell_text(c)) for c in blocks[table.header].cells) if table.header is not None else ()


def _column(table: Table) -> int | None:
    """The column that says who."""
    return table.roles.index("eigenaar") if "eigenaar" in table.roles else None


def _reports(blocks: Sequence[Block], table: Table) -> bool:
    """Whether "Actie" stands above the column of who, or above an empty one, and the report beside it."""
    headings = _headings(blocks, table)
    column = _column(table)
    if column is None and set(table.roles) & set(TOPICS) and "actie" in table.roles:
        column = table.roles.index("actie")
        return column < len(headings) and headings[column] in WHO and not any(cell_of(blocks[i], column) for i in table.rows)
    return column is not None and "status" not in table.roles and column < len(headings) and headings[column] in WHO


def _named(blocks: Sequence[Block], table: Table, row: int) -> bool:
    column = _column(table)
    return column is not None and bool(re.search(r"\w", cell_of(blocks[row], column)))

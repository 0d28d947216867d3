"""One table for decisions and actions: bars ("Besluiten", "Acties") or the letter of the number ("B17.1", "A17.1") tell them apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.document import Block
from pipeline.structure.columns import cell_of
from pipeline.structure.outline import Table

BAR = re.compile(r"\W*(?:(?P<besluiten>besluit(?:en)?(?:lijst)?)|(?P<acties>actie(?:s|punten|lijst)?|taken))\W*", re.I)
LETTER = re.compile(r"(?P<letter>[AB])[\s.-]?\d")


def apart(blocks: Sequence[Block], tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables, an action list that holds decisions too as two: of kind "acties" and of kind "besluiten"."""
    found: list[Table] = []
    for table in tables:
        decided = _decided(blocks, table) if table.kind == "acties" and "actie" in table.roles else frozenset()
        rest = tuple(i for i in table.rows if i not in decided)
        if rest or not decided:
            found.append(replace(table, rows=rest))
        if decided:
            roles = tuple("besluit" if role == "actie" else role for role in table.roles)
            found.append(replace(table, kind="besluiten", rows=tuple(sorted(decided)), roles=roles))
    return tuple(found)


def _decided(blocks: Sequence[Block], table: Table) -> frozenset[int]:
    """The rows that hold decisions."""
    found, kind = set(), "acties"
    for row in table.rows:
        texts = {t for cell in blocks[row].cells if (t := blocks[row].cell_text(cell).strip())}
        bar = BAR.fullmatch(texts.pop()) if len(texts) == 1 else None
        if bar:
            kind = bar.lastgroup or kind
        elif kind == "besluiten":
            found.add(row)
    return frozenset(found) or _lettered(blocks, table)


def _lettered(blocks: Sequence[Block], table: Table) -> frozenset[int]:
    """Rows with a B before their number, where others have an A."""
    if "nummer" not in table.roles:
        return frozenset()
    marks = {row: m["letter"] for row in table.rows if (m := LETTER.match(cell_of(blocks[row], table.roles.index("nummer"))))}
    return frozenset(row for row, letter in marks.items() if letter == "B") if "A" in marks.values() else frozenset()

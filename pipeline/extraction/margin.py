"""Minutes kept as a table with a column for who acts: what stands there belongs to the task that the row tells.

"KB liet weten dat het kan. HV overlegt met het bestuur. | HV | wk 12". A row in which the column names somebody holds a task, also where
no wording speaks for one; then it is the last sentence of the row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from pipeline.document import Block
from pipeline.extraction.action_tables import row_deadline, says_done
from pipeline.extraction.commitments import Candidate
from pipeline.extraction.owners import listed
from pipeline.extraction.roster import Roster
from pipeline.language import Parse
from pipeline.language.dates import find_dates
from pipeline.model import Actie, Verslag
from pipeline.structure.columns import EITHER, cell_of
from pipeline.structure.outline import Table

KIND = re.compile(r"[A-Z]")
LEAST_TYPED = 3  # rows with a letter
GROUND = "staat in de kolom ernaast"


def in_margin(
    parse: Parse, verslag: Verslag, prose: Sequence[Actie], some: Sequence[Candidate], people: Roster, make: Callable[[Candidate], Actie]
) -> list[Actie]:
    """``prose`` with the owners and terms of the margin, and a task for each row that names somebody and tells none yet.

    ``make`` turns a sentence into an action.
    """
    found = list(prose)
    kinds = typed(parse)
    for table, row in rows(parse):
        block = parse.outline.document.blocks[row]
        cells = table.cells(block)
        names = _names(block, cells, verslag)
        if kinds.get(row, "A" if names else "") != "A" or says_done(" ".join(names)):
            continue
        told = [i for i, a in enumerate(found) if a.vindplaats.blok == row]
        if not told:
            last = next((c for c in reversed(some) if c.statement.block == row and c.statement.column != "nummer"), None)
            if last is None:
                continue
            found.append(replace(make(last), soort="lijst", zekerheid=1.0, te_bevestigen=False, grond=GROUND))
            told = [len(found) - 1]
        apart = len(told) == len(names) > 1  # a name a task, one under the other
        for i, name in zip(told, names, strict=False) if apart else [(i, ", ".join(names)) for i in told]:
            if not found[i].eigenaren and (apart or len(told) == 1):
                found[i] = replace(found[i], eigenaren=listed(name, people))
            if found[i].deadline is None and len(told) == 1:
                found[i] = replace(found[i], deadline=_deadline(block, cells, row, verslag))
    return found


def typed(parse: Parse) -> dict[int, str]:
    """Row -> the letter of a column that says what the row is: A(ctie), B(esluit), I(nformatie)."""
    found: dict[int, str] = {}
    for table in parse.outline.tables:
        if table.kind not in ("agenda", "tekst"):
            continue
        for column, role in enumerate(table.roles):
            cells = {row: cell_of(parse.outline.document.blocks[row], column) for row in table.rows}
            letters = {row: text for row, text in cells.items() if text}
            if role in (None, EITHER) and len(letters) >= LEAST_TYPED and all(KIND.fullmatch(t) for t in letters.values()):
                found |= letters
    return found


def rows(parse: Parse) -> Iterator[tuple[Table, int]]:
    for table in parse.outline.tables:
        if table.kind in ("agenda", "tekst") and "eigenaar" in table.roles:
            yield from ((table, row) for row in table.rows)


def _names(block: Block, cells: dict, verslag: Verslag) -> list[str]:
    """The lines of the cell of who acts; a line with a day is the term."""
    text = block.cell_text(cells["eigenaar"]) if "eigenaar" in cells else ""
    lines = [line.strip(" .,;:–-") for line in text.split("\n")]
    return [line for line in lines if re.search(r"[^\W\d_]", line) and not _dated(line, verslag)]


def _dated(line: str, verslag: Verslag) -> bool:
    base = verslag.vergadering.datum
    return base is not None and any(d.van for d in find_dates(line, base))


def _deadline(block: Block, cells: dict, row: int, verslag: Verslag):
    """Of the column for it, else of a line with a day in the cell of who acts."""
    if "deadline" in cells:
        return row_deadline(block, {"deadline": cells["deadline"]}, row, verslag)
    due = row_deadline(block, {"deadline": cells["eigenaar"]}, row, verslag)
    return due if due and due.van else None

"""Tables: what each one is for, and the role of each column, for any order and wording of the headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import Block, Document, Kind
from pipeline.structure import columns, labelled, mixed, noted
from pipeline.structure.columns import EITHER, NAME, texts_of
from pipeline.structure.labelled import PEOPLE
from pipeline.structure.outline import Table
from pipeline.structure.words import mapping, normal

HEADER_ROWS = 3  # a heading row stands in the first rows: some tables carry a title or legend above it
LONGEST_MARK = 3  # characters: "x", "ja", "v", "mk"
LONG = 60  # characters; a heading cell is shorter
DATE = re.compile(
    r"\b\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?\b|\b(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)\w*\b|\b(?:week|wk|q[1-4])\b",
    re.I,
)
SOON = re.compile(r"^(?:z\.?s\.?m\.?|asap|doorlopend|direct|volgende\s+\w+)\b|^z\.s\.m\.$", re.I)
STATUS = re.compile(
    r"^(?:open|loopt|lopend|gereed|gesloten|afgehandeld|afgerond|klaar|done|vervallen|nieuw|o|g|ok|in behandeling|aangehouden)\b", re.I
)
ACTION_TITLE = re.compile(
    r"\b(?:acti(?:e|es)(?:-|\s|\b|punt|lijst)|actie\w*|afspra(?:ak|ken)\w*|to\s?-?do|toezegging\w*|wie doet wat)", re.I
)
DECISION_TITLE = re.compile(r"\bbeslui(?:t|ten)\w*", re.I)
ATTENDANCE_TITLE = re.compile(r"\b(?:aanwezig\w*|deelnemers\w*|presentie\w*|afwezig\w*|afgemeld)\b", re.I)


def texts(block: Block) -> list[str]:
    return [block.cell_text(c) for c in block.cells]


def role_of(heading: str) -> str | None:
    """The role of a column by its heading; "Actie (wie)" and "Actie / besluit" fall back on their first part."""
    plain = re.sub(r"\s*/\s*", "/", normal(heading))
    roles = mapping("column_labels")
    if plain in roles:
        return roles[plain]
    bare = normal(re.sub(r"\([^)]*\)", " ", plain))
    first = normal(re.split(r"[/(]| en ", plain)[0])
    return roles.get(bare) or roles.get(first)


def find(document: Document) -> tuple[Table, ...]:
    """All tables in order. A table without heading row that goes on where the one before stopped takes over its roles."""
    blocks = document.blocks
    numbers = sorted({b.table for b in blocks if b.table is not None and b.kind is Kind.TABLE_ROW})
    found: list[Table] = []
    for number in numbers:
        rows = [i for i, b in enumerate(blocks) if b.table == number and b.kind is Kind.TABLE_ROW]
        table = _read(blocks, number, rows)
        if found and table.header is None and table.kind == "overig":
            table = _continued(blocks, found[-1], table)
        found.append(table)
    return noted.apart(blocks, mixed.apart(blocks, found))


def _width(block: Block) -> int:
    return max((c.column + c.width for c in block.cells), default=0)


def _read(blocks: Sequence[Block], number: int, rows: list[int]) -> Table:
    width = max((_width(blocks[i]) for i in rows), default=0)
    above = title_above(blocks, rows[0])
    if columns.headed_by_title([blocks[i] for i in rows]):
        return Table(number=number, kind="overig", header=None, rows=tuple(rows), roles=(None,) * width)
    for row in rows[:HEADER_ROWS] if not _labels_first(blocks, rows) else ():
        roles = _header_roles(blocks[row], width) or _name_column(blocks, row, rows, width) or _margin(blocks[row], width)
        if roles:
            rest = tuple(i for i in rows if i > row and texts(blocks[i]) != texts(blocks[row]))
            if rest and _is_header_row(blocks[row]):
                break
            roles = columns.named(blocks, rest, columns.numbered(blocks, rest, roles))
            if told := columns.told_beside(blocks, rest, roles):
                return Table(number=number, kind="tekst", header=row, rows=rest, roles=told)
            kind = _kind(blocks, rest, roles, above)
            if kind == "aanwezigen":
                roles = columns.of_this_day(blocks[row], roles)
                roles = columns.with_remarks(blocks, row, rest, _without_label_column(blocks, row, rows, roles))
            return Table(number=number, kind=kind, header=row, rows=rest, roles=_settle(blocks, rest, roles, kind))
    if ACTION_TITLE.search(above) and width >= 2 and len(above) <= LONG:
        inferred = _infer(blocks, rows, width)
        if "actie" in inferred:
            return Table(number=number, kind="acties", header=None, rows=tuple(rows), roles=inferred)
    if DECISION_TITLE.match(above.strip()) and width >= 2 and len(above) <= LONG:
        inferred = _infer(blocks, rows, width)
        return Table(
            number=number, kind="besluiten", header=None, rows=tuple(rows), roles=tuple("besluit" if r == "actie" else r for r in inferred)
        )
    beside = all(set(labelled.canonical(t)) & PEOPLE for t in texts(blocks[rows[0]]) if t.strip())  # "Aanwezig | Afwezig"
    if ATTENDANCE_TITLE.search(above) and len(above) <= LONG and not beside:
        return Table(number=number, kind="aanwezigen", header=None, rows=tuple(rows), roles=_people(blocks, rows, width))
    kind = "kop" if _is_header_block(blocks, rows) else "overig"
    return Table(number=number, kind=kind, header=None, rows=tuple(rows), roles=(None,) * width)


def _labels_first(blocks: Sequence[Block], rows: Sequence[int]) -> bool:
    """ "Onderwerp | Sporthal | Datum | 6 november", "Locatie | Teams | ...": every row begins with a label, a value beside it."""
    cells = [[t for t in texts(blocks[i]) if t.strip()] for i in rows]
    labels = [len(row) > 1 and labelled.canonical(row[0]) and not labelled.canonical(row[1]) and not role_of(row[1]) for row in cells]
    return len(rows) > 1 and all(labels)


def _is_header_row(block: Block) -> bool:
    """ "Datum | Locatie | Aanwezig | Afwezig" with the values below: the header of the minutes, no list of people."""
    labels = [labelled.canonical(t) for t in texts(block) if t.strip()]
    have = {label for found in labels for label in found}
    when_where = {"tijd", "locatie"} <= have or {"begintijd", "locatie"} <= have
    return len(labels) > 2 and all(labels) and (bool(have & PEOPLE) or when_where) and "datum" in have


def title_above(blocks: Sequence[Block], row: int) -> str:
    """The text just above a table: its title, often "Actielijst"."""
    for i in range(row - 1, max(-1, row - 3), -1):
        if blocks[i].kind is Kind.TABLE_ROW:
            return ""
        if blocks[i].text.strip():
            return blocks[i].text
    return ""


def _header_roles(block: Block, width: int) -> tuple[str | None, ...] | None:
    """Roles by grid column when the row reads as headings: at least two known, or one of a pair, and no long cell."""
    cells = [(c, block.cell_text(c)) for c in block.cells if not c.continued]
    filled = [t for _, t in cells if t.strip()]
    if len(filled) < 2 or any(len(t) > LONG for t in filled):
        return None
    roles: list[str | None] = [None] * width
    for cell, text in cells:
        roles[cell.column] = role_of(text)
    known = [r for r in roles if r]
    strong = {"actie", "eigenaar", "deadline", "besluit", "achternaam", "voornaam", "agendapunt", EITHER}
    if len(known) >= max(2, (len(filled) + 1) // 2) and (strong | {"naam", "omschrijving", "onderwerp", "bespreking"}) & set(known):
        return tuple(roles)
    if len(filled) == 2 and strong & set(known) and len(known) == 1:
        return tuple(roles)
    return None


def _margin(block: Block, width: int) -> tuple[str | None, ...] | None:
    """Only "Wie" or "Actie door" above the last column: text, and in the margin who acts."""
    filled = [(c, t) for c in block.cells if (t := block.cell_text(c).strip())]
    alone = len(filled) == 1 and width == 2 and filled[0][0].column == 1 and role_of(filled[0][1]) in {"eigenaar", "actie"}
    return (None, "eigenaar") if alone else None


def _name_column(blocks: Sequence[Block], row: int, rows: list[int], width: int) -> tuple[str | None, ...] | None:
    """ "Aanwezig | Fractie": the column under "Aanwezig" holds names, not marks."""
    roles = [role_of(blocks[row].cell_text(c)) for c in blocks[row].cells]
    if width != len(roles) or "aanwezigheid" not in roles or "organisatie" not in roles and "rol" not in roles:
        return None
    column = roles.index("aanwezigheid")
    values = texts_of(blocks, [i for i in rows if i > row], column)
    if column and roles[0] is None and values and all(len(v) <= LONGEST_MARK for v in values):  # "x" behind names below no heading
        return ("naam", *roles[1:])
    if not values or sum(len(v.split()) > 1 for v in values) * 2 < len(values):
        return None
    roles[column] = "naam"
    return tuple(roles)


def _kind(blocks: Sequence[Block], rows: Sequence[int], roles: Sequence[str | None], above: str) -> str:
    have = {role for role in roles if role}
    people = have & {"naam", "achternaam", "voornaam"}
    if people and not have & {"actie", "omschrijving", "deadline", "status", "onderwerp", "agendapunt", EITHER}:
        return "aanwezigen"
    if columns.holds_items(blocks, rows, roles) and not (ACTION_TITLE.match(above.strip()) and "eigenaar" in have):
        return "agenda"
    if EITHER in have and not have & {"actie", "besluit"}:
        return "acties" if have & {"eigenaar", "deadline", "naam"} else "besluiten"
    if "actie" in have or (have & {"omschrijving", "onderwerp"} and have & {"eigenaar", "deadline"}):
        return "acties"
    if people and "omschrijving" in have or ACTION_TITLE.search(above) and have & {"omschrijving", "onderwerp", "agendapunt"}:
        return "acties"
    if "besluit" in have or DECISION_TITLE.search(above) and have & {"omschrijving", "onderwerp"}:
        return "besluiten"
    return "overig"


def _settle(blocks: Sequence[Block], rows: Sequence[int], roles: tuple[str | None, ...], kind: str) -> tuple[str | None, ...]:
    """Roles that depend on the rest of the table: a name column of an action table is the owner, "gereed" a date or a state."""
    if kind not in {"acties", "agenda", "besluiten"}:
        return roles
    if kind == "agenda":
        roles = columns.of_items(blocks, rows, roles)
    settled = list(roles)
    for column, role in enumerate(roles):
        if role == EITHER and kind != "agenda":
            settled[column] = "actie" if kind == "acties" else "besluit"
        elif role == "naam" and "eigenaar" not in roles:
            settled[column] = "eigenaar"
        elif role == "gereed":
            dated = sum(bool(DATE.search(t)) for t in texts_of(blocks, rows, column))
            settled[column] = "deadline" if dated and "deadline" not in roles else "status"
    if kind == "acties" and "actie" not in settled:
        for instead in ("omschrijving", "onderwerp", "agendapunt"):
            if instead in settled:
                settled[settled.index(instead)] = "actie"
                break
    if kind == "acties" and "deadline" not in settled and settled.count("datum") == 1:
        index = settled.index("datum")
        if "actie" in settled and index > settled.index("actie"):  # a date behind the task is when; before it, since when
            settled[index] = "deadline"
    return tuple(settled)


def _infer(blocks: Sequence[Block], rows: Sequence[int], width: int) -> tuple[str | None, ...]:
    """Roles by contents, for an action table without headings: the longest column is the task, names own it, dates end it."""
    columns = [texts_of(blocks, rows, c) for c in range(width)]
    roles: list[str | None] = [None] * width
    lengths = [sum(map(len, c)) / len(c) if c else 0.0 for c in columns]
    task = max(range(width), key=lengths.__getitem__)
    for i, column in enumerate(columns):
        if i == task or not column:
            continue
        share = lambda test: sum(bool(test(t)) for t in column) / len(column)  # noqa: E731, B023
        if share(lambda t: re.fullmatch(r"[\w./-]*\d[\w./-]*\.?", t) and not DATE.search(t)) > 0.6 and i < task:
            roles[i] = "nummer"
        elif share(STATUS.match) > 0.6:
            roles[i] = "status"
        elif share(lambda t: DATE.search(t) or SOON.search(t)) > 0.6:
            roles[i] = "deadline" if i > task else "datum"
        elif share(NAME.match) > 0.6 and "eigenaar" not in roles:
            roles[i] = "eigenaar"
    roles[task] = "actie"
    return tuple(roles)


def _without_label_column(blocks: Sequence[Block], header: int, rows: list[int], roles: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """A first column that only says "Deelnemers" beside the heading row holds no names."""
    empty = not any(texts_of(blocks, [i for i in rows if i > header], 0))
    return (None, *roles[1:]) if empty and roles.count("naam") > 1 else roles


def _people(blocks: Sequence[Block], rows: Sequence[int], width: int) -> tuple[str | None, ...]:
    """Columns of a table of names without headings: the first with words is the name, the next the organisation."""
    roles: list[str | None] = [None] * width
    filled = [c for c in range(width) if any(re.search(r"[A-Za-z]{2}", t) for t in texts_of(blocks, rows, c))]
    for role, column in zip(("naam", "organisatie"), filled, strict=False):
        roles[column] = role
    return tuple(roles)


def _is_header_block(blocks: Sequence[Block], rows: Sequence[int]) -> bool:
    """A table of labels and values ("Datum | 3 mei"): at least two cells begin with a label of the header."""
    labels = mapping("header_labels")
    hits = 0
    for i in rows:
        for text in texts(blocks[i]):
            first = normal(text.split("\n")[0].split(":")[0])
            hits += first in labels or any(part in labels for part in re.split(r" en | ?/ ?", first))
    return hits >= 2


def _continued(blocks: Sequence[Block], before: Table, table: Table) -> Table:
    """The rest of a table over a page break: no heading row, as many columns, and hardly any text between."""
    if before.kind not in {"acties", "besluiten", "aanwezigen", "agenda"} or len(before.roles) != len(table.roles):
        return table
    last, first = max(before.rows or (before.header or 0,)), table.rows[0]
    between = [blocks[i] for i in range(last + 1, first) if blocks[i].text.strip()]
    if len(between) > 1 or any(b.kind is Kind.HEADING or len(b.text) > LONG for b in between):
        return table
    return Table(number=table.number, kind=before.kind, header=None, rows=table.rows, roles=before.roles)

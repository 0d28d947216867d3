"""Roles of columns that the cells decide: a heading does not say whether "AP" is a number or a task, a row an item or an action."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import Block
from pipeline.structure.words import is_closing, is_standing, mapping, normal, wordset

EITHER = "besluit/actie"  # a column for decisions and actions alike, in a table of agenda items
# "7", "AP 3", "2024-07", "4 (dec)"
NUMBERED = re.compile(r"^(?:[A-Za-z]{1,4}[\s.#/-]*)?\d{1,4}[a-z]?(?:[-./]\d{1,4})*\.?(?:\s*\([^()]{1,15}\))?$")
# columns in which the title of an item may stand, most likely first
TOPICS = ("agendapunt", "onderwerp", "bespreking", "toelichting", "omschrijving")
NAME = re.compile(
    r"^(?:[A-ZÀ-Ý][\w.'’-]*|van|de|den|der|het|ter|te|en|[/,&+])(?:[\s/,&+]+(?:[A-ZÀ-Ý][\w.'’-]*|van|de|den|der|het|ter|te|en))*$"
)
DAY = re.compile(r"\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?|\d{1,2}\s+[a-z]{3,9}\.?", re.I)
REMARK = re.compile(r"\s*\([^)]*\)|,\s*[a-z0-9][^,]*$")
MOSTLY = 0.75
ITEM = re.compile(r"\d{1,2}[.)]\s[^\n]{2,120}\n\s*\S")
LEAST_ITEMS = 3
EVERYONE = frozenset({"allen", "iedereen", "alle", "-", "n.v.t", "nvt"})
TOLD = 140  # characters; a longer cell holds text of an item, not just its title


def texts_of(blocks: Sequence[Block], rows: Sequence[int], column: int) -> list[str]:
    """The filled cells of a column."""
    return [t for i in rows if (t := cell_of(blocks[i], column))]


def cell_of(block: Block, column: int) -> str:
    for cell in block.cells:
        if cell.column <= column < cell.column + cell.width and not cell.continued and block.cell_text(cell).strip():
            return block.cell_text(cell).strip()
    return ""


def numbered(blocks: Sequence[Block], rows: Sequence[int], roles: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """A column "AP" or "Besluit" with only numbers in it numbers the rows; what is to be done stands in the column beside it."""
    found = list(roles)
    for column, role in enumerate(roles):
        if role not in {"actie", "besluit"} or roles.count(role) > 1 or not _are_numbers(texts_of(blocks, rows, column)):
            continue
        others = [c for c in range(len(roles)) if roles[c] in {*TOPICS[1:], None} and c != column]
        longest = max(others, key=lambda c: sum(map(len, texts_of(blocks, rows, c))), default=None)
        if longest is None or not texts_of(blocks, rows, longest):
            continue
        found[column] = None if "nummer" in roles else "nummer"
        found[longest] = role
    return tuple(found)


def named(blocks: Sequence[Block], rows: Sequence[int], roles: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """A column "Actie" with only names in it says who; what they are to do stands in the text beside it."""
    if "eigenaar" in roles or roles.count("actie") != 1 or not set(roles) & set(TOPICS):
        return roles
    cells = texts_of(blocks, rows, roles.index("actie"))
    verbs = wordset("task_verbs") | wordset("common_verbs")
    who = [REMARK.sub("", t).strip(" ,.") for t in cells]  # "SB, nov.", "CA (Q1)"
    named = [bool(NAME.match(t)) and normal(t) not in verbs or normal(t) in EVERYONE for t in who]
    if not cells or not all(named) and not ("bespreking" in roles and sum(named) >= MOSTLY * len(named)):
        return roles
    found = ["eigenaar" if role == "actie" else role for role in roles]
    if "deadline" not in roles and found.count("datum") == 1 and found.index("datum") > found.index("eigenaar"):
        found[found.index("datum")] = "deadline"
    return tuple(found)


def headed_by_title(rows: Sequence[Block]) -> bool:
    """The table of one agenda item: its title over the whole width, and below it "Bespreking | ...", "Besluit | ..."."""
    titled = len(rows) > 1 and len(rows[0].cells) == 1
    return titled and all(b.cells and normal(b.cell_text(b.cells[0])) in wordset("told_labels") for b in rows[1:])


def of_this_day(header: Block, roles: Sequence[str | None]) -> tuple[str | None, ...]:
    """A list of who was there at several meetings, "Naam | 16-1 | 20-3": the last day is that of these minutes."""
    days = [c.column for c in header.cells if DAY.fullmatch(header.cell_text(c).strip()) and roles[c.column] is None]
    return tuple("aanwezigheid" if days and c == days[-1] and "aanwezigheid" not in roles else role for c, role in enumerate(roles))


def told_beside(blocks: Sequence[Block], rows: Sequence[int], roles: Sequence[str | None]) -> tuple[str | None, ...] | None:
    """Roles of a table of text with names in its margin: most rows name nobody, or hold more than one task."""
    texts = texts_of(blocks, rows, 0)
    items = sum(bool(ITEM.match(t)) for t in texts)  # "1. Opening" with its text below it in the cell
    if len(roles) == 2 and roles[0] in TOPICS and roles[1] == "eigenaar" and items >= LEAST_ITEMS and items * 2 > len(texts):
        return ("bespreking", "eigenaar")
    if list(roles) not in ([None, "eigenaar"], ["bespreking", "eigenaar"]):
        return None
    bare = len(rows) - len(texts_of(blocks, rows, 1))
    long = sum(len(t) > TOLD for t in texts)
    return ("bespreking", "eigenaar") if texts and (bare or long * 3 >= len(texts) or len(rows) == 1) else ("actie", "eigenaar")


def with_remarks(blocks: Sequence[Block], header: int, rows: Sequence[int], roles: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """In a table of people a column without a heading says in some rows what somebody is or that they were not there."""
    bare = [c for c, role in enumerate(roles) if role is None and not cell_of(blocks[header], c)]
    said = [
        c
        for c in bare
        if any(normal(t) in mapping("role_words") or normal(t) in mapping("attendance_marks") for t in texts_of(blocks, rows, c))
    ]
    return tuple("rol" if c in said and "rol" not in roles else role for c, role in enumerate(roles))


def _are_numbers(texts: Sequence[str]) -> bool:
    return bool(texts) and sum(bool(NUMBERED.match(t)) for t in texts) >= 0.8 * len(texts)


def holds_items(blocks: Sequence[Block], rows: Sequence[int], roles: Sequence[str | None]) -> bool:
    """Whether each row is an agenda item with what was said about it, though a column "Actie" stands beside it.

    An action list has a task or owner in every row; a table of items has titles such as "Opening", and text below or beside the titles.
    """
    topic = topic_column(blocks, rows, roles)
    if topic is None or not rows:
        return False
    titles = [cell_of(blocks[i], topic).split("\n")[0] for i in rows]
    known = sum(is_standing(t) or is_closing(t) for t in titles if t)
    tasks = [c for c, role in enumerate(roles) if role in {"actie", "eigenaar", "deadline"}]
    titled = roles[topic] in {"agendapunt", "onderwerp"}
    if titled and "bespreking" in roles:
        return True
    if titled and "toelichting" in roles:
        return bool(known or not tasks or _filled(blocks, rows, tasks) < len(rows))
    if not known and not titled:
        return False
    told = sum(len(t) > TOLD or "\n" in t and len(t) > TOLD / 2 for t in texts_of(blocks, rows, topic))
    task = "actie" in roles or EITHER in roles or bool(tasks) and "besluit" in roles
    if task and told * 3 >= len(rows):
        return bool(known or _filled(blocks, rows, tasks) < len(rows))
    if (task or tasks) and known >= 2 and _filled(blocks, rows, tasks) * 5 <= len(rows) * 4:
        return True
    return not task and bool(known and told * 3 >= len(rows))


def _filled(blocks: Sequence[Block], rows: Sequence[int], among: Sequence[int]) -> int:
    """Rows with something in one of these columns."""
    return sum(any(re.search(r"\w", cell_of(blocks[i], c)) for c in among) for i in rows)


def topic_column(blocks: Sequence[Block], rows: Sequence[int], roles: Sequence[str | None]) -> int | None:
    """The column with the titles of the items; a column "Punt" that only numbers them is not."""
    for role in TOPICS:
        for column, has in enumerate(roles):
            if has == role and not _are_numbers(texts_of(blocks, rows, column)):
                return column
    return None


def of_items(blocks: Sequence[Block], rows: Sequence[int], roles: Sequence[str | None]) -> tuple[str | None, ...]:
    """Roles of a table of agenda items: the title stands in "agendapunt" or "onderwerp", its number in "nummer"."""
    topic = topic_column(blocks, rows, roles)
    found = list(roles)
    for column in range(topic or 0):
        if roles[column] is None and "nummer" not in roles and _are_numbers(texts_of(blocks, rows, column)):
            found[column] = "nummer"
    for column, role in enumerate(roles):
        if column == topic:
            found[column] = role if role in {"agendapunt", "onderwerp"} else "onderwerp"
        elif role in {"agendapunt", "onderwerp"}:
            found[column] = "nummer" if "nummer" not in found and _are_numbers(texts_of(blocks, rows, column)) else "bespreking"
        elif role in {"omschrijving", "toelichting"}:
            found[column] = "bespreking"
    return tuple(found)

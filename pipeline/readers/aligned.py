"""Tables in plain text whose columns stand below one another by spaces: "Nr   Actie              Wie      Wanneer"."""

from __future__ import annotations

import re
from collections.abc import Sequence

CELL = re.compile(r"\S+(?: \S+)*")  # words with single spaces; two or more spaces begin the next cell
LEAST_COLUMNS, LEAST_LINES = 3, 3  # the line of headings included
LONG = 30  # characters of a heading above a column
RULED = re.compile(r"^[ ]{0,8}-{3,}(?:[ ]+-{3,})+[ ]*$")  # the lines above and below a table as pandoc writes it


def cells(lines: Sequence[str]) -> list[list[str]]:
    """The cells of each line, where all lines keep to the columns of the first; [] where that is no table."""
    heads = list(CELL.finditer(lines[0].expandtabs(4))) if lines else []
    if len(heads) < LEAST_COLUMNS or len(lines) < LEAST_LINES or any(len(h[0]) > LONG or not h[0][0].isalpha() for h in heads):
        return []
    starts = [h.start() for h in heads]
    found = []
    for line in (line.expandtabs(4) for line in lines):
        if any(len(line) > s and (line[s - 1] != " ") for s in starts[1:]):
            return []
        found.append([line[a:b].strip() for a, b in zip([0, *starts[1:]], [*starts[1:], len(line)], strict=True)])
    return found if all(sum(map(bool, row)) > 1 for row in found) else []


def ruled(lines: Sequence[str]) -> list[list[str]]:
    """The rows of a table between two lines of dashes, which show its columns; a line without a first cell goes on with the row above."""
    if len(lines) < LEAST_LINES or not RULED.match(lines[0]) or not RULED.match(lines[-1]) or any(map(RULED.match, lines[1:-1])):
        return []
    starts = [m.start() for m in re.finditer(r"-+", lines[0])]
    rows: list[list[str]] = []
    for line in lines[1:-1]:
        row = [line[a:b].strip() for a, b in zip(starts, [*starts[1:], len(line)], strict=True)]
        if row[0] or not rows:
            rows.append(row)
        else:
            rows[-1] = [f"{above} {more}".strip() for above, more in zip(rows[-1], row, strict=True)]
    return rows


def piped(text: str) -> str:
    """Markdown with such tables written as tables of Markdown."""
    found: list[str] = []
    for paragraph in re.split(r"(\n\s*\n)", text):
        lines = [line for line in paragraph.split("\n") if line.strip()]
        rows = ruled(lines) or (cells(lines) if "|" not in paragraph else [])
        if rows:
            lines = [f"| {' | '.join(row)} |" for row in rows]
            paragraph = "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])
        found.append(paragraph)
    return "".join(found)

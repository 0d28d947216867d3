"""Tables that no rules show: lines whose pieces stand under each other in columns, such as the header block of minutes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.document import Style
from pipeline.readers.pdf_frame import Frame
from pipeline.readers.pdf_page import Line, segments
from pipeline.readers.text_lines import split_marker
from pipeline.resources import terms

NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})?\.?")
CLOCK = re.compile(r"\d{1,2}[.:]\d{2}(?:\s*(?:-|–)\s*\d{1,2}[.:]\d{2})?(?:\s*(?:uur|u\.?))?")
NUMBER_GAP = 5  # letter sizes between the number of an item and its title
TOLERANCE = 3.0  # points: pieces that start this near to each other stand in one column


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Rows of cells of lines; ``starts`` gives the left edge of each column, ``rights`` how far its text may reach, where known.

    A row of one cell among rows of several stands across the columns. ``frame``: under known headings, how the columns lie.
    """

    starts: tuple[float, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    page: int
    top: float
    rights: tuple[float, ...] = ()
    frame: Frame | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    line: Line
    pieces: tuple[Line, ...]

    @property
    def several(self) -> bool:
        return len(self.pieces) > 1


def is_marker(text: str) -> bool:
    return text == "o" or bool(split_marker(f"{text} x")[0] == text)


def pieces_of(line: Line) -> tuple[Line, ...]:
    """The pieces of a line, a list marker and what follows it taken as one piece."""
    pieces = segments(line)
    if len(pieces) > 1 and is_marker(pieces[0].text):
        pieces[:2] = [replace(line, words=pieces[0].words + pieces[1].words)]
    return tuple(pieces)


def find(lines: Sequence[Line]) -> list[Line | Columns]:
    """The lines of a page, with those that form a table taken together."""
    rows = [_Row(line=line, pieces=pieces_of(line)) for line in lines]
    found: list[Line | Columns] = []
    i = 0
    while i < len(rows):
        end = _zone_end(rows, i) if rows[i].several and not _numbered(rows[i]) else i
        if end > i and _is_table(rows[i:end]):
            found += _tables(rows[i:end])
            i = end
        else:
            found.append(rows[i].line)
            i += 1
    return found


def _numbered(row: _Row) -> bool:
    """ "2.1    Verslag 9 december": the number of an item, set off by a tab, opens no table."""
    first, second = row.pieces[:2]
    if len(row.pieces) == 2 and CLOCK.fullmatch(second.text) and NUMBER.match(first.text) and " " in first.text:
        return True  # "1. Opening        09.00 uur"
    apart = second.x0 - first.x1 < NUMBER_GAP * first.size
    return len(row.pieces) == 2 and apart and bool(NUMBER.fullmatch(first.text)) and second.text[:1].isupper()


def _is_table(zone: Sequence[_Row]) -> bool:
    if len(zone) == 1:  # one line: a label and its value, far apart
        first, second = zone[0].pieces[:2]
        return len(zone[0].pieces) == 2 and second.x0 - first.x1 > 2 * first.size and len(first.text) < 40
    return True


def _zone_end(rows: Sequence[_Row], start: int) -> int:
    """One past the last row that goes on with the columns of the row at ``start``."""
    starts = [p.x0 for p in rows[start].pieces]
    end = start + 1
    while end < len(rows) and _continues(rows[end], starts, rows[end].line.top - rows[end - 1].line.bottom):
        if not rows[end].several and rows[end].line.all_in(Style.BOLD) and not rows[end - 1].pieces[0].all_in(Style.BOLD):
            break  # a heading right below the table
        starts += [p.x0 for p in rows[end].pieces]
        end += 1
    return end


def _continues(row: _Row, starts: Sequence[float], gap: float) -> bool:
    size = max(row.line.size, 8.0)
    inner = [s for s in starts if s > min(starts) + TOLERANCE]
    aligned = [p for p in row.pieces if any(abs(p.x0 - s) < TOLERANCE for s in inner)]
    if row.several:
        return bool(aligned) and gap < 5 * size
    if aligned:
        return gap < 1.5 * size
    return abs(row.line.x0 - min(starts)) < TOLERANCE and row.line.x1 < min(inner, default=0) - 0.5 * size and gap < 0.7 * size


def _tables(zone: Sequence[_Row]) -> list[Columns]:
    """One table, or several where a block of two columns (label and value) stands above one of more columns."""
    starts = _starts(zone)
    placed = [(row, _cells(row.line, starts)) for row in zone]
    tables: list[Columns] = []
    for part in _parts(placed):
        used = sorted({i for _, cells in part for i in cells})
        key = _key([cells for _, cells in part], used)
        stacked = sum(_labelled(cells) for _, cells in part) > 1  # labels with their values below them
        grouped: list[list[tuple[_Row, dict[int, Line]]]] = []
        for n, (row, cells) in enumerate(part):
            if n == 0 or (_labelled(cells) if stacked else _opens(part, n, key)):
                grouped.append([])
            grouped[-1].append((row, cells))
        tables.append(
            Columns(
                starts=tuple(starts[i] for i in used),
                rows=tuple(tuple(tuple(c[i] for _, c in group if i in c) for i in used) for group in grouped),
                page=zone[0].line.page,
                top=part[0][0].line.top,
            )
        )
    return tables


def _starts(zone: Sequence[_Row]) -> list[float]:
    """Left edges of the columns: where pieces start often, or once where nothing else stands."""
    edges = sorted(p.x0 for row in zone for p in row.pieces)
    groups: list[list[float]] = []
    for edge in edges:
        if groups and edge - groups[-1][-1] < TOLERANCE:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    count = Counter({min(g): len(g) for g in groups})
    spans = [(p.x0, p.x1) for row in zone for p in row.pieces]
    return sorted(s for s, n in count.items() if n > 1 or not any(a + TOLERANCE < s < b - TOLERANCE for a, b in spans))


def _cells(line: Line, starts: Sequence[float]) -> dict[int, Line]:
    """Column -> its words in this line; a word opens a column when it starts at its edge, the others belong with the word before."""
    cells: dict[int, list] = {}
    column = max((i for i, s in enumerate(starts) if s <= line.x0 + TOLERANCE), default=0)
    previous = None
    for word in line.words:
        if previous is None or word.x0 - previous.x1 > 0.5 * word.size:
            nearest = [i for i, s in enumerate(starts) if abs(word.x0 - s) < TOLERANCE and i >= column]
            far = previous is not None and word.x0 - previous.x1 > 1.5 * word.size
            if nearest:
                column = nearest[0]
            elif far:
                column = max((i for i, s in enumerate(starts) if s <= word.x0 + TOLERANCE), default=column)
        cells.setdefault(column, []).append(word)
        previous = word
    return {i: replace(line, words=tuple(words)) for i, words in cells.items()}


def _parts(placed: Sequence[tuple[_Row, dict[int, Line]]]) -> list[list[tuple[_Row, dict[int, Line]]]]:
    """Cut where blocks of label and value change into rows of more columns or back, at a gap."""
    parts: list[list[tuple[_Row, dict[int, Line]]]] = []
    for n, item in enumerate(placed):
        gap = item[0].line.top - placed[n - 1][0].line.bottom if n else 0.0
        wide = lambda part: any(max(cells) > 1 for _, cells in part)  # noqa: E731
        block = _block_after(placed, n)
        if n == 0 or (gap > 1.2 * item[0].line.size and wide(parts[-1]) != wide(block)):
            parts.append([])
        parts[-1].append(item)
    return parts


def _block_after(placed: Sequence[tuple[_Row, dict[int, Line]]], start: int) -> Sequence[tuple[_Row, dict[int, Line]]]:
    end = start + 1
    while end < len(placed) and placed[end][0].line.top - placed[end - 1][0].line.bottom <= 1.2 * placed[end][0].line.size:
        end += 1
    return placed[start:end]


def _key(rows: Sequence[dict[int, Line]], used: Sequence[int]) -> int:
    """The column whose text opens a row: the first one, unless it only labels a few of many rows of three or more columns."""
    if len(used) < 3:
        return used[0]
    return next((i for i in used if sum(i in cells for cells in rows) > 0.2 * len(rows)), used[0])


@cache
def _labels() -> frozenset[str]:
    return frozenset(line.partition("=")[0].strip().casefold() for line in terms("header_labels"))


def _labelled(cells: dict[int, Line]) -> bool:
    """Whether the line holds nothing but labels of a header: "Datum", "Aanwezig", "Notulist"."""
    return all(line.text.strip(" :").casefold() in _labels() for line in cells.values())


def _wrapped(upper: Line, lower: Line, key: int, part: Sequence[tuple[_Row, dict[int, Line]]]) -> bool:
    """Whether the text of the key column goes on below: close by, and in lower case or because the next word did not fit."""
    beside = [line.x0 for _, cells in part for i, line in cells.items() if i > key]
    if not beside or lower.top - upper.bottom > 0.6 * upper.size:
        return False
    edge = min(beside)
    return lower.text[0].islower() or upper.x1 + (lower.words[0].x1 - lower.words[0].x0) + upper.size > edge


def _opens(part: Sequence[tuple[_Row, dict[int, Line]]], n: int, key: int) -> bool:
    """Whether line ``n`` opens a row: its key column is filled, or it stands clearly further down than lines within a row do."""
    line, cells = part[n][0].line, part[n][1]
    above = part[n - 1][1]
    if list(cells) == [key] and key in above and _wrapped(above[key], cells[key], key, part):
        return False
    if min(cells) <= key:
        return True
    gap = line.top - part[n - 1][0].line.bottom
    return len(cells) > 1 and gap > 0.6 * line.size

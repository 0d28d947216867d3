"""Tables of a PDF -> table rows: ruled grids and columns without rules, and their continuation on the next page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.document import Block
from pipeline.readers.pdf_columns import Columns
from pipeline.readers.pdf_frame import CLEAR, Frame
from pipeline.readers.pdf_join import Hyphenation, fits, runs_of
from pipeline.readers.pdf_page import Box, Line, Page, lines_of
from pipeline.readers.text_runs import row

PADDING = 5.0  # points between the border of a cell and its text in Word and LibreOffice
SAME_EDGE = 8.0  # points by which column edges may differ between two pages of one table


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    lines: tuple[Line, ...]
    column: int
    right: float
    width: int = 1
    continued: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table of one page. ``edges``: left edges of its columns. ``ruled``: drawn with lines. ``frame``: how columns under headings lie."""

    rows: tuple[tuple[TableCell, ...], ...]
    edges: tuple[float, ...]
    top: float
    page: int
    ruled: bool
    frame: Frame | None = None


def ruled(page: Page, cells: Sequence[Box]) -> Grid:
    xs, ys = _steps([x for c in cells for x in (c[0], c[2])]), _steps([y for c in cells for y in (c[1], c[3])])
    rows = []
    for top in ys[:-1]:
        placed = []
        for box in cells:
            first, last = _step(xs, box[0]), _step(xs, box[2])
            if not _step(ys, box[1]) <= ys.index(top) < _step(ys, box[3]):
                continue
            continued = _step(ys, box[1]) != ys.index(top)
            lines = () if continued else tuple(lines_of(_inside(page, box), page.number))
            cell = TableCell(lines=lines, column=first, width=max(1, last - first), right=box[2] - PADDING, continued=continued)
            placed += _split(cell, xs)
        if any(cell.lines for cell in placed):
            rows.append(tuple(sorted(placed, key=lambda c: c.column)))
    return Grid(rows=tuple(rows), edges=tuple(xs[:-1]), top=ys[0], page=page.number, ruled=True)


def _split(cell: TableCell, xs: Sequence[float]) -> list[TableCell]:
    """The cell as several where only the rule between them is missing: its text keeps to the columns, with wide gaps at their edges."""
    inner = xs[cell.column + 1 : cell.column + cell.width]
    pairs = ((a, b) for line in cell.lines for a, b in zip(line.words, line.words[1:], strict=False))
    wide = [(a.x1, b.x0) for a, b in pairs if b.x0 - a.x1 > CLEAR * a.size]
    crossed = any(w.x0 < x - 1 and w.x1 > x + 1 for line in cell.lines for w in line.words for x in inner)
    if crossed or not inner or not all(any(a - 1 <= x <= b + 1 for a, b in wide) for x in inner):
        return [cell]
    bounds = [xs[cell.column], *inner, xs[cell.column + cell.width]]
    parts = []
    for n, (a, b) in enumerate(zip(bounds, bounds[1:], strict=False)):
        kept = [replace(line, words=tuple(w for w in line.words if a <= (w.x0 + w.x1) / 2 < b)) for line in cell.lines]
        parts.append(TableCell(lines=tuple(line for line in kept if line.words), column=cell.column + n, right=b - PADDING))
    return parts


def _inside(page: Page, box: Box) -> list:
    x0, top, x1, bottom = box
    return [w for w in page.words if x0 - 1 <= (w.x0 + w.x1) / 2 <= x1 + 1 and top - 1 <= (w.top + w.bottom) / 2 <= bottom + 1]


def in_cells(page: Page) -> set[int]:
    """Identities of the words that stand in a ruled cell."""
    return {id(w) for cells in page.grids for box in cells for w in _inside(page, box)}


def _steps(values: Sequence[float]) -> list[float]:
    steps: list[float] = []
    for value in sorted(values):
        if not steps or value - steps[-1] > 3:
            steps.append(value)
    return steps


def _step(steps: Sequence[float], value: float) -> int:
    return min(range(len(steps)), key=lambda i: abs(steps[i] - value))


def unruled(columns: Columns, right: float) -> Grid:
    """``right``: the right margin of the page, as far as the last column may reach."""
    rights = columns.rights or (*(s - PADDING for s in columns.starts[1:]), right)
    count = len(columns.starts)
    rows = tuple(
        tuple(TableCell(lines=lines, column=i, right=rights[i], width=count if len(cells) == 1 else 1) for i, lines in enumerate(cells))
        for cells in columns.rows
    )
    return Grid(rows=rows, edges=columns.starts, top=columns.top, page=columns.page, ruled=False, frame=columns.frame)


def follows(grid: Grid, previous: Grid) -> bool:
    """Whether a table at the top of a page goes on with the table that ended the page before."""
    return (
        grid.ruled == previous.ruled
        and len(grid.edges) == len(previous.edges)
        and all(abs(a - b) < SAME_EDGE for a, b in zip(grid.edges, previous.edges, strict=True))
    )


def joined(previous: Grid, grid: Grid) -> Grid:
    """One table: the repeated heading row dropped, a row that the page break cut in two joined."""
    rows, more = list(previous.rows), list(grid.rows)
    if more and _texts(more[0]) == _texts(rows[0]):
        more = more[1:]
    if more and _cut(rows[-1], more[0]):
        rows[-1] = _merged(rows[-1], more.pop(0))
    return replace(grid, rows=(*rows, *more))


def _texts(cells: Sequence[TableCell]) -> list[str]:
    return [" ".join(line.text for line in cell.lines) for cell in cells]


def _cut(upper: Sequence[TableCell], lower: Sequence[TableCell]) -> bool:
    """A row without the text that opens every row (its number or name), or with more of it, is the rest of the row above the page break."""
    if len(upper) != len(lower):
        return False
    first = next((i for i, cell in enumerate(upper) if cell.lines), None)
    if first is None or not any(cell.lines for cell in lower):
        return False
    last, rest = upper[first].lines[-1], lower[first].lines
    if rest and (not rest[0].text[0].islower() or last.text[-1] in ".!?" or fits(last, rest[0], upper[first].right)):
        return False
    return all(not low.lines or up.lines for up, low in zip(upper, lower, strict=True))


def _merged(upper: Sequence[TableCell], lower: Sequence[TableCell]) -> tuple[TableCell, ...]:
    return tuple(replace(up, lines=up.lines + low.lines) for up, low in zip(upper, lower, strict=True))


def blocks(grid: Grid, number: int, hyphens: Hyphenation) -> list[Block]:
    return [_block(cells, number, hyphens) for cells in grid.rows if any(cell.lines for cell in cells)]


def _block(cells: Sequence[TableCell], number: int, hyphens: Hyphenation) -> Block:
    runs = [runs_of(cell.lines, cell.right, hyphens) for cell in cells]
    made = row(runs, number, next(line.page for cell in cells for line in cell.lines), [(c.column, c.width) for c in cells])
    placed = zip(made.cells, cells, strict=True)
    return replace(made, cells=tuple(replace(m, continued=c.continued) if c.continued else m for m, c in placed))

"""Pages set in two columns of running text, as a newspaper: the right column is put below the left one, so that it reads on.

A table without rules also has two columns. It differs: its columns are seldom as wide as each other and full of running lines, and
its rows begin side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.readers.pdf_frame import frame_of
from pipeline.readers.pdf_page import Box, Line, Page, Word, lines_of, segments
from pipeline.readers.pdf_tables import PADDING, in_cells

LEAST_LINES = 8  # of each column
GUTTER = 6.0  # points between the columns, at the least
EDGE = 3.0  # points: lines that start this near to each other start at the same edge
ALIKE = 0.75  # the narrower column has at least this share of the width of the other
FULL, RUNNING = 0.45, 0.3  # shares of lines that reach the right edge of their column, and that begin in lower case
APART = 1.6  # distance between the last line of the left column and the first of the right one, in lines


def unfolded(page: Page) -> Page:
    """The page with its columns below each other; the page itself where it has none."""
    celled = in_cells(page)
    rows = lines_of((w for w in page.words if id(w) not in celled), page.number)
    edge = _edge(rows, 0.4 * page.width) if rows else None
    across = [_box(cells) for cells in page.grids if edge and _box(cells)[0] < edge - 2 * PADDING and _box(cells)[2] > edge]
    zone = _zone(rows, edge, [box[1] for box in across]) if edge else None
    if edge is None or zone is None:
        return page
    inside = rows[zone[0] : zone[1]]
    left = lines_of((w for row in inside for w in row.words if w.x0 < edge - EDGE), page.number)
    right = lines_of((w for row in inside for w in row.words if w.x0 >= edge - EDGE), page.number)
    if not (_both_run(left, right) or _runs_over(left, right, page)):
        return page
    return _below_each_other(
        page, left, right, rows[zone[1]].top if zone[1] < len(rows) else min((b[1] for b in across), default=page.height)
    )


def _both_run(left: Sequence[Line], right: Sequence[Line]) -> bool:
    return _running(left) and _running(right) and _as_wide(left, right) and not _side_by_side(left, right)


def _runs_over(left: Sequence[Line], right: Sequence[Line], page: Page) -> bool:
    """Whether the left column fills the page and only the rest of the text stands in the right one, from its top and as wide."""
    if len(left) < 2 * LEAST_LINES or len(right) < 2 or not _running(left):
        return False
    x0 = min(line.x0 for line in left)
    room = page.width - x0 - min(line.x0 for line in right)  # the margins of a page are alike
    filled = left[-1].bottom > 0.8 * page.height and abs(right[0].top - left[0].top) < 3 * left[0].size
    apart = any(b.top - a.bottom > 3 * a.size for a, b in zip(right, right[1:], strict=False))
    width = _right(left) - x0
    full = sum(line.x1 - line.x0 > 0.8 * width for line in right)
    return filled and not apart and full >= RUNNING * len(right) and ALIKE < room / width < 1 / ALIKE


def _below_each_other(page: Page, left: Sequence[Line], right: Sequence[Line], end: float) -> Page:
    """``end``: where what stands below the columns begins."""
    margin, edge = max(w.x1 for w in page.words), min(line.x0 for line in right) - EDGE
    start = min(left[0].top, right[0].top) - 1
    columns = [
        _box([(w.x0, w.top, w.x1, w.bottom) for w in page.words if start < w.top < end and (w.x0 >= edge) == second]) for second in (0, 1)
    ]
    down = columns[0][3] + APART * _pitch(left) - right[0].bottom
    longer = columns[1][3] + down - max(columns[0][3], columns[1][3])

    def moved(x0: float, top: float) -> tuple[float, float]:
        """How far right and down what stands there goes."""
        if not start < top < end:
            return 0.0, longer if top >= end else 0.0
        return (margin - columns[1][2], down) if x0 >= edge else (margin - columns[0][2], 0.0)

    grids = tuple(tuple(_box_moved(cell, *moved(cell[0] + PADDING, cell[1])) for cell in cells) for cells in page.grids)
    return replace(page, words=tuple(_shifted(w, *moved(w.x0, w.top)) for w in page.words), grids=grids, rules=())


def _box(boxes: Sequence[Box]) -> Box:
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _edge(rows: Sequence[Line], least: float) -> float | None:
    """Where the right column begins: the edge beyond ``least`` at which most pieces of lines start."""
    starts = Counter(round(piece.x0) for row in rows for piece in segments(row) if piece.x0 > least)
    if not starts:
        return None
    near = {x: sum(n for other, n in starts.items() if abs(other - x) <= EDGE) for x in starts}
    best = max(near, key=lambda x: (near[x], -x))
    return float(min(x for x in starts if abs(x - best) <= EDGE)) if near[best] >= LEAST_LINES // 2 else None


def _zone(rows: Sequence[Line], edge: float, across: Sequence[float]) -> tuple[int, int] | None:
    """The first row of lines that leave the gutter free and one past the last: around the longest stretch in two columns.

    ``across``: tops of tables that stand across both columns.
    """
    best, start = (0, 0), 0
    for i, row in enumerate(rows):
        closed = any(w.x0 < edge - EDGE and w.x1 > edge - GUTTER for w in row.words)
        headed = frame_of(row)
        table = headed is not None and headed.starts[0] < edge - EDGE < headed.starts[-1]
        if closed or table or (i and any(rows[i - 1].top < top <= row.top for top in across)):
            best = max(best, (start, i), key=lambda z: z[1] - z[0])
            start = len(rows) if table and not closed else i + closed if start <= i else i + 1 if closed else start
    best = max(best, (start, len(rows)), key=lambda z: z[1] - z[0])
    if best[1] <= best[0]:
        return None
    followed = best[1] < len(rows) or any(top > rows[-1].top for top in across)
    return _top(rows, best, edge), _bottom(rows, best, edge) if followed else best[1]


def _bottom(rows: Sequence[Line], zone: tuple[int, int], edge: float) -> int:
    """Columns above text that runs across the page end side by side: a paragraph of short lines after that is of what follows."""
    last = max((i for i in range(*zone) if rows[i].words[-1].x0 >= edge - EDGE), default=zone[1] - 1)
    while last + 1 < zone[1] and rows[last + 1].top - rows[last].bottom < 0.8 * rows[last].size:
        last += 1
    return last + 1


def _top(rows: Sequence[Line], zone: tuple[int, int], edge: float) -> int:
    """Short lines above the columns that leave the gutter free by chance belong to what stands above."""
    first = next((i for i in range(*zone) if rows[i].words[-1].x0 >= edge - EDGE), zone[0])
    while first > zone[0] and rows[first].top - rows[first - 1].bottom < rows[first].size:
        first -= 1
    return first


def _right(lines: Sequence[Line]) -> float:
    return max(line.x1 for line in lines)


def _running(lines: Sequence[Line]) -> bool:
    if len(lines) < LEAST_LINES:
        return False
    width = _right(lines) - min(line.x0 for line in lines)
    full = sum(line.x1 > _right(lines) - 0.2 * width for line in lines)
    lower = sum(line.text[0].islower() for line in lines)
    return full >= FULL * len(lines) and lower >= RUNNING * len(lines)


def _as_wide(left: Sequence[Line], right: Sequence[Line]) -> bool:
    widths = sorted(_right(lines) - min(line.x0 for line in lines) for lines in (left, right))
    return widths[0] >= ALIKE * widths[1]


def _side_by_side(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether what begins below a gap in the shorter column begins beside what does so in the other: rows of a table."""
    fewer, more = sorted((_openings(left), _openings(right)), key=len)
    beside = sum(any(abs(top - other) < EDGE for other in more) for top in fewer)
    return len(fewer) > 2 and beside > 0.6 * len(fewer)


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance between two lines of a paragraph."""
    pitches = sorted(b.bottom - a.bottom for a, b in zip(lines, lines[1:], strict=False))
    return pitches[len(pitches) // 3]


def _openings(lines: Sequence[Line]) -> list[float]:
    usual = _pitch(lines)
    return [b.top for a, b in zip(lines, lines[1:], strict=False) if b.bottom - a.bottom > 1.25 * usual]


def _shifted(w: Word, across: float, down: float) -> Word:
    return replace(w, x0=w.x0 + across, x1=w.x1 + across, top=w.top + down, bottom=w.bottom + down, baseline=w.baseline + down)


def _box_moved(box: Box, across: float, down: float) -> Box:
    return box[0] + across, box[1] + down, box[2] + across, box[3] + down

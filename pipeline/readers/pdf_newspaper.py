"""Pages set in two columns of running text, as a newspaper: the right column is put below the left one, so that it reads on.

A table without rules also has two columns. It differs: its columns are seldom as wide as each other and full of running lines, and
its rows begin side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.readers.pdf_page import Line, Page, Word, lines_of, segments

LEAST_LINES = 8  # of each column
GUTTER = 6.0  # points between the columns, at the least
EDGE = 3.0  # points: lines that start this near to each other start at the same edge
ALIKE = 0.75  # the narrower column has at least this share of the width of the other
FULL, RUNNING = 0.45, 0.3  # shares of lines that reach the right edge of their column, and that begin in lower case
APART = 1.6  # distance between the last line of the left column and the first of the right one, in lines


def unfolded(page: Page) -> Page:
    """The page with its columns below each other; the page itself where it has none. Pages with ruled tables are left alone."""
    if page.grids or not page.words:
        return page
    rows = lines_of(page.words, page.number)
    edge = _edge(rows)
    zone = _zone(rows, edge) if edge else None
    if edge is None or zone is None:
        return page
    inside = rows[zone[0] : zone[1]]
    left = lines_of((w for row in inside for w in row.words if w.x0 < edge - EDGE), page.number)
    right = lines_of((w for row in inside for w in row.words if w.x0 >= edge - EDGE), page.number)
    if not (_running(left) and _running(right) and _as_wide(left, right)) or _side_by_side(left, right):
        return page
    margin = max(w.x1 for w in page.words)
    pitch = APART * (left[-1].bottom - left[0].top) / len(left)
    down = left[-1].bottom + pitch - right[0].bottom
    longer = max(right[-1].bottom + down - inside[-1].bottom, 0.0)
    above, below = (w for row in rows[: zone[0]] for w in row.words), (w for row in rows[zone[1] :] for w in row.words)
    words = [*above, *_moved(left, margin - _right(left), 0.0), *_moved(right, margin - _right(right), down)]
    return replace(page, words=(*words, *(_shifted(w, 0.0, longer) for w in below)))


def _edge(rows: Sequence[Line]) -> float | None:
    """Where the right column begins: the edge at which most lines have a piece that is not their first."""
    starts = Counter(round(piece.x0) for row in rows for piece in segments(row)[1:])
    if not starts:
        return None
    near = {x: sum(n for other, n in starts.items() if abs(other - x) <= EDGE) for x in starts}
    best = max(near, key=lambda x: (near[x], -x))
    return float(min(x for x in starts if abs(x - best) <= EDGE)) if near[best] >= LEAST_LINES // 2 else None


def _zone(rows: Sequence[Line], edge: float) -> tuple[int, int] | None:
    """The first row of lines that leave the gutter free and one past the last: around the longest stretch in two columns."""
    open_rows = [not any(w.x0 < edge - EDGE and w.x1 > edge - GUTTER for w in row.words) for row in rows]
    best: tuple[int, int] | None = None
    start = None
    for i, free in enumerate([*open_rows, False]):
        if free and start is None:
            start = i
        elif not free and start is not None:
            best, start = max(filter(None, (best, (start, i))), key=lambda z: z[1] - z[0]), None
    return (_top(rows, best, edge), best[1]) if best else None


def _top(rows: Sequence[Line], zone: tuple[int, int], edge: float) -> int:
    """Short lines above the columns that leave the gutter free by chance belong to what stands above."""
    first = next((i for i in range(*zone) if rows[i].words[-1].x0 >= edge - EDGE), zone[1])
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


def _openings(lines: Sequence[Line]) -> list[float]:
    pitches = sorted(b.bottom - a.bottom for a, b in zip(lines, lines[1:], strict=False))
    usual = pitches[len(pitches) // 3]
    return [b.top for a, b in zip(lines, lines[1:], strict=False) if b.bottom - a.bottom > 1.25 * usual]


def _moved(lines: Sequence[Line], across: float, down: float) -> list[Word]:
    return [_shifted(w, across, down) for line in lines for w in line.words]


def _shifted(w: Word, across: float, down: float) -> Word:
    return replace(w, x0=w.x0 + across, x1=w.x1 + across, top=w.top + down, bottom=w.bottom + down, baseline=w.baseline + down)

"""Tables without rules under a row of known headings: which lines belong to one, and which of them are a row together.

A table ends at the first line of running text, which leaves no gutter free. A line opens a row, unless all that stands on it goes on
with the cells of the line above it; where rules are drawn between the rows, these decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.document import Style
from pipeline.readers.pdf_columns import Columns
from pipeline.readers.pdf_frame import Cells, Frame, frame_of
from pipeline.readers.pdf_join import fits
from pipeline.readers.pdf_page import Box, Line

LONGEST_TITLE = 60  # letters of a row that is one cell across the table
ACROSS = 0.6  # a rule between rows runs below this share of the table
LOOSE = 0.35  # of the type size: what the gap between two rows has more than that between two lines of a cell
INDENT = 30.0  # points from the heading of a column at which its text may start, as in a list or a centred column
FAR, NEAR = 4.0, 1.5  # of the type size: the widest gap above a line with several cells and above one with a single cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the lines of a page stand on. ``margin``: how far to the right its words reach, ``widest``: those of any page do."""

    rules: Sequence[Box]
    margin: float
    widest: float


def find(lines: Sequence[Line], sheet: Sheet, before: Frame | None) -> Iterator[list[Line] | Columns]:
    """The tables of a page and the lines between them. ``before``: columns of the table that ended the page before."""
    start = i = 0
    end, frame = _rest(lines, before, sheet) if before and lines else (0, before)
    while i < len(lines):
        if not end and (opened := frame_of(lines[i])):
            end, frame = _extent(lines, i + 1, opened, sheet)
        if end and frame:
            yield list(lines[start:i])
            yield _table(lines[i:end], frame, sheet)
            start = i = end
            end = 0
        else:
            i += 1
    yield list(lines[start:])


def _rest(lines: Sequence[Line], frame: Frame, sheet: Sheet) -> tuple[int, Frame]:
    """What of a page goes on with the table that ended the page before: its extent."""
    first = frame.with_line(lines[0])
    if first is None or frame_of(lines[0]):
        return 0, frame
    column, lower = min(first.cells(lines[0])), lines[0].text[0].islower()
    if abs(lines[0].x0 - frame.starts[column]) > INDENT or not (lower or column or len(first.cells(lines[0])) > 1):
        return 0, frame
    return _extent(lines, 0, frame, sheet, least=0 if lower else 1)


def _extent(lines: Sequence[Line], start: int, frame: Frame, sheet: Sheet, least: int = 1) -> tuple[int, Frame]:
    """One past the last line of the table and its columns; 0 when fewer lines than ``least`` have several cells.

    Lines with text in the first column alone that go on with nothing end the table, unless more such rows stand among the others.
    """
    several, end, i, among = 0, start, start, False
    above: Cells = {}
    while i < len(lines):
        fitted = frame.with_line(lines[i])
        if frame_of(lines[i]) or (i and _far(lines, i, fitted)):
            break
        alone = fitted is not None and _alone(fitted.cells(lines[i]), above, fitted, sheet)
        if (fitted is None or alone and lines[i].all_in(Style.BOLD)) and not _title(lines, i, frame):
            break
        if fitted is None:
            above = {}
        else:
            frame, above = fitted, fitted.cells(lines[i])
            several += len(above) > 1
            among |= len(above) > 1 and end < i  # alone, with rows below
        i += 1
        end = end if alone and not among else i
    return (end, frame) if several >= least else (0, frame)


def _far(lines: Sequence[Line], i: int, frame: Frame | None) -> bool:
    gap = lines[i].top - lines[i - 1].bottom
    return gap > (FAR if frame and len(frame.cells(lines[i])) > 1 else NEAR) * lines[i].size


def _alone(cells: Cells, above: Cells, frame: Frame, sheet: Sheet) -> bool:
    """Whether a line has text in the first column only that is no more of the row above."""
    return list(cells) == [0] and not _goes_on(cells, above, frame, sheet)


def _title(lines: Sequence[Line], i: int, frame: Frame) -> bool:
    """A short line across the columns with rows below it: "Activiteiten in de zomer"."""
    if i + 1 == len(lines) or len(lines[i].text) > LONGEST_TITLE or lines[i].text[-1] in ".,;" or frame_of(lines[i + 1]):
        return False
    following = frame.with_line(lines[i + 1])
    return following is not None and len(following.cells(lines[i + 1])) > 1 and not _far(lines, i + 1, None)


def _goes_on(cells: Cells, above: Cells, frame: Frame, sheet: Sheet, headings: bool = False) -> bool:
    """Whether all that stands on a line goes on with the cells above it.

    A cell goes on when its first word did not fit there. In lower case that with sentences says so for those beside it; under headings any.
    """
    if not all(i in above for i in cells) or (0 in cells and above[0].text[0].isdigit()):
        return False
    rights, even = frame.rights(max(sheet.margin, sheet.widest)), frame.even
    lower = {i for i in cells if cells[i].text[0].islower()}
    full = {i for i in cells if (even[i] or i == frame.told) and not fits(above[i], cells[i], rights[i])}
    if headings:
        return full == set(cells) or bool(full & lower)
    return full == set(cells) or frame.told in full & lower or lower == {0} == set(cells)


def _table(lines: Sequence[Line], frame: Frame, sheet: Sheet) -> Columns:
    placed = [frame.cells(line) if frame.with_line(line) else {} for line in lines]
    rows: list[list[int]] = []
    for n, opens in enumerate(_openings(lines, placed, frame, sheet)):
        rows += [[]] if opens else []
        rows[-1].append(n)
    return Columns(
        starts=frame.starts,
        rows=tuple(_row([(lines[n], placed[n]) for n in row], len(frame.starts)) for row in rows),
        page=lines[0].page,
        top=lines[0].top,
        rights=frame.rights(max(sheet.margin, sheet.widest)),
        frame=frame,
    )


def _openings(lines: Sequence[Line], placed: Sequence[Cells], frame: Frame, sheet: Sheet) -> Iterator[bool]:
    """Of each line, whether it opens a row."""
    pairs = list(zip(lines, lines[1:], strict=False))
    gaps = [lower.top - upper.bottom for upper, lower in pairs]
    ruled = [_rule_between(upper, lower, sheet) for upper, lower in pairs]
    yield True
    for n, cells in enumerate(placed[1:], 1):
        above = placed[n - 1]
        loose = gaps[n - 1] > min(gaps) + LOOSE * lines[n].size  # further down than lines of one cell stand
        if not cells or not above:
            yield True
        elif n > 1 and sum(ruled[1:]) > 1:
            yield ruled[n - 1]
        elif n > 1 and 0 not in cells:
            yield loose and len(cells) > 1
        else:
            yield loose or ruled[n - 1] or not _goes_on(cells, above, frame, sheet, headings=n == 1)


def _row(lines: Sequence[tuple[Line, Cells]], count: int) -> tuple[tuple[Line, ...], ...]:
    """The cells of a row; one cell where its line runs across the columns."""
    if not lines[0][1]:
        return (tuple(line for line, _ in lines),)
    return tuple(tuple(cells[i] for _, cells in lines if i in cells) for i in range(count))


def _rule_between(upper: Line, lower: Line, sheet: Sheet) -> bool:
    drawn = [(x0, x1) for x0, top, x1, bottom in sheet.rules if upper.bottom - 3 < (top + bottom) / 2 < lower.top + 3]
    return sum(b - a for a, b in drawn) > ACROSS * (sheet.margin - min(upper.x0, lower.x0))

"""The columns under a row of known headings ("Nr", "Actie", "Wie", "Wanneer"), however narrow the space between them.

The headings tell how many columns there are; between two of them runs a gutter, a strip that every line of the table leaves free.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.readers.pdf_page import Line, Word
from pipeline.resources import terms

GUTTER = 1.5  # points: the narrowest space between two columns
CLEAR = 0.6  # of the type size: wider than the space between two words, in justified text too
APART = 0.4  # of the type size: wider than the space between two words of a heading
EDGE = 0.4  # points: what starts this near to its heading starts at the edge of the column
MARGINS = 10.8  # points between the texts of two full cells in Word and LibreOffice
TOLD = ("bespreking", "actie", "omschrijving", "besluit", "besluit/actie", "onderwerp", "agendapunt")  # with sentences, most likely first
ROLES = frozenset({"eigenaar", "deadline", *TOLD})
LONGEST = 30  # letters of a heading

Cells = dict[int, Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """``starts``: left edges of the headings. ``gutters``: between each two the strips still free. ``told``: column of sentences."""

    starts: tuple[float, ...]
    gutters: tuple[tuple[tuple[float, float], ...], ...]
    told: int = 0

    def with_line(self, line: Line) -> Frame | None:
        """The frame with what this line leaves free; None when the line cannot stand in these columns."""
        gutters = tuple(_left_free(strips, line.words) for strips in self.gutters)
        if not all(gutters):
            return None
        frame = replace(self, gutters=gutters)
        return frame if all(frame._parted(line, i) for i in range(len(gutters))) else None

    def _parted(self, line: Line, gutter: int) -> bool:
        """Whether the words beside a gutter stand clearly apart, or the right one starts its column: no space that happens to fit."""
        middle = self.middle(gutter)
        left = max((w.x1 for w in line.words if w.x1 <= middle), default=None)
        right = min((w.x0 for w in line.words if w.x0 >= middle), default=None)
        return left is None or right is None or right - left > CLEAR * line.size or abs(right - self.starts[gutter + 1]) < EDGE

    def middle(self, gutter: int) -> float:
        """Of the strip just before the next heading, or else of the widest one."""
        strips, start = self.gutters[gutter], self.starts[gutter + 1]
        a, b = next((s for s in strips if abs(s[1] - start) < EDGE), max(strips, key=lambda s: s[1] - s[0]))
        return (a + b) / 2

    def rights(self, margin: float) -> tuple[float, ...]:
        """How far the text of each column may reach; ``margin`` is the right margin of the page.

        That is up to the next column; where that is centred or aligned to the right, as far as any text of this column does.
        """
        strips = [next(s for s in self.gutters[i] if s[0] <= self.middle(i) <= s[1]) for i in range(len(self.gutters))]
        return (*(max(a, b - MARGINS) if even else a for (a, b), even in zip(strips, self.even, strict=False)), margin)

    @property
    def even(self) -> tuple[bool, ...]:
        """Of each column: whether the next one begins at its heading in every line, so that the width of this one is known."""
        starts = zip(self.gutters, self.starts[1:], strict=True)
        return (*(any(abs(s[1] - start) < EDGE for s in strips) for strips, start in starts), True)

    def cells(self, line: Line) -> Cells:
        bounds = [self.middle(i) for i in range(len(self.gutters))]
        placed: dict[int, list[Word]] = {}
        for word in line.words:
            placed.setdefault(sum(word.x0 > bound for bound in bounds), []).append(word)
        return {i: replace(line, words=tuple(words)) for i, words in placed.items()}


def _left_free(strips: Sequence[tuple[float, float]], words: Sequence[Word]) -> tuple[tuple[float, float], ...]:
    for word in words:
        cut = [piece for a, b in strips for piece in ((a, min(b, word.x0)), (max(a, word.x1), b))]
        strips = sorted({(a, b) for a, b in cut if b - a >= GUTTER})
    return tuple(strips)


@cache
def _roles() -> dict[str, str]:
    pairs = (line.partition(" = ") for line in terms("column_labels"))
    return {wording.strip(): role.strip() for wording, _, role in pairs}


def frame_of(line: Line) -> Frame | None:
    """The columns under a line of headings; None for any other line."""
    labels = _pieces(line)
    if len(labels) < 2 or any(len(label.text) > LONGEST for label in labels):
        return None
    roles = [_roles().get(label.text.casefold().strip(" :.")) for label in labels]
    if sum(map(bool, roles)) < max(2, (len(labels) + 1) // 2) or not ROLES & set(roles):
        return None
    between = (((a.x1, b.x0),) for a, b in zip(labels, labels[1:], strict=False))
    told = next((roles.index(role) for role in TOLD if role in roles), 0)
    return Frame(starts=tuple(label.x0 for label in labels), gutters=tuple(between), told=told)


def _pieces(line: Line) -> list[Line]:
    cuts = [i for i, (a, b) in enumerate(zip(line.words, line.words[1:], strict=False), 1) if b.x0 - a.x1 > APART * line.size]
    return [replace(line, words=line.words[a:b]) for a, b in zip([0, *cuts], [*cuts, len(line.words)], strict=True)]

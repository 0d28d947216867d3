"""Pieces of styled text -> the text of a block with its marks, and table rows with their cells. Shared by Markdown, text and PDF."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.document import Block, Cell, Kind, Mark, Style

# Characters that show nothing but stop words from matching: soft hyphen, zero-width characters, byte order mark, direction marks.
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
# Compatibility letters that only a typesetter makes: ligatures and digits of presentation forms. (NFKC would also change "½" and "²".)
LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
CONTROLS = dict.fromkeys([*(code for code in range(32) if code not in (9, 10)), *range(0x7F, 0xA0)])
ALIKE = {0x2028: "\n", 0x2029: "\n", 0xA0: " ", 0x202F: " ", 0x2010: "-", 0x2011: "-"}
PLAIN = {**LIGATURES, **INVISIBLE, **CONTROLS, **ALIKE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text in one set of styles; ``\\n`` is a line break that must stay."""

    text: str
    styles: frozenset[Style] = frozenset()


def clean(text: str) -> str:
    """Composed accents, plain letters for ligatures, one kind of space; without invisible and control characters."""
    return unicodedata.normalize("NFC", text.translate(PLAIN))


def flow(runs: Iterable[Run]) -> tuple[str, tuple[Mark, ...]]:
    """The text with white space collapsed and trimmed (around line breaks too), and the marks in it, first by place."""
    chars: list[str] = []
    styles: list[frozenset[Style]] = []
    for run in runs:
        for char in clean(run.text):
            if char.isspace():
                char = "\n" if char == "\n" else " "
                if not chars or chars[-1] == "\n" or (char == " " and chars[-1] == " "):
                    continue
                if chars[-1] == " ":  # a line break takes the place of the space before it
                    chars.pop(), styles.pop()
            chars.append(char)
            styles.append(run.styles)
    while chars and chars[-1].isspace():
        chars.pop(), styles.pop()
    return "".join(chars), _marks("".join(chars), styles)


def _marks(text: str, styles: Sequence[frozenset[Style]]) -> tuple[Mark, ...]:
    marks = []
    for style in Style:
        start = None
        for i in range(len(text) + 1):
            inside = i < len(text) and style in styles[i]
            if inside and start is None:
                start = i
            elif not inside and start is not None:
                marks += _trimmed(text, start, i, style)
                start = None
    return tuple(sorted(marks, key=lambda m: (m.start, m.end, m.style)))


def _trimmed(text: str, start: int, end: int, style: Style) -> list[Mark]:
    piece = text[start:end]
    start, end = start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
    return [Mark(start=start, end=end, style=style)] if start < end else []


def row(cells: Sequence[Sequence[Run]], table: int, page: int | None = None, spans: Sequence[tuple[int, int]] = ()) -> Block:
    """A table row. ``spans`` gives (column, width) of each cell; without it every cell is one column wide."""
    text, marks, placed = "", [], []
    for i, runs in enumerate(cells):
        if i:
            text += "\t"
        piece, inner = flow(runs)
        marks += [Mark(start=m.start + len(text), end=m.end + len(text), style=m.style) for m in inner]
        column, width = spans[i] if spans else (i, 1)
        placed.append(Cell(start=len(text), end=len(text) + len(piece), column=column, width=width))
        text += piece
    return Block(kind=Kind.TABLE_ROW, text=text, marks=tuple(marks), table=table, cells=tuple(placed), page=page)

"""Plain text -> blocks: paragraphs by empty lines, list items by their printed markers, wrapped lines joined."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from pipeline.document import Block, Document, Kind
from pipeline.readers.aligned import cells
from pipeline.readers.markdown import read_markdown
from pipeline.readers.text_lines import decode, split_marker, wrap_width, wrapped
from pipeline.readers.text_runs import Run, flow, row

BARE_NUMBER = re.compile(r"^(\d{1,2})[\s\t]+(?=[A-ZÀ-Ý]\S)(?=.{3,90}$)(?!.*[.;,]\s*$)")
LEAST_ROW = 3

__all__ = ["read_markdown", "read_text"]


def read_text(data: bytes, name: str) -> Document:
    """Raises OnleesbaarBestand for an empty, far too large or binary file."""
    paragraphs = _stopped(_paragraphs(decode(data, name)))
    width = wrap_width(paragraphs)
    return Document(name=name, format="txt", sha256=hashlib.sha256(data).hexdigest(), blocks=tuple(_blocks(paragraphs, width)))


def _paragraphs(text: str) -> list[list[str]]:
    paragraphs: list[list[str]] = [[]]
    for line in text.split("\n"):
        if not line.strip():
            paragraphs.append([])
        elif set(line.strip()) - set("-=_*~ ") or line.strip() in "-*":  # a line of dashes is a rule, not text
            paragraphs[-1].append(line.rstrip())
    return [lines for lines in paragraphs if lines]


def _stopped(paragraphs: list[list[str]]) -> list[list[str]]:
    """The paragraphs with titles numbered without a full stop ("1  Opening") on their own: three or more in a row that count on."""
    found = [(i, j, int(m[1])) for i, lines in enumerate(paragraphs) for j, line in enumerate(lines) if (m := BARE_NUMBER.match(line))]
    titles: set[tuple[int, int]] = set()
    run: list[tuple[int, int]] = []
    last = 0
    for i, j, number in found:
        run, last = ([*run, (i, j)], number) if number == last + 1 else (([(i, j)], 1) if number == 1 else (run, last))
        titles |= set(run) if len(run) >= LEAST_ROW else set()
    cut: list[list[str]] = []
    for i, lines in enumerate(paragraphs):
        cut.append([])
        for j, line in enumerate(lines):
            cut += [[line], []] if (i, j) in titles else []
            cut[-1] += [] if (i, j) in titles else [line]
    return [lines for lines in cut if lines]


def _blocks(paragraphs: list[list[str]], width: int) -> Iterator[Block]:
    table = -1
    for lines in paragraphs:
        if rows := cells(lines) or _tabbed(lines):
            table += 1
            yield from (row([[Run(text=cell)] for cell in line], table) for line in rows)
            continue
        indents: list[int] = []
        for piece in _pieces(lines, width):
            yield _block(piece, indents)


def _tabbed(lines: list[str]) -> list[list[str]]:
    """The cells of lines that all hold a tab; [] where one does not, or is an item of a list."""
    stripped = [line.strip() for line in lines]
    table = len(lines) > 1 and all("\t" in line for line in stripped) and not any(split_marker(line)[0] for line in stripped)
    return [line.split("\t") for line in stripped] if table else []


def _pieces(lines: list[str], width: int) -> Iterator[str]:
    """A paragraph, cut before each printed marker and after the line of an item under which the text starts at the margin.

    Within a piece ``\\n`` stands only where the writer meant it.
    """
    piece = lines[0]
    for line, following in zip(lines, lines[1:], strict=False):
        joined = wrapped(line, following, width)
        item = bool(split_marker(piece.strip())[0])
        if split_marker(following.strip())[0] or (item and not joined and not following[0].isspace()):
            yield piece
            piece = following
        else:
            piece += (" " if joined else "\n") + following.strip()
    yield piece


def _block(piece: str, indents: list[int]) -> Block:
    """``indents``: widths of the indentation of the list items that are open, outermost first; updated in place."""
    marker, rest = split_marker(piece.strip())
    text, _ = flow([Run(text=rest)])
    if not marker:
        indents.clear()
        return Block(kind=Kind.PARAGRAPH, text=text)
    indent = len(piece.expandtabs(4)) - len(piece.expandtabs(4).lstrip())
    while indents and indents[-1] >= indent:
        indents.pop()
    indents.append(indent)
    return Block(kind=Kind.LIST_ITEM, text=text, marker=marker, level=len(indents))

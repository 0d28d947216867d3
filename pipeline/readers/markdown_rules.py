"""Block rules for markdown-it: pipe tables that lose no cell, pandoc grid tables, footnotes.

The table rule of GitHub drops cells beyond the number of columns of the heading and needs a line of dashes; people write
neither as it should be. Each rule makes tokens of one type, with what the reader needs in ``Token.meta``.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

from pipeline.readers.aligned import piped

SEPARATOR = re.compile(r"^\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?$")
GRID_EDGE = re.compile(r"^\+(?:[-=:]+\+)+$")
FOOTNOTE = re.compile(r"^\[\^([^\]\s]+)\]:\s*(.*)$")
UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")
GLUED_HEADING = re.compile(r"^(#{2,6})(?=[^#\s])", re.MULTILINE)  # "##Opening", which older programs accept
WIKI_HEADING = re.compile(
    r"^(?P<level>={1,4})[ \t]*(?P<title>[^=\s][^=\n]*?)[ \t]*(?P=level)[ \t]*$", re.MULTILINE
)  # "= Opening =", of wikis


def usual(text: str) -> str:
    """Headings and tables of other programs as those of Markdown: "##Opening", "= Opening =", columns made with spaces."""
    text = WIKI_HEADING.sub(lambda m: f"{'#' * (len(m['level']) + 1)} {m['title']}", GLUED_HEADING.sub(r"\1 ", text))
    return piped(text)


def parser() -> MarkdownIt:
    """CommonMark with strike-through and the rules below; indented text is text (minutes hold no program code) and HTML is inline."""
    md = MarkdownIt("commonmark").enable("strikethrough").disable(["code", "html_block"])
    stops: RuleOptionsType = {"alt": ["paragraph", "blockquote", "list"]}
    md.block.ruler.before("reference", "footnote_text", _footnote, stops)
    md.block.ruler.before("footnote_text", "pipe_table", _pipe_table, stops)
    md.block.ruler.before("pipe_table", "grid_table", _grid_table, stops)
    return md


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].strip()


def _pipe_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first = _line(state, start)
    ruled = start + 1 < end and "|" in first and "|" in _line(state, start + 1) and bool(SEPARATOR.match(_line(state, start + 1)))
    if not ruled and not (first.startswith("|") and first.endswith("|") and first.count("|") > 2):
        return False
    if silent:
        return True
    last = start
    while last < end and "|" in _line(state, last) and state.sCount[last] >= state.blkIndent:
        last += 1
    rows = [_split(_line(state, n)) for n in range(start, last) if not SEPARATOR.match(_line(state, n))]
    return _table(state, start, last, [row for row in rows if any(row)])


def _split(line: str) -> list[str]:
    inner = line[1:] if line.startswith("|") else line
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.replace("\\|", "|").strip() for cell in UNESCAPED_PIPE.split(inner)]


def _grid_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    edge = _line(state, start)
    if not GRID_EDGE.match(edge):
        return False
    if silent:
        return True
    last = start
    while last < end and _line(state, last)[:1] in ("+", "|"):
        last += 1
    rows: list[list[str]] = []
    lines: list[str] = []
    for line in (_line(state, n) for n in range(start, last)):
        if line.startswith("+"):
            rows += [_grid_cells(lines, [m.start() for m in re.finditer(r"\+", edge)])] if lines else []
            lines = []
        else:
            lines.append(line)
    rows += [_grid_cells(lines, [m.start() for m in re.finditer(r"\+", edge)])] if lines else []
    return _table(state, start, last, [row for row in rows if any(row)])


def _grid_cells(lines: list[str], edges: list[int]) -> list[str]:
    """A cell over several columns is cut only where every line has a bar."""
    cuts = [e for e in edges if all(e >= len(line) or line[e] == "|" for line in lines)]
    return ["\n".join(line[a + 1 : b].rstrip() for line in lines).strip("\n") for a, b in zip(cuts, cuts[1:], strict=False)]


def _table(state: StateBlock, start: int, last: int, rows: list[list[str]]) -> bool:
    token = state.push("table_rows", "", 0)
    token.meta, token.map = {"rows": rows}, [start, last]
    state.line = last
    return True


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    found = FOOTNOTE.match(_line(state, start))
    if not found:
        return False
    if silent:
        return True
    last, lines = start + 1, [found[2]]
    while last < end and _line(state, last) and not FOOTNOTE.match(_line(state, last)):
        lines.append(_line(state, last))
        last += 1
    token = state.push("footnote_text", "", 0)
    token.meta, token.map = {"label": found[1], "text": "\n".join(lines)}, [start, last]
    state.line = last
    return True

"""Markdown -> blocks, with markdown-it-py (MIT): the CommonMark rules that GitHub, GitLab and most editors follow.

Chosen over a reader of our own for nested lists, emphasis inside words and entities, which have many corners. Where minutes
differ from program documentation the rules are ours: see ``markdown_rules``. Printed numbers stay as printed ("4." stays "4.").
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from markdown_it.token import Token

from pipeline.document import Block, Document, Kind, Style
from pipeline.readers.markdown_rules import parser, usual
from pipeline.readers.text_lines import decode, split_marker, wrap_width, wrapped
from pipeline.readers.text_runs import Run, flow, row
from pipeline.resources import term_set

DOTTED = re.compile(r"(?:\d{1,2}\S{0,2}\s+)?(?:[a-z]\.){2,}\s*", re.I)
FRONT_MATTER = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
FIELD = re.compile(r"^(\w[\w -]*?)\s*[:=]\s*(.*)$")
ADDRESS = re.compile(r"\]\([^)\s]*\)")
FOOTNOTE_SIGN = re.compile(r"\[\^([^\]\s]+)\]")
TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
SPANS = {"em": Style.ITALIC, "strong": Style.BOLD, "s": Style.STRUCK, "link": Style.LINK}
TAG_SPANS = {"b": Style.BOLD, "strong": Style.BOLD, "i": Style.ITALIC, "em": Style.ITALIC, "a": Style.LINK}
TAG_SPANS |= dict.fromkeys(("s", "del", "strike"), Style.STRUCK)
BREAKS = frozenset(["br", "p", "div", "li", "ul", "ol", "tr", "table", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "hr"])
BREAKS |= {"details", "summary", "blockquote", "section", "center"}
SILENT = frozenset(["u", "ins", "span", "font", "sup", "sub", "small", "big", "mark", "code", "kbd", "tt", "img", "abbr", "cite", "q"])
SILENT |= {"tbody", "thead", "colgroup", "col", "wbr", "label", "input"}
DAY_KEYS = frozenset({"date", "datum"})  # alone, the day on which the file was written
CHECKBOX = re.compile(r"^\[([ xX])\]\s+")


def read_markdown(data: bytes, name: str) -> Document:
    """Front matter goes to ``title``, ``author`` and ``created``, and whole ("date: 2024-05-29") to ``headers``.

    Where it tells who was there, or where, it is the header of the minutes: those lines are the first block too.

    Raises OnleesbaarBestand for an empty, far too large or binary file.
    """
    text = decode(data, name).lstrip("\ufeff")
    fields, text = front_matter(text)
    blocks = (*_told_in_head(fields), *_Walk(usual(_uncommented(text))).blocks())
    return Document(
        name=name,
        format="md",
        sha256=hashlib.sha256(data).hexdigest(),
        blocks=blocks,
        headers=tuple(f"{key}: {value}" for key, value in fields.items()),
        title=fields.get("title") or fields.get("titel", ""),
        author=fields.get("author") or fields.get("auteur", ""),
        created=_date(fields.get("date") or fields.get("datum", "")),
    )


def _uncommented(text: str) -> str:
    """Without HTML comments; one that is never closed is text."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return "".join([*kept, text[at:]])


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The plain fields of a YAML or TOML head (keys in lower case; a list is joined by commas) and the text after it."""
    found = FRONT_MATTER.match(text)
    if not found or not any(FIELD.match(line) for line in found[2].splitlines()):
        return {}, text
    fields: dict[str, list[str]] = {}
    key = ""
    for line in found[2].splitlines():
        field = FIELD.match(line)
        if field:
            key = field[1].lower()
            fields[key] = [_bare(field[2])]
        elif key and line.strip():
            _add_line(fields[key], line.strip())
    joined = {k: ("; " if any("," in v for v in values[1:]) else ", ").join(filter(None, values)) for k, values in fields.items()}
    return {k: v for k, v in joined.items() if v}, text[found.end() :]


def _bare(value: str) -> str:
    """A value without quotes, and a list in brackets as a row; the sign of a text over more lines is left out."""
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(part.strip().strip("\"'") for part in value[1:-1].split(","))
    return value.strip("\"'") if value not in ("|", ">", "|-", ">-") else ""


def _add_line(values: list[str], line: str) -> None:
    """One more item of a list, or what an item tells besides: "- naam: Anna" and below it "rol: voorzitter" give "Anna (voorzitter)"."""
    item = line.startswith("- ")
    inner = FIELD.match(line.removeprefix("- ").strip())
    value = _bare(inner[2] if inner else line.removeprefix("- "))
    if inner and not item and len(values) > 1:
        values[-1] += f" ({value})"
    else:
        values.append(value)


def _told_in_head(fields: dict[str, str]) -> Iterator[Block]:
    """The lines of front matter that tell of the meeting, as they stand there, unless it is only a title with a date."""
    lines = [f"{key}: {value}" for key, value in fields.items() if key in term_set("front_matter")]
    if any(key in term_set("front_matter") and key not in DAY_KEYS for key in fields):
        yield Block(kind=Kind.PARAGRAPH, text=flow([Run(text="\n".join(lines))])[0])


def _date(value: str) -> date | None:
    try:
        if found := re.match(r"(\d{4})-(\d{1,2})-(\d{1,2})", value):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := re.match(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", value):
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        pass
    return None


class _Walk:
    """One pass over the tokens of a text."""

    def __init__(self, text: str) -> None:
        self.md = parser()
        self.tokens = self.md.parse(text)
        self.width = wrap_width([_source_lines(t) for t in self.tokens if t.type == "inline"])
        self.notes = {t.meta["label"] for t in self.tokens if t.type == "footnote_text"}
        self.table = -1
        self.lists: list[tuple[int, bool]] = []  # of each open list: items so far, whether it prints the same number each time

    def blocks(self) -> Iterator[Block]:
        marker, notes = "", []
        for i, token in enumerate(self.tokens):
            if token.type in ("bullet_list_open", "ordered_list_open"):
                self.lists.append((0, _repeats(self.tokens, i)))
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                self.lists.pop()
            elif token.type == "list_item_open":
                marker = self._marker(token)
            elif token.type == "inline":
                yield from self._inline(token, self.tokens[i - 1], marker)
                marker = ""
            elif token.type == "fence":
                yield from self._plain(token.content)
            elif token.type == "table_rows":
                yield from self._rows(token.meta["rows"])
            elif token.type == "footnote_text":
                text, marks = flow(self._runs(token.meta["text"]))
                notes.append(Block(kind=Kind.FOOTNOTE, text=text, marks=marks, marker=token.meta["label"]))
        yield from notes

    def _marker(self, token: Token) -> str:
        count, repeats = self.lists[-1]
        self.lists[-1] = (count + 1, repeats)
        if not token.info:
            return token.markup
        return f"{int(token.info) + count if repeats else token.info}{token.markup}"

    def _inline(self, token: Token, parent: Token, marker: str) -> Iterator[Block]:
        pieces = _split_lines(self._inline_runs(token))
        if parent.type == "heading_open" and not (parent.markup in "-=" and _accidental(token.content)):
            text, marks = flow(run for piece in pieces for run in [*piece, Run(text="\n")])
            yield from self._filled(Block(kind=Kind.HEADING, text=text, marks=marks, marker=marker, level=int(parent.tag[1])))
            return
        for n, piece in enumerate(_paragraphs(pieces)):
            yield from self._filled(self._paragraph(piece, marker, first=n == 0))
            marker = ""

    def _paragraph(self, runs: list[Run], marker: str, first: bool) -> Block:
        """``first`` of its paragraph: CommonMark has seen its number, and a bold or escaped one ("2\\.") is text on purpose."""
        text, marks = flow(runs)
        if box := CHECKBOX.match(text) if marker else None:
            marker = f"[{box[1].lower()}]"
            text, marks = flow(_without(runs, box[0].strip()))
        elif not marker:
            marker, _ = split_marker(text)
            if first and re.fullmatch(r"\d+[.)]", marker):
                marker = ""
            if marker:
                text, marks = flow(_without(runs, marker))
        if not marker:
            return Block(kind=Kind.PARAGRAPH, text=text, marks=marks)
        return Block(kind=Kind.LIST_ITEM, text=text, marks=marks, marker=marker, level=max(1, len(self.lists)))

    @staticmethod
    def _filled(block: Block) -> Iterator[Block]:
        if block.text:
            yield block

    def _plain(self, content: str) -> Iterator[Block]:
        for part in re.split(r"\n\s*\n", content):
            text, _ = flow([Run(text=part)])
            if text:
                yield Block(kind=Kind.PARAGRAPH, text=text)

    def _rows(self, rows: list[list[str]]) -> Iterator[Block]:
        self.table += 1
        for cells in rows:
            yield row([list(self._runs(cell)) for cell in cells], self.table)

    def _runs(self, text: str) -> Iterator[Run]:
        for i, line in enumerate(text.split("\n")):
            for token in self.md.parseInline(line.strip()):
                yield Run(text="\n" if i else "")
                yield from self._inline_runs(token)

    def _inline_runs(self, token: Token) -> Iterator[Run]:
        open_spans: Counter[Style] = Counter()
        ends = iter(_line_ends(token, self.width))
        for child in token.children or []:
            styles = frozenset(style for style, count in open_spans.items() if count > 0)
            name, _, side = child.type.rpartition("_")
            if child.type == "softbreak":
                yield Run(text=next(ends, " "), styles=styles)
            elif child.type == "hardbreak":
                next(ends, None)
                yield Run(text="\n")
            elif child.type == "html_inline":
                yield from _html(child.content, open_spans, styles)
            elif name in SPANS and side in ("open", "close"):
                open_spans[SPANS[name]] += 1 if side == "open" else -1
            elif child.type in ("text", "code_inline", "text_special"):
                yield Run(text=FOOTNOTE_SIGN.sub(self._footnote_sign, child.content), styles=styles)

    def _footnote_sign(self, found: re.Match[str]) -> str:
        return "" if found[1] in self.notes else found[0]


def _repeats(tokens: Sequence[Token], start: int) -> bool:
    """Whether the items of the list that opens at ``start`` all print one number: Markdown's way to say "number these"."""
    level = tokens[start].level
    infos = []
    for token in tokens[start + 1 :]:
        if token.level == level:
            break
        if token.type == "list_item_open" and token.level == level + 1:
            infos.append(token.info)
    return len(infos) > 1 and bool(infos[0]) and len(set(infos)) == 1


def _accidental(content: str) -> bool:
    """A paragraph right above a rule of dashes is no heading when it is more than one line or a whole sentence ("W.v.t.t.k." is none)."""
    stopped = content.rstrip().endswith((".", ";", ",")) and not DOTTED.fullmatch(content)
    return "\n" in content or len(content) > 120 or stopped


def _source_lines(token: Token) -> list[str]:
    """The lines as typed, without the addresses of links: those are too long to say anything about the width."""
    return ADDRESS.sub("]", token.content).split("\n")


def _line_ends(token: Token, width: int) -> list[str]:
    """For each line end of the source, in order: a space where it is only a wrap, otherwise a line break."""
    lines = _source_lines(token)
    return [" " if wrapped(a, b, width) else "\n" for a, b in zip(lines, lines[1:], strict=False)]


def _html(tag: str, open_spans: Counter[Style], styles: frozenset[Style]) -> Iterator[Run]:
    """Known tags become breaks and styles; an unknown one is text: writers put labels in angle brackets ("<Actie Karin>")."""
    found = TAG.match(tag)
    name = found[1].lower() if found else ""
    if name in TAG_SPANS:
        open_spans[TAG_SPANS[name]] += -1 if tag.startswith("</") else 1
    elif name in BREAKS:
        yield Run(text="\n")
    elif name not in SILENT:
        yield Run(text=tag, styles=styles)


def _split_lines(runs: Iterator[Run]) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        for i, part in enumerate(run.text.split("\n")):
            if i:
                lines.append([])
            lines[-1].append(Run(text=part, styles=run.styles))
    return lines


def _paragraphs(lines: list[list[Run]]) -> list[list[Run]]:
    """Lines that open with a printed marker start a paragraph of their own (CommonMark: only "1." and bullets do)."""
    paragraphs: list[list[Run]] = []
    for line in lines:
        if paragraphs and not split_marker(flow(line)[0])[0]:
            paragraphs[-1] += [Run(text="\n"), *line]
        else:
            paragraphs.append(list(line))
    return paragraphs


def _without(runs: list[Run], prefix: str) -> list[Run]:
    """The runs with the characters of ``prefix`` taken from the front (white space aside)."""
    left = list(prefix.replace(" ", ""))
    kept = []
    for run in runs:
        text = run.text
        while left and text:
            if text[0] == left[0]:
                left.pop(0)
            text = text[1:]
        kept.append(Run(text=text, styles=run.styles))
    return kept

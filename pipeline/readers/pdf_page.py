"""A PDF page as words with their place and style, ruled tables, and links. The only module that sees pdfplumber's objects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pdfplumber.page import Page as SourcePage

from pipeline.document import Style
from pipeline.readers.text_runs import clean

Box = tuple[float, float, float, float]  # x0, top, x1, bottom in points, from the top left corner

# Symbol and Wingdings put their glyphs in the private use area; what a reader of the page sees instead.
SYMBOLS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0e0": "→", "\uf0de": "→"}
SYMBOLS |= {"\uf06f": "□", "\uf0a8": "□", "\uf0fe": "☒"}
PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
BOLD = re.compile(r"bold|black|heavy|semibd|[-,]bd", re.IGNORECASE)
ITALIC = re.compile(r"italic|oblique|[-,]it\b", re.IGNORECASE)
WORD_GAP, SPACE_GAP = 0.2, 0.08  # of the type size: what separates words, without and with a space printed between them
SMALLEST = 1.0  # points; smaller type cannot be read
SMALLEST_ROW = 6.0  # points
THIN = 2.0  # points; what is thinner is a rule and not an area


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """``glued``: no space before it (only the style changed)."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    styles: frozenset[Style] = frozenset()
    glued: bool = False
    coloured: bool = False
    font: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words on one line, left to right; ``page`` counts from 1."""

    words: tuple[Word, ...]
    page: int

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(w.x1 for w in self.words)

    @property
    def top(self) -> float:
        return min(w.top for w in self.words)

    @property
    def bottom(self) -> float:
        return max(w.bottom for w in self.words)

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return max((sum(len(w.text) for w in self.words if w.size == size), size) for size in {w.size for w in self.words})[1]

    @property
    def text(self) -> str:
        return "".join(("" if w.glued or not i else " ") + w.text for i, w in enumerate(self.words))

    def all_in(self, style: Style) -> bool:
        lettered = [w for w in self.words if any(c.isalnum() for c in w.text)]
        return bool(lettered) and all(style in w.styles for w in lettered)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    grids: tuple[tuple[Box, ...], ...] = ()  # of each ruled table: its cells
    rules: tuple[Box, ...] = ()  # horizontal ones
    aside: tuple[str, ...] = ()  # text that does not run from left to right, such as a watermark
    pictures: float = 0.0  # share of the page that images cover
    unreadable: int = 0  # glyphs whose letter the file does not tell


def read_page(source: SourcePage) -> Page:
    x0, top, x1, bottom = source.bbox
    chars = [c for c in source.chars if x0 <= (c["x0"] + c["x1"]) / 2 <= x1 and top <= (c["top"] + c["bottom"]) / 2 <= bottom]
    visible = source.filter(_is_rule)
    shades = [(r["x0"], r["top"], r["x1"], r["bottom"]) for r in source.rects if r.get("fill") and not _white(r.get("non_stroking_color"))]
    rules = tuple((e["x0"], e["top"], e["x1"], e["bottom"]) for e in [*visible.rects, *visible.lines] if e["bottom"] - e["top"] <= THIN)
    links = [(a["x0"], a["top"], a["x1"], a["bottom"]) for a in source.hyperlinks]
    upright = [c for c in chars if c.get("upright", True) and c["size"] >= SMALLEST]
    grids = tuple(_grids(visible, shades))
    words = _words([c for c in upright if not c["text"].startswith("(cid:")], _walls(grids))
    return Page(
        number=source.page_number,
        width=source.width,
        height=source.height,
        words=tuple(_marked(word, rules, links) for word in words),
        grids=grids,
        rules=rules,
        aside=_aside([c for c in chars if not c.get("upright", True)]),
        pictures=sum((i["x1"] - i["x0"]) * (i["bottom"] - i["top"]) for i in source.images) / (source.width * source.height),
        unreadable=sum(c["text"].startswith("(cid:") for c in upright),
    )


def _is_rule(obj: dict[str, Any]) -> bool:
    """Lines and borders, not shading: Word paints white rectangles behind cells and paragraphs."""
    if obj["object_type"] not in ("rect", "line", "curve"):
        return False
    if obj["object_type"] != "line" and not obj.get("stroke") and min(obj["width"], obj["height"]) > THIN:
        return False
    colour = obj.get("stroking_color") if obj.get("stroke") else obj.get("non_stroking_color")
    return not _white(colour)


def _white(colour: Any) -> bool:
    values = colour if isinstance(colour, list | tuple) else (colour,)
    if not values or not all(isinstance(v, int | float) for v in values):
        return False
    return all(v <= 0.01 for v in values) if len(values) == 4 else all(v >= 0.99 for v in values)


def _grids(visible: SourcePage, shades: Sequence[Box]) -> Iterable[tuple[Box, ...]]:
    """Cells of ruled tables, cut where the colour behind them changes; a frame of one column is no table."""
    for table in visible.find_tables():
        cells = [part for c in table.cells for part in _banded(c, shades)]
        cells = [c for c in cells if c[2] - c[0] > THIN and c[3] - c[1] > THIN]
        if len({round(c[0]) for c in cells}) > 1:
            yield tuple(cells)


def _banded(cell: Box, shades: Sequence[Box]) -> list[Box]:
    """The cell as one for each band of colour, as in tables whose rows are told apart by shading alone."""
    x0, top, x1, bottom = cell
    edges = {(s[0], s[2], round(y)) for s in shades if x0 - THIN < s[0] and s[2] < x1 + THIN for y in (s[1], s[3])}
    inner = sorted({y for _, _, y in edges if top + SMALLEST_ROW < y < bottom - SMALLEST_ROW})
    behind = {y: [(a, b) for a, b, at in edges if at == y] for y in inner}
    cuts = [y for y, parts in behind.items() if min(parts)[0] - x0 < THIN and x1 - max(parts)[1] < THIN]
    return [(x0, a, x1, b) for a, b in zip([top, *cuts], [*cuts, bottom], strict=True)]


def _walls(grids: Iterable[Sequence[Box]]) -> list[Box]:
    """The left borders of all cells."""
    return [(x0, top, x0, bottom) for cells in grids for x0, top, _, bottom in cells]


def _words(chars: Sequence[dict[str, Any]], walls: Sequence[Box] = ()) -> list[Word]:
    words: list[Word] = []
    for line in _rows(chars, lambda c: (c["top"], c["bottom"])):
        height = sum(c["top"] + c["bottom"] for c in line) / (2 * len(line))
        words += _line_words(
            sorted(line, key=lambda c: (c["x0"], c["x1"])), sorted({x for x, top, _, bottom in walls if top <= height <= bottom})
        )
    return words


def _rows(items: Iterable[Any], extent: Any) -> list[list[Any]]:
    """Items in rows, top to bottom: an item belongs to a row when half the height of the lower of the two overlaps."""
    rows: list[tuple[float, float, list[Any]]] = []
    for item in sorted(items, key=lambda i: extent(i)[1]):
        top, bottom = extent(item)
        for row_top, row_bottom, members in reversed(rows[-4:]):
            if min(bottom, row_bottom) - max(top, row_top) > 0.5 * min(bottom - top, row_bottom - row_top):
                members.append(item)
                break
        else:
            rows.append((top, bottom, [item]))
    return [members for _, _, members in rows]


def _line_words(chars: Sequence[dict[str, Any]], walls: Sequence[float] = ()) -> list[Word]:
    """``walls``: where a border stands between two letters, these are of two cells."""
    words: list[Word] = []
    spaced = True
    last: dict[str, Any] | None = None
    for char in chars:
        if char["text"].isspace():
            spaced = True
            continue
        if last and char["text"] == last["text"] and abs(char["x0"] - last["x0"]) < 0.15 * char["size"]:
            continue  # bold made by printing twice
        # a space printed over a letter belongs to another, empty paragraph
        near = last is not None and char["x0"] - last["x1"] < (SPACE_GAP if spaced else WORD_GAP) * char["size"]
        near = near and not _parted(last, char, walls)
        word = _char_word(char, near)
        if words and word.glued and _alike(words[-1], word):
            words[-1] = _grown(words[-1], word)
        else:
            words.append(word)
        last, spaced = char, False
    return [w for w in (replace(w, text=_seen(w.text)) for w in words) if w.text]


def _parted(last: dict[str, Any] | None, char: dict[str, Any], walls: Sequence[float]) -> bool:
    """Whether a border runs between two letters."""
    return last is not None and any(max(last["x1"] - 1, last["x0"]) < x < min(char["x0"] + 1, char["x1"]) for x in walls)


def _grown(word: Word, more: Word) -> Word:
    return replace(word, text=word.text + more.text, x1=more.x1, top=min(word.top, more.top), bottom=max(word.bottom, more.bottom))


def _seen(text: str) -> str:
    """Soft hyphens stay for the moment: at the end of a line they tell that the word goes on."""
    text = PRIVATE_USE.sub(lambda m: SYMBOLS.get(m[0], "•" if len(text) == 1 else ""), text)
    return clean(text[:-1]) + "\u00ad" if text.endswith("\u00ad") else clean(text)


def _char_word(char: dict[str, Any], glued: bool) -> Word:
    font = char["fontname"].partition("+")[2] or char["fontname"]
    styles = frozenset(style for style, pattern in ((Style.BOLD, BOLD), (Style.ITALIC, ITALIC)) if pattern.search(font))
    colour = char.get("non_stroking_color")
    values = colour if isinstance(colour, list | tuple) else (colour,)
    coloured = len(values) == 3 and all(isinstance(v, int | float) for v in values) and max(values) - min(values) > 0.15
    return Word(
        text=char["text"],
        x0=char["x0"],
        x1=char["x1"],
        top=char["top"],
        bottom=char["bottom"],
        baseline=char["bottom"] - (char["matrix"][5] - char["y0"]),
        size=round(char["size"] * 2) / 2,
        styles=styles,
        glued=glued,
        coloured=coloured,
        font=re.split(r"[-,]", font)[0],
    )


def _alike(a: Word, b: Word) -> bool:
    return a.styles == b.styles and abs(a.size - b.size) < 0.6 and a.coloured == b.coloured


def _marked(word: Word, rules: Sequence[Box], links: Sequence[Box]) -> Word:
    """The word with strike-through (a rule through the middle of its letters) and links added to its styles."""
    middle = ((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)
    styles = set(word.styles)
    for x0, top, x1, bottom in rules:
        height = (word.baseline - (top + bottom) / 2) / word.size  # an underline is below the baseline
        if 0.1 < height < 0.45 and min(x1, word.x1) - max(x0, word.x0) > 0.6 * (word.x1 - word.x0):
            styles.add(Style.STRUCK)
    if any(x0 <= middle[0] <= x1 and top <= middle[1] <= bottom for x0, top, x1, bottom in links):
        styles.add(Style.LINK)
    return replace(word, styles=frozenset(styles))


def _aside(chars: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    text = clean("".join(c["text"] for c in chars)).strip()
    return (text,) if len(text) > 2 else ()


def lines_of(words: Iterable[Word], page: int) -> list[Line]:
    """All words of each row as one line, top to bottom."""
    rows = _rows(words, lambda w: (w.top, w.bottom))
    return [Line(words=tuple(sorted(row, key=lambda w: w.x0)), page=page) for row in rows]


def segments(line: Line) -> list[Line]:
    """The line cut where the gap is far wider than a space: at tabs and between columns. Justified text has wide spaces all over."""
    gaps = [max(0.0, b.x0 - a.x1) for a, b in zip(line.words, line.words[1:], strict=False)]
    usual = min(gaps) if len(gaps) > 1 else 0.0
    cuts = [i + 1 for i, gap in enumerate(gaps) if gap > max(1.5 * line.words[i].size, min(2.5 * usual, 2 * line.words[i].size))]
    return [replace(line, words=line.words[a:b]) for a, b in zip([0, *cuts], [*cuts, len(line.words)], strict=True)]


def without_signs(page: Page, numbers: frozenset[str]) -> Page:
    """The page without the raised numbers that refer to its footnotes."""
    if not numbers:
        return page
    kept = [w for i, w in enumerate(page.words) if not (w.text in numbers and i and w.glued and w.size < 0.8 * page.words[i - 1].size)]
    return replace(page, words=tuple(kept))

"""Automatic numbers as Word shows them: numbering.xml says how, the order of the paragraphs says which.

Counters belong to the abstract list: two lists (w:num) on one abstract list count on together, until a w:num with a startOverride
is met for the first time (ECMA-376 part 1, 17.9; the sharing is how Word behaves).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from pipeline.readers.docx_package import W
from pipeline.readers.docx_styles import Styles, number, on, value
from pipeline.readers.docx_symbols import bullet

DEEPEST = 8  # Word knows nine levels, counted from 0
_MOST_LETTERS = 26 * 30  # Word goes back to "a" after thirty letters; such a list is never meant


@dataclass(frozen=True, slots=True)
class Level:
    """``restart`` is w:lvlRestart: 0 never, n after a paragraph of level n (from 1) or higher; None after any higher level."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    style: str = ""
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class AbstractList:
    levels: dict[int, Level]
    counters: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class NumberedList:
    """A w:num: its own levels where it overrides them; ``starts`` holds the startOverrides not yet used."""

    abstract: AbstractList
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Give it every paragraph in reading order; it keeps the count."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self.styles = styles
        self.lists: dict[str, NumberedList] = {} if root is None else _lists(root, styles)

    def place(self, ppr: etree._Element | None, style_id: str) -> tuple[str, int] | None:
        """(list id, level from 0) of a paragraph, None where it has no number."""
        direct = ppr.find(f"{W}numPr") if ppr is not None else None
        num_id = value(direct, f"{W}numId")
        ilvl = number(direct.find(f"{W}ilvl")) if direct is not None else None
        ilvl = None if ilvl is None else min(max(ilvl, 0), DEEPEST)
        if num_id:
            return (num_id, ilvl or 0) if num_id in self.lists else None
        inherited = next((s.num_id for s in self.styles.chain(style_id) if s.num_id is not None), "")
        if inherited not in self.lists:
            return None
        return inherited, self._style_level(inherited, style_id) if ilvl is None else ilvl

    def _style_level(self, num_id: str, style_id: str) -> int:
        linked = {level.style: i for i, level in self.lists[num_id].levels.items() if level.style}
        for style in self.styles.chain(style_id):
            if style.id in linked:
                return linked[style.id]
            if style.ilvl is not None:
                return min(max(style.ilvl, 0), DEEPEST)
        return 0

    def next_marker(self, num_id: str, ilvl: int) -> str:
        """Count one paragraph and give its number as Word prints it ("2.1", "a)", "•"); empty where nothing is printed."""
        numbered = self.lists[num_id]
        counters = numbered.abstract.counters
        for i in [i for i in numbered.starts if i <= ilvl]:
            start = numbered.starts.pop(i)
            if i == ilvl or i not in counters:
                counters[i] = start - 1 if i == ilvl else start
        level = numbered.levels.get(ilvl, Level())
        counters[ilvl] = counters.get(ilvl, level.start - 1) + 1
        for i in range(ilvl):
            counters.setdefault(i, numbered.levels.get(i, Level()).start)
        self._restart_deeper(numbered, ilvl)
        if level.format == "bullet":
            return bullet(level.text)
        return _fill(numbered, level, counters)

    @staticmethod
    def _restart_deeper(numbered: NumberedList, ilvl: int) -> None:
        counters = numbered.abstract.counters
        for i in [i for i in counters if i > ilvl]:
            restart = numbered.levels.get(i, Level()).restart
            if restart is None or ilvl < restart:
                del counters[i]


def _fill(numbered: NumberedList, level: Level, counters: dict[int, int]) -> str:
    def one(match: re.Match[str]) -> str:
        i = int(match[1]) - 1
        if i not in counters:
            return ""
        shape = numbered.levels.get(i, Level()).format
        return shown(counters[i], "decimal" if level.legal and shape != "none" else shape)

    return re.sub(r"%([1-9])", one, level.text).strip()


def shown(n: int, shape: str) -> str:
    """A count in a Word number format; formats no Dutch document uses fall back on digits."""
    if shape == "none":
        return ""
    if shape in {"lowerLetter", "upperLetter"} and 0 < n <= _MOST_LETTERS:
        letters = chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1)
        return letters if shape == "lowerLetter" else letters.upper()
    if shape in {"lowerRoman", "upperRoman"} and 0 < n < 4000:
        return roman(n) if shape == "lowerRoman" else roman(n).upper()
    if shape == "decimalZero":
        return f"{n:02d}"
    return f"{n}e" if shape == "ordinal" else str(n)


def roman(n: int) -> str:
    table = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
    out = ""
    for size, letters in (*table, (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        out += letters * (n // size)
        n %= size
    return out


def _lists(root: etree._Element, styles: Styles) -> dict[str, NumberedList]:
    elements = {e.get(f"{W}abstractNumId", ""): e for e in root.findall(f"{W}abstractNum")}
    numbers = {e.get(f"{W}numId", ""): e for e in root.findall(f"{W}num")}
    abstracts = {i: AbstractList(_levels(e)) for i, e in elements.items()}
    lists: dict[str, NumberedList] = {}
    for num_id, element in numbers.items():
        target = _follow_link(value(element, f"{W}abstractNumId"), elements, numbers, styles)
        if num_id == "0" or target not in abstracts:  # 0 means: no number
            continue
        levels, starts = dict(abstracts[target].levels), {}
        for override in element.findall(f"{W}lvlOverride"):
            i = _ilvl(override)
            levels |= _levels(override)
            start = number(override.find(f"{W}startOverride"))
            if start is not None:
                starts[i] = start
        lists[num_id] = NumberedList(abstracts[target], levels, starts)
    return lists


def _follow_link(target: str, elements: dict[str, etree._Element], numbers: dict[str, etree._Element], styles: Styles) -> str:
    """An abstract list that only points to a list style (w:numStyleLink) stands for the list of that style."""
    link = value(elements.get(target), f"{W}numStyleLink")
    style = styles.by_id.get(link) if link else None
    if style is None or style.num_id not in numbers:
        return target
    linked = value(numbers[style.num_id], f"{W}abstractNumId")
    return linked if linked in elements and elements[linked].find(f"{W}numStyleLink") is None else target


def _ilvl(element: etree._Element) -> int:
    raw = element.get(f"{W}ilvl", "0")
    return min(int(raw), DEEPEST) if raw.isdecimal() and len(raw) < 9 else 0


def _levels(parent: etree._Element) -> dict[int, Level]:
    return {_ilvl(e): _level(e) for e in parent.findall(f"{W}lvl")}


def _level(element: etree._Element) -> Level:
    start, legal = number(element.find(f"{W}start")), element.find(f"{W}isLgl")
    picture = element.find(f"{W}lvlPicBulletId") is not None
    return Level(
        start=0 if start is None else start,  # 17.9.25: without w:start the list starts at 0
        format=value(element, f"{W}numFmt", "decimal"),
        text=value(element, f"{W}lvlText") or ("•" if picture else ""),
        style=value(element, f"{W}pStyle"),
        restart=number(element.find(f"{W}lvlRestart")),
        legal=legal is not None and on(legal.get(f"{W}val")),
    )

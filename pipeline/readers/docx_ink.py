"""Text with its character styles, one flag a character, until it is tidied and becomes a block's text and marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from unicodedata import normalize

from pipeline.document import Mark, Style

STRUCK, BOLD, ITALIC, LINK = 1, 2, 4, 8
_STYLES = ((STRUCK, Style.STRUCK), (BOLD, Style.BOLD), (ITALIC, Style.ITALIC), (LINK, Style.LINK))

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_CHARACTERS = str.maketrans({"\u2011": "-", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\r": "\n"})
_TYPED_NUMBER = re.compile(r"[-–•*o]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivx]{1,5})[.):]{0,2}")
_LONGEST_NUMBER = 16
_WORDS = re.compile(r"\S+(?: \S+)*")  # words already parted by one blank stay as they are


@dataclass(slots=True)
class Ink:
    chars: list[str] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)

    def add(self, text: str, flags: int = 0) -> None:
        clean = normalize("NFC", text).translate(_INVISIBLE).translate(_CHARACTERS)
        self.chars.extend(clean)
        self.flags.extend([flags] * len(clean))

    def append(self, other: Ink) -> None:
        self.chars.extend(other.chars)
        self.flags.extend(other.flags)

    def visible(self) -> bool:
        return bool(self.text().strip())

    def text(self) -> str:
        return "".join(self.chars)

    def marks(self) -> tuple[Mark, ...]:
        used = set(self.flags)
        return tuple(mark for bit, style in _STYLES if any(f & bit for f in used) for mark in self._stretches(bit, style))

    def _stretches(self, bit: int, style: Style) -> Iterable[Mark]:
        """Stretches from visible to visible character; blanks between two styled words belong to them, a tab between cells does not."""
        start = end = -1
        for i, char in enumerate(self.chars):
            if self.flags[i] & bit and not char.isspace():
                start, end = (i if start < 0 else start), i + 1
            elif start >= 0 and (char == "\t" or not char.isspace()):
                yield Mark(start=start, end=end, style=style)
                start = -1
        if start >= 0:
            yield Mark(start=start, end=end, style=style)


def tidy(ink: Ink, keep_tabs: bool = False) -> Ink:
    """One blank between words, one "\\n" between lines, nothing at the edges.

    A tab only lays out after a label, before a colon or after a typed number, and becomes a space; elsewhere it parts columns
    ("J. Jansen<tab>Gemeente"), which a reader needs, so with ``keep_tabs`` it stays, alone.
    """
    out, text, end = Ink(), ink.text(), 0
    for found in _WORDS.finditer(text):
        if out.chars:
            out.add(_blank(text[end : found.start()], out, found[0][0], keep_tabs))
        end = found.end()
        out.chars.extend(ink.chars[found.start() : end])
        out.flags.extend(ink.flags[found.start() : end])
    return out


def _blank(gap: str, before: Ink, after: str, keep_tabs: bool) -> str:
    if "\n" in gap:
        return "\n"
    if "\t" not in gap or not keep_tabs or before.chars[-1] == ":" or after == ":":
        return " "
    line = "".join(before.chars[-_LONGEST_NUMBER:]).rpartition("\n")[2]
    return " " if _TYPED_NUMBER.fullmatch(line) else "\t"

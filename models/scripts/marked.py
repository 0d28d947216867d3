"""Our own invented minutes with marks (models/annotations/verslagen): "{a}" behind a task, "{b}" a decision, "{ab}" both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.language.sentences import sentences

MARK = re.compile(r"\s*\{(ab|a|b)\}")


@dataclass(frozen=True, slots=True)
class Marked:
    """``text`` as a reader of the minutes sees it; ``quotes``: each marked sentence with its mark, in order."""

    id: str
    text: str
    quotes: tuple[tuple[str, str], ...]

    def labels(self, texts: list[str]) -> list[tuple[int, int]]:
        """(task, decision) for each of these sentences; a sentence that the program cuts otherwise takes the mark of what it holds."""
        found, used = [(0, 0)] * len(texts), set()
        plain = [bare(t) for t in texts]
        for quote, mark in self.quotes:
            same = [i for i, t in enumerate(plain) if i not in used and t == bare(quote)]
            part = [
                i
                for i, t in enumerate(plain)
                if i not in used and len(bare(quote)) > 12 and len(t) > 8 and (bare(quote) in t or t in bare(quote))
            ]
            for i in (same or part)[:1]:
                used.add(i)
                found[i] = (int("a" in mark), int("b" in mark))
        return found


def bare(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def marked(file: Path) -> Marked:
    lines, quotes = [], []
    for line in file.read_text(encoding="utf-8").splitlines():
        text, at = "", 0
        for mark in MARK.finditer(line):
            text, at = text + line[at : mark.start()], mark.end()
            ends = list(sentences(text))
            if ends:
                quotes.append((text[slice(*ends[-1])], mark[1]))
        lines.append(text + line[at:])
    return Marked(file.stem, "\n".join(lines), tuple(quotes))

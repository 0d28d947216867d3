"""Our own invented minutes with marks (models/annotations/verslagen): "{a}" behind a task, "{b}" a decision, "{ab}" both."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from pipeline import language, readers, structure
from pipeline.language import Parse
from pipeline.language.sentences import sentences

ANNOTATIONS = Path(__file__).resolve().parents[1] / "annotations"
MARK = re.compile(r"\s*\{(ab|a|b)\}")
LEAST = 12  # letters of a sentence that is looked for inside another


@dataclass(frozen=True, slots=True)
class Marked:
    """``text`` as a reader of the minutes sees it; ``said``: every sentence with its mark ("" for none), in order."""

    id: str
    text: str
    said: tuple[tuple[str, str], ...]

    def parsed(self, nlp: Language) -> Parse:
        """The minutes as the program reads them: a file, without marks."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{self.id}.md"
            path.write_text(self.text, encoding="utf-8")
            return language.parse(structure.outline(readers.read(path)), nlp)

    def labels(self, texts: list[str]) -> list[tuple[int, int]]:
        """(task, decision) for each of these sentences, in their order; one that is cut otherwise takes the mark of what it holds."""
        found, at = [], 0
        for text in map(bare, texts):
            same = next((i for i in range(at, len(self.said)) if self.said[i][0] == text), None)
            part = [i for i in range(at, len(self.said)) if self.said[i][1] and len(self.said[i][0]) > LEAST and self.said[i][0] in text]
            whole = [i for i in range(at, len(self.said)) if self.said[i][1] and len(text) > LEAST and text in self.said[i][0]]
            i = same if same is not None else (part or whole or [None])[0]
            at = i + 1 if same is not None else at
            mark = self.said[i][1] if i is not None else ""
            found.append((int("a" in mark), int("b" in mark)))
        return found


def bare(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def marked(file: Path) -> Marked:
    lines, said = [], []
    for line in file.read_text(encoding="utf-8").splitlines():
        text, found = unmarked(line)
        lines.append(text)
        said += [(bare(sentence), mark) for sentence, mark in found]
    return Marked(file.stem, "\n".join(lines), tuple(said))


def unmarked(line: str) -> tuple[str, list[tuple[str, str]]]:
    """The line without its marks, and each of its sentences with its mark ("" for none)."""
    pieces = MARK.split(line)  # text, mark, text, mark, ..., text
    text, marks = "", {}
    for piece, mark in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        text += piece
        if mark:
            marks[len(text.rstrip())] = mark
    return text, [(text[a:b], max((m for at, m in marks.items() if a < at <= b), key=len, default="")) for a, b in sentences(text)]


def minutes(held_out: bool) -> Iterator[Marked]:
    """The minutes that held_out.txt names, which nothing is trained on, or all others."""
    named = set((ANNOTATIONS / "held_out.txt").read_text(encoding="utf-8").splitlines())
    yield from (marked(file) for file in sorted((ANNOTATIONS / "verslagen").glob("*.md")) if (file.stem in named) == held_out)

"""How likely each sentence of the minutes is a task or a decision, read in its context by a transformer.

The sentences stand behind one another in windows of at most SIZE tokens, each behind a mark and under the title of its agenda item,
so that "Akkoord." is read with the proposal before it. The weights (models/reader.npz) are made by models/scripts/train_reader.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from pipeline import resources
from pipeline.document import Kind
from pipeline.extraction.statements import Statement
from pipeline.language.pieces import END, START, Pieces
from pipeline.language.transformer import Transformer, linear

SIZE = 160  # tokens in a window
OVERLAP = 80  # tokens that the next window repeats, so that no sentence is read without what stands before it
SENTENCE, TITLE = 96, 16  # tokens of a sentence and of a title that are read
FRAME, TEXT, HEAD = 0, 1, 2  # kinds of token
KINDS = ("actie", "besluit")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence; ``title`` of its agenda item ("" for none); ``bullet``: it is an item of a list."""

    text: str
    title: str = ""
    bullet: bool = False


def line(s: Statement) -> Line:
    return Line(s.text, s.section.title if s.section else "", s.kind == Kind.LIST_ITEM)


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """``heads``: weights and biases behind the transformer, see ``models/scripts/train_reader.py``."""

    pieces: Pieces
    transformer: Transformer
    heads: dict[str, np.ndarray]

    def __call__(self, lines: Sequence[Line]) -> np.ndarray:
        """Log odds, shape (len(lines), 2): task and decision. A sentence in two windows counts where it is further from an edge."""
        numbered = [(self.pieces("• " * line.bullet + line.text, SENTENCE), self.pieces(line.title, TITLE), line.title) for line in lines]
        found, inside = np.zeros((len(lines), len(KINDS)), dtype=np.float32), np.full(len(lines), -1)
        for first, last in windows(numbered, SIZE, OVERLAP):
            odds = self.odds(numbered[first:last])
            for i in range(first, last):
                depth = min(i - first if first else len(lines), last - 1 - i if last < len(lines) else len(lines))
                if depth > inside[i]:
                    inside[i], found[i] = depth, odds[i - first]
        return found

    def odds(self, lines: Sequence[Numbered]) -> np.ndarray:
        """Log odds of the sentences of one window."""
        numbers, kinds, owners = (np.array(column) for column in sequence(lines))
        hidden = self.transformer(numbers, kinds)
        vectors = [hidden[owners == i] for i in range(len(lines))]
        both = np.stack([np.concatenate([v.mean(0), v[0]]) for v in vectors])
        h = self.heads
        return linear(np.tanh(linear(both, h["mix.weight"], h["mix.bias"])), h["head.weight"], h["head.bias"])


Numbered = tuple[list[int], list[int], str]  # the tokens of a sentence and of its title, and the title


def windows(lines: Sequence[Numbered], size: int, overlap: int, first: int = 0) -> Iterator[tuple[int, int]]:
    """Runs [i, j) of sentences that fit in ``size`` tokens (the first run in ``first``, if given); each repeats ``overlap`` tokens."""
    i = 0
    while i < len(lines):
        tokens, title, j = 0, "", i
        while j < len(lines):
            text, head, name = lines[j]
            more = len(text) + 1 + (len(head) + 1 if name != title and head else 0)
            if j > i and tokens + more > (first if first and not i else size):
                break
            tokens, title, j = tokens + more, name, j + 1
        yield i, j
        if j == len(lines):
            return
        again, back = j, 0
        while again > i + 1 and back + len(lines[again - 1][0]) <= overlap:
            again -= 1
            back += len(lines[again][0])
        i = again


def sequence(lines: Sequence[Numbered]) -> tuple[list[int], list[int], list[int]]:
    """Tokens of one window, the kind of each, and the sentence each belongs to (-1 for none)."""
    numbers, kinds, owners, title = [START], [FRAME], [-1], ""
    for i, (text, head, name) in enumerate(lines):
        if name != title and head:
            numbers += [*head, END]
            kinds += [HEAD] * (len(head) + 1)
            owners += [-1] * (len(head) + 1)
        title = name
        numbers += [END, *text]
        kinds += [TEXT] * (len(text) + 1)
        owners += [i] * (len(text) + 1)
    return numbers, kinds, owners


@cache
def reader() -> Reader:
    """Loads about 30 MB: only when there is something to read."""
    with np.load(resources.path("models", "reader.npz"), allow_pickle=False) as data:
        saved = {name: data[name] for name in data.files}
    scores = dict(zip(str(saved.pop("pieces")).split("\n"), saved.pop("scores").tolist(), strict=True))
    heads = {name: saved.pop(name).astype(np.float32) for name in list(saved) if name.startswith(("mix.", "head."))}
    layers, count = int(saved.pop("layers")), int(saved.pop("heads"))
    arrays = {name: unfolded(name, saved) for name in saved if not name.endswith(".scale") or name == "word.scale"}
    return Reader(Pieces(scores), Transformer(arrays, layers, count), heads)


def unfolded(name: str, saved: dict[str, np.ndarray]) -> np.ndarray:
    """Weights of one byte times the scale of their column; the table of word pieces stays folded."""
    array, scale = saved[name], saved.get(f"{name}.scale")
    if name == "word":
        return array
    return array.astype(np.float32) if scale is None else array.astype(np.float32) * scale.astype(np.float32)


@lru_cache(maxsize=1)
def read(lines: tuple[Line, ...]) -> np.ndarray:
    """As ``Reader``; decisions and actions look at the same sentences one after the other, and they are read once."""
    return reader()(lines) if lines else np.zeros((0, len(KINDS)), dtype=np.float32)

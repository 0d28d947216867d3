"""Reading treebanks and Frog's columns: a sentence is a list of rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

# The training files with their label conventions; the last tenth of each 2.16 file is held out for tuning.
FILES = (("nl_lassysmall-2.0-train.no-overlap", "20"), ("nl_lassysmall-2.16-dev", "16"), ("nl_alpino-2.16-dev", "16"))
HELD_OUT = 10


class Row(NamedTuple):
    """One token; ``head`` 0 is the root. ExtPos is dropped from ``feats``: it tells of a fixed expression, not of the word."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space: bool


class Frogged(NamedTuple):
    form: str
    lemma: str
    tag: str  # CGN: N(soort,ev,basis,zijd,stan)
    name: str  # B-PER, I-PER, O ...


class Sentence(NamedTuple):
    """``place``: the sentence id, in which the paragraph stands before ".s."; empty in the 2.0 file, which has none."""

    place: str
    text: str
    rows: list[Row]


def treebank(path: Path) -> Iterator[Sentence]:
    place = text = ""
    rows: list[Row] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith("# sent_id"):
            place = line.partition("=")[2].strip()
        elif line.startswith("# text ="):
            text = line.partition("=")[2].strip()
        elif len(cells) == 10 and cells[0].isdigit():
            rows.append(_row(cells))
        elif not line and rows:
            yield Sentence(place, text, rows)
            place, text, rows = "", "", []


def _row(cells: list[str]) -> Row:
    feats = "|".join(f for f in cells[5].split("|") if not f.startswith("ExtPos")) or "_"
    return Row(cells[1], cells[2], cells[3], cells[4], feats, int(cells[6]), cells[7], "SpaceAfter=No" not in cells[9])


def frogged(path: Path) -> Iterator[list[Frogged]]:
    """Output of ``frog -n --skip=tmacp`` on tokenised lines."""
    rows: list[Frogged] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split("\t")
        if len(cells) >= 6:
            rows.append(Frogged(cells[1], cells[2], cells[4], cells[6] if len(cells) > 6 and cells[6] else "O"))
        elif rows:
            yield rows
            rows = []


def tokenised(path: Path) -> str:
    """The sentences of a treebank, one a line, tokens apart: what Frog reads."""
    return "".join(" ".join(row.form.replace(" ", "_") for row in sentence.rows) + "\n" for sentence in treebank(path))

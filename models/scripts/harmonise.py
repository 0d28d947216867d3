"""The 2.0 training file in the labels of 2.16, and silver trees for running text.

1. A teacher learns both conventions at once, an output layer for each, on one encoder.
2. It gives the 2.16 sentences an analysis in the 2.0 convention; a second network learns from those pairs to turn 2.0 into 2.16.
3. The second network converts the 2.0 file, whose true 2.0 trees it reads as hints.
4. The teacher goes on with 2.16 alone (real and converted) and parses running text.

    python models/scripts/harmonise.py --data TREEBANKS --frog FROGGED --out models/corpus
"""

from __future__ import annotations

import argparse
import pickle
import random
from pathlib import Path

import numpy as np
import torch
from conllu import FILES, HELD_OUT, Frogged, Sentence, frogged, treebank
from features import affixes, vectors
from network import Net
from teacher import Analysis, Example, Teacher


class Inventory(dict[str, int]):
    """Labels numbered in the order of their first appearance."""

    def number(self, label: str) -> int:
        return self.setdefault(label, len(self))

    def label(self, number: int) -> str:
        return list(self)[min(int(number), len(self) - 1)]


class Labels:
    def __init__(self) -> None:
        self.by = {name: Inventory() for name in ("frog", "frogclass", "name", "upos", "feats20", "feats16", "rel20", "rel16")}

    def sizes(self) -> dict[str, int]:
        return {name: len(inventory) for name, inventory in self.by.items()}

    def frog(self, words: list[Frogged]) -> np.ndarray:
        by = self.by
        return np.array([[by["frog"].number(w.tag), by["frogclass"].number(w.tag.split("(")[0]), by["name"].number(w.name)] for w in words])

    def gold(self, sentence: Sentence, c: str) -> Analysis:
        rows, by = sentence.rows, self.by
        return Analysis(
            np.array([by["upos"].number(r.upos) for r in rows]),
            np.array([by["feats" + c].number(r.feats) for r in rows]),
            np.array([r.head for r in rows]),
            np.array([by["rel" + c].number(r.deprel) for r in rows]),
        )

    def words(self, a: Analysis) -> dict[str, list]:
        """An analysis in 2.16 labels."""
        by = self.by
        return {
            "upos": [by["upos"].label(x) for x in a.upos],
            "feats": [by["feats16"].label(x) for x in a.feats],
            "deprel": [by["rel16"].label(x) for x in a.rel],
            "head": [int(x) for x in a.head],
            "sure": a.sure,
        }


def examples(labels: Labels, words: list[list[str]], frog: list[list[Frogged]], source: int) -> list[Example]:
    seen, at, found = vectors(words), 0, []
    for forms, tags in zip(words, frog, strict=True):
        own = seen[at : at + len(forms)]
        found.append(Example(forms, own, np.array([affixes(f) for f in forms]), labels.frog(tags), source))
        at += len(forms)
    return found


def gold(labels: Labels, data: Path, frog: Path) -> list[list[Example]]:
    found = []
    for source, (name, convention) in enumerate(FILES):
        sentences = list(treebank(data / f"{name}.conllu"))
        part = examples(labels, [[r.form for r in s.rows] for s in sentences], list(frogged(frog / f"{name}.frog")), source)
        for example, sentence in zip(part, sentences, strict=True):
            example.gold, example.convention = labels.gold(sentence, convention), convention
        found.append(part)
    return found


def warm(net: Net, known: Net) -> Net:
    """Starts from the weights of another network; columns for inputs that one lacks start near zero."""
    own, old = net.state_dict(), known.state_dict()
    for name, value in old.items():
        own[name] = value if own[name].shape == value.shape else torch.cat([value, own[name][:, value.shape[1] :] * 0.5], 1)
    net.load_state_dict(own)
    return net


def seed(number: int) -> None:
    random.seed(number)
    np.random.seed(number)
    torch.manual_seed(number)


def main() -> None:
    options = argparse.ArgumentParser()
    for name in ("data", "frog", "out"):
        options.add_argument(f"--{name}", type=Path, required=True)
    options.add_argument("--epochs", type=int, nargs=4, default=(7, 6, 4, 5))
    chosen = options.parse_args()
    labels = Labels()
    old, lassy, alpino = gold(labels, chosen.data, chosen.frog)
    cut = {"lassy": len(lassy) - len(lassy) // HELD_OUT, "alpino": len(alpino) - len(alpino) // HELD_OUT}
    held_out = {"lassy": lassy[cut["lassy"] :], "alpino": alpino[cut["alpino"] :]}
    new = lassy[: cut["lassy"]] + alpino[: cut["alpino"]]
    sample = np.concatenate([e.vectors for e in lassy[:300]]).astype(np.float32)
    scale = (sample.mean(0), sample.std(0) + 0.01)

    seed(1)
    teacher = Teacher(Net(labels.sizes()), *scale)
    teacher.train(old + new, held_out, chosen.epochs[0], 2e-3, lambda _: 1.0)
    for example, hint in zip(lassy + alpino, teacher.analyse(lassy + alpino, "20"), strict=True):
        example.hint = hint

    seed(2)
    converter = Teacher(warm(Net(labels.sizes(), hints=True), teacher.net), *scale)
    converter.train(new, held_out, chosen.epochs[1], 1.5e-3, lambda _: 1.0)
    for example in old:
        example.hint, example.source = example.gold, 1
    converted = converter.analyse(old)

    seed(3)
    for example, analysis in zip(old, converted, strict=True):
        example.gold, example.convention, example.source, example.hint = analysis, "16", 0, None
    for example in lassy + alpino:
        example.hint = None
    teacher.train(old + new, held_out, chosen.epochs[2], 1.5e-3, lambda e: 1.6 if e.source else 1.0)
    teacher.train(old + new, held_out, chosen.epochs[3], 1.3e-3, lambda e: 1.6 if e.source else 1.0)
    silver = silver_trees(teacher, labels, chosen.frog / "text.frog")
    chosen.out.mkdir(parents=True, exist_ok=True)
    with (chosen.out / "trees.pkl").open("wb") as file:
        pickle.dump({"converted": [labels.words(a) for a in converted], "silver": silver}, file)


def silver_trees(teacher: Teacher, labels: Labels, path: Path) -> list[tuple[list[Frogged], dict[str, list]]]:
    """Frog's rows of each sentence of 4 to 45 words, with the teacher's tree."""
    frog = [rows for rows in frogged(path) if 4 <= len(rows) <= 45]
    found = []
    for start in range(0, len(frog), 1000):  # vectors of all words at once would fill the memory
        part = frog[start : start + 1000]
        read = examples(labels, [[w.form for w in rows] for rows in part], part, 1)
        found += [(rows, labels.words(a)) for rows, a in zip(part, teacher.analyse(read), strict=True)]
    return found


if __name__ == "__main__":
    main()

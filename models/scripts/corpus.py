"""Training and development documents for spaCy from gold, converted and silver trees.

Sentences are grouped by one to ten, so that the parser learns where sentences end; 2.16 sentences come twice. Three sets: "first" without
silver trees, "silver" with them, "last" with the held-out tenth of the 2.16 files as well.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import spacy
from conllu import FILES, HELD_OUT, Frogged, Row, frogged, treebank
from feats import Features, name_tag, single, xpos
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from tokenizer import customise

STORED = ("TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "SPACY")
CLOSING, OPENING = frozenset(",.;:?!)]%’"), frozenset("([")
UNSURE = 0.15  # share of the silver sentences left out, those the teacher was least sure of


class Tree(NamedTuple):
    words: list[str]
    spaces: list[bool]
    tags: list[str]
    pos: list[str]
    morphs: list[str]
    lemmas: list[str]
    heads: list[int]
    deps: list[str]


def spaces(words: list[str]) -> list[bool]:
    return [not (after in CLOSING or word in OPENING) for word, after in zip(words, [*words[1:], ""], strict=True)]


def lemmas(rows: list[Row]) -> list[str]:
    """Without underscores. A verb whose particle stands apart loses it here; the component ``separable`` puts it back."""
    found = [row.lemma.replace("_", "") or row.lemma for row in rows]
    for row in rows:
        verb = rows[row.head - 1]
        apart = verb.lemma.lower().startswith(row.form.lower() + "_") and not verb.form.lower().startswith(row.form.lower())
        if row.deprel == "compound:prt" and apart and found[row.head - 1].lower().startswith(row.form.lower()):
            found[row.head - 1] = found[row.head - 1][len(row.form) :]
    return found


def tree(words: list[str], own: list[bool], tags: list[str], lemma: list[str], analysis: dict[str, list]) -> Tree:
    heads = [head - 1 if head else i for i, head in enumerate(analysis["head"])]
    deps = ["ROOT" if rel == "root" else rel for rel in analysis["deprel"]]
    morphs = ["" if f == "_" else f for f in analysis["feats"]]
    return Tree(words, own, tags, analysis["upos"], morphs, lemma, heads, deps)


def trees_2_16(path: Path) -> list[Tree]:
    found = []
    for sentence in treebank(path):
        rows = sentence.rows
        analysis = {key: [getattr(r, key) for r in rows] for key in ("upos", "feats", "head", "deprel")}
        found.append(tree([r.form for r in rows], [r.space for r in rows], [r.xpos for r in rows], lemmas(rows), analysis))
    return found


def trees_2_0(path: Path, frog: Path, converted: list[dict[str, list]], features: Features) -> list[Tree]:
    """Words, lemmas and features of names from the file, tags from Frog (the file has none), converted trees."""
    found = []
    for sentence, tags, analysis in zip(treebank(path), frogged(frog), converted, strict=True):
        rows, xposes = sentence.rows, [xpos(f.tag) for f in tags]
        for i, (row, upos) in enumerate(zip(rows, analysis["upos"], strict=True)):
            if upos == row.upos == "PROPN" and single(i, analysis["head"], analysis["deprel"]):
                analysis["feats"][i], xposes[i] = row.feats, name_tag(row.feats, "N|eigen|ev|basis|zijd|stan")
            else:
                analysis["feats"][i] = features.of(xposes[i], upos, row.form, analysis["feats"][i])
        words = [r.form for r in rows]
        found.append(tree(words, spaces(words), xposes, lemmas(rows), analysis))
    return found


def silver(items: list[tuple[list[Frogged], dict[str, list]]], features: Features) -> list[Tree]:
    worst = sorted(analysis["sure"] for _, analysis in items)[int(len(items) * UNSURE)] if items else 0.0
    return [_silver(rows, analysis, features) for rows, analysis in items if analysis["sure"] > worst]


def _silver(rows: list[Frogged], analysis: dict[str, list], features: Features) -> Tree:
    words, tags = [w.form for w in rows], [xpos(w.tag) for w in rows]
    for i, (row, upos) in enumerate(zip(rows, analysis["upos"], strict=True)):
        if upos == "PROPN" and single(i, analysis["head"], analysis["deprel"]):
            analysis["feats"][i] = features.name(row.form, row.name[2:])
            tags[i] = name_tag(analysis["feats"][i], tags[i])
        else:
            analysis["feats"][i] = features.of(tags[i], upos, row.form, analysis["feats"][i])
    lemma = [ud_lemma(i, row, upos) for i, (row, upos) in enumerate(zip(rows, analysis["upos"], strict=True))]
    return tree(words, spaces(words), tags, lemma, analysis)


def ud_lemma(place: int, word: Frogged, upos: str) -> str:
    """Frog's lemma with UD's capitals: names keep theirs, "Vlaamse" is Vlaams, a first word loses its own; and eerste is één."""
    form, lemma = word.form, word.lemma
    if upos == "PROPN":
        return form.removesuffix("'s")
    if upos == "ADJ" and form.lower() in ("eerste", "eerst"):
        return "één"
    if upos == "ADJ" and form[:1].isupper() and place:
        return lemma[:1].upper() + lemma[1:]
    keeps = upos in ("X", "SYM", "PUNCT") or form.isupper() or (upos == "NOUN" and lemma[:1].isupper() and place)
    return lemma if keeps else lemma.lower()


def grouped(nlp: Language, trees: list[Tree], low: int, high: int) -> Iterator[Doc]:
    start = 0
    while start < len(trees):
        part = trees[start : start + random.randint(low, high)]
        start += len(part)
        offsets = [sum(len(t.words) for t in part[:i]) for i in range(len(part))]
        heads = [offset + head for t, offset in zip(part, offsets, strict=True) for head in t.heads]
        joined = {key: [x for t in part for x in getattr(t, key)] for key in Tree._fields if key != "heads"}
        yield Doc(nlp.vocab, **joined, heads=heads)


def main() -> None:
    options = argparse.ArgumentParser()
    for name in ("data", "frog", "trees", "out"):
        options.add_argument(f"--{name}", type=Path, required=True)
    chosen = options.parse_args()
    random.seed(3)
    nlp = spacy.blank("nl")
    customise(nlp)
    with chosen.trees.open("rb") as file:
        found = pickle.load(file)
    (old, _), (lassy, _), (alpino, _) = FILES
    features = Features(chosen.data)
    parts = [trees_2_16(chosen.data / f"{name}.conllu") for name in (lassy, alpino)]
    cuts = [len(part) - len(part) // HELD_OUT for part in parts]
    dev = [doc for part, cut in zip(parts, cuts, strict=True) for doc in grouped(nlp, part[cut:], 10, 10)]
    converted = trees_2_0(chosen.data / f"{old}.conllu", chosen.frog / f"{old}.frog", found["converted"], features)
    text = silver(found["silver"], features)
    for name, whole, more in (("first", False, []), ("silver", False, text), ("last", True, text)):
        train = list(grouped(nlp, converted, 1, 8))
        for _ in range(2):
            train += [doc for part, cut in zip(parts, cuts, strict=True) for doc in grouped(nlp, part if whole else part[:cut], 1, 10)]
        train += grouped(nlp, more, 1, 4)
        random.shuffle(train)
        save(train, chosen.out / f"{name}.spacy")
    save(dev, chosen.out / "dev.spacy")


def save(docs: list[Doc], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, attrs=STORED).to_disk(path)


if __name__ == "__main__":
    main()

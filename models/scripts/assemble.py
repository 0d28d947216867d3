"""The trained parts as one pipeline: ``assemble.py SYNTAX NAMES FROGGED OUT``. Written beside, then put in place by a rename.

What is published holds no word that only the running text has: minutes name people. Vectors and strings of such words are left out.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
import srsly
from spacy.language import Language
from spacy.vectors import Vectors
from tokenizer import MODELS, abbreviations, customise
from wordfreq import top_n_list

META = {
    "name": "vervolg_nl",
    "version": "1.1.0",
    "description": "Dutch for minutes of meetings: tagger, morphologizer, parser, lemmatizer, names",
    "author": "the vervolg developers",
    "license": "CC BY-SA 4.0",
    "performance": {},
}


def public(frog: Path) -> set[str]:
    words = {word.lower() for path in frog.glob("nl_*.tok") for word in path.read_text(encoding="utf-8").split()}
    return words | set(top_n_list("nl", 80_000))


def thin(nlp: Language, words: set[str]) -> None:
    """Keeps the vectors of these words."""
    vectors, strings = nlp.vocab.vectors, nlp.vocab.strings
    rows = [(strings[key], row) for key, row in vectors.key2row.items() if strings[key] in words]
    keys, data = [word for word, _ in rows], vectors.data[[row for _, row in rows]]
    nlp.vocab.vectors = Vectors(strings=strings, data=data, keys=keys, attr="LOWER", name="vervolg")


def strings(nlp: Language) -> list[str]:
    """What the pipeline needs to know by name: vector words, labels and their parts, lemma endings, the tokenizer's own."""
    blank = spacy.blank("nl")
    customise(blank)
    needed = {*blank.vocab.strings, *abbreviations(MODELS / "abbreviations.txt")}
    needed |= {nlp.vocab.strings[key] for key in nlp.vocab.vectors.key2row}
    for _, pipe in nlp.pipeline:
        for label in map(str, getattr(pipe, "labels", ())):
            needed |= {label, *re.split(r"[|=,]", label), *label.split("-", 1), "|".join(x for x in label.split("|") if "POS=" not in x)}
    trees = srsly.msgpack_loads(nlp.get_pipe("trainable_lemmatizer").trees.to_bytes())
    return sorted(needed | {nlp.vocab.strings[number] for number in _numbers(trees) if number})


def _numbers(part: Any) -> Iterator[int]:
    """The strings that edit trees put in place of others, as numbers."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from [value] if key in ("orig", "subst") else _numbers(value)
    elif isinstance(part, list | tuple):
        for item in part:
            yield from _numbers(item)


def main() -> None:
    syntax, names, frog, out = (Path(arg) for arg in sys.argv[1:5])
    nlp, finder = spacy.load(syntax), spacy.load(names)
    thin(nlp, public(frog))
    finder.vocab.vectors = nlp.vocab.vectors
    nlp.add_pipe("ner", source=finder, last=True)
    customise(nlp)
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.config["initialize"] |= {"vectors": None, "before_init": None}
    nlp.meta.update(META)
    beside = out.with_name(out.name + ".new")
    nlp.to_disk(beside)
    (beside / "vocab" / "strings.json").write_text(json.dumps(strings(nlp), ensure_ascii=False), encoding="utf-8")
    if out.exists():
        shutil.rmtree(out)
    beside.rename(out)


if __name__ == "__main__":
    main()

"""The trained parts as one pipeline: ``assemble.py SYNTAX NAMES OUT``. Written beside, then put in place by a rename."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import spacy
from tokenizer import customise

META = {
    "name": "vervolg_nl",
    "version": "1.0.0",
    "description": "Dutch for minutes of meetings: tagger, morphologizer, parser, lemmatizer, names",
    "author": "the vervolg developers",
    "license": "CC BY-SA 4.0",
}


def main() -> None:
    syntax, names, out = (Path(arg) for arg in sys.argv[1:4])
    nlp = spacy.load(syntax)
    nlp.add_pipe("ner", source=spacy.load(names), last=True)
    customise(nlp)
    nlp.meta.update(META)
    beside = out.with_name(out.name + ".new")
    nlp.to_disk(beside)
    if out.exists():
        shutil.rmtree(out)
    beside.rename(out)


if __name__ == "__main__":
    main()

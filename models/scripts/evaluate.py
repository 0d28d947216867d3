"""Scores of a pipeline on UD test files: ``python models/scripts/evaluate.py [--model NAME] [--data FOLDER]``.

Gold tokens for word classes, lemmas and trees; raw text for sentences. Lemmas are compared without the underscore that UD writes
between the parts of compounds (gemeente_raad): the second figure, "strict", keeps it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from conllu import Sentence, treebank
from spacy.language import Language
from spacy.tokens import Doc

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
DATA = ROOT.parent / "shared" / "corpus" / "treebank"
TESTS = ("nl_lassysmall-2.16-test", "nl_alpino-2.16-test")


def pretokenised(nlp: Language, sentences: Iterable[Sentence]) -> Iterator[Doc]:
    for sentence in sentences:
        doc = Doc(nlp.vocab, words=[r.form for r in sentence.rows], spaces=[r.space for r in sentence.rows])
        for token in doc[1:]:
            token.is_sent_start = False
        yield doc


def token_scores(nlp: Language, sentences: list[Sentence]) -> dict[str, float]:
    """Accuracies over all tokens, punctuation included, labels in full (obl:arg is not obl)."""
    right: Counter[str] = Counter()
    with nlp.select_pipes(disable=[pipe for pipe in ("boundaries", "mending") if pipe in nlp.pipe_names]):  # the sentences are given
        docs = list(nlp.pipe(pretokenised(nlp, sentences)))
    for doc, sentence in zip(docs, sentences, strict=True):
        for token, row in zip(doc, sentence.rows, strict=True):
            head = 0 if token.head.i == token.i else token.head.i + 1
            right["tokens"] += 1
            right["UPOS"] += token.pos_ == row.upos
            right["XPOS"] += token.tag_ == row.xpos
            right["FEATS"] += (str(token.morph) or "_") == row.feats
            right["lemma"] += token.lemma_ == (row.lemma.replace("_", "") or row.lemma)
            right["lemma strict"] += token.lemma_ == row.lemma
            right["UAS"] += head == row.head
            right["LAS"] += head == row.head and token.dep_.lower() == row.deprel.lower()
    total = right.pop("tokens")
    return {name: hits / total for name, hits in right.items()}


def sentence_f1(nlp: Language, groups: Iterable[list[Sentence]]) -> float:
    """Sentences joined by a space; a hit has both ends right."""
    hits = gold = found = 0
    for group in groups:
        wanted, start = set(), 0
        for sentence in group:
            wanted.add((start, start + len(sentence.text)))
            start += len(sentence.text) + 1
        doc = nlp(" ".join(sentence.text for sentence in group))
        got = {(s.start_char, s.start_char + len(s.text.rstrip())) for s in doc.sents}
        hits, gold, found = hits + len(wanted & got), gold + len(wanted), found + len(got)
    return 2 * hits / (gold + found)


def tens(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    """Groups of ten, as ``spacy convert -n 10`` makes them for spaCy's own figures."""
    return (sentences[i : i + 10] for i in range(0, len(sentences), 10))


def paragraphs(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    """Paragraphs of the source: what the product sees, a block at a time."""
    return (list(group) for _, group in groupby(sentences, key=lambda s: s.place.rpartition(".s.")[0]))


def main() -> None:
    from pipeline.language import load

    options = argparse.ArgumentParser()
    options.add_argument("--model", type=Path)
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--files", nargs="*", default=TESTS)
    chosen = options.parse_args()
    nlp = load(chosen.model)
    for name in chosen.files:
        sentences = list(treebank(chosen.data / f"{name}.conllu"))
        print(name, " ".join(f"{key} {value:.4f}" for key, value in token_scores(nlp, sentences).items()))
        print(
            f"  sentence F1 from raw text: {sentence_f1(nlp, tens(sentences)):.4f} (ten at a time), "
            f"{sentence_f1(nlp, paragraphs(sentences)):.4f} (by paragraph)"
        )


if __name__ == "__main__":
    main()

"""Static vectors for 40,000 words from the sentence encoder's subwords, 512 numbers cut to 80: ``vectors.py OUT FOLDER`` (of *.tok files).

Words: those of the texts three times or more, and the most frequent Dutch words of wordfreq. Keyed by the small-letter form.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np
import spacy
from features import word_vector
from spacy.vectors import Vectors
from wordfreq import top_n_list

COUNT, SURE, WIDTH, FITTED = 40_000, 15_000, 80, 20_000


def vocabulary(texts: list[Path]) -> list[str]:
    seen = Counter(word.lower() for path in texts for word in path.read_text(encoding="utf-8").split())
    general = top_n_list("nl", 2 * COUNT)
    own = [word for word, count in seen.most_common() if count >= 3]
    return list(dict.fromkeys([*general[:SURE], *own, *general[SURE:]]))[:COUNT]


def reduced(full: np.ndarray) -> np.ndarray:
    """Principal components of the most frequent words, evened out half-way, with mean square 1."""
    full = full - full.mean(0)
    components = np.linalg.svd(full[:FITTED], full_matrices=False)[2][:WIDTH]
    found = full @ components.T
    found /= np.sqrt(found.std(0))
    return (found / np.sqrt((found**2).mean())).astype(np.float32)


def main() -> None:
    words = vocabulary(sorted(Path(sys.argv[2]).glob("*.tok")))
    data = reduced(np.stack([word_vector(word) for word in words]).astype(np.float32))
    nlp = spacy.blank("nl")
    for word in words:
        nlp.vocab.strings.add(word)
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=data, keys=words, attr="LOWER", name="vervolg")
    nlp.to_disk(sys.argv[1])


if __name__ == "__main__":
    main()

"""Static vectors for 40,000 words: ``vectors.py OUT FROGGED``. 80 numbers from the sentence encoder's subwords, 24 from Frog's tags.

Words: those of the texts three times or more, and the most frequent Dutch words of wordfreq. Keyed by the small-letter form.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import spacy
from conllu import frogged
from features import word_vector
from spacy.vectors import Vectors
from wordfreq import top_n_list

COUNT, SURE, WIDTH, TAGS, FITTED = 40_000, 15_000, 80, 24, 20_000


def vocabulary(texts: Iterable[Path]) -> list[str]:
    seen = Counter(word.lower() for path in texts for word in path.read_text(encoding="utf-8").split())
    general = top_n_list("nl", 2 * COUNT)
    own = [word for word, count in seen.most_common() if count >= 3]
    return list(dict.fromkeys([*general[:SURE], *own, *general[SURE:]]))[:COUNT]


def components(x: np.ndarray, fit: np.ndarray, width: int) -> np.ndarray:
    return (x - fit.mean(0)) @ np.linalg.svd(fit - fit.mean(0), full_matrices=False)[2][:width].T


def meaning(words: list[str]) -> np.ndarray:
    """Principal components of the subword vectors, evened out half-way, with mean square 1."""
    full = np.stack([word_vector(word) for word in words])
    found = components(full, full[:FITTED], WIDTH)
    found /= np.sqrt(found.std(0))
    return found / np.sqrt((found**2).mean())


def usage(words: list[str], frog: Path) -> np.ndarray:
    """How Frog tags the word, in text or by itself: shares of word classes and of their features, cut to principal components."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for word in (w for path in sorted(frog.glob("*.frog")) for rows in frogged(path) for w in rows):
        name, _, rest = word.tag.rstrip(")").partition("(")
        counts[word.form.lower()].update(["", name, *(name[:2] + feature for feature in rest.split(",") if feature)])
    names = [n for n, _ in Counter(n for found in counts.values() for n in found if n).most_common(70)]
    shares = np.array([[counts[w][n] / max(counts[w][""], 1) for n in names] for w in words], np.float32)
    known = np.array([w in counts for w in words])
    found = components(shares, shares[known], TAGS) * known[:, None]
    return found / np.sqrt((found[known] ** 2).mean())


def main() -> None:
    out, frog = Path(sys.argv[1]), Path(sys.argv[2])
    words = vocabulary(sorted(frog.glob("nl_*.tok")) + [frog / "text.tok"])
    data = np.concatenate([meaning(words), usage(words, frog)], axis=1).astype(np.float32)
    nlp = spacy.blank("nl")
    for word in words:
        nlp.vocab.strings.add(word)
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=data, keys=words, attr="LOWER", name="vervolg")
    nlp.to_disk(out)


if __name__ == "__main__":
    main()

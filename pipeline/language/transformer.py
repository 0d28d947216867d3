"""A small transformer encoder in plain numpy: token numbers in, a vector for each token in its context out.

The architecture is BERT's (Devlin and others 2019): learnt positions, post-layer normalisation, GELU. The weights are kept as whole
numbers of one byte with a scale for each row, and unfolded when they are loaded.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

HIDDEN = -1e4  # added to the attention for a token that is only padding
Array = np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Transformer:
    """``arrays``: as models/scripts/reader.py saves them; ``heads`` divides the width."""

    arrays: Mapping[str, Array]
    layers: int
    heads: int

    def __call__(self, numbers: Array, kinds: Array, real: Array) -> Array:
        """numbers, kinds, real (bool): shape (texts, tokens); gives (texts, tokens, width)."""
        a = self.arrays
        x = a["word"][numbers].astype(np.float32) * a["word.scale"][numbers][..., None]
        x = norm(x + a["position"][: numbers.shape[1]] + a["kind"][kinds], a["norm.weight"], a["norm.bias"])
        mask = np.where(real, np.float32(0), np.float32(HIDDEN))[:, None, None, :]
        for i in range(self.layers):
            x = self.layer(f"{i}.", x, mask)
        return x

    def layer(self, name: str, x: Array, mask: Array) -> Array:
        a, (texts, tokens, width) = self.arrays, x.shape
        size = width // self.heads
        parts = linear(x, a[name + "qkv.weight"], a[name + "qkv.bias"]).reshape(texts, tokens, 3, self.heads, size)
        query, key, value = parts.transpose(2, 0, 3, 1, 4)
        weights = softmax(query @ key.transpose(0, 1, 3, 2) / np.float32(math.sqrt(size)) + mask)
        mixed = (weights @ value).transpose(0, 2, 1, 3).reshape(texts, tokens, width)
        x = norm(x + linear(mixed, a[name + "out.weight"], a[name + "out.bias"]), a[name + "norm1.weight"], a[name + "norm1.bias"])
        inner = gelu(linear(x, a[name + "up.weight"], a[name + "up.bias"]))
        return norm(x + linear(inner, a[name + "down.weight"], a[name + "down.bias"]), a[name + "norm2.weight"], a[name + "norm2.bias"])


def linear(x: Array, weight: Array, bias: Array) -> Array:
    """``weight`` has shape (in, out)."""
    return x @ weight + bias


def norm(x: Array, weight: Array, bias: Array) -> Array:
    centred = x - x.mean(-1, keepdims=True)
    return centred / np.sqrt((centred * centred).mean(-1, keepdims=True) + np.float32(1e-12)) * weight + bias


def softmax(x: Array) -> Array:
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def gelu(x: Array) -> Array:
    return np.float32(0.5) * x * (1 + erf(x * np.float32(math.sqrt(0.5))))


def erf(x: Array) -> Array:
    """Abramowitz and Stegun 7.1.26: numpy has no error function; the error is below 1.5e-7."""
    t = 1 / (1 + np.float32(0.3275911) * np.abs(x))
    tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return np.sign(x) * (1 - tail.astype(np.float32) * np.exp(-x * x))

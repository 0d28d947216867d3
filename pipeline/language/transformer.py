"""A small transformer encoder in plain numpy: token numbers in, a vector for each token in its context out.

The architecture is BERT's (Devlin and others 2019): learnt positions, post-layer normalisation, GELU. The weights are kept as whole
numbers of one byte with a scale for each row, and unfolded when they are loaded.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

SLOPE = math.sqrt(2 / math.pi)
Array = np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Transformer:
    """``arrays``: as models/scripts/reader.py saves them; ``heads`` divides the width."""

    arrays: Mapping[str, Array]
    layers: int
    heads: int

    def __call__(self, numbers: Array, kinds: Array) -> Array:
        """numbers, kinds: shape (tokens,); gives (tokens, width). One text at a time: more at once fall out of the processor's cache."""
        a = self.arrays
        x = a["word"][numbers].astype(np.float32) * a["word.scale"][numbers][:, None]
        x = norm(x + a["position"][: len(numbers)] + a["kind"][kinds], a["norm.weight"], a["norm.bias"])
        for i in range(self.layers):
            x = self.layer(f"{i}.", x)
        return x

    def layer(self, name: str, x: Array) -> Array:
        a, (tokens, width) = self.arrays, x.shape
        size = width // self.heads
        query, key, value = (
            linear(x, a[name + "qkv.weight"], a[name + "qkv.bias"]).reshape(tokens, 3, self.heads, size).transpose(1, 2, 0, 3)
        )
        weights = softmax(query @ key.transpose(0, 2, 1) / np.float32(math.sqrt(size)))
        mixed = (weights @ value).transpose(1, 0, 2).reshape(tokens, width)
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
    e = x - x.max(-1, keepdims=True)
    np.exp(e, out=e)
    e /= e.sum(-1, keepdims=True)
    return e


def gelu(x: Array) -> Array:
    """With the tangent of Hendrycks and Gimpel (2016): numpy has no error function; the difference is below 0.001."""
    inner = x * x
    inner *= np.float32(0.044715 * SLOPE)
    inner += np.float32(SLOPE)
    inner *= x
    np.tanh(inner, out=inner)
    inner += 1
    inner *= x
    inner *= np.float32(0.5)
    return inner

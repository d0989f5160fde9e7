"""Token vectors of passages in one byte a dimension, memory-mapped.

Rows of all passages stand one after the other, so that the tokens of some hundred passages are one gather and late
interaction over them one product of 8-bit matrices (`indexer.late_interaction`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.encoder import Vectors
from indexer.row_parts import RowParts

ZERO = 128
"""The code of 0: codes are unsigned, which is what processors multiply fast."""
_LEVELS = 127


@dataclass(frozen=True, slots=True, eq=False)
class TokenRows:
    """Quantised token vectors of n passages, t rows in all.

    `codes` uint8 (t, d) and `scales` float32 (t,): row i stands for (codes[i] - 128) * scales[i]. The rows of passage
    p are `offsets[p]:offsets[p + 1]`, at least one, `offsets` int64 (n + 1,). `pieces` int32 (t,): each row's word
    piece, as its place in the snapshot's list of pieces. `places` int32 (t,): where it begins in the passage's embedded
    text, in code points, -1 for a special one.
    """

    codes: RowParts
    scales: NDArray[np.float32]
    offsets: NDArray[np.int64]
    pieces: NDArray[np.int32]
    places: NDArray[np.int32]

    def rows_of(self, numbers: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Rows of those passages, one after the other, and where each passage's begin: int64 (r,), int64 (n + 1,)."""
        first = self.offsets[numbers]
        lengths = self.offsets[numbers + 1] - first
        bounds = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        rows = np.repeat(first - bounds[:-1], lengths) + np.arange(bounds[-1], dtype=np.int64)
        return rows, bounds

    def vectors(self, numbers: NDArray[np.int64]) -> list[Vectors]:
        """Token vectors of those passages, one float32 (t_i, d) array each, unit rows up to quantisation."""
        rows, bounds = self.rows_of(numbers)
        found = restored(self.codes.take(rows), self.scales[rows])
        return np.split(found, bounds[1:-1]) if len(bounds) > 1 else []


def quantise(rows: Vectors) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """Codes and scales of rows, float32 (t, d): each row's largest component becomes 128 ± 127."""
    largest = np.maximum(rows.max(axis=1, initial=0.0), -rows.min(axis=1, initial=0.0))
    scales = (largest / np.float32(_LEVELS)).astype(np.float32)
    codes = rows / np.where(scales > 0, scales, 1)[:, None]
    np.rint(codes, out=codes)  # in place: millions of numbers at a time
    codes += ZERO
    return codes.astype(np.uint8), scales


def restored(codes: NDArray[np.uint8], scales: NDArray[np.float32]) -> Vectors:
    """The rows that codes (t, d) and scales (t,) stand for, float32 (t, d), within 1/250 of what was quantised."""
    found: Vectors = (codes.astype(np.float32) - ZERO) * scales[:, None]
    return found

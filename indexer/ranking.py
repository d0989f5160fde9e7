"""The one order of results: higher score first, then lower passage number."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.encoder import Vectors
from indexer.store import Found

Numbers = NDArray[np.int64]
Scores = NDArray[np.floating[Any]]
NOTHING = Found(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float64))


def best(numbers: Numbers, scores: Scores, k: int) -> Found:
    """The k best of n scored passages, ordered by (-score, number); all of them where there are fewer."""
    if k <= 0:
        return NOTHING
    if len(numbers) > k:
        # Everything that ties with the k-th stays in until the order by number has decided.
        lowest = np.partition(scores, len(scores) - k)[len(scores) - k]
        kept = scores >= lowest
        numbers, scores = numbers[kept], scores[kept]
    order = np.lexsort((numbers, -scores))[:k]
    return Found(numbers[order], scores[order].astype(np.float64))


def inner_products(rows: Vectors, vector: Vectors) -> Scores:
    """Inner product of each row, float32 (n, d), with a vector, float32 (d,).

    Each row is summed by itself: equal rows score equal to the last bit wherever they stand, which a matrix product
    does not promise.
    """
    found: Scores = np.einsum("ij,j->i", rows, vector).astype(np.float64)
    return found

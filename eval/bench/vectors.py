"""Nearest vectors by themselves: how many of the true ten are found and how fast, over any number of vectors.

The vectors are a corpus's own, each copied many times and moved a little, so that neighbourhoods are like real ones:
vectors drawn anywhere would be about equally far from each other, and recall over them would say nothing.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.bench.load import Load, measure
from eval.bench.machine import size_mib
from indexer.dense import DenseIndex, write_dense
from indexer.encoder import Vectors
from indexer.facets import Mask

MOVED = 0.6
"""Length of the step from a real vector to its copy, before the copy is made a unit vector: cosine about 0.86."""
NEAREST = 10
SELECTIVITIES = (1.0, 0.5, 0.01)
ROWS_AT_ONCE = 65_536


@dataclass(frozen=True, slots=True)
class Found:
    """Searches among a share of the rows, drawn at random; recall in [0, 1] is of the true ten nearest of them."""

    allowed: float
    recall: float
    load: Load


@dataclass(frozen=True, slots=True)
class VectorResults:
    """One number of vectors: seconds to build the index, its size in MiB (vectors not counted), searches."""

    vectors: int
    build_s: float
    index_mib: float
    found: tuple[Found, ...]


def measure_vectors(real: Vectors, queries: Vectors, count: int, room: Path) -> VectorResults:
    """Draw `count` vectors from `real`, float32 (n, d), and search them for each of `queries`, float32 (q, d)."""
    room.mkdir(parents=True, exist_ok=True)
    vectors = draw(real, count, room / "vectors.npy")
    start = time.perf_counter()
    write_dense(vectors, room / "dense.faiss")
    build_s = time.perf_counter() - start
    index = DenseIndex(room / "dense.faiss", vectors)
    searched = tuple(search(index, vectors, queries, share) for share in SELECTIVITIES)
    return VectorResults(count, build_s, size_mib(room) - vectors.nbytes / 2**20, searched)


def draw(real: Vectors, count: int, file: Path, seed: int = 0) -> Vectors:
    """Unit vectors on disk, mapped: rows of `real` in turn, each moved by MOVED in a random direction."""
    dimension = real.shape[1]
    drawn = np.lib.format.open_memmap(file, mode="w+", dtype=np.float32, shape=(count, dimension))
    random = np.random.default_rng(seed)
    for start, end in _spans(count):
        step = random.standard_normal((end - start, dimension), dtype=np.float32) * (MOVED / math.sqrt(dimension))
        moved = real[np.arange(start, end) % len(real)] + step
        drawn[start:end] = moved / np.linalg.norm(moved, axis=1, keepdims=True)
    drawn.flush()
    return np.load(file, mmap_mode="r")  # type: ignore[no-any-return]


def search(index: DenseIndex, vectors: Vectors, queries: Vectors, share: float, seed: int = 0) -> Found:
    """Search among a random share of the rows, in (0, 1]; 1 means without any filter."""
    allowed: Mask | None = None
    if share < 1:
        allowed = np.random.default_rng(seed).random(len(vectors)) < share
    truth = nearest(vectors, queries, NEAREST, allowed)
    found = [{hit.number for hit in index.search(query, NEAREST, allowed)} for query in queries]
    recall = sum(len(f & set(t.tolist())) for f, t in zip(found, truth, strict=True)) / max(1, truth.size)
    numbers = list(map(str, range(len(queries))))
    return Found(share, recall, measure(lambda n: index.search(queries[int(n)], NEAREST, allowed), numbers))


def nearest(vectors: Vectors, queries: Vectors, k: int, allowed: Mask | None = None) -> NDArray[np.int64]:
    """Rows with the largest inner products, int64 (q, min(k, allowed rows)), nearest first: every row is compared."""
    count = len(vectors) if allowed is None else int(np.count_nonzero(allowed))
    k = min(k, count)
    scores = np.full((len(queries), 0), -np.inf, dtype=np.float32)
    rows = np.zeros((len(queries), 0), dtype=np.int64)
    for start, end in _spans(len(vectors)):
        here = queries @ vectors[start:end].T
        if allowed is not None:
            here[:, ~allowed[start:end]] = -np.inf
        numbers = np.broadcast_to(np.arange(start, end), here.shape)
        scores, rows = np.hstack([scores, here]), np.hstack([rows, numbers])
        kept = np.argpartition(-scores, min(k, scores.shape[1] - 1), axis=1)[:, :k]
        scores, rows = np.take_along_axis(scores, kept, 1), np.take_along_axis(rows, kept, 1)
    return np.take_along_axis(rows, np.argsort(-scores, axis=1, kind="stable"), 1)


def _spans(count: int) -> Iterator[tuple[int, int]]:
    return ((start, min(start + ROWS_AT_ONCE, count)) for start in range(0, count, ROWS_AT_ONCE))

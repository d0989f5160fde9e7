"""Nearest vectors by themselves: how many of the true ten are found and how fast, over any number of vectors.

The vectors are a corpus's own, each copied many times and moved a little, so that neighbourhoods are like real ones:
vectors drawn anywhere would be about equally far from each other, and recall over them would say nothing. They lie in
a file and pass through memory some ten thousand at a time, so that their number is bounded by the disk alone.
"""

from __future__ import annotations

import math
import os
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.bench.load import Load, measure
from eval.bench.machine import Memory, apart, memory_of, watching
from eval.bench.spread import timed
from indexer.array_file import ArrayFile
from indexer.dense import DenseIndex, write_dense
from indexer.encoder import Vectors
from indexer.facets import Mask

MOVED = 0.6
"""Length of the step from a real vector to its copy, before the copy is made a unit vector: cosine about 0.86."""
NEAREST = 10
SELECTIVITIES = (1.0, 0.5, 0.01)
ROWS_AT_ONCE = 32_768
_VECTORS, _DENSE = "vectors.npy", "dense.faiss"

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Found:
    """Searches among a share of the rows, drawn at random; recall in [0, 1] is of the true ten nearest of them.

    `first`: each question asked for the first time, when the rows it is compared with exactly may have to come from
    the disk; `load`: asked again.
    """

    allowed: float
    recall: float
    first: Load
    load: Load


@dataclass(frozen=True, slots=True)
class VectorResults:
    """One number of vectors: seconds to draw them and to build the index, sizes in MiB, searches.

    `peak_mib`: most private memory while building; `memory`: of a process that opened the index and asked every
    question; both null where the system does not tell. The index's size does not count the vectors.
    """

    vectors: int
    draw_s: float
    build_s: float
    peak_mib: float | None
    index_mib: float
    memory: Memory | None
    found: tuple[Found, ...]


def measure_vectors(real: Vectors, queries: Vectors, count: int, room: Path) -> VectorResults:
    """Draw `count` vectors from `real`, float32 (n, d), and search them for each of `queries`, float32 (q, d).

    Building and searching are processes of their own. The files are removed in the end: 1.5 KB a vector.
    """
    room.mkdir(parents=True, exist_ok=True)
    try:
        draw_s = timed(lambda: draw(real, count, room / _VECTORS))
        build_s, peak_mib = apart(_build, room)
        vectors = np.load(room / _VECTORS, mmap_mode="r")
        truth = nearest_of_each(vectors, queries, NEAREST, [_mask(count, share) for share in SELECTIVITIES])
        found, memory = apart(_search_all, room, queries, truth)
        index_mib = (room / _DENSE).stat().st_size / 2**20 if (room / _DENSE).exists() else 0.0
    finally:
        shutil.rmtree(room)
    return VectorResults(count, draw_s, build_s, peak_mib, index_mib, memory, found)


def draw(real: Vectors, count: int, file: Path) -> Vectors:
    """Unit vectors on disk, mapped: rows of `real` in turn, each moved by MOVED in a random direction."""
    dimension = real.shape[1]

    def drawn(span: tuple[int, int]) -> Vectors:
        start, end = span
        random = np.random.default_rng([0, start])
        moved = random.random((end - start, dimension), dtype=np.float32) - np.float32(0.5)
        moved *= MOVED * math.sqrt(12 / dimension)  # numbers from -1/2 to 1/2 have a variance of 1/12
        moved += real[np.arange(start, end) % len(real)]
        moved /= np.linalg.norm(moved, axis=1, keepdims=True)
        return moved

    workers = os.cpu_count() or 1
    spans = list(_spans(count))
    with ArrayFile(file, np.float32, dimension) as rows, ThreadPoolExecutor(workers) as pool:
        for start in range(0, len(spans), workers):  # a few at a time: all at once would be held at once
            for some in pool.map(drawn, spans[start : start + workers]):
                rows.append(some)
    return np.load(file, mmap_mode="r")  # type: ignore[no-any-return]


def _build(room: Path) -> tuple[float, float | None]:
    """Seconds, and the most private MiB beyond what the process took before."""
    with watching() as watched:
        build_s = timed(lambda: write_dense(np.load(room / _VECTORS, mmap_mode="r"), room / _DENSE))
    return build_s, watched.peak_mib


def _search_all(room: Path, queries: Vectors, truth: Sequence[Rows]) -> tuple[tuple[Found, ...], Memory | None]:
    """Searches at each share of the rows, and the memory of the process that made them."""
    vectors = np.load(room / _VECTORS, mmap_mode="r").view(np.ndarray)
    index = DenseIndex(room / _DENSE if (room / _DENSE).exists() else None, vectors)
    found = tuple(
        search(index, queries, share, _mask(len(vectors), share), true)
        for share, true in zip(SELECTIVITIES, truth, strict=True)
    )
    return found, memory_of(os.getpid())


def search(index: DenseIndex, queries: Vectors, share: float, allowed: Mask | None, truth: Rows) -> Found:
    """Every question twice, among the rows allowed; `truth` int64 (q, k), the true nearest of them."""
    found: list[set[int]] = []

    def ask(number: str) -> None:
        found.append({hit.number for hit in index.search(queries[int(number)], NEAREST, allowed)})

    numbers = list(map(str, range(len(queries))))
    first = measure(ask, numbers, warm_up=0)
    recall = sum(len(f & set(t.tolist())) for f, t in zip(found, truth, strict=True)) / max(1, truth.size)
    return Found(share, recall, first, measure(ask, numbers, warm_up=0))


def _mask(count: int, share: float) -> Mask | None:
    """A random share of the rows; null, which lets all through, for 1."""
    return np.random.default_rng(0).random(count, dtype=np.float32) < share if share < 1 else None


def nearest(vectors: Vectors, queries: Vectors, k: int, allowed: Mask | None = None) -> Rows:
    """Rows with the largest inner products, int64 (q, min(k, allowed rows)), nearest first: every row is compared."""
    return nearest_of_each(vectors, queries, k, [allowed])[0]


def nearest_of_each(vectors: Vectors, queries: Vectors, k: int, masks: Sequence[Mask | None]) -> list[Rows]:
    """The same for several masks, in one pass over the vectors."""
    kept = [_Best(len(queries), k) for _ in masks]
    for start, end in _spans(len(vectors)):
        scores = queries @ vectors[start:end].T
        for best, mask in zip(kept, masks, strict=True):
            if mask is None:
                best.see(scores, np.arange(start, end))
            else:
                allowed = np.flatnonzero(mask[start:end])
                best.see(scores[:, allowed], allowed + start)
    return [best.rows for best in kept]


class _Best:
    """The k best rows seen so far for each of q queries, best first."""

    def __init__(self, queries: int, k: int) -> None:
        self.rows: Rows = np.zeros((queries, 0), dtype=np.int64)
        self._scores: Vectors = np.zeros((queries, 0), dtype=np.float32)
        self._k = k

    def see(self, scores: Vectors, rows: Rows) -> None:
        """Take in the scores, float32 (q, n), of more rows, int64 (n,)."""
        if len(rows) > self._k:
            some = np.argpartition(scores, -self._k, axis=1)[:, -self._k :]
            scores, numbers = np.take_along_axis(scores, some, 1), rows[some]
        else:
            numbers = np.broadcast_to(rows, scores.shape)
        together, all_rows = np.hstack([self._scores, scores]), np.hstack([self.rows, numbers])
        order = np.argsort(-together, axis=1, kind="stable")[:, : self._k]
        self._scores = np.take_along_axis(together, order, 1)
        self.rows = np.take_along_axis(all_rows, order, 1)


def _spans(count: int) -> Iterator[tuple[int, int]]:
    return ((start, min(start + ROWS_AT_ONCE, count)) for start in range(0, count, ROWS_AT_ONCE))

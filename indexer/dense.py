"""Nearest vectors: every one compared while that is quick, above it FAISS's short codes, and the best again exactly."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from corpus.errors import IndexCorrupt
from indexer.encoder import Vectors
from indexer.facets import Mask
from indexer.ranking import NOTHING, Numbers, best, inner_products
from indexer.store import Found

EXACT_UP_TO = 50_000
"""Passages up to which every vector is compared: 2 ms at this size on one core, where codes would take 0.8 ms."""

_GATHERED = 20_000
"""Rows that filters leave, up to which all of those are compared instead of asking the index of codes."""
_COPYING = 4
"""How many times as long a row copied from between others takes as one compared where it lies."""
_CANDIDATES = 512
_ROWS_A_CANDIDATE = 2500
"""Rows whose codes were nearest are compared exactly: so many, and above 1,280,000 rows one in so many of all.

recall@10 of questions over real vectors copied and moved: 0.999 over 1,000,000 with 512 (0.993 with 256); over
3,000,000 0.988 with 512, 0.998 with 1,024.
"""
_BITS = 4
"""Of each two dimensions: 104 bytes a vector of 384. Of each three, 0.980 of the true ten would be found."""
_TRAINING_ROWS = 16_384
_ADDED_AT_ONCE = 65_536


@lru_cache(maxsize=1)
def _faiss() -> Any:  # noqa: ANN401  its stubs describe the C++ signatures, not the Python ones
    """The library, loaded when it is needed: building a small index does without."""
    import faiss

    return faiss


def write_dense(vectors: Vectors, path: Path, *, exact_up_to: int = EXACT_UP_TO) -> None:
    """Write the index of unit vectors, float32 (n, d), product-quantised codes; none up to `exact_up_to` rows.

    Every code is compared, 6.3 ms a million on one core. An inverted file that looks into a part of its lists is
    quicker, but passages in new wording lie in no clusters: over 50,000 of them one list in three found 0.95 of the
    true ten, one in two 0.98, all codes 1.00. Raises OSError where the file cannot be written.
    """
    count, dimension = vectors.shape
    if count <= exact_up_to:
        return
    faiss = _faiss()
    parts = dimension // 2 if dimension % 2 == 0 else dimension
    # An inverted file of one list: codes of this kind by themselves cannot be searched under a filter.
    index = faiss.IndexIVFPQFastScan(
        faiss.IndexFlatIP(dimension), dimension, 1, parts, _BITS, faiss.METRIC_INNER_PRODUCT
    )
    drawn = np.random.default_rng(1234).choice(count, min(count, _TRAINING_ROWS), replace=False)
    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)  # small clusterings, each of which would wait longer for threads than it works
    # Rows are repeated where there are fewer than FAISS will have.
    index.train(np.resize(vectors[np.sort(drawn)], (max(len(drawn), 1 << _BITS), dimension)))
    faiss.omp_set_num_threads(threads)
    for start in range(0, count, _ADDED_AT_ONCE):
        index.add(np.ascontiguousarray(vectors[start : start + _ADDED_AT_ONCE]))
    try:
        faiss.write_index(index, str(path))
    except RuntimeError as error:
        raise OSError(f"{path}: {str(error).splitlines()[0]}") from error


class DenseIndex:
    """Searches vectors. Larger inner product means nearer."""

    def __init__(self, path: Path | None, vectors: Vectors) -> None:
        """`vectors`: unit rows, float32 (n, d); `path`: the file `write_dense` made of them, null where it made none.

        Its checksum must have been verified. Raises IndexCorrupt where it is no FAISS index of these rows.
        """
        if vectors.ndim != 2 or vectors.dtype != np.float32:
            raise IndexCorrupt(
                f"vectors.npy holds {vectors.dtype} of shape {vectors.shape}, no rows of float32; "
                "index the corpus again"
            )
        self._vectors = vectors
        self._index: Any = None if path is None else _read(path, vectors)

    def search(self, vector: Vectors, k: int, allowed: Mask | None) -> Found:
        """The k nearest allowed rows to a unit vector, float32 (d,), ordered by (-score, number).

        Exact without such a file and for filters that leave few rows; else the exact order of the best candidates.
        """
        rows = len(self._vectors)
        count = rows if allowed is None else int(np.count_nonzero(allowed))
        k = min(k, count)
        if k <= 0:
            return NOTHING
        if allowed is not None and count <= (rows // _COPYING if self._index is None else _GATHERED):
            return self._compared(np.flatnonzero(allowed), vector, k)
        if self._index is not None:
            return self._compared(
                self._candidates(vector, max(4 * k, _CANDIDATES, rows // _ROWS_A_CANDIDATE), allowed), vector, k
            )
        near = inner_products(self._vectors, vector)
        if allowed is not None:
            near[~allowed] = -np.inf
        return best(np.arange(rows), near, k)

    def _compared(self, numbers: Numbers, vector: Vectors, k: int) -> Found:
        return best(numbers, inner_products(self._vectors[numbers], vector), k)

    def _candidates(self, vector: Vectors, wanted: int, allowed: Mask | None) -> Numbers:
        """Numbers of the rows whose codes come nearest."""
        faiss = _faiss()
        faiss.omp_set_num_threads(1)  # for this thread; one query is too small to share out
        selector = None if allowed is None else faiss.IDSelectorBitmap(np.packbits(allowed, bitorder="little"))
        parameters = faiss.SearchParametersIVF(sel=selector, nprobe=self._index.nprobe)
        _, numbers = self._index.search(np.ascontiguousarray(vector[None]), wanted, params=parameters)
        found: Numbers = numbers[0][numbers[0] >= 0]
        return found


def _read(path: Path, vectors: Vectors) -> Any:  # noqa: ANN401  as above
    try:
        index = _faiss().read_index(str(path), _faiss().IO_FLAG_MMAP_IFC)
    except RuntimeError as error:
        raise IndexCorrupt(
            f"{path} is no FAISS index ({str(error).splitlines()[0]}); index the corpus again"
        ) from error
    if (index.ntotal, index.d) != vectors.shape:
        raise IndexCorrupt(
            f"{path} holds {index.ntotal} vectors of {index.d} dimensions, vectors.npy "
            f"{vectors.shape[0]} of {vectors.shape[1]}; index the corpus again"
        )
    return index

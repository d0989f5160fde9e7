"""Nearest vectors by FAISS: exact while that is quick, an inverted file with exact re-scoring above."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from corpus.errors import IndexCorrupt
from indexer.encoder import Vectors
from indexer.facets import Mask
from indexer.ranking import Numbers, best, inner_products
from indexer.store import Scored

EXACT_UP_TO = 200_000
"""Passages up to which every vector is compared: 11 ms at this size on one core."""

_faiss: Any = faiss  # its stubs describe the C++ signatures, not the Python ones
_SPARE = 64
"""Candidates fetched beyond k: FAISS orders ties and last bits its own way."""
_LAST_BITS = 1e-5
_GATHERED = 20_000
_APPROXIMATE_CANDIDATES = 512
_TRAINING_POINTS = 64
_ADDED_AT_ONCE = 65_536


def write_dense(vectors: Vectors, path: Path, *, exact_up_to: int = EXACT_UP_TO) -> None:
    """Write the index of unit vectors, float32 (n, d): flat up to `exact_up_to` rows, else IVF with 8-bit codes.

    Raises OSError where the file cannot be written.
    """
    count, dimension = vectors.shape
    if count <= exact_up_to:
        index = _faiss.IndexFlatIP(dimension)
    else:
        lists = max(1, min(int(4 * math.sqrt(count)), count // 39))
        coarse = _faiss.IndexFlatIP(dimension)
        index = _faiss.IndexIVFScalarQuantizer(
            coarse, dimension, lists, _faiss.ScalarQuantizer.QT_8bit, _faiss.METRIC_INNER_PRODUCT
        )
        index.cp.niter, index.cp.seed = 10, 1234
        step = max(1, count // (_TRAINING_POINTS * lists))
        index.train(np.ascontiguousarray(vectors[::step]))
        # One list in three: recall@10 of questions 0.998 at 1,000,000 real rows perturbed, 12 ms on one core.
        # One in eight: 0.992 and 5 ms there, but 0.92 over 104,000 passages in new wording.
        index.nprobe = max(8, lists // 3)
    for start in range(0, count, _ADDED_AT_ONCE):
        index.add(np.ascontiguousarray(vectors[start : start + _ADDED_AT_ONCE]))
    try:
        _faiss.write_index(index, str(path))
    except RuntimeError as error:
        raise OSError(f"{path}: {str(error).splitlines()[0]}") from error


class DenseIndex:
    """Searches vectors kept beside it. Larger inner product means nearer."""

    def __init__(self, path: Path, vectors: Vectors) -> None:
        """`path` as `write_dense` left it, its checksum verified by the caller; `vectors` the rows it was made from.

        Raises IndexCorrupt where it is no FAISS index of these rows.
        """
        try:
            self._index = _faiss.read_index(str(path), _faiss.IO_FLAG_MMAP_IFC)
        except RuntimeError as error:
            raise IndexCorrupt(
                f"{path} is no FAISS index ({str(error).splitlines()[0]}); index the corpus again"
            ) from error
        if (self._index.ntotal, self._index.d) != vectors.shape:
            raise IndexCorrupt(
                f"{path} holds {self._index.ntotal} vectors of {self._index.d} dimensions, vectors.npy "
                f"{vectors.shape[0]} of {vectors.shape[1]}; index the corpus again"
            )
        self._vectors = vectors
        self._exact = isinstance(self._index, _faiss.IndexFlat)

    def search(self, vector: Vectors, k: int, allowed: Mask | None) -> list[Scored]:
        """The k nearest allowed rows to a unit vector, float32 (d,), ordered by (-score, number).

        Exact for a flat index and for filters that leave few rows; else the exact order of the best candidates.
        """
        count = len(self._vectors) if allowed is None else int(np.count_nonzero(allowed))
        k = min(k, count)
        if k <= 0:
            return []
        if allowed is not None and (count <= _SPARE or (not self._exact and count <= _GATHERED)):
            numbers = np.flatnonzero(allowed)
            return best(numbers, inner_products(self._vectors[numbers], vector), k)
        if not self._exact:
            return self._rescored(self._candidates(vector, max(4 * k, _APPROXIMATE_CANDIDATES), allowed)[0], vector, k)
        wanted = min(count, k + _SPARE)
        while True:
            numbers, lowest = self._candidates(vector, wanted, allowed)
            found = self._rescored(numbers, vector, k)
            # Done when no row left out could still reach the k-th place.
            if wanted >= count or lowest < found[-1].score - _LAST_BITS:
                return found
            wanted = min(count, 4 * wanted)

    def _rescored(self, numbers: Numbers, vector: Vectors, k: int) -> list[Scored]:
        return best(numbers, inner_products(self._vectors[numbers], vector), k)

    def _candidates(self, vector: Vectors, wanted: int, allowed: Mask | None) -> tuple[Numbers, float]:
        """Row numbers and the lowest of their scores, as FAISS sees them."""
        _faiss.omp_set_num_threads(1)  # for this thread; one query is too small to share out
        selector = None if allowed is None else _faiss.IDSelectorBitmap(np.packbits(allowed, bitorder="little"))
        if self._exact:
            parameters = _faiss.SearchParameters(sel=selector)
        else:
            parameters = _faiss.SearchParametersIVF(sel=selector, nprobe=self._index.nprobe)
        scores, numbers = self._index.search(np.ascontiguousarray(vector[None]), wanted, params=parameters)
        kept = numbers[0] >= 0
        return numbers[0][kept], float(scores[0][kept].min(initial=np.inf))

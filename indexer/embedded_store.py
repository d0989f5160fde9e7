"""The store of one machine: FAISS, word postings and SQLite over the memory-mapped files of a snapshot."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import IndexCorrupt
from indexer.catalog import Catalog
from indexer.dense import DenseIndex
from indexer.encoder import Vectors
from indexer.facets import Facets
from indexer.late_interaction import token_matches
from indexer.lexical import Postings, search_postings
from indexer.line_store import LINES, LineRows
from indexer.passage import Passage
from indexer.ranking import Numbers
from indexer.row_parts import RowParts
from indexer.store import Filters, Found, KnownLines, TokenMatches, no_matches
from indexer.token_store import TokenRows

VECTORS = "vectors.npy"
DENSE = "dense.faiss"
FACETS = "facets.npy"
POSTINGS = ("word_offsets.npy", "word_numbers.npy", "word_gains.npy")
COUNTS = "word_counts.npy"
"""How often each word stands in each passage, in the order of the postings; only building reads it."""
TOKENS = ("token_scales.npy", "token_offsets.npy", "token_pieces.npy", "token_places.npy")


def token_part(number: int) -> str:
    """The name of the file of token codes with that number, from 0."""
    return f"tokens-{number:05}.npy"


class EmbeddedStore:
    """Searches the files of a snapshot's folder, which must have been verified. Safe for several threads."""

    def __init__(self, folder: Path, catalog: Catalog, names: Collection[str]) -> None:
        """Map the files, whose `names` these are. Raises IndexCorrupt where they do not belong together."""
        self._catalog = catalog
        self._vectors: Vectors = load_array(folder / VECTORS)
        self._dense = DenseIndex(folder / DENSE if DENSE in names else None, self._vectors)
        self._facets = Facets(load_array(folder / FACETS), catalog.facet_values())
        self._postings = Postings(*(load_array(folder / name) for name in POSTINGS))
        self._tokens = _token_rows(folder, names)
        self._lines = _line_rows(folder)

    def __len__(self) -> int:
        return len(self._vectors)

    @property
    def pooled(self) -> Vectors:
        """All pooled vectors as they are stored, float32 (n, dimension)."""
        return self._vectors

    @property
    def facets(self) -> Facets:
        """The facets of all passages."""
        return self._facets

    @property
    def postings(self) -> Postings:
        """The postings of all words."""
        return self._postings

    @property
    def token_rows(self) -> TokenRows | None:
        """The quantised token vectors as they are stored; null where the snapshot keeps none."""
        return self._tokens

    @property
    def lines(self) -> LineRows:
        """The vectors of lines as they are stored."""
        return self._lines

    def search_vector(self, vector: Vectors, k: int, filters: Filters = Filters()) -> Found:
        """Nearest passages to one unit vector of shape (dimension,)."""
        return self._dense.search(vector, k, self._facets.mask(filters))

    def search_text(self, query: str, k: int, filters: Filters = Filters()) -> Found:
        """Passages that share words with the query, by BM25 (see `indexer.lexical`)."""
        allowed = self._facets.mask(filters)
        return search_postings(self._postings, self._catalog.word_ids, len(self), query, k, allowed)

    def passages(self, numbers: Sequence[int]) -> list[Passage]:
        """The passages of those numbers, in the order asked. Raises KeyError."""
        return self._catalog.passages(numbers)

    def vectors(self, numbers: Sequence[int]) -> Vectors:
        """Stored pooled vectors, float32 (n, dimension), in the order asked. Raises KeyError."""
        return self._vectors.take(self._known(numbers), axis=0)

    def token_vectors(self, numbers: Sequence[int]) -> list[Vectors]:
        """Stored token vectors, within 1/250 of the encoder's, in the order asked. Raises KeyError."""
        return self._tokens.vectors(self._known(numbers)) if self._tokens else []

    def token_pieces(self, numbers: Sequence[int]) -> list[tuple[str, ...]]:
        """The word pieces of those token vectors; empty where there are none. Raises KeyError."""
        if self._tokens is None:
            return []
        rows, bounds = self._tokens.rows_of(self._known(numbers))
        ids = self._tokens.pieces[rows].tolist()
        names = self._catalog.pieces()
        return [tuple(map(names.__getitem__, ids[start:end])) for start, end in pairwise(bounds.tolist())]

    def token_matches(self, query: Vectors, numbers: Sequence[int]) -> TokenMatches:
        """How well the passages meet the tokens of a question. Raises KeyError."""
        known = self._known(numbers)
        return token_matches(self._tokens, query, known) if self._tokens else no_matches(len(known), len(query))

    def known_lines(self, texts: Sequence[str]) -> KnownLines:
        """Which texts are lines that levels are compared by, and their vectors."""
        return self._lines.known(texts)

    def piece_counts(self, pieces: Sequence[str]) -> list[int]:
        """How many passages hold each word piece."""
        return self._catalog.piece_counts(pieces)

    def _known(self, numbers: Sequence[int]) -> Numbers:
        asked = np.asarray(numbers, dtype=np.int64)
        unknown = asked[(asked < 0) | (asked >= len(self))]
        if len(unknown):
            raise KeyError(int(unknown[0]))
        return asked


def _token_rows(folder: Path, names: Collection[str]) -> TokenRows | None:
    parts = [load_array(folder / name) for number in range(len(names)) if (name := token_part(number)) in names]
    if not parts:
        return None
    rows = TokenRows(RowParts(parts), *(load_array(folder / name) for name in TOKENS))
    if len(rows.codes) != rows.offsets[-1]:
        raise IndexCorrupt(
            f"{folder} holds {len(rows.codes)} token vectors, {TOKENS[1]} counts {rows.offsets[-1]}; index the corpus "
            "again"
        )
    return rows


def _line_rows(folder: Path) -> LineRows:
    rows = LineRows(*(load_array(folder / name) for name in LINES))
    if len(rows.keys) != len(rows.vectors):
        raise IndexCorrupt(
            f"{folder} holds {len(rows.vectors)} vectors of lines, {LINES[0]} counts {len(rows.keys)}; index the "
            "corpus again"
        )
    return rows


def load_array(path: Path) -> NDArray[Any]:
    """A memory-mapped array. Raises IndexCorrupt where the file is none, or would need pickle."""
    try:
        mapped = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError) as error:
        raise IndexCorrupt(f"{path} is no array ({error}); index the corpus again") from error
    found: NDArray[Any] = np.asarray(mapped).view(np.ndarray)  # slices of a `memmap` cost far more than an array's
    return found

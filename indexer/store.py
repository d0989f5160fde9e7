"""The seam between search and storage: commit, open, search by vector and text under filters, fetch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.model import SectionKind, Track
from indexer.encoder import Vectors
from indexer.passage import Passage

if TYPE_CHECKING:
    from indexer.facets import Facets


@dataclass(frozen=True, slots=True)
class Filters:
    """Which passages may be found. Every condition must hold; within one condition any value will do.

    An empty tuple or null means no condition. `families` and `levels` are ids, `grades` exact values (int, or a code
    such as "IC3"), `grade_min`/`grade_max` inclusive and only met by int grades, `paths` prefixes or globs.
    A level or grade condition leaves out lines of the whole family.
    """

    families: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    grades: tuple[int | str, ...] = ()
    grade_min: int | None = None
    grade_max: int | None = None
    sections: tuple[SectionKind, ...] = ()
    tracks: tuple[Track, ...] = ()
    departments: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether every passage is let through."""
        return self == Filters()


class Scored(NamedTuple):
    """A passage number and its score; larger is better."""

    number: int
    score: float


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Passages found, best first: `numbers` int64 (n,), `scores` float64 (n,). Iterating gives each as `Scored`."""

    numbers: NDArray[np.int64]
    scores: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[Scored]:
        return map(Scored, self.numbers.tolist(), self.scores.tolist())


@dataclass(frozen=True, slots=True, eq=False)
class NearestTokens:
    """Which token of each of n passages comes nearest to each of q tokens of a question.

    `places`: int32 (n, q), where that token, the first of equals, begins in the text the passage was embedded as, in
    code points from 0; -1 for a special one. `closeness`: float32 (n, q), their inner products in [-1, 1] within 0.01;
    larger is nearer.
    """

    places: NDArray[np.int32]
    closeness: Vectors


@dataclass(frozen=True, slots=True, eq=False)
class TokenMatches:
    """How well each of n passages meets each of q tokens of a question: its best inner product over its own tokens.

    `closeness`: float32 (n, q) in [-1, 1] within 0.01, larger is nearer; all 0 where the snapshot keeps no token
    vectors. The sum over q is MaxSim (Khattab and Zaharia 2020).
    """

    closeness: Vectors
    _places: Callable[[Sequence[int], Sequence[int]], NDArray[np.int32]]

    def nearest(self, rows: Sequence[int], columns: Sequence[int]) -> NearestTokens:
        """The tokens behind some of those, by row of `closeness` and column, for the few passages that are shown."""
        return NearestTokens(self._places(rows, columns), self.closeness[np.ix_(rows, columns)])


def no_matches(passages: int, tokens: int) -> TokenMatches:
    """Those of a snapshot that keeps no token vectors."""
    nothing = np.zeros((passages, tokens), dtype=np.float32)
    return TokenMatches(nothing, lambda rows, columns: np.full((len(rows), len(columns)), -1, dtype=np.int32))


@dataclass(frozen=True, slots=True, eq=False)
class KnownLines:
    """Which of n texts are lines that levels are compared by (`indexer.lines`), and the vectors of those.

    `known`: bool (n,). `vectors`: float32 (n, d), the encoder's of the bare line within 1/2000; 0 where not known.
    """

    known: NDArray[np.bool_]
    vectors: Vectors


class Store(Protocol):
    """Searchable passages of one snapshot. Read-only, safe for several threads.

    Results are ordered by (-score, number), hold at most k entries, and only passages the filters let through:
    filters that fit nothing find nothing, never everything.
    """

    def __len__(self) -> int: ...

    @property
    def facets(self) -> Facets:
        """The facets of all passages: what can be asked of many of them without reading one."""
        ...

    def search_vector(self, vector: Vectors, k: int, filters: Filters = Filters()) -> Found:
        """Nearest passages to one unit vector of shape (dimension,); score is the inner product in [-1, 1]."""
        ...

    def search_text(self, query: str, k: int, filters: Filters = Filters()) -> Found:
        """Passages that share words with the query; score is positive BM25. Any text is a valid query."""
        ...

    def passages(self, numbers: Sequence[int]) -> list[Passage]:
        """The passages of those numbers, in the order asked. Raises KeyError for one that is not there."""
        ...

    def vectors(self, numbers: Sequence[int]) -> Vectors:
        """Stored pooled vectors, float32 (n, dimension), in the order asked."""
        ...

    def token_vectors(self, numbers: Sequence[int]) -> list[Vectors]:
        """Stored token vectors, one float32 (t_i, dimension) array each; empty list where the snapshot keeps none."""
        ...

    def token_pieces(self, numbers: Sequence[int]) -> list[tuple[str, ...]]:
        """The word pieces those token vectors stand for; empty list where the snapshot keeps none."""
        ...

    def token_matches(self, query: Vectors, numbers: Sequence[int]) -> TokenMatches:
        """How the passages meet the tokens of a question, float32 (q, dimension), unit rows; in the order asked."""
        ...

    def known_lines(self, texts: Sequence[str]) -> KnownLines:
        """Which texts, as `indexer.lines.compared` gives them, are lines of levels, and their vectors."""
        ...

    def piece_counts(self, pieces: Sequence[str]) -> list[int]:
        """How many passages hold each word piece, in the order asked; 0 for one that stands nowhere."""
        ...

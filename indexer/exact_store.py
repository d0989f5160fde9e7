"""A store in plain numpy and Python: every score is computed. The oracle of the conformance tests."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from indexer.encoder import Encoded, Vectors
from indexer.facets import Facets, Mask, make_facets
from indexer.lexical import FIELD_WEIGHTS, K1, B, fields_of
from indexer.passage import Passage
from indexer.piece_places import stands
from indexer.ranking import best, inner_products
from indexer.store import Filters, Found, KnownLines, TokenMatches, no_matches
from indexer.words import words_of


class ExactStore:
    """Holds everything in memory and scores everything for every query."""

    def __init__(
        self, passages: Sequence[Passage], encoded: Encoded, lines: Mapping[str, Vectors] = MappingProxyType({})
    ) -> None:
        """`encoded` has one row a passage, in the passages' order, which is their numbers'; `lines` by their text."""
        if len(passages) != len(encoded.pooled):
            raise ValueError(f"{len(passages)} passages, {len(encoded.pooled)} vectors")
        self._passages = tuple(passages)
        self._vectors = encoded.pooled
        self._tokens = encoded.tokens
        self._pieces = encoded.pieces
        self._lines = lines
        self._facets = make_facets(passages)
        self._counts = [_weighted_counts(passage) for passage in passages]
        self._lengths = [sum(counts.values()) for counts in self._counts]

    def __len__(self) -> int:
        return len(self._passages)

    @property
    def facets(self) -> Facets:
        """The facets of all passages."""
        return self._facets

    def search_vector(self, vector: Vectors, k: int, filters: Filters = Filters()) -> Found:
        """Nearest passages to one unit vector of shape (dimension,)."""
        allowed = np.flatnonzero(self._allowed(filters))
        return best(allowed, inner_products(self._vectors[allowed], vector), k)

    def search_text(self, query: str, k: int, filters: Filters = Filters()) -> Found:
        """Passages that share words with the query, by BM25 (see `indexer.lexical`)."""
        allowed = self._allowed(filters)
        average = sum(self._lengths) / max(len(self._lengths), 1)
        scores: dict[int, np.float32] = {}
        for word in sorted(set(words_of(query))):
            holders = [n for n, counts in enumerate(self._counts) if counts[word]]
            rarity = math.log(1 + (len(self) - len(holders) + 0.5) / (len(holders) + 0.5))
            for n in holders:
                often, longer = self._counts[n][word], self._lengths[n] / average
                gain = rarity * often * (K1 + 1) / (often + K1 * (1 - B + B * longer))
                scores[n] = scores.get(n, np.float32(0)) + np.float32(gain)
        found = np.array([n for n in sorted(scores) if allowed[n]], dtype=np.int64)
        return best(found, np.array([scores[n] for n in found], dtype=np.float64), k)

    def passages(self, numbers: Sequence[int]) -> list[Passage]:
        """The passages of those numbers, in the order asked. Raises KeyError."""
        return [self._passages[self._known(n)] for n in numbers]

    def vectors(self, numbers: Sequence[int]) -> Vectors:
        """Stored pooled vectors, float32 (n, dimension), in the order asked. Raises KeyError."""
        return self._vectors[[self._known(n) for n in numbers]]

    def token_vectors(self, numbers: Sequence[int]) -> list[Vectors]:
        """Stored token vectors in the order asked; empty where there are none. Raises KeyError."""
        return [self._tokens[self._known(n)] for n in numbers] if self._tokens else []

    def token_pieces(self, numbers: Sequence[int]) -> list[tuple[str, ...]]:
        """The word pieces of those token vectors; empty where there are none. Raises KeyError."""
        return [self._pieces[self._known(n)] for n in numbers] if self._pieces else []

    def token_matches(self, query: Vectors, numbers: Sequence[int]) -> TokenMatches:
        """How well the passages meet the tokens of a question. Raises KeyError."""
        products = [tokens @ query.T for tokens in self.token_vectors(numbers)]
        if not products:
            return no_matches(len([self._known(number) for number in numbers]), len(query))
        closeness = np.array([each.max(axis=0) for each in products], dtype=np.float32)

        def places(rows: Sequence[int], columns: Sequence[int]) -> NDArray[np.int32]:
            found = np.empty((len(rows), len(columns)), dtype=np.int32)
            for at, row in enumerate(rows):
                number = numbers[row]
                stand = np.array(stands(self._pieces[number], "", self._passages[number].embedded), dtype=np.int32)
                found[at] = stand[products[row][:, columns].argmax(axis=0)]
            return found

        return TokenMatches(closeness, places)

    def known_lines(self, texts: Sequence[str]) -> KnownLines:
        """Which texts are lines that levels are compared by, and their vectors."""
        unknown = np.zeros(self._vectors.shape[1], dtype=np.float32)
        rows = [self._lines.get(text, unknown) for text in texts]
        known = np.array([text in self._lines for text in texts], dtype=np.bool_)
        return KnownLines(known, np.array(rows, dtype=np.float32).reshape(-1, len(unknown)))

    def piece_counts(self, pieces: Sequence[str]) -> list[int]:
        """How many passages hold each word piece."""
        return [sum(piece in held for held in self._pieces) for piece in pieces]

    def _known(self, number: int) -> int:
        if not 0 <= number < len(self):
            raise KeyError(number)
        return number

    def _allowed(self, filters: Filters) -> Mask:
        mask = self._facets.mask(filters)
        return np.ones(len(self), dtype=np.bool_) if mask is None else mask


def _weighted_counts(passage: Passage) -> Counter[str]:
    counts: Counter[str] = Counter()
    for field, text in fields_of(passage).items():
        for word in words_of(text):
            counts[word] += FIELD_WEIGHTS[field]
    return counts

"""How near the claims of a profile come to the lines of role documents, word by word.

MaxSim (Khattab and Zaharia 2020) both ways over the encoder's token vectors: how much of a claim a passage holds
decides the family, how much of a line a claim holds decides whether it is met. A token weighs by its rarity among the
passages; one that a quarter of them hold weighs nothing, so that "strong communicator" says little. Nor do numbers and
years: they are compared as amounts.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.encoder import Encoder, Vectors
from indexer.piece_places import SPECIAL
from indexer.store import Store
from service.demands import Place
from service.seniority import MEASURES

Floats = NDArray[np.float32]
MOST_TOKENS = 512
"""Tokens of a text that are compared, the rarest: bounds time and memory for a text of any length."""
_LEAST_MASS = 1e-6
_COMMON = 4.0
"""One passage in so many: a piece that this share of the passages hold weighs nothing."""


class ClaimVectors:
    """The claims of one text, encoded for one store. Not kept beyond the request."""

    def __init__(self, texts: Sequence[str], encoder: Encoder, store: Store) -> None:
        """Where encoder or store have no token vectors, the vectors of whole texts stand in."""
        encoded = encoder.encode_queries(texts, tokens=True)
        self._store = store
        self.pooled: Vectors = encoded.pooled
        """float32 (claims, dimension), unit rows."""
        self._found: dict[int, Floats] = {}
        self._tokens: Vectors | None = None
        if encoded.tokens and len(store) and store.token_vectors([0]):
            weights = piece_weights([piece for row in encoded.pieces for piece in row], store)
            kept = weights > (np.sort(weights)[-MOST_TOKENS] if len(weights) > MOST_TOKENS else 0)
            self._tokens = np.concatenate(encoded.tokens)[kept]
            self._weights = weights[kept]
            self._owners = np.repeat(np.arange(len(texts)), [len(row) for row in encoded.pieces])[kept]

    @property
    def size(self) -> int:
        """Token vectors, or whole ones, that a comparison with a passage takes."""
        return len(self.pooled if self._tokens is None else self._tokens)

    def found_in(self, numbers: Sequence[int]) -> Floats:
        """How much of each claim each passage holds: float32 (passages, claims), about 0 to 1, larger is nearer."""
        new = [number for number in dict.fromkeys(numbers) if number not in self._found]
        if new:
            self._found.update(zip(new, self._compared(new), strict=True))
        return np.array([self._found[number] for number in numbers], dtype=np.float32).reshape(-1, len(self.pooled))

    def _compared(self, numbers: Sequence[int]) -> Floats:
        if self._tokens is None:
            return np.asarray(self._store.vectors(numbers) @ self.pooled.T, dtype=np.float32)
        met = self._store.token_matches(self._tokens, numbers).closeness * self._weights
        mass = np.bincount(self._owners, self._weights, len(self.pooled))
        return np.asarray(self._by_claim(met, np.add) / np.maximum(mass, _LEAST_MASS), dtype=np.float32)

    def holding(self, places: Sequence[Place]) -> Floats:
        """How much of each line each claim holds: float32 (lines, claims), about 0 to 1, larger is nearer."""
        numbers = [place.number for place in places]
        if self._tokens is None or not places:
            return self.found_in(numbers)
        rows = self._store.token_vectors(numbers)
        pieces = self._store.token_pieces(numbers)
        spans = [slice(place.first, max(place.last, place.first + 1)) for place in places]
        lines = [row[span] for row, span in zip(rows, spans, strict=True)]
        weights = piece_weights([p for row, span in zip(pieces, spans, strict=True) for p in row[span]], self._store)
        nearest = self._by_claim(np.concatenate(lines) @ self._tokens.T, np.maximum) * weights[:, None]
        starts = np.cumsum([0, *(len(line) for line in lines[:-1])])
        mass = np.add.reduceat(weights, starts)[:, None]
        return np.asarray(np.add.reduceat(nearest, starts) / np.maximum(mass, _LEAST_MASS), dtype=np.float32)

    def _by_claim(self, columns: Floats, join: np.ufunc) -> Floats:
        """Columns of tokens joined by the claim they belong to: (n, tokens) to (n, claims); 0 for a claim without."""
        out = np.zeros((len(columns), len(self.pooled)), dtype=np.float32)
        if columns.shape[1]:
            firsts = np.flatnonzero(np.diff(self._owners, prepend=-1))
            out[:, self._owners[firsts]] = join.reduceat(columns, firsts, axis=1)
        return out


def piece_weights(pieces: Sequence[str], store: Store) -> Floats:
    """Weights of word pieces, float32 (n,), not negative: idf over the passages, less that of a common piece."""
    kinds = list(dict.fromkeys(pieces))
    count = len(store)
    common = np.log1p(count / (1 + count / _COMMON))
    rarity = np.log1p(count / (1 + np.array(store.piece_counts(kinds)))) - common
    worded = [piece not in SPECIAL | MEASURES and any(c.isalpha() for c in piece) for piece in kinds]
    weight = dict(zip(kinds, np.maximum(rarity, 0) * worded, strict=True))
    return np.array([weight[piece] for piece in pieces], dtype=np.float32)

"""The second stage: every word of the question looks for the word of a passage that meets it best.

MaxSim over the encoder's own token vectors (Khattab and Zaharia 2020), each query token weighted by how rare it is among
the passages. On role documents this finds far more than one vector a passage does, with the same encoder.
"""  # noqa: E501

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.encoder import Encoded
from indexer.piece_places import SPECIAL
from indexer.store import Store
from service.search import Ranking

CANDIDATES = 64
"""Passages of the first stage looked at closer, at the least: those that would be its best with inner products in full.
For ten results nDCG@10 over four collections is as with 120 (0.768, 0.769, 0.682, and 0.815 for 0.812); with 48 it is
less in two of them.
"""
A_RESULT = 4
"""The same for each result that is wanted."""
OF_SPECIAL = 0.5
IN_RANKING = 0.85
"""Power of the idf that a query token weighs where passages are ranked. Of 446 open questions over the benchmark's tune
families and twelve collections by other hands, the first claim is right in 277 at 0.5, 281 at 0.85 and 280 at 1.
"""
IN_EVIDENCE = 0.5
"""The same where it is judged how well lines meet a question: confidence is fitted on it."""


class LateInteraction:
    """Scores the best of the first stage by weighted MaxSim.

    A query token weighs its idf over the passages to the power IN_RANKING, a special token OF_SPECIAL. MaxSim counts
    beside the first stage's inner product, which then counts `dense` (see `service.search.Weights`).
    """

    def gains(self, query: Encoded, store: Store, ranking: Ranking, wanted: int) -> NDArray[np.float32]:
        """Weighted MaxSim in [-1, 1], float32 (n,), larger is better; those not looked at gain least.

        `wanted`: how many results are to be shown.
        """
        places = ranking.likeliest(max(CANDIDATES, A_RESULT * wanted))
        met = self.scores(query, store, ranking.numbers[places].tolist())
        out = np.full(len(ranking), float(met.min(initial=0.0)), dtype=np.float32)
        out[places] = met
        return out

    def scores(self, query: Encoded, store: Store, numbers: Sequence[int]) -> NDArray[np.float32]:
        """Weighted MaxSim of passages in [-1, 1], float32 (n,); 0 where there are no token vectors."""
        if not query.tokens:
            return np.zeros(len(numbers), dtype=np.float32)
        weights = self.weights(query.pieces[0], store, IN_RANKING)
        met: NDArray[np.float32] = store.token_matches(query.tokens[0], numbers) @ weights
        return met

    def weights(self, pieces: tuple[str, ...], store: Store, power: float = IN_EVIDENCE) -> NDArray[np.float32]:
        """Weights of query tokens, their idf to a power, float32 (q,), summing to 1."""
        total = len(store)
        counts = store.piece_counts(pieces)
        raw = [
            OF_SPECIAL if piece in SPECIAL else math.log(1 + total / (1 + count)) ** power
            for piece, count in zip(pieces, counts, strict=True)
        ]
        weights = np.array(raw, dtype=np.float32)
        return weights / weights.sum() if weights.sum() else weights

"""A ranking raised by what everyday words of the question mean in the documents' own.

Where a question says "buy another firm", a line meets these words as well as it meets "acquisition", if that is better:
no word counts for more than it did, and what is said in the documents' words already is met as before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from indexer.encoder import Encoder, Vectors
from indexer.piece_places import SPECIAL, stands
from indexer.snapshot import Snapshot
from service.ask.asked import Asked
from service.late_interaction import IN_RANKING, LateInteraction
from service.paraphrases import paraphrases
from service.search import Parts, Ranking

LOOKED_AT = 64
"""Passages of a ranking, the best of them, that may be raised; with 200 not one first claim more is right."""
REMEMBERED = 2048
"""Meanings whose vectors are kept: there are fewer, so that each is encoded once."""
_RERANK = Parts._fields.index("rerank")


@dataclass(frozen=True, slots=True, eq=False)
class _Meaning:
    """What everyday words mean: vectors of its word pieces, float32 (q, dimension), and what they weigh, summing to 1."""  # noqa: E501

    tokens: Vectors
    weights: NDArray[np.float32]


class Paraphrasing:
    """Raises the rankings of one snapshot. Safe for several threads, which may encode the same meaning twice."""

    def __init__(self, snapshot: Snapshot, encoder: Encoder, late: LateInteraction) -> None:
        self._store = snapshot.store
        self._prompt = snapshot.manifest.encoder.query_prompt
        self._encoder = encoder
        self._late = late
        self._meaning = lru_cache(maxsize=REMEMBERED)(self._encoded)

    def ranking(self, asked: Asked) -> Ranking:
        """The ranking of a question after lines were raised that say in other words what it says in everyday ones."""
        ranking = asked.ranking
        numbers = ranking.numbers[:LOOKED_AT].tolist()
        more = self.more(asked, numbers)
        if more is None:
            return ranking
        gains = more @ self._late.weights(asked.encoded.pieces[0], self._store, IN_RANKING)
        return ranking.raised("rerank", (ranking.parts[_RERANK, : len(numbers)] + gains).astype(np.float32))

    def more(self, asked: Asked, numbers: Sequence[int]) -> NDArray[np.float32] | None:
        """By how much each passage meets each word piece of a question better for what everyday words mean, float32
        (n, pieces), 0 or more; null where the question says nothing in everyday words.
        """
        said = paraphrases(asked.question)
        if not said or not asked.encoded.tokens or not numbers:
            return None
        query = asked.encoded
        meant = [list(map(self._meaning, each.means)) for each in said]
        tokens = [meaning.tokens for meanings in meant for meaning in meanings]
        # Everything at once: most of the time goes into fetching the passages' vectors.
        met = self._store.token_matches(np.concatenate([query.tokens[0], *tokens]), numbers)
        weights = self._late.weights(query.pieces[0], self._store, IN_RANKING)
        places = stands(query.pieces[0], self._prompt, asked.question)
        more = np.zeros((len(numbers), len(places)), dtype=np.float32)
        column = len(places)
        for each, meanings in zip(said, meant, strict=True):
            best = np.full(len(numbers), -1.0, dtype=np.float32)
            for meaning in meanings:
                first, column = column, column + len(meaning.weights)
                np.maximum(best, met[:, first:column] @ meaning.weights, out=best)
            own = [row for row, place in enumerate(places) if any(start <= place < end for start, end in each.spans)]
            if own:
                before = met[:, own] @ weights[own] / weights[own].sum()
                more[:, own] = np.maximum(more[:, own], np.maximum(best - before, 0)[:, None])
        return more

    def _encoded(self, meaning: str) -> _Meaning:
        encoded = self._encoder.encode_queries([meaning], tokens=True)
        kept = [row for row, piece in enumerate(encoded.pieces[0]) if piece not in SPECIAL]
        pieces = tuple(encoded.pieces[0][row] for row in kept)
        return _Meaning(encoded.tokens[0][kept], self._late.weights(pieces, self._store, IN_RANKING))

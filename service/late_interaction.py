"""The second stage: every word of the question looks for the word of a passage that meets it best.

MaxSim over the encoder's own token vectors (Khattab and Zaharia 2020), each query token weighted by how rare it is among
the passages. On role documents this finds far more than one vector a passage does, with the same encoder.
"""  # noqa: E501

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from indexer.encoder import Encoded, Vectors
from indexer.piece_places import SPECIAL
from indexer.store import Store, TokenMatches
from service.search import Ranking

CANDIDATES = 32
"""Passages of the first stage looked at closer, at the least: those that would be its best with inner products in full.
For ten results of 444 open questions over ten collections nDCG@10 is 0.896 with 24, 32 and 40, 0.895 with 64, and the
first is right in 0.809 with each: the pooled vectors of the encoder that comes along find nearly what MaxSim does.
"""
A_RESULT = 3
"""The same for each result that is wanted."""
OF_PAGES = 16
"""The same of pages that hold for the role a question names, which do not say its name."""
OF_SPECIAL = 0.5
IN_RANKING = 0.85
"""Power of the idf that a query token weighs where passages are ranked. Of 446 open questions over the benchmark's tune
families and twelve collections by other hands, the first claim is right in 277 at 0.5, 281 at 0.85 and 280 at 1.
"""
IN_EVIDENCE = 0.5
"""The same where it is judged how well lines meet a question: confidence is fitted on it."""


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """One way to say something: vectors of its word pieces, float32 (w, dimension), and what each weighs, float32 (w,),
    summing to 1.
    """

    tokens: Vectors
    weights: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Reworded:
    """Words of a question that documents put otherwise: the rows of their pieces among the question's, one or more, and
    the ways in which they are put; none where documents would not say such a thing at all.
    """

    rows: tuple[int, ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True, eq=False)
class LookedAt:
    """Passages looked at closer, by their `numbers`.

    `matches`: how they meet the tokens of the question, and behind those what is said for some of its words. `met`:
    the same for the question's own q tokens, float32 (n, q), a word that is put otherwise as well as the best way to
    put it, if that is better. `weights`: what those tokens weigh in a ranking, float32 (q,), summing to 1.
    """

    numbers: Sequence[int]
    matches: TokenMatches
    met: NDArray[np.float32]
    weights: NDArray[np.float32]

    @property
    def scores(self) -> NDArray[np.float32]:
        """Weighted MaxSim in [-1, 1], float32 (n,); larger is better."""
        return self.met @ self.weights

    def naming(self, rows: Sequence[int], places: NDArray[np.int64]) -> Self:
        """The same where the passages at some places meet the tokens of a name as well as whoever meets them best."""
        met, names = self.met.copy(), np.array(rows)
        met[places[:, None], names] = met[:, names].max(axis=0)
        return replace(self, met=met)


@dataclass(frozen=True, slots=True, eq=False)
class Holding:
    """Passages that hold for the role a question names and do not say its name: their `places` in a ranking, ascending,
    int64 (h,), and the `rows` of the name's pieces among the question's, one or more.
    """

    rows: tuple[int, ...]
    places: NDArray[np.int64]


class LateInteraction:
    """Scores the best of the first stage by weighted MaxSim.

    A query token weighs its idf over the passages to the power IN_RANKING, a special token OF_SPECIAL. MaxSim counts
    beside the first stage's inner product, which then counts `dense` (see `service.search.Weights`).
    """

    def ranked(
        self, query: Encoded, store: Store, ranking: Ranking, wanted: int, reworded: Sequence[Reworded] = (),
        holding: Holding | None = None,
    ) -> tuple[Ranking, LookedAt]:  # fmt: skip
        """The ranking raised by weighted MaxSim, and the passages looked at; the rest gain as little as the least.

        `query` has tokens; `wanted`: how many results are to be shown. Passages that are `holding` meet the role's name
        as well as the one that meets it best.
        """
        places = ranking.likeliest(max(CANDIDATES, A_RESULT * wanted))
        if holding is not None:
            places = np.union1d(places, holding.places[:OF_PAGES])
        looked_at = self.look(query, store, ranking.numbers[places].tolist(), reworded)
        if holding is not None:
            looked_at = looked_at.naming(holding.rows, np.flatnonzero(np.isin(places, holding.places)))
        scores = looked_at.scores
        gains = np.full(len(ranking), float(scores.min(initial=0.0)), dtype=np.float32)
        gains[places] = scores
        return ranking.raised("rerank", gains), looked_at

    def look(self, query: Encoded, store: Store, numbers: Sequence[int], reworded: Sequence[Reworded] = ()) -> LookedAt:
        """Looks at passages closer, for a query that has tokens."""
        own, ways = query.tokens[0], [way.tokens for each in reworded for way in each.ways]
        weights = self.weights(query.pieces[0], store, IN_RANKING)
        # Everything at once: most of the time goes into fetching the passages' vectors.
        matches = store.token_matches(np.concatenate([own, *ways]) if ways else own, numbers)
        met = _put_otherwise(matches.closeness, len(own), weights, reworded)
        return LookedAt(numbers, matches, met, weights)

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


def _put_otherwise(
    found: NDArray[np.float32], tokens: int, weights: NDArray[np.float32], reworded: Sequence[Reworded]
) -> NDArray[np.float32]:
    """How passages meet the first so many tokens, float32 (n, tokens), by themselves or by what is said for them."""
    met, column = found[:, :tokens], tokens
    if not reworded:
        return met
    more = np.zeros(met.shape, dtype=np.float32)
    for each in reworded:
        rows, best = list(each.rows), np.full(len(met), -1.0, dtype=np.float32)
        for way in each.ways:
            first, column = column, column + len(way.weights)
            np.maximum(best, found[:, first:column] @ way.weights, out=best)
        if each.ways:
            before = met[:, rows] @ weights[rows] / weights[rows].sum()
            more[:, rows] = np.maximum(more[:, rows], np.maximum(best - before, 0)[:, None])
        else:
            more[:, rows] = -met[:, rows]
    return met + more

"""From an interpretation to ranked passages.

First stage: the nearest passages by meaning, those that share rare words, and the nearest within the families the
question names. All of them are scored alike, by parts that add up: what the question names raises a passage, it never
excludes one; filters exclude, inside the store. A second stage may then reorder the best (`Reranker`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.encoder import Encoded, Vectors
from indexer.passage import Passage
from indexer.store import Store
from service.deciding import Deciding
from service.intent import Intent
from service.interpret import Interpretation

POOL = 200
"""Passages taken from the store by meaning; the same again within named families."""
LEXICAL_POOL = 50


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part of a score is worth; the second stage's MaxSim counts once.

    Lexical at equal weight does harm on role documents, whose lines share their vocabulary; a small share breaks ties.
    """

    dense: float = 0.1
    lexical: float = 0.03
    family: float = 0.08
    level: float = 0.06
    section: float = 0.03
    grade: float = 0.05
    fact: float = 0.35


OPEN = Weights()
"""Round numbers on a plateau, chosen on the 230 open questions of the benchmark's tune families."""
NAMED = Weights(level=0.15, fact=0.5)
"""For questions about a level as such: its lines matter more than in an open question that mentions it."""


def weights_for(intent: Intent, *, late: bool = True) -> Weights:
    """The weights for a kind of question; without a second stage (`late` false) the inner product counts once."""
    chosen = NAMED if intent in {Intent.FACT, Intent.COMPARISON, Intent.EXPECTATIONS} else OPEN
    return chosen if late else replace(chosen, dense=1.0)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a passage's score, already weighted; larger is better."""

    dense: float
    lexical: float
    family: float
    level: float
    section: float
    grade: float
    fact: float
    rerank: float = 0.0

    @property
    def total(self) -> float:
        """The score: the sum of the parts."""
        return (
            self.dense + self.lexical + self.family + self.level + self.section + self.grade + self.fact + self.rerank
        )


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage and how its score came about."""

    passage: Passage
    parts: Parts

    @property
    def score(self) -> float:
        """Larger is better."""
        return self.parts.total


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Passages, best first, with their stored vectors: float32 (n, dimension), rows in the same order."""

    passages: tuple[Ranked, ...]
    vectors: Vectors


class Reranker(Protocol):
    """A second stage: looks closer at the best of the first."""

    def gains(self, query: Encoded, store: Store, ranking: Ranking) -> NDArray[np.float32]:
        """What each passage gains, float32 (n,), in the order of the ranking; larger is better."""
        ...


def first_stage(
    store: Store, query: Encoded, question: str, interpretation: Interpretation, decided: Sequence[Deciding] = (),
    weights: Weights | None = None,
) -> Ranking:  # fmt: skip
    """Passages for a question, best first; ties by passage number, so that the same question gives the same ranking.

    `query` holds the question's vector, pooled (1, dimension); `decided` are the lines that decide it.
    """
    vector, filters = query.pooled[0], interpretation.filters
    numbers = {hit.number for hit in store.search_vector(vector, POOL, filters)}
    words = {hit.number: hit.score for hit in store.search_text(question, LEXICAL_POOL, filters)}
    numbers |= words.keys()
    named = tuple(link.family.id for link in interpretation.links.families)
    if named and not filters.families:
        numbers |= {hit.number for hit in store.search_vector(vector, POOL, replace(filters, families=named))}
    ordered = sorted(numbers)
    if not ordered:
        return Ranking((), np.empty((0, len(vector)), dtype=np.float32))
    vectors = store.vectors(ordered)
    dense = vectors @ vector
    most = max(words.values(), default=1.0)
    rate = _Rate(interpretation, decided, weights or weights_for(interpretation.intent, late=bool(query.tokens)))
    ranked = [
        Ranked(passage, rate.parts(passage, float(nearness), words.get(number, 0.0) / most))
        for passage, nearness, number in zip(store.passages(ordered), dense, ordered, strict=True)
    ]
    return _sorted(ranked, vectors)


def second_stage(reranker: Reranker, query: Encoded, store: Store, ranking: Ranking) -> Ranking:
    """The ranking with what the reranker adds to each score."""
    gains = reranker.gains(query, store, ranking)
    ranked = [
        Ranked(hit.passage, replace(hit.parts, rerank=float(gain)))
        for hit, gain in zip(ranking.passages, gains, strict=True)
    ]
    return _sorted(ranked, ranking.vectors)


def _sorted(ranked: Sequence[Ranked], vectors: Vectors) -> Ranking:
    order = sorted(range(len(ranked)), key=lambda i: (-ranked[i].score, ranked[i].passage.number))
    return Ranking(tuple(ranked[i] for i in order), vectors[order])


class _Rate:
    """What a passage gains for standing where the question points."""

    def __init__(self, interpretation: Interpretation, decided: Sequence[Deciding], weights: Weights) -> None:
        self._families = {link.family.id: link.strength for link in interpretation.links.families}
        self._levels = {link.level.id: link.strength for link in interpretation.links.levels}
        self._sections = set(interpretation.sections)
        self._grades = set(interpretation.grades)
        self._decided: dict[tuple[str, int], float] = {}
        for each in decided:
            for line in range(each.span.start_line, each.span.end_line + 1):
                place = each.span.path, line
                self._decided[place] = max(self._decided.get(place, 0.0), each.share)
        self._weights = weights

    def parts(self, passage: Passage, nearness: float, overlap: float) -> Parts:
        """`nearness` is the inner product, `overlap` the share of the best lexical score."""
        weights = self._weights
        return Parts(
            dense=round(weights.dense * nearness, 6),
            lexical=round(weights.lexical * overlap, 6),
            family=weights.family * self._families.get(passage.family_id, 0.0),
            level=weights.level * self._levels.get(passage.level_id or "", 0.0),
            section=weights.section * (passage.section in self._sections),
            grade=weights.grade * (passage.grade in self._grades),
            fact=weights.fact * self._share(passage),
        )

    def _share(self, passage: Passage) -> float:
        """How much the passage's lines decide, in [0, 1]."""
        if not self._decided:
            return 0.0
        return max((self._decided.get((item.path, item.start_line), 0.0) for item in passage.items), default=0.0)

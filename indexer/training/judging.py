"""How well an encoder finds the lines that answer: the first look, over a company's own passages."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from indexer.encoder import Encoder, Vectors
from indexer.training.pairs import Shelf
from indexer.training.scoring import nearness

DENSE = 0.1
"""What the pooled score counts beside the late one in the ranking (`service.search.Weights`)."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over questions, in [0, 1], larger is better: nDCG@10, first right, one of the first five right."""

    ndcg: float
    first: float
    five: float

    def __str__(self) -> str:
        return f"{self.ndcg:.3f} / {self.first:.3f} / {self.five:.3f}"


@dataclass(frozen=True, slots=True)
class Judged:
    """Figures of one encoder by its pooled score, by its late score, and by both as the ranking adds them."""

    pooled: Figures
    late: Figures
    both: Figures

    def __str__(self) -> str:
        return f"pooled {self.pooled}   late {self.late}   both {self.both}"


def judge(shelves: Sequence[Shelf], encoder: Encoder) -> Judged:
    """Figures over all questions of the companies, each asked over its own company's passages."""
    ranks: dict[str, list[int]] = {"pooled": [], "late": [], "both": []}
    for shelf in shelves:
        near = nearness(shelf, encoder)
        ways = {"pooled": near.pooled, "late": near.late, "both": near.late + DENSE * near.pooled}
        for way, scores in ways.items():
            ranks[way] += ranks_of(scores, shelf.answers)
    return Judged(*(figures(ranks[way]) for way in ("pooled", "late", "both")))


def ranks_of(scores: Vectors, answers: Sequence[Sequence[int]]) -> list[int]:
    """For each question the 1-based rank of its best answer; of equal scores the answer counts as last."""
    found = []
    for row, right in zip(scores, answers, strict=True):
        best = max(row[number] for number in right)
        found.append(int((row >= best).sum()) - sum(row[number] == best for number in right) + 1)
    return found


def figures(ranks: Sequence[int]) -> Figures:
    """Figures where each question has one answer to find: nDCG@10 is then 1 / log2(1 + rank) within the first ten."""
    return Figures(
        ndcg=fmean(1 / math.log2(1 + rank) if rank <= 10 else 0.0 for rank in ranks),
        first=fmean(rank == 1 for rank in ranks),
        five=fmean(rank <= 5 for rank in ranks),
    )

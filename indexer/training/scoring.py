"""How near a company's passages are to its questions by one encoder, both scores of the ranking.

The late score is weighted MaxSim as `service.late_interaction` computes it to judge evidence: a query token weighs the
square root of its idf over the company's passages, a special token SPECIAL. The encoder that comes along was trained by
it; ranking has raised the power since.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.encoder import Encoder, Vectors
from indexer.training.pairs import Shelf

SPECIAL = 0.5
SPECIAL_PIECES = frozenset({"[CLS]", "[SEP]"})


@dataclass(frozen=True, slots=True, eq=False)
class Nearness:
    """Scores of one company's questions (rows) for its passages (columns), float32, larger is nearer.

    `pooled`: inner products of unit vectors. `late`: weighted MaxSim. Both in [-1, 1].
    """

    pooled: Vectors
    late: Vectors


def nearness(shelf: Shelf, encoder: Encoder) -> Nearness:
    """Both scores of every question for every passage of its company."""
    asked = encoder.encode_queries([pair.question for pair in shelf.pairs], tokens=True)
    held = encoder.encode_passages([passage.embedded for passage in shelf.passages], tokens=True)
    rarity = Rarity.over(held.pieces)
    starts = np.cumsum([0, *(len(tokens) for tokens in held.tokens[:-1])])
    rows = np.concatenate(held.tokens).T
    late = np.empty((len(shelf.pairs), len(shelf.passages)), dtype=np.float32)
    for number, (tokens, pieces) in enumerate(zip(asked.tokens, asked.pieces, strict=True)):
        nearest = np.maximum.reduceat(tokens @ rows, starts, axis=1)
        late[number] = rarity.weights(pieces) @ nearest
    return Nearness(asked.pooled @ held.pooled.T, late)


@dataclass(frozen=True, slots=True)
class Rarity:
    """How many of a company's passages hold each word piece."""

    passages: int
    holding: Mapping[str, int]

    @classmethod
    def over(cls, pieces: Iterable[Sequence[str]]) -> Rarity:
        """Counted over the word pieces of passages."""
        each = [set(held) for held in pieces]
        return cls(len(each), Counter(piece for held in each for piece in held))

    def weights(self, pieces: Sequence[str]) -> Vectors:
        """What each word piece of a question counts, float32 (q,), summing to 1."""
        raw = np.array(
            [
                SPECIAL
                if piece in SPECIAL_PIECES
                else math.sqrt(math.log(1 + self.passages / (1 + self.holding.get(piece, 0))))
                for piece in pieces
            ],
            dtype=np.float32,
        )
        weights: Vectors = raw / raw.sum()
        return weights

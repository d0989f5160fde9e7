"""Hard negatives: passages that the encoder takes for the answer and that are not.

Half of them come from the answer's own family (a sibling level says something like it), half from other families.
Lines that say what the answer says, at another level or in another family, are answers too and are left out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from indexer.encoder import Encoder
from indexer.training.pairs import Shelf
from indexer.training.scoring import nearness

SAME = 0.82
"""Inner product of two lines, without their headings, from which they may make the same point."""
PER_KIND = 6
"""Passages kept from the answer's family, and as many from others."""
CLOSE = 40
"""Passages nearest to the question among which they are sought."""


@dataclass(frozen=True, slots=True)
class Mined:
    """For one pair, passages by number: the answer trained on, and hard negatives, nearest to the question first.

    `equal` are further passages that may answer as well; they are never held against the question.
    """

    answer: int
    family: tuple[int, ...]
    others: tuple[int, ...]
    equal: frozenset[int]


def mine(shelf: Shelf, encoder: Encoder) -> tuple[Mined, ...]:
    """Hard negatives for every pair of a company, in order, by the encoder's pooled and late scores added up."""
    near = nearness(shelf, encoder)
    scores = near.pooled + near.late
    lines = encoder.encode_passages([passage.text for passage in shelf.passages]).pooled
    alike = lines @ lines.T >= SAME
    mined = []
    for number, answers in enumerate(shelf.answers):
        answer = max(answers, key=lambda passage: scores[number, passage])
        equal = frozenset(np.flatnonzero(alike[list(answers)].any(axis=0)).tolist()) | frozenset(answers)
        nearest = np.argsort(-scores[number], kind="stable").tolist()
        wrong = [passage for passage in nearest[:CLOSE] if passage not in equal]
        home = shelf.passages[answer].family_id
        family = [passage for passage in wrong if shelf.passages[passage].family_id == home]
        others = [passage for passage in wrong if shelf.passages[passage].family_id != home]
        mined.append(Mined(answer, tuple(family[:PER_KIND]), tuple(others[:PER_KIND]), equal))
    return tuple(mined)

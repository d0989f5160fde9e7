"""Whether two lines make the same point, and whether the second asks more: a small fitted model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from service.judge_weights import WEIGHTS
from service.line import Line, shares
from service.strength import rise

Floats = NDArray[np.float64]
_MANY = 6
"""Words added or removed beyond this many tell no more."""


class Change(StrEnum):
    """How a line stands to another."""

    SAME = "same"
    """Asks nothing more: the same point, perhaps reworded, or less of it."""
    RAISED = "raised"
    """The same point in more scope, larger numbers or stronger words."""
    DIFFERENT = "different"
    """Another point."""


CHANGES = (Change.SAME, Change.RAISED, Change.DIFFERENT)
FEATURES = (
    "bias", "meaning", "kept", "covered", "alike", "added", "removed", "same_label", "other_label", "same_section",
    "same_parent", "measured", "numbers_up", "numbers_down", "words_up", "words_down", "alone_up", "alone_down",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judge:
    """A multinomial logistic model over `FEATURES`: one row of weights for each change."""

    weights: Mapping[Change, tuple[float, ...]]

    def likelihoods(self, known: Floats) -> Floats:
        """Features of shape (..., len(FEATURES)) to probabilities of shape (..., len(CHANGES)) that add up to 1."""
        scores = known @ np.array([self.weights[change] for change in CHANGES]).T
        odds = np.exp(scores - scores.max(axis=-1, keepdims=True))
        return np.asarray(odds / odds.sum(axis=-1, keepdims=True), dtype=np.float64)


def features(before: Line, after: Line, meaning: float) -> Floats:
    """What is known of a pair, in the order of `FEATURES`. `meaning` is the encoder's cosine, in [-1, 1]."""
    kept, covered = shares(before, after)
    risen = rise(before.text, after.text)  # words of degree tell the more, the more the rest is alike
    alike = fuzz.ratio(before.text.lower(), after.text.lower()) / 100
    labelled = bool(before.label and after.label)
    return np.array(
        [
            1.0,
            meaning,
            kept,
            covered,
            alike,
            min(len(after.words - before.words), _MANY) / _MANY,
            min(len(before.words - after.words), _MANY) / _MANY,
            labelled and before.label == after.label,
            labelled and before.label != after.label,
            before.section == after.section,
            bool(before.parent) and before.parent == after.parent,
            risen.measured,
            risen.numbers > 0,
            risen.numbers < 0,
            max(risen.words, 0) * alike,
            max(-risen.words, 0) * alike,
            max(risen.alone, 0) * alike,
            max(-risen.alone, 0) * alike,
        ],
        dtype=np.float64,
    )


JUDGE = Judge({change: tuple(WEIGHTS[change][name] for name in FEATURES) for change in CHANGES})
"""The judge fitted on our own judged pairs."""

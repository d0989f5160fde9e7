"""Whether two lines make the same point, and whether the second asks more: a small fitted model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from indexer.encoder import Vectors
from service.judge_weights import WEIGHTS
from service.line import Line, equal_pairs, shared_words, telling_shares, word_counts
from service.strength import rises

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
    "bias", "meaning", "kept", "covered", "alike", "added", "removed", "extended", "same_label", "other_label",
    "same_section", "measured", "numbers_up", "numbers_down", "words_up", "words_down", "alone_up",
    "alone_down",
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


def features(befores: Sequence[Line], afters: Sequence[Line], meaning: Vectors) -> Floats:
    """What is known of every pair: float64 of shape (befores, afters, len(FEATURES)), in the order of `FEATURES`.

    `meaning`: the encoder's cosines, float32 (befores, afters), in [-1, 1].
    """
    common = shared_words(befores, afters)
    kept, covered = telling_shares(befores, afters)
    old, new = word_counts(befores)[:, None], word_counts(afters)[None, :]
    old_texts, new_texts = [each.text.lower() for each in befores], [each.text.lower() for each in afters]
    alike = process.cdist(old_texts, new_texts, scorer=fuzz.ratio, dtype=np.float64) / 100
    risen = rises([each.text for each in befores], [each.text for each in afters])
    same_label = equal_pairs([each.label for each in befores], [each.label for each in afters])
    labelled = np.outer([bool(each.label) for each in befores], [bool(each.label) for each in afters])
    known = (
        1.0,
        meaning,
        kept,
        covered,
        alike,
        np.minimum(new - common, _MANY) / _MANY,
        np.minimum(old - common, _MANY) / _MANY,
        (old > 0) & (old == common) & (new > common),
        labelled & same_label,
        labelled & ~same_label,
        equal_pairs([each.section for each in befores], [each.section for each in afters]),
        risen.measured,
        risen.numbers > 0,
        risen.numbers < 0,
        # Words of degree tell the more, the more the rest is alike.
        np.maximum(risen.words, 0) * alike,
        np.maximum(-risen.words, 0) * alike,
        np.maximum(risen.alone, 0) * alike,
        np.maximum(-risen.alone, 0) * alike,
    )
    table = np.empty((len(befores), len(afters), len(FEATURES)), dtype=np.float64)
    for place, column in enumerate(known):
        table[:, :, place] = column
    return table


JUDGE = Judge({change: tuple(WEIGHTS[change][name] for name in FEATURES) for change in CHANGES})
"""The judge fitted on our own judged pairs."""

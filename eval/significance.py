"""How sure a mean or a difference of means is. Both ways are seeded: the same values give the same numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

ROUNDS = 10_000
EXACT_BELOW = 14
"""Up to this many differences that are not 0, all sign patterns are tried instead of drawn ones."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle 95 % of bootstrap means."""

    low: float
    high: float


def bootstrap(values: Sequence[float]) -> Interval:
    """Percentile bootstrap of the mean; both ends are the mean itself for a single value, 0 for none."""
    return bootstrap_ratio(values, [1.0] * len(values))


def bootstrap_ratio(parts: Sequence[float], wholes: Sequence[float]) -> Interval:
    """The same of a sum of parts over a sum of wholes, each above 0, that come in pairs: a pair is drawn as one."""
    if not parts:
        return Interval(0.0, 0.0)
    above, below = np.asarray(parts, dtype=np.float64), np.asarray(wholes, dtype=np.float64)
    draws = np.random.default_rng(0).integers(0, len(above), size=(ROUNDS, len(above)))
    low, high = np.percentile(above[draws].sum(axis=1) / below[draws].sum(axis=1), [2.5, 97.5])
    return Interval(float(low), float(high))


def randomisation_p(differences: Sequence[float]) -> float:
    """Two-sided p of the paired randomisation test (Fisher): how often random signs give as large a mean, in (0, 1].

    Exact for few differences; else drawn, counting the observed pattern as one of the draws.
    """
    moved = np.asarray([d for d in differences if d != 0.0], dtype=np.float64)
    if not len(moved):
        return 1.0
    observed = abs(moved.sum()) * (1 - 1e-12)  # sums of the same numbers in another order may differ in the last bit
    if len(moved) <= EXACT_BELOW:
        patterns = (np.arange(2 ** len(moved))[:, None] >> np.arange(len(moved))) & 1
        return float((abs((1 - 2.0 * patterns) @ moved) >= observed).mean())
    signs = 1 - 2 * np.random.default_rng(0).integers(0, 2, size=(ROUNDS, len(moved)))
    return float(((abs(signs @ moved) >= observed).sum() + 1) / (ROUNDS + 1))

"""Several measurements of the same thing: the middle one, and between which they lie."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Spread:
    """Median, smallest and largest of `times` measurements."""

    median: float
    low: float
    high: float
    times: int

    def text(self, digits: int = 2) -> str:
        """The median, and behind it the range where several measurements differ."""
        low, middle, high = (f"{v:.{digits}f}" for v in (self.low, self.median, self.high))
        return middle if low == high else f"{middle} ({low}-{high})"


def spread(values: Sequence[float]) -> Spread:
    """Of at least one value."""
    return Spread(median(values), min(values), max(values), len(values))


def timed(call: Callable[[], object]) -> float:
    """Seconds a call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def repeated(call: Callable[[], object], times: int = 3) -> Spread:
    """Seconds of a call made so many times."""
    return spread([timed(call) for _ in range(times)])

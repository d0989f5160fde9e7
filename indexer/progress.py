"""How far a build is, told a few times a second."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

_SECONDS_BETWEEN_REPORTS = 0.1


@dataclass(frozen=True, slots=True)
class BuildProgress:
    """How far a build is. `total`: 0 if not known.

    `stage`: "passages", "vectors", "lines" or "files". `per_second`: passages or lines embedded per second.
    """

    stage: str
    done: int
    total: int
    per_second: float


Report = Callable[[BuildProgress], None]


class EncodingProgress:
    """Counts embedded texts over all calls of the encoder, and reports a few times a second."""

    def __init__(self, stage: str, total: int, report: Report) -> None:
        self._stage = stage
        self._total = total
        self._report = report
        self._before = 0
        self._started = self._reported = time.monotonic()

    def __call__(self, done: int, total: int) -> None:  # noqa: ARG002  the encoder's total is one call's
        """So many texts of this call of the encoder are done."""
        self._tell(self._before + done)

    def add(self, count: int) -> None:
        """One call of the encoder is over."""
        self._before += count
        self._tell(self._before)

    def _tell(self, done: int) -> None:
        now = time.monotonic()
        if done < self._total and now - self._reported < _SECONDS_BETWEEN_REPORTS:
            return
        self._reported = now
        rate = done / max(now - self._started, 1e-9)
        self._report(BuildProgress(self._stage, done, self._total, rate))

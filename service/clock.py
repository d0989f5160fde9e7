"""Milliseconds, part by part."""

from __future__ import annotations

import time


class Clock:
    """Starts when made."""

    def __init__(self) -> None:
        self._started = self._lapped = time.perf_counter()

    def lap(self) -> float:
        """Milliseconds since the last lap, or since the start."""
        now = time.perf_counter()
        passed, self._lapped = now - self._lapped, now
        return round(passed * 1000, 3)

    def total(self) -> float:
        """Milliseconds since the start."""
        return round((time.perf_counter() - self._started) * 1000, 3)

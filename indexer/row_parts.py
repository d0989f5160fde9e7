"""An array kept in several files, so that one snapshot can share with the next the files of what did not change."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


class RowParts:
    """Rows of bytes that lie in several arrays, numbered through as if they were one."""

    def __init__(self, parts: Sequence[NDArray[np.uint8]]) -> None:
        """`parts`: uint8 (any, d) each, at least one."""
        self._parts = tuple(parts)
        self.starts = np.cumsum([0, *(len(part) for part in parts)])
        """Where each part begins, and behind the last one the number of all rows: int64 (parts + 1,)."""

    def __len__(self) -> int:
        return int(self.starts[-1])

    def take(self, rows: NDArray[np.int64]) -> NDArray[np.uint8]:
        """Those rows in the order asked, uint8 (n, d); ascending ones cost least."""
        if len(self._parts) == 1:
            return self._parts[0].take(rows, axis=0)
        if np.any(rows[1:] < rows[:-1]):
            order = np.argsort(rows, kind="stable")
            places = np.empty_like(order)
            places[order] = np.arange(len(order))
            return self.take(rows[order]).take(places, axis=0)
        found = np.empty((len(rows), self._parts[0].shape[1]), dtype=np.uint8)
        bounds = np.searchsorted(rows, self.starts).tolist()
        for part, first, start, stop in zip(self._parts, self.starts.tolist(), bounds, bounds[1:], strict=False):
            if start < stop:
                part.take(rows[start:stop] - first, axis=0, out=found[start:stop], mode="clip")  # unbuffered
        return found

    def between(self, start: int, stop: int) -> NDArray[np.uint8]:
        """The rows from `start` to before `stop`, uint8 (stop - start, d); no copy where they lie in one part."""
        held = [
            part[max(start - first, 0) : stop - first]
            for part, first in zip(self._parts, self.starts.tolist(), strict=False)
            if first < stop and start < first + len(part)
        ]
        return held[0] if len(held) == 1 else np.concatenate([self._parts[0][:0], *held])

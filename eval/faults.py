"""Many faults of one file, told as far as anyone reads."""

from __future__ import annotations

from collections.abc import Sequence

TOLD = 10


def listed(faults: Sequence[str]) -> str:
    """The first of them, one a line, and how many more there are."""
    more = len(faults) - TOLD
    return "\n".join([*faults[:TOLD], *([f"and {more} more like these"] if more > 0 else [])])

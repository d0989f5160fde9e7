"""The cores this process may run on, and which of them a thread keeps to."""

from __future__ import annotations

import os
from collections.abc import Set
from contextlib import suppress
from functools import cache


@cache
def usable_cores() -> frozenset[int]:
    """Numbers of the cores this process may run on, as they were when first asked for; at least one."""
    affinity = getattr(os, "sched_getaffinity", None)
    return frozenset(affinity(os.getpid())) if affinity else frozenset(range(os.cpu_count() or 1))


def keep_to(cores: Set[int]) -> None:
    """Has the calling thread, and those it starts from now on, run on these cores only.

    Nothing changes where the platform keeps threads to no core, or the system refuses.
    """
    if hasattr(os, "sched_setaffinity"):
        with suppress(OSError):
            os.sched_setaffinity(0, cores)


def keep_to_none() -> None:
    """Has the calling thread run on any core of the process again, whatever the one keeps to that started it."""
    keep_to(usable_cores())

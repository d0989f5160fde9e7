"""Parts of a question worked on beside the rest, by a thread that has a core to itself.

Two threads do not make two cores by themselves: on a virtual machine the scheduler holds an idle core for one that was
taken away, and wakes a thread where the one runs that wakes it, so that each waits for the other. Here the thread that
helps stays on one core, and a thread that offers it something keeps off that core.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Generic, Protocol, Self, TypeVar

from indexer.cores import keep_to, usable_cores

Result = TypeVar("Result")


class Part(Generic[Result]):
    """A piece of work done once, by whoever comes first: the second core, or who asks for its result."""

    def __init__(self, work: Callable[[], Result]) -> None:
        self._work = work
        self._begun = threading.Lock()
        self._done = threading.Lock()
        self._done.acquire()
        self._result: Result
        self._error: BaseException | None = None

    def do(self) -> None:
        """Does the work, unless somebody has begun it."""
        if not self._begun.acquire(blocking=False):
            return
        try:
            self._result = self._work()
        except BaseException as error:  # raised where the result is asked for
            self._error = error
        self._done.release()

    def result(self) -> Result:
        """What the work gave, done here and now if nobody has begun it; raises what it raised."""
        self.do()
        with self._done:
            if self._error is not None:
                raise self._error
            return self._result


class Offer(Protocol):
    """Makes a part of some work: one that is begun beside the caller, or one left for when its result is asked for."""

    def __call__(self, work: Callable[[], Result], /) -> Part[Result]:
        """The part."""
        ...


class SecondCore:
    """Does parts one after the other. Safe for several threads.

    `spare`: whether nobody else has use for the core. While it is false every part is left to whoever offers it: with
    several questions in hand the cores are busy as it is, and threads run where the scheduler likes.
    """

    def __init__(self, cores: frozenset[int]) -> None:
        """`cores`: those the process may run on, two or more; the helping thread takes the last."""
        self.spare = False
        self._cores = cores
        self._own = frozenset({max(cores)})
        self._offered: SimpleQueue[Part[object] | None] = SimpleQueue()
        self._kept = threading.local()
        threading.Thread(target=self._help, name="second-core", daemon=True).start()

    @classmethod
    def of_machine(cls) -> Self | None:
        """That of this machine; null where the process has one core, or the platform keeps no thread to one."""
        cores = usable_cores()
        return cls(cores) if len(cores) > 1 and hasattr(os, "sched_setaffinity") else None

    def offer(self, work: Callable[[], Result]) -> Part[Result]:
        """A part that the second core begins at once if it is spare; what it gives is asked of the part."""
        part = Part(work)
        self._keep_off(self.spare)
        if self.spare:
            self._offered.put(part)  # type: ignore[arg-type]
        return part

    def close(self) -> None:
        """Ends the thread when it has done what it was offered."""
        self._offered.put(None)

    def _keep_off(self, off: bool) -> None:
        """Has the calling thread keep off the helping thread's core from now on, or run anywhere again."""
        if off != getattr(self._kept, "off", False):
            keep_to(self._cores - self._own if off else self._cores)
            self._kept.off = off

    def _help(self) -> None:
        keep_to(self._own)
        while (part := self._offered.get()) is not None:
            part.do()
            del part  # what it holds need not wait for the next

"""What a measurement ran on, and what a process takes of it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

from eval.provenance import machine

P = ParamSpec("P")
T = TypeVar("T")

LIBRARIES = (
    "rolecite",
    "numpy",
    "faiss-cpu",
    "onnxruntime",
    "torch",
    "sentence-transformers",
    "bm25s",
    "fastapi",
    "txtai",
    "llama-index-core",
    "haystack-ai",
)
_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HAYSTACK_TELEMETRY_ENABLED": "False"}
_MIB = 1024
EVERY_S = 0.1
"""How often a process is looked at."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident memory in MiB: private pages, and pages of mapped files that the system may drop."""

    private: float
    mapped: float


def users_environment(*, theirs: bool = False) -> dict[str, str]:
    """What a measured process runs with: Python keeps what it has compiled, as it does for whoever installs a program.

    `theirs`: for another system, without the cap that our command puts on the threads of matrix products, and offline.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if not theirs:
        return kept
    return {name: value for name, value in kept.items() if name != "OPENBLAS_NUM_THREADS"} | _OFFLINE


def memory_of(pid: int) -> Memory | None:
    """Of a running process; null where the system has no /proc."""
    status = Path(f"/proc/{pid}/status")
    if not status.is_file():
        return None
    rows = dict(row.split(":", 1) for row in status.read_text().splitlines() if ":" in row)
    kib = {name: int(rows[name].split()[0]) for name in ("RssAnon", "RssShmem", "RssFile") if name in rows}
    return Memory((kib.get("RssAnon", 0) + kib.get("RssShmem", 0)) / _MIB, kib.get("RssFile", 0) / _MIB)


@dataclass(slots=True)
class Watched:
    """Most private MiB seen so far; null where the system does not tell."""

    peak_mib: float | None = None
    ended: threading.Event = field(default_factory=threading.Event)

    def look(self, pid: int) -> None:
        """Take what the process holds now into account."""
        if memory := memory_of(pid):
            self.peak_mib = max(self.peak_mib or 0.0, memory.private)


@contextmanager
def watching(pid: int | None = None) -> Iterator[Watched]:
    """Watch the private memory of a process, this one unless told, a few times a second while the block runs."""
    watched, whom = Watched(), os.getpid() if pid is None else pid

    def watch() -> None:
        while not watched.ended.wait(EVERY_S):
            watched.look(whom)

    thread = threading.Thread(target=watch, daemon=True)
    watched.look(whom)
    thread.start()
    try:
        yield watched
    finally:
        watched.ended.set()
        thread.join()
        watched.look(whom)


def apart(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The call's value from a process of its own, whose memory is nobody else's."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as one:
        return one.submit(call, *args, **kwargs).result()


def versions() -> dict[str, str]:
    """Installed versions of what matters to speed, and the machine."""
    found = {"machine": machine()}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def size_mib(folder: Path) -> float:
    """Size of all files under a folder in MiB."""
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 2**20

"""`rolecite serve` as a process of its own, on a free port of the loopback."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from corpus.errors import IndexFault
from eval.bench.machine import users_environment

READY_WITHIN_S = 600.0


@dataclass(frozen=True, slots=True)
class Server:
    """A running service; `ready_s` is the time from starting the process to its first ready answer."""

    url: str
    pid: int
    ready_s: float


@contextmanager
def serving(index: Path) -> Iterator[Server]:
    """Start it, wait until it is ready, and stop it in the end. Raises IndexFault where it does not start."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "service.cli", "serve", "--index", str(index), "--port", "0"],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        env=users_environment(),
    )
    try:
        url = _address(process)
        _wait(url, start)
        yield Server(url, process.pid, time.perf_counter() - start)
    finally:
        process.terminate()
        process.wait()
        if process.stderr:
            process.stderr.close()


def _address(process: subprocess.Popen[str]) -> str:
    told = []
    for row in process.stderr or ():
        told.append(row)
        url = next((word for word in row.split() if word.startswith("http://")), None)
        if url:
            return url
    raise IndexFault(f"rolecite serve ended at once: {''.join(told[-3:]).strip()}")


def _wait(url: str, start: float) -> None:
    with httpx.Client(base_url=url, timeout=5) as client:
        while time.perf_counter() - start < READY_WITHIN_S:
            try:
                if client.get("/readyz").status_code == httpx.codes.OK:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.005)
    raise IndexFault(f"{url} was not ready within {READY_WITHIN_S:.0f} s")

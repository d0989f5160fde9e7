"""The same questions by one client and by many, and how long each took."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eval.bench.client import Client
from eval.curves import Latency, latencies

Ask = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Load:
    """Milliseconds of the questions answered, by so many clients at once, how many a second, and how many failed."""

    clients: int
    questions: int
    latency: Latency
    per_second: float
    failed: int


def measure(ask: Ask, queries: Sequence[str], warm_up: int = 10) -> Load:
    """One caller in this process; the first `warm_up` calls do not count."""
    for query in queries[:warm_up]:
        ask(query)
    times: list[float] = []
    start = time.perf_counter()
    for query in queries:
        begin = time.perf_counter()
        ask(query)
        times.append((time.perf_counter() - begin) * 1000)
    return _load(1, times, time.perf_counter() - start, 0)


def measure_http(
    url: str, queries: Sequence[str], clients: int, total: int, warm_up: Sequence[str] | None = None
) -> Load:
    """So many clients at once, each with its own connection, until `total` questions were asked.

    `warm_up` is asked first and does not count: the first ten of the questions unless given.
    The clients share this process, and its machine's cores with the service: many of them measure both.
    """
    times: list[float] = []
    failed = 0
    lock = threading.Lock()
    remaining = iter(range(total))

    def work() -> None:
        nonlocal failed
        with Client(url) as client:
            while True:
                with lock:
                    number = next(remaining, None)
                if number is None:
                    return
                begin = time.perf_counter()
                good = client.search(queries[number % len(queries)])
                took = (time.perf_counter() - begin) * 1000
                with lock:
                    if good:
                        times.append(took)
                    failed += not good

    with Client(url) as client:
        for query in queries[:10] if warm_up is None else warm_up:
            client.search(query)
    threads = [threading.Thread(target=work) for _ in range(clients)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return _load(clients, times, time.perf_counter() - start, failed)


def _load(clients: int, times: Sequence[float], seconds: float, failed: int) -> Load:
    found = latencies(times) or Latency(0, 0, 0, 0)
    return Load(clients, len(times), found, len(times) / seconds if seconds else 0.0, failed)

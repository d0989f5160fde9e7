"""The measurements of one corpus size, in the order a user meets them: index, start, ask."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import IndexFault
from eval.bench.load import Load, measure, measure_http
from eval.bench.machine import Memory, memory_of, peak_of_children, size_mib
from eval.bench.server import serving
from eval.bench.spread import Spread, repeated, spread
from eval.bench.vectors import NEAREST, nearest
from eval.wire import IndexBody

Tell = Callable[[str], None]
HTTP = "search over HTTP"
SEARCH = "search in process"
ENCODER = "encoder alone"
FIRST_STAGE = "first stage in process"
BUILDS = 3
"""Times a corpus is indexed, while all of them together take less than QUICK_S seconds."""
QUICK_S = 20.0
STARTS = 3
CANDIDATES = 200
"""Passages each part of the first stage is asked for."""


@dataclass(frozen=True, slots=True)
class Building:
    """Seconds of wall clock of `rolecite index`, the process's start included; sizes in MiB.

    What is quick is repeated. `peak_mib`: most memory resident while indexing first, mapped files included; null where
    the system does not tell.
    """

    documents: int
    passages: int
    first_s: Spread
    peak_mib: float | None
    passages_per_s: Spread
    unchanged_s: Spread
    one_changed_s: float
    index_mib: float


@dataclass(frozen=True, slots=True)
class Starting:
    """Seconds of `rolecite --help`, and of `rolecite serve` until ready, each as a process of its own."""

    help_s: Spread
    ready_s: Spread


@dataclass(frozen=True, slots=True)
class Asking:
    """One kind of call under one load."""

    what: str
    load: Load


@dataclass(frozen=True, slots=True)
class Results:
    """All of it for one corpus; memory is the service's after the load.

    `recall`: share of the true ten nearest vectors that the dense part finds, in [0, 1].
    """

    name: str
    building: Building
    starting: Starting
    asking: tuple[Asking, ...]
    memory: Memory | None
    recall: float

    def load(self, what: str, clients: int = 1) -> Load | None:
        """One kind of call by so many clients; null where it was not made."""
        return next((a.load for a in self.asking if a.what == what and a.load.clients == clients), None)


def run_suite(
    name: str, corpus: Path, index: Path, queries: Sequence[str], clients: Sequence[int], total: int, tell: Tell
) -> Results:
    """Measure one corpus; `index` is built anew, and one document of a copy of the corpus is changed."""
    tell(f"{name}: building")
    building = build(corpus, index)
    tell(f"{name}: {building.passages:,} passages; asking in this process")
    asking = [*in_process(index, queries)]
    with serving(index) as server:
        for count in clients:
            tell(f"{name}: asking over HTTP, {count} clients")
            asking.append(Asking(HTTP, measure_http(server.url, queries, count, total)))
        memory = memory_of(server.pid)
        ready = [server.ready_s]
    for _ in range(STARTS - 1):
        with serving(index) as server:
            ready.append(server.ready_s)
    starting = Starting(repeated(lambda: _cli(["--help"]), 5), spread(ready))
    tell(f"{name}: comparing with exact search")
    return Results(name, building, starting, tuple(asking), memory, dense_recall(index, queries))


def build(corpus: Path, index: Path) -> Building:
    """Index a copy of the corpus: first, again with nothing changed, again with one document changed."""
    work = index.with_name(index.name + "-corpus")
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(corpus, work)
    firsts: list[float] = []
    rates: list[float] = []
    while len(firsts) < BUILDS and sum(firsts) < QUICK_S:
        shutil.rmtree(index, ignore_errors=True)
        first_s, body = _index(work, index)
        firsts.append(first_s)
        rates.append(body.passages / max(body.took_ms / 1000, 1e-9))
    peak_mib = peak_of_children()
    unchanged = repeated(lambda: _index(work, index), BUILDS if sum(firsts) < QUICK_S else 1)
    changed = sorted(work.rglob("*.md"))[0]
    changed.write_bytes(changed.read_bytes() + b"\n- One more point that was not there before.\n")
    one_changed_s, _ = _index(work, index)
    shutil.rmtree(work)
    return Building(
        documents=body.documents.added,
        passages=body.passages,
        first_s=spread(firsts),
        peak_mib=peak_mib,
        passages_per_s=spread(rates),
        unchanged_s=unchanged,
        one_changed_s=one_changed_s,
        index_mib=size_mib(index),
    )


def in_process(index: Path, queries: Sequence[str]) -> tuple[Asking, ...]:
    """The bare encoder, the first stage, and a whole search: over everything, and under two filters."""
    from indexer.snapshot import Snapshot
    from service import Rolecite

    with Rolecite.open(index) as rolecite, Snapshot.open(index) as snapshot:
        encoder, store = rolecite.encoder, snapshot.store

        def first_stage(query: str) -> None:
            store.search_vector(encoder.encode_queries([query]).pooled[0], CANDIDATES)
            store.search_text(query, CANDIDATES)

        families = rolecite.families()
        levels = [level.level_id for level in rolecite.levels()]
        # A filter takes at most 100 values: a hundredth of the families where that is some, else of the levels.
        few = {"family": [f.id for f in families[::100]]} if len(families) > 100 else {"level": levels[::100]}
        departments = sorted({f.department for f in families})
        half = {"department": departments[::2]}
        return (
            Asking(ENCODER, measure(lambda q: encoder.encode_queries([q]), queries)),
            Asking(FIRST_STAGE, measure(first_stage, queries)),
            Asking(SEARCH, measure(lambda q: rolecite.search(q), queries)),
            Asking("search in 1 % of the corpus", measure(lambda q: rolecite.search(q, filters=few), queries)),
            Asking("search in half of the departments", measure(lambda q: rolecite.search(q, filters=half), queries)),
        )


def dense_recall(index: Path, queries: Sequence[str], at_most: int = 200) -> float:
    """Share of the true ten nearest vectors of each query that the dense part finds among its ten."""
    from indexer.snapshot import Snapshot
    from service import Rolecite

    with Rolecite.open(index) as rolecite, Snapshot.open(index) as snapshot:
        store = snapshot.store
        asked = rolecite.encoder.encode_queries(list(queries[:at_most])).pooled
        truth = nearest(store.vectors(range(len(store))), asked, NEAREST)
        found = [{hit.number for hit in store.search_vector(vector, NEAREST)} for vector in asked]
    return sum(len(f & set(t.tolist())) for f, t in zip(found, truth, strict=True)) / truth.size


def _index(corpus: Path, index: Path) -> tuple[float, IndexBody]:
    start = time.perf_counter()
    done = _cli(["index", str(corpus), "--index", str(index), "--json"])
    return time.perf_counter() - start, IndexBody.model_validate_json(done)


def _cli(arguments: Sequence[str]) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "service.cli", *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise IndexFault(f"rolecite {' '.join(arguments)} ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    return done.stdout

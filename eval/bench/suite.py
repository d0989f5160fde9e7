"""The measurements of one corpus size, in the order a user meets them: index, start, ask."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from corpus.errors import IndexFault
from eval.bench.load import Load, measure, measure_http
from eval.bench.machine import Memory, apart, memory_of, size_mib, users_environment, watching
from eval.bench.moved import index_moved
from eval.bench.server import serving
from eval.bench.spread import Spread, repeated, spread
from eval.bench.vectors import NEAREST, nearest
from eval.wire import IndexBody
from indexer.embedded_store import VECTORS, load_array
from indexer.snapshot import snapshot_folder

if TYPE_CHECKING:
    from indexer.snapshot import Snapshot
    from service import Rolecite

Tell = Callable[[str], None]
HTTP = "search over HTTP"
HTTP_NEW = "search over HTTP, questions not asked before"
SEARCH = "search in process"
ENCODER = "encoder alone"
FIRST_STAGE = "first stage in process"
BUILDS = 3
"""Times a corpus is indexed, while all of them together take less than QUICK_S seconds."""
QUICK_S = 20.0
STARTS = 3
WARM_UP = 10
"""Questions that the service is warmed up with before new ones are timed."""
CANDIDATES = 200
"""Passages each part of the first stage is asked for."""


@dataclass(frozen=True, slots=True)
class Building:
    """Seconds of wall clock of `rolecite index`, the process's start included; sizes in MiB.

    What is quick is repeated. `peak_mib`: most private memory while indexing first; null where the system does not
    tell. `unchanged_s` and `one_changed_s`: null for an index that `rolecite index` did not make.
    """

    documents: int
    passages: int
    first_s: Spread
    peak_mib: float | None
    passages_per_s: Spread
    unchanged_s: Spread | None
    one_changed_s: float | None
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

    `recall`: share of the true ten nearest vectors that the dense part finds, in [0, 1]. `parts`: milliseconds of each
    part of a search in process, at the median.
    """

    name: str
    building: Building
    starting: Starting
    asking: tuple[Asking, ...]
    memory: Memory | None
    recall: float
    parts: dict[str, float]


def run_suite(
    name: str, building: Building, index: Path, queries: Sequence[str], clients: Sequence[int], total: int, tell: Tell
) -> Results:
    """Start a service on an index, and ask it and this process."""
    tell(f"{name}: {building.passages:,} passages; asking over HTTP")
    asking = []
    with serving(index) as server:
        # Warmed up by some questions, asked others: what is measured is not remembered from before.
        new = queries[WARM_UP:]
        asking.append(Asking(HTTP_NEW, measure_http(server.url, new, 1, len(new), warm_up=queries[:WARM_UP])))
        for count in clients:
            tell(f"{name}: asking over HTTP, {count} clients")
            asking.append(Asking(HTTP, measure_http(server.url, queries, count, total)))
        memory = memory_of(server.pid)
        ready = [server.ready_s]
    for _ in range(STARTS - 1 if ready[0] < QUICK_S else 0):
        with serving(index) as server:
            ready.append(server.ready_s)
    starting = Starting(repeated(lambda: _cli(["--help"]), 5), spread(ready))
    tell(f"{name}: asking in process, and comparing with exact search")
    loads, parts, recall = apart(in_process, index, queries)
    return Results(name, building, starting, (*loads, *asking), memory, recall, parts)


def build(corpus: Path, index: Path) -> Building:
    """Index a copy of the corpus: first, again with nothing changed, again with one document changed."""
    work = index.with_name(index.name + "-corpus")
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(corpus, work)
    firsts: list[float] = []
    rates: list[float] = []
    peaks: list[float | None] = []
    while len(firsts) < BUILDS and sum(firsts) < QUICK_S:
        shutil.rmtree(index, ignore_errors=True)
        first_s, body, peak_mib = _index(work, index)
        firsts.append(first_s)
        rates.append(body.passages / max(body.took_ms / 1000, 1e-9))
        peaks.append(peak_mib)
    unchanged = repeated(lambda: _index(work, index), BUILDS if sum(firsts) < QUICK_S else 1)
    changed = sorted(work.rglob("*.md"))[0]
    changed.write_bytes(changed.read_bytes() + b"\n- One more point that was not there before.\n")
    one_changed_s, _, _ = _index(work, index)
    shutil.rmtree(work)
    return Building(
        documents=body.documents.added,
        passages=body.passages,
        first_s=spread(firsts),
        peak_mib=peaks[0],
        passages_per_s=spread(rates),
        unchanged_s=unchanged,
        one_changed_s=one_changed_s,
        index_mib=size_mib(index),
    )


def build_moved(corpus: Path, index: Path, real: Path) -> Building:
    """Index a corpus with the vectors of another's index, moved (`eval.bench.moved`): once, in a process of its own."""
    shutil.rmtree(index, ignore_errors=True)
    start = time.perf_counter()
    report, peak_mib = apart(index_moved, corpus, index, real)
    took_s = time.perf_counter() - start
    return Building(
        documents=report.documents.added,
        passages=report.passages,
        first_s=spread([took_s]),
        peak_mib=peak_mib,
        passages_per_s=spread([report.passages / took_s]),
        unchanged_s=None,
        one_changed_s=None,
        index_mib=size_mib(index),
    )


def in_process(index: Path, queries: Sequence[str]) -> tuple[tuple[Asking, ...], dict[str, float], float]:
    """The bare encoder, the first stage, and a whole search: over everything, and under two filters.

    Then the milliseconds of a search's parts, and the dense part's recall.
    """
    from indexer.snapshot import Snapshot
    from service import Rolecite

    # Its files were verified when the service opened them.
    with Rolecite.open(index) as rolecite, Snapshot.open(index, verify=False) as snapshot:
        encoder, store = rolecite.encoder, snapshot.store

        def first_stage(query: str) -> None:
            store.search_vector(encoder.encode_queries([query]).pooled[0], CANDIDATES)
            store.search_text(query, CANDIDATES)

        families = rolecite.families()
        levels = [level.level_id for level in rolecite.levels()]
        # A filter takes at most 100 values: a hundredth of the families where that is some, else of the levels.
        few = {"family": [f.id for f in families[::100]][:100]} if len(families) > 100 else {"level": levels[::100]}
        departments = sorted({f.department for f in families})
        half = {"department": departments[::2][:100]}
        asking = (
            Asking(ENCODER, measure(lambda q: encoder.encode_queries([q]), queries)),
            Asking(FIRST_STAGE, measure(first_stage, queries)),
            Asking(SEARCH, measure(lambda q: rolecite.search(q), queries)),
            Asking("search in 1 % of the corpus", measure(lambda q: rolecite.search(q, filters=few), queries)),
            Asking("search in half of the departments", measure(lambda q: rolecite.search(q, filters=half), queries)),
        )
        return asking, _parts(rolecite, queries), _dense_recall(index, rolecite, snapshot, queries)


def _parts(rolecite: Rolecite, queries: Sequence[str]) -> dict[str, float]:
    """Milliseconds of each part of a search at the median; the questions were asked before."""
    shown = [hits[0].why.timings for q in queries if (hits := rolecite.search(q, explain=True).results)]
    timings = [asdict(t) for t in shown if t is not None]
    return {part: median(t[part] for t in timings) for part in timings[0]} if timings else {}


def _dense_recall(index: Path, rolecite: Rolecite, snapshot: Snapshot, queries: Sequence[str]) -> float:
    """Share of the true ten nearest vectors of each of 200 queries that the dense part finds among its ten."""
    asked = rolecite.encoder.encode_queries(list(queries[:200])).pooled
    truth = nearest(load_array(snapshot_folder(index, snapshot.id) / VECTORS), asked, NEAREST)
    found = [{hit.number for hit in snapshot.store.search_vector(vector, NEAREST)} for vector in asked]
    return sum(len(f & set(t.tolist())) for f, t in zip(found, truth, strict=True)) / truth.size


def _index(corpus: Path, index: Path) -> tuple[float, IndexBody, float | None]:
    start = time.perf_counter()
    done, peak_mib = _watched(["index", str(corpus), "--index", str(index), "--json"])
    return time.perf_counter() - start, IndexBody.model_validate_json(done), peak_mib


def _cli(arguments: Sequence[str]) -> str:
    return _watched(arguments)[0]


def _watched(arguments: Sequence[str]) -> tuple[str, float | None]:
    """What a command printed, and the most private memory in MiB that it took."""
    command = [sys.executable, "-m", "service.cli", *arguments]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=users_environment()
    )
    with process, watching(process.pid) as watched:
        told, complaint = process.communicate()
    if process.returncode:
        raise IndexFault(f"rolecite {' '.join(arguments)} ended with {process.returncode}: {complaint.strip()[-300:]}")
    return told, watched.peak_mib

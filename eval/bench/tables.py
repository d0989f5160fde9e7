"""Measurements as tables."""

from __future__ import annotations

from collections.abc import Sequence

from eval.bench.load import Load
from eval.bench.peers import Encoding, Peer
from eval.bench.suite import HTTP, Results
from eval.bench.vectors import VectorResults
from eval.grid import Grid


def building(results: Sequence[Results]) -> Grid:
    """Index, start, size."""
    return Grid(
        "building and starting",
        (
            "corpus",
            "documents",
            "passages",
            "index s",
            "passages/s",
            "peak MiB",
            "unchanged s",
            "one changed s",
            "index MiB",
            "--help s",
            "serve ready s",
            "private MiB",
            "mapped MiB",
            "recall@10",
        ),
        tuple(
            (
                r.name,
                f"{r.building.documents:,}",
                f"{r.building.passages:,}",
                f"{r.building.first_s:.1f}",
                f"{r.building.passages_per_s:.0f}",
                f"{r.building.peak_mib:.0f}" if r.building.peak_mib else "-",
                f"{r.building.unchanged_s:.2f}",
                f"{r.building.one_changed_s:.2f}",
                f"{r.building.index_mib:.1f}",
                f"{r.starting.help_s:.2f}",
                f"{r.starting.ready_s:.2f}",
                f"{r.memory.private:.0f}" if r.memory else "-",
                f"{r.memory.mapped:.0f}" if r.memory else "-",
                f"{r.recall:.4f}",
            )
            for r in results
        ),
    )


def asking(results: Sequence[Results]) -> Grid:
    """Milliseconds of a question."""
    rows = [(r.name, a.what, *_cells(a.load)) for r in results for a in r.asking]
    columns = ("corpus", "what", "clients", "questions", "p50 ms", "p95 ms", "p99 ms", "slowest ms", "per s", "failed")
    return Grid("asking", columns, tuple(rows))


def vectors(results: Sequence[VectorResults]) -> Grid:
    """Nearest vectors by themselves."""
    rows = []
    for r in results:
        built = (f"{r.vectors:,}", f"{r.build_s:.1f}", f"{r.index_mib:.0f}")
        for f in r.found:
            t = f.load.latency
            rows.append((*built, f"{f.allowed:.0%}", f"{f.recall:.4f}", *(f"{v:.2f}" for v in (t.p50, t.p95, t.p99))))
    columns = ("vectors", "build s", "index MiB", "rows allowed", "recall@10", "p50 ms", "p95 ms", "p99 ms")
    return Grid("nearest vectors, real ones copied and moved", columns, tuple(rows))


def peers(found: Sequence[Peer]) -> Grid:
    """The plain systems beside, one caller in process."""
    rows = [(p.name, f"{p.build_s:.1f}", *_cells(p.load)) for p in found]
    columns = (
        "system",
        "build s",
        "clients",
        "questions",
        "p50 ms",
        "p95 ms",
        "p99 ms",
        "slowest ms",
        "per s",
        "failed",
    )
    return Grid("plain systems on the same corpus", columns, tuple(rows))


def ratios(ours: Results, found: Sequence[Peer], encoding: Encoding) -> Grid:
    """Ours set against each: a ratio below 1 is less time, and of texts a second above 1 is more of them."""
    http = next((a.load.latency.p50 for a in ours.asking if a.what == HTTP and a.load.clients == 1), None)
    rows = []
    if http is not None:
        rows += [(f"p50 over HTTP / {p.name} in process", http, p.load.latency.p50) for p in found]
    rows += [(f"index s / build s of {p.name}", ours.building.first_s, p.build_s) for p in found]
    rows.append(("texts encoded a second / sentence-transformers", encoding.ours_per_s, encoding.theirs_per_s))
    rows.append(("cold start s / sentence-transformers", encoding.ours_cold_s, encoding.theirs_cold_s))
    cells = tuple((name, f"{a:.2f}", f"{b:.2f}", f"{a / b:.2f}" if b else "-") for name, a, b in rows)
    return Grid("ours beside plain systems", ("what", "ours", "theirs", "ratio"), cells)


def _cells(load: Load) -> tuple[str, ...]:
    t = load.latency
    times = (f"{v:.1f}" for v in (t.p50, t.p95, t.p99, t.most))
    return (str(load.clients), str(load.questions), *times, f"{load.per_second:.0f}", str(load.failed))

"""Measurements as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eval.bench.growth import Grown
from eval.bench.load import Load
from eval.bench.peers import QUALITIES, Beside, LeftOut, Standing
from eval.bench.suite import ENCODER, FIRST_STAGE, HTTP_NEW, Results
from eval.bench.vectors import VectorResults
from eval.grid import Grid

TARGET = "sentence-transformers + FAISS, heading sections"


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
            "peak private MiB",
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
                r.building.first_s.text(1),
                r.building.passages_per_s.text(0),
                f"{r.building.peak_mib:.0f}" if r.building.peak_mib else "-",
                r.building.unchanged_s.text() if r.building.unchanged_s else "-",
                f"{r.building.one_changed_s:.2f}" if r.building.one_changed_s is not None else "-",
                f"{r.building.index_mib:.1f}",
                r.starting.help_s.text(),
                r.starting.ready_s.text(),
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


def parts(results: Sequence[Results]) -> Grid:
    """Where a search's time goes."""
    names = tuple(dict.fromkeys(name for r in results for name in r.parts))
    rows = tuple((r.name, *(f"{r.parts.get(name, 0.0):.2f}" for name in names)) for r in results)
    return Grid("parts of a search in process, p50 ms, questions asked before", ("corpus", *names), rows)


def grown(found: Sequence[Grown]) -> Grid:
    """What the synthetic corpora are like."""
    rows = tuple((f"{g.passages:,}", f"{g.documents:,}", f"{g.near_duplicates:.3f}") for g in found)
    columns = ("grown to", "documents", "points with a near twin")
    return Grid("synthetic corpora (twins: token-sort ratio of 90 and more, by sample)", columns, rows)


def facts(told: Mapping[str, str]) -> Grid:
    """What the measurements were made with."""
    return Grid("made with", ("what", "value"), tuple(told.items()))


def vectors(results: Sequence[VectorResults]) -> Grid:
    """Nearest vectors by themselves."""
    rows = []
    for r in results:
        peak = f"{r.peak_mib:.0f}" if r.peak_mib else "-"
        memory = (f"{r.memory.private:.0f}", f"{r.memory.mapped:.0f}") if r.memory else ("-", "-")
        built = (f"{r.vectors:,}", f"{r.build_s:.1f}", peak, f"{r.index_mib:.0f}", *memory)
        for f in r.found:
            t = f.load.latency
            times = (f"{f.first.latency.p50:.2f}", *(f"{v:.2f}" for v in (t.p50, t.p95, t.p99)))
            rows.append((*built, f"{f.allowed:.0%}", f"{f.recall:.4f}", *times))
    columns = ("vectors", "build s", "peak private MiB", "index MiB", "private MiB", "mapped MiB", "rows allowed")
    times = ("first asked p50 ms", "p50 ms", "p95 ms", "p99 ms")
    return Grid("nearest vectors, real ones copied and moved", (*columns, "recall@10", *times), tuple(rows))


def standings(found: Sequence[Standing], left: Sequence[LeftOut]) -> Grid:
    """Ours and the others side by side: what each takes, and how good it is; or why it is not known."""
    rows = []
    for s in found:
        t = s.load.latency
        memory = (f"{s.memory.private:.0f}", f"{s.memory.mapped:.0f}") if s.memory else ("-", "-")
        times = (s.build_s.text(1), s.cold_s.text(), *(f"{v:.1f}" for v in (t.p50, t.p95, t.p99)))
        rows.append((s.name, *times, *memory, *(f"{v:.3f}" for v in s.quality.values())))
    columns = ("system", "build s", "cold start s", "p50 ms", "p95 ms", "p99 ms", "private MiB", "mapped MiB")
    rows += [(gone.name, gone.why, *("-",) * (len(columns) - 2 + len(QUALITIES))) for gone in left]
    title = "systems on the same corpus and questions, one caller in process"
    return Grid(title, (*columns, *QUALITIES), tuple(rows))


def ratios(found: Sequence[Standing]) -> Grid:
    """The first over each of the others: below 1 is less time and memory, above 1 better quality."""
    ours, *others = found
    rows = []
    for s in others:
        pairs = [
            (ours.build_s.median, s.build_s.median),
            (ours.cold_s.median, s.cold_s.median),
            (ours.load.latency.p50, s.load.latency.p50),
            (ours.memory.private, s.memory.private) if ours.memory and s.memory else (0.0, 0.0),
            *((ours.quality[q], s.quality[q]) for q in QUALITIES),
        ]
        rows.append((s.name, *(_ratio(a, b) for a, b in pairs)))
    columns = ("ours over", "build", "cold start", "p50", "private memory", *QUALITIES)
    return Grid("ratios: time and memory below 1 are ours to the good, quality above 1", columns, tuple(rows))


def targets(ours: Results, beside: Beside) -> Grid:
    """What the design sets out to reach, against sentence-transformers over sections and the bare encoder."""
    first, *others = beside.standings
    plain = next((s for s in others if s.name == TARGET), None)
    turns = beside.turns
    ours_ms, again_ms, theirs_ms = (turns.ours_ms, turns.again_ms, turns.theirs_ms) if turns else (0.0, 0.0, 0.0)
    p50 = {a.what: a.load.latency.p50 for a in ours.asking if a.load.clients == 1}
    ratios = (
        (f"{HTTP_NEW}, p50 / p50 of {TARGET}, in process, in turn", "0.4 or less", ours_ms, theirs_ms),
        ("the same, asked a second time", "-", again_ms, theirs_ms),
        (
            f"cold start s / that of {TARGET}",
            "0.2 or less",
            first.cold_s.median,
            plain.cold_s.median if plain else 0,
        ),
        (
            f"texts a second, {beside.encoding.model} as int8 / the same in torch",
            "2.5 or more",
            beside.encoding.ours_per_s.median,
            beside.encoding.theirs_per_s.median,
        ),
        ("first stage in process, p50 / bare encoder's p50", "2 or less", p50[FIRST_STAGE], p50[ENCODER]),
    )
    rows = [(what, f"{a:.2f} / {b:.2f}", to_reach, _ratio(a, b)) for what, to_reach, a, b in ratios]
    if turns:
        rows.insert(1, (f"ratio of each of {turns.ratio.times} turns", "-", "-", turns.ratio.text()))
    return Grid("to reach", ("what", "values", "to reach", "measured"), tuple(rows))


def _ratio(ours: float, theirs: float) -> str:
    return f"{ours / theirs:.2f}" if theirs else "-"


def _cells(load: Load) -> tuple[str, ...]:
    t = load.latency
    times = (f"{v:.1f}" for v in (t.p50, t.p95, t.p99, t.most))
    return (str(load.clients), str(load.questions), *times, f"{load.per_second:.0f}", str(load.failed))

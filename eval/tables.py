"""Scored runs as tables."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from eval.compare import Difference, by_kind
from eval.grid import Grid, number, span
from eval.judgements import Question
from eval.measures import MEASURES, Scored
from eval.significance import bootstrap


def search_tables(scored: Sequence[Scored], questions: Sequence[Question], measure: str) -> tuple[Grid, ...]:
    """All measures, then one by type, then by split where there are several."""
    splits = by_split(scored, questions, measure)
    return (overall(scored), spread(scored, measure), *([splits] if splits else []))


def overall(scored: Sequence[Scored]) -> Grid:
    """Measures down, systems across, the median tokens of a hit below them."""
    measures = [m for m in MEASURES if any(s.mean(m) is not None for s in scored)]
    rows = [(m, *(number(s.mean(m)) for s in scored)) for m in measures]
    best = {(n, row.index(max(row[1:]))) for n, row in enumerate(rows) if len(set(row[1:])) > 1}
    rows.append(("median tokens of a hit", *(f"{s.median_tokens:.0f}" for s in scored)))
    count = len(scored[0].types) if scored else 0
    columns = ("measure", *(s.provenance.system for s in scored))
    return Grid(f"{count} questions", columns, tuple(rows), frozenset(best))


def spread(scored: Sequence[Scored], measure: str) -> Grid:
    """One measure with its bootstrap interval, over all questions and by type."""
    kinds = [kind for kind in (scored[0].kinds() if scored else ()) if scored[0].mean(measure, kind) is not None]
    rows = []
    for s in scored:
        shown = _interval(list(s.values[measure].values()))
        rows.append((s.provenance.system, shown, *(number(s.mean(measure, kind)) for kind in kinds)))
    counts = [f"{kind} ({sum(t == kind for t in scored[0].types.values())})" for kind in kinds]
    return Grid(f"{measure} by type, 95 % bootstrap interval", ("system", "all", *counts), tuple(rows))


def by_split(scored: Sequence[Scored], questions: Sequence[Question], measure: str) -> Grid | None:
    """One measure over the questions of each split, with its interval; null where there are no two splits."""
    members = {s: {q.qid for q in questions if q.split == s} for s in sorted({q.split for q in questions if q.split})}
    if len(members) < 2:
        return None
    rows = []
    for s in scored:
        parts = [[v for qid, v in s.values[measure].items() if qid in members[name]] for name in members]
        rows.append((s.provenance.system, *(_interval(values) for values in parts)))
    return Grid(f"{measure} by split, 95 % bootstrap interval", ("system", *members), tuple(rows))


def _interval(values: Sequence[float]) -> str:
    return f"{fmean(values):.3f} {span(bootstrap(values))}" if values else "-"


def against(scored: Sequence[Scored], measure: str) -> Grid:
    """The first system over each of the others, by type: change with its interval, p of the randomisation test."""
    first, *others = scored
    found = [{d.kind: d for d in by_kind(other, first, measure)} for other in others]
    kinds = [kind for kind in (None, *first.kinds()) if any(kind in column for column in found)]
    rows = [(str(kind or "all"), *(_change(column.get(kind)) for column in found)) for kind in kinds]
    title = f"{measure}: change from the others to {first.provenance.system}, 95 % interval, paired randomisation test"
    return Grid(title, ("type", *(f"over {other.provenance.system}" for other in others)), tuple(rows))


def _change(d: Difference | None) -> str:
    return f"{d.change:+.3f} [{d.spread.low:+.3f}, {d.spread.high:+.3f}], p {d.p:.4f}" if d else "-"


def differences(found: Sequence[Difference], base: str, new: str) -> Grid:
    """Compared measures: base, new, change with its interval, p."""
    rows = tuple(
        (
            f"{d.measure}, {d.kind or 'all'} ({d.questions})",
            number(d.base),
            number(d.new),
            f"{d.change:+.3f} [{d.spread.low:+.3f}, {d.spread.high:+.3f}]",
            f"{d.p:.4f}",
        )
        for d in found
    )
    return Grid(f"{base} -> {new}", ("measure", "base", "new", "change", "p"), rows)

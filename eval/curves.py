"""What the plots of a report show, as numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np

from eval.judgements import Question
from eval.measures import searchable
from eval.runs import Ranking, Run
from eval.trail import LineCosts, trail

TOKENS = (50, 100, 200, 300, 400, 500, 750, 1000, 1500, 2000, 3000)


@dataclass(frozen=True, slots=True)
class Curve:
    """A named line: y over x."""

    name: str
    x: tuple[float, ...]
    y: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds at the median, the 95th and the 99th percentile, and the slowest."""

    p50: float
    p95: float
    p99: float
    most: float


def recall_by_tokens(run: Run, questions: Sequence[Question], texts: Mapping[str, str], costs: LineCosts) -> Curve:
    """Mean share of judged lines read within each budget."""
    rankings = run.by_question()
    shares: list[list[float]] = []
    for question in searchable(questions):
        judged = question.lines(texts)
        read = trail(rankings.get(question.qid, Ranking(question.qid, ())), costs)
        shares.append([len(read.lines(b) & judged.keys()) / len(judged) if judged else 0.0 for b in TOKENS])
    means = tuple(fmean(column) for column in zip(*shares, strict=True)) if shares else ()
    return Curve(run.name, tuple(map(float, TOKENS)) if shares else (), means)


def latencies(times_ms: Sequence[float]) -> Latency | None:
    """Percentiles by linear interpolation; null for no times."""
    if not times_ms:
        return None
    p50, p95, p99 = np.percentile(times_ms, [50, 95, 99])
    return Latency(float(p50), float(p95), float(p99), float(max(times_ms)))


def latency_curve(name: str, times_ms: Sequence[float]) -> Curve:
    """Share of questions answered within so many milliseconds."""
    times = sorted(times_ms)
    return Curve(name, tuple(times), tuple((n + 1) / len(times) for n in range(len(times))))

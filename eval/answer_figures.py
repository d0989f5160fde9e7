"""Figures over all judged answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from eval.answers import REFUSAL, Judged
from eval.grid import Grid, number
from eval.judgements import QuestionType

FIGURES = (
    "grade: value and line",
    "reports_to: value and line",
    "diff: F1 of lines",
    "diff: share in the right class",
    "diff by compare: F1 of lines",
    "diff by compare: share in the right class",
    "cumulative: F1 of lines",
    "listing: F1 of levels",
    "match: MRR of the level",
    "match: family first",
    "passage: first claim",
    "passage: one of the first five",
    "refusal precision",
    "refusal recall",
    "ambiguous: clarification",
    "quotations true",
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over `count` questions, found lines, refusals or citations; null where there are none."""

    name: str
    value: float | None
    count: int


def figures(judged: Sequence[Judged]) -> tuple[Figure, ...]:
    """Every figure over the judged questions, in the order of FIGURES."""
    return tuple(_figure(name, judged) for name in FIGURES)


def _figure(name: str, judged: Sequence[Judged]) -> Figure:
    values: list[float] = []
    if name.endswith("share in the right class"):
        door = name.partition(":")[0]
        found = int(sum(j.figures.get(f"{door}: lines found", 0.0) for j in judged))
        right = sum(j.figures.get(f"{door}: lines in the right class", 0.0) for j in judged)
        return Figure(name, right / found if found else None, found)
    if name == "quotations true":
        total = sum(j.quotations.total for j in judged)
        return Figure(name, sum(j.quotations.right for j in judged) / total if total else None, total)
    if name == "refusal precision":
        values = [float(j.type == QuestionType.UNANSWERABLE) for j in judged if j.kind == REFUSAL]
    elif name == "refusal recall":
        values = [float(j.right) for j in judged if j.type == QuestionType.UNANSWERABLE]
    elif name == "ambiguous: clarification":
        values = [float(j.right) for j in judged if j.type == QuestionType.AMBIGUOUS]
    else:
        values = [j.figures[name] for j in judged if name in j.figures]
    return Figure(name, fmean(values) if values else None, len(values))


def grid(found: Sequence[Figure], area: float | None) -> Grid:
    """Figures with what they are counted over; the area under risk and coverage below them."""
    rows = [(f.name, number(f.value), str(f.count)) for f in found]
    rows.append(("risk over coverage (AURC, smaller is better)", number(area), ""))
    return Grid("answers", ("figure", "value", "over"), tuple(rows))

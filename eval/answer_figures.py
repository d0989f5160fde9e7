"""Figures over all judged answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from eval.answers import REFUSAL, Judged
from eval.grid import Grid, number, span
from eval.judgements import Question, QuestionType
from eval.measures import Scored
from eval.risk import area, calibration_error, reliability, risk_coverage
from eval.significance import Interval, bootstrap_ratio

FIGURES = (
    "grade: value and line",
    "reports_to: value and line",
    "fact: value and line",
    "fact: F1 of lines",
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
    "ambiguous: F1 of families",
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
    parts = _parts(name, judged)
    count = sum(whole for _, whole in parts)
    return Figure(name, sum(part for part, _ in parts) / count if count else None, round(count))


def _parts(name: str, judged: Sequence[Judged]) -> list[tuple[float, float]]:
    """What each question adds to a figure, and out of how much, which is above 0."""
    if name.endswith("share in the right class"):
        door = name.partition(":")[0]
        found, right = f"{door}: lines found", f"{door}: lines in the right class"
        return [(j.figures[right], j.figures[found]) for j in judged if j.figures.get(found)]
    if name == "quotations true":
        return [(j.quotations.right, j.quotations.total) for j in judged if j.quotations.total]
    if name == "refusal precision":
        return [(float(j.type == QuestionType.UNANSWERABLE), 1.0) for j in judged if j.kind == REFUSAL]
    if name == "refusal recall":
        return [(j.value, 1.0) for j in judged if j.type == QuestionType.UNANSWERABLE]
    return [(j.figures[name], 1.0) for j in judged if name in j.figures]


def interval(name: str, judged: Sequence[Judged]) -> Interval:
    """The bootstrap interval of a figure; a question is drawn whole, with all its lines or citations."""
    parts = _parts(name, judged)
    return bootstrap_ratio([part for part, _ in parts], [whole for _, whole in parts])


def grid(parts: Mapping[str, Sequence[Judged]]) -> Grid:
    """Figures down, parts of the questions across, each with what it is counted over; figures of nothing left out.

    The first part has its bootstrap interval too.
    """
    first, *_ = parts.values()
    columns = [{f.name: f for f in figures(judged)} for judged in parts.values()]
    names = [name for name in FIGURES if any(column[name].count for column in columns)]
    cells = [[c for column in columns for c in (number(column[n].value), str(column[n].count))] for n in names]
    rows = [(n, row[0], span(interval(n, first)), *row[1:]) for n, row in zip(names, cells, strict=True)]
    for name, values in _confidence(parts.values()).items():
        shown = [cell for value in values for cell in (number(value), "")]
        rows.append((name, shown[0], "", *shown[1:]))
    head = [column for part in parts for column in (part, "over")]
    return Grid("answers", ("figure", head[0], "95 % interval", *head[1:]), tuple(rows))


def beside(systems: Mapping[str, Sequence[Judged]]) -> Grid:
    """Figures down, systems across, over the same questions; the best stand out."""
    columns = [{f.name: f for f in figures(judged)} for judged in systems.values()]
    names = [name for name in FIGURES if any(column[name].count for column in columns)]
    rows = [(name, *(number(column[name].value) for column in columns)) for name in names]
    best = {(n, row.index(max(row[1:]))) for n, row in enumerate(rows) if len(set(row[1:])) > 1}
    rows += [(name, *map(number, values)) for name, values in _confidence(systems.values()).items()]
    return Grid("answers, ours and plain search alone", ("figure", *systems), tuple(rows), frozenset(best))


def _confidence(columns: Iterable[Sequence[Judged]]) -> dict[str, list[float | None]]:
    """What confidence is worth, smaller being better, a value for each column."""
    all_judged = list(columns)
    return {
        "risk over coverage (AURC), smaller is better": [area(risk_coverage(judged)) for judged in all_judged],
        "calibration error, smaller is better": [calibration_error(reliability(judged)) for judged in all_judged],
    }


def with_answers(scored: Scored, judged: Sequence[Judged]) -> Scored:
    """The scores of a run with `answer` beside them: the deciding figure of each judged answer."""
    types = {**scored.types, **{j.qid: j.type for j in judged}}
    return replace(scored, types=types, values={**scored.values, "answer": {j.qid: j.value for j in judged}})


def by_split(judged: Sequence[Judged], questions: Iterable[Question]) -> dict[str, tuple[Judged, ...]]:
    """Everything, then each split where there are several."""
    splits = {q.qid: q.split for q in questions}
    names = sorted({split for j in judged if (split := splits.get(j.qid))})
    parts = {name: tuple(j for j in judged if splits.get(j.qid) == name) for name in names}
    return {"all": tuple(judged)} | (parts if len(parts) > 1 else {})

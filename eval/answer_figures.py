"""Figures over all judged answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from eval.answers import REFUSAL, Judged
from eval.grid import Grid, number
from eval.judgements import Question, QuestionType
from eval.measures import Scored
from eval.risk import area, calibration_error, reliability, risk_coverage

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
        values = [j.value for j in judged if j.type == QuestionType.UNANSWERABLE]
    else:
        values = [j.figures[name] for j in judged if name in j.figures]
    return Figure(name, fmean(values) if values else None, len(values))


def grid(parts: Mapping[str, Sequence[Judged]]) -> Grid:
    """Figures down, parts of the questions across, each with what it is counted over; figures of nothing left out."""
    columns = [{f.name: f for f in figures(judged)} for judged in parts.values()]
    rows = [
        (name, *(cell for column in columns for cell in (number(column[name].value), str(column[name].count))))
        for name in FIGURES
        if any(column[name].count for column in columns)
    ]
    areas = [area(risk_coverage(judged)) for judged in parts.values()]
    errors = [calibration_error(reliability(judged)) for judged in parts.values()]
    for name, values in (("risk over coverage (AURC)", areas), ("calibration error", errors)):
        rows.append((f"{name}, smaller is better", *(cell for value in values for cell in (number(value), ""))))
    return Grid("answers", ("figure", *(cell for part in parts for cell in (part, "over"))), tuple(rows))


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

"""How much is answered, and how much of that is wrong, as more confidence is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.answers import CLARIFICATION, REFUSAL, Judged
from eval.judgements import QuestionType


@dataclass(frozen=True, slots=True)
class RiskPoint:
    """At this confidence and above: share of all questions answered, and share of those answers that are wrong."""

    confidence: float
    coverage: float
    risk: float


def risk_coverage(judged: Sequence[Judged]) -> tuple[RiskPoint, ...]:
    """One point for each confidence at which something is answered, most confident first.

    Refusals and clarifications answer nothing at any confidence; questions not put to /v1/ask are left out.
    Coverage is of all questions put to it, unanswerable ones included, so it stays below 1 for a system that refuses.
    """
    asked = [j for j in judged if j.kind != "none" and j.type != QuestionType.MATCH]
    answered = sorted((j for j in asked if j.kind not in (REFUSAL, CLARIFICATION)), key=lambda j: -j.confidence)
    points: list[RiskPoint] = []
    wrong = 0
    for number, item in enumerate(answered, 1):
        wrong += not item.right
        point = RiskPoint(item.confidence, number / len(asked), wrong / number)
        if points and points[-1].confidence == item.confidence:
            points[-1] = point
        else:
            points.append(point)
    return tuple(points)


def area(points: Sequence[RiskPoint]) -> float | None:
    """Mean risk over the coverage reached (AURC, by steps); smaller is better; null where nothing was answered."""
    if not points:
        return None
    covered = [0.0, *(p.coverage for p in points)]
    steps = zip(points, covered, strict=False)
    return sum(p.risk * (p.coverage - before) for p, before in steps) / points[-1].coverage

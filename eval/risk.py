"""What confidence is worth: how much is wrong of what is answered, as more of it is asked for, and how true it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

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
    answered = sorted(_answered(judged), key=lambda j: -j.confidence)
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


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of about the same confidence: its mean, the share of them that are right, and how many they are."""

    confidence: float
    right: float
    count: int


def reliability(judged: Sequence[Judged]) -> tuple[Bin, ...]:
    """Answers by ten bins of equal width in confidence, least confident first; empty ones left out.

    Who is calibrated is right as often as confident. Refusals and clarifications are left out, as above.
    """
    grouped: dict[int, list[Judged]] = {}
    for item in _answered(judged):
        grouped.setdefault(min(int(item.confidence * 10), 9), []).append(item)
    groups = [grouped[n] for n in sorted(grouped)]
    return tuple(Bin(fmean(j.confidence for j in g), fmean(j.right for j in g), len(g)) for g in groups)


def calibration_error(found: Sequence[Bin]) -> float | None:
    """Mean distance of confidence from the share right, in [0, 1], smaller is better; null for no answers.

    Expected calibration error (Guo, Pleiss, Sun and Weinberger, ICML 2017).
    """
    total = sum(b.count for b in found)
    return sum(b.count * abs(b.confidence - b.right) for b in found) / total if total else None


def _answered(judged: Sequence[Judged]) -> list[Judged]:
    kinds = {REFUSAL, CLARIFICATION, "none"}
    return [j for j in judged if j.kind not in kinds and j.type != QuestionType.MATCH]

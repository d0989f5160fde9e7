"""Matches as the contract shows them."""

from __future__ import annotations

from service.answers import (
    Claim,
    LevelMatchResult,
    MatchedEvidence,
    MatchResult,
    MetRequirement,
    MissingRequirement,
)
from service.ask.points import point, points
from service.citation import Citer
from service.matching import LevelMatch, Matches, Met

NOTHING_MET = (
    "The text says nothing that these documents ask for: say what you have done, with what and for how long, "
    "a sentence for each point."
)
"""What is said where no line is met; a wish or a denial meets none."""


def match_result(found: Matches, citer: Citer, snapshot: str, took_ms: float) -> MatchResult:
    """The body of /v1/match."""
    levels = tuple(_level(each, citer) for each in found.levels)
    return MatchResult(levels, found.read, found.claims, snapshot, took_ms)


def match_claims(result: MatchResult) -> tuple[Claim, ...]:
    """One claim per level, best first: its heading line, then the lines of it that are met."""
    return tuple(
        Claim(match_sentence(each), (each.citation, *(met.requirement.citation for met in each.met)))
        for each in result.matches
    )


def match_text(result: MatchResult) -> str:
    """The match in a sentence or two."""
    if not result.matches:
        return NOTHING_MET
    unread = result.parts - result.parts_read
    text = f"Fits best: {match_sentence(result.matches[0])}"
    return text + (f" The last {unread} parts of the text were not compared: it is too long." if unread else "")


def match_sentence(each: LevelMatchResult) -> str:
    """A level and how much of it is met."""
    grade = f", grade {each.grade}" if each.grade is not None else ""
    return f"{each.level} ({each.family}{grade}): {len(each.met)} points met, {len(each.missing)} missing."


def _level(found: LevelMatch, citer: Citer) -> LevelMatchResult:
    family, level = found.family, found.level
    return LevelMatchResult(
        family_id=family.id,
        family=family.title,
        level_id=level.id,
        level=level.title,
        grade=level.grade.value if level.grade else None,
        score=found.score,
        citation=citer.level(family, level),
        met=tuple(_met(each, citer) for each in found.met),
        missing=tuple(MissingRequirement(point(each, citer)) for each in found.missing),
        why_not_next=points(found.why_not_next, citer),
    )


def _met(found: Met, citer: Citer) -> MetRequirement:
    evidence = MatchedEvidence(found.evidence.quote, found.evidence.start, found.evidence.end)
    return MetRequirement(point(found.requirement, citer), evidence)

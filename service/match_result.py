"""Matches as the contract shows them."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import NEEDS, SectionKind
from service.answers import (
    Claim,
    LevelMatchResult,
    MatchedEvidence,
    MatchResult,
    MetRequirement,
    MissingRequirement,
)
from service.ask.listing_text import counted
from service.ask.points import point, points
from service.citation import Citer
from service.matching import LevelMatch, Matches, Met

NOTHING_MET = (
    "The text says nothing that these documents ask for: say what you have done, with what and for how long, "
    "a sentence for each point."
)
"""What is said where no line is met; a wish or a denial meets none."""
ORDER = (
    "The order goes by the posts that the text names as held, by how near it comes to a family and to a level's own "
    "lines, by years and by people led, not by how many lines are met."
)
_LITTLE = 0.5
"""What a text and the level that fits best have in common, below which that is said."""


def match_result(found: Matches, citer: Citer) -> MatchResult:
    """The body of /v1/match, but for the time that it took."""
    levels = tuple(_level(each, found, citer) for each in found.levels)
    return MatchResult(levels, found.read, found.claims, citer.snapshot, took_ms=0.0)


def match_claims(result: MatchResult) -> tuple[Claim, ...]:
    """One claim per level, best first: its heading line, then the lines of it that are met."""
    return tuple(
        Claim(match_sentence(each), (each.citation, *(met.requirement.citation for met in each.met)))
        for each in result.matches
    )


def match_text(result: MatchResult, against: str | None = None) -> str:
    """The match in a few sentences: the level `against` which it is set, by its id, else the best; and the order."""
    if not result.matches:
        return NOTHING_MET
    first, unread = result.matches[0], result.parts - result.parts_read
    text = f"{'Set against' if first.level_id == against else 'Fits best:'} {match_sentence(first)}"
    if first.level_id == against:
        others = [each for each in result.matches[1:] if each.score > first.score]
        text += f" Fits better: {match_sentence(others[0])}" if others else " No other level fits better."
    text += f" {ORDER}" if len(result.matches) > 1 else ""
    return text + (f" The last {unread} parts of the text were not compared: it is too long." if unread else "")


def match_sentence(each: LevelMatchResult) -> str:
    """A level, how much of it is met, and what else speaks for or against it."""
    grade = f", grade {each.grade}" if each.grade is not None else ""
    return f"{each.level} ({each.family}{grade}): {'; '.join(each.reasons)}."


def _reasons(each: LevelMatch, found: Matches) -> tuple[str, ...]:
    met = _counted([line.requirement.section for line in each.met])
    reasons = [f"met: {met}", f"missing: {_counted([line.section for line in each.missing])}"]
    if found.common < _LITTLE:
        reasons.insert(0, "the text has little in common with it")
    if each.years is not None:
        has = "none" if found.years is None else f"{found.years:g}"
        reasons.append(f"asks {each.years[0].lower()}{each.years[1:]}, the text states {has}")
    if each.leads:
        denies = "which the text says is not so" if found.denies_leading else "of which the text says nothing"
        reasons.append(f"leads people, {'as the text does' if found.leads else denies}")
    return tuple(reasons)


def _counted(sections: Sequence[SectionKind]) -> str:
    """Lines by their kind: "2 requirements, 1 duty"; "nothing" without any."""
    needs = sum(section in NEEDS for section in sections)
    kinds = (counted(needs, "requirement", "requirements"), counted(len(sections) - needs, "duty", "duties"))
    return ", ".join(each for each in kinds if not each.startswith("0 ")) or "nothing"


def _level(found: LevelMatch, of: Matches, citer: Citer) -> LevelMatchResult:
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
        reasons=_reasons(found, of),
    )


def _met(found: Met, citer: Citer) -> MetRequirement:
    evidence = MatchedEvidence(found.evidence.quote, found.evidence.start, found.evidence.end)
    return MetRequirement(point(found.requirement, citer), evidence)

"""How a question was understood, as the contract shows it."""

from __future__ import annotations

from service.answers import Explanation, KindProbability, LinkStrength
from service.filters import echo
from service.interpret import Interpretation
from service.question_kind import KindGuess
from service.results import InterpretationResult, Link, Timings


def interpretation_result(reading: Interpretation) -> InterpretationResult:
    """What the question was taken to mean."""
    return InterpretationResult(
        intent=reading.intent,
        families=tuple(Link(link.family.id, link.family.title, link.matched) for link in reading.links.families),
        levels=tuple(Link(link.level.id, link.level.title, link.matched) for link in reading.links.levels),
        grades=reading.grades,
        sections=reading.sections,
        filters=echo(reading.filters),
    )


def explanation(
    reading: Interpretation, guess: KindGuess, deciding_lines: int, timings: Timings, reranker: str | None
) -> Explanation:
    """The same with how likely and how sure each part of it is, and what it took."""
    links = reading.links
    return Explanation(
        kinds=tuple(KindProbability(kind, round(p, 4)) for kind, p in guess.ranked),
        families=tuple(LinkStrength(x.family.id, x.family.title, x.matched, x.strength) for x in links.families),
        levels=tuple(LinkStrength(x.level.id, x.level.title, x.matched, x.strength) for x in links.levels),
        deciding_lines=deciding_lines,
        timings=timings,
        reranker=reranker,
    )

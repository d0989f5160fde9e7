"""The lines that decide a question by the documents' own structure: a stated grade, what a level adds, a hiring step.

Search raises them, so that a question whose answer the catalogue knows finds its lines first. How far depends on how
sure the question is of that kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.model import JobFamily, Level, SectionKind, Span, Stated
from service.alignment import Aligner
from service.ask.kinds import weighed
from service.ask.sides import Catalogue, sides
from service.ask.subject import Subject
from service.chain import Families
from service.comparison import compare
from service.expectations import expectations
from service.links import Links
from service.question_kind import KindGuess, QuestionKind

SURE = 0.3
"""Least probability of a kind for its lines to be looked up."""
_SECTIONS = {
    QuestionKind.HIRING_STEPS: SectionKind.HIRING_PROCESS,
    QuestionKind.INDICATORS: SectionKind.PERFORMANCE_INDICATORS,
    QuestionKind.NEXT_LEVEL: SectionKind.CAREER_LADDER,
}


@dataclass(frozen=True, slots=True)
class Deciding:
    """A line and how much it decides, in (0, 1]; larger decides more."""

    span: Span
    share: float


def deciding(
    question: str, guess: KindGuess, links: Links, about: Subject, families: Catalogue, aligner: Aligner
) -> tuple[Deciding, ...]:
    """The deciding lines of a question; none where it is open or names nobody."""
    kind, sure = weighed(guess, question, about, links).ranked[0]
    if sure < SURE or not about.families:
        return ()
    return tuple(
        Deciding(span, share * min(1.0, 1.25 * sure))
        for span, share in _lines(question, kind, links, about, families, aligner)
    )


def _lines(
    question: str, kind: QuestionKind, links: Links, about: Subject, families: Catalogue, aligner: Aligner
) -> Iterator[tuple[Span, float]]:
    if kind in {QuestionKind.GRADE, QuestionKind.REPORTS_TO}:
        yield from _stated(kind, about, families)
    elif kind is QuestionKind.COMPARISON:
        both = sides(question, links, about, families)
        if both is not None and both.before is not None and both.after is not None:
            found = compare(both.before, both.after, families, aligner)
            yield from ((each.item.span, 1.0) for each in found.added)
            yield from ((pair.after.item.span, 0.8) for pair in found.strengthened)
    elif kind is QuestionKind.EXPECTATIONS and about.one_family and len(about.levels) == 1:
        family = families.family(about.levels[0].family.id)
        asked = expectations(family, family.level(about.levels[0].level.id), families, aligner)
        yield from ((each.item.span, 1.0) for each in asked.own)
        yield from ((each.item.span, 0.8) for each in asked.inherited.asked)
        yield from ((each.item.span, 0.3) for each in asked.shared)
    elif kind in _SECTIONS:
        for link in about.families:
            yield from ((span, 0.5) for span in _section_lines(families.family(link.family.id), _SECTIONS[kind]))


def _stated(kind: QuestionKind, about: Subject, families: Families) -> Iterator[tuple[Span, float]]:
    for level, share in _levels(about, families):
        stated: Stated[int | str] | Stated[str] | None = level.grade if kind is QuestionKind.GRADE else level.reports_to
        if stated is not None:
            yield stated.span, share
            yield from ((other.span, 0.8 * share) for other in stated.alternatives)


def _levels(about: Subject, families: Families) -> Iterator[tuple[Level, float]]:
    """The levels named; where none is, all of the families named, at half the share."""
    if about.levels:
        for link in about.levels:
            family = families.family(link.family.id)
            yield family.level(link.level.id), link.strength
        return
    for named in about.families:
        family = families.family(named.family.id)
        for level in family.levels:
            yield level, 0.5


def _section_lines(family: JobFamily, kind: SectionKind) -> Iterable[Span]:
    sections = [*family.shared_sections, *(s for level in family.levels for s in level.sections)]
    return (item.span for section in sections if section.kind is kind for item in section.items)

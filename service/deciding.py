"""The lines that decide a question by the documents' own structure: a stated grade, what a level adds, a hiring step.

Search raises them, so that a question whose answer the catalogue knows finds its lines first. How far depends on how
sure the question is of that kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.model import JobFamily, Level, Section, SectionKind, Span, Stated
from service.alignment import Aligner
from service.ask.kinds import favoured
from service.ask.measure import Measure, measure
from service.ask.sides import sides
from service.ask.subject import Subject
from service.chain import Catalogue, Families, chain
from service.comparison import compare
from service.expectations import expectations
from service.links import Links
from service.question_kind import OF_ONE_LINE, KindGuess, QuestionKind

SURE = 0.3
"""Least probability of a kind for its lines to be looked up."""
STATING = 0.85
"""Share of a line that states an amount of the sort asked for."""
POINTING = -0.3
"""Share of a line that only says that another level is extended: what is asked stands there."""
TAKEN_OVER = 0.4
SHARED = 0.5
"""How far lines that a level takes over, and those of its family, are its own."""
_SECTIONS = {
    QuestionKind.HIRING_STEPS: SectionKind.HIRING_PROCESS,
    QuestionKind.INDICATORS: SectionKind.PERFORMANCE_INDICATORS,
    QuestionKind.NEXT_LEVEL: SectionKind.CAREER_LADDER,
}


@dataclass(frozen=True, slots=True)
class Deciding:
    """A line and how much it decides, in [-1, 1]; larger decides more, and what is negative is no answer by itself."""

    span: Span
    share: float


@dataclass(frozen=True, slots=True)
class Leaning:
    """What a question's words say of what it asks, before its meaning is known: an amount, or kinds of questions that
    are so many times as likely.
    """

    amount: Measure | None
    kinds: Mapping[QuestionKind, float]


def leaning(question: str, links: Links, about: Subject) -> Leaning:
    """Which way a question leans; none where it names nobody."""
    if not about.families:
        return Leaning(None, {})
    amount = measure(question)
    return Leaning(amount, {} if amount is not None else favoured(question, about, links))


def deciding(
    question: str, guess: KindGuess, leans: Leaning, links: Links, about: Subject, families: Catalogue, aligner: Aligner
) -> tuple[Deciding, ...]:
    """The deciding lines of a question: those that state the amount it asks for, or those that its kind is answered by;
    of an open one those that do not answer it. None where it names nobody.
    """
    if not about.families:
        return ()
    if leans.amount is not None:
        return tuple(_stating(leans.amount, about, families))
    kind, sure = guess.favouring(leans.kinds).ranked[0]
    lines = _lines(question, kind, links, about, families, aligner) if sure >= SURE else iter(())
    decided = tuple(Deciding(span, share * min(1.0, 1.25 * sure)) for span, share in lines)
    return decided or tuple(_pointing(about, families))


def _pointing(about: Subject, families: Families) -> Iterator[Deciding]:
    """The lines of the level named, and of those it extends, that say no more than whom they extend."""
    if len(about.named) != 1:
        return
    link = about.named[0]
    level = families.family(link.family.id).level(link.level.id)
    sources = (source for _, source, _ in chain(level, families))
    yield from (Deciding(span, POINTING) for each in (level, *sources) for span in _pointers(each))


def _pointers(level: Level) -> Iterator[Span]:
    """The lines of a level that say whom it extends, and neither its grade nor its reporting line."""
    stated = {(each.span.path, each.span.start_line) for each in (level.grade, level.reports_to) if each is not None}
    return (each.span for each in level.extends if (each.span.path, each.span.start_line) not in stated)


def _stating(asked: Measure, about: Subject, families: Families) -> Iterator[Deciding]:
    """The lines of those meant that state an amount of the sort asked for."""
    for sections, share in _sections_of(about, families):
        for section in sections:
            for item in section.items:
                stated = STATING * share * asked.stated(item.text, section.kind)
                if stated:
                    yield Deciding(item.span, stated)


def _sections_of(about: Subject, families: Families) -> Iterator[tuple[Sequence[Section], float]]:
    """The sections of those meant, each with how far it is theirs: of the levels named their own, those they take over
    from others, and their family's; where no level is named, all of the families named.
    """
    for named in about.families:
        family = families.family(named.family.id)
        levels = [link for link in about.named if link.family.id == family.id]
        yield family.shared_sections, SHARED * named.strength
        if not levels:
            yield from ((level.sections, SHARED * named.strength) for level in family.levels)
        for link in levels:
            level, sure = family.level(link.level.id), (1 + link.strength) / 2 * named.strength
            yield level.sections, sure
            for _, source, kinds in chain(level, families):
                yield [each for each in source.sections if each.kind in kinds], TAKEN_OVER * sure


def _lines(
    question: str, kind: QuestionKind, links: Links, about: Subject, families: Catalogue, aligner: Aligner
) -> Iterator[tuple[Span, float]]:
    if kind in OF_ONE_LINE:
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

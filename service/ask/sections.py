"""Answers about levels within the sections that a filter leaves; a filter that names none leaves all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.model import SectionKind
from service.alignment import Pair
from service.answers import Claim
from service.asked import Asked
from service.comparison import Comparison
from service.expectations import Expectations

Sections = Sequence[SectionKind]


def comparison_within(found: Comparison, sections: Sections) -> Comparison:
    """A comparison of the lines of those sections; of a pair the higher level's line decides."""
    lines, pairs = _kept(sections)
    return Comparison(
        lines(found.added), pairs(found.strengthened), pairs(found.unchanged), lines(found.dropped),
        lines(found.inherited),
    )  # fmt: skip


def expectations_within(found: Expectations, sections: Sections) -> Expectations:
    """What is asked in those sections."""
    lines, pairs = _kept(sections)
    taken = replace(
        found.inherited,
        asked=lines(found.inherited.asked),
        replaced=pairs(found.inherited.replaced),
        restated=pairs(found.inherited.restated),
    )
    return Expectations(lines(found.own), taken, lines(found.shared))


def claims_within(claims: Sequence[Claim], sections: Sections) -> tuple[Claim, ...]:
    """Claims that stand on a line of those sections, or on a level's own heading, which belongs to none."""
    kept = {None, *sections}
    return tuple(each for each in claims if not sections or each.citations[0].section in kept)


def _kept(
    sections: Sections,
) -> tuple[
    Callable[[Sequence[Asked]], tuple[Asked, ...]],
    Callable[[Sequence[Pair]], tuple[Pair, ...]],
]:
    def lines(asked: Sequence[Asked]) -> tuple[Asked, ...]:
        return tuple(each for each in asked if not sections or each.section in sections)

    def pairs(changes: Sequence[Pair]) -> tuple[Pair, ...]:
        return tuple(each for each in changes if not sections or each.after.section in sections)

    return lines, pairs

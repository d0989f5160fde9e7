"""Which levels of a catalogue satisfy what a listing question asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus import title as titles
from corpus.model import Grade, JobFamily, Level, Span, Stated
from indexer.store import Filters
from service.ask.conditions import Conditions
from service.ask.graded import Graded


@dataclass(frozen=True, slots=True)
class Listed:
    """A level that fits; `line` is where the documents show it, null for the level's own heading."""

    family: JobFamily
    level: Level
    line: Span | None


def fitting(asked: Conditions, families: Iterable[JobFamily], filters: Filters = Filters()) -> list[Listed]:
    """The levels that satisfy the catalogue's conditions and the filters, in order of family and document."""
    found = [
        Listed(family, level, line)
        for family in families
        if (not asked.departments or family.department in asked.departments)
        and (not asked.families or family.id in asked.families)
        for level in family.levels
        if allowed(filters, family, level)
        for line in _shown(asked, level)
    ]
    if asked.grade.highest or asked.grade.lowest:
        return _extreme(found, highest=asked.grade.highest)
    return found


def others(asked: Conditions, families: Sequence[JobFamily], filters: Filters = Filters()) -> list[Listed]:
    """The levels of the same departments and families that state something else than what is asked."""
    fits = {entry.level.id for entry in fitting(asked, families)}
    frame = Conditions(departments=asked.departments, families=asked.families)
    return [
        entry
        for entry in fitting(frame, families, filters)
        if entry.level.id not in fits
        and (not asked.grade.any or entry.level.grade is not None)
        and (not asked.reports_to or entry.level.reports_to is not None)
    ]


def _shown(asked: Conditions, level: Level) -> Sequence[Span | None]:
    """The one line that shows that a level fits, null for its heading; none where it does not fit."""
    if asked.track is not None and level.track is not asked.track:
        return ()
    parts = titles.key(level.title)
    plain = frozenset(titles.words(level.title)) & {"intermediate", "mid"}
    if not asked.ranks <= parts.ranks | parts.heads | plain:
        return ()
    if asked.grade.ungraded and level.grade is not None:
        return ()
    line: Span | None = level.grade.span if level.grade and (asked.grade.highest or asked.grade.lowest) else None
    if asked.grade.ranges or asked.grade.codes or asked.grade.coded:
        grade = _graded(level.grade, asked.grade)
        if grade is None:
            return ()
        line = grade.span
    if asked.reports_to:
        boss = _reporting(level.reports_to, asked.reports_to)
        if boss is None:
            return ()
        line = boss.span
    return (line,)


def _graded(stated: Stated[Grade] | None, asked: Graded) -> Stated[Grade] | None:
    """What a level states of its grade that is asked for."""
    if stated is None:
        return None
    return next((each for each in (stated, *stated.alternatives) if asked.holds(each.value)), None)


def _reporting(stated: Stated[str] | None, boss: str) -> Stated[str] | None:
    """What a level states of its reporting line that names a boss."""
    if stated is None:
        return None
    return next((each for each in (stated, *stated.alternatives) if names(boss, each.value)), None)


def names(asked: str, stated: str) -> bool:
    """Whether a stated reporting line names whom the question asks for: one of its titles has all the words asked."""
    wanted = frozenset(titles.words(asked))
    if not wanted:
        return False
    rank = titles.key(asked)
    for part in re.split(r"\s+or\s+|;|/", stated):
        own = titles.key(part)
        if wanted <= frozenset(titles.words(part)) and own.ranks == rank.ranks and own.heads == rank.heads:
            return True
    return False


def _extreme(found: Sequence[Listed], *, highest: bool) -> list[Listed]:
    """The levels of the largest (or smallest) number stated as a grade."""
    graded = [(entry, _number(entry.level)) for entry in found]
    numbers = [number for _, number in graded if number is not None]
    if not numbers:
        return []
    best = max(numbers) if highest else min(numbers)
    return [entry for entry, number in graded if number == best]


def _number(level: Level) -> int | None:
    """A level's grade where it is a number."""
    return level.grade.value if level.grade and isinstance(level.grade.value, int) else None


def allowed(filters: Filters, family: JobFamily, level: Level) -> bool:
    """Whether the filters let a level through; those of sections and paths do not apply to levels."""
    grade = level.grade.value if level.grade else None
    number = _number(level)
    return (
        (not filters.families or family.id in filters.families)
        and (not filters.levels or level.id in filters.levels)
        and (not filters.departments or family.department in filters.departments)
        and (not filters.tracks or level.track in filters.tracks)
        and (not filters.grades or grade in filters.grades)
        and (filters.grade_min is None or (number is not None and number >= filters.grade_min))
        and (filters.grade_max is None or (number is not None and number <= filters.grade_max))
    )

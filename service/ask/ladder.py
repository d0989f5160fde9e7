"""Levels by their height: which comes next, which is lower, which manages the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus import title as titles
from corpus.model import JobFamily, Level, Track

Placed = tuple[JobFamily, Level]
"""A level with its family."""
_TRACKS = (Track.INTERN, Track.IC, Track.MANAGEMENT, Track.EXECUTIVE)


def neighbour(family: JobFamily, level: Level, step: int) -> Level | None:
    """The level `step` rungs above (or below, negative) on the same track; null beyond its ends."""
    ladder = sorted((other for other in family.levels if other.track == level.track), key=lambda other: other.rank)
    place = [other.id for other in ladder].index(level.id) + step
    return ladder[place] if 0 <= place < len(ladder) else None


def lower_first(levels: Sequence[Placed]) -> list[Placed]:
    """Levels in order of grade where they state different ones of one scale, else of rank on one ladder, else of
    track and seniority.
    """
    grades = [grade for _, level in levels if (grade := _scaled(level)) is not None]
    if len({scale for scale, _ in grades}) == 1 and len({number for _, number in grades}) == len(levels):
        return [entry for _, entry in sorted(zip(grades, levels, strict=True), key=lambda pair: pair[0])]
    if len({(family.id, level.track) for family, level in levels}) == 1:
        return sorted(levels, key=lambda entry: entry[1].rank)
    return sorted(levels, key=lambda entry: _height(entry[1]))


def pages_in_order(family: JobFamily, pages: Sequence[JobFamily]) -> list[Placed]:
    """The levels of a family as they stand; those of a role spread over pages, lowest first."""
    own = [(family, level) for level in family.levels]
    return lower_first([*own, *((page, level) for page in pages for level in page.levels)]) if pages else own


def _scaled(level: Level) -> tuple[str, int] | None:
    """The scale of a level's grade and its place on it: ("IC", 3) for IC3, ("", 8) for 8; null without a number."""
    grade = str(level.grade.value) if level.grade else ""
    scale = grade.rstrip("0123456789")
    return (scale, int(grade[len(scale) :])) if scale != grade else None


def _height(level: Level) -> tuple[int, float]:
    return _TRACKS.index(level.track) if level.track else 1, titles.seniority(level.title)


def manager_of(level: Level, families: Iterable[JobFamily]) -> Placed | None:
    """The level that a level states it reports to; null where it states none, or one that is no level here."""
    if level.reports_to is None:
        return None
    boss = level.reports_to.value
    return next(((f, other) for f in families for other in f.levels if titles.same(other.title, boss)), None)

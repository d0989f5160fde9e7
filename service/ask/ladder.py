"""Levels by their height: which comes next, which is lower, which manages the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus import title as titles
from corpus.model import MANAGING, TRACKS, JobFamily, Level, Track
from indexer.snapshot import FamilyOutline
from service.chain import Families
from service.wording import likeness

_STEM = 0.7
"""Likeness of two words of titles from which they are of one stem."""
_SIDE_BY_SIDE = 2
"""Grades that two ladders of one page share at least."""
Placed = tuple[JobFamily, Level]
"""A level with its family."""


def neighbour(family: JobFamily, level: Level, step: int) -> Level | None:
    """The level `step` rungs above (or below, negative) on the same track; null beyond its ends."""
    ladder = sorted((other for other in family.levels if other.track == level.track), key=lambda other: other.rank)
    place = [other.id for other in ladder].index(level.id) + step
    return ladder[place] if 0 <= place < len(ladder) else None


def lower_first(levels: Sequence[Placed]) -> list[Placed]:
    """Levels in order of grade where they state different ones of one scale, else of rank on one ladder, else of
    track and seniority.
    """
    grades = [grade for _, level in levels if (grade := scaled(level)) is not None]
    if len({scale for scale, _ in grades}) == 1 and len({number for _, number in grades}) == len(levels):
        return [entry for _, entry in sorted(zip(grades, levels, strict=True), key=lambda pair: pair[0])]
    if len({(family.id, level.track) for family, level in levels}) == 1:
        return sorted(levels, key=lambda entry: entry[1].rank)
    return sorted(levels, key=lambda entry: _height(entry[1]))


def pages_in_order(family: JobFamily, pages: Sequence[JobFamily]) -> list[Placed]:
    """The levels of a family as they stand; those of a role spread over pages, lowest first."""
    own = [(family, level) for level in family.levels]
    return lower_first([*own, *((page, level) for page in pages for level in page.levels)]) if pages else own


def _within(level: Level, one: Level, other: Level) -> bool:
    """Whether no grade says that a level stands outside the two."""
    grades = [scaled(each) for each in (level, one, other)]
    if any(grade is None for grade in grades) or len({grade[0] for grade in grades if grade}) > 1:
        return True
    here, *ends = (grade[1] for grade in grades if grade)
    return min(ends) <= here <= max(ends)


def scaled(level: Level) -> tuple[str, int] | None:
    """The scale of a level's grade and its place on it: ("IC", 3) for IC3, ("", 8) for 8; null without a number."""
    grade = str(level.grade.value) if level.grade else ""
    scale = grade.rstrip("0123456789")
    return (scale, int(grade[len(scale) :])) if scale != grade else None


def _height(level: Level) -> tuple[int, float]:
    return TRACKS.index(level.track) if level.track else 1, titles.seniority(level.title)


def rung(own: Placed, pages: Sequence[JobFamily], steps: int) -> Placed | None:
    """The level `steps` rungs above (negative: below), on other pages of its role too; null beyond the ladder's ends.

    Past the end of a track the ladder goes on with the next one, where that level is graded beyond this one, or one
    of the two reports to the other.
    """
    ladder = _of_its_heading(_in_order(own[0], pages), own)
    _, beside = _side_by_side(ladder, own)
    ladder = [placed for placed in ladder if placed not in beside]
    here: Placed | None = own
    for _ in range(abs(steps)):
        here = _next(ladder, here, 1 if steps > 0 else -1) if here else None
    return here


def between(one: Placed, other: Placed, pages: Sequence[JobFamily]) -> list[Placed] | None:
    """The levels that a ladder has between two of its own; null where they are not both on it."""
    ladder = _in_order(one[0], pages)
    ids = [level.id for _, level in ladder]
    if one[1].id not in ids or other[1].id not in ids:
        return None
    low, high = sorted((ids.index(one[1].id), ids.index(other[1].id)))
    tracks = {one[1].track, other[1].track}
    inside = [placed for placed in ladder[low + 1 : high] if placed[1].track in tracks]
    return [placed for placed in inside if _within(placed[1], one[1], other[1])]


def end(
    family: JobFamily, pages: Sequence[JobFamily], *, top: bool, tracks: Sequence[Track] = TRACKS,
    of: Level | None = None,
) -> Placed | None:  # fmt: skip
    """The highest or the lowest level of a role on these tracks; null where it has none there. Of two ladders side by
    side it is that of the level `of`.
    """
    ladder = [placed for placed in _in_order(family, pages) if (placed[1].track or Track.IC) in tracks]
    mine, beside = _side_by_side(ladder, (family, of)) if of is not None else (ladder, [])
    ladder = mine if beside else ladder
    return (ladder[-1] if top else ladder[0]) if ladder else None


def leader(
    own: Placed, pages: Sequence[JobFamily], outline: Iterable[FamilyOutline], families: Families
) -> Placed | None:
    """The level that a level states it reports to, of its own role before others; else the first that manages its
    role. Null where what it reports to is no level here.
    """
    family, level = own
    ladder = _in_order(family, pages)
    if level.reports_to is None:
        managing = [p for p in ladder if p[1].track in MANAGING]
        if level.track in MANAGING:
            place = [other.id for _, other in managing].index(level.id)
            managing = managing[place + 1 :]
        return managing[0] if managing else None
    boss = level.reports_to.value
    for found in ladder:
        if found[1].id != level.id and titles.same(found[1].title, boss):  # an Event Manager under the Manager, Events
            return found
    department = family.id.partition("/")[0]
    elsewhere = sorted(outline, key=lambda each: each.id.partition("/")[0] != department)
    for each in elsewhere:
        for other in each.levels:
            if titles.same(other.title, boss):
                home = families.family(each.id)
                return home, home.level(other.id)
    return _called(boss, family, ladder)


def _called(boss: str, family: JobFamily, ladder: Sequence[Placed]) -> Placed | None:
    """The level of a ladder that a line calls in other words: "Manager, Ledger Clerks" of the "Manager, LC"."""
    said, role = titles.key(boss), titles.key(family.title).subject
    leading = [placed for placed in ladder if titles.key(placed[1].title).heads & said.heads]
    return leading[0] if leading and role & said.subject else None


def _in_order(family: JobFamily, pages: Sequence[JobFamily]) -> list[Placed]:
    """The levels of a role, lowest first: track by track, by rank within each."""
    if pages:
        return lower_first([(page, level) for page in (family, *pages) for level in page.levels])
    own = [(family, level) for level in family.levels]
    return sorted(own, key=lambda placed: (TRACKS.index(placed[1].track or Track.IC), placed[1].rank))


def _of_its_heading(ladder: Sequence[Placed], own: Placed) -> Sequence[Placed]:
    """The levels under the same heading, where a page has roles of other names under others."""
    under = own[1].heading_path[:-1]
    mine = [placed for placed in ladder if placed[1].heading_path[:-1] == under]
    others = [placed for placed in ladder if placed[1].heading_path[:-1] != under]
    subjects = [
        frozenset[str]().union(*(titles.key(level.title).subject for _, level in each)) for each in (mine, others)
    ]
    return mine if own[0].id == ladder[0][0].id and all(subjects) and not subjects[0] & subjects[1] else ladder


def _side_by_side(ladder: Sequence[Placed], own: Placed) -> tuple[list[Placed], list[Placed]]:
    """The levels called like one, and those of other ladders that the page sets beside its own: designers from grade 1
    to 4, researchers from 1 to 5.

    Each is told by words that its titles share, and that there are two by grades that both have.
    """
    mine, rest = _called_alike(ladder, own)
    beside: list[Placed] = []
    while rest:
        theirs, rest = _called_alike(rest, rest[0])
        shared = {scaled(level) for _, level in mine} & {scaled(level) for _, level in theirs} - {None}
        beside += theirs if len(shared) >= _SIDE_BY_SIDE else []
    return mine, beside


def _called_alike(ladder: Sequence[Placed], own: Placed) -> tuple[list[Placed], list[Placed]]:
    """The levels whose titles share a word with that of a level, or with another of these; and the others."""
    alike = [placed for placed in ladder if placed[1].id == own[1].id]
    others = [placed for placed in ladder if placed[1].id != own[1].id]
    reached = [own]
    while reached:
        said = _subject_of(reached.pop())
        near = [placed for placed in others if any(_is_near(one, word) for one in said for word in _subject_of(placed))]
        others = [placed for placed in others if placed not in near]
        alike, reached = [*alike, *near], [*reached, *near]
    return alike, others


def _subject_of(placed: Placed) -> frozenset[str]:
    return titles.key(placed[1].title).subject


def _is_near(one: str, other: str) -> bool:
    """Whether two words are of one stem: the weld of a Weld Lead and a Welder."""
    return one == other or max(likeness(one, other), likeness(other, one)) >= _STEM


def _next(ladder: Sequence[Placed], own: Placed, step: int) -> Placed | None:
    level = own[1]
    same = [placed for placed in ladder if placed[1].track == level.track]
    if _parted(same):
        further = [placed for placed in same if _apart(placed[1], level) * step > 0]
        if further:
            return min(further, key=lambda placed: _off(placed, own))
    else:
        place = [other.id for _, other in same].index(level.id) + step
        if 0 <= place < len(same):
            return same[place]
    track = TRACKS.index(level.track or Track.IC)
    apart = [(TRACKS.index(placed[1].track or Track.IC) - track) * step for placed in ladder]
    beyond = [placed for placed, away in zip(ladder, apart, strict=True) if away > 0]
    if not beyond:
        return None
    other = beyond[0] if step > 0 else beyond[-1]
    low, high = (level, other[1]) if step > 0 else (other[1], level)
    return other if low.track is Track.INTERN or _over(high, low) else None


def _parted(ladder: Sequence[Placed]) -> bool:
    """Whether grades fall where the titles rise: a page may hold two ladders, each from its own lowest grade on."""
    grades = [grade for _, level in ladder if (grade := scaled(level)) is not None]
    return len(grades) == len(ladder) and len({scale for scale, _ in grades}) == 1 and grades != sorted(grades)


def _off(placed: Placed, own: Placed) -> tuple[int, bool, int]:
    """How far a level is from another where grades say it: by grade, by what it is called, by where it stands."""
    (family, level), (_, here) = placed, own
    order = [other.id for other in family.levels]
    beside = abs(order.index(level.id) - order.index(here.id)) if here.id in order else len(order)
    return abs(_apart(level, here)), titles.key(level.title).subject != titles.key(here.title).subject, beside


def _apart(level: Level, here: Level) -> int:
    """Grades that a level stands above another on one scale."""
    there, own = scaled(level), scaled(here)
    return there[1] - own[1] if there and own else 0


def _over(high: Level, low: Level) -> bool:
    """Whether one level is graded above another, or the other reports to it."""
    if low.reports_to is not None and titles.same(low.reports_to.value, high.title):
        return True
    below, above = scaled(low), scaled(high)
    return below is not None and above is not None and below[0] == above[0] and below[1] < above[1]

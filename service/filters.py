"""From filters as people write them to `indexer.store.Filters`: names become ids, unknown ones say what is near."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from rapidfuzz import fuzz, process

from corpus import title as titles
from corpus.errors import UnknownName
from corpus.model import Grade, SectionKind, Track
from corpus.naming import without_front
from indexer.snapshot import FamilyOutline, LevelOutline
from indexer.store import Filters
from service.results import FilterEcho
from service.spread import pages

Kind = TypeVar("Kind", bound=StrEnum)
LARGEST_GRADE = 2**53
"""Grades beyond this are the same to us: stated by nobody, and too large for some stores."""

_ALIKE = 0.75
"""Likeness from which a title is meant where the family is known."""
NEAR = 0.8
"""Share of the best name's likeness that another must have to be shown beside it."""


class FilterReader:
    """Reads filters against one catalogue. Immutable, safe for several threads."""

    def __init__(self, families: Sequence[FamilyOutline]) -> None:
        self._families = tuple(families)
        self._pages = pages(self._families)
        self._departments = {family.department.casefold(): family.department for family in families}

    def read(
        self, *, family: Sequence[str] = (), level: Sequence[str] = (), grade: Sequence[Grade] = (),
        grade_min: int | None = None, grade_max: int | None = None, section: Sequence[str] = (),
        track: Sequence[str] = (), department: Sequence[str] = (), path: Sequence[str] = (),
    ) -> Filters:  # fmt: skip
        """Filters by the names of the contract; each list means any of its values, an empty one no condition.

        Raises UnknownName for a family, level, section or track that is not there.
        """
        return Filters(
            families=_each(self._filtered_to_families(name) for name in family),
            levels=_each(self._filtered_to(name) for name in level),
            grades=tuple(dict.fromkeys(_grade(value) for value in grade)),
            grade_min=None if grade_min is None else _bounded(grade_min),
            grade_max=None if grade_max is None else _bounded(grade_max),
            sections=tuple(dict.fromkeys(_member(SectionKind, "section", name) for name in section)),
            tracks=tuple(dict.fromkeys(_member(Track, "track", name) for name in track)),
            departments=tuple(dict.fromkeys(self._departments.get(d.casefold(), d) for d in department)),
            paths=tuple(dict.fromkeys(path)),
        )

    def families_named(self, name: str) -> tuple[str, ...]:
        """Ids of the families of that id or title, or read from that document. Raises UnknownName."""
        if any(family.id == name for family in self._families):
            return (name,)
        found = tuple(family.id for family in self._families if _same(family.title, name))
        found = found or tuple(
            family.id for family in self._families if any(_is_at(path, name) for path in family.paths)
        )
        if not found:
            raise UnknownName("family", name, closest(name, (f.id if "/" in name else f.title for f in self._families)))
        return found

    def role_of(self, families: Iterable[str]) -> frozenset[str]:
        """Those families with the other pages of a role that is spread over several."""
        numbers = [number for number, family in enumerate(self._families) if family.id in set(families)]
        return frozenset(self._families[n].id for number in numbers for n in (number, *self._pages[number]))

    def _filtered_to_families(self, name: str) -> tuple[str, ...]:
        """The families that a filter means. Raises UnknownName, for a title with a misspelt rank too."""
        found = self.families_named(name)
        titled = {family.id: family.title for family in self._families}
        return _unguessed("family", name, {family: titled[family] for family in found})

    def _filtered_to(self, name: str) -> tuple[str, ...]:
        """The levels that a filter means. Raises UnknownName, for a title with a misspelt rank too."""
        found = self.levels_named(name)
        titled = {level.id: level.title for family in self._families for level in family.levels}
        return _unguessed("level", name, {level: titled[level] for level in found})

    def levels_named(self, name: str, within: Collection[str] | None = None) -> tuple[str, ...]:
        """Ids of the levels of that id, title, rank word ("Senior") or code, of the families `within` where given.

        A title as it is written comes before others that read alike. Raises UnknownName.
        """
        families = [family for family in self._families if within is None or family.id in within]
        levels = [level for family in families for level in family.levels]
        if any(level.id == name for level in levels):
            return (name,)
        found = _of_rank(name, families) if _is_of_ranks(name) else _called(name, levels, near=within is not None)
        if not found:
            ranks = [rank.capitalize() for f in self._families for lv in f.levels for rank in sorted(_rank(f, lv))]
            names = [lv.id if "#" in name else lv.title for f in self._families for lv in f.levels]
            raise UnknownName("level", name, closest(name, names if " " in name or "#" in name else ranks + names))
        return tuple(level.id for level in found)


def _of_rank(name: str, families: Sequence[FamilyOutline]) -> list[LevelOutline]:
    """Levels whose rank is exactly that; where there are none, those whose rank includes it."""
    key = titles.key(name)
    wanted = key.ranks | key.heads
    ranked = [(level, _rank(family, level)) for family in families for level in family.levels]
    if not wanted:  # "intermediate", which titles seldom spell out
        return [level for level, rank in ranked if not rank]
    return [level for level, rank in ranked if rank == wanted] or [level for level, rank in ranked if wanted <= rank]


def _called(name: str, levels: Sequence[LevelOutline], *, near: bool) -> list[LevelOutline]:
    """Levels of that title or code; with `near` also one whose title is alike."""
    same = [level for level in levels if _same(level.title, name)]
    if same:
        return [level for level in same if titles.words(level.title) == titles.words(name)] or same
    if (code := titles.code(name)) is not None:
        coded = [level for level in levels if code in {str(level.grade), titles.code(level.title)}]
        said = {word for word in titles.words(name) if word != code.casefold()}  # "Director (M2)", or nothing more
        found = [level for level in coded if said <= set(titles.words(level.title))]
        if found or without_front(name) != name:
            return found
    return [level for level in levels if near and titles.likeness(level.title, name) >= _ALIKE]


def echo(filters: Filters) -> FilterEcho:
    """The filters in force, under the names of the contract."""
    return FilterEcho(
        family=filters.families, level=filters.levels, grade=filters.grades, grade_min=filters.grade_min,
        grade_max=filters.grade_max, section=filters.sections, track=filters.tracks, department=filters.departments,
        path=filters.paths,
    )  # fmt: skip


def nearest(name: str, allowed: Iterable[str]) -> tuple[str, ...]:
    """Up to five allowed names most like `name`, best first; none that is far less like it than the best."""
    choices = list(dict.fromkeys(allowed))
    found = process.extract(name, choices, scorer=fuzz.WRatio, processor=str.casefold, limit=5, score_cutoff=50)
    return tuple(choice for choice, score, _ in found if score >= NEAR * found[0][1])


def closest(name: str, allowed: Iterable[str]) -> tuple[str, ...]:
    """The nearest allowed names, be they never so far: whoever was refused is shown what there is."""
    choices = list(dict.fromkeys(allowed))
    ranked = process.extract(name, choices, scorer=fuzz.WRatio, processor=str.casefold, limit=5)
    return nearest(name, choices) or tuple(choice for choice, _, _ in ranked)


def _is_of_ranks(name: str) -> bool:
    """Whether a name is nothing but words of rank, written as such: "senor" is none, though a title may be read so."""
    return bool(titles.words(name)) and not titles.key(name).subject and titles.is_spelled_right(name)


def _is_at(path: str, name: str) -> bool:
    """Whether a name is that of a document: its path, with or without what it ends in."""
    return name in {path, path.rpartition(".")[0]}


def _unguessed(what: str, name: str, found: Mapping[str, str]) -> tuple[str, ...]:
    """The ids found by a name, with their titles, where none of its words of rank had to be put right, or one is
    written so. Raises UnknownName elsewhere.
    """
    written = {said.casefold() for said in (*found, *found.values())}
    if titles.is_spelled_right(name) or name.strip().casefold() in written or "/" in name:
        return tuple(found)
    raise UnknownName(what, name, tuple(dict.fromkeys(found.values())))


def _same(title: str, name: str) -> bool:
    return bool(titles.words(name)) and titles.same(title, name)


def _rank(family: FamilyOutline, level: LevelOutline) -> frozenset[str]:
    """The words of rank of a level, without those the role itself is named after (the Manager of Product Manager)."""
    own, role = titles.key(level.title), titles.key(family.title)
    return (own.ranks | own.heads) - (role.ranks | role.heads)


def _member(kinds: type[Kind], what: str, name: str) -> Kind:
    try:
        return kinds(name.casefold().replace(" ", "_").replace("-", "_"))
    except ValueError:
        raise UnknownName(what, name, nearest(name, kinds) or tuple(kinds)) from None


def _grade(value: Grade) -> Grade:
    """A grade as documents state it: digits are a number, anything else a code ("IC3")."""
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
        return _bounded(int(value)) if len(value) < 20 else LARGEST_GRADE
    return _bounded(value) if isinstance(value, int) else value


def _bounded(value: int) -> int:
    return max(-LARGEST_GRADE, min(value, LARGEST_GRADE))


def _each(found: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in found for name in names))

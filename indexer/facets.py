"""What filters look at: seven small codes a passage, in one array, so that a filter is a few table look-ups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from fnmatch import fnmatchcase

import numpy as np
from numpy.typing import NDArray

from indexer.passage import Passage
from indexer.store import Filters

Mask = NDArray[np.bool_]
Codes = NDArray[np.int32]
Value = int | str
_NOTHING = -1


class Facet(StrEnum):
    """The columns of the codes, in this order."""

    FAMILY = "family"
    LEVEL = "level"
    GRADE = "grade"
    SECTION = "section"
    TRACK = "track"
    DEPARTMENT = "department"
    PATH = "path"


_COLUMNS = {facet: column for column, facet in enumerate(Facet)}


class Facets:
    """`codes`: int32 (n, 7), the place of each passage's value in `values[facet]`; -1 where it has none."""

    def __init__(self, codes: Codes, values: dict[Facet, tuple[Value, ...]]) -> None:
        self.codes = codes
        self.values = values
        self._places = {facet: {value: n for n, value in enumerate(values[facet])} for facet in Facet}

    def mask(self, filters: Filters) -> Mask | None:
        """Which passages the filters let through, bool (n,); null where they let all through."""
        conditions = [
            self._any_of(facet, wanted)
            for facet, wanted in (
                (Facet.FAMILY, filters.families),
                (Facet.LEVEL, filters.levels),
                (Facet.GRADE, filters.grades),
                (Facet.SECTION, filters.sections),
                (Facet.TRACK, filters.tracks),
                (Facet.DEPARTMENT, filters.departments),
            )
            if wanted
        ]
        if filters.grade_min is not None or filters.grade_max is not None:
            conditions.append(self._where(Facet.GRADE, lambda g: _between(g, filters.grade_min, filters.grade_max)))
        if filters.paths:
            conditions.append(self._where(Facet.PATH, lambda path: on_paths(str(path), filters.paths)))
        return np.logical_and.reduce(conditions) if conditions else None

    def worth(self, facet: Facet, worth: Mapping[Value, float], numbers: NDArray[np.int64]) -> NDArray[np.float64]:
        """What each of those passages' value is worth, float64 (n,); 0 for a value that is not named."""
        table = np.zeros(len(self.values[facet]) + 1, dtype=np.float64)  # one more, 0: code -1 finds it
        places = self._places[facet]
        for value, each in worth.items():
            if value in places:
                table[places[value]] = each
        found: NDArray[np.float64] = table[self.codes[numbers, _COLUMNS[facet]]]
        return found

    def without(self, facet: Facet, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """Those of the passages that have no value of a facet."""
        found: NDArray[np.int64] = numbers[self.codes[numbers, _COLUMNS[facet]] == _NOTHING]
        return found

    def _any_of(self, facet: Facet, wanted: Sequence[Value]) -> Mask:
        places = [self._places[facet][value] for value in wanted if value in self._places[facet]]
        return self._at(facet, places)

    def _where(self, facet: Facet, holds: Callable[[Value], bool]) -> Mask:
        return self._at(facet, [place for place, value in enumerate(self.values[facet]) if holds(value)])

    def _at(self, facet: Facet, places: Sequence[int]) -> Mask:
        """Passages whose value stands at one of those places."""
        # One entry more than there are values, false: code -1 finds it.
        table = np.zeros(len(self.values[facet]) + 1, dtype=np.bool_)
        table[list(places)] = True
        found: Mask = table[self.codes[:, _COLUMNS[facet]]]
        return found


def make_facets(passages: Sequence[Passage]) -> Facets:
    """The facets of passages, values numbered in order of first appearance."""
    columns: dict[Facet, Iterable[Value | None]] = {
        Facet.FAMILY: (p.family_id for p in passages),
        Facet.LEVEL: (p.level_id for p in passages),
        Facet.GRADE: (p.grade for p in passages),
        Facet.SECTION: (p.section.value for p in passages),
        Facet.TRACK: (p.track.value if p.track else None for p in passages),
        Facet.DEPARTMENT: (p.department for p in passages),
        Facet.PATH: (p.span.path for p in passages),
    }
    codes = np.full((len(passages), len(Facet)), _NOTHING, dtype=np.int32)
    values: dict[Facet, tuple[Value, ...]] = {}
    for column, facet in enumerate(Facet):
        numbers: dict[Value, int] = {}
        for row, value in enumerate(columns[facet]):
            if value is not None:
                codes[row, column] = numbers.setdefault(value, len(numbers))
        values[facet] = tuple(numbers)
    return Facets(codes, values)


def merge_facets(old: Facets, carried: NDArray[np.int64], made: Facets) -> Facets:
    """The facets of passages of which some are carried over from `old`; equal to what `make_facets` gives for all.

    `carried`: int64 (n,), the row in `old`, or -1; those passages are the rows of `made`, in order.
    """
    new = carried < 0
    codes = np.full((len(carried), len(Facet)), _NOTHING, dtype=np.int32)
    values: dict[Facet, tuple[Value, ...]] = {}
    for column, facet in enumerate(Facet):
        places = {value: place for place, value in enumerate(old.values[facet])}
        moved = np.array([places.setdefault(value, len(places)) for value in made.values[facet]] + [_NOTHING])
        codes[~new, column] = old.codes[carried[~new], column]
        codes[new, column] = moved[made.codes[:, column]]
        codes[:, column], order = _by_appearance(codes[:, column], len(places))
        named = tuple(places)
        values[facet] = tuple(named[place] for place in order)
    return Facets(codes, values)


def _by_appearance(codes: Codes, count: int) -> tuple[Codes, list[int]]:
    """The codes numbered anew in order of first appearance, and the old code of each new one."""
    found, first = np.unique(codes, return_index=True)
    order = found[np.argsort(first)]
    order = order[order != _NOTHING]
    table = np.full(count + 1, _NOTHING, dtype=np.int32)
    table[order] = np.arange(len(order))
    return table[codes], order.tolist()


def _between(grade: Value, lowest: int | None, highest: int | None) -> bool:
    if not isinstance(grade, int):
        return False
    return (lowest is None or grade >= lowest) and (highest is None or grade <= highest)


def on_paths(path: str, given: Sequence[str]) -> bool:
    """Whether a path begins with one given, or fits its glob."""
    return any(path.startswith(prefix) or fnmatchcase(path, prefix) for prefix in given)

"""Families by grade: for each a strip with its levels where their grades stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.model import Track
from service.results import FamilySummary, LevelEntry

STEP, HEIGHT = 32, 30
"""Width of a grade and height of a strip, in units of the drawing."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A level in its family's strip; `x`, `y` is its centre."""

    x: float
    y: float
    track: Track | None


@dataclass(frozen=True, slots=True)
class Row:
    """A family with those of its levels that fit the filters. `codes` are grades that are no numbers."""

    family: FamilySummary
    levels: tuple[LevelEntry, ...]
    marks: tuple[Mark, ...]
    codes: tuple[str, ...]
    ungraded: int
    says: str

    @property
    def ends(self) -> tuple[float, float]:
        """Where the line through the marks begins and ends."""
        return min(mark.x for mark in self.marks), max(mark.x for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Department:
    """A department's families."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """All departments on one scale; `grades` are the numbers of its axis, ascending, without gaps."""

    grades: tuple[int, ...]
    departments: tuple[Department, ...]

    @property
    def width(self) -> int:
        """Of every strip."""
        return max(1, len(self.grades)) * STEP

    @property
    def families(self) -> int:
        """How many are shown."""
        return sum(len(department.rows) for department in self.departments)

    @property
    def levels(self) -> int:
        """How many are shown."""
        return sum(len(row.levels) for department in self.departments for row in department.rows)


def chart(families: Sequence[FamilySummary], levels: Iterable[LevelEntry]) -> Chart:
    """The families that have any of `levels`, with those."""
    of_family: dict[str, list[LevelEntry]] = {}
    for level in levels:
        of_family.setdefault(level.family_id, []).append(level)
    numbers = [lv.grade for listed in of_family.values() for lv in listed if isinstance(lv.grade, int)]
    low, high = (min(numbers), min(max(numbers), min(numbers) + 40)) if numbers else (0, -1)
    departments: dict[str, list[Row]] = {}
    for family in families:
        if family.id in of_family:
            departments.setdefault(family.department, []).append(_row(family, of_family[family.id], low, high))
    return Chart(
        tuple(range(low, high + 1)),
        tuple(Department(name, tuple(rows)) for name, rows in sorted(departments.items())),
    )


def _row(family: FamilySummary, levels: list[LevelEntry], low: int, high: int) -> Row:
    at: dict[int, list[LevelEntry]] = {}
    for level in levels:
        if isinstance(level.grade, int):
            at.setdefault(min(level.grade, high), []).append(level)
    marks = tuple(
        Mark((grade - low + 0.5) * STEP + (i - (len(here) - 1) / 2) * 11, HEIGHT / 2, level.track)
        for grade, here in sorted(at.items())
        for i, level in enumerate(here)
    )
    said = ", ".join(f"{lv.title} {f'grade {lv.grade}' if lv.grade is not None else 'no grade'}" for lv in levels)
    codes = tuple(dict.fromkeys(str(level.grade) for level in levels if isinstance(level.grade, str)))
    return Row(family, tuple(levels), marks, codes, sum(level.grade is None for level in levels), said)

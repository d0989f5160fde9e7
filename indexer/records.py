"""What the catalogue keeps of families, and how it is written: the corpus's own dataclasses as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pydantic import TypeAdapter

from corpus.model import Finding, Grade, JobFamily, Track


@dataclass(frozen=True, slots=True)
class LevelOutline:
    """A level's names and place, without its lines."""

    id: str
    title: str
    rank: int
    track: Track | None
    grade: Grade | None


@dataclass(frozen=True, slots=True)
class FamilyOutline:
    """A family's names and levels, without its lines; small enough to hold all of them at once."""

    id: str
    title: str
    department: str
    paths: tuple[str, ...]
    levels: tuple[LevelOutline, ...]


def outline_of(family: JobFamily) -> FamilyOutline:
    """The outline of a family."""
    levels = tuple(
        LevelOutline(level.id, level.title, level.rank, level.track, level.grade.value if level.grade else None)
        for level in family.levels
    )
    return FamilyOutline(family.id, family.title, family.department, family.paths, levels)


@lru_cache(maxsize=1)
def family_record() -> TypeAdapter[JobFamily]:
    """Reads and writes a family."""
    return TypeAdapter(JobFamily)


@lru_cache(maxsize=1)
def outline_record() -> TypeAdapter[FamilyOutline]:
    """Reads and writes an outline."""
    return TypeAdapter(FamilyOutline)


@lru_cache(maxsize=1)
def finding_record() -> TypeAdapter[Finding]:
    """Reads and writes a finding."""
    return TypeAdapter(Finding)

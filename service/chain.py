"""The levels that a level extends, with the families they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from corpus.extended import extended
from corpus.extension import parts_listed
from corpus.model import JobFamily, Level, SectionKind
from indexer.snapshot import FamilyOutline


def stages(level: Level) -> frozenset[str]:
    """The ids of the rungs of several axes that a level lists by code as what it is made up of."""
    return frozenset(each.level_id for each in level.extends if each.level_id and parts_listed(each.text))


class Families(Protocol):
    """Where job families come from."""

    def family(self, family_id: str) -> JobFamily:
        """The family of that id; KeyError where there is none."""
        ...


class Catalogue(Families, Protocol):
    """Where job families come from, and what all of them are called; a snapshot is one."""

    def outline(self) -> tuple[FamilyOutline, ...]:
        """All families in id order, without their lines."""
        ...


def chain(level: Level, families: Families) -> Iterator[tuple[JobFamily, Level, frozenset[SectionKind]]]:
    """The levels that are extended, nearest first, each with the kinds of section taken from it; no section twice."""

    def family_of(level_id: str) -> JobFamily:
        return families.family(level_id.rpartition("#")[0])

    for source, kinds in extended(level, lambda level_id: family_of(level_id).level(level_id)):
        yield family_of(source.id), source, kinds

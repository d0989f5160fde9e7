"""The levels that a level extends, and what is taken over from each."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Protocol

from corpus.model import JobFamily, Level, Scope, SectionKind

DEEPEST = 64
"""Levels that a level takes lines over from at most, nearest first. Ladders have a dozen rungs; what has thousands is
no ladder, and would ask everything of everybody."""
_DUTIES = frozenset({SectionKind.RESPONSIBILITIES})
_NEEDS = frozenset({SectionKind.REQUIREMENTS, SectionKind.NICE_TO_HAVE})
_TAKEN = {Scope.RESPONSIBILITIES: _DUTIES, Scope.REQUIREMENTS: _NEEDS, Scope.BOTH: _DUTIES | _NEEDS}


class Families(Protocol):
    """Where job families come from."""

    def family(self, family_id: str) -> JobFamily:
        """The family of that id; KeyError where there is none."""
        ...


def chain(level: Level, families: Families) -> Iterator[tuple[JobFamily, Level, frozenset[SectionKind]]]:
    """The levels that are extended, nearest first, each with the kinds of section taken from it; no section twice."""
    taken: dict[str, frozenset[SectionKind]] = {level.id: _TAKEN[Scope.BOTH]}
    waiting = deque([(level, _TAKEN[Scope.BOTH])])
    while waiting:
        current, kinds = waiting.popleft()
        for extends in current.extends:
            if extends.level_id is None:
                continue
            fresh = (kinds & _TAKEN[extends.scope]) - taken.get(extends.level_id, frozenset())
            if fresh and (extends.level_id in taken or len(taken) <= DEEPEST):
                taken[extends.level_id] = taken.get(extends.level_id, frozenset()) | fresh
                family = families.family(extends.level_id.rpartition("#")[0])
                source = family.level(extends.level_id)
                waiting.append((source, fresh))
                yield family, source, fresh

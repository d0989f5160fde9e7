"""The levels that a level extends, directly and through others, and what it takes over from each."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.fault import Fault
from corpus.model import NEEDS, Finding, JobFamily, Level, Scope, SectionKind

MOST = 64
"""Levels that a level takes lines over from at most, nearest first. Ladders have a dozen rungs; what has thousands is
no ladder, and would ask everything of everybody."""
_DUTIES = frozenset({SectionKind.RESPONSIBILITIES})
_TAKEN = {Scope.RESPONSIBILITIES: _DUTIES, Scope.REQUIREMENTS: NEEDS, Scope.BOTH: _DUTIES | NEEDS}


def extended(
    level: Level, find: Callable[[str], Level], *, most: int = MOST
) -> Iterator[tuple[Level, frozenset[SectionKind]]]:
    """The nearest levels that are extended, at most so many, each with the kinds of section taken; no section twice.

    `find` gives a level by its id.
    """
    taken: dict[str, frozenset[SectionKind]] = {level.id: _TAKEN[Scope.BOTH]}
    waiting = deque([(level, _TAKEN[Scope.BOTH])])
    while waiting:
        current, kinds = waiting.popleft()
        for extends in current.extends:
            if extends.level_id is None:
                continue
            fresh = (kinds & _TAKEN[extends.scope]) - taken.get(extends.level_id, frozenset())
            if fresh and (extends.level_id in taken or len(taken) <= most):
                taken[extends.level_id] = taken.get(extends.level_id, frozenset()) | fresh
                source = find(extends.level_id)
                waiting.append((source, fresh))
                yield source, fresh


def with_long_chains_found(families: Sequence[JobFamily]) -> tuple[JobFamily, ...]:
    """The families, each with a finding where its levels extend more others than lines are taken over from."""
    levels = {level.id: level for family in families for level in family.levels}
    out = []
    for family in families:
        long = [level for level in family.levels if len(_reached(level, levels)) > MOST]
        if long:
            message = (
                f"{long[0].title!r} extends more than {MOST} levels, of which only the nearest {MOST} are taken over; "
                f"levels of this family of which that is so: {len(long)}"
            )
            found = Finding(Fault.EXTENDS_TOO_MANY, message, long[0].extends[0].span, family.id, long[0].id)
            family = replace(family, findings=(*family.findings, found))
        out.append(family)
    return tuple(out)


def _reached(level: Level, levels: Mapping[str, Level]) -> set[str]:
    """Ids of the levels extended, one more than are taken over at most."""
    return {found.id for found, _ in extended(level, levels.__getitem__, most=MOST + 1)}

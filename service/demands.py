"""What the levels of a family ask, as a match needs it: every item with the passages that hold it, years and people."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from corpus import title as titles
from corpus.model import JobFamily, Level, Scope, SectionKind, Span, Track
from indexer.passage import Passage
from service.asked import EXPECTED, Asked, own, shared
from service.seniority import People, people_in, years_in

_DUTIES = frozenset({SectionKind.RESPONSIBILITIES})
_NEEDS = frozenset({SectionKind.REQUIREMENTS, SectionKind.NICE_TO_HAVE})
_TAKEN = {Scope.RESPONSIBILITIES: _DUTIES, Scope.REQUIREMENTS: _NEEDS, Scope.BOTH: _DUTIES | _NEEDS}

_IC_YEARS = ((0.0, 0.5), (2.0, 1.0), (3.0, 3.0), (5.0, 5.5), (6.0, 6.5), (7.0, 8.5), (8.0, 11.0), (10.0, 14.0))
_MANAGER_YEARS = ((2.0, 6.5), (4.0, 9.0), (5.0, 11.0), (8.0, 15.0), (9.0, 16.0))
"""Usual years of experience by seniority of title (`corpus.title`), where a level states none."""


class Families(Protocol):
    """Where job families come from."""

    def family(self, family_id: str) -> JobFamily:
        """The family of that id; KeyError where there is none."""
        ...


class Origin(StrEnum):
    """How a level comes to ask something."""

    OWN = "own"
    INHERITED = "inherited"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Demand:
    """One item a level asks, and the numbers of the passages that hold it: one, or its parts."""

    asked: Asked
    origin: Origin
    passages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Demands:
    """What a level asks: own items first, then inherited, then those of the whole family.

    `years` is the experience asked, usual for its title where it states none (`years_stated` false). `people` is what
    its own items say of leading people.
    """

    family: JobFamily
    level: Level
    items: tuple[Demand, ...]
    years: float
    years_stated: bool
    people: People

    @property
    def own(self) -> tuple[Demand, ...]:
        """What the level itself says."""
        return tuple(item for item in self.items if item.origin is Origin.OWN)


def demands_of(family: JobFamily, families: Families, passages: Sequence[Passage]) -> tuple[Demands, ...]:
    """What each level of a family asks, in the family's order. `passages` are all of the corpus that may hold items."""
    holders = _Holders(passages)
    whole = tuple(Demand(asked, Origin.SHARED, holders.of(asked.item.span)) for asked in shared(family))
    out = []
    for level in family.levels:
        mine = own(family, level, EXPECTED)
        through = [a for source, at, kinds in chain(family, level, families) for a in own(source, at, kinds)]
        items = (
            *(Demand(asked, Origin.OWN, holders.of(asked.item.span)) for asked in mine),
            *(Demand(asked, Origin.INHERITED, holders.of(asked.item.span)) for asked in dict.fromkeys(through)),
            *whole,
        )
        own_years, below = _stated_years(mine), _stated_years(through) or 0.0
        stated = own_years is not None
        years = max(own_years if own_years is not None else usual_years(level), below)
        out.append(Demands(family, level, items, years, stated, _people(level, mine)))
    return tuple(out)


def chain(
    family: JobFamily, level: Level, families: Families
) -> Iterator[tuple[JobFamily, Level, frozenset[SectionKind]]]:
    """The levels a level extends, nearest first, each with the kinds of section taken from it; none twice."""
    seen = {level.id}
    waiting = [(level, _TAKEN[Scope.BOTH])]
    while waiting:
        current, kinds = waiting.pop(0)
        for extends in current.extends:
            taken = kinds & _TAKEN[extends.scope]
            if extends.level_id is None or extends.level_id in seen or not taken:
                continue
            seen.add(extends.level_id)
            source = families.family(extends.level_id.rpartition("#")[0])
            found = source.level(extends.level_id)
            waiting.append((found, taken))
            yield source, found, taken


def usual_years(level: Level) -> float:
    """Years of experience usual for a level, by the rank in its title and its place in the management line."""
    title = level.title
    head, rank = divmod(titles.seniority(title), 20.0)
    if head < 1 or level.track in (Track.IC, Track.INTERN):
        return _between(rank, _IC_YEARS)
    above = {"senior": 2.0, "principal": 3.0, "associate": -1.5}
    return _between(head, _MANAGER_YEARS) + sum(above.get(word, 0.0) for word in titles.key(title).ranks)


def _between(at: float, curve: Sequence[tuple[float, float]]) -> float:
    """Linear interpolation, level beyond the ends."""
    if at <= curve[0][0]:
        return curve[0][1]
    for (x0, y0), (x1, y1) in zip(curve, curve[1:], strict=False):
        if at <= x1:
            return y0 + (y1 - y0) * (at - x0) / (x1 - x0)
    return curve[-1][1]


def _stated_years(asked: Sequence[Asked]) -> float | None:
    """The longest experience those items ask; half of what is only an upper limit."""
    found = [
        stretch.low / 2 if stretch.limit else stretch.typical
        for each in asked
        if each.section is SectionKind.REQUIREMENTS
        for stretch in years_in(each.item.text)
    ]
    return max(found, default=None)


def _people(level: Level, asked: Sequence[Asked]) -> People:
    said = [people_in(each.item.text) for each in asked]
    titled = level.track in (Track.MANAGEMENT, Track.EXECUTIVE) and any(each.leads for each in said)
    leads = titled or sum(each.leads for each in said) > 0
    return People(leads, any(each.managers for each in said), max((each.count for each in said), default=0.0))


class _Holders:
    """Finds the passages that hold an item, by its characters."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        spans = sorted(((s.path, s.start_char, p.number) for p in passages for s in p.items))
        self._starts = [(path, start) for path, start, _ in spans]
        self._numbers = [number for _, _, number in spans]

    def of(self, span: Span) -> tuple[int, ...]:
        """Numbers of the passages with a part of the item that covers `span`."""
        first = bisect_right(self._starts, (span.path, span.start_char - 1))
        last = bisect_right(self._starts, (span.path, max(span.end_char - 1, span.start_char)))
        return tuple(dict.fromkeys(self._numbers[first:last]))

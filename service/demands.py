"""What the levels of a family ask, as a match needs it: every item with its place in the snapshot, years and people."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from corpus import title as titles
from corpus.model import NEEDS, Item, ItemForm, JobFamily, Level, SectionKind, Track
from corpus.sentence import sentence_starts
from indexer.passage import Passage
from service.asked import EXPECTED, Asked, asks, own, shared
from service.chain import Families, chain, stages
from service.evidence import Requirement
from service.seniority import People, Years, people_in, together, years_in
from service.vocabulary import vocabulary

_IC_YEARS = ((0.0, 0.5), (2.0, 1.0), (3.0, 3.0), (5.0, 5.5), (6.0, 6.5), (7.0, 8.5), (8.0, 11.0), (10.0, 14.0))
_MANAGER_YEARS = ((2.0, 6.5), (4.0, 9.0), (5.0, 11.0), (8.0, 15.0), (9.0, 16.0))
"""Usual years of experience by seniority of title (`corpus.title`), where a level states none."""


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ASKING = vocabulary(
    """
    we ask asks look looks for expect expects want require requires you you've you'll need needs have has bring brings
    will should must at least about around roughly some over more than usually typically normally with
    a an the minimum of to
    """
)
"""Words before the years that a sentence asks for."""


class Origin(StrEnum):
    """How a level comes to ask something."""

    OWN = "own"
    INHERITED = "inherited"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Place:
    """A line in a passage: the passage's number, and which rows of its token vectors are the line's own words."""

    number: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Demand:
    """One item a level asks, and where the snapshot holds it: in one passage, or in parts."""

    asked: Asked
    origin: Origin
    places: tuple[Place, ...]
    requirement: Requirement


@dataclass(frozen=True, slots=True)
class Demands:
    """What a level asks: own items first, then inherited, then those of the whole family.

    `years` is the experience asked, usual for its title where it states none itself; `years_said` is how that is
    put ("2 to 4 years"), null where the level states none. `people` is what its own items say of leading people.
    """

    family: JobFamily
    level: Level
    items: tuple[Demand, ...]
    years: float
    years_said: str | None
    people: People

    @property
    def own(self) -> tuple[Demand, ...]:
        """What the level itself says."""
        return tuple(item for item in self.items if item.origin is Origin.OWN)


PassagesOf = Callable[[str], Sequence[Passage]]
"""All passages of the family of that id."""
CountPieces = Callable[[str], int]
"""Word pieces of a text, special ones included; see `indexer.encoder.Encoder`."""


def demands_of(family: JobFamily, families: Families, passages: PassagesOf, pieces: CountPieces) -> tuple[Demands, ...]:
    """What each level of a family asks, in the family's order."""
    holders: dict[str, _Holders] = {}

    def demand(asked: Asked, origin: Origin) -> Demand:
        holder = holders.setdefault(asked.family.id, _Holders(passages(asked.family.id), pieces))
        requirement = Requirement.read(asked.item.text, asked.item.lead_in, needed=asked.section in NEEDS)
        return Demand(asked, origin, holder.places(asked.item), requirement)

    whole = tuple(demand(asked, Origin.SHARED) for asked in _said(shared(family)))
    out = []
    for level in family.levels:
        mine = _said(own(family, level, EXPECTED))
        above: list[Asked] = []
        for source, at, kinds in chain(level, families):
            (mine if at.id in stages(level) else above).extend(_said(own(source, at, kinds)))
        taken = [asked for asked in dict.fromkeys(above) if asked not in mine]
        items = (*(demand(a, Origin.OWN) for a in mine), *(demand(a, Origin.INHERITED) for a in taken), *whole)
        stated, below = _stated_years(mine), _stated_years(taken)
        years = max(_asked(stated) if stated else usual_years(level), _asked(below) if below else 0.0)
        out.append(
            Demands(
                family,
                level,
                items,
                years,
                max(filter(None, (stated, below)), key=_asked).said if stated else None,
                together([people_in(asked.item.text) for asked in mine]),
            )
        )
    return tuple(out)


def _said(asked: Sequence[Asked]) -> list[Asked]:
    """Prose sentence by sentence, and without lines that only open those under them ("You have:")."""
    return [part for each in asked if not each.item.text.rstrip().endswith(":") for part in _sentences(each)]


def _sentences(asked: Asked) -> Iterator[Asked]:
    """The sentences of a paragraph that ask something, each a line of its own; one that opens with years asks for them.

    Whole where marks stand in it, which move what follows.
    """
    item, span = asked.item, asked.item.span
    plain = item.form is ItemForm.PARAGRAPH and len(item.text) == span.end_char - span.start_char
    starts = sentence_starts(item.text) if plain else [0]
    if len(starts) == 1:
        yield asked
        return
    for start, end in zip(starts, [*starts[1:], len(item.text)], strict=True):
        text = item.text[start:end].rstrip()
        place = replace(span, start_char=span.start_char + start, end_char=span.start_char + start + len(text))
        timed = asked.section is SectionKind.SUMMARY and _asks_years(text)
        section = SectionKind.REQUIREMENTS if timed else asked.section
        if asks(asked, text):
            yield replace(asked, item=replace(item, text=text, span=place), section=section)


def _asks_years(sentence: str) -> bool:
    """Whether a sentence opens with the experience that it asks for: "We ask for two years at sea"."""
    before = next((sentence[: stretch.start] for stretch in years_in(sentence)), None)
    return before is not None and all(word.lower() in _ASKING for word in _WORD.findall(before))


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
    for (x0, y0), (x1, y1) in pairwise(curve):
        if at <= x1:
            return y0 + (y1 - y0) * (at - x0) / (x1 - x0)
    return curve[-1][1]


def _stated_years(asked: Sequence[Asked]) -> Years | None:
    """The longest experience those items ask."""
    found = (
        stretch
        for each in asked
        if each.section is SectionKind.REQUIREMENTS
        for stretch in years_in(each.item.text, each.item.lead_in)
    )
    return max(found, key=_asked, default=None)


def _asked(years: Years) -> float:
    """The experience a stretch stands for: its middle, half of what is only an upper limit."""
    return years.low / 2 if years.limit else years.typical


class _Holders:
    """Finds the lines of one family in its passages."""

    def __init__(self, passages: Sequence[Passage], pieces: CountPieces) -> None:
        self._pieces = pieces
        self._special = pieces("")
        self._by_start = sorted((s.path, s.start_char, s.end_char, n) for n, p in enumerate(passages) for s in p.items)
        self._starts = [(path, start) for path, start, _, _ in self._by_start]
        self._passages = passages

    def places(self, item: Item) -> tuple[Place, ...]:
        """Where an item's words stand; empty where no passage holds it."""
        span = item.span
        first = max(bisect_right(self._starts, (span.path, span.start_char)) - 1, 0)
        last = bisect_left(self._starts, (span.path, max(span.end_char, span.start_char + 1)))
        held = (n for path, _, end, n in self._by_start[first:last] if path == span.path and end > span.start_char)
        found = dict.fromkeys(held)
        return tuple(self._place(self._passages[number], item.text) for number in found)

    def _place(self, passage: Passage, text: str) -> Place:
        """The rows of `text` in the passage; all behind its header where the passage holds only a part of it."""
        before = self._count(passage.header)
        at = passage.text.find(text)
        if at < 0:
            return Place(passage.number, before + 1, before + 1 + self._count(passage.text))
        before += self._count(passage.text[:at])
        return Place(passage.number, before + 1, before + 1 + self._count(text))

    def _count(self, text: str) -> int:
        return self._pieces(text) - self._special if text else 0

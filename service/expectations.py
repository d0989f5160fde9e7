"""Everything asked of a level: its own lines, what it takes over through others, and what its family shares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Extends, JobFamily, Level, SectionKind
from service.alignment import Aligner, Pair
from service.asked import EXPECTED, Asked, own, shared
from service.chain import Families, chain
from service.judge import Change
from service.line import line, shares
from service.seniority import people_in, years_in
from service.strength import rise

_REPLACES = 0.6
"""Share of a line's words that another must keep to stand in its place; with less, both are asked."""
_REPLACES_BY_NUMBER = 0.34
"""The same where a number in it grew."""
_ONLY_NEW = re.compile(
    r"\bonly\b[^.;]{0,40}\b(?:new|adds?|added|additional|extra|further|comes?\s+on\s+top)\b", re.IGNORECASE
)
"""How a ladder says that a level's lines come on top of those below."""
_OPENING = 3
"""Words before the years that a line asks for first: "At least a full"; after more of them, something else is asked."""
_CLAUSE_END = re.compile(r"[,;:.(]")


@dataclass(frozen=True, slots=True)
class Inherited:
    """What a level takes through those it extends, nearest level first, each point once.

    `replaced` are lines that a higher level raises, `restated` lines that it repeats; their before-lines do not stand
    in `asked`. `unresolved` are statements of inheritance that name no level: nothing is taken through them.
    """

    asked: tuple[Asked, ...] = ()
    replaced: tuple[Pair, ...] = ()
    restated: tuple[Pair, ...] = ()
    unresolved: tuple[Extends, ...] = ()


@dataclass(frozen=True, slots=True)
class Expectations:
    """What is asked of a level: `own` lines, `inherited` ones, and those its family asks of all levels (`shared`).

    The after-lines of `inherited.replaced` and `inherited.restated` stand in `own` or in `inherited.asked`.
    """

    own: tuple[Asked, ...]
    inherited: Inherited
    shared: tuple[Asked, ...]

    def stands_for(self, asked: Asked) -> tuple[Asked, ...]:
        """The lower lines that a line repeats or raises, nearest level first: further places of the same point."""
        found: list[Asked] = []
        waiting = [asked]
        while waiting:
            current = waiting.pop(0)
            for pair in (*self.inherited.restated, *self.inherited.replaced):
                if pair.after == current and pair.before not in found and pair.before != asked:
                    found.append(pair.before)
                    waiting.append(pair.before)
        return tuple(found)


def expectations(family: JobFamily, level: Level, families: Families, aligner: Aligner) -> Expectations:
    """Everything asked of a level, where a line that is raised or repeated on the way up stands once."""
    asked = own(family, level, EXPECTED)
    below = inherited(level, families, aligner)
    return Expectations(asked, _under(below, asked, aligner, adds=_only_adds(level)), shared(family))


def inherited(level: Level, families: Families, aligner: Aligner) -> Inherited:
    """What a level takes from those it extends, before its own lines are set against it."""
    found = Inherited(unresolved=tuple(extends for extends in level.extends if extends.level_id is None))
    for above, source, kinds in reversed(list(chain(level, families))):
        asked = own(above, source, kinds)
        found = _under(found, asked, aligner, adds=_only_adds(source))
        found = Inherited((*asked, *found.asked), found.replaced, found.restated, found.unresolved)
    return found


def _only_adds(level: Level) -> bool:
    """Whether the line by which a level takes over the one below says that only what is new is written down."""
    return any(_ONLY_NEW.search(extends.text) for extends in level.extends)


def _under(below: Inherited, above: Sequence[Asked], aligner: Aligner, *, adds: bool) -> Inherited:
    """What is left of the lines below once those of a higher level are set against them; where that only `adds`, a
    larger number alone stands in place of a smaller one.
    """
    longer = tuple(_longer_experience(below.asked, above))
    told = {pair.before for pair in longer}
    opening = {asked.item.lead_in for asked in below.asked}
    pairs = [pair for pair in aligner.align(below.asked, above).pairs if pair.before not in told]
    restated = tuple(pair for pair in pairs if pair.change is Change.SAME)
    raised = (pair for pair in pairs if pair.change is Change.RAISED and pair.before.item.text not in opening)
    replaced = (*longer, *(pair for pair in raised if _replaces(pair, adds=adds)))
    gone = {pair.before for pair in (*restated, *replaced)}
    return Inherited(
        tuple(asked for asked in below.asked if asked not in gone),
        (*replaced, *below.replaced),
        (*restated, *below.restated),
        below.unresolved,
    )


def _replaces(pair: Pair, *, adds: bool) -> bool:
    """Whether the larger line stands in place of the smaller one, rather than beside it."""
    before, after = line(pair.before), line(pair.after)
    larger = rise(before.text, after.text).numbers > 0
    if adds and not larger:
        return False
    least = _REPLACES_BY_NUMBER if larger else _REPLACES
    return bool(before.label and before.label == after.label) or shares(before, after)[0] >= least


def _longer_experience(below: Sequence[Asked], above: Sequence[Asked]) -> Iterator[Pair]:
    """The years of experience that levels ask, each with the longer ones that a higher level of its family asks.

    Years of leading people and of work at large are told apart; of several lines the one of most years counts.
    """
    asked = _years_asked(above)
    for (family, level, leading), (years, before) in _years_asked(below).items():
        for (other_family, other, also_leading), (more, after) in asked.items():
            if (family, leading) == (other_family, also_leading) and level != other and more > years:
                yield Pair(before, after, Change.RAISED)


def _years_asked(asked: Sequence[Asked]) -> dict[tuple[str, str, bool], tuple[float, Asked]]:
    """The longest experience asked by each level, of leading people and of work at large, with its line: by family,
    level and whether it is of leading.
    """
    found: dict[tuple[str, str, bool], tuple[float, Asked]] = {}
    for each in asked:
        stretches = years_in(each.item.text, each.item.lead_in) if each.section is SectionKind.REQUIREMENTS else ()
        if not stretches or each.level is None:
            continue
        first, *later = stretches
        opening = each.item.text[: first.start]
        if "," in opening or len(opening.split()) > _OPENING:
            continue
        spent = _CLAUSE_END.split(each.item.text[first.start : later[0].start if later else None])[0]
        place = each.family.id, each.level.id, people_in(spent).leads
        years = first.low / 2 if first.limit else first.low
        if place not in found or years > found[place][0]:
            found[place] = (years, each)
    return found

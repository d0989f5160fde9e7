"""Points of family-wide sections that open with a level's name, or the step up to it: each is that level's share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.for_one import for_one
from corpus.introduction import Rungs
from corpus.model import OF_OTHERS, Item, ItemForm, Section
from corpus.rung import RoleLevel

_LEAD = re.compile(r"\W*(?P<name>[^:;.,–—]{1,60}?)\W*(?::|\s[–—-])\s+(?P<said>\S+\s+\S.*)", re.DOTALL)
"""Whose a point is, and what it says of them: "C2: two seasons at sea"."""
_STEP_UP = re.compile(
    r"\W*(?:from\s+)?(?P<low>[^:;.,–—→]{1,60}?)(?:\s+to\s+|\s*(?:→|->|=>)\s*)(?P<name>[^:;.,–—→]{1,60}?)\W*"
    r"(?:[.:]|\s[–—-])\s+(?P<said>\S+\s+\S.*)",
    re.IGNORECASE | re.DOTALL,
)
"""What a step up adds: "Clerk to Senior Clerk. You no longer get a task, you get a question."."""
_MOVING = re.compile(r"\b(?:promot\w+|mov(?:e|es|ing)|advanc\w+|progress\w*|getting|criteria|how)\b", re.IGNORECASE)
"""Headings over what it takes to step up, which nobody asks of whoever has."""
_FEWEST = 2


def apportioned(
    levels: Sequence[RoleLevel], shared: Sequence[Section], family_title: str
) -> tuple[list[RoleLevel], list[Section]]:
    """The levels with their points of sections that speak of several, and the family-wide sections with what is left.

    Two points or more of one section must name a level each, and none twice: else they are remarks. Such a section is
    the family's also where it stands behind the last level as if it were that level's.
    """
    rungs = Rungs(family_title, [level.title for level in levels], [level.code for level in levels])
    named = {section: _named(section, rungs) for section in (*shared, *(s for lv in levels for s in lv.sections))}
    taken: dict[int, list[Section]] = {}
    for section, points in named.items():
        for n, item in points:
            taken.setdefault(n, []).append(replace(section, span=item.span, items=(item,)))
    named |= {section: _of_one(section, rungs, taken) for section in shared if not named[section]}
    held = [
        replace(level, sections=(*(s for s in level.sections if not named[s]), *taken.get(n, ())))
        for n, level in enumerate(levels)
    ]
    moved = [section for level in levels for section in level.sections if named[section]]
    left = [_without(section, [item for _, item in named[section]]) for section in (*shared, *moved)]
    return held, sorted(left, key=lambda section: section.span.start_char)


def _without(section: Section, taken: Sequence[Item]) -> Section:
    return replace(section, items=tuple(item for item in section.items if item not in taken)) if taken else section


def _of_one(section: Section, rungs: Rungs, taken: dict[int, list[Section]]) -> list[tuple[int, Item]]:
    """The points of a family-wide section that say which one level they are for, each added to what that takes."""
    parts = list(for_one(section, rungs)) if len(rungs.titles) > 1 and section.kind not in OF_OTHERS else []
    for n, part in parts:
        taken.setdefault(n, []).append(part)
    return [(n, item) for n, part in parts for item in part.items]


def _named(section: Section, rungs: Rungs) -> list[tuple[int, Item]]:
    """The points of a section that open with the name of one level, two or more of different ones."""
    found = []
    for item in section.items if len(rungs.titles) > 1 and section.kind not in OF_OTHERS else ():
        if item.form is not ItemForm.CELL and not item.lead_in:
            moving = any(map(_MOVING.search, section.heading_path[-1:]))
            meant = _led_to(item.text, rungs)
            meant = _opened(item.text, rungs) if meant is None else () if moving else meant
            found += [(n, item) for n in meant if len(meant) == 1]
    return found if len({n for n, _ in found}) == len(found) >= _FEWEST else []


def _opened(text: str, rungs: Rungs) -> tuple[int, ...]:
    """The levels that a point opens with the name of."""
    lead = _LEAD.match(text)
    return rungs.named(lead["name"]) if lead and not rungs.named(lead["said"]) else ()


def _led_to(text: str, rungs: Rungs) -> tuple[int, ...] | None:
    """The levels that a point opens with the step up to from another one, null where it opens with no such step."""
    step = _STEP_UP.match(text)
    low, high = (rungs.named(step["low"]), rungs.named(step["name"])) if step else ((), ())
    return high if len(low) == 1 and high and low != high else None

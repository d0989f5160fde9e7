"""Levels of a table whose points stand further down under headings of several of them: "IC3-IC4"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.introduction import Rungs
from corpus.model import Item, Section
from corpus.move import is_move, joins_codes
from corpus.opening import Outline
from corpus.rung import RoleLevel

_FRONT = re.compile(r"\W*[(\[]\s*(?P<codes>[A-Z]{1,4}\d{1,2}[^()\[\]]{0,40}?)\s*[)\]]")
"""Whom of a group a point is asked of, in front of it: "(IC4)", "(IC6+)"."""
_LABEL = re.compile(r"\W*(?:(?:at|for|from)\s+)?(?:(?:levels?|grades?|bands?)\s+)?", re.IGNORECASE)
_TO = re.compile(r"\s+(?:to|through)\s+(?=[A-Z]{1,4}\d)")
_AND = re.compile(r"(?:,?\s+and\s+|\s*&\s*)(?=[A-Z]{1,4}\d)")
_FEWEST = 2


def are_groups(found: Outline, rows: Sequence[RoleLevel], page: str) -> bool:
    """Whether headings that look like levels are groups of the levels `rows` of a table, each named by its codes."""
    rungs = _rungs(rows, page)
    named = [_named(level.heading.text if level.heading else level.title, rungs) for level in found.levels]
    return len({*rungs.codes}) == len(rows) and all(named) and any(len(each) >= _FEWEST for each in named)


def with_groups(
    levels: Sequence[RoleLevel], shared: Sequence[Section], page: str
) -> tuple[list[RoleLevel], list[Section]]:
    """The levels with the points under headings that name several of them, and the family-wide sections without those.

    A point that names some of its group in brackets is asked of these alone.
    """
    rungs = _rungs(levels, page)
    groups = {section: _group(section, rungs) for section in shared}
    if not any(len(group) >= _FEWEST for group in groups.values()):
        return list(levels), list(shared)
    out = []
    for n, level in enumerate(levels):
        own = (_share(section, n, rungs) for section, group in groups.items() if n in group)
        out.append(replace(level, sections=(*level.sections, *(section for section in own if section.items))))
    return out, [replace(section, items=()) if groups[section] else section for section in shared]


def _rungs(levels: Sequence[RoleLevel], page: str) -> Rungs:
    return Rungs(page, [level.title for level in levels], [level.code for level in levels])


def _group(section: Section, rungs: Rungs) -> tuple[int, ...]:
    """The levels whose codes head a section, none for any other heading."""
    heading = section.heading_path[-1] if section.heading_path else ""
    named = () if is_move(heading) else _named(heading, rungs)
    # What changes from one to the next stands under "IC1 to IC2" too.
    return () if len(named) == _FEWEST and joins_codes(heading) else named


def _named(heading: str, rungs: Rungs) -> tuple[int, ...]:
    """The levels that a heading names by their codes and nothing else: "IC1 and IC2", "Levels L1 to L3", "L4+"."""
    codes = _AND.sub("/", _TO.sub("-", _LABEL.sub("", heading, count=1)))
    coded = any(code and re.match(rf"{re.escape(code)}\b", codes) for code in rungs.codes)
    return rungs.named(codes) if coded else ()


def _share(section: Section, n: int, rungs: Rungs) -> Section:
    """What a section over a group asks of level n of it."""
    return replace(section, items=tuple(item for item in section.items if _is_asked(item, n, rungs)))


def _is_asked(item: Item, n: int, rungs: Rungs) -> bool:
    front = _FRONT.match(item.text)
    meant = rungs.named(front["codes"]) if front else ()
    return not meant or n in meant

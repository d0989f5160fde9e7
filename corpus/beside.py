"""Which levels of a page are columns or rows of a table beside those that are headings: its people and its managers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus import title as titles
from corpus.column import level_key
from corpus.headline import DUTIES, are_roles
from corpus.model import OF_OTHERS, Section
from corpus.rung import RoleLevel

_OF_OTHERS = re.compile(
    r"\b(?:compar\w+|differ\w*|versus|vs|others?|elsewhere|neighbou?r\w*|outside|examples?|alongside|stakeholders?|"
    r"(?:works?|working) (?:\w+ ){0,2}with|colleagues|partners|interview\w*|former(?:ly)?|old)\b",
    re.IGNORECASE,
)
"""What headings say that stand over tables of people who are not the page's own, or no longer."""

_SHORTEST = 2
"""Letters of initials."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The levels of a page's tables, which are columns or rows."""

    levels: Sequence[RoleLevel]
    columns: bool


def with_tables(levels: Sequence[RoleLevel], listed: Listed, shared: Sequence[Section], page: str) -> list[RoleLevel]:
    """The levels of headings, with those of tables where none of these is one of them and the page is on both.

    A table compares with others, or sets out everybody's ranks, unless its levels are called by what the page is,
    report to the levels of the headings or are reported to by them, go on with their grades, or stand before them all.
    Those of a table within a level are told of that level.
    """
    free = [each for each in listed.levels if _stands_free(each, levels, shared)]
    if not levels or not _are_others(levels, free) or not _are_of_page(levels, Listed(free, listed.columns), page):
        return list(levels)
    out = list(levels)
    for each in free:
        place = sum(level.heading.start_char <= each.heading.start_char for level in out)
        out.insert(place, each)
    return out


def spelled_out(listed: Sequence[RoleLevel], levels: Sequence[RoleLevel], page: str) -> list[RoleLevel]:
    """The levels of a table with what the page is called by for its initials ("AR Manager" on "Analyst Relations").

    As they are, unless one of them is a heading's level then.
    """
    initials = _initials(page)
    if len(initials) < _SHORTEST:
        return list(listed)
    said = re.compile(rf"\b{re.escape(initials)}\b")
    spelled = [replace(each, title=said.sub(page, each.title)) for each in listed]
    known = {level_key(level.title) for level in levels}
    met = [level_key(new.title) in known for new, old in zip(spelled, listed, strict=True) if new != old]
    return spelled if any(met) else list(listed)


def is_person(level: RoleLevel) -> bool:
    """Whether what looks like a level is somebody, and no heading of notes that state a grade or list things."""
    named = titles.ranked(level.title) or are_roles([level.title])
    return named and (level.reports_to is not None or any(s.kind in DUTIES and s.items for s in level.sections))


def _are_others(levels: Sequence[RoleLevel], listed: Sequence[RoleLevel]) -> bool:
    """Whether levels of tables are two or more that are asked something, and none is one of a heading."""
    known = {level_key(level.title) for level in levels}
    keys = {level_key(each.title) for each in listed}
    bare = {level.title for level in levels if titles.is_code(level.title)}
    coded = bool(bare.intersection(each.code for each in listed))  # the table tells their titles
    named = len(keys) == len(listed) > 1 and known.isdisjoint(keys) and not coded
    asked = [[item for s in each.sections if s.kind in DUTIES for item in s.items] for each in listed]
    tracks = any(level_key(item.text) in known for items in asked for item in items)  # a column of titles
    return named and all(asked) and not tracks


def _stands_free(listed: RoleLevel, levels: Sequence[RoleLevel], shared: Sequence[Section]) -> bool:
    """Whether no cell of a level stands in another's section, nor its first under a heading that speaks of others."""
    cells = [listed.heading, *(item.span for section in listed.sections for item in section.items)]
    if any(section.span.holds(cell) for level in levels for section in level.sections for cell in cells):
        return False
    around = [section for section in shared if section.span.holds(listed.heading)]
    return not any(s.kind in OF_OTHERS or any(map(_OF_OTHERS.search, s.heading_path[-2:])) for s in around)


def _are_of_page(levels: Sequence[RoleLevel], listed: Listed, page: str) -> bool:
    """Whether the levels of tables are the page's own, like those of its headings."""
    of_headings = {level.grade.value for level in levels if level.grade}
    of_tables = {each.grade.value for each in listed.levels if each.grade}
    ungraded = of_headings.isdisjoint(of_tables)
    own = _whole_titles(listed.levels)
    by_page = (own or _manage(levels)) and _called_by(listed.levels, page)
    graded = bool(of_headings) and all(each.grade for each in listed.levels) and ungraded
    first = all(each.heading.start_char < level.heading.start_char for each in listed.levels for level in levels)
    return by_page or (own and (_is_led(levels, listed.levels) or (listed.columns and ungraded and (graded or first))))


def _whole_titles(listed: Sequence[RoleLevel]) -> bool:
    """Whether levels of a table are called by more than a rank, as they are written."""
    written = [each.aliases[0] if each.aliases else each.title for each in listed]
    return all(titles.key(titles.without_code(text)).subject for text in written)


def _manage(levels: Sequence[RoleLevel]) -> bool:
    """Whether all levels of the headings are managers, so that the ranks of a table are not theirs."""
    return all(titles.key(level.title).heads for level in levels)


def _called_by(listed: Sequence[RoleLevel], page: str) -> bool:
    """Whether most levels of a table are called by what the page is called by, or by its initials."""
    said = titles.key(page).subject
    initials = _initials(page).lower()
    own = [titles.key(titles.without_code(each.title)).subject for each in listed]
    called = sum(bool(said & each) or (len(initials) >= _SHORTEST and initials in each) for each in own)
    return called * 2 > len(listed)


def _initials(page: str) -> str:
    """The first letters of what a page is called, in capitals."""
    return "".join(word[0] for word in page.split()).upper()


def _is_led(levels: Sequence[RoleLevel], listed: Sequence[RoleLevel]) -> bool:
    """Whether a level of one side reports to one of the other."""
    return _reports(levels, listed) or _reports(listed, levels)


def _reports(some: Sequence[RoleLevel], others: Sequence[RoleLevel]) -> bool:
    bosses = {level_key(level.reports_to.value) for level in some if level.reports_to}
    return any(level_key(other.title) in bosses for other in others)

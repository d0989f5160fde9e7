"""Titles that a table gives the grades of a page: headings "Grade 5" beside "Grade | Generic title"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus import title as titles
from corpus.block import Block
from corpus.naming import STEP
from corpus.rung import RoleLevel

_GRADE = re.compile(
    rf"(?:(?:job|pay|salary|career)\s+)?(?:{STEP}|tier|class|scale)\s+(?P<step>[A-Z]{{0,3}}\d{{1,2}}[a-d]?|[A-H]|[IVX]{{1,4}})",
    re.IGNORECASE,
)
_BARE = re.compile(r"[A-Z]{0,3}\d{1,2}[a-d]?|[A-H]|[IVX]{1,4}")
_TITLES = re.compile(
    r"\W*(?:(?:generic|typical|usual|common|standard|benchmark|indicative|model|job|role|post|position|working|level|"
    r"grade) )*(?:titles?|designations?)\W*",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"[;,•|]")
_LONGEST = 8  # words of a title


def with_titles(levels: Sequence[RoleLevel], blocks: Sequence[Block]) -> list[RoleLevel]:
    """The levels of a page whose headings are their grades alone, with the titles that a table has for those.

    As they are, unless one column of one table has a title of its own for each.
    """
    steps = [_step(level.heading_path[-1]) if level.heading_path else "" for level in levels]
    if len(levels) < 2 or not all(steps) or len(set(steps)) < len(steps):
        return list(levels)
    for said in filter(None, map(_told, blocks)):
        named = [said.get(step, "") for step in steps]
        if all(named) and len({titles.words(name) for name in named}) == len(named):
            return [
                replace(level, title=name, aliases=(*level.aliases, level.heading_path[-1]))
                for level, name in zip(levels, named, strict=True)
            ]
    return list(levels)


def _told(block: Block) -> dict[str, str]:
    """The title of each grade by a table that has one column of titles, empty where it has none, or lists several."""
    columns = [cell.column for cell in block.rows[0] if _TITLES.fullmatch(cell.text)] if block.rows else []
    if len(columns) != 1:
        return {}
    found = dict(_rows(block, columns[0]))
    plain = all(not _SEVERAL.search(name) and 0 < len(name.split()) <= _LONGEST for name in found.values())
    return found if plain else {}


def _rows(block: Block, column: int) -> Iterator[tuple[str, str]]:
    for row in block.rows[1:]:
        name = next((cell.text for cell in row if cell.column == column), "")
        step = next(filter(None, (_step(cell.text, bare=True) for cell in row if cell.column != column)), "")
        if step:
            yield step, name


def _step(text: str, *, bare: bool = False) -> str:
    """The grade that is all that a heading says, "" for any other; of a cell the number alone may be it (`bare`)."""
    plain = titles.without_number(text).strip(" :.*") if not bare else text.strip(" :.*")
    found = _GRADE.fullmatch(plain)
    if found is not None:
        return found["step"].upper()
    return plain if titles.is_code(plain) or (bare and _BARE.fullmatch(plain)) else ""

"""Tables that tell of several ladders at once, as tables of one ladder each: tracks side by side, ranks under roles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from corpus import title as titles
from corpus.block import Block, Cell
from corpus.headline import are_roles, is_rank
from corpus.naming import completed

_TRACK = r"(?:\s*\(\w+\))?(?:\s+(?:track|path|ladder|route|stream|titles?|roles?))?"
_EXPERTS = re.compile(
    rf"\W*(?:individual[\s-]+contributors?|ICs?|technical|specialists?|professionals?|experts?){_TRACK}\W*",
    re.IGNORECASE,
)
_LEADERS = re.compile(
    rf"\W*(?:(?:people|team|line)[\s-]+)?(?:managers?|management|managerial|leadership|leaders?){_TRACK}\W*",
    re.IGNORECASE,
)
_NAMED = re.compile(r".*\b(?:track|path|ladder|route|stream)\W*", re.IGNORECASE)
_RUNGS = re.compile(r"\W*(?:(?:job|career|role) )?(?:levels?|seniority|ranks?|rungs?|tiers?|stages?)\W*", re.IGNORECASE)
_ROLES = re.compile(
    r"\W*(?:(?:job|career) )?(?:famil(?:y|ies)|roles?|positions?|posts?|jobs?|titles?|professions?|occupations?)\W*",
    re.IGNORECASE,
)
_TITLE = "Title"
_FEWEST = 2


def by_track(block: Block) -> list[Block]:
    """A table that has a column of titles for each track as a table for each; any other as it is.

    "Manager" heads the boss of each row where no column beside it is the other track's.
    """
    rows = block.filled_rows
    columns = _tracks(rows)
    if len(columns) < _FEWEST:
        return [block]
    return [replace(block, rows=tuple(_of_track(rows, column, columns))) for column in columns]


def _tracks(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """The columns of the tracks of a table."""
    header = rows[0] if rows else ()
    experts = [cell for cell in header if _EXPERTS.fullmatch(cell.text)]
    leaders = [cell for cell in header if experts and _LEADERS.fullmatch(cell.text)]
    named = {cell.column for cell in header if _NAMED.fullmatch(cell.text) or cell in (*experts, *leaders)}
    said = {n: [cell.text for row in rows[1:] for cell in row if cell.column == n and cell.worded] for n in named}
    return [column for column in sorted(named) if _are_titles(said[column])]


def _are_titles(texts: Sequence[str]) -> bool:
    return len({*texts}) == len(texts) >= _FEWEST and all(are_roles([text]) and text[-1] != "." for text in texts)


def _of_track(rows: Sequence[Sequence[Cell]], column: int, tracks: Sequence[int]) -> Iterator[tuple[Cell, ...]]:
    """The rows that have a title in a track, without the other tracks."""
    for n, row in enumerate(rows):
        left = tuple(cell for cell in row if cell.column == column or cell.column not in tracks)
        if not n:
            yield tuple(replace(cell, text=_TITLE) if cell.column == column else cell for cell in left)
        elif any(cell.column == column and cell.worded for cell in left):
            yield left


def with_roles(block: Block) -> Block:
    """A table of bare ranks behind the role they are of, which stands once or in each row, with whole titles instead.

    The title of a row is at the place of the rank.
    """
    rows = block.filled_rows
    ranks = _ranks(rows)
    if ranks is None or rows[0][0].column != 0:
        return block
    roles: list[str] = []
    for row in rows[1:]:
        said = next((cell.text for cell in row if cell.column == 0), "")
        roles.append(said or (roles[-1] if roles else ""))
    groups = [(role, len(list(same))) for role, same in groupby(roles)]
    whole = all(titles.key(role).subject and not titles.ranked(role) for role in roles)
    if len(groups) < _FEWEST or not whole or max(count for _, count in groups) < _FEWEST:
        return block
    called = bool(_ROLES.fullmatch(rows[0][0].text)) or all(are_roles([role]) for role, _ in groups)  # and no skills
    if not called or len({role for role, _ in groups}) < len(groups):
        return block
    titled = [_titled(row, ranks, role) for row, role in zip(rows[1:], roles, strict=True)]
    return replace(block, rows=tuple(tuple(_moved(row)) for row in (rows[0], *titled)))


def _ranks(rows: Sequence[Sequence[Cell]]) -> int | None:
    """The column that says it holds rungs and has a bare rank in each row; null where there is none."""
    for header in rows[0][1:] if rows else ():
        if not _RUNGS.fullmatch(header.text):
            continue
        said = [cell.text for row in rows[1:] for cell in row if cell.column == header.column]
        if len(said) == len(rows) - 1 and all(is_rank(text) and not titles.key(text).subject for text in said):
            return header.column
    return None


def _titled(row: Sequence[Cell], column: int, role: str) -> tuple[Cell, ...]:
    return tuple(replace(cell, text=completed(cell.text, (), role)) if cell.column == column else cell for cell in row)


def _moved(row: Sequence[Cell]) -> Iterator[Cell]:
    """A row without its first column."""
    return (replace(cell, column=cell.column - 1) for cell in row if cell.column)

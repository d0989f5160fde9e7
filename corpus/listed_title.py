"""Bare ranks that a table of titles holds beside whole ones, so that they are what people are called."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import title as titles
from corpus.block import Block, BlockKind
from corpus.grid import holds_rungs, states_title
from corpus.naming import role_key, without_grade

_ROLES = 3
"""Least roles among the whole titles of a ladder that goes on in bare ranks, so that none of them completes those."""


def are_listed(levels: Sequence[str], blocks: Sequence[Block]) -> bool:
    """Whether a column "Title", or "Grade", lists each level called by a rank alone, among those of several roles.

    Beside an Analyst, a Consultant and a Partner the Manager is one; beside an Engineer and a Senior Engineer the
    Principal is a Principal Engineer.
    """
    bare = {_plain(title) for title in levels if not role_key(title).subject}
    return bool(bare) and any(bare <= column.keys() and _of_roles(column) for column in _columns(blocks))


def _columns(blocks: Sequence[Block]) -> list[dict[str, titles.TitleKey]]:
    """The titles of each column that says it holds some, or rungs."""
    return [
        {_plain(cell.text): role_key(cell.text) for row in block.rows[1:] for cell in row if cell.column == head.column}
        for block in blocks
        if block.kind is BlockKind.TABLE
        for head in block.rows[0]
        if states_title(head.text) or holds_rungs(head.text)
    ]


def _of_roles(column: dict[str, titles.TitleKey]) -> bool:
    whole = [key.subject for key in column.values() if key.subject]
    return len(set(whole)) >= _ROLES and len(whole) * 2 > len(column)


def _plain(title: str) -> str:
    return " ".join(without_grade(title).casefold().split())

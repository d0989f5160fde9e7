"""Tables that tell a page's ladder row by row, so that the page, though it has sections of a level, is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus import title as titles
from corpus.block import Block, BlockKind
from corpus.grid import GridLevel, holds_rungs, row_levels, run_levels, states_grade
from corpus.heading import sense
from corpus.headline import are_roles, is_rung, page_title
from corpus.model import OF_OTHERS
from corpus.opening import Outline

_RUNGS = re.compile(r"\W*(?:ranks?|rungs?)\W*", re.IGNORECASE)
"""Headers of a column of levels that holds no grades."""
_OF_ROLE = 0.9
"""Least share of a title's words that are the page's, 0..1."""
_PARTS = re.compile(r"([A-Z]+)(\d+)")


def tells_ladder(found: Outline, blocks: Sequence[Block], page: str, *, graded: bool) -> bool:
    """Whether rows of tables are the levels of the page of title `page`, though `found` takes it, or a part, for one.

    A page that states its grade (`graded`), or is called by a rank, is that level, whatever ladder it shows; who leads
    people ("Loom Manager") is one unless a row has the same title; a part is one where its heading names a role.
    Tables under headings that speak of others, as of where a career may lead, tell nothing of the page.
    """
    if len(found.levels) != 1:
        return False
    title, heading = found.levels[0].title, found.levels[0].heading
    if graded if heading is None or heading.block == page_title(blocks) else are_roles([heading.text]):
        return False
    return any(_is_ladder(rows, block, page) for block in _tables(blocks) if _may_tell(rows := _rows(block), title))


def _rows(block: Block) -> list[GridLevel]:
    return run_levels([block]) or row_levels([block])


def _may_tell(rows: Sequence[GridLevel], title: str) -> bool:
    """Whether rows may be the ladder that a page called `title` is about."""
    if not is_rung(title):
        return True
    said = (titles.key(titles.without_code(row.header.text)) for row in rows)
    return not titles.key(title).ranks and titles.key(title) in said


def _tables(blocks: Sequence[Block]) -> Iterator[Block]:
    """The tables of a page that may speak of the page itself."""
    silent = False
    for block in blocks:
        if block.kind is BlockKind.HEADING and not block.quoted:
            silent = sense(block.text).kind in OF_OTHERS
        elif block.kind is BlockKind.TABLE and not silent:
            yield block


def _is_ladder(rungs: Sequence[GridLevel], block: Block, page: str) -> bool:
    """Whether rows of one table are a ladder: the page's role in its ranks, or roles called or counted as levels.

    "P1 Outage" under "Level" is none, and neither are the people under "Role" whom somebody works with.
    """
    columns = {level.header.column for level in rungs}
    header = next((cell.text for cell in block.rows[0] if cell.column in columns), "") if rungs else ""
    if not holds_rungs(header):
        return False
    said = [titles.without_code(level.header.text) for level in rungs]
    role = titles.key(page).subject
    own = [bool(title) and titles.overlap(titles.key(title).subject, role) >= _OF_ROLE for title in said]
    called = states_grade(header) or bool(_RUNGS.fullmatch(header))
    roles = all(are_roles([title]) for title in said)
    return all(own) or (roles and (called or sum(own) >= max(2, len(own) - 1) or _are_counted(block)))


def _are_counted(block: Block) -> bool:
    """Whether each row has a code, one above that of the row before it, or one below throughout: "T1", "T2", "T3"."""
    codes = [next((code for cell in row if (code := titles.code(cell.text))), "") for row in block.rows[1:]]
    parts = [_PARTS.fullmatch(code) for code in codes]
    letters = {part[1] if part else "" for part in parts}
    numbers = [int(part[2]) for part in parts if part]
    steps = {after - before for before, after in zip(numbers, numbers[1:], strict=False)}
    return len(letters) == 1 and "" not in letters and steps in ({1}, {-1})

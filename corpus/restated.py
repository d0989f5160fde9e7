"""Jobs told once more at a lower grade: "Statement of difference – GS-09", and the title with its grade below it.

The page over them is the job at its full grade, a level like them, though no heading names it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import title as titles
from corpus.block import Block, BlockKind
from corpus.headline import DUTIES, are_roles
from corpus.naming import grades_in, title_field
from corpus.opening import Outline, OutlineLevel
from corpus.pay_plan import plan_step

_GRADE = re.compile(r"\s*(?:[,(:]|\s[–—-])\s*")
"""What parts a title from its grade."""
_DIFFERENCE = re.compile(r"\bstatements? of differences?\b", re.IGNORECASE)
"""What public services call the page on a job at a lower grade than its full one."""
_LONGEST = 10  # words of a title with its grade


def restates(heading: str, line: str) -> bool:
    """Whether a line under a heading that ends in a grade is the title of a role with that grade."""
    graded, told_as = ([plan_step(str(grade)) for grade in grades_in(each)] for each in (heading, line))
    told = bool(graded) and len(line.split()) <= _LONGEST and told_as == graded
    return told and not line.endswith(".") and are_roles([_GRADE.split(line, maxsplit=1)[0]])


def opens_restated(heading: str, under: Sequence[Block]) -> bool:
    """Whether a heading is a statement of difference, or a bold line under it the title of the heading's grade."""
    if _DIFFERENCE.search(heading) and grades_in(heading):
        return True
    first = under[0] if under else None
    if first is None or first.kind is not BlockKind.PARAGRAPH or not first.strong or len(first.pieces) != 1:
        return False
    return not titles.same(heading, first.text) and restates(heading, first.text)


def with_page(found: Outline, blocks: Sequence[Block], title: str) -> None:
    """Adds the page itself as the first level where all others say the title of one of its fields again."""
    heads = [level.heading for level in found.levels if level.heading is not None]
    if not heads or len(heads) < len(found.levels):
        return
    own = next(filter(None, (_titled(block) for block in blocks[: heads[0].block])), "")
    before = [each for each in found.openings if each.heading.block < heads[0].block]
    if not own or not any(each.kind in DUTIES and each.level is None for each in before):
        return
    for level, heading in zip(found.levels, heads, strict=True):
        under = blocks[heading.block + 1 : heading.block + 2]
        if not opens_restated(heading.text, under):
            return
        if not restates(heading.text, under[0].text if under else ""):
            level.title = f"{own}, {grades_in(heading.text)[0]}"
        elif not _same_role(own, under[0].text):
            return
    for opening in found.openings:
        if opening.level is not None:
            opening.level += 1
        elif opening in before:
            opening.level = 0
    found.levels.insert(0, OutlineLevel(None, title, 0, (), before[0].heading.start_line))


def _titled(block: Block) -> str:
    """The title that a row of a table of fields holds, "" where none does."""
    said = (title_field(f"{row[0].text.strip(' :')}: {row[1].text}") for row in block.rows if len(row) == 2)
    return next(filter(None, said), "")


def _same_role(own: str, line: str) -> bool:
    """Whether a line with a grade names the role of a title."""
    said, subject = titles.key(line).subject, titles.key(own).subject
    return bool(subject) and titles.overlap(subject, said) >= titles.ALIKE

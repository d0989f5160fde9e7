"""Columns of a table of behaviours that are levels without rank or code: "Own Step", "Crew Step"; "Explorer".

What people are like on each stands below, and the page says that they are levels: by the last word they share, by
spelling them out one after another, or by the heading right over the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus import title as titles
from corpus.block import Block, BlockKind, Cell
from corpus.headline import page_title

STEP_WORDS = frozenset({"step", "stage", "level", "tier", "rung"})
"""What rungs are called behind their names: "Crew Step"."""
CHANGE = re.compile(r"(?:next|further|first|last|what|how|your) ", re.IGNORECASE)
"""What is said of steps that somebody takes."""
RATED = re.compile(
    r"\b(?:rat(?:e|es|ed|ings?)|scor(?:e|es|ed|ing)|performances?|skills?|proficiency|maturity|risks?|priorit(?:y|ies))\b",
    re.IGNORECASE,
)
"""What says that something else than careers has such stages."""
_CALLED = re.compile(r"\b(?:stages?|levels?|grades?|rungs?|ranks?|bands?|tiers?|steps?)\b", re.IGNORECASE)
_CAREER = re.compile(
    r"\b(?:careers?|progress(?:ion|ing)?|promotions?|ladders?|grow(?:th|ing)?|how (?:we|you) grow|"
    r"where (?:we|you) stand|level(?:l?ing)? (?:guide|framework))\b",
    re.IGNORECASE,
)
"""What a page on how people get on is called."""
_ASKED = re.compile(
    r"\W*(?:(?:core|key|our|what we|expected|observable)\s+)*(?:behaviou?rs?|competenc(?:y|ies)|expect(?:ations?)?|"
    r"capabilit(?:y|ies)|look for)(?: areas?)?\W*",
    re.IGNORECASE,
)
"""What a column of labels is headed with where the others say what is asked of people."""
_BEHIND = re.compile(r"\s*(?:[:–—(.]|-\s)")
"""What stands between a name and what is said of it."""
_LONGEST = 3  # words of a name
_PHRASE = 3  # words of a cell
FEWEST = 3


def spelled_stages(blocks: Sequence[Block]) -> frozenset[tuple[str, ...]]:
    """The rows of names that head the columns of tables of behaviours, and that the page makes known as levels."""
    found = set()
    page = page_title(blocks)
    called = blocks[page].text if page is not None else ""
    heading = ""
    for block in blocks:
        if block.kind is BlockKind.HEADING and not block.quoted:
            heading = block.text
        names = tuple(cell.text for cell in block.rows[0][1:]) if block.rows else ()
        if len(names) < FEWEST or not _are_names(names) or RATED.search(heading) or not _tell(block.rows):
            continue
        asked = bool(_ASKED.fullmatch(block.rows[0][0].text))
        over = next(_over(blocks, names), None)
        career = any(map(_CAREER.search, (called, heading, *(over or ()))))
        levels = _share_word(names) or (over is not None and any(_is_of_levels(text) for text in over))
        if (levels and (asked or career)) or (asked and _is_of_levels(heading)):
            found.add(names)
    return frozenset(found)


def _are_names(names: Sequence[str]) -> bool:
    """Whether columns are called by words that may name levels, another each."""
    short = all(0 < len(name.split()) <= _LONGEST and name[0].isupper() and not CHANGE.match(name) for name in names)
    return short and len({name.lower() for name in names}) == len(names) and not any(map(titles.is_code, names))


def _tell(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether most cells below the names are phrases, and no row has a label alone but for groups of them."""
    cells = [cell for row in rows[1:] for cell in row[1:] if cell.text]
    return bool(cells) and sum(len(cell.text.split()) >= _PHRASE for cell in cells) * 3 >= len(cells) * 2


def _share_word(names: Sequence[str]) -> bool:
    """Whether all are called a step, or a stage."""
    last = {titles.stem(name.split()[-1].lower()) for name in names}
    return len(last) == 1 and last <= STEP_WORDS and all(len(name.split()) > 1 for name in names)


def _is_of_levels(text: str) -> bool:
    """Whether words that stand over a list or a table say that it is of levels."""
    return bool(_CALLED.search(text)) and not RATED.search(text)


def _over(blocks: Sequence[Block], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What stands over paragraphs, or points, that open with one name after another: heading and line before."""
    heading = before = first = ""
    told = 0
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            heading, told = block.text, 0
        elif block.kind is not BlockKind.TABLE:
            if _opens(block.text, names[0]):
                first, told = before, 1
            elif told and _opens(block.text, names[told]):
                told += 1
                if told == len(names):
                    yield heading, first
                    told = 0
        before = block.text


def _opens(text: str, name: str) -> bool:
    """Whether a line opens with a name and tells of it."""
    return text.startswith(name) and bool(_BEHIND.match(text, len(name))) and len(text.split()) > len(name.split()) + 2

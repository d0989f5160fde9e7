"""Rows that are numbered in front of what they are called: "1 - Packer", "2 - Dispatcher", "3 - Senior Dispatcher"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus import title as titles
from corpus.block import Cell
from corpus.headline import are_roles

_NUMBERED = re.compile(r"\W*(?P<number>\d{1,2})\s*(?:[.)]\s+|[:|·]\s*|\s[-–—]\s*|[–—]\s*)(?P<title>[A-Z].*)", re.DOTALL)
_OF = re.compile(r" (?:de|of|to|for|in) ")
_FEWEST = 2
_MOST_WORDS = 9


@dataclass(frozen=True, slots=True)
class NumberedCell:
    """A cell by the title that it holds, and the same cell by the number in front of it."""

    title: Cell
    number: Cell


def numbered_cells(cells: Sequence[Cell]) -> list[NumberedCell]:
    """The cells of a column of roles that are counted one by one, empty for any other: what is counted may be steps."""
    found = [_NUMBERED.fullmatch(cell.text) for cell in cells]
    parts = [
        NumberedCell(replace(cell, text=match["title"]), replace(cell, text=match["number"], points=(), lines=()))
        for cell, match in zip(cells, found, strict=True)
        if match
    ]
    steps = {int(after.number.text) - int(before.number.text) for before, after in pairwise(parts)}
    roles = _are_all_roles([part.title.text for part in parts])
    return parts if _FEWEST <= len(parts) == len(cells) and steps in ({1}, {-1}) and roles else []


def _are_all_roles(said: Sequence[str]) -> bool:
    """Whether each names people, or what others are a rank of: "Mechanic" beside "Senior Mechanic"."""
    ranked = {titles.key(text).subject for text in said if titles.ranked(text)}
    short = all(len(text.split()) <= _MOST_WORDS and not text.endswith(".") for text in said)
    told = sum(are_roles([_OF.split(text)[0]]) or titles.key(text).subject in ranked for text in said)
    unknown = bool(ranked) and len(said) > _FEWEST  # one "Bosun" may stand beside a Senior Deck Hand
    # A "Learner" and a "Practitioner" are how well somebody knows a thing, a "Line Cook" is one.
    whole = bool(ranked) or sum(" " in text for text in said) * 2 > len(said)
    return short and whole and told >= len(said) - unknown

"""Passages that make the same point are one result: siblings repeat lines, and families copy them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from rapidfuzz import fuzz

from indexer.encoder import Vectors
from indexer.ranking import inner_products

ALIKE_WORDING = 88.0
"""Least share of characters in common, in percent, for two lines to make the same point."""
ALIKE_MEANING = 0.6
"""Least inner product of their vectors; below it the wording is not even compared."""
MOST_ALSO = 10
GROUPED = 120
"""Passages of a ranking looked at for near-duplicates."""
REMEMBERED = 16_384
"""Lines whose wording is kept: the same ones are found again and again."""
WORD = re.compile(r"\w+")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Group:
    """Places in a ranking, 0-based, that make one point: the best of them, and further ones, best first."""

    best: int
    also: tuple[int, ...]


def group(texts: Sequence[str], vectors: Vectors, k: int) -> list[Group]:
    """The first k different points of a ranking, best first.

    `texts` are best first; `vectors` are their passages' own, float32 (n, dimension), unit rows. Two passages make the
    same point when their wording is nearly the same and every number in them is: five years asked of one level and
    eight of the next are two points.
    """
    wordings = [wording(text) for text in texts]
    places: dict[str, list[int]] = defaultdict(list)
    for position, said in enumerate(wordings):
        places[said].append(position)
    head_of: dict[int, int] = {}  # of passages that make the point of a better one: the first they are like
    also: dict[int, list[int]] = {}
    for position, text in enumerate(texts):
        if position in head_of:
            others = also[head_of[position]]
            if len(others) < MOST_ALSO:
                others.append(position)
        elif len(also) < k:
            also[position] = []
            said, numbers = wordings[position], _numbers(text)
            for same in places[said]:
                head_of.setdefault(same, position)
            near = inner_products(vectors[position:], vectors[position]) >= ALIKE_MEANING
            for other in (position + np.flatnonzero(near)).tolist():
                alike = other not in head_of and fuzz.ratio(said, wordings[other], score_cutoff=ALIKE_WORDING) > 0
                if alike and _numbers(texts[other]) == numbers:
                    head_of[other] = position
    return [Group(head, tuple(others)) for head, others in also.items()]


def remember(texts: Iterable[str]) -> None:
    """Makes ready the wording of lines and the numbers in them, which the first question that finds one would."""
    for text in texts:
        wording(text)
        _numbers(text)


@lru_cache(maxsize=REMEMBERED)
def _numbers(text: str) -> tuple[str, ...]:
    return tuple(NUMBER.findall(text))


@lru_cache(maxsize=REMEMBERED)
def wording(text: str) -> str:
    """A text without cases, marks and spacing, for comparing how it is put."""
    return " ".join(WORD.findall(text.casefold()))

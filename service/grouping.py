"""Passages that make the same point are one result: siblings repeat lines, and families copy them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from indexer.encoder import Vectors

ALIKE_WORDING = 88.0
"""Least share of characters in common, in percent, for two lines to make the same point."""
ALIKE_MEANING = 0.6
"""Least inner product of their vectors; below it the wording is not even compared."""
MOST_ALSO = 10
AT_ONCE = 16
"""Passages set against all others at a time."""
GROUPED = 64
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
    lengths = np.array(list(map(len, wordings)))
    head_of: dict[int, int] = {}  # of passages that make the point of a better one: the first they are like
    also: dict[int, list[int]] = {}
    for position, text in enumerate(texts):
        if position % AT_ONCE == 0 and len(also) < k:
            perhaps = _alike_perhaps(vectors, lengths, position)
        if position in head_of:
            others = also[head_of[position]]
            if len(others) < MOST_ALSO:
                others.append(position)
        elif len(also) < k:
            also[position] = []
            said, numbers = wordings[position], _numbers(text)
            for same in places[said]:
                head_of.setdefault(same, position)
            for other in np.flatnonzero(perhaps[position % AT_ONCE]).tolist():
                if other < position or other in head_of or _numbers(texts[other]) != numbers:
                    continue
                if fuzz.ratio(said, wordings[other], score_cutoff=ALIKE_WORDING) > 0:
                    head_of[other] = position
    return [Group(head, tuple(others)) for head, others in also.items()]


def _alike_perhaps(vectors: Vectors, lengths: NDArray[np.int64], first: int) -> NDArray[np.bool_]:
    """Which passages may make the point of those from `first` on, bool (AT_ONCE or fewer, n): near enough in meaning,
    and in length, since what two texts have in common is no longer than the shorter.
    """
    heads = slice(first, first + AT_ONCE)
    own = lengths[heads, None]
    near = 200 * np.minimum(own, lengths) >= ALIKE_WORDING * (own + lengths)
    near &= vectors[heads] @ vectors.T >= ALIKE_MEANING
    return near


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

"""Passages that make the same point are one result: siblings repeat lines, and families copy them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from indexer.encoder import Vectors
from service.search import Ranked

ALIKE_WORDING = 88.0
"""Least share of characters in common, in percent, for two lines to make the same point."""
ALIKE_MEANING = 0.6
"""Least inner product of their vectors; below it the wording is not even compared."""
MOST_ALSO = 10
REMEMBERED = 16_384
"""Lines whose wording is kept: the same ones are found again and again."""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Group:
    """The best place that makes a point, and further ones, best first."""

    best: Ranked
    also: tuple[Ranked, ...]


def group(ranked: Sequence[Ranked], vectors: Vectors, k: int) -> list[Group]:
    """The first k different points of a ranking, best first.

    `ranked` is best first; `vectors` are its passages' own, float32 (n, dimension), unit rows. Two passages make the
    same point when their wording is nearly the same and every number in them is: five years asked of one level and
    eight of the next are two points.
    """
    wordings = [wording(hit.passage.text) for hit in ranked]
    numbers = [_numbers(hit.passage.text) for hit in ranked]
    near = (vectors @ vectors.T >= ALIKE_MEANING).tolist()
    heads: list[int] = []
    also: dict[int, list[int]] = {}
    for position, text in enumerate(wordings):
        for head in heads:
            alike = text == wordings[head] or (
                near[position][head]
                and numbers[position] == numbers[head]
                and fuzz.ratio(text, wordings[head], score_cutoff=ALIKE_WORDING) > 0
            )
            if alike:
                if len(also[head]) < MOST_ALSO:
                    also[head].append(position)
                break
        else:
            if len(heads) < k:
                heads.append(position)
                also[position] = []
    return [Group(ranked[head], tuple(ranked[i] for i in also[head])) for head in heads]


@lru_cache(maxsize=REMEMBERED)
def _numbers(text: str) -> tuple[str, ...]:
    return tuple(NUMBER.findall(text))


@lru_cache(maxsize=REMEMBERED)
def wording(text: str) -> str:
    """A text without cases, marks and spacing, for comparing how it is put."""
    return " ".join(re.findall(r"\w+", text.casefold()))

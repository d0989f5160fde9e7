"""What a reader has read after so many tokens of a ranking.

The reader goes through the hits best first: the text of a hit, then the further places it lists, at
`PLACE_TOKENS` each. Nothing here knows hits by number, so a system gains nothing by cutting its text differently.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from eval.judgements import Line
from eval.runs import Hit, Ranking
from eval.texts import rows_of

PLACE_TOKENS = 8
"""What it costs to read one further place of a hit."""


class LineCosts:
    """Tokens of each line of the documents; blank lines and lines that are not there cost nothing."""

    def __init__(self, texts: Mapping[str, str], count: Callable[[str], int]) -> None:
        self._texts = texts
        self._count = count
        self._costs: dict[str, tuple[int, ...]] = {}

    def of(self, line: Line) -> int:
        """Tokens of that line, 0 or more."""
        if line.path not in self._costs:
            rows = rows_of(self._texts.get(line.path, ""))
            self._costs[line.path] = tuple(self._count(row) if row.strip() else 0 for row in rows)
        costs = self._costs[line.path]
        return costs[line.number - 1] if 1 <= line.number <= len(costs) else 0


@dataclass(frozen=True, slots=True)
class Reading:
    """A line read for the first time: `position` tokens into the ranking when it ends, `tokens` spent on it."""

    line: Line
    position: float
    tokens: float


@dataclass(frozen=True, slots=True)
class Trail:
    """All readings in order, and the tokens of all of it."""

    readings: tuple[Reading, ...]
    tokens: int

    def lines(self, budget: float) -> frozenset[Line]:
        """Lines read to their end within that many tokens."""
        return frozenset(r.line for r in self.readings if r.position <= budget)


def trail(ranking: Ranking, costs: LineCosts, *, also: bool = True) -> Trail:
    """Follow a reader through a ranking; `also` whether further places are read.

    A hit's tokens are shared among its lines in proportion to the tokens these have in the document.
    """
    readings: list[Reading] = []
    seen: set[Line] = set()
    spent = 0

    def read(line: Line, position: float, tokens: float) -> None:
        if line not in seen:
            seen.add(line)
            readings.append(Reading(line, position, tokens))

    for hit in ranking.hits:
        for line, end, tokens in _spread(hit, costs):
            read(line, spent + end, tokens)
        spent += hit.tokens
        for place in hit.also if also else ():
            spent += PLACE_TOKENS
            lines = tuple(place.lines())
            for line in lines:
                read(line, spent, PLACE_TOKENS / len(lines))
    return Trail(tuple(readings), spent)


def _spread(hit: Hit, costs: LineCosts) -> list[tuple[Line, float, float]]:
    """Lines of a hit with the tokens from its start to each line's end, and the tokens of the line."""
    lines = tuple(hit.place.lines())
    weights = [costs.of(line) for line in lines]
    total = sum(weights)
    spread: list[tuple[Line, float, float]] = []
    done = 0
    for line, weight in zip(lines, weights, strict=True):
        done += weight
        share = hit.tokens * weight / total if total else hit.tokens / len(lines)
        spread.append((line, hit.tokens * done / total if total else float(hit.tokens), share))
    return spread

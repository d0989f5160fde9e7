"""Put questions to a system and keep what it returned as a run."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from corpus.errors import BadInput
from eval.answers import Record
from eval.door import Door
from eval.judgements import Expected, Question, QuestionType
from eval.measures import searchable
from eval.runs import Hit, Provenance, Ranking, Run
from eval.wire import ComparisonBody

DEPTH = 100
"""Hits asked for: enough to fill the largest token budget with the shortest passages."""
MATCHES = 10
"""Levels asked for when matching."""
SHOWN = 10
"""Hits of a ranking whose text is kept, for people to read; further ones keep their place only."""


class System(Protocol):
    """Anything that ranks places for a query.

    `attributes`: whether its hits claim level and grade. `model` and `snapshot`: empty where there is none.
    """

    name: str
    attributes: bool
    model: str
    snapshot: str

    def search(self, query: str, k: int) -> tuple[Hit, ...]:
        """At most k hits, best first."""
        ...


class Searched:
    """The search of a door, as a system."""

    attributes = True

    def __init__(self, door: Door, count: Callable[[str], int]) -> None:
        self.name = door.name
        self.model = door.model
        self.snapshot = ""
        self._door = door
        self._count = count

    def search(self, query: str, k: int) -> tuple[Hit, ...]:
        """Results in order; each costs the tokens of its text."""
        body = self._door.search(query, k)
        self.snapshot = body.snapshot
        return tuple(
            Hit(
                place=result.citation.place,
                tokens=self._count(result.text),
                score=result.score,
                also=tuple(c.place for c in result.also),
                level=result.citation.level,
                grade=result.citation.grade,
                text=result.text,
            )
            for result in body.results
        )


def ask_all(
    system: System,
    questions: Sequence[Question],
    provenance: Provenance,
    *,
    k: int = DEPTH,
    progress: Callable[[], None] | None = None,
) -> Run:
    """Put every question that a search can answer; times are wall-clock milliseconds, first call included."""
    rankings: list[Ranking] = []
    for question in searchable(questions):
        start = time.perf_counter()
        hits = system.search(question.query, k)
        took_ms = (time.perf_counter() - start) * 1000
        kept = (*hits[:SHOWN], *(replace(hit, text="") for hit in hits[SHOWN:]))
        rankings.append(Ranking(question.qid, kept, took_ms))
        if progress:
            progress()
    return Run(provenance, tuple(rankings))


def answer_all(
    door: Door, questions: Sequence[Question], *, progress: Callable[[], None] | None = None
) -> tuple[Record, ...]:
    """Put every question to the door its type is scored on; a comparison is asked by its levels' titles too.

    A comparison the door refuses counts as an empty one.
    """
    records: list[Record] = []
    for question in questions:
        start = time.perf_counter()
        ask = match = compare = None
        if question.type == QuestionType.MATCH:
            match = door.match(question.query, MATCHES)
        else:
            ask = door.ask(question.query)
        took_ms = (time.perf_counter() - start) * 1000
        if question.type == QuestionType.DIFF and question.answer:
            compare = _compared(door, question.answer)
        records.append(Record(qid=question.qid, ask=ask, match=match, compare=compare, took_ms=took_ms))
        if progress:
            progress()
    return tuple(records)


def _compared(door: Door, levels: Expected) -> ComparisonBody:
    across = levels.from_path not in (None, levels.path)
    family = None if across or levels.path is None else levels.path.rpartition(".")[0].removesuffix("/_index")
    try:
        return door.compare(levels.from_level or "", levels.to_level or "", family)
    except BadInput:
        return ComparisonBody()

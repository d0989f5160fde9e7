"""Two levels called by words of rank alone ("Associate", "Senior Associate"), set side by side in a question."""

from __future__ import annotations

from collections.abc import Iterator

from corpus import title as titles
from corpus.model import JobFamily
from service.ask.fitting import ranks_borne
from service.ask.ladder import Placed, lower_first
from service.wording import words


def bare_pair(question: str, family: JobFamily) -> list[Placed]:
    """The two levels of a family, the lower first, whose whole titles are ranks that the question says; else none."""
    bare = [level for level in family.levels if not titles.key(level.title).subject]
    said = list(dict.fromkeys(_runs(question)))
    found = [level for run in said for level in bare if ranks_borne(level.title) == run]
    return lower_first([(family, level) for level in found]) if len(found) == len(said) == 2 else []


def _runs(question: str) -> Iterator[frozenset[str]]:
    """The words of rank that stand together, each run as what it means."""
    run: set[str] = set()
    for word in words(question):
        if word.is_rank:
            run.update(word.stands_for)
        elif run:
            yield frozenset(run)
            run = set()
    if run:
        yield frozenset(run)

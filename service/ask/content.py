"""Levels whose lines say a thing: what a listing's words ask for, searched and grouped by level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.encoder import Encoded
from indexer.passage import Passage
from indexer.store import Filters, Store
from service.late_interaction import LateInteraction
from service.line import stems
from service.search import Ranking

LOOKED_AT = 400
"""Passages looked at; a corpus that says a thing more often than that is not listed whole."""
CLOSE = 0.86
"""Share of the best passage's score from which a passage counts as saying the same, where the words are not in it."""
WORDED = 0.6
"""The same where all of the words are in it."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A level's best line for a condition; `worded` where it holds every word asked for."""

    passage: Passage
    score: float
    worded: bool


def sayings(
    content: Sequence[str], ranking: Ranking, store: Store, query: Encoded, filters: Filters, late: LateInteraction
) -> list[Saying]:
    """The best line of each level (or family-wide line) that says what is asked, best first."""
    wanted = stems(" ".join(content))
    numbers = {hit.number for hit in store.search_text(" ".join(content), LOOKED_AT, filters)}
    numbers |= {hit.passage.number for hit in ranking.passages[:LOOKED_AT]}
    ordered = sorted(numbers)
    if not ordered:
        return []
    scores = late.scores(query, store, ordered)
    best = float(scores.max())
    found: dict[tuple[str, str | None], Saying] = {}
    for passage, score in zip(store.passages(ordered), scores, strict=True):
        worded = bool(wanted) and wanted <= stems(passage.text)
        if score < best * (WORDED if worded else CLOSE):
            continue
        place = (passage.family_id, passage.level_id)
        known = found.get(place)
        if known is None or (worded, float(score)) > (known.worded, known.score):
            found[place] = Saying(passage, float(score), worded)
    kept = list(found.values())
    if any(saying.worded for saying in kept) and len(wanted) <= 2:
        kept = [saying for saying in kept if saying.worded]  # a name ("SQL", "CPA") is said or it is not
    ranks = {hit.passage.number: rank for rank, hit in enumerate(ranking.passages)}
    return sorted(kept, key=lambda s: (-s.worded, ranks.get(s.passage.number, len(ranks)), -s.score, s.passage.number))

"""A passage as a claim: one item, quoted."""

from __future__ import annotations

from indexer.passage import Passage
from indexer.snapshot import Snapshot
from service.answers import Claim
from service.ask.asked import Asked, best_item, content_words
from service.citation import Citer


def claim(passage: Passage, asked: Asked, snapshot: Snapshot, citer: Citer) -> Claim:
    """The item of a passage that answers the question best."""
    if len(passage.items) == 1:
        return Claim(passage.text, (citer.passage(passage),))
    span = best_item(passage, content_words(asked.question))
    family = snapshot.family(passage.family_id)
    level = family.level(passage.level_id) if passage.level_id else None
    citation = citer.line(span, family, level, passage.section, passage.heading_path)
    return Claim(" ".join(citation.quote.split()), (citation,))

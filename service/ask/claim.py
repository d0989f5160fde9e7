"""A passage as a claim: the one item that answers, quoted, or all of its few words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indexer.passage import Passage
from indexer.snapshot import Snapshot
from service.answers import Claim
from service.ask.asked import Asked, best_item, content_words
from service.citation import Citer
from service.met_words import moved
from service.results import MetWord


def claim(passage: Passage, asked: Asked, snapshot: Snapshot, citer: Citer, met: Sequence[MetWord] = ()) -> Claim:
    """The item of a passage that answers the question best, the whole passage where words tell none from the others;
    `met` are the passage's words that met the question's.
    """
    span = best_item(passage, content_words(asked.question)) if len(passage.items) > 1 else None
    if span is None:
        return Claim(passage.text, (citer.passage(passage),), tuple(met))
    family = snapshot.family(passage.family_id)
    level = family.level(passage.level_id) if passage.level_id else None
    citation = citer.line(span, family, level, passage.section, passage.heading_path)
    text = " ".join(citation.quote.split())
    return Claim(text, (citation,), _met_of_item(passage, passage.items.index(span), met, text))


def cites(claim: Claim, passage: Passage) -> bool:
    """Whether a claim stands on one of the lines of a passage."""
    places = {(each.path, each.start_line) for each in claim.citations}
    return any((item.path, item.start_line) in places for item in passage.items)


def _met_of_item(passage: Passage, number: int, met: Sequence[MetWord], shown: str) -> tuple[MetWord, ...]:
    """Those of a passage's words that one of its items holds, where they stand in the text that is shown of it."""
    lines = passage.text.split("\n")
    first = len(lines) - len(passage.items)  # a lead-in stands above the items
    begin = len("\n".join([*lines[: first + number], ""]))
    line = lines[first + number] if first >= 0 else ""
    inside = [
        replace(each, start_char=each.start_char - begin, end_char=each.end_char - begin)
        for each in met
        if begin <= each.start_char < begin + len(line)
    ]
    return moved(inside, line, shown)

"""Stages that a page names in a sentence, and heads columns with: "three stages: Entry, Settled and Leading"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpus.block import Block, BlockKind, Cell
from corpus.sentence import sentences
from corpus.spelled_stage import FEWEST, RATED, spelled_stages

_CALLED = re.compile(r"\b(?:stages?|levels?|grades?|rungs?|ranks?|bands?|tiers?)\b(?P<names>.*)", re.IGNORECASE)


def told_stages(blocks: Sequence[Block]) -> frozenset[tuple[str, ...]]:
    """The rows of names that head columns of tables and that the page calls stages, or levels, in words of its own."""
    heads = {names for block in blocks if block.rows if len(names := stage_names(block.rows[0])) >= FEWEST}
    told = list(_told(blocks)) if heads else []
    named = frozenset(names for names in heads if any(_lists(text, names) for text in told))
    return named | spelled_stages(blocks)


def stage_names(row: Sequence[Cell]) -> tuple[str, ...]:
    """What the columns of a row are called, its label aside."""
    return tuple(cell.text for cell in row[1:])


def _told(blocks: Sequence[Block]) -> Iterator[str]:
    """The sentences of paragraphs, with the points behind those that announce them."""
    for n, block in enumerate(blocks):
        if block.kind is BlockKind.PARAGRAPH:
            listed = list(sentences(block.text))
            points = takewhile(lambda each: each.kind is BlockKind.BULLET, blocks[n + 1 :])
            yield from listed[:-1]
            yield from ([" ".join([listed[-1], *(each.text for each in points)])] if listed else ())


def _lists(text: str, names: Sequence[str]) -> bool:
    """Whether a sentence calls the names stages, one after another."""
    called = _CALLED.search(text)
    if called is None or RATED.search(text) or not all(names):
        return False
    pattern = r"\b.*\b".join(map(re.escape, names))
    return len(set(names)) == len(names) and re.search(rf"\b{pattern}\b", called["names"]) is not None

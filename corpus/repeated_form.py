"""One form filled in several times: headings that all say the same, each over a field with another title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, takewhile

from corpus.block import Block, BlockKind
from corpus.naming import title_field

_NEAR = 2
"""Blocks under a heading among which the field stands."""


def with_titles(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with each such heading ("JOB DESCRIPTION") called by the title in the field under it."""
    alike: dict[tuple[str, int], list[int]] = {}
    for n, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and not block.quoted and block.pieces:
            alike.setdefault((block.text.casefold(), block.depth), []).append(n)
    out = list(blocks)
    for places in (each for each in alike.values() if len(each) > 1):
        called = [_title(blocks, n) for n in places]
        above = any(_names(blocks[n - 1], title) for n, title in zip(places, called, strict=True) if n)
        if all(called) and not above and len({title.casefold() for title in called}) == len(called):
            for n, title in zip(places, called, strict=True):
                out[n] = replace(blocks[n], pieces=(replace(blocks[n].pieces[0], text=title),))
    return out


def _names(block: Block, title: str) -> bool:
    """Whether a block is a heading that says the title: what stands under it is a part of that level."""
    return block.kind is BlockKind.HEADING and title.casefold() in block.text.casefold()


def _title(blocks: Sequence[Block], n: int) -> str:
    """The title in a field right under heading n, "" where there is none."""
    under = takewhile(lambda block: block.kind is not BlockKind.HEADING, blocks[n + 1 : n + 1 + _NEAR])
    return next(filter(None, map(title_field, chain.from_iterable(map(_lines, under)))), "")


def _lines(block: Block) -> Iterator[str]:
    yield from (piece.text for piece in block.pieces)
    yield from (f"{row[0].text.strip(' :')}: {row[1].text}" for row in block.rows if len(row) == 2)

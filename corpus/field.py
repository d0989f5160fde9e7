"""Fields in two lines: the term "Reports to", and "Head of Sales" as its definition, or as a point under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus import title as titles
from corpus.block import Block, BlockKind
from corpus.grid import states_grade, states_reporting

_LONGEST = 8  # words of what a field holds
_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET})


def with_fields(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with grades and reporting lines in one with the terms over them, codes with the headings behind."""
    out: list[Block] = []
    places: dict[int, int] = {}
    for n, block in enumerate(blocks):
        if n and _is_field(blocks[n - 1], block, n - 1):
            out[-1] = replace(
                out[-1],
                pieces=(*out[-1].pieces, *block.pieces),
                end_line=block.end_line,
                opens=False,
                links=block.links,
            )
        elif n and block.kind is BlockKind.HEADING and _is_badge(blocks[n - 1]):
            out[-1] = replace(block, pieces=(*blocks[n - 1].pieces, *block.pieces), start_line=blocks[n - 1].start_line)
        else:
            parent = None if block.parent is None else places[block.parent]
            out.append(block if parent == block.parent else replace(block, parent=parent))
        places[n] = len(out) - 1
    return out


def _is_badge(block: Block) -> bool:
    """Whether a line holds the code of what the heading behind it names."""
    return block.kind is BlockKind.PARAGRAPH and titles.is_code(block.text)


def _is_field(term: Block, value: Block, n: int) -> bool:
    """Whether block n is a term that names what the next one states in a few words: a definition, or its only point."""
    if value.kind not in _TEXT or len(value.text.split()) > _LONGEST or value.opens:
        return False
    over = term.opens if term.kind is BlockKind.PARAGRAPH else term.kind is BlockKind.BULLET and value.parent == n
    return over and (states_reporting(term.text) or states_grade(term.text))

"""Fields: the term "Reports to", and "Head of Sales" as its definition, as a point under it, or in a table's row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus import title as titles
from corpus.block import Block, BlockKind
from corpus.grade import grade_words
from corpus.grid import states_grade, states_reporting, states_title

_LONGEST = 8  # words of what a field holds
_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET})


def with_fields(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with grades and reporting lines in one with the terms over them, codes with the headings behind."""
    out: list[Block] = []
    places: dict[int, int] = {}
    for n, block in enumerate(blocks):
        if n and _is_field(blocks[n - 1], block, n - 1):
            *before, term = out[-1].pieces
            out[-1] = replace(
                out[-1],
                pieces=(*before, replace(term, text=f"{term.text.rstrip(' :')}:"), *block.pieces),
                end_line=block.end_line,
                opens=False,
                links=block.links,
            )
        elif n and block.kind is BlockKind.HEADING and _is_badge(blocks[n - 1]) and not _is_labelled(blocks, n - 1):
            out[-1] = replace(block, pieces=(*blocks[n - 1].pieces, *block.pieces), start_line=blocks[n - 1].start_line)
        elif _holds_fields(block):
            out.append(replace(block, rows=((), *block.rows)))
        elif _is_card(block):
            out.append(_upright(block))
        else:
            parent = None if block.parent is None else places[block.parent]
            out.append(block if parent == block.parent else replace(block, parent=parent))
        places[n] = len(out) - 1
    return out


def _holds_fields(block: Block) -> bool:
    """Whether a table's two columns are labels and what they say, from the first row on, so that none heads them."""
    rows = [row for row in block.rows if row]
    if len(rows) < 2 or rows != list(block.rows) or any(len(row) != 2 for row in rows):
        return False
    labels = [row[0].text for row in rows]
    fields = [states_grade(each) or states_reporting(each) or states_title(each) for each in labels]
    return all(each.endswith(":") for each in labels) or (fields[0] and any(fields[1:]))


def _is_card(block: Block) -> bool:
    """Whether a table is one row of values under their labels: "Level | Reports to", and "C4 | Stores Manager"."""
    if len(block.rows) != 2 or len(block.rows[0]) != len(block.rows[1]) or len(block.rows[0]) < 2:
        return False
    fields = [(each.text, said.text) for each, said in zip(*block.rows, strict=True)]
    telling = any(
        states_reporting(label) or (states_grade(label) and grade_words(f"{label}: {said}", True))
        for label, said in fields
    )
    return telling and all(label and said and not states_title(label) for label, said in fields)


def _upright(block: Block) -> Block:
    """A table of one row with each label beside its value."""
    beside = zip(*block.rows, strict=True)
    return replace(block, rows=((), *((replace(each, column=0), replace(said, column=1)) for each, said in beside)))


def _is_badge(block: Block) -> bool:
    """Whether a line holds the code of what the heading behind it names."""
    return block.kind is BlockKind.PARAGRAPH and titles.is_code(block.text)


def _is_labelled(blocks: Sequence[Block], n: int) -> bool:
    """Whether the heading over block n says that a grade stands there, so that it is not of the heading behind it."""
    return n > 0 and blocks[n - 1].kind is BlockKind.HEADING and states_grade(blocks[n - 1].text)


def _is_field(term: Block, value: Block, n: int) -> bool:
    """Whether block n is a term that names what the next one states in a few words: a definition, or its only point."""
    if value.kind not in _TEXT or len(value.text.split()) > _LONGEST or value.opens:
        return False
    if term.kind is BlockKind.PARAGRAPH:
        over = term.opens or (term.strong and value.kind is BlockKind.PARAGRAPH and not value.strong)
    else:
        over = term.kind is BlockKind.BULLET and value.parent == n
    return over and (states_reporting(term.text) or states_grade(term.text) or states_title(term.text))

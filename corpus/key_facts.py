"""Headings over nothing but facts of the role above them: "Role card", with its grade, its boss and its site.

A page that shows a role sets its grade and whom it reports to in a box of its own. Whatever the box is called, it is
no role: it stands right under one, neither a role nor other such facts stand beside it, and what it holds are fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.block import Block, BlockKind
from corpus.field_grade import field_grade
from corpus.grade import grade_words
from corpus.grid import states_grade, states_reporting
from corpus.heading import HeadingSense
from corpus.headline import OutlineHeading, are_roles, is_rung
from corpus.model import SectionKind

_HEADER = re.compile(r"|(?:fields?|values?|details?|items?|info(?:rmation)?|attributes?|facts?)", re.IGNORECASE)
_ROWS = 8
"""Rows of a table of fields."""
_LABELLED = re.compile(r"\W*(?P<label>[^\W\d_][^:=.;|]{1,40}?)\s*(?:[:=]|\s[–—-]\s)\s*(?P<value>\S.*)")
_APART = re.compile(r"\s+[|·•/]\s+")
"""What parts the fields of one line."""
_LONGEST = 16  # words of a field
_PAY = re.compile(r"\W*(?:pay|salary|compensation|remuneration)\W*", re.IGNORECASE)
_BRIEF = 8
"""Words of a boss's title."""


def with_facts(
    headings: Sequence[OutlineHeading], blocks: Sequence[Block], document_title: str
) -> list[OutlineHeading]:
    """The headings of a document, those over facts of a role as what sums it up."""
    rows: dict[int, list[int]] = {}
    above: list[int] = []
    for i, heading in enumerate(headings):
        while above and headings[above[-1]].depth >= heading.depth:
            above.pop()
        rows.setdefault(above[-1] if above else -1, []).append(i)
        above.append(i)
    places = [*(heading.block for heading in headings), len(blocks)]
    under = [blocks[start + 1 : end] for start, end in pairwise(places)]
    grade = HeadingSense(SectionKind.JOB_GRADE)
    out = [replace(h, sense=grade) if _is_grade(h, said) else h for h, said in zip(headings, under, strict=True)]
    for over, row in rows.items():
        role = document_title if over < 0 else headings[over].text if headings[over].candidate else ""
        bosses = [i for i in row if i not in rows and _is_boss(headings[i], under[i])] if _is_somebody(role) else []
        for i in bosses:
            out[i] = replace(headings[i], sense=grade)
        beside = [i for i in row if headings[i].candidate and i not in bosses]
        if not _is_somebody(role) or any(_is_somebody(headings[i].text) for i in beside):
            continue
        found = [i for i in beside if _are_facts(under[i])]
        if len(found) == 1:
            out[found[0]] = replace(headings[found[0]], sense=HeadingSense(SectionKind.SUMMARY))
    return out


def fields_in(block: Block) -> list[str]:
    """What a block says: its text, and of a table of fields each label with what it holds."""
    rows = block.filled_rows
    headed = bool(block.rows) and not all(_HEADER.fullmatch(cell.text) for cell in block.rows[0])
    if headed or not rows or len(rows) > _ROWS or any(len(row) != 2 for row in rows):
        return [block.text]
    return [f"{row[0].text.strip(' :')}: {row[1].text}" for row in rows]


def _is_grade(heading: OutlineHeading, under: Sequence[Block]) -> bool:
    """Whether a heading such as "Level" or "Pay" has a grade under it and nothing else, and gathers no levels."""
    if len(under) != 1 or len(under[0].text.split()) >= 4:
        return False
    if _PAY.fullmatch(heading.text):
        return grade_words(under[0].text, False) is not None
    alone = heading.sense.group and states_grade(heading.text)
    return alone and not heading.text.endswith("s") and field_grade(f"{heading.text}: {under[0].text}") is not None


def _is_boss(heading: OutlineHeading, under: Sequence[Block]) -> bool:
    """Whether a heading ("Manager") has somebody's title under it and nothing else, and so is no level under a role."""
    brief = len(under) == 1 and under[0].kind is BlockKind.PARAGRAPH and len(under[0].text.split()) <= _BRIEF
    return brief and heading.candidate and states_reporting(heading.text) and _is_somebody(under[0].text)


def _is_somebody(text: str) -> bool:
    """Whether words are the title of a role."""
    return bool(text) and (is_rung(text) or are_roles([text]))


def _are_facts(blocks: Sequence[Block]) -> bool:
    """Whether blocks are fields, two or more, and one of them holds a grade or a reporting line."""
    lines = list(_lines(blocks))
    fields = [found for line in lines if len(line.split()) <= _LONGEST and (found := _LABELLED.fullmatch(line))]
    telling = any(
        states_grade(field["label"]) or states_reporting(field["label"]) or field_grade(field.group()) is not None
        for field in fields
    )
    return telling and len(fields) > 1 and len(fields) * 2 > len(lines)


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines of blocks, those of fields parted from each other; a term and its definition are one."""
    term = ""
    for block in blocks:
        if block.kind is BlockKind.TABLE:
            yield from fields_in(block)
            continue
        if block.opens and len(block.pieces) == 1:
            term = block.text
            continue
        said = [part for piece in block.pieces for part in _APART.split(piece.text) if part]
        if len(said) > 1 and (states_grade(said[0]) or states_reporting(said[0])):
            said = [f"{said[0]}: {' '.join(said[1:])}"]
        yield from (f"{term}: {line}" if term else line for line in said)
        term = ""

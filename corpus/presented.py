"""Headings that are levels by how they are presented: a title in a field, a reporting line, a table of all titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from corpus import title as titles
from corpus.block import Block, BlockKind
from corpus.coded_list import coded_list
from corpus.grid import holds_rungs
from corpus.headline import OutlineHeading, are_roles, is_rung
from corpus.naming import plain_title, role_key, title_field
from corpus.reporting import report_words
from corpus.side_by_side import track_columns

_SLASH = re.compile(r"\s+/\s+")
_ONESELF = frozenset({"", "you", "this role", "the role", "role", "position", "post"})
"""Subjects of sentences that mean whoever has the title over them."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A heading that may be a level: its position among the headings, and the blocks right under it."""

    position: int
    heading: OutlineHeading
    under: Sequence[Block]


def is_plural(heading: str) -> bool:
    """Whether a heading is about several people: "Former wardens"."""
    last = re.findall(r"[a-z]+", heading.lower())[-1:]
    return bool(last) and titles.stem(last[0]) != last[0]


def listed(candidates: Sequence[Candidate], blocks: Sequence[Block]) -> list[int]:
    """Candidates of one depth that a table names as the rungs of a ladder, or a line lists with their codes.

    They are two or more, and most of what is listed.
    """
    by_name: dict[titles.TitleKey, list[Candidate]] = {}
    for each in candidates:
        by_name.setdefault(role_key(each.heading.text), []).append(each)
    lines = ([each.title for each in coded_list(block.text)] for block in blocks if block.kind is BlockKind.PARAGRAPH)
    for said in chain(_columns_of_rungs(blocks), lines):
        found = [each for text in said for each in by_name.get(role_key(text), ())]
        for depth in {each.heading.depth for each in found}:
            beside = [each.position for each in found if each.heading.depth == depth]
            if 1 < len(beside) <= len(said) < len(beside) * 1.5:
                return beside
    return []


def shared_field(candidates: Sequence[Candidate], blocks: Sequence[Block]) -> list[int]:
    """Candidates that a field names as the titles of one post: "Post title: Archive Assistant / Archivist"."""
    rows = (row for block in blocks for row in block.rows if len(row) == 2)
    fields = (f"{row[0].text.strip(' :')}: {row[1].text}" for row in rows)
    lines = (piece.text for block in blocks if block.kind is BlockKind.PARAGRAPH for piece in block.pieces)
    for field in chain(fields, lines):
        named = [role_key(part) for part in _SLASH.split(title_field(field))]
        found = [each.position for each in candidates if role_key(each.heading.text) in named]
        if 1 < len(named) == len(found) == len(set(named)):
            return found
    return []


def stating(candidates: Sequence[Candidate], known: Mapping[int, int]) -> list[int]:
    """Candidates that hold a title in a field, or roles that say whom they report to.

    One alone is no ladder: another must stand beside it, at its depth. `known` counts levels by their depth.
    """
    by_depth: dict[tuple[int, bool], list[Candidate]] = {}
    bosses: set[titles.TitleKey] = set()
    for each in candidates:
        if any(map(_is_ladder, each.under)):
            continue
        answers = [] if (titled := _titled(each)) else _bosses(each)
        if titled or answers:
            by_depth.setdefault((each.heading.depth, titled), []).append(each)
            bosses.update(map(titles.key, answers))
    found: list[int] = []
    for (depth, titled), row in by_depth.items():
        said = [plain_title(each.heading.text) for each in row]
        roles = sum(is_rung(text) or are_roles([text]) or titles.key(text) in bosses for text in said)
        if len(row) + known.get(depth, 0) > 1 and (titled or roles * 2 >= len(row)):
            found += [each.position for each in row]
    return found


def _columns_of_rungs(blocks: Sequence[Block]) -> Iterator[list[str]]:
    """The cells of each column whose header says that it holds rungs, or of all tracks that stand side by side."""
    for tracks in filter(None, map(track_columns, blocks)):
        if len(tracks) > 1:
            yield [each.title.text for track in tracks for each in track]
    for block in filter(_is_ladder, blocks):
        for header in (cell for cell in block.rows[0] if holds_rungs(cell.text)):
            yield [cell.text for row in block.rows[1:] for cell in row if cell.column == header.column and cell.text]


def _is_ladder(block: Block) -> bool:
    """Whether a block is a table with rungs in its rows, so that what stands over it is none."""
    return len(block.rows) > 2 and any(holds_rungs(cell.text) for cell in block.rows[0])


def _titled(each: Candidate) -> bool:
    """Whether a line right under a heading is a field that holds a title ("Job title: Harbour Pilot")."""
    lines = (piece.text for block in each.under for piece in block.pieces)
    rows = (row for block in each.under for row in block.rows if len(row) == 2)
    return any(map(title_field, chain(lines, (f"{row[0].text.strip(' :')}: {row[1].text}" for row in rows))))


def _bosses(each: Candidate) -> list[str]:
    """Whom a paragraph right under a heading says that somebody of that title reports to."""
    own = each.heading.text
    if is_plural(own):
        return []
    said = (report_words(block.text, True) for block in each.under if block.kind is BlockKind.PARAGRAPH)
    return [
        words.value
        for words in chain.from_iterable(said)
        if words.strong and (words.subject.lower() in _ONESELF or titles.likeness(words.subject, own) >= titles.ALIKE)
    ]

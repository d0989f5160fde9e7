"""Tables that set the tracks of a ladder side by side: a grade in front of each row, and behind it a title of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus import title as titles
from corpus.block import Block, BlockKind, Cell
from corpus.grade import grade_words
from corpus.grid import holds_rungs, states_grade, states_reporting
from corpus.headline import are_roles, is_rung
from corpus.item import cell_span
from corpus.model import Grade, Stated
from corpus.naming import role_key, without_front, without_grade
from corpus.rung import RoleLevel

_LONGEST = 9  # words of a title
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Rung:
    """A title in the row of a grade, and where it is the title of the page's levels, the level's position."""

    cell: Cell
    grade: Stated[Grade]
    level: int | None


def with_tracks(levels: Sequence[RoleLevel], blocks: Sequence[Block], path: str) -> list[RoleLevel]:
    """The levels of headings with the grades of such tables, where they state none, and the rungs only those name.

    A column is a track where most of its titles are the page's levels, none of them in a column before it: who led
    them, or what they were before, stands in such columns too. A rung that the page does not describe is a level
    where two others of its track are.
    """
    out = list(levels)
    added: list[tuple[int, RoleLevel]] = []
    for block in blocks:
        tracks = list(_tracks(block, levels, path)) if block.kind is BlockKind.TABLE else []
        for track in tracks:
            for rung in track:
                if rung.level is not None and out[rung.level].grade is None:
                    out[rung.level] = replace(out[rung.level], grade=rung.grade)
            if len(tracks) > 1:
                added += _untold(track, path)
    for place, level in reversed(added):
        out.insert(place, level)
    return out


def _tracks(block: Block, levels: Sequence[RoleLevel], path: str) -> Iterator[list[_Rung]]:
    """The columns of a table that are tracks, each as its rungs in document order."""
    rows = [row for row in block.rows if any(cell.text for cell in row)]
    if len(rows) <= _FEWEST or not rows[0] or not (states_grade(rows[0][0].text) or holds_rungs(rows[0][0].text)):
        return
    grades = [_grade(row[0], path) for row in rows[1:]]
    if not all(grades) or len({str(each.value) for each in grades if each}) < len(grades):
        return
    places = {_key(level.title): n for n, level in enumerate(levels)}
    seen: set[int] = set()
    for header in rows[0][1:]:
        if states_reporting(header.text) or states_grade(header.text):
            continue
        track = [
            _Rung(cell, grade, places.get(_key(cell.text)))
            for row, grade in zip(rows[1:], grades, strict=True)
            for cell in row
            if cell.column == header.column and any(c.isalpha() for c in cell.text) and grade is not None
        ]
        known = [rung.level for rung in track if rung.level is not None]
        if len(known) * 2 > len(track) and len({*known}) == len(known) and seen.isdisjoint(known):
            seen.update(known)
            yield track


def _grade(cell: Cell, path: str) -> Stated[Grade] | None:
    """The grade in the first cell of a row, null where it holds another thing, or more."""
    words = grade_words(cell.text, True)
    return Stated(words.values[0], cell_span(path, cell)) if words and len(cell.text.split()) <= _FEWEST else None


def _untold(track: Sequence[_Rung], path: str) -> Iterator[tuple[int, RoleLevel]]:
    """The rungs of a track that no heading of the page names, each with its place: behind the rung before it."""
    known = [rung.level for rung in track if rung.level is not None]
    place = known[0] if len(known) >= _FEWEST else None
    for rung in track if place is not None else ():
        text = rung.cell.text
        titled = len(text.split()) <= _LONGEST and not text.endswith(".") and (is_rung(text) or are_roles([text]))
        if rung.level is not None:
            place = rung.level + 1
        elif titled and place is not None:
            span = cell_span(path, rung.cell)
            yield place, RoleLevel(without_grade(text), span, span, (), rung.grade, None, (), ())


def _key(title: str) -> titles.TitleKey:
    return role_key(without_front(title))

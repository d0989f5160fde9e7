"""What tables that set the tracks of a ladder side by side say of the levels: their grades, and rungs not described."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus import title as titles
from corpus.block import Block, BlockKind, Cell
from corpus.grade import grade_words
from corpus.headline import are_roles, is_rung
from corpus.item import cell_span
from corpus.model import Stated
from corpus.naming import role_key, without_front, without_grade
from corpus.rung import RoleLevel
from corpus.side_by_side import TrackCell, track_columns

_PARTS = re.compile(r"\s*(?:[/;,&]|\bor\b)\s*")
"""What stands between the titles of a cell that holds several."""
_LONGEST = 9  # words of a title
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Rung:
    """A cell of a track, and where it names one of the page's levels, the level's position."""

    cell: TrackCell
    level: int | None


def with_tracks(levels: Sequence[RoleLevel], blocks: Sequence[Block], path: str) -> list[RoleLevel]:
    """The levels of headings with the grades of such tables, where they state none, and the rungs only those name.

    A column is a track where most of its titles are the page's levels, none of them in a column before it: who led
    them, or what they were before, stands in such columns too. A rung that the page does not describe is a level
    where two others of its track are.
    """
    out = list(levels)
    added: list[tuple[int, RoleLevel]] = []
    headed = {_key(block.text) for block in blocks if block.kind is BlockKind.HEADING}
    for block in blocks:
        tracks = list(_tracks(block, levels))
        for track in tracks:
            for rung in track:
                grade = _grade(rung.cell.grade, path)
                if rung.level is not None and out[rung.level].grade is None:
                    out[rung.level] = replace(out[rung.level], grade=grade)
            if len(tracks) > 1:
                added += [each for each in _untold(track, path) if _key(each[1].title) not in headed]
    for place, level in reversed(added):
        out.insert(place, level)
    return out


def _tracks(block: Block, levels: Sequence[RoleLevel]) -> Iterator[list[_Rung]]:
    """The columns of a table that are tracks, each as its rungs in document order."""
    places = {_key(level.title): n for n, level in enumerate(levels)}
    seen: set[int] = set()
    for column in track_columns(block):
        track = [rung for cell in column for rung in _rungs(cell, places)]
        known = [rung.level for rung in track if rung.level is not None]
        if len(known) * 2 > len(track) and len({*known}) == len(known) and seen.isdisjoint(known):
            seen.update(known)
            yield track


def _rungs(cell: TrackCell, places: Mapping[titles.TitleKey, int]) -> list[_Rung]:
    """The levels that a cell names, one by its whole text or several by its parts, else what may be another."""
    whole = places.get(_key(cell.title.text))
    parts = [places[key] for part in _PARTS.split(cell.title.text) if (key := _key(part)) in places]
    return [_Rung(cell, level) for level in (parts if whole is None else ())] or [_Rung(cell, whole)]


def _grade(cell: Cell, path: str) -> Stated[int | str] | None:
    words = grade_words(cell.text, True)
    return Stated(words.values[0], cell_span(path, cell)) if words else None


def _untold(track: Sequence[_Rung], path: str) -> Iterator[tuple[int, RoleLevel]]:
    """The rungs of a track that no level of the page is, each with its place: behind the rung before it."""
    known = [rung.level for rung in track if rung.level is not None]
    place = known[0] if len(known) >= _FEWEST else None
    for rung in track if place is not None else ():
        text = rung.cell.title.text
        titled = len(text.split()) <= _LONGEST and not text.endswith(".") and (is_rung(text) or are_roles([text]))
        if rung.level is not None:
            place = rung.level + 1
        elif titled and place is not None:
            span = cell_span(path, rung.cell.title)
            yield place, RoleLevel(without_grade(text), span, span, (), _grade(rung.cell.grade, path), None, (), ())


def _key(title: str) -> titles.TitleKey:
    return role_key(without_front(title))

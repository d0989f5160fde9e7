"""A rank in a department rather than of a role: "the senior in security", "the finance manager" of several.

The name of a department says where somebody sits, not which role is meant; where several levels there bear the rank,
the question is asked back with each of them in its place, unless the words are one level's whole title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus import title as titles
from corpus.model import Track
from indexer.snapshot import FamilyOutline
from service.answers import Answer, Reading
from service.ask.asked import Asked
from service.ask.place import Places
from service.ask.reply import Replies
from service.ask.reworded import put_in
from service.ask.subject import Subject
from service.links import named_places
from service.wording import Word, words

_ARTICLES = frozenset({"a", "an", "the", "my", "our", "your", "their", "his", "her", "any"})
_IN = frozenset({"in", "within", "inside", "from", "of", "for", "at", "over", "the", "our", "your", "their"})
_POST = frozenset({"role", "position", "job", "post", "person", "level", "one", "team", "department"})


@dataclass(frozen=True, slots=True)
class Seat:
    """A rank and a department; `first` to `last` are the words of the question that say it, 0-based."""

    department: str
    rank: frozenset[str]
    first: int
    last: int


class Seats:
    """Asks back whose level is meant, from one catalogue."""

    def __init__(self, outline: Sequence[FamilyOutline], replies: Replies, places: Places) -> None:
        self._departments = {
            family.department: tuple(re.findall(r"[a-z0-9]+", family.department.casefold())) for family in outline
        }
        self._in_titles = frozenset(
            word for family in outline for level in family.levels for word in titles.words(level.title)
        )
        self._replies = replies
        self._places = places

    def answer(self, asked: Asked, about: Subject) -> Answer | None:
        """The levels of that rank in the department a question speaks of, as ready questions; null unless several."""
        seat = next(self._seats(words(asked.question), about), None)
        if seat is None or (about.levels and not named_places(about.families) & set(range(seat.first, seat.last + 1))):
            return None
        said = frozenset(range(seat.first, seat.last + 1))
        if any(_is_whole(link.level.title, said, words(asked.question)) for link in about.levels):
            return None
        found = [
            Reading(put_in(asked.question, said, level.title), family.id, level.id)
            for family in self._places.let_through(asked)
            if family.department == seat.department
            for level in family.levels
            if _bears(level.title, seat.rank) and (seat.rank != {"manager"} or level.track is Track.MANAGEMENT)
        ]
        if len(found) < 2:
            return None
        return self._replies.readings(asked, found, f"Which one? {len(found)} levels of {seat.department} fit.")

    def _goes_on(self, asked: Sequence[Word], last: int) -> bool:
        """Whether the name of a department only begins one of a role: "Director of Product Engineering"."""
        following = asked[last + 1] if last + 1 < len(asked) else None
        return following is not None and not following.is_rank and bool(self._in_titles & set(following.stands_for))

    def _seats(self, asked: Sequence[Word], about: Subject) -> Iterator[Seat]:
        small = [word.text.casefold() for word in asked]
        ranked = [word.is_rank and not word.is_plural for word in asked]
        whole = [link.positions for link in about.families if link.strength == 1.0]
        for department, parts in self._departments.items():
            for place in range(len(asked) - len(parts) + 1):
                last = place + len(parts) - 1
                if not parts or tuple(small[place : last + 1]) != parts or self._goes_on(asked, last):
                    continue
                run = _before(small, ranked, place)
                if run:
                    yield Seat(department, _rank(asked, run), run[0], last)
                run = _after(small, ranked, last)
                named = any(set(range(place, last + 1)) & held for held in whole)
                if run and not named and place and small[place - 1] in _ARTICLES:
                    yield Seat(department, _rank(asked, run), place, run[-1])


def _before(small: Sequence[str], ranked: Sequence[bool], place: int) -> list[int]:
    """The words of rank that a department at `place` follows: of "the senior role in the" those of senior."""
    at = place - 1
    while at >= 0 and small[at] in _IN | _POST:
        at -= 1
    if at < 0 or not ranked[at] or not set(small[at + 1 : place]) & (_IN - {"the", "our", "your", "their"}):
        return []
    run = [at]
    while run[0] > 0 and ranked[run[0] - 1]:
        run.insert(0, run[0] - 1)
    return run if run[0] and small[run[0] - 1] in _ARTICLES | {"as", "for"} else []


def _after(small: Sequence[str], ranked: Sequence[bool], last: int) -> list[int]:
    """The words of rank that follow a department whose last word is at `last`."""
    run: list[int] = []
    while last + 1 + len(run) < len(small) and ranked[last + 1 + len(run)]:
        run.append(last + 1 + len(run))
    return run


def _rank(asked: Sequence[Word], run: Sequence[int]) -> frozenset[str]:
    return frozenset(part for place in run for part in asked[place].stands_for)


def _is_whole(title: str, said: frozenset[int], asked: Sequence[Word]) -> bool:
    """Whether words of a question are a title, whole: the "Head of Support" that one level is called."""
    written = {part for place in said for part in asked[place].stands_for or (asked[place].text.casefold(),)}
    return set(titles.words(title)) - _IN == written - _IN


def _bears(title: str, rank: frozenset[str]) -> bool:
    parts = titles.key(title)
    return parts.ranks | parts.heads == rank

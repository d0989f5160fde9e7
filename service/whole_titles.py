"""Titles of levels that a question says whole, word for word: nothing else may be meant by their words.

A title in parentheses may be left out where it says nothing of rank: "Buyer" is the "Buyer (Intermediate)". A title
that ends in a word of rank may be said by its letters: a "Senior CSM" is the Senior Customer Success Manager, and not
the Senior Manager of Customer Success.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from corpus import title as titles
from indexer.snapshot import FamilyOutline, LevelOutline
from service.gazetteer import Gazetteer
from service.mention import BRIDGES, Mention
from service.wording import ORDINARY, PLAIN_WORDS, Word, code_said, is_rank, normal

T = TypeVar("T")

ASIDE = re.compile(r"\s*\([^()]*\)")
"""A parenthesis of a title."""
_GOVERNING = frozenset(
    {"manage", "manages", "managed", "managing", "lead", "leads", "led", "leading", "of", "for", "over"}
)
_BEFORE_ONE = frozenset({"a", "an", "the", "as", "offered", "of", "is"})
"""What stands before the title of one."""
_LEAST = 2
"""Words of a title from which it is looked for; one word alone may be said of anything."""
_SURELY_LETTERS = 3
"""Letters of a title's short name from which it need not be in capitals."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Where a question says a title whole, and the levels of that title, each with its family's number."""

    positions: frozenset[int]
    meant: tuple[tuple[int, str], ...]
    title: str
    in_letters: bool = False
    """Whether it is said by its letters, which other families may be called by as well."""

    def replaces(self, mention: Mention) -> bool:
        """Whether what rests on its words means what it means, or nothing."""
        others = self.in_letters and mention.family not in {number for number, _ in self.meant}
        return bool(self.positions & mention.positions) and not others


def own_codes(level: LevelOutline) -> set[str]:
    """The codes of a level: its grade, and what stands in its title."""
    return {code for code in (level.grade, titles.code(level.title)) if isinstance(code, str)}


def without_aside(title: str) -> str:
    """A title without its parenthesis where that says nothing of rank."""
    short = ASIDE.sub("", title).strip()
    one, other = titles.key(short), titles.key(title)
    return short if short and (one.ranks, one.heads) == (other.ranks, other.heads) else title


def runs(asked: Sequence[Word], known: Mapping[tuple[str, ...], T], longest: int) -> Iterator[tuple[int, int, T]]:
    """Where words of a question are together a title that is `known`, of at most `longest` words: the first place and
    the last, and what the title stands for; the shorter ones from one place first.
    """
    said = [normal(word.text) for word in asked]
    for start, first in enumerate(said):
        run: list[str] = []
        for end in range(start, len(said) if first else start):
            run += said[end]
            if len(run) > longest:
                break
            if said[end] and (meant := known.get(tuple(run))):
                yield start, end, meant


class WholeTitles:
    """The titles of one catalogue's levels. Immutable, safe for several threads."""

    def __init__(self, families: Sequence[FamilyOutline], names: Gazetteer) -> None:
        self._names = names
        self._codes: dict[str, set[str]] = {}
        written: dict[tuple[str, ...], dict[tuple[int, str], str]] = defaultdict(dict)
        short: dict[tuple[str, ...], dict[tuple[int, str], str]] = defaultdict(dict)
        letters: dict[tuple[str, ...], dict[tuple[int, str], str]] = defaultdict(dict)
        for number, family in enumerate(families):
            for level in family.levels:
                written[_words(level.title)][number, level.id] = level.title
                self._codes[level.id] = own_codes(level)
                short[_words(without_aside(level.title))][number, level.id] = level.title
                if lettered := _lettered(without_aside(level.title)):
                    letters[lettered][number, level.id] = level.title
        self._titles = {
            said: meant for said, meant in (short | written).items()
            if len(said) >= _LEAST and titles.key(next(iter(meant.values()))).subject
        }  # fmt: skip
        self._letters = letters.keys() - self._titles.keys()
        self._titles = letters | self._titles
        self._longest = max(map(len, self._titles), default=0)
        self._bare = {
            frozenset(said): next(iter(meant)) for said, meant in written.items()
            if len(meant) == 1 and not titles.key(next(iter(meant.values()))).subject
        }  # fmt: skip

    def among(self, asked: Sequence[Word], found: Sequence[Mention]) -> list[Mention]:
        """The mentions, surest first: those of whole titles in place of others that rest on some of their words."""
        runs = self._runs(asked)
        kept: list[Mention] = []
        for mention in found:
            touched = [run for run in runs if run.replaces(mention)]
            if not touched:
                kept.append(mention)
            elif len(touched) == 1 and _wider(mention, touched[0], asked):
                kept.append(mention)
                runs.remove(touched[0])
        whole = [(run, self._mentions(run, asked)) for run in runs]
        alike = [m for m in found if any(_as_sure(m, each) for _, each in whole)]
        kept = [m for m in kept if not any(run.replaces(m) for run in runs)]
        return sorted([*kept, *alike, *(m for _, each in whole for m in each)], key=lambda m: m.order)

    def bare(self, asked: Sequence[Word]) -> list[Mention]:
        """The one level that is called by its rank and no more, where a question says that rank by itself: "a VP"."""
        run = [place for place, word in enumerate(asked) if word.is_rank and not word.is_plural]
        said = frozenset(part for place in run for part in asked[place].stands_for)
        if not run or run != list(range(run[0], run[-1] + 1)) or said not in self._bare:
            return []
        if run[0] and asked[run[0] - 1].text.casefold() not in _BEFORE_ONE:
            return []
        number, level_id = self._bare[said]
        places = frozenset(run)
        return [Mention(number, 1.0, 1.0, places, said, levels=frozenset({level_id}), titled=places)]

    def _runs(self, asked: Sequence[Word]) -> list[_Run]:
        """The longest titles said, none of them in another, none beside a word of rank that is no part of it."""
        best: dict[int, _Run] = {}
        for start, end, meant in runs(asked, self._titles, self._longest):
            in_letters = self._is_short(asked[start : end + 1])
            if in_letters and not _are_letters(asked[end].text):
                continue
            if not (asked[end].is_plural and start and _governs(asked[start - 1])):
                positions = frozenset(place for place in range(start, end + 1) if normal(asked[place].text))
                best[start] = _Run(positions, tuple(meant), next(iter(meant.values())), in_letters)
        found: list[_Run] = []
        for each in best.values():
            if not any(each.positions <= other.positions for other in found):
                found.append(each)
        found.sort(key=lambda run: -len(run.positions))
        apart: list[_Run] = []
        for each in found:
            if not any(each.positions & other.positions for other in apart):
                apart.append(each)
        taken = frozenset[int]().union(*(run.positions for run in apart))
        return [run for run in apart if not self._ranked_beside(run, asked, taken)]

    def _is_short(self, said: Sequence[Word]) -> bool:
        """Whether words are a title by its letters."""
        return tuple(part for word in said for part in normal(word.text)) in self._letters

    def _ranked_beside(self, run: _Run, asked: Sequence[Word], taken: frozenset[int]) -> bool:
        """Whether a word of rank before or after a title tells of another level than the plain one."""
        before, after = min(run.positions) - 1, max(run.positions) + 1
        while before >= 0 and asked[before].text.casefold() in {"of", "the"}:
            before -= 1
        beside = [place for place in (before, after) if 0 <= place < len(asked) and place not in taken]
        own = frozenset[str]().union(*(self._codes[level_id] for _, level_id in run.meant))
        return any(self._tells(asked[place]) for place in beside if code_said(asked[place]) not in own)

    @staticmethod
    def _tells(word: Word) -> bool:
        numeral = len(word.stands_for) == 1 and word.stands_for[0].isdigit()
        return (word.is_rank and not PLAIN_WORDS & set(word.stands_for)) or numeral or titles.is_code(word.text)

    def _mentions(self, run: _Run, asked: Sequence[Word]) -> list[Mention]:
        """The families whose level is meant."""
        parts = titles.key(run.title)
        held = parts.subject | parts.heads
        positions = frozenset(place for place in run.positions if not parts.ranks.issuperset(normal(asked[place].text)))
        known = [word for word in held if self._names.knows(word)]
        weight = sum(self._names.weight(word) for word in known)
        return [
            Mention(
                number, 1.0, weight, positions, held,
                levels=frozenset(lv for n, lv in run.meant if n == number), titled=run.positions - positions,
            )
            for number in dict.fromkeys(number for number, _ in run.meant)
        ]  # fmt: skip


def _governs(word: Word) -> bool:
    """Whether a word before people says whom somebody else is over or what is meant of them: "I manage buyers"."""
    return word.text.casefold() in _GOVERNING


def _words(title: str) -> tuple[str, ...]:
    """The words of a title as a question's are read."""
    return tuple(part for word in titles.words(title) for part in normal(word))


def _lettered(title: str) -> tuple[str, ...]:
    """The words of a title, letters in place of those behind its first ranks, where the last of them is a rank too."""
    said = titles.words(title)
    front = next((place for place, word in enumerate(said) if not is_rank(word)), len(said))
    rest = said[front:]
    if len(rest) < _LEAST or "," in title or not is_rank(rest[-1]):
        return ()
    return (*_words(" ".join(said[:front])), "".join(word[0] for word in rest))


def _are_letters(word: str) -> bool:
    """Whether a word is meant as letters: in capitals, or else no word of its own and no short one."""
    return word.removesuffix("s").isupper() or (len(word) >= _SURELY_LETTERS and word.casefold() not in ORDINARY)


def _as_sure(mention: Mention, whole: Sequence[Mention]) -> bool:
    """Whether the words of a title are all of another role's name too: each Chief of Staff is called that for short."""
    return (
        mention.strength == 1.0
        and mention.family not in {each.family for each in whole}
        and mention.positions == whole[0].positions
    )


def _wider(mention: Mention, run: _Run, asked: Sequence[Word]) -> bool:
    """Whether a mention holds more than the title, all in one place: the Data Engineering Manager."""
    if not all(place in mention.positions or asked[place].is_rank for place in run.positions):
        return False
    more = mention.positions - run.positions
    within = range(min(mention.positions), max(mention.positions) + 1)
    return bool(more) and all(
        place in mention.positions | run.positions or asked[place].text.casefold() in BRIDGES for place in within
    )

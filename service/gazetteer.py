"""What the families of a catalogue may be called, and how a word of a question may spell a word of those names.

A family's names are its title, the titles of its levels without their rank, its file's name, and what each of them is
called for short. A name's words weigh by how few families share them.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpus import title as titles
from corpus.naming import of_whom
from indexer.snapshot import FamilyOutline, LevelOutline
from service.wording import LEAST_HALF, ORDINARY, SAME_STEM, Word, initials, is_rank, likeness, shortens

HEAD_ENDS = re.compile(r"[,:(]|\s[-–—]\s|\s(?:to|for)\s")
"""Before this stands what a role is called for short: "Chief of Staff" of "Chief of Staff to the CEO"."""
_POSSESSIVE = re.compile(r"['’]s?$")
"""What follows whom a thing belongs to: "an SRE's work"."""
_STAGE = re.compile(r"\W*\w+[^\Wsui]s\W*")
"""How a stage is called that says what is done, or of what, and is no post: "D2 Gives", "C3 Projects"."""
IN_CAPITALS, IN_SMALL = 0.95, 0.8
"""How sure it is that letters are meant as initials."""
LONGEST_PAIR = len("A&B")
"""Initials of more than two words are the same without the ampersand: FP&A, FPA."""


@dataclass(frozen=True, slots=True)
class Name:
    """One thing a family may be called: all words of it, and those that say what the role is about."""

    family: int
    words: tuple[str, ...]
    subject: frozenset[str]


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a word of a question may stand for.

    `words`: words of names with their likeness, in (0, 1]. `short_for`: the words that it may be the initials of, each
    reading by itself, all as sure as `sureness`.
    """

    words: Mapping[str, float]
    short_for: tuple[frozenset[str], ...] = ()
    sureness: float = 0.0


class Gazetteer:
    """The names of one catalogue. Immutable, safe for several threads."""

    def __init__(self, families: Sequence[FamilyOutline]) -> None:
        self._names: dict[str, list[Name]] = defaultdict(list)
        holders: dict[str, set[int]] = defaultdict(set)
        for number, family in enumerate(families):
            for name in _names(number, family):
                for word in name.words:
                    holders[word].add(number)
                for word in name.subject:
                    self._names[word].append(name)
        self._holders = {word: frozenset(held) for word, held in holders.items()}
        self._weight = {word: math.log(1 + len(families) / len(held)) for word, held in holders.items()}
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for held in sorted(self._holders):
            self._by_letter[held[0]].append(held)
        self._initials: dict[str, dict[frozenset[str], None]] = defaultdict(dict)
        for written in sorted({title for family in families for title in _titles(family)}):
            for letters, meant in initials(written).items():
                if not all(is_rank(word) for word in meant):
                    self._initials[letters][meant] = None
        self._whole: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for family in families:
            parts = titles.words(HEAD_ENDS.split(family.title, maxsplit=1)[0])
            if parts:
                self._whole[parts[0][0]].append(parts)
        self._neighbours: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for family in families:
            for title in _titles(family):
                for one, other in pairwise(word for word in titles.words(title) if not is_rank(word)):
                    self._neighbours[one[0]].add((one, other))
        self._spellings = lru_cache(maxsize=8192)(self._spell)

    def about(self, word: str) -> Sequence[Name]:
        """The names whose role is about a word."""
        return self._names.get(word, ())

    def knows(self, word: str) -> bool:
        """Whether a word stands in a name."""
        return word in self._weight

    def weight(self, word: str) -> float:
        """How much a word of a name says, larger for one that fewer families share."""
        return self._weight[word]

    def holders(self, word: str) -> frozenset[int]:
        """The families that have the word in a name."""
        return self._holders[word]

    def spelling(self, word: Word) -> Spelling:
        """What a word of a question may stand for."""
        return self._spellings(word)

    def _spell(self, word: Word) -> Spelling:
        text = _POSSESSIVE.sub("", word.text)
        shouted = text.removesuffix("s").isupper()
        if text.casefold() in ORDINARY and not shouted:
            return Spelling({})
        found: dict[str, float] = {}
        for part in word.stands_for:
            known = part in self._holders
            for name in self._by_letter.get(part[0], ()):
                like = likeness(part, name)
                if like and (not known or like == SAME_STEM or name == part):  # an engineer may do engineering
                    found[name] = max(found.get(name, 0.0), like)
        for half in self._halves(text) if not found else ():
            found[half] = IN_CAPITALS if shouted or not text[1:].islower() else IN_SMALL
        if word.is_rank and not text.isupper():
            return Spelling(found)  # "Sr" is no Site Reliability
        letters = (text.removesuffix("s") if shouted else text).upper()
        meant = dict(self._initials.get(letters, {}))
        if len(letters) > LONGEST_PAIR:
            meant |= self._initials.get(letters.replace("&", ""), {})
        if shouted and not found and not meant:  # told last, as every title has to be looked at
            small = letters.lower()
            meant = {frozenset(parts): None for parts in self._whole.get(small[0], ()) if shortens(small, parts)}
        return Spelling(found, tuple(meant), IN_CAPITALS if shouted else IN_SMALL)

    def _halves(self, text: str) -> Iterator[str]:
        """The two neighbours in a name that a word is made of the beginnings of: "AppSec", "prodops"."""
        small = text.casefold()
        for one, other in self._neighbours.get(small[:1], ()) if len(small) >= 2 * LEAST_HALF else ():
            for cut in range(LEAST_HALF, len(small) - LEAST_HALF + 1):
                if one.startswith(small[:cut]) and other.startswith((small[cut:], small[cut:].removesuffix("s"))):
                    yield from (one, other)


def _titles(family: FamilyOutline) -> tuple[str, ...]:
    return (family.title, *(level.title for level in family.levels))


def codes_of(family: FamilyOutline) -> list[str]:
    """What people call a level by its grade, where that is a code, or by the code that its title opens with: "IC4"."""
    graded = {level.grade for level in family.levels if isinstance(level.grade, str) and titles.is_code(level.grade)}
    opening = {level.title.split()[0] for level in family.levels if level.title.split()}
    return sorted(graded | {word.upper() for word in opening if titles.is_code(word)})


def _names(number: int, family: FamilyOutline) -> Iterable[Name]:
    """What a family may be called, each set of words once."""
    stem = of_whom(re.sub(r"\W+|_", " ", family.id.rsplit("/", 1)[-1]))
    seen: set[frozenset[str]] = set()
    called = (level.title for level in family.levels if not _is_a_stage(level))
    whole = (of_whom(family.title), *called, *codes_of(family), stem)
    for title in (*whole, *(HEAD_ENDS.split(title, maxsplit=1)[0] for title in whole)):
        parts = titles.key(title)
        uncoded = frozenset(word for word in parts.subject if not titles.is_code(word))
        for subject in (parts.subject, uncoded):  # "IC4 Buyer" is a buyer
            name = parts.heads | subject
            if subject and name not in seen:
                seen.add(name)
                yield Name(number, tuple(sorted(name)), subject)


def _is_a_stage(level: LevelOutline) -> bool:
    """Whether a level has a code, and its title says no post beside it: the code alone is its name."""
    coded = isinstance(level.grade, str) or titles.code(level.title) is not None
    return coded and _STAGE.fullmatch(titles.without_code(level.title)) is not None

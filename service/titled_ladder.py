"""The levels of one family as their titles tell them apart: by words of rank, numbers, codes and names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus import title as titles
from corpus.model import Track
from indexer.snapshot import FamilyOutline, LevelOutline
from service.whole_titles import own_codes, without_aside
from service.wording import PLAIN_WORDS, SAME_STEM, Word, is_rank, likeness

WIDER_SHARE = 0.75
"""Strength of a level that bears more words of rank than are said, the Senior Director where there is no other, beside
that of one that bears just those.
"""
VAGUE = frozenset({"assistant"})
"""Words of rank that mark the plain level where no level bears them."""
ENDS = {"entry": False, "graduate": False, "head": True}
"""Words of rank that mean an end of the ladder where no level bears them: the highest, or else the lowest."""
_FIRST_RUNGS = (frozenset({"junior"}), frozenset({"associate"}))
"""What the rung below the plain level is called: where a family's is called one of them, the other means it too."""
_LEARNING = frozenset({"trainee", "apprentice", "intern"})
"""Who has no trade yet."""


class TitledLadder:
    """Tells them apart for the words of a question; `family` is whose levels they are."""

    def __init__(self, family: FamilyOutline, pages: Sequence[FamilyOutline]) -> None:
        """`pages` are the other pages of a role that is spread over several: words that all of them bear tell none."""
        self.family = family
        together = [level for page in (family, *pages) for level in page.levels]
        own = {level.id: _ranks(level.title) for level in together}
        self._standing = frozenset.intersection(*own.values())
        self._ranks = {level_id: ranks - self._standing for level_id, ranks in own.items()}
        self.borne = frozenset[str]().union(*own.values())
        """All words of rank in titles of levels."""
        self._codes = frozenset(code.rstrip("0123456789") for level in together for code in own_codes(level))
        stem = family.id.rsplit("/", 1)[-1].replace("-", " ").replace("_", " ")
        self.of_all = _ranks(family.title) if len(family.levels) > 1 else frozenset()
        """The words of rank in the family's own name: they tell the level called so from no other."""
        self._whole = titles.key(family.title).subject | titles.key(stem).subject
        self.counted_by = frozenset(_counting(family)) - self._whole
        """The words behind which its levels are numbered, as in "Kiln, mark 2"."""

    def wanted(self, named: frozenset[str]) -> frozenset[str]:
        """The words of rank that tell a level apart, of those named."""
        meant = VAGUE | {"managers", "entry"} | {word for word in ENDS if self._end(word)}
        return named - self._standing - PLAIN_WORDS - (meant - self.borne)

    def end(self, named: frozenset[str]) -> list[LevelOutline]:
        """The level at the end of the ladder that a word of rank means by itself; none where no such word is said."""
        said = (named - self.borne) & ENDS.keys()
        return self._end(min(said)) if said and not self.wanted(named) else []

    def _end(self, word: str) -> list[LevelOutline]:
        tracks = {Track.MANAGEMENT} if ENDS[word] else {Track.IC, None}
        found = sorted((lv for lv in self.family.levels if lv.track in tracks), key=lambda lv: lv.rank)
        return found[-1:] if ENDS[word] else found[:1]

    def holds(self, word: str) -> bool:
        """Whether a level or the family has a word in its title."""
        return any(word.casefold() in _subject(level) for level in self.family.levels) or word.casefold() in self._whole

    def stands(self, word: Word) -> bool:
        """Whether a word of rank tells no level apart."""
        return not self.wanted(frozenset(word.stands_for))

    def bearing(
        self, wanted: frozenset[str], said: frozenset[str], held: frozenset[str]
    ) -> tuple[list[LevelOutline], float]:
        """Levels of exactly that rank, or that other words of rank make up; else wider ones, and how sure they are."""
        about = frozenset(word for word in held if not (is_rank(word) or _among(word, self._whole | self.borne)))
        fitting = [level for level in self.family.levels if all(_among(word, _subject(level)) for word in about)]
        exact = [level for level in fitting if self._ranks[level.id] == wanted]
        # "the manager against the senior one": the senior one is the senior manager.
        made_up = [level for level in fitting if wanted and wanted <= self._ranks[level.id] <= wanted | said]
        if exact or made_up:
            return self._nearest(_managing(exact or made_up, wanted, held), held), 1.0
        wider = [level for level in fitting if wanted and wanted <= self._ranks[level.id]]
        if not wider and wanted & self.of_all and wanted - self.of_all:  # the director of "PMM director" is no manager
            return self.bearing(wanted - self.of_all, said, held)
        if not wider and wanted in _FIRST_RUNGS:
            return self._nearest(self._first_rung(fitting, held), held), 1.0
        if not wider and len(wanted) == 1 and wanted <= _LEARNING:  # a trainee reporter may be the newsroom's trainee
            wider = [level for level in self.family.levels if self._ranks[level.id] == wanted]
        return self._nearest(wider, held), WIDER_SHARE

    def borne_together(self, ranks: frozenset[str]) -> bool:
        """Whether a level bears all of some words of rank."""
        return any(ranks <= _ranks(level.title) for level in self.family.levels)

    def of_number(self, wanted: frozenset[str]) -> list[LevelOutline]:
        """The levels whose title states a number, or where the codes of all begin alike that of it: "level 2" is L2."""
        number, letters = "".join(wanted), "".join(self._codes)
        stated = re.compile(rf"\blevel {number}\b", re.IGNORECASE)
        called = [level for level in self.family.levels if number.isdigit() and stated.search(level.title)]
        if called:
            return called
        return self.coded(f"{letters}{number}") if number.isdigit() and len(wanted) == len(self._codes) == 1 else []

    def _first_rung(self, levels: Sequence[LevelOutline], held: frozenset[str]) -> list[LevelOutline]:
        """Of some levels those right below the plain one that a word for it names; the lowest where words of names say
        only the field of a role: a "junior tax person" is a Tax Analyst, a "junior tax analyst" is not here.
        """
        own = {level.id: self._ranks[level.id] - self.of_all for level in levels}
        plain = [level for level in levels if not own[level.id]]
        counted = any(ranks and all(word.isdigit() for word in ranks) for ranks in own.values())
        top = max((level.rank for level in plain), default=0)
        first = [level for level in levels if own[level.id] in _FIRST_RUNGS and level.rank < top]
        named = any(all(_among(word, held) for word in _said(level)) for level in plain)
        if not first and (len(plain) > 1 or (plain and counted)):  # of an Engineer and an Engineer II the first
            return [min(plain, key=lambda level: level.rank)]
        return first if first or named else self._end("entry")

    def plain(self, held: frozenset[str]) -> list[LevelOutline]:
        """Levels without a rank whose title a mention says in full, by the words of names it holds."""
        named = [
            level for level in self.family.levels
            if self._ranks[level.id] <= held and all(_among(word, held) for word in _said(level))
        ]  # fmt: skip
        return self._nearest(named, held) if named else self._mostly(held)

    def _mostly(self, held: frozenset[str]) -> list[LevelOutline]:
        """The one level without a rank whose title a mention says most of, by words that are not all levels' own."""
        telling = [word for word in held if not _among(word, self._whole)]
        found = [
            level for level in self.family.levels
            if not self._ranks[level.id] and all(_among(word, _said(level)) for word in telling)
        ]  # fmt: skip
        enough = len(telling) > 1 and len(found) == 1 and len(telling) * 2 > len(_said(found[0]))
        return found if enough else []

    def _nearest(self, levels: Sequence[LevelOutline], held: frozenset[str]) -> list[LevelOutline]:
        """The levels whose titles hold most of the words said, of those the ones that hold fewest others."""

        def distance(level: LevelOutline) -> tuple[int, int]:
            shared = sum(_among(word, held) for word in _subject(level))
            return -shared, len(_subject(level)) - shared

        nearest = min(map(distance, levels), default=(0, 0))
        return [level for level in levels if distance(level) == nearest]

    def called_alike(self, level: LevelOutline) -> bool:
        """Whether a level bears its family's own name, be it behind its code."""
        return all(_among(word, self._whole) for word in _said(level))

    def coded(self, code: str) -> list[LevelOutline]:
        """The levels of a code, by grade, or where none has it by title: T2 may stand at grade F2."""
        graded = [level for level in self.family.levels if level.grade == code]
        return graded or [level for level in self.family.levels if titles.code(level.title) == code]

    def is_code(self, word: str) -> bool:
        """Whether a word is a code of the kind this family's levels have, by grade or in their titles."""
        return titles.is_code(word) and word.upper().rstrip("0123456789") in self._codes


def _managing(levels: list[LevelOutline], wanted: frozenset[str], held: frozenset[str]) -> list[LevelOutline]:
    """Of the levels that "manager" fits, the one called just what a name says ("product managers"), else those that
    manage people, where there are any.
    """
    if wanted != {"manager"}:
        return levels
    called = [lv for lv in levels if _subject(lv) | _ranks(lv.title) == held]
    return called or [lv for lv in levels if lv.track is Track.MANAGEMENT] or levels


def _counting(family: FamilyOutline) -> Iterator[str]:
    """The words right before the number at the end of titles of several ladders: the "mark" of "Kiln, mark 2"."""
    ladders: dict[str, set[tuple[str, ...]]] = {}
    for level in family.levels:
        said = titles.words(level.title)
        if len(said) > 2 and said[-1].isdigit():
            ladders.setdefault(said[-2], set()).add(said[:-2])
    return (word for word, several in ladders.items() if len(several) > 1)


def numerals(families: Iterable[FamilyOutline]) -> frozenset[str]:
    """The numerals that tell levels of some families apart: the 2 of "Engineer II"."""
    return frozenset(word for f in families for level in f.levels for word in _ranks(level.title) if word.isdigit())


def _ranks(title: str) -> frozenset[str]:
    """The words of rank in a title; "intermediate" is how documents mark the plain level, and counts as none."""
    parts = titles.key(title)
    return parts.ranks | parts.heads


def _subject(level: LevelOutline) -> frozenset[str]:
    return titles.key(level.title).subject


def _said(level: LevelOutline) -> frozenset[str]:
    """What must be said of a title for all of it to be said; its code need not be, beside other words."""
    said = titles.key(without_aside(level.title)).subject
    return frozenset(word for word in said if not titles.is_code(word)) or said


def _among(word: str, others: frozenset[str]) -> bool:
    """Whether a word of a title is among others, in this or another form of its stem."""
    return word in others or any(likeness(word, other) >= SAME_STEM for other in others)

"""Which families and levels a question names: its words set against the titles of the catalogue.

A family has names: its title, the titles of its levels without their rank, and its file's name. A name is met to the
share of its rare words that stand close together in the question, spelled that way or nearly so
(`service.wording.likeness`) or given as initials. A reading that explains more of the question's words beats one that
explains only some of them. Levels of a family are then told apart by the words of rank in the question.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus import title as titles
from indexer.snapshot import FamilyOutline, LevelOutline
from service.wording import ORDINARY, Word, initials, likeness, words

MET = 0.6
"""Least share of a name's weight that the question must hold for the name to be linked."""
MET_ALONE = 0.4
"""The same where several words are met that together stand in the names of no other family."""
MET_BY_ONE = 0.75
"""The same where only one word of several is met."""
GAP = 3
"""Words of one name stand at most this many words apart in the question."""
HEAD_ENDS = re.compile(r"[,:(]|\s[-–—]\s|\s(?:to|for)\s")
"""Before this stands what a role is called for short: "Chief of Staff" of "Chief of Staff to the CEO"."""
MOST = 5
"""Families linked at most; more of them would say nothing."""


@dataclass(frozen=True, slots=True)
class FamilyLink:
    """A family the question names; `strength` in (0, 1], larger is surer; `matched` are words of the question."""

    family: FamilyOutline
    strength: float
    matched: str


@dataclass(frozen=True, slots=True)
class LevelLink:
    """A level the question names, with the family it belongs to."""

    family: FamilyOutline
    level: LevelOutline
    strength: float
    matched: str


@dataclass(frozen=True, slots=True)
class Links:
    """Families and levels, surest first. Levels belong to linked families."""

    families: tuple[FamilyLink, ...] = ()
    levels: tuple[LevelLink, ...] = ()


@dataclass(frozen=True, slots=True)
class _Name:
    """One thing a family may be called: all words of it, and those that say what the role is about."""

    family: int
    words: tuple[str, ...]
    subject: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name found in the question. `weight` is the rarity of what was met, `positions` the question's words."""

    family: int
    strength: float
    weight: float
    positions: frozenset[int]

    @property
    def order(self) -> tuple[float, float, int]:
        """Surest first when ascending."""
        return (-self.weight, -self.strength, self.family)

    def beside(self, other: _Mention) -> _Mention:
        """The surer of two readings of one family: what explains more, as strong as whatever of it is named whole."""
        fuller, lesser = sorted((self, other), key=lambda mention: mention.order)
        strength = lesser.strength if lesser.positions <= fuller.positions else 0.0
        return replace(fuller, strength=max(fuller.strength, strength))


class Linker:
    """Finds the families and levels of one catalogue in questions. Immutable, safe for several threads."""

    def __init__(self, families: Sequence[FamilyOutline]) -> None:
        self._families = tuple(families)
        self._names = [name for number, family in enumerate(families) for name in _names(number, family)]
        self._holders: dict[str, set[int]] = defaultdict(set)
        self._about: dict[str, list[_Name]] = defaultdict(list)
        for name in self._names:
            for word in name.words:
                self._holders[word].add(name.family)
            for word in name.subject:
                self._about[word].append(name)
        self._weight = {word: math.log(1 + len(families) / len(held)) for word, held in self._holders.items()}
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for held in sorted(self._holders):
            self._by_letter[held[0]].append(held)
        self._initials: dict[str, frozenset[str]] = {}
        for written in sorted({title for family in families for title in _titles(family)}):
            for letters, meant in initials(written).items():
                self._initials[letters] = self._initials.get(letters, frozenset()) | meant
        self._spellings = lru_cache(maxsize=8192)(self._find_spellings)

    def link(self, question: str) -> Links:
        """The families and levels that `question` names; empty where it names none."""
        asked = words(question)
        mentions = self._mentions(asked)
        levels = [link for m in mentions for link in _levels(self._families[m.family], m, asked)]
        levels.sort(key=lambda link: -link.strength)
        having = {link.family.id for link in levels}
        families = [
            FamilyLink(self._families[m.family], round(m.strength, 4), _as_written(asked, m.positions))
            for m in mentions
        ]
        families.sort(key=lambda link: link.family.id not in having)  # first those that have the level asked for
        return Links(tuple(families), tuple(levels))

    def _find_spellings(self, word: Word) -> Mapping[str, float]:
        """The words of names that a word of the question may be, with the likeness of each."""
        shouted = word.text.removesuffix("s").isupper()
        if word.text.casefold() in ORDINARY and not shouted:
            return {}
        found: dict[str, float] = {}
        for part in word.stands_for:
            if part in self._holders:
                found[part] = 1.0
            else:
                found |= {name: like for name in self._by_letter.get(part[0], ()) if (like := likeness(part, name))}
        letters = word.text.removesuffix("s") if shouted else word.text
        if word.is_rank and not word.text.isupper():
            return found  # "Sr" is no Site Reliability
        for name in self._initials.get(letters.upper(), frozenset()) & self._holders.keys():
            found[name] = max(found.get(name, 0.0), 0.95 if shouted else 0.8)
        return found

    def _mentions(self, asked: Sequence[Word]) -> list[_Mention]:
        """The best reading of each family, surest first, without those that a fuller reading makes needless."""
        spelled: dict[str, dict[int, float]] = defaultdict(dict)
        for position, word in enumerate(asked):
            for held, like in self._spellings(word).items():
                spelled[held][position] = like
        best: dict[int, _Mention] = {}
        for name in {name for met in spelled for name in self._about.get(met, ())}:
            mention = self._meet(name, spelled)
            if mention:
                known = best.get(name.family)
                best[name.family] = mention.beside(known) if known else mention
        found = sorted(best.values(), key=lambda m: m.order)
        return [m for m in found if not any(m.positions < fuller.positions for fuller in found)][:MOST]

    def _meet(self, name: _Name, spelled: Mapping[str, Mapping[int, float]]) -> _Mention | None:
        """How far the question holds a name, its words close together; null where it does not hold enough."""
        weight = sum(self._weight[word] for word in name.words)
        best: _Mention | None = None
        for cluster in _clusters({position for word in name.words for position in spelled.get(word, ())}):
            met = 0.0
            held: set[str] = set()
            positions: set[int] = set()
            for word in name.words:
                here = {position: like for position, like in spelled.get(word, {}).items() if position in cluster}
                top = max(here.values(), default=0.0)
                met += self._weight[word] * top
                positions |= {position for position, like in here.items() if like == top}
                held |= {word} if here else set()
            if met >= self._least(held, name) * weight and (best is None or met > best.weight):
                best = _Mention(name.family, met / weight, met, frozenset(positions))
        return best

    def _least(self, held: set[str], name: _Name) -> float:
        """The share of a name that is enough: less where the words held are no other family's, more for one of many."""
        if len(held) == 1:
            return MET if len(name.words) == 1 else MET_BY_ONE
        sharing = set.intersection(*(self._holders[word] for word in held))
        return MET_ALONE if len(sharing) == 1 else MET


def _titles(family: FamilyOutline) -> tuple[str, ...]:
    return (family.title, *(level.title for level in family.levels))


def _names(number: int, family: FamilyOutline) -> Iterable[_Name]:
    """What a family may be called, each set of words once."""
    stem = re.sub(r"\W+|_", " ", family.id.rsplit("/", 1)[-1])
    seen: set[frozenset[str]] = set()
    whole = (*_titles(family), stem)
    for title in (*whole, *(HEAD_ENDS.split(title, maxsplit=1)[0] for title in whole)):
        parts = titles.key(title)
        name = parts.heads | parts.subject
        if parts.subject and name not in seen:
            seen.add(name)
            yield _Name(number, tuple(sorted(name)), parts.subject)


def _clusters(places: Iterable[int]) -> list[frozenset[int]]:
    """Positions split where more than GAP words lie between neighbours."""
    clusters: list[list[int]] = []
    for place in sorted(places):
        if clusters and place - clusters[-1][-1] <= GAP:
            clusters[-1].append(place)
        else:
            clusters.append([place])
    return [frozenset(cluster) for cluster in clusters]


def _as_written(asked: Sequence[Word], positions: Iterable[int]) -> str:
    return " ".join(asked[position].text for position in sorted(positions))


def _levels(family: FamilyOutline, mention: _Mention, asked: Sequence[Word]) -> list[LevelLink]:
    """The levels of a named family that the question's words of rank point at."""
    if not family.levels:
        return []
    standing = frozenset.intersection(*(_ranks(level.title) for level in family.levels))
    runs = _rank_runs(mention, asked)
    said = frozenset(word for w in asked for word in w.stands_for)
    ranks_said = frozenset(word for run in runs for position in run for word in asked[position].stands_for)
    links: dict[str, LevelLink] = {}
    for run in runs or [frozenset[int]()]:
        wanted = (
            frozenset(word for position in run for word in asked[position].stands_for)
            - standing
            - {"intermediate", "mid"}
        )
        signatures = {level.id: _ranks(level.title) - standing for level in family.levels}
        exact = [level for level in family.levels if signatures[level.id] == wanted]
        # "the manager against the senior one": the senior one is the senior manager.
        wider = [lv for lv in family.levels if wanted and wanted <= signatures[lv.id] <= wanted | ranks_said]
        found = exact or wider
        if not runs and len(family.levels) > 1:
            found = [level for level in found if said.issuperset(titles.words(level.title))]
        nearest = max((_overlap(level.title, said) for level in found), default=0.0)
        for level in (level for level in found if _overlap(level.title, said) == nearest):
            strength = round(mention.strength * (1.0 if runs else 0.5), 4)
            if level.id not in links or links[level.id].strength < strength:
                links[level.id] = LevelLink(family, level, strength, _as_written(asked, mention.positions | run))
    return list(links.values())


def _ranks(title: str) -> frozenset[str]:
    """The words of rank in a title; "intermediate" is how documents mark the plain level, and counts as none."""
    parts = titles.key(title)
    return parts.ranks | parts.heads


def _overlap(title: str, said: frozenset[str]) -> float:
    """Share of what a title is about that the question says in so many words."""
    subject = titles.key(title).subject
    return len(subject & said) / len(subject) if subject else 1.0


def _rank_runs(mention: _Mention, asked: Sequence[Word]) -> list[frozenset[int]]:
    """The question's words of rank, those of one title together: only words of the name may stand between them."""
    runs: list[set[int]] = []
    running = False
    for position, word in enumerate(asked):
        of_staff = position > 1 and asked[position - 2].text.casefold() == "chief" and word.text.casefold() == "staff"
        if word.is_rank and not of_staff:
            if not running:
                runs.append(set())
            runs[-1].add(position)
            running = True
        elif position not in mention.positions and word.text.casefold() != "of":
            running = False
    return [frozenset(run) for run in runs]

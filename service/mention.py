"""Where a question names a family: its words close together, spelled that way or nearly so.

A name is met to the share of its rare words that the question holds. A family may be named several times ("PM or
senior PM"), and each time stands for itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from corpus import title as titles
from service.gazetteer import Gazetteer, Name
from service.wording import Word, code_said, is_rank

MET = 0.6
"""Least share of a name's weight that the question must hold for the name to be linked."""
MET_ALONE = 0.4
"""The same where several words are met that together stand in the names of no other family."""
MET_BY_ONE = 0.75
"""The same where only one word of several is met."""
SOLE = 0.5
"""The same where no other family has that word in its names."""
LEAST_MET = min(MET, MET_ALONE, MET_BY_ONE, SOLE)
GAP = 3
"""Words of one name stand at most this many words apart in the question."""
BRIDGES = frozenset({"of", "the", "for", "in", "a", "an", "our", "your", "level"})
"""What may stand between the rank and the rest of a name: the Manager of the Buyers."""
TO_A_CODE = frozenset({"at", "on", "level", "grade", "band", "as", "an"})
"""What stands between a name and the code of its level: a buyer at level IC4."""
SETTING_APART = frozenset({"or", "vs", "versus", "against", "than"})
"""What stands between two names and in none."""
_ANOTHER = frozenset({"a", "an"})
_LEADING = frozenset({"of", "for", "in"})
"""Words before one of `_ANOTHER` behind which the name goes on."""

Spelled = Mapping[str, Mapping[int, float]]
"""Words of names by where the question has them, and how like they are there."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in the question.

    `weight` is the rarity of what was met, `strength` its share of the name in (0, 1], `positions` the question's
    words. `held` are the words of the name that were met, `ranks` the words of rank that initials among them stand
    for: the associate and the manager of "APM". `levels` are the ids of the levels whose title it says whole,
    `titled` the words of the question that are ranks in that title.
    """

    family: int
    strength: float
    weight: float
    positions: frozenset[int]
    held: frozenset[str]
    ranks: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    titled: frozenset[int] = frozenset()

    @property
    def order(self) -> tuple[float, float, int, int, int, tuple[str, ...]]:
        """Surest first when ascending; of equals the one whose words stand closest, then the first."""
        first, last = min(self.positions), max(self.positions)
        return (-round(self.weight, 9), -self.strength, last - first, self.family, first, tuple(sorted(self.held)))

    def beside(self, other: Mention) -> Mention:
        """The reading, as strong as another of the same words that names its part of them whole.

        Two readings of all the same words are alternatives: letters are what they stand for, or a word of a name.
        """
        if not other.positions <= self.positions:
            return self
        held = self.held if other.positions == self.positions else self.held | other.held
        return replace(self, strength=max(self.strength, other.strength), held=held)


def mentions(asked: Sequence[Word], names: Gazetteer) -> list[Mention]:
    """The best readings of each family, surest first, without those that a fuller reading makes needless."""
    spelled: dict[str, dict[int, float]] = defaultdict(dict)
    initials: list[tuple[int, frozenset[str], float]] = []
    for position, word in enumerate(asked):
        spelling = names.spelling(word)
        for held, like in spelling.words.items():
            spelled[held][position] = like
        initials += [(position, meant, spelling.sureness) for meant in spelling.short_for]
    met = spelled.keys() | {held for _, meant, _ in initials for held in meant}
    breaks = tuple(accumulate((word.text.casefold() not in BRIDGES for word in asked), initial=0))
    sides = tuple(accumulate((_sets_apart(asked, place) for place in range(len(asked))), initial=0))
    readings: dict[int, list[Mention]] = defaultdict(list)
    for name in {name for held in met for name in names.about(held)}:
        readings[name.family] += _readings(name, spelled, initials, breaks, sides, names)
    found = sorted((m for each in readings.values() for m in _apart(each)), key=lambda m: m.order)
    found = [m for m in found if not all(asked[position].is_rank for position in m.positions)]
    if any(m.strength >= MET for m in found):
        found = [m for m in found if m.strength >= MET or len(m.held) > 1]
    return [m for m in found if not any(m.positions < other.positions for other in found if other.family != m.family)]


def _sets_apart(asked: Sequence[Word], place: int) -> bool:
    """Whether no name goes on behind a word: "is a buyer a manager", but "manager of a buyer"."""
    word, before = asked[place].text.casefold(), asked[place - 1].text.casefold() if place else ""
    return word in SETTING_APART or (word in _ANOTHER and before not in _LEADING)


def with_own_codes(asked: Sequence[Word], found: Sequence[Mention], parted: frozenset[int]) -> list[Mention]:
    """The mentions without those of other families by a code alone that stands right beside the name of one: the IC5
    of "staff buyer (IC5)" is the buyer's, whether buyers have it or not. After the words `parted` stands a comma.
    """
    coded = [bool(code_said(word)) for word in asked]

    def is_beside(place: int, other: Mention) -> bool:
        if other.strength < MET or all(coded[at] for at in other.positions):
            return False
        first, last = min(other.positions), max(other.positions)
        between = range(last + 1, place) if place > last else range(place + 1, first)
        cut = range(min(place, last), max(place, first)) if place > last else range(place, first)
        return not parted & set(cut) and all(
            asked[at].is_rank or asked[at].text.casefold() in TO_A_CODE for at in between
        )

    def is_own(mention: Mention) -> bool:
        codes = [at for at in mention.positions if coded[at]]
        if not codes:
            return True
        # "IC5 Security Engineer" is no Docs Engineer at IC5: a name that says more stands beside the code
        rest = mention.positions - set(codes)
        beside = {
            other.family
            for other in found
            if other.positions and rest < other.positions - set(codes) and is_beside(min(codes), other)
        }
        return not beside or mention.family in beside

    return [mention for mention in found if is_own(mention)]


def _readings(
    name: Name, spelled: Spelled, initials: Iterable[tuple[int, frozenset[str], float]], breaks: Sequence[int],
    sides: Sequence[int], names: Gazetteer,
) -> Iterator[Mention]:  # fmt: skip
    """The places where a question holds enough of a name; `breaks` counts the words before each that are no bridge,
    `sides` those that set one name against another.
    """
    where = {word: dict(spelled.get(word, {})) for word in name.words}
    ranks: dict[int, frozenset[str]] = {}
    for position, meant, sure in initials:
        if not all(is_rank(word) for word in meant - where.keys()):
            continue  # initials name a role whole or not at all
        of_rank = frozenset(word for word in meant if is_rank(word))
        ranks[position] = min(ranks.get(position, of_rank), of_rank, key=_height)
        for word in meant & where.keys():
            where[word][position] = max(where[word].get(position, 0.0), sure)
    weight = sum(names.weight(word) for word in name.words)
    said = sum(names.weight(word) * max(places.values()) for word, places in where.items() if places)
    if said < LEAST_MET * weight:
        return  # most names share a light word with the question and no more
    seen: set[frozenset[int]] = set()
    for anchor, start in ((word, position) for word in name.words for position in where[word]):
        chosen = _grown(anchor, start, where, breaks, sides)
        positions = frozenset(chosen.values())
        if positions in seen:
            continue
        seen.add(positions)
        met = sum(names.weight(word) * where[word][position] for word, position in chosen.items())
        held = frozenset(chosen)
        if met >= _least(held, name, names) * weight:
            of_rank = frozenset().union(*(ranks.get(position, frozenset()) for position in positions))
            yield Mention(name.family, met / weight, met, positions, held, of_rank)


def _height(ranks: frozenset[str]) -> tuple[int, float]:
    """Fewer and lower ranks first: of two readings of initials the plainer is meant."""
    return len(ranks), sum(titles.RANKS.get(word, 0) + titles.HEADS.get(word, 0) for word in ranks)


def _grown(anchor: str, start: int, where: Spelled, breaks: Sequence[int], sides: Sequence[int]) -> dict[str, int]:
    """The words of a name around one of them: each where it stands nearest to those already found."""
    chosen = {anchor: start}
    waiting = [word for word in where if word != anchor and where[word]]
    while waiting:
        steps = [
            (distance, -like, position, word)
            for word in waiting
            for position, like in where[word].items()
            for held, at in chosen.items()
            if (distance := abs(position - at)) <= _reach(word, held, position, at, breaks)
            and sides[position] == sides[at]
        ]
        if not steps:
            break
        _, _, position, word = min(steps)
        chosen[word] = position
        waiting.remove(word)
    return chosen


def _reach(word: str, held: str, position: int, at: int, breaks: Sequence[int]) -> int:
    """How far apart two words of a name may stand; less where one of them is a rank, which may belong to another."""
    return _bridged(position, at, breaks) if is_rank(word) or is_rank(held) else GAP


def _bridged(one: int, other: int, breaks: Sequence[int]) -> int:
    """How far apart words may stand here that only bridges may part: GAP, or 1 where something else stands between."""
    first, last = sorted((one, other))
    return GAP if last - first < 2 or breaks[last] == breaks[first + 1] else 1


def _least(held: frozenset[str], name: Name, names: Gazetteer) -> float:
    """The share of a name that is enough: less where the words held are no other family's, more for one of many."""
    if len(held) == 1:
        sole = len(names.holders(*held)) == 1
        return MET if len(name.words) == 1 else SOLE if sole else MET_BY_ONE
    sharing = frozenset.intersection(*(names.holders(word) for word in held))
    return MET_ALONE if len(sharing) == 1 else MET


def _apart(readings: Iterable[Mention]) -> list[Mention]:
    """Readings of one family that share no word of the question, surest first."""
    kept: list[Mention] = []
    for reading in sorted(readings, key=lambda m: m.order):
        place = next((n for n, other in enumerate(kept) if other.positions & reading.positions), None)
        if place is None:
            kept.append(reading)
        else:
            kept[place] = kept[place].beside(reading)
    return kept

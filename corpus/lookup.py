"""Words looked up among the titles of one family: the level that a sentence names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from corpus import title as titles
from corpus.model import Level

MAX_TITLE_WORDS = 14
_COVERED = 0.74
"""Share of the words' subject that a title must hold."""


@dataclass(frozen=True, slots=True)
class Name:
    """One title of a level; `position` is the level's in its family, `own` whether it is the title it goes by."""

    level: Level
    title: str
    position: int
    own: bool = True


@dataclass(frozen=True, slots=True)
class _Tier:
    """Names that fit equally: the share of the words they hold, and the share of them that the words hold."""

    covered: float
    covering: float
    names: list[Name]


class Names:
    """The titles of one family, found again in running words."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.names = [(name, titles.key(name.title)) for name in names]
        self.exact: dict[titles.TitleKey, list[Name]] = {}
        self.by_rank: dict[tuple[frozenset[str], frozenset[str]], list[tuple[Name, titles.TitleKey]]] = {}
        self.by_word: dict[str, list[int]] = {}
        for place, (name, key) in enumerate(self.names):
            self.exact.setdefault(key, []).append(name)
            self.by_rank.setdefault((key.ranks, key.heads), []).append((name, key))
            for word in key.subject:
                self.by_word.setdefault(word, []).append(place)
        self._long = [word for word in self.by_word if len(word) >= titles.LEAST_MISSPELLED]
        self._found: dict[tuple[titles.TitleKey, bool], _Tier | None] = {}
        self._written: dict[str, frozenset[int]] = {}

    def find(self, words: str, level: Level | None, position: int) -> Level | None:
        """The level whose title covers the longest beginning of the words; text may run on after a title.

        `level` is the one that says them, at `position`: of titles alike another is meant, the nearest above first.
        """
        listed = words.split()[:MAX_TITLE_WORDS]
        asking = level.id if level is not None else None
        best: tuple[float, float, int, bool, bool, int] | None = None
        found: Level | None = None
        for count in range(len(listed), 0, -1):
            said = titles.key(" ".join(listed[:count]))
            if not said.subject and not (count == len(listed) and (said.ranks or said.heads)):
                continue
            tier = self._tier(said)
            if tier is None:
                continue
            for name in tier.names:
                distance = position - name.position
                rank = (
                    tier.covered,
                    tier.covering,
                    count,
                    name.level.id != asking,
                    name.own,
                    -distance if distance > 0 else -100 + distance,
                )
                if best is None or rank > best:
                    best, found = rank, name.level
            if best is not None and best[:2] == (1.0, 1.0):
                return found  # no shorter beginning can name a title better
        return found

    def _tier(self, said: titles.TitleKey) -> _Tier | None:
        """The titles that hold most of what is said, and of those the ones that hold least besides."""
        bare = not said.subject and not said.heads
        if (said, bare) in self._found:
            return self._found[said, bare]
        same = self.exact.get(said) if said.subject else None
        best = _Tier(1.0, 1.0, same) if same else None
        for name, own in () if same else self._candidates(said):
            if own.ranks != said.ranks or (own.heads != said.heads and not bare):
                continue
            covered = titles.overlap(said.subject, own.subject)
            if covered < _COVERED:
                continue
            reached = (round(covered, 2), round(titles.overlap(own.subject, said.subject), 2))
            if best is None or reached > (best.covered, best.covering):
                best = _Tier(*reached, [name])
            elif reached == (best.covered, best.covering):
                best.names.append(name)
        self._found[said, bare] = best
        return best

    def _candidates(self, said: titles.TitleKey) -> Iterable[tuple[Name, titles.TitleKey]]:
        """The titles that may hold enough of the words: those with one of the rarer ones, as not all may be missing."""
        if not said.subject:
            return self.names
        holding = sorted((self._holding(word) for word in said.subject), key=len)
        may_miss = int((1 - _COVERED) * len(holding))
        places = frozenset[int]().union(*holding[: may_miss + 1])
        return [self.names[place] for place in sorted(places)]

    def _holding(self, word: str) -> frozenset[int]:
        """Places of the titles that hold a word, typos forgiven."""
        if word not in self._written:
            near = process.extract(word, self._long, scorer=fuzz.ratio, score_cutoff=titles.MISSPELLED, limit=None)
            alike = [other for other, _, _ in near] if len(word) >= titles.LEAST_MISSPELLED else []
            self._written[word] = frozenset(n for each in {word, *alike} for n in self.by_word.get(each, ()))
        return self._written[word]

    def lone_rank(self, words: str, level: Level) -> Level | None:
        """The only level of the rank named, where the words share something with its title."""
        said_words = set(titles.words(words))
        if said_words and said_words <= {"intermediate", "mid"}:
            others = (each for each in self.names if each[0].own and each[0].level.id != level.id)
            return next((name.level for name, _ in others if said_words & set(titles.words(name.title))), None)
        listed = words.split()[:MAX_TITLE_WORDS]
        for count in range(len(listed), 0, -1):
            said = titles.key(" ".join(listed[:count]))
            if not (said.ranks or said.heads):
                continue
            fits = {
                name.level.id: name.level
                for name, key in self.by_rank.get((said.ranks, said.heads), ())
                if name.own
                and name.level.id != level.id
                and (not said.subject or titles.overlap(said.subject, key.subject) > 0)
            }
            if len(fits) == 1:
                return next(iter(fits.values()))
        return None

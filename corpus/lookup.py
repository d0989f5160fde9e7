"""Words looked up among the titles of one family: the level that a sentence names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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


class Names:
    """The titles of one family, found again in running words."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.names = [(name, titles.key(name.title)) for name in names]
        self.exact: dict[titles.TitleKey, list[Name]] = {}
        for name, key in self.names:
            self.exact.setdefault(key, []).append(name)

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
            whole = count == len(listed)
            if not said.subject and not (whole and (said.ranks or said.heads)):
                continue
            exact = self.exact.get(said) if whole and said.subject else None
            for name, own in [(n, said) for n in exact] if exact else self.names:
                bare = not said.subject and not said.heads
                if own.ranks != said.ranks or (own.heads != said.heads and not bare):
                    continue
                covered = titles.overlap(said.subject, own.subject)
                if covered < _COVERED:
                    continue
                distance = position - name.position
                rank = (
                    round(covered, 2),
                    round(titles.overlap(own.subject, said.subject), 2),
                    count,
                    name.level.id != asking,
                    name.own,
                    -distance if distance > 0 else -100 + distance,
                )
                if best is None or rank > best:
                    best, found = rank, name.level
            if exact:
                return found  # no shorter beginning can name a title better than the whole
        return found

    def lone_rank(self, words: str, level: Level) -> Level | None:
        """The only level of the rank named, where the words share something with its title."""
        others = [(name, key) for name, key in self.names if name.own and name.level.id != level.id]
        said_words = set(titles.words(words))
        if said_words and said_words <= {"intermediate", "mid"}:
            return next((name.level for name, _ in others if said_words & set(titles.words(name.title))), None)
        listed = words.split()[:MAX_TITLE_WORDS]
        for count in range(len(listed), 0, -1):
            said = titles.key(" ".join(listed[:count]))
            if not (said.ranks or said.heads):
                continue
            fits = {
                name.level.id: name.level
                for name, key in others
                if key.ranks == said.ranks
                and key.heads == said.heads
                and (not said.subject or titles.overlap(said.subject, key.subject) > 0)
            }
            if len(fits) == 1:
                return next(iter(fits.values()))
        return None

"""Levels that a question hints at without naming a role: by words of their titles, or by a rank alone."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import title as titles
from corpus.model import Level
from indexer.snapshot import FamilyOutline
from service.wording import normal, words

_BEFORE_A_LEVEL = frozenset({"a", "an", "the", "as", "for", "to", "at", "become", "becoming"})
_POSTS = frozenset({"post", "role", "position", "job", "seat", "title", "spot"})


def levels_hinted_at(
    outline: Sequence[FamilyOutline], ranks: frozenset[str], content: Sequence[str]
) -> list[tuple[str, str]]:
    """Levels whose titles hold most of the question's content words, and its ranks; family and level ids."""
    wanted = {part for word in content for part in normal(word)}
    scored: list[tuple[int, str, str]] = []
    for family in outline:
        for level in family.levels:
            title = frozenset(titles.words(level.title))
            held = len(wanted & title)
            key = titles.key(level.title)
            if held and (ranks <= title if ranks else not key.ranks):
                scored.append((held, family.id, level.id))
    most = max((held for held, _, _ in scored), default=0)
    return [(family_id, level_id) for held, family_id, level_id in scored if held == most]


def words_held(levels: Sequence[tuple[str, str]], content: Sequence[str], outline: Sequence[FamilyOutline]) -> int:
    """How many of a question's content words the titles of levels hold, at most."""
    meant = {level_id for _, level_id in levels}
    found = [frozenset(titles.words(level.title)) for f in outline for level in f.levels if level.id in meant]
    return max((sum(bool(title & set(normal(word))) for word in content) for title in found), default=0)


def ranks_named(question: str) -> list[frozenset[str]]:
    """The ranks that a question speaks of as levels, each as its title words: after an article or the like."""
    said = words(question)
    found: list[frozenset[str]] = []
    for place, word in enumerate(said):
        if not word.is_rank or (place and said[place - 1].is_rank):
            continue
        run = [word]
        while place + len(run) < len(said) and said[place + len(run)].is_rank:
            run.append(said[place + len(run)])
        before = said[place - 1].text.casefold() if place else ""
        if before in _BEFORE_A_LEVEL or (place and word.text[0].isupper()):
            found.append(frozenset(part for each in run for part in each.stands_for))
    return found


def names_a_post(question: str) -> bool:
    """Whether a question speaks of a post by its rank and no more: "I have been offered a director post"."""
    said = words(question)
    return any(
        word.is_rank
        and said[place - 1].text.casefold() in _BEFORE_A_LEVEL
        and said[place + 1].text.casefold() in _POSTS
        for place, word in enumerate(said[:-1])
        if place
    )


def is_called(level: Level, ranks: frozenset[str]) -> bool:
    """Whether a level's title is words of rank, and no others: a "VP" beside the VPs of departments."""
    return frozenset(titles.words(level.title)) == ranks

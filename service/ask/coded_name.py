"""Whose code it is that stands beside a name: the P2 of "Port Agent (P2)" where clerks and agents of one page have one.

A code is of the level whose title has the words beside it, where one has. Where they go on with a rank that nobody of
the page bears, "Principal Port Agent (P3)", it is of no other either: the title asked for is not there.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus import title as titles
from service.links import LevelLink
from service.wording import only_codes


def of_the_name(named: Sequence[LevelLink], unmet: str) -> list[LevelLink]:
    """The levels without those that only a code tells and that are called otherwise than the words beside it.

    `unmet`: the words of rank beside the name that no level of the family bears. Without any, who is called otherwise
    goes only where another level has the code and the name.
    """
    beside = {link.level.id: _beside(link) for link in named}
    apart = [link for link in named if beside[link.level.id] and not _is_called(link, beside[link.level.id])]
    if unmet[:1].isupper() and not only_codes(unmet):
        return [link for link in named if link not in apart]
    same = {(link.at, link.matched) for link in named if link not in apart and beside[link.level.id]}
    return [link for link in named if link not in apart or (link.at, link.matched) not in same]


def _beside(link: LevelLink) -> frozenset[str]:
    """The title words beside the code by which a level is told, none where no code tells it."""
    said = [each for each in link.matched.split() if not titles.is_code(each)]
    coded = len(said) < len(link.matched.split())
    of_page = set(titles.words(link.family.title))
    return frozenset(titles.words(" ".join(said))) - of_page if coded else frozenset()


def _is_called(link: LevelLink, beside: frozenset[str]) -> bool:
    """Whether a level's title has a word of those beside its code, or those are words of no title of its family."""
    every = {word for level in link.family.levels for word in titles.words(level.title)}
    return not beside.isdisjoint(titles.words(link.level.title)) or beside.isdisjoint(every)

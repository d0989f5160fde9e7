"""The other side of a comparison, which a question names by less than its title: "a staff tailor against a designer".

Beside a title said whole, one word is too little to name another role, unless something is set against it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import title as titles
from service.links import NAMED, FamilyLink, LevelLink, Links
from service.vocabulary import vocabulary
from service.wording import Word

_COMPARES = re.compile(r"\b(?:against|versus|vs|compar\w+|differ\w*|than|over)\b", re.IGNORECASE)
_BEFORE = frozenset("a an the to with vs versus against and than over from between of".split())  # noqa: SIM905
_OPENING = vocabulary(
    "between compare comparing comparison difference differences what's what s is the a an of do does how different"
)
"""Words that may open a question before the first of two sides."""
_SETTING = frozenset({"vs", "versus", "against"})
"""What stands between two sides and in no name."""
LEAST = 0.5
"""Strength from which a name is one of two that are compared."""


def left_over(question: str, asked: Sequence[Word], links: Links) -> tuple[Word, ...] | None:
    """The words of a comparison with nothing in place of the one role that they name for sure; null where it is no
    comparison, or they name none or several.
    """
    sure = [link for link in links.families if link.strength >= NAMED]
    if not sure or not _COMPARES.search(question):
        return None
    if not {link.family.id for link in sure} <= {sure[0].family.id} | sure[0].pages:
        return None
    taken = set(sure[0].positions)
    for step, place in ((-1, min(taken, default=0) - 1), (1, max(taken, default=-2) + 1)):
        while taken and 0 <= place < len(asked) and asked[place].is_rank:
            taken.add(place)
            place += step
    return tuple(Word("", ()) if place in taken else word for place, word in enumerate(asked))


def with_second(links: Links, others: Links, asked: Sequence[Word]) -> Links:
    """What is named for sure, and the surest other role that other words of the question name."""
    known = {link.family.id for link in links.families if link.strength >= NAMED}
    second = next(
        (link for link in others.families if link.family.id not in known and _is_a_side(link, asked)), None
    )  # fmt: skip
    if second is None:
        return links
    levels = [link for link in others.levels if link.family.id == second.family.id] or _plain(second)
    taken = {link.at for link in levels}
    own = [link for link in links.levels if link.family.id in known and not (link.alone and link.at in taken)]
    families = [link for link in links.families if link.family.id != second.family.id]
    return Links((*families, second), (*own, *levels))


def whole_side(links: Links, asked: Sequence[Word]) -> Links:
    """The links with the level of a role that all words on one side of a "vs" hint at, beside a role named for sure:
    the backend of "SRE vs backend".
    """
    known = {link.family.id for link in links.families if link.strength >= NAMED}
    levelled = {link.family.id for link in links.levels}
    hinted = [
        link for link in links.families
        if known and LEAST <= link.strength < NAMED and link.family.id not in levelled and _is_all(link, asked)
    ]  # fmt: skip
    return Links(links.families, (*links.levels, *_plain(hinted[0]))) if hinted else links


def _is_all(link: FamilyLink, asked: Sequence[Word]) -> bool:
    """Whether the words that name a role are all that stands on one side of what sets two against each other."""
    if not link.positions:
        return False
    first, last = min(link.positions), max(link.positions)
    said = [word.text.casefold() for word in asked]
    after = said[last + 1 :]
    start = first - 1 if first and said[first - 1] in {"a", "an", "the"} else first
    if not after:
        return bool(start) and said[start - 1] in _SETTING
    return after[0] in _SETTING and set(said[:first]) <= _OPENING


def _plain(link: FamilyLink) -> list[LevelLink]:
    """The level of a family that bears no word of rank, as one that is hinted at; none where all do."""
    levels = [(level, titles.key(level.title)) for level in link.family.levels]
    plain = next((level for level, parts in levels if not parts.ranks | parts.heads), None)
    return [LevelLink(link.family, plain, link.strength / 2, link.matched, min(link.positions))] if plain else []


def _is_a_side(link: FamilyLink, asked: Sequence[Word]) -> bool:
    """Whether words name a role by the last word of its title, after what compares or an article."""
    if link.strength < LEAST or not link.positions:
        return False
    place = min(link.positions) - 1
    while place >= 0 and asked[place].is_rank:
        place -= 1
    heads = {said[-1] for level in link.family.levels if (said := titles.words(level.title))}
    said = titles.words(asked[max(link.positions)].text)
    opens = place < 0 or asked[place].text.casefold() in _BEFORE
    return opens and bool(said) and said[-1] in heads

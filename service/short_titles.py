"""Levels called by what the family's name leaves of their titles: "the team leader in Support", "the disputes person".

All of what is left names a level, and so does one word of it that no other level has, where it is the post itself or
says whose post it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus import title as titles
from indexer.snapshot import FamilyOutline, LevelOutline
from service.vocabulary import vocabulary
from service.whole_titles import without_aside
from service.wording import ORDINARY, Word, is_rank, normal

_SHORTENED = re.compile(r"['’].*")
_POSTS = vocabulary("person people one ones guy role job post position man woman")
"""What may follow the word that says whose post is meant."""
_BEFORE = vocabulary("a an the our your my his her their as from to of for versus vs against than over and or between")
"""What the name of a post may follow; a word of rank there tells of another level."""
_AFTER = ORDINARY | _POSTS | {"", "versus", "against", "grade", "level", "duties", "requirements"}
"""What may follow it, so that it is no part of a longer name."""


def short_titles(
    family: FamilyOutline, asked: Sequence[Word], taken: frozenset[int]
) -> Iterator[tuple[frozenset[int], LevelOutline]]:
    """Such levels, with the places of the words that name each; `taken` are the words that name something else.

    Only levels without a word of rank: one beside the name tells the others.
    """
    own = titles.key(family.title).subject | titles.key(family.id.rsplit("/", 1)[-1].replace("-", " ")).subject
    full = {level.id: titles.words(without_aside(level.title)) for level in family.levels}
    left = {at: [word for word in said if word not in own and not is_rank(word)] for at, said in full.items()}
    said = [" ".join(normal(word.text)) for word in asked]
    for level in family.levels:
        rest = left[level.id]
        if not rest or any(map(is_rank, full[level.id])):
            continue
        telling = {word for word in rest if sum(word in other for other in left.values()) == 1}
        head = titles.words(without_aside(level.title).partition(",")[0])[-1]
        for first, word in enumerate(said):
            whole = said[first : first + len(rest)] == rest
            last = first + len(rest) - 1 if whole else first
            if not (whole or word in telling) or taken & set(range(first, last + 1)):
                continue
            after = _SHORTENED.sub("", asked[last + 1].text.casefold()) if last + 1 < len(asked) else ""
            is_post = not asked[last].is_plural and after in _AFTER and (whole or word == head)
            if (is_post and (first == 0 or asked[first - 1].text.casefold() in _BEFORE)) or after in _POSTS:
                yield frozenset(range(first, last + 1)), level
                break

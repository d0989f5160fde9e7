"""The families that a code names with what somebody does beside it: the analysts of "what must an L3 analyst know".

The code is that of several ladders, and the word the last of a title of some of them, which says too little of the
title to name it by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from corpus import title as titles
from indexer.snapshot import FamilyOutline
from service.mention import TO_A_CODE, Mention
from service.wording import Word, code_said, is_rank

_JOINED = re.compile(r"\s+and\s+|\s*[,/&]\s*")
REACH = 2
"""Words after a code among which the word is looked for: the writer of an "L4 docs writer"."""


def named_beside(
    asked: Sequence[Word], coded: Sequence[Mention], families: Sequence[FamilyOutline], parted: Set[int]
) -> frozenset[int]:
    """Of the families mentioned by a code alone those that the word beside it names; none where it names all of them.

    After the words `parted` stands a comma.
    """
    found = set[int]()
    for mention in coded:
        said = _beside(asked, mention, parted)
        if said & _doers(families[mention.family]):
            found.add(mention.family)
    return frozenset(found) if len(found) < len({mention.family for mention in coded}) else frozenset()


def _beside(asked: Sequence[Word], mention: Mention, parted: Set[int]) -> frozenset[str]:
    """The title words that stand beside the code of a mention."""
    first, last = min(mention.positions), max(mention.positions)
    places: list[int] = []
    for place in range(last + 1, min(last + 1 + REACH, len(asked))):
        if place - 1 in parted:
            break
        places.append(place)
    before = first - 1
    while before >= 0 and asked[before].text.casefold() in TO_A_CODE and before not in parted:
        before -= 1
    if before >= 0 and before not in parted:
        places.append(before)
    return frozenset(
        part for at in places if not (asked[at].is_rank or code_said(asked[at])) for part in asked[at].stands_for
    )


def _doers(family: FamilyOutline) -> frozenset[str]:
    """The words that say what those of a family are: the last of each of its titles, and of each that one joins."""
    called = (family.title, *(titles.without_code(level.title) for level in family.levels))
    last = (said[-1] for title in called for part in _JOINED.split(title) if (said := titles.words(part)))
    return frozenset(word for word in last if not (is_rank(word) or word.isdigit() or titles.is_code(word)))

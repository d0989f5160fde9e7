"""Roles spread over pages: families of one level each, in one folder, that are called the same but for their rank.

The pages of such a role are the rungs of one ladder: words of rank and grade codes tell them apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from corpus import title as titles
from indexer.snapshot import FamilyOutline


def pages(families: Sequence[FamilyOutline]) -> tuple[tuple[int, ...], ...]:
    """Of each family, the numbers of the other pages of its role, ascending; none where it is no such page."""
    roles: dict[tuple[str, frozenset[str]], list[int]] = defaultdict(list)
    for number, family in enumerate(families):
        role = _role(family)
        if role:
            roles[family.id.rpartition("/")[0], role].append(number)
    found: list[tuple[int, ...]] = [() for _ in families]
    for together in roles.values():
        if _told_apart([families[number] for number in together]):
            for number in together:
                found[number] = tuple(other for other in together if other != number)
    return tuple(found)


def _role(family: FamilyOutline) -> frozenset[str]:
    """What the one level of a page is called without its rank; nothing for a family of several levels."""
    if len(family.levels) != 1:
        return frozenset()
    parts = titles.key(family.levels[0].title)
    subject = frozenset(word for word in parts.subject if not titles.is_code(word))
    return subject | parts.heads if subject else frozenset()


def _told_apart(together: Sequence[FamilyOutline]) -> bool:
    """Whether no two pages bear the same rank and grade: else they are two roles of one name."""
    ranks = {(titles.key(family.levels[0].title).ranks, family.levels[0].grade) for family in together}
    return len(ranks) == len(together)

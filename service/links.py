"""What a question is linked to: families and levels of the catalogue, each with the words that name it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from indexer.snapshot import FamilyOutline, LevelOutline

SURE_LINK = 0.6
"""Strength from which the surest of several levels is taken rather than asked for."""
NAMED = 0.75
"""Strength from which a question names a family, rather than hints at it: it comes before those that filters name, and
no role that is not here is looked for in the question.
"""
WHOLE = 0.9
"""Strength from which it says the family's name whole: a level that the family lacks is then missing."""


@dataclass(frozen=True, slots=True)
class FamilyLink:
    """A family the question names; `strength` in (0, 1], larger is surer; `matched` are words of the question.

    `positions` are the places of all words that name it, 0-based. `unmet` are words of rank beside the family's
    name that none of its levels bears, `unmet_alone` such words elsewhere, as written; "" where there are none.
    `pages` are the ids of the other pages of a role that is spread over several, one level each.
    """

    family: FamilyOutline
    strength: float
    matched: str
    positions: frozenset[int] = frozenset()
    unmet: str = ""
    unmet_alone: str = ""
    pages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LevelLink:
    """A level the question names, with the family it belongs to.

    `at` is the place of the first word that tells it from its siblings, 0-based; `alone` says that its rank stands
    apart from the family's name.
    """

    family: FamilyOutline
    level: LevelOutline
    strength: float
    matched: str
    at: int = 0
    alone: bool = False


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page that describes no role and holds for a family the question names, as surely as that is named."""

    page_id: str
    strength: float


@dataclass(frozen=True, slots=True)
class LineLink:
    """A passage of a whole family that tells of a level the question names, by its grade: the passage's number, and how
    surely the level is named.
    """

    number: int
    strength: float


@dataclass(frozen=True, slots=True)
class Links:
    """Families and levels, surest first; levels belong to linked families. What holds for them without their names:
    pages `over` the families, and lines that are `graded` as the levels, each passage once, by number.
    """

    families: tuple[FamilyLink, ...] = ()
    levels: tuple[LevelLink, ...] = ()
    over: tuple[PageLink, ...] = ()
    graded: tuple[LineLink, ...] = ()


def named_places(families: Iterable[FamilyLink]) -> frozenset[int]:
    """The places of all words of a question that name one of these families, 0-based."""
    return frozenset(place for link in families for place in link.positions)

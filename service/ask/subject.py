"""Whom a question is about: one family or level, several that fit equally, or one that does not exist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus import title as titles
from indexer.store import Filters
from service.ask.coded_name import of_the_name
from service.links import WHOLE, FamilyLink, LevelLink, Links
from service.wording import initials, only_codes

EQUAL = 0.92
"""Share of the surest link's strength at which another family fits as well."""
ALIKE = 0.95
"""Share of the surest level's strength at which another level is meant as much."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a question is about.

    `families`: those that fit equally, surest first. `levels`: the levels named, surest first, of those families.
    `missing`: a rank the question names that the surest family does not have, as written; "" where there is none.
    """

    families: tuple[FamilyLink, ...]
    levels: tuple[LevelLink, ...]
    missing: str

    @property
    def one_family(self) -> bool:
        """Whether a single family is meant."""
        return len({link.family.id for link in self.families}) == 1

    @property
    def one_role(self) -> bool:
        """Whether a single family is meant, or only pages of one role."""
        first = self.families[0] if self.families else None
        return first is not None and {link.family.id for link in self.families} <= {first.family.id} | first.pages

    @property
    def family_ids(self) -> frozenset[str]:
        """The ids of the families, with those of all pages of their roles."""
        return frozenset(page for link in self.families for page in (link.family.id, *link.pages))

    @property
    def named(self) -> tuple[LevelLink, ...]:
        """The levels that are meant as much as the surest one, in the order in which the question names them."""
        if not self.levels:
            return ()
        least = ALIKE * max(link.strength for link in self.levels)
        return tuple(sorted((link for link in self.levels if link.strength >= least), key=lambda link: link.at))

    @property
    def called(self) -> str:
        """The one level named of the surest family, else the family itself; there is a family."""
        family = self.families[0].family
        levels = [link.level.title for link in self.named if link.family.id == family.id]
        return levels[0] if len(levels) == 1 else family.title


def subject(links: Links, filters: Filters) -> Subject:
    """The subject of a question; filters for family and level restrict it."""
    families = [link for link in links.families if not filters.families or link.family.id in filters.families]
    if not families:
        return Subject((), (), "")
    families = _own_initials_first(_without_lacked(families))
    first = families[0]
    equal = [f for f in families if f.strength >= EQUAL * first.strength and _same_words(f, first)]
    levels = [link for link in links.levels if not filters.levels or link.level.id in filters.levels]
    named = [link for link in levels if link.family.id in {f.family.id for f in equal}]
    if len(equal) > 1 and named:  # the words of rank decide between families that fit equally
        surest = max(link.strength for link in named)
        with_level = {link.family.id for link in named if link.strength >= EQUAL * surest}
        equal = [f for f in equal if f.family.id in with_level] or equal
        named = [link for link in named if link.family.id in {f.family.id for f in equal}]
    named = of_the_name(named, first.unmet)
    missing = "" if named or first.strength < WHOLE else first.unmet
    return Subject(tuple(equal), tuple(named), missing)


def _without_lacked(families: Sequence[FamilyLink]) -> list[FamilyLink]:
    """The families without those that only a code names which another, named by its words, lacks: the L4 of "an L4 on
    the booking desk" is nobody of another desk. None go where a page of the same role has it.
    """
    worded = [link for link in families if link.strength >= WHOLE and not only_codes(link.matched)]
    lacking = worded[0] if len(worded) == 1 and worded[0].unmet and only_codes(worded[0].unmet) else None
    if lacking is None:
        return list(families)
    elsewhere = [link for link in families if link.matched.casefold() == lacking.unmet.casefold()]
    spread = any(link.family.id in lacking.pages for link in elsewhere)
    return list(families) if spread else [link for link in families if link not in elsewhere]


def _own_initials_first(families: Sequence[FamilyLink]) -> list[FamilyLink]:
    """Where initials fit several families, those whose own title they are: PM is the Product Manager's first."""
    own = [f for f in families if any(_whole(word, f) for word in f.matched.split())]
    if not own:
        return list(families)
    surer = EQUAL * own[0].strength + 0.08
    return [*own, *(f for f in families if f not in own and f.strength > surer)]


def _whole(word: str, link: FamilyLink) -> bool:
    """Whether a word is initials that stand for every word of a family's title."""
    letters = word.upper().removesuffix("S")
    meant = initials(link.family.title).get(letters, frozenset())
    return len(word) <= 5 and bool(meant) and frozenset(titles.words(link.family.title)) <= meant


def _same_words(one: FamilyLink, other: FamilyLink) -> bool:
    """Whether two links rest on the same words of the question, or one on some of the other's."""
    return one.positions <= other.positions or other.positions <= one.positions

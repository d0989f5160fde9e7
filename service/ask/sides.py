"""The two sides of a comparison: which level is the lower, which the higher, and which is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import title as titles
from corpus.model import JobFamily
from service.ask.ladder import Placed, leader, lower_first, pages_in_order, rung
from service.ask.ladder_ends import end_meant, end_sides
from service.ask.named_sides import (
    SAID,
    lacking_family,
    named_links,
    placed_level,
    plain_level,
    plain_side,
    with_own_codes,
)
from service.ask.ordinary import plain_beside, says_plain
from service.ask.relation import Relation, Way, relations, upwards
from service.ask.subject import Subject
from service.ask.surplus import directed
from service.ask.track_sides import sets_tracks, track_sides
from service.chain import Catalogue
from service.links import LevelLink, Links
from service.wording import words

_LOWER_ONE = frozenset({"junior", "jr", "entry", "younger", "lower"})
"""Words of rank that, beside another level, mean the one below it where no level bears them."""
_ADDS = re.compile(r"\b(?:adds?|additional(?:ly)?|extra)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sides:
    """The levels to compare, each with its family; null where the question names one that does not exist.

    `missing` are the words for it, `available` the titles of the family meant, which is called `family`. `assumed`: the
    question names one side, and the other is the level next to it.
    """

    before: Placed | None
    after: Placed | None
    missing: str
    available: tuple[str, ...]
    family: str = ""
    assumed: bool = False


def sides(question: str, links: Links, about: Subject, families: Catalogue) -> Sides | None:
    """The sides a question compares; null where it names no family, or no level of one."""
    if not about.families:
        return None
    home = families.family(about.families[0].family.id)
    pages = [families.family(page) for page in sorted(about.families[0].pages)]
    links = with_own_codes(links, {home.id} | about.families[0].pages)
    available = tuple(level.title for _, level in pages_in_order(home, pages))
    named = named_links(question, links, about)
    told = relations(question)
    if told:  # a name without its rank only says whose ladder it is
        surest = max((link.strength for link in named), default=0.0)
        named = [link for link in named if link.strength >= SAID * surest]
    both = end_sides(question, told, home, pages, links, about, families)
    if both is not None:
        return Sides(*directed(question, both), "", available)
    leaders = [link for link in named if any(each.at <= link.at < each.end for each in told if each.way is Way.LEADER)]
    if leaders and len(leaders) == len(named):  # "buyers and their team lead": the lead is named, the others by role
        plain = plain_level(home)
        if plain is not None:
            return _in_order((home, plain), placed_level(leaders[0], families), available)
    anchor = _anchor(question, told, named)
    if sets_tracks(question, links):
        own = next((placed_level(link, families) for link in named if titles.key(link.level.title).ranks), None)
        both = track_sides(home, own, families)
        if both is not None:
            return Sides(*both, "", available)
    if len(named) >= 2 and anchor is None:
        meant = [placed_level(link, families) for link in sorted(named, key=lambda link: link.at)]
        return Sides(*directed(question, lower_first(meant)), "", available)
    own = placed_level(anchor or named[0], families) if named else None
    if own and told:
        found = _told(question, own, told[0], pages, families)
        if isinstance(found, str):
            return Sides(own, None, found, available)
        if found is not None and found[1].id != own[1].id:
            return _in_order(own, found, available)
    missing = about.families[0].unmet or about.families[0].unmet_alone
    if own and missing.casefold() in _LOWER_ONE:
        other = rung(own, pages, -1)
        if other is not None:
            return Sides(other, own, "", available)
    elsewhere = lacking_family(links, about) if own and not missing else None
    if own and elsewhere:
        lacks = tuple(level.title for level in elsewhere.family.levels)
        return _lone(own, elsewhere.unmet, lacks, elsewhere.family.title)
    if missing:
        return _lone(own, missing, available) if own else Sides(None, None, missing, available)
    ordinary = plain_beside(own, pages) if own and says_plain(question, titles.words(own[1].title)) else None
    if own and ordinary is not None:
        return _in_order(own, ordinary, available)
    split = plain_side(question, about.families[0], own) if own and not told else None
    if own and split is not None:
        return _in_order(own, split, available)
    return _beside(question, own, pages, named[0].at, available) if own else None


def _in_order(one: Placed, other: Placed, available: tuple[str, ...], *, assumed: bool = False) -> Sides:
    """Two levels that are here, the lower first."""
    low, high = lower_first([one, other])
    return Sides(low, high, "", available, assumed=assumed)


def _lone(own: Placed, missing: str, available: tuple[str, ...], family: str = "") -> Sides:
    """A level against one that is not here and, by its rank, stands above it or below."""
    above = titles.seniority(missing) >= titles.seniority(own[1].title)
    return Sides(own if above else None, None if above else own, missing, available, family)


def _anchor(question: str, told: Sequence[Relation], named: Sequence[LevelLink]) -> LevelLink | None:
    """The level from which another is told by rungs: the one named right after that, else the last one before it.

    Null where nothing is told so, or where both levels are named after it: "the step up from Senior to Staff".
    """
    beside = [each for each in told if each.beside]
    if not beside or not named:
        return None
    after = sorted((link for link in named if link.at >= beside[0].end), key=lambda link: link.at)
    if beside[0].anchored and after:
        before = words(question)[after[-1].at - 1].text.casefold() if after[-1].at else ""
        return None if len(after) > 1 and before in {"to", "into"} else after[0]
    return max(named, key=lambda link: link.strength)


def _told(
    question: str, own: Placed, relation: Relation, pages: Sequence[JobFamily], families: Catalogue
) -> Placed | str | None:
    """The level told by its place beside `own`; its title where it is no level here; null beyond the ladder's ends."""
    if relation.beside:
        return rung(own, pages, relation.steps if relation.way is Way.ABOVE else -relation.steps)
    if relation.way is Way.LEADER:
        found = leader(own, pages, families.outline(), families)
        return str(own[1].reports_to.value) if found is None and own[1].reports_to else found
    return end_meant(question, relation, own[0], pages)


def _beside(question: str, own: Placed, pages: Sequence[JobFamily], at: int, available: tuple[str, ...]) -> Sides:
    """A level, named at word `at`, against the one above where the question looks up, else the one below.

    The lowest is set against the one above too, unless it is what that adds itself that is asked for.
    """
    below, above = rung(own, pages, -1), rung(own, pages, 1)
    up = upwards(question, at) or (below is None and not _ADDS.search(question))
    other = above if above and up else below
    if other is None:
        return Sides(None, own, "", available, assumed=True)
    return _in_order(own, other, available, assumed=True)

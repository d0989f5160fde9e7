"""The two sides of a comparison: which level is the lower, which the higher, and which is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from corpus import title as titles
from corpus.model import JobFamily, Level
from service.ask.subject import Subject, lower_first, neighbour, relative, surest_level
from service.linking import LevelLink, Links
from service.wording import words

_RANKS = {
    "senior",
    "sr",
    "staff",
    "principal",
    "lead",
    "junior",
    "manager",
    "director",
    "associate",
    "intern",
    "head",
    "vp",
}
_UPWARDS = re.compile(
    r"\b(?:beyond|after|next|above|past|out of|up from|promoted from|promotion from|moving? on from|currently|right now|already|today)\b|\bi'?m an?\b|\bi am an?\b|\bas an?\b[^,?]{0,40}\bnow\b",
    re.IGNORECASE,
)


class Families(Protocol):
    """Where job families come from."""

    def family(self, family_id: str) -> JobFamily:
        """The family of that id; KeyError where there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Sides:
    """The levels to compare, each with its family; null where the question names one that does not exist.

    `available` are the titles of the family meant.
    """

    before: tuple[JobFamily, Level] | None
    after: tuple[JobFamily, Level] | None
    missing: str
    available: tuple[str, ...]


def sides(question: str, links: Links, about: Subject, families: Families) -> Sides | None:
    """The sides a question compares; null where it names no family at all."""
    named = _meant(links, about)
    if not named and not about.families:
        return None
    if len(named) >= 2:
        pair = _surest_pair(question, named)
        found = [(family := families.family(link.family.id), family.level(link.level.id)) for link in pair]
        low, high = lower_first(found)
        return Sides(low, high, "", _titles(families, pair[0].family.id))
    family_id = (named[0] if named else about.families[0]).family.id
    family = families.family(family_id)
    available = tuple(level.title for level in family.levels)
    absent = _absent_rank(question, family, named)
    if named:
        level = family.level(named[0].level.id)
        if absent:
            if titles.seniority(absent) >= titles.seniority(level.title):
                return Sides((family, level), None, absent, available)
            return Sides(None, (family, level), absent, available)
        step = relative(question)
        if step:
            other = neighbour(family, level, step)
            if other is not None:
                low, high = lower_first([(family, level), (family, other)])
                return Sides(low, high, "", available)
        below, above = neighbour(family, level, -1), neighbour(family, level, 1)
        upwards = bool(_UPWARDS.search(question)) and above is not None
        if (upwards or below is None) and above is not None:
            return Sides((family, level), (family, above), "", available)
        if below is not None:
            return Sides((family, below), (family, level), "", available)
        return Sides(None, (family, level), "", available)
    if absent:
        return Sides(None, None, absent, available)
    return None


def _meant(links: Links, about: Subject) -> list[LevelLink]:
    """The levels compared: two of the family meant, else one of it and one of another family named in other words."""
    own = _distinct(about.levels)
    if not own:
        return []
    home = own[0].family.id
    inside = [link for link in own if link.family.id == home]
    if len({link.matched.lower() for link in inside}) >= 2:
        return inside
    words = {word.lower() for link in inside for word in link.matched.split()}
    abroad = [
        link for link in _distinct(links.levels)
        if link.family.id != home and not words & {word.lower() for word in link.matched.split()} - _RANKS
    ]  # fmt: skip
    return [inside[0], *abroad] if abroad else inside[:1]


def _distinct(named: tuple[LevelLink, ...]) -> list[LevelLink]:
    found: dict[str, LevelLink] = {}
    for link in named:
        found.setdefault(link.level.id, link)
    return list(found.values())


def _surest_pair(question: str, named: list[LevelLink]) -> list[LevelLink]:
    """The two levels meant: of several, those whose matched words differ and cover the question best."""
    best = surest_level(question, [link for link in named if link.strength >= 0.95 * named[0].strength])
    others = [link for link in named if link is not best and link.matched.lower() != best.matched.lower()]
    others = others or [link for link in named if link is not best]
    within = [link for link in others if link.family.id == best.family.id] or others
    strongest = max(link.strength for link in within)
    return [best, surest_level(question, [link for link in within if link.strength >= 0.95 * strongest])]


def _absent_rank(question: str, family: JobFamily, named: list[LevelLink]) -> str:
    """A rank the question says that no level of the family bears, as written."""
    borne = frozenset(word for level in family.levels for word in titles.words(level.title))
    said = [
        word.text
        for word in words(question)
        if word.is_rank and not all(part in borne for part in word.stands_for)
        and not any(word.text.lower() in link.matched.lower().split() for link in named)
    ]  # fmt: skip
    return " ".join(dict.fromkeys(said))


def _titles(families: Families, family_id: str) -> tuple[str, ...]:
    return tuple(level.title for level in families.family(family_id).levels)

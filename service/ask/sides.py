"""The two sides of a comparison: which level is the lower, which the higher, and which is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import title as titles
from corpus.model import JobFamily, Level, Track
from service.ask.ladder import Placed, lower_first, manager_of, neighbour, pages_in_order
from service.ask.relation import asker_is_on, relative, upwards
from service.ask.subject import SURE, Subject
from service.chain import Families
from service.links import FamilyLink, LevelLink, Links

_CONTRIBUTOR = re.compile(r"\b(?:ics?|individual[- ]contributors?)\b", re.IGNORECASE)
_MANAGER = re.compile(r"\bmanage(?:rs?|ment|rial)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sides:
    """The levels to compare, each with its family; null where the question names one that does not exist.

    `missing` are the words for it, `available` the titles of the family meant, which is called `family`.
    """

    before: Placed | None
    after: Placed | None
    missing: str
    available: tuple[str, ...]
    family: str = ""


def sides(question: str, links: Links, about: Subject, families: Families) -> Sides | None:
    """The sides a question compares; null where it names no family, or no level of one."""
    if not about.families:
        return None
    home = families.family(about.families[0].family.id)
    pages = [families.family(page) for page in sorted(about.families[0].pages)]
    available = tuple(level.title for _, level in pages_in_order(home, pages))
    named = _named(question, links, about)
    if relative(question):  # "the level above Senior, for buyers" is set against the Senior
        named = sorted(named, key=lambda link: -link.strength)[:1]
    if len(named) >= 2:
        low, high = lower_first([_placed(link, families) for link in sorted(named, key=lambda link: link.at)])
        return Sides(low, high, "", available)
    own = _placed(named[0], families) if named else None
    both = _tracks(question, home, own, families, links)
    if both is not None:
        return Sides(*both, "", available)
    missing = about.families[0].unmet or about.families[0].unmet_alone
    elsewhere = _lacking(links, about) if own and not missing else None
    if own and elsewhere:
        higher = titles.seniority(elsewhere.unmet) >= titles.seniority(own[1].title)
        lacks = tuple(level.title for level in elsewhere.family.levels)
        before, after = (own, None) if higher else (None, own)
        return Sides(before, after, elsewhere.unmet, lacks, elsewhere.family.title)
    if missing:
        if own is None:
            return Sides(None, None, missing, available)
        higher = titles.seniority(missing) >= titles.seniority(own[1].title)
        return Sides(own, None, missing, available) if higher else Sides(None, own, missing, available)
    return _beside(question, own, pages, named[0].at, available) if own else None


def _named(question: str, links: Links, about: Subject) -> list[LevelLink]:
    """The two levels meant, or the one: of the family meant, else one of it and one of another named elsewhere."""
    home = about.families[0].family.id
    own = sorted((link for link in about.levels if link.family.id == home), key=lambda link: link.at)
    others_levels = away(links, about)
    if len(own) > 2:  # "as a Senior Buyer, Staff or manager": the Senior only says who asks
        own = [link for link in own if not asker_is_on(question, link.at)] or own
    if len(own) > 1 and others_levels:
        own = [link for link in own if not link.alone] or own
    if len(own) >= 2 and not others_levels:
        ranked = sorted(own, key=lambda link: -link.strength)
        first = ranked[0]
        others = [link for link in ranked[1:] if link.at != first.at] or ranked[1:]
        return [first, others[0]]
    return [*own[:1], *others_levels[:1]]


def away(links: Links, about: Subject) -> list[LevelLink]:
    """The levels of a family, or other page, that other words of the question name than those of the family meant.

    Surest first.
    """
    home = about.families[0]
    meant = {link.family.id for link in about.families}
    apart = {link.family.id for link in links.families if _apart(link, home)} - meant
    taken = {link.at for link in links.levels if link.family.id == home.family.id}
    levels = [
        link for link in links.levels
        if link.family.id in apart or (link.family.id in home.pages and link.at not in taken)
    ]  # fmt: skip
    beside = [link for link in levels if not link.alone]
    return beside or levels


def _lacking(links: Links, about: Subject) -> FamilyLink | None:
    """The other family that a question names whole, with a rank none of its levels bears; null where there is none."""
    home = about.families[0]
    having = {link.family.id for link in links.levels}
    return next(
        (
            link for link in links.families
            if link.unmet and link.strength >= SURE and link.family.id not in having and _apart(link, home)
        ),
        None,
    )  # fmt: skip


def _apart(link: FamilyLink, home: FamilyLink) -> bool:
    return bool(link.positions) and not link.positions & home.positions


def _placed(link: LevelLink, families: Families) -> Placed:
    family = families.family(link.family.id)
    return family, family.level(link.level.id)


def _tracks(
    question: str, home: JobFamily, own: Placed | None, families: Families, links: Links
) -> tuple[Placed, Placed] | None:
    """Contributor and manager, where a question sets the tracks of a family against each other."""
    if not (_CONTRIBUTOR.search(question) and _MANAGER.search(question)):
        return None
    contributors = [level for level in home.levels if level.track is Track.IC]
    managers = [level for level in home.levels if level.track is Track.MANAGEMENT]
    if own is not None and own[1].track is Track.MANAGEMENT:
        manager: Placed | None = own
    elif managers:
        manager = home, managers[0]
    else:
        others = [families.family(link.family.id) for link in links.families]
        manager = manager_of(own[1] if own else (contributors or home.levels)[-1], others)
    contributor = own if own is not None and own[1].track is Track.IC else None
    if contributor is None and contributors:
        contributor = home, _beneath(contributors, manager)
    return (contributor, manager) if contributor and manager else None


def _beneath(contributors: Sequence[Level], manager: Placed | None) -> Level:
    """The contributor nearest to a manager by grade, not above it; else the highest."""
    grade = manager[1].grade.value if manager and manager[1].grade else None
    if isinstance(grade, int):
        fitting = [
            lv for lv in contributors if lv.grade and isinstance(lv.grade.value, int) and lv.grade.value <= grade
        ]
        if fitting:
            return fitting[-1]
    return contributors[-1]


def _beside(question: str, own: Placed, pages: Sequence[JobFamily], at: int, available: tuple[str, ...]) -> Sides:
    """A level, named at word `at`, against the one above where the question looks up, else the one below."""
    below, above = _next(own, pages, -1), _next(own, pages, 1)
    step = relative(question)
    other = above if step > 0 else below if step < 0 else None
    if other is None:
        other = above if above and (upwards(question, at) or below is None) else below
    if other is None:
        return Sides(None, own, "", available)
    low, high = lower_first([own, other])
    return Sides(low, high, "", available)


def _next(own: Placed, pages: Sequence[JobFamily], step: int) -> Placed | None:
    """The level `step` rungs above: of the same family, or of another page where a role is spread over several."""
    family, level = own
    if not pages:
        other = neighbour(family, level, step)
        return (family, other) if other else None
    ladder = [placed for placed in pages_in_order(family, pages) if placed[1].track == level.track]
    place = [other.id for _, other in ladder].index(level.id) + step
    return ladder[place] if 0 <= place < len(ladder) else None

"""The levels that a question sets against each other by their names, or by less than their names."""

from __future__ import annotations

import re
from collections.abc import Set

from corpus import title as titles
from corpus.model import JobFamily, Level, Track
from service.ask.ladder import Placed
from service.ask.ordinary import says_plain
from service.ask.relation import asker_is_on, relations
from service.ask.subject import Subject
from service.chain import Families
from service.links import WHOLE, FamilyLink, LevelLink, Links
from service.wording import only_codes, words

_JOINT = r"(?:and|or|vs|versus|to|with|against|from|than)"
JOINED = re.compile(_JOINT)
"""What stands between two sides, as one word in lower case."""
SAID = 0.75
"""Share of the surest level's strength from which another is one of the sides beside a level told by its place."""


def named_levels(question: str, links: Links, about: Subject, families: Families) -> list[Placed]:
    """The levels that a question sets against each other by their names, in its order; two at most."""
    named = sorted(named_links(question, links, about), key=lambda link: link.at) if about.families else []
    return [placed_level(link, families) for link in named]


def named_links(question: str, links: Links, about: Subject) -> list[LevelLink]:
    """The two levels meant, or the one: of the family meant, else one of it and one of another named elsewhere."""
    home = about.families[0].family.id
    own = sorted((link for link in about.levels if link.family.id == home), key=lambda link: link.at)
    others_levels = _away(links, about)
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


def two_sided(question: str, links: Links, about: Subject) -> bool:
    """Whether a question names two levels, or tells one by its place beside another, or both ends of a ladder."""
    told = relations(question)
    ends = [each for each in told if each.extreme]
    if len({link.at for link in about.levels}) > 1 or len(ends) > 1:
        return True
    if not about.levels:
        return False
    plain = says_plain(question, titles.words(about.levels[0].level.title))
    return plain or len(told) > len(ends) or bool(_away(links, about))


def _away(links: Links, about: Subject) -> list[LevelLink]:
    """The levels of a family, or other page, that other words of the question name than those of the family meant.

    Surest first.
    """
    home = about.families[0]
    meant = {link.family.id for link in about.families}
    apart = {link.family.id for link in links.families if stands_apart(link, home)} - meant
    taken = {link.at for link in links.levels if link.family.id == home.family.id}
    levels = [
        link for link in links.levels
        if link.family.id in apart or (link.family.id in home.pages and link.at not in taken)
    ]  # fmt: skip
    beside = [link for link in levels if not link.alone]
    return beside or levels


def named_twice(question: str, links: Links, about: Subject) -> bool:
    """Whether both sides of a comparison are called the same: "the difference between a Buyer and a Buyer"."""
    named = {link.matched for link in links.levels} | {link.matched for link in about.families}
    for said in map(re.escape, named):
        for match in re.finditer(rf"\b{said}\W+{_JOINT}\W+(?:(?:an?|the)\W+)?{said}\b", question, re.IGNORECASE):
            before = words(question[: match.start()])
            if not (before and before[-1].is_rank):  # "a Senior Buyer and a Buyer" are two
                return True
    return False


def with_own_codes(links: Links, held: Set[str]) -> Links:
    """The links without levels elsewhere that are named by a code alone which a level of the families meant has."""
    own = {link.level.grade for link in links.levels if link.family.id in held}
    kept = [
        link for link in links.levels
        if link.family.id in held or link.level.grade not in own or not only_codes(link.matched)
    ]  # fmt: skip
    return Links(links.families, tuple(kept))


def lacking_family(links: Links, about: Subject) -> FamilyLink | None:
    """The other family that a question names whole, with a rank none of its levels bears; null where there is none."""
    home = about.families[0]
    having = {link.family.id for link in links.levels}
    return next(
        (
            link for link in links.families
            if link.unmet and link.strength >= WHOLE and link.family.id not in having and stands_apart(link, home)
        ),
        None,
    )  # fmt: skip


def stands_apart(link: FamilyLink, home: FamilyLink) -> bool:
    """Whether a family is named, by other words of the question than those that name another."""
    return bool(link.positions) and not link.positions & home.positions


def plain_side(question: str, home: FamilyLink, own: Placed) -> Placed | None:
    """The plain level of a family, where a question joins the family's name to what only tells a level of it: the
    Buyer of "between Buier and Strategic", of which no level's title is said whole; else null.
    """
    asked = words(question)
    first, last = min(home.positions, default=0), max(home.positions, default=0)
    while last + 1 < len(asked) and asked[last + 1].is_rank:
        last += 1
    while first and asked[first - 1].is_rank:
        first -= 1
    joints = [at for at in range(first, last) if JOINED.fullmatch(asked[at].text.casefold())]
    plain = plain_level(own[0])
    if len(joints) != 1 or plain is None or plain.id == own[1].id:
        return None
    telling = set(titles.words(own[1].title)) - set(titles.words(own[0].title))
    before, after = range(first, joints[0]), range(joints[0] + 1, last + 1)
    tells = [{part for at in places for part in asked[at].stands_for} & telling for places in (before, after)]
    if bool(tells[0]) == bool(tells[1]):
        return None
    told = before if tells[0] else after
    others = [word for at, word in enumerate(asked) if at not in told and word.is_rank]
    of_name = set(titles.words(own[0].title))
    return (own[0], plain) if all(of_name.issuperset(word.stands_for) for word in others) else None


def plain_level(family: JobFamily) -> Level | None:
    """The lowest contributor that bears no word of rank; null where all do."""
    return next((lv for lv in family.levels if lv.track is Track.IC and not titles.key(lv.title).ranks), None)


def placed_level(link: LevelLink, families: Families) -> Placed:
    """The level that a link leads to, with its family."""
    family = families.family(link.family.id)
    return family, family.level(link.level.id)

"""Three levels or more that a question sets against each other, or all of a ladder."""

from __future__ import annotations

import re

from service.ask.ladder import Placed, lower_first, pages_in_order
from service.ask.named_sides import JOINED, SAID, placed_level, with_own_codes
from service.ask.relation import asker_is_on, relations
from service.ask.subject import Subject
from service.chain import Catalogue
from service.level_linking import PLAIN_SHARE
from service.links import LevelLink, Links
from service.wording import words

_LEVELS = re.compile(
    r"\b(?:levels|rungs|ranks)\b|\b(?:each|every|any)\s+(?:\w+\s+){0,3}(?:level|rung)\b", re.IGNORECASE
)


def every_level(question: str) -> bool:
    """Whether a question sets all levels of a ladder against each other: "compare the three buyer levels"."""
    return _LEVELS.search(question) is not None


def chain(question: str, links: Links, about: Subject, families: Catalogue) -> list[Placed]:
    """Three levels or more that a question sets against each other, lowest first; none where it names fewer."""
    if not about.families or any(each.beside or each.extreme for each in relations(question)):
        return []
    home = about.families[0]
    held = {home.family.id} | home.pages
    links = with_own_codes(links, held)
    surest = max((link.strength for link in links.levels), default=0.0)
    sure = [link for link in links.levels if link.strength >= SAID * surest and not asker_is_on(question, link.at)]
    named = [link for link in sure if link.family.id in held]
    if sum(not link.alone for link in named) > 1:  # "Buyer, Senior Buyer and Staff Buyer": the plain one is named too
        plain = [link for link in about.levels if link.family.id in held and link.strength == PLAIN_SHARE * surest]
        named += [link for link in plain if not link.alone and _is_joined(question, link.at)]
    for several in (named, [link for link in sure if not any(_held_at(link, other) for other in sure)]):
        in_order = {link.at: link for link in sorted(several, key=lambda link: link.at)}
        placed = {link.level.id: placed_level(link, families) for link in in_order.values()}
        if len(placed) > 2:
            return lower_first(list(placed.values())) if several is named else list(placed.values())
    ranked = any(link.strength > PLAIN_SHARE * home.strength for link in named)
    if ranked or not about.one_role or not every_level(question):
        return []
    pages = [families.family(page) for page in sorted(home.pages)]
    found = pages_in_order(families.family(home.family.id), pages)
    return found if len(found) > 2 else []


def _is_joined(question: str, at: int) -> bool:
    """Whether the name at a word of a question is one of those that it sets against each other."""
    before = [word.text.casefold() for word in words(question)[max(0, at - 2) : at]]
    while before and before[-1] in {"a", "an", "the", "plain"}:
        before.pop()
    return not before or before[-1] in {"between", "compare", "comparing", "of"} or bool(JOINED.fullmatch(before[-1]))


def _held_at(link: LevelLink, other: LevelLink) -> bool:
    """Whether another level of the same family is named at the same word more surely."""
    return link.at == other.at and link.family.id == other.family.id and link.strength < other.strength

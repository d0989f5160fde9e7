"""Reads what a listing question asks for, one reader a condition.

Each in order takes its words out of the question; the last reads what is left over, without the words of asking, as
what lines must say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from corpus.model import Track
from service.ask.bosses import boss, unranked
from service.ask.bounds import LEAST
from service.ask.conditions import Conditions, Known, ListingQuestion, Unit, Wanted
from service.ask.departments import departments, excluded
from service.ask.extent import REACHING_A_GRADE, extent
from service.ask.graded import graded
from service.ask.listing_content import content_asked
from service.ask.listing_titles import SURE, titles_asked
from service.ask.listing_words import (
    DEGREE,
    HAS_YEARS,
    LEADING,
    OBJECT_OF,
    OF_APPLYING,
    OF_DEPARTMENTS,
    OF_FAMILIES,
    OF_PEOPLE,
    REACHED,
    TOGETHER,
    TRACKS,
    UNREPORTED,
    without,
)
from service.ask.negation import plain
from service.ask.quantity import PEOPLE, quantity
from service.links import Links

_Reader = Callable[[Conditions, str, ListingQuestion], tuple[Conditions, str]]
"""Reads a condition from the words that are left of a question; gives the conditions with it, and the rest."""


def conditions(question: str, links: Links, known: Known) -> Conditions:
    """What a listing question asks for."""
    found, rest = Conditions(unit=_unit(question)), plain(TOGETHER.sub(r"\1-\2", DEGREE.sub("", question)))
    for read in _READERS:
        found, rest = read(found, rest, ListingQuestion(question, links, known))
    return found


def _unit(question: str) -> Unit:
    if OF_FAMILIES.search(question):
        return Unit.FAMILIES
    return Unit.DEPARTMENTS if OF_DEPARTMENTS.search(question) else Unit.LEVELS


def _boss(found: Conditions, rest: str, question: ListingQuestion) -> tuple[Conditions, str]:
    above = boss(rest, unranked(question.links))
    return (replace(found, reports_to=above.title), above.rest) if above else (found, rest)


def _extent(found: Conditions, rest: str, _: ListingQuestion) -> tuple[Conditions, str]:
    """How far ladders reach: where it is asked, ladders are, unless departments are."""
    asked, rest = extent(rest)
    unit = Unit.FAMILIES if (asked.counted or asked.ends) and found.unit is Unit.LEVELS else found.unit
    return replace(found, extent=asked, unit=unit), rest


def _grades(found: Conditions, rest: str, question: ListingQuestion) -> tuple[Conditions, str]:
    rest = REACHING_A_GRADE.sub(" ", rest) if found.unit is Unit.FAMILIES else rest
    grade, rest = graded(rest, question.known.codes)
    return replace(found, grade=grade), REACHED.sub(" ", rest) if grade.extreme else rest


def _unreported(found: Conditions, rest: str, _: ListingQuestion) -> tuple[Conditions, str]:
    return replace(found, unreported=bool(UNREPORTED.search(rest))), UNREPORTED.sub(" ", rest)


def _amounts(found: Conditions, rest: str, _: ListingQuestion) -> tuple[Conditions, str]:
    """An amount; where people are counted, who leads them says no more. With what somebody has, less is open too."""
    asks = rest
    amount, rest = quantity(rest)
    if amount is not None and amount.unit == "year" and HAS_YEARS.search(asks):
        amount = replace(amount, ranges=(range(LEAST, max(each.stop for each in amount.ranges)),))
        rest = without(rest, OF_APPLYING)
    if amount is not None and amount.unit == PEOPLE:
        rest = LEADING.sub(" ", rest)
    return replace(found, said=Wanted(quantity=amount)), rest


def _tracks(found: Conditions, rest: str, question: ListingQuestion) -> tuple[Conditions, str]:
    """The tracks by the first way of saying so that is found, other than in the name of a family ("Account Executive");
    a number of people led is an amount.
    """
    named = " ".join(link.matched.lower() for link in question.links.families if link.strength >= SURE)
    tracks: tuple[Track, ...] = ()
    of_people: re.Pattern[str] | None = None
    for either, pattern in TRACKS:
        said = [match.group() for match in pattern.finditer(rest) if not OBJECT_OF.search(rest[: match.start()])]
        if any(each.lower() not in named for each in said):
            of_people = of_people if tracks else pattern if any(map(OF_PEOPLE.search, said)) else None
            tracks = tracks or either
            rest = pattern.sub(" ", rest)
    return replace(found, tracks=tracks, of_people=of_people), rest


def _departments(found: Conditions, rest: str, question: ListingQuestion) -> tuple[Conditions, str]:
    outside, rest = excluded(rest, question.known.departments)
    inside, rest = departments(rest, question.known.departments)
    return replace(found, departments=inside, outside=outside), rest


_READERS: tuple[_Reader, ...] = (
    _boss,
    _extent,
    _grades,
    _unreported,
    _amounts,
    _tracks,
    _departments,
    titles_asked,
    content_asked,
)

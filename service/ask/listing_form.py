"""Whether a question asks for several levels, by its form: "which roles ...", "who is at grade 9"."""

from __future__ import annotations

import re

from service.ask.asking import asked_in
from service.ask.bosses import asks_for_those, asks_who_reports
from service.ask.conditions import Known
from service.ask.extent import extent
from service.ask.graded import graded
from service.ask.listing_titles import tells, without_reaching
from service.ask.listing_words import (
    ANY_LEVEL,
    COMPARES,
    EACH,
    EACH_LEVEL,
    EVERYTHING,
    LEADING,
    LISTS,
    NEEDS,
    ONE_OPENS,
    THERE_IS,
    WHERE,
    WHO_DOES,
)
from service.ask.quantity import quantity
from service.wording import words

_ALL = re.compile(r"\b(?:all|every|each)\b", re.IGNORECASE)
_AT_A_RANK = re.compile(r"(?:\s+(?:levels?|roles?|rungs?|positions?|titles?|one))?\W*$", re.IGNORECASE)


_OF_LEVELS = re.compile(
    rf"\b(?:{ANY_LEVEL}|posts?|seats?|openings?|vacanc(?:y|ies)|careers?|grades?|bands?|codes?|tracks?|seniority|reports?|"
    r"managers|directors|executives|who|whom|whose|people|(?:every|any|some)(?:one|body))\b",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\b(?:which|what)\s+(?P<head>[\w&-]+)", re.IGNORECASE)


def may_list_levels(question: str, known: Known) -> bool:
    """Whether a question speaks of levels, or of somebody, or asks which of those whom a title names; "which offices
    have buyers" asks for offices.
    """
    if _OF_LEVELS.search(question):
        return True
    asked = _WHICH.search(question)
    said = words(asked["head"] if asked else question)
    return any(word.is_rank or (word.is_plural and known.title_words & set(word.stands_for)) for word in said)


def asks_to_list(question: str, known: Known, *, named: bool) -> bool:
    """Whether the form of a question says that it asks for several levels: "which roles ...", "who is at grade 9".

    `named`: whether it names a role, which a grade may then be asked of.
    """
    if COMPARES.search(question):
        return False
    if ONE_OPENS.match(question) and not THERE_IS.match(question):
        return False
    first, *more = re.split(r"[.;!?]\s+", asked_in(question))
    if (
        EACH_LEVEL.search(first)
        or LISTS.match(first.lstrip(" \"'"))
        or EVERYTHING.match(first)
        or any(map(EACH.match, more))
    ):
        return True
    grade, rest = graded(question, known.codes)
    if not named and WHO_DOES.match(question) and (NEEDS.search(first) or quantity(rest)[0] is not None):
        return True
    if not named and (extent(first)[0].counted or asks_for_a_rank(first)):
        return True
    if named or not grade.any:
        return False
    return (
        grade.extreme
        or grade.ungraded
        or grade.each
        or (grade.coded and asks_for_those(first))
        or bool(grade.ranges or grade.codes & known.codes)
    )


def asks_who_does(question: str) -> bool:
    """Whether a question asks who does or may do a thing, other than to lead others."""
    return WHO_DOES.match(question) is not None and not LEADING.search(question) and not asks_who_reports(question)


def asks_for_a_rank(question: str) -> bool:
    """Whether a question asks for the levels of a rank, or where they are, and for nothing else."""
    return _asks_where_a_rank_is(question) or _asks_for_all_of_a_rank(question)


def _asks_for_all_of_a_rank(question: str) -> bool:
    """Whether a question asks for all levels of a rank, and nothing else: "give me all the seniors"."""
    said = words(question)
    bears = any(word.is_plural for word in said if word.is_rank) or _ALL.search(question) is not None
    others = " ".join(word.text for word in said if not word.is_rank)
    return bears and any(word.is_rank for word in said) and asks_for_those(question) and not tells(others)


def _asks_where_a_rank_is(question: str) -> bool:
    """Whether a question asks in which families a rank is, and nothing else: "where can I become Staff?"."""
    opened = WHERE.match(question)
    ranks = [word.text for word in words(question) if word.is_rank and not word.is_plural]
    if opened is None or not ranks:
        return False
    rest = _AT_A_RANK.sub("", question[opened.end() :])
    reached = without_reaching(rest, ranks, by_any=True)
    return rest.endswith(ranks[-1]) and reached is not None and not tells(" ".join(set(reached.split()) - set(ranks)))

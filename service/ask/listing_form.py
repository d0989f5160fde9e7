"""Whether a question asks for several levels, by its form: "which roles ...", "who is at grade 9"."""

from __future__ import annotations

import re

from service.ask.asking import asked_in
from service.ask.bosses import asks_for_those, asks_who_reports
from service.ask.conditions import Known
from service.ask.graded import graded
from service.ask.listing_words import (
    COMPARES,
    EACH,
    EACH_LEVEL,
    EVERYTHING,
    LEADING,
    LISTS,
    NEEDS,
    ONE_OPENS,
    THERE_IS,
    WHO_DOES,
)
from service.ask.quantity import quantity


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
    if named or not grade.any:
        return False
    return (
        grade.extreme
        or grade.ungraded
        or (grade.coded and asks_for_those(first))
        or bool(grade.ranges or grade.codes & known.codes)
    )


def asks_who_does(question: str) -> bool:
    """Whether a question asks who does or may do a thing, other than to lead others."""
    return WHO_DOES.match(question) is not None and not LEADING.search(question) and not asks_who_reports(question)

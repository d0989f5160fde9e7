"""Years of experience that are asked of a level, and that none of its lines states.

The line nearest to such a question is then another level's, or asks for something else of the same one: "how many years
for a Staff Weaver" is not answered by the Senior Weaver's five. Lines that hold for every level, and pages on no role,
may state them.
"""

from __future__ import annotations

import re

from corpus.model import NEEDS, SectionKind
from indexer.snapshot import Snapshot
from service.answers import Answer, Reason
from service.ask.asked import Asked
from service.ask.asking import asked_in
from service.ask.place import Places
from service.ask.quantity import quantity
from service.ask.reply import Replies
from service.ask.role_lines import RoleLine, role_lines
from service.ask.subject import Subject
from service.links import SURE_LINK
from service.seniority import years_in
from service.vocabulary import vocabulary

LOOKED_AT = 10
"""First lines among which one on no role may state them."""
_YEARS = r"(?:years?|yrs?)"
_ASKS = re.compile(
    rf"\bhow\s+many\s+(?:\w+\s+)?{_YEARS}\b(?!\s+(?:ago|old|ahead|away|apart))(?=\W*$|\s+(?:for|of|as|to\s+be)\b"
    r"|.*\b(?:need\w*|requir\w*|must|should|minimum|have|experience\w*|expected|asked)\b)"
    rf"|\b{_YEARS}\s+(?:of\s+)?(?:[\w-]+\s+){{0,3}}?(?:experience|needed|required|necessary|in\s+the\s+job)\b"
    rf"|\b(?:required|minimum|min|number\s+of|enough|experience)\s+(?:of\s+)?{_YEARS}\b",
    re.IGNORECASE,
)
"""How it is asked for how long somebody has to have worked."""
_SAID = vocabulary("years year yrs experience min minimum required needed number")
"""The words of such a question that say no more than that."""
_OFTEN = re.compile(rf"\b(?:per|an?|each|every)\s+{_YEARS}\b", re.IGNORECASE)
_OF_TIME = re.compile(r"\b(?:years?|yrs?|months?|decades?)\b", re.IGNORECASE)
_WORKED = re.compile(
    r"\b(?:experience\w*|work(?:ed|ing)|spent|serv(?:ed|ing)|career|professional\w*|been\s+(?:here|with|an?\b|\w+ing))"
    r"|\b(?:years?|yrs?|months?)\s+(?:as|of|in|with|(?:since|after)\s+(?:\w+\s+)?(?:registration|registering|qualif\w+"
    r"|graduat\w+|licen[cs]\w+|certif\w+|training|your\s+first|the\s+first))\b"
    r"|^\W*(?:to\s+(?:join|enter|be\s+hired|come\s+in|get\s+in)|entry|joining|before\s+(?:you\s+)?join(?:ing)?|needed|required"
    r"|background|what\s+you\s+(?:bring|need)|you\s+(?:bring|need))\W*(?:[.:–—-]|\n)",
    re.IGNORECASE,
)
"""How a line that is no requirement says that a time in it is one of work."""
_NONE_ASKED = re.compile(
    r"\b(?:no|without|not|never|nor|any|entry|first|new)\b[^.;]*\b(?:experience|job|work\w*|career)\b", re.IGNORECASE
)
"""How a requirement says that none need be brought, which answers how much."""
_NO_YEARS = re.compile(
    r"\b(?:no|not|never|nobody|without)(?:\W+(?!(?:within|for|in|over|under)\b)\w+){0,4}?\W+(?:years?|yrs?|experience)\b",
    re.IGNORECASE,
)
"""How any line does."""
_COUNTED = re.compile(r"\W*\d{1,2}(?:\s*(?:\+|[–—-]|\bto\b|$))")
_LABEL = re.compile(
    r"\W*(?:(?:typical|usual|minimum|min|relevant)\W+)*(?:experience\W+\(?)?(?:in\s+)?years?(?:\s+of)?"
    r"(?:\s+(?:experience|work|service|practice))?\s*(?:\([^()]*\))?\W*",
    re.IGNORECASE,
)
_OF_OTHERS = frozenset({SectionKind.HIRING_PROCESS, SectionKind.PERFORMANCE_INDICATORS})
"""Sections whose times are those of steps and of measures; who moves within needs months in the present job."""


class ExperienceAnswers:
    """Refuses such questions, and asks whose years are meant where a rank alone is named; from one snapshot."""

    def __init__(self, snapshot: Snapshot, replies: Replies, places: Places) -> None:
        self._snapshot = snapshot
        self._replies = replies
        self._places = places
        self._roles = frozenset(family.id for family in snapshot.outline())

    def answer(self, asked: Asked, about: Subject) -> Answer | None:
        """That no years are stated for the level a question asks them of, or which level that is; null for any other
        question.
        """
        if not asks_for_years(asked.question):
            return None
        if not about.families:
            return self._places.rank_alone(asked, _SAID)
        named = [(link.family.id, link.level.id) for link in about.named if link.strength >= SURE_LINK]
        if not named and about.one_family and len(about.families[0].family.levels) == 1:
            only = about.families[0].family
            named = [(only.id, only.levels[0].id)]
        if len(named) != 1:
            return None
        family = self._snapshot.family(named[0][0])
        level = family.level(named[0][1])
        own = list(role_lines(family, level, self._snapshot))
        lines = ((line.item.text, line.section.kind) for line in own)
        near = asked.ranking.found[:LOOKED_AT]
        general = ((line.text, line.section) for line in near if line.family_id not in self._roles)
        if any(map(_is_counted, own)) or any(_states(text, section) for text, section in (*lines, *general)):
            return None
        text = f"{level.title} ({family.title}) states no years of experience."
        return self._replies.not_stated(asked, Reason.NEVER_STATED, text)


def asks_for_years(question: str) -> bool:
    """Whether a question asks how many years of work have to be brought, rather than tells of some."""
    asks = asked_in(question)
    return _ASKS.search(asks) is not None and not _OFTEN.search(asks) and quantity(asks)[0] is None


def _is_counted(line: RoleLine) -> bool:
    """Whether a line is a number under a label that says it is of years: "Years (typical)", and below it "5+"."""
    return bool(_COUNTED.match(line.item.text) and _LABEL.fullmatch(line.label.rpartition(", ")[2]))


def _states(text: str, section: SectionKind) -> bool:
    """Whether a line of that section states a time that somebody has to have worked, or that none is asked."""
    if section in NEEDS:
        return bool(_OF_TIME.search(text) or _NONE_ASKED.search(text))
    worked = bool(years_in(text)) and _WORKED.search(text) is not None
    return section not in _OF_OTHERS and (worked or _NO_YEARS.search(text) is not None)

"""Questions for the person who holds a role: documents that describe roles say neither names nor numbers."""

from __future__ import annotations

import re
from collections.abc import Set

from corpus import title as titles
from service.ask.asking import asking
from service.ask.bosses import asks_for_the_boss
from service.links import Links, named_places
from service.wording import WRITTEN, words

_REACHED_AT = r"(?:(?:tele)?phone|mobile|cell|home|private|e-?mail)(?:\s+phone)?\s+(?:numbers?|address(?:es)?)"
_WHOSE = r"(?:(?:the|your|our|this|current|present|acting|[\w&]+['’]s)\s+)*"
_NAME_OF = re.compile(rf"\b(?:(?:sur)?names?|{_REACHED_AT})\s+of\s+{_WHOSE}(?=\w)", re.IGNORECASE)
_HIS_NAME = re.compile(r"\b(?=\w+['’]s\s+(?:(?:first|last|full|sur)\s?)?names?\W*$)", re.IGNORECASE)
_HOLDS = re.compile(
    rf"^\W*(?:(?:so|and)\s+)?who\s+(?:(?:currently|now|presently|actually)\s+)?(?:holds|fills|occupies)\s+{_WHOSE}"
    r"(?=\w[^;:]*\s(?:job|post|position|role|seat|title)\b(?:\s+(?:now|today|currently|at\s+the\s+moment|here))?\W*$)",
    re.IGNORECASE,
)
"""How it is asked who has a post now."""
_OF_A_LADDER = re.compile(
    r"\b(?:levels?|ladders?|tracks?|grades?|ranks?|steps?|rungs?|tiers?|famil(?:y|ies)|pages?|sections?)\b",
    re.IGNORECASE,
)
"""What has a name that is nobody's: "the name of the manager track"."""
_BY_NAME = re.compile(
    r"\bby\s+name\b|\b(?:his|her|their)\s+(?:sur)?names?\b(?!\s+(?:under|to|on|behind|against)\b)", re.IGNORECASE
)
"""Not whoever puts "their name to" a contract."""
_OLD = re.compile(rf"\bhow\s+old\s+(?:is|are)\s+{_WHOSE}(?=\w)", re.IGNORECASE)
_WHO_IS = re.compile(r"^\W*(?:(?:so|and|ok|hi|hello)\W+)*who(?:['’]s|\s+(?:is|was|are))\b", re.IGNORECASE)
_BOSS_OF = re.compile(r"\b(?:manager|boss|lead|head)\s+of\s+(?:an?|the|our|your|my|all|those|every)\b", re.IGNORECASE)
"""Whom a role reports to, not who holds one: "who is the manager of the pickers"."""
_AFTER = frozenset(
    {
        "right",
        "now",
        "currently",
        "today",
        "here",
        "at",
        "in",
        "the",
        "moment",
        "of",
        "your",
        "our",
        "a",
        "this",
        "these",
        "days",
        "company",
        "firm",
        "organisation",
        "organization",
        "business",
    }
)
"""What may follow a role in "who is the Head of Fruit these days", besides names."""

_NAMED = re.compile(r"\W*[Ww]ho(?:['’]s|\s+is)\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?,\s+(?:the|our|your|an?)\s")
"""How it is asked who somebody is, who is named beside their role."""


def asks_for_a_name(question: str, links: Links) -> bool:
    """Whether a question asks what the person in a role it names is called: "name of your Head of Fruit"."""
    asked = words(question)
    roles = named_places(links.families)
    if not roles:  # "who is the VP Harvest", of whom no document but a reporting line speaks
        ranks = frozenset(place for place, word in enumerate(asked) if titles.ranked(word.text))
        as_title = any(word.text[0].isupper() for word in asked[min(ranks, default=len(asked)) :])
        heads = frozenset(place for place in ranks if titles.key(asked[place].text).heads)
        return (as_title and _asks_who_is(question, ranks)) or _asks_the_name(question, heads)
    if _BY_NAME.search(question) or _NAMED.match(question):
        return True
    if _asks_who_is(question, roles):
        return True
    ranks = frozenset(place for place, word in enumerate(asked) if word.is_rank)
    return _asks_the_name(question, roles | ranks)


def _asks_the_name(question: str, places: Set[int]) -> bool:
    """Whether a question asks for the name or the like of whoever the words at these places say."""
    starts = {match.start(): place for place, match in enumerate(WRITTEN.finditer(question))}
    return any(
        starts.get(match.end()) in places and not _OF_A_LADDER.search(question[match.end() :])
        for pattern in (_NAME_OF, _HIS_NAME, _HOLDS, _OLD)
        for match in pattern.finditer(question)
    )


def _asks_who_is(question: str, roles: Set[int]) -> bool:
    """Whether a question is "who is" with a role and nothing more: "who is currently the Head of Fruit"."""
    start = asking(question)[0].start
    match = _WHO_IS.search(question[start:])
    if match is None or not roles or _BOSS_OF.search(question) or asks_for_the_boss(question):
        return False
    asked = words(question)
    before = len(words(question[: start + match.end()]))
    between = {word.text.casefold() for word in asked[before : min(roles)] if not word.is_rank}
    after = [word for word in asked[max(roles) + 1 :] if not word.is_rank]
    named = all(word.text[:1].isupper() or word.text.casefold() in _AFTER for word in after)
    return min(roles) >= before and named and between <= _AFTER

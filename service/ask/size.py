"""How big a body of people is, as it is asked and as lines tell it: "a crew of nine", "two writers and a clerk"."""

from __future__ import annotations

import re

from service.ask.amounts import RANGE, VAGUE, people_led
from service.seniority import ROLES

TOLD = 1.0
"""What a line counts that says how many people are led, or make up a body of them."""
COUNTED = 0.8
"""The same of one that counts people, whoever they are to the role."""
PASSING = 0.4
"""The same of one that counts people who are hired, taught or met."""
_BODY = (
    r"(?:teams?|groups?|departments?|depts?|divisions?|organi[sz]ations?|orgs?|units?|crews?|squads?|desks?|pods?|"
    r"branch(?:es)?|staff|workforce|practices?|chapters?|guilds?|compan(?:y|ies)|function)"
)
_BIG = r"\bhow\s+(?:big|large|small)\s+"
_NAMED = r"(?:[\w&'’-]+\s+)"
_OVER = (
    r"(?:(?:manag|lead|supervis|overse)\w*|under|beneath|team|working\s+for|answer(?:s|ing)?\s+to|report(?:ing)?\s+to)"
)
_ASKED = re.compile(
    rf"""
    {_BIG}(?:(?:an?|is|are|was|of)\s+)*{_NAMED}{{0,4}}?{_BODY}\b(?!['’]s\s)
    |{_BIG}is\s+(?!(?:the|an?|my|your|our|each|this|that|it|he|she)\b)[\w&]+(?:\s+and\s+\w+)?\W*$  # "is finance?"
    |\b(?:size|strength)\s+of\s+{_NAMED}{{0,4}}?{_BODY}\b
    |(?:^\W*|\b(?:what|which)\s+){_NAMED}{{0,2}}{_BODY}(?:['’]s?)?\s+(?:size|strength)\b
    |(?:^\W*|\b(?:what|which|the|is)(?:['’]s)?\s+)(?:(?:current|total|the)\s+)*head\s?-?count\s+(?:of|for|in|under)\b
    |\bhow\s+many\s+(?:would|will|do|does|did|can|should|must|are|am|is|works?|sits?)\b(?=.*\b{_OVER}\b)
    |\bhow\s+many\s+(?:of\s+\w+\s+)?(?:are|were)\s+(?:they|there|we)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What asks how many people there are, without naming them."""
_PEOPLE = (
    r"(?:people|persons?|staff|employees|members|heads|ftes?|reports(?!\s+to\b)|attorneys|counsel|clerks|paralegals|"
    rf"{ROLES})"
)
_OF_TIME = r"(?:years?|months?|weeks?|days?|hours?|minutes?|times|per)\b"
_COUNT = rf"(?<![\w.])(?:{RANGE}\s*\+?|{VAGUE})\s+(?:(?!{_OF_TIME})[a-z][\w’'&/-]*\s+){{0,3}}?{_PEOPLE}\b"
_CONSISTS = r"\b(?:(?:consist|compris|compos)\w*|made\s+up)\b"
_MADE_UP = re.compile(
    rf"""
    \b{_BODY}\b[^.;:]{{0,40}}?{_CONSISTS}\s+(?:of\s+)?(?:[a-z][\w’'-]*\s+){{0,3}}?{RANGE}
    |\b{_BODY}\s+of\s+(?:(?:about|some)\s+)?(?>{RANGE})(?!\s*%|[\d.,])
    |\bthere\s+are\s+(?:\w+\s+)?{RANGE}\s+of\s+(?:them|us|you)\b
    |\bthere\s+is\s+(?:only\s+|just\s+)?one\b(?=\s*[.;,]|\W*$)|\b(?:you|they|there)(?:['’]re|['’]s|\s+are|\s+is)\s+the\s+only\s+one\b(?!\s+(?:who|that|to|with|of)\b)
    |(?<![\w.]){RANGE}\s+(?:person|people)\s+(?:holds?|has|have|does|do)\s+(?:this|the)\s+(?:title|job|role|post|position)\b
    |(?<![\w.]){RANGE}\s+(?:people\s+|[\w-]+s\s+)?strong\b
    |\b{_BODY}\b(?:\s+[\w’'-]+){{0,3}}?\s+(?:is|are|has|have|counts?|numbers?)\s+(?:[\w’'-]+\s+){{0,2}}?{_COUNT}
    |{_COUNT}(?:\s+[\w’'-]+){{0,3}}?\s+(?:work|serve|sit|make\s+up|staff)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""How a line says how many make up a body of people."""
_COMPOSED = re.compile(rf"\b{_BODY}\b[^.;:]{{0,40}}?{_CONSISTS}", re.IGNORECASE)
"""How it says who makes it up, with no number."""
_IN_PASSING = re.compile(
    r"\b(?:hir\w*|recruit\w*|train\w*|teach\w*|mentor\w*|coach\w*|interview\w*|meets?|talks?|sessions?|every|each)\b",
    re.IGNORECASE,
)


def asks_size(clause: str) -> bool:
    """Whether a clause asks how many people there are without naming them: "how big a team"."""
    return _ASKED.search(clause) is not None


def names_people(text: str) -> bool:
    """Whether a line gives a number of people by a name for them: people, staff, clerks."""
    return re.search(_COUNT, text, re.IGNORECASE) is not None


def size_told(text: str) -> float:
    """How far a line tells the number of people in a body or under somebody, in [0, 1]."""
    if _MADE_UP.search(text) or any(each.value > 0 for each in people_led(text)):
        return TOLD
    if _COMPOSED.search(text):
        return COUNTED
    counted = [re.split(r"[.;]", text[: match.start()])[-1] for match in re.finditer(_COUNT, text, re.IGNORECASE)]
    return max((PASSING if _IN_PASSING.search(before) else COUNTED for before in counted), default=0.0)

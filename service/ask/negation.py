"""What a listing question asks for, and what it must not be: "Excel but not SQL", "without a degree", "no quota"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.ask.listing_words import ASKED, GENERIC, TOKEN

_NOT = re.compile(
    r"\b(?:(?P<no>no|without|lacking|nothing to do with)"
    r"|(?:(?:is|are|do|does|did|would|will|can|must|should)\s+)?(?:not(?!\s+(?:only|just|merely|simply)\b)|never|nobody))\b",
    re.IGNORECASE,
)
_SHORT = (
    (re.compile(r"\bca(?=n['’]t\b)", re.IGNORECASE), "can"),
    (re.compile(r"\bwo(?=n['’]t\b)", re.IGNORECASE), "will"),
)
_NOT_SHORT = re.compile(r"n['’]t\b|(?<=\bcan)not\b", re.IGNORECASE)
_NOT_WITHOUT = re.compile(
    r"\b(?:not|never|nobody|no[- ]one|none|impossible|unthinkable|closed)\b((?:\s+\w+){0,4}?)\s+without\b",
    re.IGNORECASE,
)
_INDIFFERENT = re.compile(
    r"\bnot\s+(?:\w+ly\s+)?(?:care|mind|bother|fuss|insist)\b(?:\s+(?:about|on|over|if|whether))?"
    r"(?:\s+(?:I|you|one|somebody|someone)(?:\s+(?:have|has|hold|holds|got))+\s+no\b)?",
    re.IGNORECASE,
)
"""How it is said that a thing is not asked for: "do not care about degrees", "do not mind if I have no degree"."""
_NEITHER = re.compile(r"\bneither\b((?:\W+\w+){1,6}?)\s+nor\b", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:when|whenever|if|because|since|while|although|though|so\s+that)\b[^,;.?!]*$", re.IGNORECASE)
"""What opens a clause that says when or why, and asks for nothing."""
_END = re.compile(r"[,;.?!]|\b(?:but|and|who|that|which|where|because|since|while|as|if)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Split:
    """A question's wording in two: what is asked for, and what is not wanted; `unwanted` "" where nothing is."""

    wanted: str
    unwanted: str


def plain(question: str) -> str:
    """A question with "not" written out, and what cannot be done without a thing said as what requires it."""
    for said, whole in _SHORT:
        question = said.sub(whole, question)
    question = _NOT_SHORT.sub(" not", _NEITHER.sub(r"no\1 or", question))
    return _NOT_WITHOUT.sub(r"\1 requires", _INDIFFERENT.sub("not need", question))


def split(question: str) -> Split:
    """The wording of a question without contractions, in two.

    "No X" and "without X" mean what follows; "not" means what is asked for after it, or before it where nothing is
    ("that a degree is not needed for").
    """
    match = _NOT.search(question)
    if match is None or _ASIDE.search(question[: match.start()]):
        return Split(question, "")
    before, after = question[: match.start()], question[match.end() :]
    end = _END.search(after)
    scope, rest = (after[: end.start()], after[end.start() :]) if end else (after, "")
    if _telling(scope):
        return Split(f"{before} {rest}", scope)
    if match["no"] or not ASKED.search(scope):
        return Split(question, "")
    start = max((each.end() for each in _END.finditer(before)), default=0)
    return Split(f"{before[:start]} {rest}", before[start:]) if _telling(before[start:]) else Split(question, "")


def _telling(text: str) -> bool:
    return any(word.lower() not in GENERIC for word in TOKEN.findall(text))

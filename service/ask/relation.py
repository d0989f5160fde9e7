"""How a question sets levels against each other: the one above, the next step up, the one the asker is on."""

from __future__ import annotations

import re

from service.phrases import phrases
from service.wording import words

_RELATIVE = re.compile(
    r"\b(?:level|one|step|rung|role|grade|position)s?\s+(?:right |just |directly )?"
    r"(?P<way>above|below|over|under|after|before|beneath|up from|down from)\b"
    r"|\b(?:next|following)\s+(?:level|step|rung|role)\s+(?:after|up from|above|from)\b",
    re.IGNORECASE,
)
_DOWN = frozenset({"below", "under", "before", "beneath", "down from"})
_NEXT = phrases(
    """
    next (?:level|step|rung|role|grade|one)
    currently
    right now
    at the moment
    already
    today
    """
)
_BEYOND = frozenset({"beyond", "after", "above", "past", "over", "from", "out"})
_ON_IT = frozenset({"as", "being", "i'm", "im", "am", "currently", "today's", "now"})
_ARTICLES = frozenset({"a", "an", "the", "currently", "now"})


def relative(question: str) -> int:
    """+1 where a question means the level above the one it names, -1 for the one below, else 0."""
    match = _RELATIVE.search(question)
    if match is None:
        return 0
    return -1 if (match.group("way") or "").lower() in _DOWN else 1


def upwards(question: str, at: int) -> bool:
    """Whether a question looks up from the level it names at its word `at`, rather than down from it."""
    return bool(_BEYOND & set(_before(question, at))) or asker_is_on(question, at) or bool(_NEXT.search(question))


def asker_is_on(question: str, at: int) -> bool:
    """Whether the level that the question names at its word `at` is the asker's own: "as a Senior Buyer, ..."."""
    before = _before(question, at)
    while before and before[-1] in _ARTICLES:
        before.pop()
    return bool(before) and before[-1] in _ON_IT


def _before(question: str, at: int) -> list[str]:
    """The three words before a word of the question."""
    return [word.text.casefold().replace("’", "'") for word in words(question)[max(0, at - 3) : at]]

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
_UPWARDS = phrases(
    r"""
    beyond
    after
    next
    above
    past
    out of
    up from
    promot(?:ed|ion) from
    mov(?:e|ing) on from
    currently
    right now
    already
    today
    i['’]?m an?
    i am an?
    as an? [^,?]{0,40} now
    """
)
_ON_IT = frozenset({"as", "being", "i'm", "im", "am", "currently", "today's", "now"})
_ARTICLES = frozenset({"a", "an", "the", "currently", "now"})


def relative(question: str) -> int:
    """+1 where a question means the level above the one it names, -1 for the one below, else 0."""
    match = _RELATIVE.search(question)
    if match is None:
        return 0
    return -1 if (match.group("way") or "").lower() in _DOWN else 1


def upwards(question: str) -> bool:
    """Whether a question looks up from the level it names, rather than down from it."""
    return bool(_UPWARDS.search(question))


def asker_is_on(question: str, at: int) -> bool:
    """Whether the level that the question names at its word `at` is the asker's own: "as a Senior Buyer, ..."."""
    before = [word.text.casefold().replace("’", "'") for word in words(question)[max(0, at - 3) : at]]
    while before and before[-1] in _ARTICLES:
        before.pop()
    return bool(before) and before[-1] in _ON_IT

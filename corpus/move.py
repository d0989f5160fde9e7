"""Headings that name the way from one rung to the next ("Senior to Staff", "Buyer → Senior Buyer"), and no level."""

from __future__ import annotations

import re

from corpus import title as titles

_MOVE = re.compile(
    r"(?:(?:moving|going|growing|stepping|progress\w+|promot\w+|transition\w*|the (?:step|move))\s+(?:up\s+)?)?"
    r"(?P<from>from\s+)?(?P<low>.+?)(?:\s+(?P<to>to)\s+|\s*(?:→|⇒|➔|➜|⟶|[-–=]>)\s*)(?P<high>.+)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:the|our|an?)\s", re.IGNORECASE)
"""How whom somebody serves begins, behind "to"; the rung above is named without."""

_HELPING = frozenset({"assistant", "deputy"})
"""Ranks that may be all a title says before whom it serves."""


def is_move(heading: str) -> bool:
    """Whether a heading leads from one rung to another of the same role: "Baker to Senior Baker", "L3 → L4".

    "Chief of Staff to the CFO", "Executive Assistant to CEO" and "Order to Cash Analyst" are titles.
    """
    found = _MOVE.fullmatch(heading.strip(" :.*"))
    if found is None or _ARTICLE.match(found["high"]) or not titles.ranked(found["high"]):
        return False
    codes = [titles.code(found[side]) for side in ("low", "high")]
    if found["to"] and not found["from"] and any(titles.is_code(found[side]) for side in ("low", "high")):
        return False  # "IC2 to IC4" are the levels between
    low, high = (titles.key(titles.without_code(found[side])) for side in ("low", "high"))
    if low == high and codes[0] == codes[1]:
        return False
    if low.subject:
        return low.subject == high.subject and _written(low.subject, found["high"])
    return bool(codes[0] or low.heads or low.ranks - _HELPING)


def joins_codes(text: str) -> bool:
    """Whether words lead from one code to another ("D1 to D2", "IC4 → IC5"), and are no title whichever is meant."""
    found = _MOVE.fullmatch(text.strip(" :.*"))
    return found is not None and all(titles.is_code(found[side]) for side in ("low", "high"))


def _written(words: frozenset[str], title: str) -> bool:
    """Whether a title has all those words as they are: "CEO" says "executive", and does not write it."""
    return words <= {titles.stem(word) for word in re.findall(r"\w+", title.lower())}

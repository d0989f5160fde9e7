"""Which of two levels a question says has more than the other: "what does design want that research does not"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import title as titles
from service.ask.ladder import Placed
from service.wording import SAME_STEM, likeness, words

WANTS_BEYOND = re.compile(
    r"\b(?:does|do|is|are|must|should|would|has|have|can|need)\s+(?P<more>[^?;.]+?)\s+(?:that|which|and)\s+"
    r"(?P<less>[^?;.]+?)\s+(?:(?:do|does|is|are|has|have|need|must|can|would)(?:\s+not|n['’]?t)|lacks?|cannot)\b",
    re.IGNORECASE,
)
"""How a question says which side has more: "what does design want that research does not"."""
_OVER = re.compile(
    r"\b(?:does|do|is|are|must|should|would|has|have|can|need)\s+(?P<more>[^?;.]+?)\s+"
    r"(?:over|beyond|on\s+top\s+of|more\s+than)\s+(?P<less>[^?;.]+)",
    re.IGNORECASE,
)
"""The same of what one side has over the other: "what does design do beyond research"."""


def directed(question: str, both: Sequence[Placed]) -> tuple[Placed, Placed]:
    """The two levels, with the one last of which a question says that it has more than the other, where not one of
    them stands above the other on a ladder.
    """
    low, high = both
    match = WANTS_BEYOND.search(question) or _OVER.search(question)
    alike = low[1].grade is not None and high[1].grade is not None and low[1].grade.value == high[1].grade.value
    if match is None or (low[0].id == high[0].id and not alike):
        return low, high
    more, less = match["more"], match["less"]
    turned = _said(low, high, more) + _said(high, low, less) - _said(high, low, more) - _said(low, high, less)
    return (high, low) if turned > 0 else (low, high)


def _said(one: Placed, other: Placed, text: str) -> int:
    """How many words of a text are of one title and not of the other."""
    own = set(titles.words(one[1].title)) - set(titles.words(other[1].title))
    said = [part for word in words(text) for part in word.stands_for]
    return sum(any(likeness(part, word) >= SAME_STEM for word in own) for part in said)

"""Where one ladder parts into two: "There is a fork after Cook III", "From Cook III the path splits in two"."""

from __future__ import annotations

import re

from corpus.model import JobFamily, Level

_PARTS = re.compile(
    r"\b(?:forks?|forking|splits?|splitting|branch(?:es|ing)?(?: (?:off|out))?|divid(?:es?|ing)|parts?(?= (?:in|after))"
    r"|separates?|two (?:tracks|paths|ladders|ways|branches|routes|directions))\b",
    re.IGNORECASE,
)
_BEHIND = r"\b(?:after|beyond|above|past|from|at|following)\s+(?:the\s+|an?\s+|being\s+an?\s+|level\s+(?:of\s+)?)?"
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")


def fork(family: JobFamily) -> Level | None:
    """The level after which what holds for a whole family says that its ladder parts, null where it says none."""
    said = (item.text for section in family.shared_sections for item in section.items)
    for sentence in (each for text in said for each in _SENTENCE.split(text) if _PARTS.search(each)):
        named = [
            (len(level.title), n)
            for n, level in enumerate(family.levels)
            if re.search(rf"{_BEHIND}{re.escape(level.title)}(?!\w)", sentence, re.IGNORECASE)
        ]
        if named:
            return family.levels[max(named)[1]]
    return None

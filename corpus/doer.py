"""A page is titled by what people do ("Copywriting", "Design"), and calls them what they are: "our copywriters"."""

from __future__ import annotations

import re

from corpus import title as titles
from corpus.headline import are_roles

_DOING = "ing"
_ENDINGS = ("er", "or", "ant")
"""How words for people end that are made of what they do: "designer", "auditor", "accountant"."""
_CUT = ("", "e")
"""The same where "ing" is but cut off: "engineer", "nurse"."""
_SHORTEST = 3  # letters before it
_RANKS = "|".join(sorted({*titles.RANKS, *titles.HEADS}))


def of_people(title: str, text: str) -> str:
    """The title of a page with the word for the people whom its text speaks of, where it ends in what they do.

    A text speaks of people where it gives the word a rank, calls them its own, expects something of them, or says that
    they report to somebody: "printers" alone may be machines.
    """
    before, space, last = title.rpartition(" ")
    stem = last.removesuffix(_DOING)
    if len(stem) < _SHORTEST or not stem.isalpha() or are_roles([last]):
        return title
    endings: tuple[str, ...] = (*_CUT, *_ENDINGS) if stem != last else _ENDINGS
    for word in (stem + ending for ending in endings):
        people = (
            rf"\b(?:(?:{_RANKS}|our|every|each)\s+{word}s?\b|{word}s?\b[^.;:\n]{{0,40}}\breports?\s+to\b"
            rf"|expect\w*\s+(?:of|from)\s+(?:an?\s+|the\s+|our\s+)?{word}s?\b)"
        )
        if are_roles([word]) and re.search(people, text, re.IGNORECASE):
            return before + space + word
    return title

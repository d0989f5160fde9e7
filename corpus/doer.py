"""A page is titled by what people do ("Copywriting"), and calls them what they are: "our copywriters"."""

from __future__ import annotations

import re

from corpus import title as titles
from corpus.headline import are_roles

_DOING = "ing"
_ENDINGS = ("", "e", "er", "or", "ant")
"""What takes the place of "ing" in the words for people: "engineer", "nurse", "copywriter", "auditor", "accountant"."""
_SHORTEST = 3  # letters before it
_RANKS = "|".join(sorted({*titles.RANKS, *titles.HEADS}))


def of_people(title: str, text: str) -> str:
    """The title of a page with the word for the people whom its text speaks of, where it ends in what they do.

    A text speaks of people where it gives the word a rank, calls them its own, or says that they report to somebody:
    "printers" alone may be machines.
    """
    before, space, last = title.rpartition(" ")
    stem = last.removesuffix(_DOING)
    if stem == last or len(stem) < _SHORTEST or not stem.isalpha():
        return title
    for word in (stem + ending for ending in _ENDINGS):
        people = rf"\b(?:(?:{_RANKS}|our|every|each)\s+{word}s?\b|{word}s?\b[^.;:\n]{{0,40}}\breports?\s+to\b)"
        if are_roles([word]) and re.search(people, text, re.IGNORECASE):
            return before + space + word
    return title

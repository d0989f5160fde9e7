"""A question without what its role is called: "grade of a Senior Sail Maker" asks the same as of a senior analyst.

What a question asks for shows in the words around the name of a role; the name itself only says of whom. What is told
before it asks, or after, says nothing of that.
"""

from __future__ import annotations

import re

from service.ask.asking import asking
from service.links import Links, named_places
from service.wording import WRITTEN, words

STAND_IN = "analyst"
"""Takes the place of a role's name; the kinds of questions were learned with it."""
_JOINED = re.compile(r"[\s&/'’-]*(?:of|and)?\s*")


def bare_question(question: str, links: Links) -> str:
    """The part of the question that asks, the names of the families it is linked to replaced, words of rank kept."""
    asked = words(question)
    named = {place for place in named_places(links.families) if not asked[place].is_rank}
    parts: list[str] = []
    done = 0
    for place, match in enumerate(WRITTEN.finditer(question)):
        if place not in named:
            continue
        between = question[done : match.start()]
        if not (parts and place - 1 in named and _JOINED.fullmatch(between)):
            parts += [between, STAND_IN]
        done = match.end()
    bare = "".join([*parts, question[done:]])
    return "".join(bare[each.start : each.stop] for each in asking(bare))

"""A question with the name of a role in place of the words that only hint at one."""

from __future__ import annotations

import re
from collections.abc import Set

from service.wording import WRITTEN, words

_BRIDGES = frozenset({"of", "the", "for", "in", "a", "an", "our", "your", "and", "role", "level"})
"""What may stand between the words of a name."""
_ARTICLE = re.compile(r"\b(?P<a>a)n?(?=\s+$)", re.IGNORECASE)


def put_in(question: str, places: Set[int], name: str) -> str:
    """The question with a name in place of the words at `places`, 0-based; "" where they do not stand together."""
    if not places:
        return ""
    written = list(WRITTEN.finditer(question))
    first, last = min(places), max(places)
    between = (place for place in range(first, last) if place not in places)
    if any(written[place][0].casefold() not in _BRIDGES for place in between):
        return ""
    before, after = question[: written[first].start()], question[written[last].end() :]
    before = _ARTICLE.sub(rf"\g<a>{'n' if name[:1] in 'AEIOaeio' else ''}", before)
    return f"{before}{name}{after}"


def with_ranks(question: str, places: Set[int]) -> frozenset[int]:
    """The places of a name, and of the words of rank that stand beside it."""
    said = words(question)
    found = set(places)
    for step, at in ((-1, min(places, default=0) - 1), (1, max(places, default=-2) + 1)):
        while found and 0 <= at < len(said) and said[at].is_rank:
            found.add(at)
            at += step
    return frozenset(found)

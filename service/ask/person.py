"""Questions for the person who holds a role: documents that describe roles name nobody."""

from __future__ import annotations

import re

from service.links import Links
from service.wording import WRITTEN, words

_NAME_OF = re.compile(r"\b(?:sur)?names?\s+of\s+(?:(?:the|your|our|this|current)\s+)*(?=\w)", re.IGNORECASE)
_BY_NAME = re.compile(r"\bby\s+name\b|\b(?:his|her|their)\s+(?:sur)?names?\b", re.IGNORECASE)


def asks_for_a_name(question: str, links: Links) -> bool:
    """Whether a question asks what the person in a role it names is called: "name of your Head of Fruit"."""
    if not links.families:
        return False
    if _BY_NAME.search(question):
        return True
    roles = {place for link in links.families for place in link.positions}
    asked = words(question)
    starts = {match.start(): place for place, match in enumerate(WRITTEN.finditer(question))}
    return any(
        (place := starts.get(match.end())) is not None and (place in roles or asked[place].is_rank)
        for match in _NAME_OF.finditer(question)
    )

"""What of a level a question asks about: "what must a junior buyer know about freight"."""

from __future__ import annotations

import re

from service.ask.asked import content_words
from service.interpret import SECTIONS
from service.links import Links, named_places
from service.wording import words

_ABOUT = re.compile(
    r"(?<!\beverything )(?<!\ball )\b"
    r"(?:about|regarding|concerning|as regards|when it comes to|in terms of|with (?:regard|respect) to)"
    r"\s+(?P<thing>[^,;.?!]+)",
    re.IGNORECASE,
)


def topic(question: str, links: Links) -> str:
    """The thing that a question asks about, as written; "" where that is a role, a section, or all there is to say."""
    match = _ABOUT.search(question)
    if match is None:
        return ""
    before = len(words(question[: match.start("thing")]))
    thing = match["thing"]
    roles = named_places(links.families)
    own = " ".join(word.text for place, word in enumerate(words(thing)) if place + before not in roles)
    return thing.strip() if content_words(SECTIONS.sub(" ", own)) else ""

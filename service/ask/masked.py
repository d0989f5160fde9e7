"""A question with its role put as one word, to be read for its grammar: "can a Buyer work from home?"."""

from __future__ import annotations

from service.ask.asked import Asked
from service.links import SURE_LINK, named_places
from service.wording import WRITTEN, words

HOLDER = "holder"
"""What stands for the name of a role."""
_OFFICES = frozenset({"office", "offices"})
"""Where one works, though ranks end in the word."""


def masked(asked: Asked, least: float = SURE_LINK) -> str:
    """The question with its role's name and each rank put as HOLDER; as it is where it names no role so surely as
    `least`, in [0, 1].
    """
    sure = [link for link in asked.reading.links.families if link.strength >= least]
    named, text = named_places(sure), asked.question
    written = list(zip(WRITTEN.finditer(text), words(text), strict=True))
    for place, (match, word) in reversed(list(enumerate(written))):
        if place in named or (word.is_rank and sure and word.text.casefold() not in _OFFICES):
            text = f"{text[: match.start()]}{HOLDER}{text[match.end() :]}"
    return text

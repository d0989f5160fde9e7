"""The plain level of a ladder, told by its being no more than that: "a Senior Buyer against an ordinary one"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import title as titles
from corpus.model import JobFamily, Track
from service.ask.ladder import Placed, pages_in_order
from service.wording import PLAIN_WORDS

_PLAIN = r"(?:ordinary|normal|regular|plain|standard|basic|base|usual|vanilla|unranked)"
_SIDE = (
    r"(?:vs\.?|versus|against|than|over|beyond|above|with|to|from|beside|between|and|top\s+of)\s+"
    r"(?:(?:of|from|by|for|in)\s+)?(?:(?:an?|the|your|our)\s+)?"
)
_NOUN = re.compile(rf"\b{_SIDE}{_PLAIN}[\s-]+(?P<noun>[^\W\d_]+)", re.IGNORECASE)
_ALONE = re.compile(rf"\b{_SIDE}{_PLAIN}\s*(?:[,;:.?!]|$)", re.IGNORECASE)
_POSTS = frozenset("one ones level levels version role job rung grade post position title".split())  # noqa: SIM905


def says_plain(question: str, title_words: Sequence[str]) -> bool:
    """Whether a question sets something against the plain level of titles with such words, in lower case."""
    if _ALONE.search(question):
        return True
    return any(
        said.casefold() in _POSTS or bool(set(titles.words(said)) & set(title_words))
        for said in _NOUN.findall(question)
    )


def plain_beside(own: Placed, pages: Sequence[JobFamily]) -> Placed | None:
    """The contributor of a level's role that is called as it is without a rank; null where none is, or it is that."""
    about = titles.key(own[1].title).subject
    found = [
        placed for placed in pages_in_order(own[0], pages)
        if placed[1].track in {Track.IC, None} and not titles.key(placed[1].title).ranks - PLAIN_WORDS
        and not titles.key(placed[1].title).heads and placed[1].id != own[1].id
    ]  # fmt: skip
    return next((placed for placed in found if titles.key(placed[1].title).subject == about), None)

"""Which of two codes a level has that is named by its title: "senior rigger is p1 or p2?", "P1 or P2 for a rigger?".

Levels that bear one of the codes are not meant by it: it is one of the answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import title as titles
from service.links import SURE_LINK, LevelLink, Links
from service.vocabulary import vocabulary
from service.wording import only_codes, words

_CODE = r"[A-Za-z]{1,3}[ -]?\d{1,2}\b"
_AN = r"(?:(?:an?|at|on|in|grade|level|band)\s+)*"
_EITHER = re.compile(rf"(?<![\w-])(?P<one>{_CODE})\s*,?\s*(?:/|\bor\b)\s*{_AN}(?P<other>{_CODE})", re.IGNORECASE)
_NOTHING_ELSE = vocabulary("""
    a an the our your my that this it is are was be being would will should does do i am what what's whats who's so
    at on in for as or of hi hello hey please pls thanks just sure quick question check actually really again sitting
    sit sits placed place count counts counted graded grade level band wondering know
""")
"""Words beside them that ask for nothing more."""
_ASKS_WORK = re.compile(r"\b(?:do|does)\b[^?.;]*\bdo\b", re.IGNORECASE)


def titled(question: str, links: Links) -> Links | None:
    """The links of a question that asks which of two codes a level has, without those that rest on a code alone; null
    for any other question, and where no title names a level.
    """
    found = _EITHER.search(question)
    if found is None or not (only_codes(found["one"]) and only_codes(found["other"])):
        return None
    families = tuple(link for link in links.families if not only_codes(link.matched))
    kept = {link.family.id for link in families}
    own = [link for link in links.levels if link.family.id in kept]
    levels = tuple(link for link in own if not _is_code(link.matched, found)) or _said_whole(question, own)
    if not any(link.strength >= SURE_LINK for link in levels) or len({link.at for link in levels}) > 1:
        return None
    matched = [link.matched for link in families] + [link.matched for link in levels]
    named = set(" ".join(matched).casefold().split())
    beside = question[: found.start()] + " " + question[found.end() :]
    rest = {word.text.casefold() for word in words(beside) if not word.is_rank} - named - _NOTHING_ELSE
    return None if rest or _ASKS_WORK.search(beside) else Links(families, levels)


def _said_whole(question: str, levels: Sequence[LevelLink]) -> tuple[LevelLink, ...]:
    """The level whose title a question says whole, the longest where it says several; none where it says none."""
    said = {part for word in words(question) for part in word.stands_for}
    whole = [link for link in levels if set(titles.words(titles.without_code(link.level.title))) <= said]
    longest = max(whole, key=lambda link: len(titles.words(link.level.title)), default=None)
    return () if longest is None else (longest,)


def _is_code(matched: str, found: re.Match[str]) -> bool:
    """Whether a level is named by one of the two codes alone, or by a code and the words beside the title."""
    said = {found["one"].casefold(), found["other"].casefold()}
    return bool(said & set(matched.casefold().split()))

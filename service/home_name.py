"""The name of a family that only says where a level stands: "a Senior Buyer in Buyer", "Staff Tailor (Tailor)".

It is no second level beside the one it follows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus import title as titles
from indexer.snapshot import FamilyOutline
from service.links import NAMED, Links
from service.whole_titles import ASIDE, runs, without_aside
from service.wording import WRITTEN, Word, normal

_IN = re.compile(
    r"\b(?<!differences )(?<!difference )(?:in|within|inside)\s+(?:(?:the|our|your|their)\s+)?$", re.IGNORECASE
)
_OF = re.compile(r"\b(?:of|on|from|for|under|at|across|in|within)\s+(?:(?:the|our|your|their)\s+)?$", re.IGNORECASE)
_LADDER = re.compile(
    r"\s+(?:(?:job|role|career)\s+)?(?:famil(?:y|ies)|ladder|track|path|page|framework|document)\b", re.IGNORECASE
)
_ASIDE = (re.compile(r"[(\[]\s*$"), re.compile(r"\s*[)\]]"))
_OPENING = (re.compile(r"^\W*$"), re.compile(r"\s*:"))
_JOINED = re.compile(r"\s*(?:,?\s*(?:and|or|vs|versus|to|against|compared|than)\b|/|→|->)", re.IGNORECASE)
"""What makes of a name one of two that are set beside each other."""


@dataclass(frozen=True, slots=True)
class HomeName:
    """Words of a question, 0-based, that are the whole name of these families, by their ids."""

    places: range
    families: frozenset[str]

    def left_out(self, asked: Sequence[Word]) -> tuple[Word, ...]:
        """The words of the question with nothing in place of these."""
        return tuple(Word("", ()) if place in self.places else word for place, word in enumerate(asked))

    def at_home(self, links: Links) -> Links | None:
        """What the other words name, in these families where they might be of others; null where it is none of them."""
        own = [link for link in links.families if link.family.id in self.families and link.strength >= NAMED]
        if not own:
            return None
        held = frozenset[int]().union(*(link.positions for link in own))
        pages = self.families.union(*(link.pages for link in own))
        kept = [link for link in links.families if link.family.id in pages or not link.positions & held]
        ids = {link.family.id for link in kept}
        families = tuple(
            replace(link, positions=link.positions | set(self.places)) if link.family.id in self.families else link
            for link in kept
        )
        return Links(families, tuple(link for link in links.levels if link.family.id in ids))


class HomeNames:
    """The names of one catalogue's families. Immutable, safe for several threads."""

    def __init__(self, families: Sequence[FamilyOutline]) -> None:
        named: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for family in families:
            for title in (family.title, without_aside(family.title)):
                named[tuple(part for word in titles.words(title) for part in normal(word))].add(family.id)
        self._named = {said: frozenset(ids) for said, ids in named.items() if said}
        self._asides = frozenset(found[0].strip() for family in families for found in ASIDE.finditer(family.title))
        self._longest = max(map(len, self._named), default=0)

    def among(self, question: str, asked: Sequence[Word]) -> Iterator[HomeName]:
        """The names in a question that stand where only a ladder does, first ones first."""
        written = list(WRITTEN.finditer(question))
        for start, end, ids in runs(asked, self._named, self._longest):
            aside = self._aside(question[written[end].end() :])
            last = end + len(WRITTEN.findall(aside))
            if _is_a_place(question[: written[start].start()], question[written[end].end() + len(aside) :]):
                yield HomeName(range(start, last + 1), ids)

    def _aside(self, after: str) -> str:
        """The parenthesis that goes on with a family's title: the FP&A of "Financial Planning Analyst (FP&A)"."""
        found = ASIDE.match(after)
        return found[0] if found and found[0].strip() in self._asides else ""


def _is_a_place(before: str, after: str) -> bool:
    """Whether a name between these says where somebody stands."""
    if any(left.search(before) and right.match(after) for left, right in (_ASIDE, _OPENING)):
        return True
    if _LADDER.match(after):
        return bool(_OF.search(before))
    return bool(_IN.search(before)) and not _JOINED.match(after)

"""Organisations whose documents stand in folders of their own: "the designers at Acme" asks of what is in `acme/`.

What a question asks of one organisation is looked for in its folder alone; `service.organisation_names` says how each
is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.snapshot import FamilyOutline
from indexer.store import Filters, Store
from service.answers import Reading
from service.ask.asking import asking
from service.organisation_names import OrganisationNames
from service.vocabulary import vocabulary
from service.wording import ORDINARY, WRITTEN

INSTEAD = "the company"
"""What a question says in place of an organisation's name once it is asked of its documents alone."""
EVERYTHING = "Which roles are there?"
"""What is asked of an organisation where nothing is said but its name: "tell me about Acme", "roles at Acme"."""
_OF_ALL = ORDINARY | vocabulary(
    "tell show list name describe exist every role roles job jobs level levels position positions title titles"
)
"""Words that say no more than that."""
_OWNING = re.compile(r"['’]s?(?!\w)")
_WHERE = re.compile(r"(?:^|\s)(?P<where>at|in|within|inside|@)\s*$", re.IGNORECASE)
_ARTICLE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_CARRIES = re.compile(
    r"\b(?:the|an?|of|for|from|with|by|to|on|as|is|are|was|do|does|did|has|have|will|would|can|could|should|and|or|than)"
    r"\s+$",
    re.IGNORECASE,
)
"""Words that something must follow."""


_NOW = re.compile(
    r"(?:^|[.!?;]\s+)\W*(?:I|we)(?:['’]m|['’]re|\s+(?:am|are|run|lead|manage|work|start|join))\b"
    r"(?:(?!\b(?:was|were|worked|spent|used|left|had|been|before|formerly|ex)\b)[^.!?;])*$",
    re.IGNORECASE,
)
"""What stands before the place where somebody is now: "I run one team at Acme"."""


@dataclass(frozen=True, slots=True)
class Directed:
    """A question with the folders of the organisations that it asks about, and its text without the name of a single
    one; `said` is that name with its preposition.
    """

    question: str
    folders: tuple[str, ...] = ()
    said: str = ""

    def within(self, filters: Filters) -> Filters:
        """The filters with those folders, where they leave open where to look."""
        if not self.folders or filters.paths or filters.departments or filters.families or filters.levels:
            return filters
        return replace(filters, paths=self.folders)

    def asked_again(self, reading: Reading) -> Reading:
        """A reading of the question with the organisation in it, which it would mean nothing without."""
        question = reading.question.rstrip("?").rstrip()
        return replace(reading, question=f"{question} {self.said}?") if self.said else reading


@dataclass(frozen=True, slots=True)
class _Named:
    folder: str
    start: int
    end: int


class Organisations:
    """Those of one catalogue. Safe for several threads."""

    def __init__(self, families: Sequence[FamilyOutline], store: Store) -> None:
        self._names = OrganisationNames(families, store)

    def directed(self, question: str) -> Directed:
        """The question as it is asked of the organisations it names; as it is where it names none."""
        found = list(self._named(question))
        folders = tuple(dict.fromkeys(f"{each.folder}/" for each in found))
        if len(folders) != 1:
            return Directed(question, folders)
        name = question[found[0].start : found[0].end]
        place = _WHERE.search(question[: found[0].start])
        for each in reversed(found):
            question = _without(question, each)
        if _OF_ALL.issuperset(word.casefold() for word in WRITTEN.findall(question)):
            question = EVERYTHING
        return Directed(question, folders, f"{place['where'] if place else 'at'} {name}")

    def _named(self, question: str) -> Iterator[_Named]:
        """The folders that the asking part of a question names, else those where its asker says to be now."""
        found = [_Named(*each) for each in self._names.named(question)]
        asked = [each for each in found if any(each.start in part for part in asking(question))]
        return iter(asked or [each for each in found if _NOW.search(question[: each.start])])


def _without(question: str, named: _Named) -> str:
    """The question without a name and the preposition before it; with other words where its grammar needs some."""
    before, after = question[: named.start], question[named.end :]
    if not _OWNING.match(after):
        if place := _WHERE.search(before):
            return f"{before[: place.start()].rstrip()}{after}".strip()
        if not _CARRIES.search(before):
            return f"{before.rstrip()} {after.lstrip(' ,:;–—-')}".strip()
    return before + (INSTEAD.removeprefix("the ") if _ARTICLE.search(before) else INSTEAD) + after

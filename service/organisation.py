"""Organisations whose documents stand in folders of their own: "the designers at Acme" asks of what is in `acme/`.

A folder's name is an organisation's where no title of a level has a word of it, nor one of a family elsewhere, and the
documents never write it small: `sales` is a department, `acme` is not. What a question asks of one organisation is
looked for in its folder alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus import title as titles
from indexer.snapshot import FamilyOutline
from indexer.store import Filters, Store
from service.answers import Reading
from service.ask.asking import asking
from service.ask.listing_words import GENERIC
from service.vocabulary import vocabulary
from service.wording import ORDINARY, WRITTEN

INSTEAD = "the company"
"""What a question says in place of an organisation's name once it is asked of its documents alone."""
LOOKED_AT = 20
"""Passages with the name, looked at for how they write it."""
EVERYTHING = "Which roles are there?"
"""What is asked of an organisation where nothing is said but its name: "tell me about Acme", "roles at Acme"."""
_OF_ALL = ORDINARY | vocabulary(
    "tell show list name describe exist every role roles job jobs level levels position positions title titles"
)
"""Words that say no more than that."""
_OWNER = re.compile(r"['’]s?$")
_OWNING = re.compile(r"['’]s?(?!\w)")
_WHERE = re.compile(r"(?:^|\s)(?P<where>at|in|within|inside)\s+$", re.IGNORECASE)
_ARTICLE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_CARRIES = re.compile(
    r"\b(?:the|an?|of|for|from|with|by|to|on|as|is|are|was|do|does|did|has|have|will|would|can|could|should|and|or|than)"
    r"\s+$",
    re.IGNORECASE,
)
"""Words that something must follow."""


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
        in_levels = {word for each in families for level in each.levels for word in titles.words(level.title)}
        titled = [(set(titles.words(family.title)), family.paths) for family in families]
        paths = [path for family in families for path in family.paths]
        held = Counter(folder for path in paths for folder in _above(path))
        self._folders: dict[str, str] = {}
        self._at_only: set[str] = set()
        """Names of which a title has a word: "Tamsin Gardens" is one after "at" alone."""
        for folder in sorted(held, key=lambda folder: (folder.count("/"), folder)):  # the outermost of a name stays
            name = folder.rpartition("/")[2]
            said = set(titles.words(name))
            elsewhere = (title for title, where in titled if not all(_is_in(path, folder) for path in where))
            known = in_levels | GENERIC | ORDINARY
            # What holds all documents tells none apart.
            if held[folder] == len(paths) or not said - known or any(said <= title for title in elsewhere):
                continue
            if said & known:
                self._at_only.add(_squashed(name))
            self._folders.setdefault(_squashed(name), folder)
        self._longest = max((len(name) for name in self._folders), default=0)
        self._store = store
        self._is_proper = cache(self._written_large)

    def directed(self, question: str) -> Directed:
        """The question as it is asked of the organisations it names; as it is where it names none."""
        found = [each for each in self._named(question) if self._is_proper(question[each.start : each.end])]
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
        """The folders that the asking part of a question names, by one word or several."""
        if not self._folders:
            return
        written = list(WRITTEN.finditer(question))
        said = [_OWNER.sub("", match[0]).casefold() for match in written]
        asks: tuple[range, ...] = ()
        place = 0
        while place < len(written):
            folder, last = self._folder_at(said, place)
            if folder:
                start = written[place].start()
                asks = asks or asking(question)
                name = "".join(said[place : last + 1])
                at = name not in self._at_only or said[place - 1 : place] == ["at"]
                if at and any(start in part for part in asks):
                    yield _Named(folder, start, written[last].start() + len(said[last]))
                place = last
            place += 1

    def _folder_at(self, said: Sequence[str], place: int) -> tuple[str | None, int]:
        """The folder of the longest name from a place on, and the place of its last word; null where there is none."""
        found: tuple[str | None, int] = (None, place)
        name = ""
        for last in range(place, len(said)):
            name += said[last]
            if name in self._folders:
                found = (self._folders[name], last)
            if len(name) > self._longest:
                break
        return found

    def _written_large(self, name: str) -> bool:
        """Whether the documents, where they have a name at all, write it with a capital, addresses aside."""
        found = self._store.passages([scored.number for scored in self._store.search_text(name, LOOKED_AT)])
        small = re.compile(rf"(?<![\w@./-]){re.escape(name.lower())}\b(?!\.\w|\s*/)")
        return not any(small.search(passage.text) for passage in found)


def _above(path: str) -> Iterator[str]:
    """The folders a path stands in, outermost first: "a/b/c.md" gives "a" and "a/b"."""
    parts = path.split("/")[:-1]
    return ("/".join(parts[: count + 1]) for count in range(len(parts)))


def _is_in(path: str, folder: str) -> bool:
    return path.startswith(f"{folder}/")


def _squashed(name: str) -> str:
    """A name as folders and people both write it: "Lantern Fen" and `lantern-fen` are "lanternfen"."""
    return re.sub(r"[\W_]+", "", name).casefold()


def _without(question: str, named: _Named) -> str:
    """The question without a name and the preposition before it; with other words where its grammar needs some."""
    before, after = question[: named.start], question[named.end :]
    if not _OWNING.match(after):
        if place := _WHERE.search(before):
            return f"{before[: place.start()].rstrip()}{after}".strip()
        if not _CARRIES.search(before):
            return f"{before.rstrip()} {after.lstrip(' ,:;–—-')}".strip()
    return before + (INSTEAD.removeprefix("the ") if _ARTICLE.search(before) else INSTEAD) + after

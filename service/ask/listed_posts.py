"""Jobs that a page lists at a grade and does not describe: "Sample posts: Rehoming Officer; Head Nurse"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from corpus import title as titles
from corpus.model import Item, JobFamily, Level, Section
from corpus.named_grade import lists_titles
from indexer.snapshot import Snapshot
from service.ask.asked import Asked
from service.vocabulary import vocabulary

_LOOKED_AT = 40
"""Passages that share words with a question looked at for a job that it names."""
_REMEMBERED = 256
"""Pages whose jobs are remembered: a question looks at those of every page that it comes near."""
_APART = re.compile(r"\s*[;,•|]\s*|\s+/\s+|\n")
_BEFORE = frozenset(
    {"a", "an", "the", "our", "is", "are", "do", "does", "as", "for", "of", "would", "and", "on", "at", "get"}
)
"""What may stand right before a job that is named by all of its words."""
_OF_OTHERS = vocabulary(
    """
    above assistant below boss deputy higher leads lower manager manages next over reports supervises supervisor team
    under
    """
)
"""What says that somebody else is asked about than whom the question names."""


@dataclass(frozen=True, slots=True)
class ListedPost:
    """A job as a page lists it, with the level of the grade that it has, and the line that lists it."""

    name: str
    family: JobFamily
    level: Level
    section: Section
    item: Item


class ListedPosts:
    """Finds them in one snapshot. Safe for several threads."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._families = frozenset(family.id for family in snapshot.outline())
        self._on_page = lru_cache(maxsize=_REMEMBERED)(self._read)

    def named(self, asked: Asked) -> ListedPost | None:
        """The job that a question names and pages list at one grade alone; null where it has a level of its own."""
        said = _tokens(asked.question)
        hits = self._snapshot.store.search_text(asked.question, _LOOKED_AT)
        pages = dict.fromkeys(each.family_id for each in self._snapshot.store.passages([hit.number for hit in hits]))
        posts = (post for page in pages if page in self._families for post in self._on_page(page))
        found = [(post, name) for post in posts if _names(said, name := _tokens(post.name))]
        most = max((len(name) for _, name in found), default=0)
        longest = [post for post, name in found if len(name) == most]
        if len({(post.family.id, post.level.id) for post in longest}) != 1:
            return None
        return None if titles.words(longest[0].name) in self._titles else longest[0]

    @cached_property
    def _titles(self) -> frozenset[tuple[str, ...]]:
        """The words of the titles of all levels."""
        return frozenset(titles.words(level.title) for family in self._snapshot.outline() for level in family.levels)

    def _read(self, page: str) -> tuple[ListedPost, ...]:
        return tuple(_posts(self._snapshot.family(page)))


def _posts(family: JobFamily) -> Iterator[ListedPost]:
    """The jobs that a page lists at the grades of its levels."""
    for level in (level for level in family.levels if level.grade is not None):
        for section in level.sections:
            for item in section.items:
                label = item.lead_in.rstrip(":").rpartition(", ")[2] or (section.heading_path or ("",))[-1]
                yield from (ListedPost(name, family, level, section, item) for name in _listed(label, item.text))
    for section in family.shared_sections:
        for item in section.items:
            row, _, column = item.lead_in.rstrip(":").rpartition(", ")
            at = [level for level in family.levels if _is_at(level, row)] if lists_titles(column) else []
            if len(at) == 1:
                yield from (ListedPost(name, family, at[0], section, item) for name in _listed(column, item.text))


def _listed(label: str, text: str) -> list[str]:
    """The jobs that a line lists under a label that says so, or behind one of its own; none of any other line."""
    before, colon, behind = text.partition(":")
    listed = behind if colon and lists_titles(before) else text if lists_titles(label) else ""
    return [name.strip(" .") for name in _APART.split(listed) if name.strip(" .")]


def _is_at(level: Level, row: str) -> bool:
    """Whether a row is called by the grade of a level, or by its title."""
    said = row.split()
    graded = level.grade is not None and bool(said) and str(level.grade.value).casefold() == said[-1].casefold()
    return (graded and len(said) < 3) or titles.words(row) == titles.words(level.title)


def _tokens(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, each as it is: "a" before a title says that it begins there."""
    return tuple(re.findall(r"\w+", text.lower()))


def _names(said: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a question has all words of a job one after another, with no rank or trade of another before them."""
    at = next((n for n in range(len(said)) if name and said[n : n + len(name)] == name), -1)
    if at < 0 or _OF_OTHERS & {*said[:at], *said[at + len(name) :]}:
        return False
    return at == 0 or said[at - 1] in _BEFORE

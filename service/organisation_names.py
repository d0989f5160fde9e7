"""What an organisation is called whose documents stand in a folder of their own.

Its folder's name, written as people write it, or misspelled where no document has that word; for short the first words
of it, where no other folder begins so and the documents bear out where joined words part ("Tidewater" of
`tidewatercrane`), or its initials after "at"; and the name that the documents give themselves, where only those of one
folder do: "at Tidewater", "Tidewater builds cranes".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from rapidfuzz.distance import OSA

from corpus import title as titles
from indexer.passage import Passage
from indexer.snapshot import FamilyOutline
from indexer.store import Filters, Store
from service.ask.listing_words import GENERIC
from service.wording import FEASTS, ORDINARY, WRITTEN

LOOKED_AT = 20
"""Passages with a name, looked at for how they write it."""
_LEAST = 4
"""Letters of the beginning of a joined name from which it is one; what is left has one less at least."""
_LONG = 6
"""Letters of a name from which one is forgiven."""
_JOINING = frozenset({"and", "the"})
"""Words of names that people leave out, or write otherwise: "Tide & Crane" in `tide-and-crane`."""
_WORDS = re.compile(r"[^\W_]+?(?=[A-Z][a-z]|[\W_]|$)")
_AT = frozenset({"at", "does", "will"})
"""What may stand before a name that is written small."""
OWNER = re.compile(r"['’]s?$")
"""What follows a name that owns something."""
_INTRODUCED = 12
"""Lines of a document in which it says whose it is."""
_KEPT = 1024


class OrganisationNames:
    """Those of one catalogue. Safe for several threads."""

    def __init__(self, families: Sequence[FamilyOutline], store: Store) -> None:
        in_levels = {word for each in families for level in each.levels for word in titles.words(level.title)}
        titled = [(set(titles.words(family.title)), family.paths) for family in families]
        paths = [path for family in families for path in family.paths]
        held = Counter(folder for path in paths for folder in _above(path))
        known = in_levels | GENERIC | ORDINARY | FEASTS
        self._known, self._titled = known, titled
        self._folders: dict[str, str] = {}
        self._at_only: set[str] = set()
        """Names of which a title has a word: "Tamsin Gardens" is one after "at" alone."""
        for folder in sorted(held, key=lambda folder: (folder.count("/"), folder)):  # the outermost of a name stays
            name = folder.rpartition("/")[2]
            said = set(titles.words(name))
            elsewhere = (title for title, where in titled if not all(_is_in(path, folder) for path in where))
            # What holds all documents tells none apart.
            if held[folder] == len(paths) or not said - known or any(said <= title for title in elsewhere):
                continue
            if said & known:
                self._at_only.add(_squashed(name))
            self._folders.setdefault(_squashed(name), folder)
        first = [next((each for each in _above(path) if held[each] < len(paths)), "") for path in paths]
        outer = {folder for folder in first if folder}
        self._outer = {name: folder for name, folder in self._folders.items() if folder in outer}
        self._alone = len(outer) > 1 and outer == set(self._outer.values())
        """Whether each folder that tells documents apart may be an organisation's."""
        self._short = _unshared(self._outer.values(), _beginnings)
        self._initials = _unshared(self._outer.values(), _initials)
        called = {*self._folders, *self._short}
        self._begun = frozenset(name[:length] for name in called for length in range(1, len(name) + 1))
        self._store = store
        self._is_proper = lru_cache(maxsize=_KEPT)(self._written_large)
        self._told = lru_cache(maxsize=_KEPT)(self._of_word)

    def named(self, question: str) -> Iterator[tuple[str, int, int]]:
        """The folders that a question names, each with where the name's letters start and end."""
        if not self._folders:
            return
        written = list(WRITTEN.finditer(question))
        bare = [OWNER.sub("", match[0]) for match in written]
        small = [text.casefold() for text in bare]
        place = 0
        while place < len(written):
            folder, last = self._at(question, written, small, place)
            if folder is None and (bare[place][0].isupper() or self._is_meant(question, written, place, place)):
                folder, last = self._by_documents(question, written, bare, place)
            start, end = written[place].start(), written[last].start() + len(bare[last])
            if folder is not None and self._is_proper(question[start:end]):
                yield folder, start, end
                place = last
            place += 1

    def _at(
        self, question: str, written: Sequence[re.Match[str]], small: Sequence[str], place: int
    ) -> tuple[str | None, int]:
        """The folder of the longest name from a word of a question on, as folders are called or begin, and the place of
        the name's last word; null where none begins there.
        """
        found: tuple[str | None, int] = (None, place)
        name = ""
        for last in range(place, len(small)):
            if small[last] in _JOINING:
                if not name:
                    break
                continue
            name += small[last]
            if name not in self._begun:
                break
            if name in self._folders and (name not in self._at_only or _is_at(question, written, place)):
                found = (self._folders[name], last)
            elif self._is_short(name) and self._is_meant(question, written, place, last):
                found = (self._short[name], last)
        return found

    def _by_documents(
        self, question: str, written: Sequence[re.Match[str]], bare: Sequence[str], place: int
    ) -> tuple[str | None, int]:
        """The folder whose documents bear out that a word is its organisation's name, and the name's last word."""
        name = bare[place]
        if name in self._initials and _is_at(question, written, place) and not self._store.search_text(name, 1):
            return self._initials[name], place
        said = name.casefold()
        folder = self._told(said) if said.isalpha() and len(said) > 1 and said not in self._known else None
        if folder is None or self._is_of_titles(name, folder):
            return None, place
        last = place
        while last + 1 < len(written) and bare[last + 1][0].isupper():  # "Tidewater Cranes"
            said = question[written[place].start() : written[last + 1].end()]
            if not any(said.casefold() in each.text.casefold() for each in self._holding(said, folder)):
                break
            last += 1
        return folder, last

    @cached_property
    def _all_are(self) -> bool:
        """Whether each folder that tells documents apart is an organisation's, none a department's."""
        names = (re.sub(r"[\W_]+", " ", folder.rpartition("/")[2]) for folder in self._outer.values())
        return self._alone and all(map(self._is_proper, names))

    def _is_short(self, name: str) -> bool:
        """Whether a name is the beginning of just one folder's, and no word of titles."""
        return name in self._short and not self._is_of_titles(name, self._short[name])

    def _is_of_titles(self, name: str, folder: str) -> bool:
        """Whether a name says something of roles: a word of a level's title, or of a family's elsewhere."""
        said = set(titles.words(name)) | {name.casefold()}
        elsewhere = (title for title, where in self._titled if not all(_is_in(path, folder) for path in where))
        return bool(said & self._known) or any(said & title for title in elsewhere)

    def _is_meant(self, question: str, written: Sequence[re.Match[str]], place: int, last: int) -> bool:
        """Whether words that are short for a name stand where, or are written as, a name is."""
        if all(match[0][0].isupper() for match in written[place : last + 1]):
            return True
        before = written[place - 1][0].casefold() if place else ""
        owns = OWNER.search(written[last][0]) or question[written[last].end() :][:1] in {"'", "’"}
        return before in _AT or bool(owns)

    def _of_word(self, name: str) -> str | None:
        """The folder of an organisation called by a word, in lower case, that is no leading word of a folder's name."""
        return self._of_pages(name) or self._misspelled(name)

    def _of_pages(self, name: str) -> str | None:
        begun = [each for each in self._outer.items() if each[0].startswith(name) and each[0] != name]
        if len(begun) == 1 and len(name) >= _LEAST and self._parts(*begun[0], name):
            return begun[0][1]
        if not self._all_are:
            return None  # a name in the pages of one department is everybody's
        found = self._holding(name)
        where = {folder for folder in self._outer.values() for each in found if _is_in(each.span.path, folder)}
        large = rf"{re.escape(name[0].upper())}(?i:{re.escape(name[1:])})"
        at = re.compile(rf"\b[Aa]t\s+(?:the\s+)?{large}(?!\w)")
        does = re.compile(rf"(?:^|[.!?]\s+){large}(?:\s+[A-Z]\w+)*\s+[a-z]+s\b", re.MULTILINE)
        said = any(
            at.search(each.text) or at.search(each.header) or (_introduces(each) and does.search(each.text))
            for each in found
        )
        return where.pop() if said and len(where) == 1 else None

    def _misspelled(self, name: str) -> str | None:
        """The one folder whose name, or the beginning of it, is a letter away from a word that no document has."""
        if len(name) < _LONG:
            return None
        alike = {
            folder for called in (self._outer, self._short) for each, folder in called.items()
            if OSA.distance(each, name, score_cutoff=1) <= 1
        }  # fmt: skip
        return alike.pop() if len(alike) == 1 and not self._store.search_text(name, 1) else None

    def _parts(self, squashed: str, folder: str, name: str) -> bool:
        """Whether a folder's name parts after another: its documents write either half as a word."""
        rest = squashed.removeprefix(name)
        if len(rest) < _LEAST - 1:
            return False
        halves = ((name, re.compile(rf"\b{name.capitalize()}\b")), (rest, re.compile(rf"\b{rest}(?:e?s)?\b", re.I)))
        return any(
            half.search(text)
            for word, half in halves
            for each in self._holding(word, folder)
            for text in (each.text, each.header)
        )

    def _holding(self, words: str, folder: str = "") -> list[Passage]:
        """The first passages with words, in a folder or anywhere."""
        within = Filters(paths=(f"{folder}/",)) if folder else Filters()
        return self._store.passages([each.number for each in self._store.search_text(words, LOOKED_AT, within)])

    def _written_large(self, name: str) -> bool:
        """Whether the documents, where they have a name at all, write it with a capital, addresses aside."""
        small = re.compile(rf"(?<![\w@./-]){re.escape(name.lower())}\b(?!\.\w|\s*/)")
        return not any(small.search(passage.text) for passage in self._holding(name))


def _is_at(question: str, written: Sequence[re.Match[str]], place: int) -> bool:
    """Whether a word follows "at"."""
    before = written[place - 1][0].casefold() if place else ""
    return before == "at" or question[: written[place].start()].endswith("@ ")


def _introduces(passage: Passage) -> bool:
    """Whether a passage opens its document."""
    return passage.level_id is None and passage.span.start_line <= _INTRODUCED


def _unshared(folders: Iterable[str], names: Callable[[Sequence[str]], Iterator[str]]) -> dict[str, str]:
    """The folders by the names that `names` makes of the words of theirs, without names that several share."""
    called: dict[str, set[str]] = defaultdict(set)
    for folder in folders:
        words = _WORDS.findall(folder.rpartition("/")[2])
        for name in names([word for word in words if word.casefold() not in _JOINING]):
            called[name].add(folder)
    return {name: min(found) for name, found in called.items() if len(found) == 1}


def _beginnings(words: Sequence[str]) -> Iterator[str]:
    return ("".join(words[:count]).casefold() for count in range(1, len(words)))


def _initials(words: Sequence[str]) -> Iterator[str]:
    if len(words) > 1:
        yield "".join(word[0] for word in words).upper()


def _above(path: str) -> Iterator[str]:
    """The folders a path stands in, outermost first: "a/b/c.md" gives "a" and "a/b"."""
    parts = path.split("/")[:-1]
    return ("/".join(parts[: count + 1]) for count in range(len(parts)))


def _is_in(path: str, folder: str) -> bool:
    return path.startswith(f"{folder}/")


def _squashed(name: str) -> str:
    """A name as folders and people both write it: "Lantern Fen" and `lantern-fen` are "lanternfen"."""
    words = re.split(r"[\W_]+", name.casefold())
    return "".join(word for word in words if word not in _JOINING) or "".join(words)

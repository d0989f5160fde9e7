"""Other organisations that a question asks about: these documents speak of one."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from corpus import title as titles
from indexer.store import Store
from service.links import Links, named_places
from service.wording import ORDINARY, WRITTEN, Word, words

MENTIONS = 40
"""Passages that hold a name looked at for how the documents speak of it."""
_ASKER = frozenset({"i", "i'm", "i've", "i'd", "me", "my", "we", "our"})
_OF_AN_ASKER = 5
"""Words before "at" in which the asker says where they were themselves."""
_DOERS = frozenset({"do", "does", "did", "has", "will"})


@dataclass(frozen=True, slots=True)
class _Name:
    """A capitalised word of a question that names neither a role nor a rank; `place` is its word, 0-based."""

    place: int
    text: str
    owning: bool


class Foreign:
    """Finds them against the documents of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def organisation(self, question: str, links: Links) -> str:
        """Another organisation that the question asks about; "" where it asks about this one.

        A name that the documents do not hold stands for one where it owns something, does something, or says whose
        role is meant; after "at", so does one the documents hold but never as a place to be at.
        """
        asked = words(question)
        roles = named_places(links.families)
        for name in _names(question, links):
            before = [word.text.casefold().replace("’", "'") for word in asked[: name.place]]
            if before[-1:] == ["at"] or before[-2:] == ["at", "the"]:
                if not _ASKER & set(before[-_OF_AN_ASKER:]) and not self._at_home(name.text):
                    return name.text
            elif (name.owning or _acts(before, name, asked, roles)) and self._unknown(name.text):
                return name.text
        return ""

    def stranger(self, question: str, links: Links) -> bool:
        """Whether a question names, with a capital, something that no document speaks of."""
        return any(self._unknown(name.text) for name in _names(question, links))

    def _unknown(self, name: str) -> bool:
        return not self._store.search_text(name, 1)

    def _at_home(self, name: str) -> bool:
        """Whether the documents themselves speak of being at that place."""
        said = re.compile(rf"\bat\s+(?:the\s+|our\s+)?{re.escape(name)}\b", re.IGNORECASE)
        found = self._store.search_text(name, MENTIONS)
        return any(said.search(p.text) for p in self._store.passages([scored.number for scored in found]))


def _acts(before: Sequence[str], name: _Name, asked: Sequence[Word], roles: Set[int]) -> bool:
    """Whether a name does what is asked ("does Acme pay"), or says whose role is meant ("of Acme buyers")."""
    following = name.place + 1
    of_a_role = following in roles or (following < len(asked) and asked[following].is_rank)
    return before[-1:] != [] and (before[-1] in _DOERS or (of_a_role and before[-1] in ORDINARY))


def _names(question: str, links: Links) -> list[_Name]:
    asked = words(question)
    roles = named_places(links.families)
    found = []
    for place, match in enumerate(WRITTEN.finditer(question)):
        text = match[0]
        bare = re.sub(r"['’]s$", "", text)
        if place in roles or asked[place].is_rank or not text[0].isupper() or any(c.isdigit() for c in text):
            continue
        following = asked[place + 1].text if place + 1 < len(asked) else ""
        if following.isdigit() and titles.is_code(bare + following):
            continue  # "TL-6"
        if bare.casefold() in ORDINARY or len(bare) < 2 or re.match(r"I['’]", text) or _is_title(bare):
            continue
        found.append(_Name(place, bare, bare != text or question[match.end() : match.end() + 1] in {"'", "’"}))
    return found


def _is_title(word: str) -> bool:
    """Whether a word says how high a role stands."""
    key = titles.key(word)
    return bool(titles.words(word)) and not key.subject

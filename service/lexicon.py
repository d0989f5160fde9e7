"""The words of a corpus, as far as it takes to tell a tool or a place of work it knows from a person's name."""

from __future__ import annotations

import re
from typing import Protocol

from indexer.store import Store

_LOOKED_AT = 8
_INSIDE = r"[\w,;)/&’'\"-][ \u00a0(/\"“‘-]+"


class Words(Protocol):
    """What is asked of a corpus about a word."""

    def knows(self, word: str) -> bool:
        """Whether the corpus holds the word, in any case."""
        ...

    def capitalises(self, word: str) -> bool:
        """Whether the corpus writes the word with a capital inside its sentences or in its headings."""
        ...


class Lexicon:
    """The words of a store, looked up one by one; nothing is remembered of what was asked."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def knows(self, word: str) -> bool:
        """Whether any passage holds the word; its plural counts as it."""
        return bool(self._store.search_text(word, 1))

    def capitalises(self, word: str) -> bool:
        """Whether one of the passages nearest to the word writes it with a capital where an ordinary word has none."""
        written = word[:1].upper() + word[1:]
        inside = re.compile(rf"(?:{_INSIDE}){re.escape(written)}(?!\w)")
        headed = re.compile(rf"(?<!\w){re.escape(written)}(?!\w)")
        found = [scored.number for scored in self._store.search_text(word, _LOOKED_AT)]
        return any(inside.search(p.text) or headed.search(p.header) for p in self._store.passages(found))

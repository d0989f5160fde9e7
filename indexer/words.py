"""The words lexical search knows a text by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 64
_PLURALS = (
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("ies", "y"),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("s", ""),
)
"""Endings tried in turn and what stays of them: plurals lose theirs, and what only looks like one does not."""


def words_of(text: str) -> list[str]:
    """Words in order: letters and digits only, lower case, without accents, the plural's ending cut off."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c)) if not plain.isascii() else plain
    return [_singular(word[:_LONGEST]) for word in _WORD.findall(bare)]


@lru_cache(maxsize=100_000)  # a corpus says the same words again and again
def _singular(word: str) -> str:
    if len(word) > 3:
        for ending, kept in _PLURALS:
            if word.endswith(ending):
                return word.removesuffix(ending) + kept
    return word

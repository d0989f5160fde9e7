"""Where the word pieces of a text stand in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

SPECIAL = frozenset({"[CLS]", "[SEP]", "<s>", "</s>"})
"""Pieces that a tokenizer puts around a text."""


def stands(pieces: Sequence[str], before: str, text: str) -> list[int]:
    """Where each word piece of `before` and `text` begins in `text`, in code points; -1 for what does not.

    Pieces are looked for one after the other, without regard to case, accents and marks of word ends, so that this
    holds for every tokenizer that leaves letters as they are.
    """
    plain, origins = _plain(text)
    leading, _ = _plain(before)
    whole, first = leading + plain, len(leading)
    found = []
    end = 0
    for letters in map(_letters, pieces):
        start = whole.find(letters, end) if letters else -1
        if start >= 0:
            end = start + len(letters)
        found.append(origins[start - first] if start >= first else -1)
    return found


def within(places: Sequence[int], spans: Iterable[tuple[int, int]]) -> list[int]:
    """Which of those places, as `stands` gives them, lie in spans of the text, start and end of each."""
    spans = list(spans)
    return [row for row, place in enumerate(places) if any(start <= place < end for start, end in spans)]


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """A text in small letters without accents, and for each of its letters where it comes from."""
    if text.isascii():
        return text.lower(), range(len(text))
    letters = [_bare(character) for character in text]
    origins = [place for place, each in enumerate(letters) for _ in each]
    return "".join(letters), origins


@lru_cache(maxsize=65_536)
def _letters(piece: str) -> str:
    """What a word piece holds of its word: "##Ä" gives "a", a special or unknown one nothing."""
    if piece in SPECIAL or piece == "[UNK]":
        return ""
    return "".join(map(_bare, piece.removeprefix("##").strip("▁Ġ") or piece))


@lru_cache(maxsize=4_096)
def _bare(character: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", character.lower()) if not unicodedata.combining(c))

"""The lines that levels are compared by, as they are compared: free of their own level's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.model import JobFamily, SectionKind
from indexer.encoder import Encoder
from indexer.sentences import split_text

COMPARED = frozenset(
    {
        SectionKind.SUMMARY,
        SectionKind.RESPONSIBILITIES,
        SectionKind.REQUIREMENTS,
        SectionKind.NICE_TO_HAVE,
        SectionKind.PERFORMANCE_INDICATORS,
        SectionKind.SEGMENT,
        SectionKind.OTHER,
    }
)
"""Sections in which two levels are set against each other: not how one is hired, paid or promoted."""


def lines_of(family: JobFamily) -> Iterator[str]:
    """The items of its levels' own compared sections, level by level, as they are compared.

    What a family asks of all its levels tells none of them apart, and is not among them.
    """
    for level in family.levels:
        for section in level.sections:
            if section.kind in COMPARED:
                yield from (compared(item.text, level.title) for item in section.items)


def compared(text: str, title: str) -> str:
    """The text of an item of the level of that title, whose name in it becomes "the role": a new title alone asks
    nothing more.
    """
    return _untitled(title).sub("the role", text) if _names(text, title) else text


def fitting(text: str, encoder: Encoder) -> str:
    """What of a line is encoded: all of it, or its beginning where it is longer than the encoder takes."""

    def fits(part: str) -> bool:
        return encoder.count_pieces(part) <= encoder.identity.max_tokens

    text = text.strip()
    return text if fits(text) else split_text(text, fits)[0]


def _names(text: str, title: str) -> bool:
    """Whether a text has all words of a title: most have not, and need no pattern made to look for it."""
    folded = text.casefold()
    return all(word in folded for word in _title_words(title.casefold()))


@lru_cache(maxsize=1024)
def _untitled(title: str) -> re.Pattern[str]:
    """Finds a level's own name; a title of one word only after an article, where it cannot be a common noun."""
    words = [re.escape(word) for word in _title_words(title)]
    article = r"\b(?:(?:an?|the|our|each|every)\s+)"
    name = r"[\W_]+".join(words) or r"(?!)"
    return re.compile(rf"{article}{'?' if len(words) > 1 else ''}\b{name}s?\b", re.IGNORECASE)


@lru_cache(maxsize=2048)
def _title_words(title: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", title))

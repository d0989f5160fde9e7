"""Cutting a long item at sentence ends, and finding where each part begins in the raw Markdown."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

_SENTENCE_END = re.compile(r"[.!?;:…]+[\"')\]”’]*(?=\s)|\n")
_WORD_END = re.compile(r"\S(?=\s)")
_WORD = re.compile(r"\w+")
_OPENING_WORDS = 4

Fits = Callable[[str], bool]


def split_text(text: str, fits: Fits) -> list[str]:
    """Parts of `text` in order, each of which fits and none could take one more sentence; edges are stripped.

    Cuts fall at sentence ends, inside a sentence that is too long at word ends, inside a word that is too long
    anywhere. A beginning of a text that fits must fit too. A single character is taken to fit.
    """
    cuts = ([match.end() for match in pattern.finditer(text)] for pattern in (_SENTENCE_END, _WORD_END))
    grains: list[Sequence[int]] = [*([*ends, len(text)] for ends in cuts), range(len(text) + 1)]
    parts: list[str] = []
    start = 0
    while start < len(text):
        end = next((end for grain in grains if (end := _longest(text, start, grain, fits))), start + 1)
        if part := text[start:end].strip():
            parts.append(part)
        start = end
    return parts


def _longest(text: str, start: int, ends: Sequence[int], fits: Fits) -> int | None:
    """The last of the `ends` (ascending) after `start` up to which the text fits; null where not even the first."""
    low = bisect_right(ends, start) - 1  # up to ends[low] it fits, or that is where it starts
    first, step = low, 1
    while low + step < len(ends) and fits(text[start : ends[low + step]].strip()):
        low, step = low + step, step * 2
    while step > 1:
        step //= 2
        if low + step < len(ends) and fits(text[start : ends[low + step]].strip()):
            low += step
    return ends[low] if low > first else None


def part_starts(raw: str, parts: Sequence[str]) -> list[int] | None:
    """Where each part begins in `raw`, the Markdown the parts' text was taken from.

    Strictly increasing, the first 0. Parts partition the raw text: a part ends where the next begins. Found by the
    part's first words, so markup between words does no harm; null where a part's words are not there in order.
    """
    words = [(match.group(), match.start()) for match in _WORD.finditer(raw)]
    starts = [0]
    cursor = len(_WORD.findall(parts[0]))  # raw holds at least the words of its text
    for part in parts[1:]:
        found = _find(words, _WORD.findall(part)[:_OPENING_WORDS], cursor)
        if found is None:
            return None
        at = words[found][1]
        while at > starts[-1] + 1 and not raw[at - 1].isspace() and not raw[at - 1].isalnum():
            at -= 1  # an opening bracket or emphasis mark belongs to the word after it
        if at <= starts[-1]:
            return None
        starts.append(at)
        cursor = found + len(_WORD.findall(part))
    return starts


def _find(words: Sequence[tuple[str, int]], opening: Sequence[str], cursor: int) -> int | None:
    """First index at or after `cursor` where the opening words stand in a row; fewer of them if need be."""
    for length in range(len(opening), 0, -1):
        wanted = list(opening[:length])
        for index in range(cursor, len(words) - length + 1):
            if [word for word, _ in words[index : index + length]] == wanted:
                return index
    return None

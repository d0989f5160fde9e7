"""A line as it is compared with another: free of its own level's name, split into label, words and place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.model import ItemForm, SectionKind
from indexer.lines import compared
from service.asked import Asked
from service.vocabulary import vocabulary

Counts = NDArray[np.int64]
Shares = NDArray[np.float64]

_LEAST = 1e-9
"""Keeps a line without words from being divided by."""

_LABEL = re.compile(r"^(?P<label>[A-Z][^.:;!?]{1,44}?)\s*(?::|\s[–—-])\s+(?=\S)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*[+%]?")
_POSSESSIVE = re.compile(r"['’]s?$")
_STOP = vocabulary(
    """
    a an the and or of in on at to for from by with within into as is are be been being was were will would can could
    may might must should that this these those it its their his her your our you we they them us he she who which what
    when where how if so than then there such etc e.g i.e eg ie also not no any all each both more most other others
    about across over under per via up out do does did has have had having including include includes based using use
    """
)
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("ly", ""), ("e", ""))


@dataclass(frozen=True, slots=True)
class Line:
    """What of an item is compared.

    `text` has the name of the item's own level replaced by "the role", so that a mere change of title is none.
    `label` is the lead-in the line opens with ("Mentoring: ..."), or for a table cell its row; "" where it has none.
    """

    text: str
    label: str
    section: SectionKind

    @property
    def words(self) -> frozenset[str]:
        """Stems of the words that carry meaning."""
        return stems(self.text)


def line(asked: Asked) -> Line:
    """The comparable form of an item."""
    text = asked.item.text if asked.level is None else compared(asked.item.text, asked.level.title)
    if asked.item.form is ItemForm.CELL:
        return Line(text, _folded(asked.item.lead_in), asked.section)
    return line_of(text, asked.section)


def line_of(text: str, section: SectionKind) -> Line:
    """The comparable form of a bare text: its label is what it opens with ("Mentoring: ...")."""
    found = _LABEL.match(text)
    return Line(text, _folded(found.group("label")) if found else "", section)


def shares(before: Line, after: Line) -> tuple[float, float]:
    """Share of the before-line's words that the after-line keeps, and of the after-line's that are not new."""
    old, new = before.words, after.words
    common = len(old & new)
    return common / max(len(old), 1), common / max(len(new), 1)


def equal_pairs(befores: Sequence[str | None], afters: Sequence[str | None]) -> NDArray[np.bool_]:
    """Which texts are the same: bool (befores, afters)."""
    numbers = {text: number for number, text in enumerate(dict.fromkeys([*befores, *afters]))}
    return np.equal.outer([numbers[text] for text in befores], [numbers[text] for text in afters])


def word_counts(lines: Sequence[Line]) -> Counts:
    """How many words each line has: int64 (lines,)."""
    return np.array([len(each.words) for each in lines], dtype=np.int64)


def shared_words(befores: Sequence[Line], afters: Sequence[Line]) -> Counts:
    """How many words each pair has in common: int64 (befores, afters)."""
    new = [each.words for each in afters]
    return np.array([[len(old & other) for other in new] for old in (each.words for each in befores)], dtype=np.int64)


def telling_shares(befores: Sequence[Line], afters: Sequence[Line]) -> tuple[Shares, Shares]:
    """Share of the before-line's words that the after-line keeps, and of the after-line's that are not new.

    Both float64 (befores, afters), in [0, 1]. A word counts the less, the more other lines of the two sides have it:
    what all of a role's lines are about tells no two of them apart. Of a pair by itself every word counts alike.
    """
    places = {word: place for place, word in enumerate(sorted({w for each in (*befores, *afters) for w in each.words}))}
    if not places:
        return np.zeros((len(befores), len(afters))), np.zeros((len(befores), len(afters)))
    old, new = _held(befores, places), _held(afters, places)
    repeated = {each.text: each for each in (*befores, *afters)}  # a line that both sides have is one line
    lines = _held(tuple(repeated.values()), places).sum(axis=0)
    shared, single = (1 / np.sqrt(np.maximum(lines - besides, 1)) for besides in (1, 0))
    common = (old * shared) @ new.T
    left = (old * single).sum(axis=1)[:, None] - (old * single) @ new.T
    added = (new * single).sum(axis=1)[None, :] - old @ (new * single).T
    return common / np.maximum(common + left, _LEAST), common / np.maximum(common + added, _LEAST)


def _held(lines: Sequence[Line], places: Mapping[str, int]) -> Shares:
    """Which words each line has: 0 or 1, float64 (lines, words)."""
    held = np.zeros((len(lines), len(places)))
    for row, each in enumerate(lines):
        held[row, [places[word] for word in each.words]] = 1
    return held


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    """Word stems of a text without function words; numbers count as words."""
    return frozenset(_stem(word) for word in (m.lower() for m in _WORD.findall(text)) if word not in _STOP)


@lru_cache(maxsize=16384)
def _stem(word: str) -> str:
    word = _POSSESSIVE.sub("", word)
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: len(word) - len(ending)] + instead
    return word


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))

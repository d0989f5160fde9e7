"""Which words of a passage met which words of a question, for the passages that are shown.

Late interaction sets word pieces against word pieces. Here each piece of the question is followed to the piece that met
it best, and both are put together to words as they are written: of the question, and of the passage's own text, not of
the headings that stand in front of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.encoder import Encoded, EncoderIdentity
from indexer.passage import Passage
from indexer.piece_places import stands
from indexer.store import NearestTokens, Store
from service.late_interaction import LateInteraction, LookedAt
from service.results import MetWord
from service.wording import ORDINARY, WRITTEN

CLOSE = 0.45
"""Least closeness of words that meet. Words of the benchmark's tune questions come this near to something in one of
eighteen passages taken at random; what lies above is mostly the same word, or another for the same thing.
"""
_DIGITS = re.compile(r"\d+")
_LONGEST = 2_000
"""Characters of a question whose words are looked for; an encoder reads little more."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A word of the question that may name a thing, with the rows of its pieces among the question's tokens, and their
    places among the rows of all such words.
    """

    word: str
    rows: tuple[int, ...]
    columns: range


class MetWords:
    """Finds them in the passages of one store."""

    def __init__(self, store: Store, encoder: EncoderIdentity, late: LateInteraction) -> None:
        """`encoder` made the store's vectors, and makes those of the questions."""
        self._store = store
        self._encoder = encoder
        self._late = late

    def of(
        self, question: str, query: Encoded, passages: Sequence[Passage], looked_at: LookedAt | None = None
    ) -> list[tuple[MetWord, ...]]:
        """For each passage its words that met words of the question, in the question's order.

        Common words, words that met a heading and words that nothing comes close to are left out. `looked_at`: what
        late interaction was over, if the passages may be among that.
        """
        asked = self._asked(question, query) if query.tokens else []
        if not asked:
            return [()] * len(passages)
        rows = [row for each in asked for row in each.rows]
        nearest = self._nearest(query, rows, [passage.number for passage in passages], looked_at)
        several = len(rows) > len(asked)
        weights = self._late.weights(query.pieces[0], self._store)[rows].tolist() if several else []
        return [
            _met(passage, places, closeness, asked, weights)
            for passage, places, closeness in zip(
                passages, nearest.places.tolist(), nearest.closeness.tolist(), strict=True
            )
        ]

    def _nearest(
        self, query: Encoded, rows: Sequence[int], numbers: Sequence[int], looked_at: LookedAt | None
    ) -> NearestTokens:
        places = {number: place for place, number in enumerate(looked_at.numbers)} if looked_at is not None else {}
        if looked_at is not None and places.keys() >= set(numbers):
            return looked_at.matches.nearest([places[number] for number in numbers], rows)
        matches = self._store.token_matches(query.tokens[0][rows], numbers)
        return matches.nearest(range(len(numbers)), range(len(rows)))

    def _asked(self, question: str, query: Encoded) -> list[_Asked]:
        """The question's words that may name a thing, in order."""
        text = question[:_LONGEST]
        rows: dict[tuple[int, int], list[int]] = {}
        for row, place in enumerate(stands(query.pieces[0], self._encoder.query_prompt, text)):
            span = _word_around(text, place)
            if span is not None:
                rows.setdefault(span, []).append(row)
        asked, taken = [], 0
        for (start, end), held in rows.items():
            asked.append(_Asked(text[start:end], tuple(held), range(taken, taken := taken + len(held))))
        return asked


def _met(
    passage: Passage, places: Sequence[int], closeness: Sequence[float], asked: Sequence[_Asked],
    weights: Sequence[float],
) -> tuple[MetWord, ...]:  # fmt: skip
    text, before = passage.text, len(passage.header) + 1 if passage.header else 0
    words = []
    for each in asked:
        # The piece that counts most speaks for its word: mere endings meet endings of all sorts.
        several = len(each.columns) > 1
        column = max(each.columns, key=lambda at: weights[at] * closeness[at]) if several else each.columns[0]
        if closeness[column] < CLOSE:
            continue
        span = _word_around(text, places[column] - before)
        if span is not None:
            words.append(MetWord(each.word, text[slice(*span)], *span, round(closeness[column], 4)))
    return tuple(met for met in words if not _other_number(met.asked, met.word))


def _other_number(asked: str, word: str) -> bool:
    """Whether two words hold numbers that differ: near as they may be, 300 is not 180."""
    return _DIGITS.findall(asked) != _DIGITS.findall(word)


def _word_around(text: str, place: int) -> tuple[int, int] | None:
    """Start and end of the word at a place of a text; null where there is none or it is a common one."""
    if place < 0:
        return None
    for word in WRITTEN.finditer(text, text.rfind(" ", 0, place) + 1):
        start, end = word.span()
        if end > place:
            return (start, end) if start <= place and word[0].lower() not in ORDINARY else None
    return None


def moved(met: Sequence[MetWord], text: str, shown: str) -> tuple[MetWord, ...]:
    """Words of a text where they stand in another that shows it, Markdown or not; left out where they do not."""
    words = list(WRITTEN.finditer(text))
    places = dict(zip((word.start() for word in words), stands([word[0] for word in words], "", shown), strict=True))
    found = ((each, places.get(each.start_char, -1)) for each in met)
    return tuple(
        replace(each, start_char=place, end_char=place + len(each.word))
        for each, place in found
        if place >= 0 and shown[place : place + len(each.word)] == each.word
    )

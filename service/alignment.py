"""One-to-one alignment of what two levels ask: each line with its counterpart, and whether it asks more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.extension import parts_listed
from indexer.encoder import Encoder
from indexer.store import Store
from service.asked import Asked
from service.judge import CHANGES, JUDGE, Change, features
from service.line import Counts, Line, equal_pairs, line, shared_words, shares, word_counts
from service.line_vectors import LineVectors
from service.strength import rise, softened

Likelihoods = NDArray[np.float64]

_PART = 0.9
"""Share of a line's words that another must hold for it to be a part of the other."""
_FEWEST_WORDS = 3
"""Shorter lines are parts of too many others to say anything."""
_KEPT = 256
"""Pairs of levels whose alignment is remembered; a question and its answer ask for the same one."""
_SAME, _RAISED, _DIFFERENT = (CHANGES.index(change) for change in (Change.SAME, Change.RAISED, Change.DIFFERENT))


@dataclass(frozen=True, slots=True)
class Pair:
    """A line and its counterpart, and what became of it."""

    before: Asked
    after: Asked
    change: Change


@dataclass(frozen=True, slots=True)
class Alignment:
    """The lines of two sides set against each other.

    `pairs` holds each after-line at most once, in the order of the after-lines; `added` are the after-lines without a
    counterpart. A before-line stands in several pairs only where it was split into lines that each say part of it.
    `left` are the before-lines that no after-line takes up: in no pair, and not part of a longer after-line either.
    """

    pairs: tuple[Pair, ...]
    added: tuple[Asked, ...]
    left: tuple[Asked, ...]


class Aligner:
    """Aligns lines of one snapshot by an encoder and the fitted judge; lines of one place are the same line.

    Safe for several threads.
    """

    def __init__(self, encoder: Encoder, store: Store | None = None) -> None:
        """`store`: what may hold the lines' vectors; without one all are encoded."""
        self._vectors = LineVectors(encoder, store)
        self._aligned = lru_cache(maxsize=_KEPT)(self._align)

    @property
    def vectors(self) -> LineVectors:
        """The vectors that lines are compared by."""
        return self._vectors

    def align(self, befores: Sequence[Asked], afters: Sequence[Asked], *, downward: bool = False) -> Alignment:
        """The lines of two levels as counterparts, and those without one; the last pairs of levels are remembered.

        `downward` where the after-lines belong to a lower level: then each pair is judged the way it was written, from
        low to high, and only a quantity that grows against that way counts as raised.
        """
        return self._aligned(tuple(befores), tuple(afters), downward)

    def _align(self, befores: tuple[Asked, ...], afters: tuple[Asked, ...], downward: bool) -> Alignment:
        """Pairs the surest counterparts first, one to one; then finds the lines that were split or merged."""
        if not befores or not afters:
            return Alignment((), afters, befores)
        old, new = [line(each) for each in befores], [line(each) for each in afters]
        likely = self._likely(new, old).transpose(1, 0, 2) if downward else self._likely(old, new)
        counterpart = (1 - likely[:, :, _DIFFERENT]) * ~_other_codes(befores, afters)
        common = shared_words(old, new)
        taken_up, said_before = _parts(common, word_counts(old)[:, None]), _parts(common, word_counts(new)[None, :])
        pairs: dict[int, Pair] = {}
        left = set(range(len(old)))
        strange = ~equal_pairs([each.family.id for each in befores], [each.family.id for each in afters])
        for i, j in _surest(counterpart, strange):
            merged = (left - {i}) & set(np.flatnonzero(taken_up[:, j]).tolist())
            restated = downward or bool(merged and _holds(_joined([old[i], *(old[k] for k in merged)]), new[j]))
            pairs[j] = Pair(befores[i], afters[j], _change(old[i], new[j], likely[i, j], restated))
            left -= {i, *merged}
        for j in set(range(len(new))) - pairs.keys():
            if wholes := np.flatnonzero(said_before[:, j]).tolist():
                best = max(wholes, key=lambda i: counterpart[i, j])
                pairs[j] = Pair(befores[best], afters[j], Change.SAME)
                left.discard(best)
        added = tuple(after for j, after in enumerate(afters) if j not in pairs)
        return Alignment(tuple(pairs[j] for j in sorted(pairs)), added, tuple(befores[i] for i in sorted(left)))

    def _likely(self, old: Sequence[Line], new: Sequence[Line]) -> Likelihoods:
        """How likely each change is for each pair: shape (old, new, changes)."""
        meaning = self._vectors.of(old) @ self._vectors.of(new).T
        return JUDGE.likelihoods(features(old, new, meaning))


def _other_codes(befores: Sequence[Asked], afters: Sequence[Asked]) -> NDArray[np.bool_]:
    """Whether two lines list codes and nothing else, and not the same ones: bool (befores, afters)."""
    old, new = ([parts_listed(each.item.text) for each in side] for side in (befores, afters))
    return np.array([[bool(a and b and a != b) for b in new] for a in old], dtype=np.bool_)


def _surest(counterpart: Likelihoods, strange: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """One-to-one choice of (before, after) whose likelihood exceeds one half, surest first, ties in reading order.

    A line taken over from another family (`strange`, bool of the same shape) is a counterpart only where no line of
    the family itself is one: both may ask for years, of different trades.
    """
    likely = [(int(i), int(j)) for i, j in np.argwhere(counterpart > 0.5)]
    rows: set[int] = set()
    columns: set[int] = set()
    chosen = []
    for i, j in sorted(likely, key=lambda at: (strange[at], -counterpart[at], at)):
        if i not in rows and j not in columns:
            chosen.append((i, j))
            rows.add(i)
            columns.add(j)
    return chosen


def _change(before: Line, after: Line, likely: Likelihoods, restated: bool) -> Change:
    """Whether a counterpart is raised; `restated` where all of it is known to be asked before, but for its numbers."""
    risen = rise(before.text, after.text)
    falls = risen.numbers < 0 and risen.words <= 0
    falls = falls or (risen.numbers <= 0 and softened(before.text, after.text))
    raised = risen.numbers > 0 if restated else likely[_RAISED] > likely[_SAME] and not falls
    return Change.RAISED if raised else Change.SAME


def _parts(common: Counts, words: Counts) -> NDArray[np.bool_]:
    """Which lines, of some length, are all said by their counterpart; `common` are the words they have in common."""
    return (words >= _FEWEST_WORDS) & (common / np.maximum(words, 1) >= _PART)


def _holds(whole: Line, part: Line) -> bool:
    """Whether a line says all that another, of some length, says."""
    return len(part.words) >= _FEWEST_WORDS and shares(part, whole)[0] >= _PART


def _joined(lines: Sequence[Line]) -> Line:
    """One line that says what all of them say."""
    return Line(" ".join(each.text for each in lines), lines[0].label, lines[0].section)

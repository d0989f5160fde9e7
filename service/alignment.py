"""One-to-one alignment of what two levels ask: each line with its counterpart, and whether it asks more."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.encoder import Encoder, Vectors
from service.asked import Asked
from service.judge import CHANGES, JUDGE, Change, Judge, features
from service.line import Line, line, shares

_PART = 0.9
"""Share of a line's words that another must hold for it to be a part of the other."""
_FEWEST_WORDS = 3
"""Shorter lines are parts of too many others to say anything."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A line and its counterpart. `likelihood`, in [0, 1], is how sure it is that they make the same point."""

    before: Asked
    after: Asked
    change: Change
    likelihood: float


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
    """Aligns lines by an encoder and a fitted judge. Remembers the vectors of lines it saw; safe for several threads."""

    def __init__(self, encoder: Encoder, judge: Judge = JUDGE, *, remembered: int = 20_000) -> None:
        self._encoder = encoder
        self._judge = judge
        self._remembered = remembered
        self._vectors: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    def align(self, befores: Sequence[Asked], afters: Sequence[Asked]) -> Alignment:
        """Pairs the surest counterparts first, one to one; then finds the lines that were split or merged."""
        if not befores or not afters:
            return Alignment((), tuple(afters), tuple(befores))
        old, new = [line(each) for each in befores], [line(each) for each in afters]
        meaning = self._encoded(old) @ self._encoded(new).T
        known = np.array([[features(a, b, float(meaning[i, j])) for j, b in enumerate(new)] for i, a in enumerate(old)])
        likely = self._judge.likelihoods(known)
        counterpart = 1 - likely[:, :, CHANGES.index(Change.DIFFERENT)]
        pairs: dict[int, Pair] = {}
        left = set(range(len(old)))
        for i, j in _surest(counterpart):
            merged = {k for k in left - {i} if _holds(new[j], old[k])}
            whole = merged and _holds(_joined([old[i], *(old[k] for k in merged)]), new[j])
            raised = not whole and likely[i, j, CHANGES.index(Change.RAISED)] > likely[i, j, CHANGES.index(Change.SAME)]
            change = Change.RAISED if raised else Change.SAME
            pairs[j] = Pair(befores[i], afters[j], change, float(counterpart[i, j]))
            left -= {i, *merged}
        for j in set(range(len(new))) - pairs.keys():
            if parts := [i for i in range(len(old)) if _holds(old[i], new[j])]:
                best = max(parts, key=lambda i: counterpart[i, j])
                pairs[j] = Pair(befores[best], afters[j], Change.SAME, float(counterpart[best, j]))
                left.discard(best)
        added = tuple(after for j, after in enumerate(afters) if j not in pairs)
        return Alignment(tuple(pairs[j] for j in sorted(pairs)), added, tuple(befores[i] for i in sorted(left)))

    def _encoded(self, lines: Sequence[Line]) -> Vectors:
        """Unit vectors, float32 of shape (lines, dimension)."""
        texts = dict.fromkeys(each.text for each in lines)
        with self._lock:
            known = {text: self._vectors[text] for text in texts if text in self._vectors}
        fresh = [text for text in texts if text not in known]
        if fresh:
            known.update(zip(fresh, self._encoder.encode_passages(fresh).pooled, strict=True))
        with self._lock:
            for text in texts:
                self._vectors[text] = known[text]
                self._vectors.move_to_end(text)
            while len(self._vectors) > self._remembered:
                self._vectors.popitem(last=False)
        return np.stack([known[each.text] for each in lines])


def _surest(counterpart: NDArray[np.float64]) -> list[tuple[int, int]]:
    """One-to-one choice of (before, after) whose likelihood exceeds one half, surest first, ties in reading order."""
    likely = np.argwhere(counterpart > 0.5)
    order = sorted(((int(i), int(j)) for i, j in likely), key=lambda at: (-counterpart[at], at))
    rows: set[int] = set()
    columns: set[int] = set()
    chosen = []
    for i, j in order:
        if i not in rows and j not in columns:
            chosen.append((i, j))
            rows.add(i)
            columns.add(j)
    return chosen


def _holds(whole: Line, part: Line) -> bool:
    """Whether a line says all that another, of some length, says."""
    return len(part.words) >= _FEWEST_WORDS and shares(part, whole)[0] >= _PART


def _joined(lines: Sequence[Line]) -> Line:
    first = lines[0]
    return Line(" ".join(each.text for each in lines), first.label, first.parent, first.section)

"""How near lines come to words of a question, and whether they speak of the things that it asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.passage import Passage
from indexer.piece_places import SPECIAL, stands, within
from indexer.snapshot import Snapshot
from service.ask.asked import Asked, content_words
from service.ask.own_words import own_words
from service.ask.pay_rows import is_on_grade
from service.ask.refusal import Matches
from service.ask.thing import Span, Thing
from service.late_interaction import LateInteraction

Closeness = Callable[[Sequence[Passage]], NDArray[np.float32]]
"""How near passages come to what is asked of a role, each in [-1, 1], float32 (passages,)."""
FAR = 0.4
"""Closeness below which no line speaks of a thing at all."""


class LineCloseness:
    """Measures it in one snapshot."""

    def __init__(self, snapshot: Snapshot, late: LateInteraction) -> None:
        self._snapshot = snapshot
        self._late = late

    def matches(self, asked: Asked, said: Sequence[Span], lines: Sequence[Passage]) -> Matches:
        """How lines meet the words that stand there in the question."""
        if not asked.encoded.tokens or not lines:
            return Matches(np.zeros((0, 0), dtype=np.float32), np.zeros(0, dtype=np.float32), len(said))
        pieces, store = asked.encoded.pieces[0], self._snapshot.store
        places = stands(pieces, self._snapshot.manifest.encoder.query_prompt, asked.question)
        rows = within(places, said) or [row for row, piece in enumerate(pieces) if piece not in SPECIAL]
        numbers = [line.number for line in lines]
        reworded = [each for each in asked.reworded if each.ways]
        closeness = self._late.look(asked.encoded, store, numbers, reworded).met[:, rows]
        return Matches(closeness, self._late.weights(pieces, store)[rows], len(said))

    def to_each(self, asked: Asked, wanted: Sequence[Thing], lines: Sequence[Passage]) -> list[NDArray[np.float32]]:
        """How near lines come to each thing, in [-1, 1], float32 (lines,) each."""
        return [self.matches(asked, thing, lines).closeness.mean(axis=1) for thing in wanted]

    def speaks(self, asked: Asked, wanted: Sequence[Thing], lines: Sequence[Passage], enough: float) -> bool:
        """Whether a line speaks of one of the things, with a closeness of `enough` in [-1, 1]; one on the grade, near
        to all that is asked of pay, does not.
        """
        told = [line for line in lines if not is_on_grade(line)]
        met = [self.matches(asked, each, told).closeness for each in wanted] if told else []
        return any(line.mean() >= enough for each in met for line in each)

    def to_what_is_asked(self, asked: Asked) -> Closeness:
        """How near lines come to the words of a question that say what is asked of a role."""
        content = set(content_words(asked.question))
        own = own_words(asked)
        own = [(start, end) for start, end in own if asked.question[start:end].lower() in content] or own

        def near(lines: Sequence[Passage]) -> NDArray[np.float32]:
            met = self.matches(asked, own, lines)
            return np.asarray(met.closeness @ met.weights / max(float(met.weights.sum()), 1e-9), dtype=np.float32)

        return near

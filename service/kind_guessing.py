"""Guesses the kind of a question, with the encoder that the kinds were learned with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from indexer.encoder import Encoder, Vectors
from indexer.models import open_encoder
from service.bare_question import bare_question
from service.links import Links
from service.question_kind import KindGuess, question_kind_model


class KindGuesser:
    """Safe for several threads. Opens an encoder of its own where the index has another one."""

    def __init__(self, encoder: Encoder) -> None:
        self._model = question_kind_model()
        self._shared = encoder.identity.name == self._model.encoder
        self._encoder = encoder if self._shared else open_encoder(self._model.encoder)

    def said(self, question: str) -> NDArray[np.float32]:
        """What the question's words say for each kind, float32 (kinds,), before there is a vector."""
        return self._model.said(question)

    def at_once(self, question: str, said: NDArray[np.float32], vector: Vectors) -> KindGuess:
        """A guess from that and the vector that the index's encoder gave the question, shape (dimension,)."""
        return self._model.guess(said, vector if self._shared else self._vector(question))

    def closer(self, question: str, links: Links, first: KindGuess) -> KindGuess:
        """A surer guess from the question without the names and slips of the pen in it, at the price of encoding that;
        else the first.
        """
        bare = self._model.spelled(bare_question(question, links))
        if bare == question:
            return first
        guess = self._guess(bare)
        told = bare_question(question, Links()) != question  # what is told beside may speak for an answer, not against
        return min(first, guess, key=lambda each: each.unanswered) if told else guess

    def _guess(self, question: str) -> KindGuess:
        return self._model.guess(self._model.said(question), self._vector(question))

    def _vector(self, question: str) -> Vectors:
        vector: Vectors = self._encoder.encode_queries([question]).pooled[0]
        return vector

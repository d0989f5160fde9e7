"""The vectors of questions, remembered for a while: people page, refine filters, and ask again."""

from __future__ import annotations

from functools import lru_cache

from indexer.encoder import Encoded, Encoder

REMEMBERED = 256
LONGEST = 200
"""Characters; what is longer may be somebody's CV, and is forgotten at once."""


class QueryVectors:
    """Encodes questions one by one. Safe for several threads, which may encode the same question twice."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._encode)

    def of(self, question: str) -> Encoded:
        """The vectors of one question: pooled float32 (1, dimension), and its tokens'."""
        return self._remembered(question) if len(question) <= LONGEST else self._encode(question)

    def _encode(self, question: str) -> Encoded:
        return self._encoder.encode_queries([question], tokens=True)

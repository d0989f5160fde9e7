"""The seam between text and vectors: two doors, one for queries and one for passages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Progress = Callable[[int, int], None]
"""Called with (done, total) texts."""


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """Vectors of n texts.

    `pooled`: float32, shape (n, dimension), unit rows. `tokens`: one float32 array of shape (t_i, dimension) with
    unit rows for each text, word pieces in order, special tokens first and last; empty where the encoder has no
    token vectors. `pieces`: the word pieces those rows stand for.
    """

    pooled: Vectors
    tokens: tuple[Vectors, ...] = ()
    pieces: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class EncoderIdentity:
    """What a snapshot remembers of the encoder that built it; index and query must agree on all of it."""

    name: str
    digest: str
    dimension: int
    max_tokens: int
    pooling: str
    query_prompt: str
    passage_prompt: str
    precision: str


@runtime_checkable
class Encoder(Protocol):
    """Turns text into unit vectors; larger inner product means nearer. Must be safe to call from several threads."""

    @property
    def identity(self) -> EncoderIdentity:
        """What a snapshot remembers of this encoder."""
        ...

    def count_pieces(self, text: str) -> int:
        """Word pieces of `text` as the encoder sees it, special tokens and passage prompt included."""
        ...

    def encode_queries(self, texts: Sequence[str], *, tokens: bool = False) -> Encoded:
        """Vectors of questions; `tokens` asks for the token vectors too."""
        ...

    def encode_passages(
        self, texts: Sequence[str], *, tokens: bool = False, progress: Progress | None = None
    ) -> Encoded:
        """Vectors of passages, rows in the order given; each text must fit `identity.max_tokens`."""
        ...

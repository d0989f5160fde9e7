"""An encoder without a model: a text is the sum of its words' hashed directions.

For tests and for tiny corpora where a model is unwelcome: deterministic, instant, and its order can be told by hand
(the more words two texts share, the nearer they are).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from indexer.encoder import Encoded, EncoderIdentity, Progress, Vectors

_WORD = re.compile(r"\w+")


class HashedEncoder:
    """Each word is a fixed random ±1 direction; special pieces are [CLS] and [SEP].

    Vectors of different words are nearly orthogonal: their inner product is about 1 / sqrt(dimension).
    """

    def __init__(self, dimension: int = 256, max_tokens: int = 256) -> None:
        """`dimension` must be a multiple of 8."""
        if dimension <= 0 or dimension % 8:
            raise ValueError(f"dimension {dimension} is not a positive multiple of 8")
        self._identity = EncoderIdentity(
            name="hashed-words",
            digest=hashlib.sha256(f"hashed-words 1 {dimension} {max_tokens}".encode()).hexdigest(),
            dimension=dimension,
            max_tokens=max_tokens,
            pooling="sum",
            query_prompt="",
            passage_prompt="",
            precision="fp32",
        )

    @property
    def identity(self) -> EncoderIdentity:
        """What a snapshot remembers of this encoder."""
        return self._identity

    def count_pieces(self, text: str) -> int:
        """Words of `text` and the two special pieces."""
        return len(_pieces(text))

    def encode_queries(self, texts: Sequence[str], *, tokens: bool = False) -> Encoded:
        """Vectors of questions, cut at `max_tokens` pieces."""
        return self._encode([_pieces(text)[: self._identity.max_tokens] for text in texts], tokens)

    def encode_passages(
        self, texts: Sequence[str], *, tokens: bool = False, progress: Progress | None = None
    ) -> Encoded:
        """Vectors of passages. Raises ValueError for a text over `identity.max_tokens`."""
        pieces = [_pieces(text) for text in texts]
        for text, row in zip(texts, pieces, strict=True):
            if len(row) > self._identity.max_tokens:
                limit = self._identity.max_tokens
                raise ValueError(f"passage of {len(row)} pieces, the limit is {limit}: {text[:80]!r}")
        if progress is not None:
            progress(len(texts), len(texts))
        return self._encode(pieces, tokens)

    def _encode(self, pieces: list[tuple[str, ...]], tokens: bool) -> Encoded:
        dimension = self._identity.dimension
        rows = [np.stack([_direction(piece, dimension) for piece in row]) for row in pieces]
        # Summed in integers: the order of the words cannot change a bit of the result.
        sums = [np.rint(row * np.sqrt(dimension)).astype(np.int64).sum(axis=0) for row in rows]
        pooled = np.array([s / max(np.linalg.norm(s), 1.0) for s in sums], dtype=np.float32).reshape(-1, dimension)
        return Encoded(pooled, tuple(rows) if tokens else (), tuple(pieces) if tokens else ())


def _pieces(text: str) -> tuple[str, ...]:
    return ("[CLS]", *_WORD.findall(text.lower()), "[SEP]")


@lru_cache(maxsize=100_000)
def _direction(piece: str, dimension: int) -> Vectors:
    digest = hashlib.shake_256(piece.encode("utf-8", "surrogatepass")).digest(dimension // 8)
    signs = np.unpackbits(np.frombuffer(digest, dtype=np.uint8)).astype(np.float32) * 2 - 1
    return signs / np.float32(np.sqrt(dimension))

"""An encoder that says what it was given."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.encoder import Encoded
from indexer.hashed_encoder import HashedEncoder


class Counted(HashedEncoder):
    """`given`: the questions it encoded, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[str] = []

    def encode_queries(self, texts: Sequence[str], *, tokens: bool = False) -> Encoded:
        self.given += texts
        return super().encode_queries(texts, tokens=tokens)

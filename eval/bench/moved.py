"""Passages too many to embed in reasonable time: their vectors are those of real passages, moved a little.

Which real passage a text gets, and which way its vectors are moved, follows from the text's hash. Parsing, catalogue,
postings, dense index, snapshot, service and the encoding of questions are what they always are; only what a vector says
about its text is made up, so that such a corpus tells about time and memory and nothing about the quality of answers.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from corpus.reading import read_corpus
from eval.bench.machine import watching
from eval.bench.vectors import MOVED
from indexer.build import BuildReport, build_index
from indexer.encoder import Encoded, Encoder, EncoderIdentity, Progress, Vectors
from indexer.models import open_encoder
from indexer.snapshot import Snapshot
from indexer.store import Store

TOKENS_MOVED = 0.3
"""Length of the step from a real token vector to its copy, before that is made a unit vector: cosine about 0.96."""
_NOISE = 1 << 22
"""Numbers drawn once, of which each text takes a stretch: to draw them anew would cost more than all the rest."""


class MovedEncoder:
    """Questions by the real encoder; passages by the vectors that a store of it holds, moved.

    It has the real encoder's identity, so that a service opens its index as any other.
    """

    def __init__(self, real: Encoder, store: Store) -> None:
        """`store` with at least one passage, made by `real`."""
        everything = range(len(store))
        self._real = real
        self._pooled = store.vectors(everything)
        self._tokens = store.token_vectors(everything)
        self._pieces = store.token_pieces(everything)
        self._noise = np.random.default_rng(0).standard_normal(_NOISE, dtype=np.float32)

    @property
    def identity(self) -> EncoderIdentity:
        """The real encoder's."""
        return self._real.identity

    def count_pieces(self, text: str) -> int:
        """Word pieces of the text as the real encoder sees it."""
        return self._real.count_pieces(text)

    def encode_queries(self, texts: Sequence[str], *, tokens: bool = False) -> Encoded:
        """The real encoder's vectors."""
        return self._real.encode_queries(texts, tokens=tokens)

    def encode_passages(
        self, texts: Sequence[str], *, tokens: bool = False, progress: Progress | None = None
    ) -> Encoded:
        """Unit vectors near those of the real passages, whose word pieces they keep; the same for the same text."""
        places = [self.place(text) for text in texts]
        pooled = [self._moved(self._pooled[source][None], MOVED, start)[0] for source, start in places]
        if progress is not None:
            progress(len(texts), len(texts))
        if not tokens:
            return Encoded(np.array(pooled, dtype=np.float32).reshape(len(texts), -1))
        rows = tuple(self._moved(self._tokens[source], TOKENS_MOVED, start) for source, start in places)
        return Encoded(np.stack(pooled), rows, tuple(self._pieces[source] for source, _ in places))

    def place(self, text: str) -> tuple[int, int]:
        """The number of the real passage whose vectors a text gets, and where in the noise its step begins."""
        digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        source = int.from_bytes(digest[:8]) % len(self._pooled)
        longest = self.identity.max_tokens * self.identity.dimension
        return source, int.from_bytes(digest[8:]) % (len(self._noise) - longest)

    def _moved(self, rows: Vectors, length: float, start: int) -> Vectors:
        step = self._noise[start : start + rows.size].reshape(rows.shape)
        moved = step * np.float32(length / math.sqrt(rows.shape[1]))
        moved += rows
        moved /= np.sqrt(np.einsum("ij,ij->i", moved, moved))[:, None]
        return moved


def index_moved(
    corpus: Path, index: Path, real: Path, encoder: Encoder | None = None
) -> tuple[BuildReport, float | None]:
    """Index a folder of documents with the moved vectors of the index `real`; and the most private MiB that took.

    `encoder`: what made `real`, opened by its name unless given.
    """
    with watching() as watched, Snapshot.open(real) as snapshot:
        identity = snapshot.manifest.encoder
        moved = MovedEncoder(encoder or open_encoder(identity.name, precision=identity.precision), snapshot.store)
        report = build_index(read_corpus([str(corpus)], subdir=None, base_url=None), index, moved)
    return report, watched.peak_mib

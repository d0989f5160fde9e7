"""Sentence-transformers and an exact FAISS index, over fixed lengths or heading sections."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from eval.baselines.chunks import CHARACTERS, Chunk, by_heading, by_length
from eval.runs import Hit
from indexer.weights import GENERAL_MODEL, find_model


class Dense:
    """Chunks ranked by the inner product of unit vectors, in [-1, 1]."""

    attributes = False
    model = GENERAL_MODEL
    snapshot = ""

    def __init__(self, name: str, chunks: Sequence[Chunk], count: Callable[[str], int]) -> None:
        import faiss
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        self.name = name
        self._count = count
        self._chunks = chunks
        self._encoder = SentenceTransformer(str(find_model(self.model).folder), device="cpu")
        texts = [f"{c.context}\n{c.text}" if c.context else c.text for c in chunks]
        vectors = self._encoder.encode(texts, normalize_embeddings=True, show_progress_bar=False)
        self._index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))

    def search(self, query: str, k: int) -> tuple[Hit, ...]:
        """The k nearest chunks."""
        vector = self._encoder.encode([query], normalize_embeddings=True, show_progress_bar=False)
        scores, numbers = self._index.search(np.asarray(vector, dtype=np.float32), min(k, len(self._chunks)))
        found = zip(numbers[0].tolist(), scores[0].tolist(), strict=True)
        chosen = [(self._chunks[n], float(s)) for n, s in found if n >= 0]
        return tuple(Hit(c.place, self._count(c.text), s, text=c.text) for c, s in chosen)


def dense_chunks(texts: Mapping[str, str], count: Callable[[str], int]) -> Dense:
    """Fixed 1,000-character chunks."""
    name = f"sentence-transformers + FAISS, {CHARACTERS:,} characters"
    return Dense(name, by_length(texts), count)


def dense_sections(texts: Mapping[str, str], count: Callable[[str], int]) -> Dense:
    """Heading sections, each with its heading path in front."""
    return Dense("sentence-transformers + FAISS, heading sections", by_heading(texts), count)

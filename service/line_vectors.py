"""Vectors of lines: the snapshot's, or encoded once and remembered where it holds none."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from indexer.encoder import Encoder, Vectors
from indexer.lines import fitting
from indexer.store import Store
from service.line import Line


class LineVectors:
    """Looks lines up, and encodes those that no snapshot holds; safe for several threads.

    The vectors of the last `remembered` texts that were encoded are kept.
    """

    def __init__(self, encoder: Encoder, store: Store | None = None, remembered: int = 20_000) -> None:
        """`store`: what may hold the lines' vectors, made by the same encoder."""
        self._encoder = encoder
        self._store = store
        self._remembered = remembered
        self._encoded: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, lines: Sequence[Line]) -> Vectors:
        """Unit vectors, float32 of shape (lines, dimension); of a line beyond the encoder's limit, its beginning's."""
        texts = [line.text for line in lines]
        if self._store is None:
            return self._made(texts)
        found = self._store.known_lines(texts)
        unknown = np.flatnonzero(~found.known)
        if len(unknown):
            found.vectors[unknown] = self._made([texts[n] for n in unknown])
        return found.vectors

    def of_texts(self, texts: Sequence[str]) -> Vectors:
        """The same of texts that are no lines."""
        return self._made(texts)

    def _made(self, texts: Sequence[str]) -> Vectors:
        """The encoder's vectors of texts."""
        distinct = dict.fromkeys(texts)
        with self._lock:
            known = {text: self._encoded[text] for text in distinct if text in self._encoded}
        fresh = [text for text in distinct if text not in known]
        if fresh:
            fitted = [fitting(text, self._encoder) for text in fresh]
            known.update(zip(fresh, self._encoder.encode_passages(fitted).pooled, strict=True))
        with self._lock:
            for text in distinct:
                self._encoded[text] = known[text]
                self._encoded.move_to_end(text)
            while len(self._encoded) > self._remembered:
                self._encoded.popitem(last=False)
        return np.stack([known[text] for text in texts])

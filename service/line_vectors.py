"""Vectors of lines, encoded once and remembered."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from indexer.encoder import Encoder, Vectors
from indexer.sentences import split_text
from service.line import Line


class LineVectors:
    """Encodes lines and keeps the vectors of the last `remembered` texts; safe for several threads."""

    def __init__(self, encoder: Encoder, remembered: int = 20_000) -> None:
        self._encoder = encoder
        self._remembered = remembered
        self._vectors: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, lines: Sequence[Line]) -> Vectors:
        """Unit vectors, float32 of shape (lines, dimension); of a line beyond the encoder's limit, its beginning's."""
        texts = dict.fromkeys(line.text for line in lines)
        with self._lock:
            known = {text: self._vectors[text] for text in texts if text in self._vectors}
        fresh = [text for text in texts if text not in known]
        if fresh:
            fitting = [text if self._fits(text) else split_text(text, self._fits)[0] for text in map(str.strip, fresh)]
            known.update(zip(fresh, self._encoder.encode_passages(fitting).pooled, strict=True))
        with self._lock:
            for text in texts:
                self._vectors[text] = known[text]
                self._vectors.move_to_end(text)
            while len(self._vectors) > self._remembered:
                self._vectors.popitem(last=False)
        return np.stack([known[line.text] for line in lines])

    def _fits(self, text: str) -> bool:
        return self._encoder.count_pieces(text) <= self._encoder.identity.max_tokens

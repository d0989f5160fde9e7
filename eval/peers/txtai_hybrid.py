"""txtai: vectors and BM25 in one index, added up by its own weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from eval.baselines.chunks import by_heading
from eval.runs import Hit
from indexer.weights import GENERAL_MODEL, find_model


class TxtaiHybrid:
    """Heading sections, each with its heading path in front; score in [0, 1]."""

    name = "txtai hybrid, heading sections"
    attributes = False
    model = GENERAL_MODEL
    snapshot = ""

    def __init__(self, texts: Mapping[str, str], count: Callable[[str], int]) -> None:
        from txtai import Embeddings

        self._count = count
        self._chunks = by_heading(texts)
        self._index = Embeddings(path=str(find_model(GENERAL_MODEL).folder), hybrid=True, gpu=False)
        self._index.index((n, f"{c.context}\n{c.text}".strip(), None) for n, c in enumerate(self._chunks))

    def search(self, query: str, k: int) -> tuple[Hit, ...]:
        """The best k sections."""
        found = [(self._chunks[int(number)], float(score)) for number, score in self._index.search(query, k)]
        return tuple(Hit(c.place, self._count(c.text), score, text=c.text) for c, score in found)

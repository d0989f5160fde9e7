"""BM25 over heading sections, by bm25s with its defaults."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from eval.baselines.chunks import by_heading
from eval.runs import Hit


class LexicalSections:
    """Heading sections ranked by BM25; score is BM25's, 0 or more."""

    name = "bm25s, heading sections"
    attributes = False
    model = ""
    snapshot = ""

    def __init__(self, texts: Mapping[str, str], count: Callable[[str], int]) -> None:
        import bm25s

        self._count = count
        self._chunks = by_heading(texts)
        self._bm25s = bm25s
        self._index = bm25s.BM25()
        words = bm25s.tokenize([c.text for c in self._chunks], stopwords="en", show_progress=False)
        self._index.index(words, show_progress=False)

    def search(self, query: str, k: int) -> tuple[Hit, ...]:
        """The best k sections; those that share no word with the question are left out."""
        words = self._bm25s.tokenize(query, stopwords="en", show_progress=False)
        k = min(k, len(self._chunks))
        numbers, scores = self._index.retrieve(words, k=k, show_progress=False)
        found = zip(numbers[0].tolist(), scores[0].tolist(), strict=True)
        chosen = [(self._chunks[n], float(s)) for n, s in found if s > 0]
        return tuple(Hit(c.place, self._count(c.text), s, text=c.text) for c, s in chosen)

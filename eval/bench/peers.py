"""The same corpus and questions through plain systems, in the same run: what they take, beside what ours takes."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from eval.asking import System
from eval.baselines.dense import dense_chunks, dense_sections
from eval.baselines.lexical import LexicalSections
from eval.bench.load import Load, measure
from eval.texts import Texts


@dataclass(frozen=True, slots=True)
class Peer:
    """A system's seconds to build in this process, libraries loaded included, and its searches."""

    name: str
    build_s: float
    load: Load


def measure_peers(texts: Texts, queries: Sequence[str], count: Callable[[str], int]) -> tuple[Peer, ...]:
    """bm25s, and sentence-transformers with FAISS over characters and over sections."""
    makers: tuple[Callable[[], System], ...] = (
        lambda: LexicalSections(texts, count),
        lambda: dense_chunks(texts, count),
        lambda: dense_sections(texts, count),
    )
    found = []
    for make in makers:
        start = time.perf_counter()
        system = make()
        built = time.perf_counter() - start
        found.append(Peer(system.name, built, measure(partial(system.search, k=10), queries)))
    return tuple(found)

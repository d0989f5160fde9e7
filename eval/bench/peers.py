"""The same corpus and questions through plain systems, in the same run: what they take, beside what ours takes."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from eval.asking import System
from eval.baselines.dense import dense_chunks, dense_sections
from eval.baselines.lexical import LexicalSections
from eval.bench.load import Load, measure
from eval.texts import Texts
from indexer.weights import DEFAULT_MODEL, find_model


@dataclass(frozen=True, slots=True)
class Peer:
    """A system's seconds to build in this process, libraries loaded included, and its searches."""

    name: str
    build_s: float
    load: Load


@dataclass(frozen=True, slots=True)
class Encoding:
    """The same encoder by sentence-transformers and by ours: texts a second, and seconds from nothing to an answer.

    Theirs loads and encodes one question; ours opens the index too, and searches it.
    """

    texts: int
    ours_per_s: float
    theirs_per_s: float
    ours_cold_s: float
    theirs_cold_s: float


def measure_encoding(index: Path, model: str = DEFAULT_MODEL, at_most: int = 1000) -> Encoding:
    """Passages of an index, as they were embedded, through both."""
    from sentence_transformers import SentenceTransformer

    from indexer.snapshot import Snapshot
    from service import Rolecite

    folder = str(find_model(model).folder)
    with Rolecite.open(index) as rolecite, Snapshot.open(index) as snapshot:
        store = snapshot.store
        texts = [p.embedded for p in store.passages(range(min(at_most, len(store))))]
        ours_s = timed(lambda: rolecite.encoder.encode_passages(texts))
    theirs = SentenceTransformer(folder, device="cpu")
    theirs_s = timed(lambda: theirs.encode(texts, normalize_embeddings=True, show_progress_bar=False))
    load = f"import faiss, sentence_transformers as s; s.SentenceTransformer({folder!r}, device='cpu').encode(['a'])"
    ours = ["-m", "service.cli", "search", "who mentors?", "--index", str(index), "--json"]
    return Encoding(
        texts=len(texts),
        ours_per_s=len(texts) / ours_s,
        theirs_per_s=len(texts) / theirs_s,
        ours_cold_s=median(timed(lambda: _python(ours)) for _ in range(3)),
        theirs_cold_s=median(timed(lambda: _python(["-c", load])) for _ in range(3)),
    )


def timed(call: Callable[[], object]) -> float:
    """Seconds a call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def _python(arguments: Sequence[str]) -> None:
    subprocess.run([sys.executable, *arguments], capture_output=True, check=True)


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

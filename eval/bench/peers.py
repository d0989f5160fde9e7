"""The same corpus and questions through other systems, in the same run: what they take, beside what ours takes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from corpus.errors import IndexFault
from eval.asking import Searched, ask_all
from eval.bench.load import Load
from eval.bench.machine import Memory
from eval.bench.peer import READY, Measured
from eval.bench.spread import Spread, repeated, spread, timed
from eval.collection import Collection
from eval.door import LibraryDoor
from eval.measures import Scored
from eval.peers.systems import PEERS, Peer
from eval.runs import Provenance, load_run
from indexer.tokens import count_tokens
from indexer.weights import GENERAL_MODEL, find_model

COLD_STARTS = 3
_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HAYSTACK_TELEMETRY_ENABLED": "False"}
QUALITIES = ("nDCG@10", "P(rel=2)@1", "R@1000t")


@dataclass(frozen=True, slots=True)
class Standing:
    """What one system takes and gives.

    Seconds to build (ours: `rolecite index` as a process; others: in a process that has loaded its libraries), one
    caller's searches for ten hits in process, seconds from nothing to a first answer (ours over the whole index, others
    over one document), memory after the load (null where the system does not tell), quality by measure in [0, 1].
    """

    name: str
    build_s: Spread
    load: Load
    cold_s: Spread
    memory: Memory | None
    quality: dict[str, float]


@dataclass(frozen=True, slots=True)
class Encoding:
    """Texts encoded a second by our encoder and by the same one in sentence-transformers."""

    texts: int
    ours_per_s: Spread
    theirs_per_s: Spread


def measure_encoding(index: Path, model: str = GENERAL_MODEL, at_most: int = 1000, times: int = 3) -> Encoding:
    """Passages of an index, as they were embedded, through both in turn."""
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    from indexer.snapshot import Snapshot
    from service import Rolecite

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    theirs = SentenceTransformer(str(find_model(model).folder), device="cpu")
    ours_s, theirs_s = [], []
    with Rolecite.open(index) as rolecite, Snapshot.open(index) as snapshot:
        texts = [p.embedded for p in snapshot.store.passages(range(min(at_most, len(snapshot.store))))]
        for _ in range(times):
            ours_s.append(timed(lambda: rolecite.encoder.encode_passages(texts)))
            theirs_s.append(timed(lambda: theirs.encode(texts, normalize_embeddings=True, show_progress_bar=False)))
    return Encoding(len(texts), *(spread([len(texts) / s for s in column]) for column in (ours_s, theirs_s)))


def measure_ours(index: Path, collection: Collection, build_s: Spread, load: Load, memory: Memory | None) -> Standing:
    """Ours in the same terms; what the suite measured already is given."""
    search = [sys.executable, "-m", "service.cli", "search", "who mentors?", "--index", str(index), "--json"]
    cold = repeated(lambda: subprocess.run(search, capture_output=True, check=True), COLD_STARTS)
    door = LibraryDoor.open(index)
    try:
        run = ask_all(Searched(door, count_tokens), collection.questions, Provenance(door.name, attributes=True))
    finally:
        door.close()
    return Standing(door.name, build_s, load, cold, memory, _quality(collection.score(run)))


def measure_peers(
    corpus: Path,
    gold: Path,
    collection: Collection,
    tell: Callable[[str], None],
    peers: Sequence[Peer] = PEERS,
) -> tuple[Standing, ...]:
    """Each that is installed, in a process of its own; what is left out, and why, is told."""
    found = []
    for peer in peers:
        if peer.missing:
            tell(f"{peer.key} left out: {', '.join(peer.missing)} not installed; pip install 'rolecite[peers]'")
            continue
        tell(f"{peer.key}: building and asking")
        with tempfile.TemporaryDirectory() as room:
            try:
                found.append(_measure(peer, corpus, gold, collection, Path(room) / "run.jsonl"))
            except IndexFault as fault:
                tell(f"{peer.key} left out: {fault}")
    return tuple(found)


def _measure(peer: Peer, corpus: Path, gold: Path, collection: Collection, file: Path) -> Standing:
    colds = [_process(peer, corpus, gold, None)[0] for _ in range(COLD_STARTS - 1)]
    cold_s, told = _process(peer, corpus, gold, file)
    measured: Measured = TypeAdapter(Measured).validate_json(told)
    quality = _quality(collection.score(load_run(file)))
    return Standing(
        measured.name, spread([measured.build_s]), measured.load, spread([*colds, cold_s]), measured.memory, quality
    )


def _process(peer: Peer, corpus: Path, gold: Path, run: Path | None) -> tuple[float, str]:
    """Seconds until it was ready, and the last row it printed. Raises IndexFault where it failed."""
    arguments = [
        sys.executable,
        "-m",
        "eval.bench.peer",
        peer.key,
        str(corpus),
        str(gold),
        *([str(run)] if run else []),
    ]
    # Our own command caps the threads of matrix products, which is no setting of theirs.
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"} | _OFFLINE
    cold_s, last = 0.0, ""
    with tempfile.TemporaryFile("w+") as complaints:
        start = time.perf_counter()
        process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=complaints, text=True, env=environment)
        with process:
            for row in process.stdout or ():
                if row.strip() == READY:
                    cold_s = time.perf_counter() - start
                last = row
        if process.returncode:
            complaints.seek(0)
            told = complaints.read().strip().splitlines()
            raise IndexFault(f"ended with {process.returncode}: {told[-1] if told else 'it said nothing'}")
    return cold_s, last


def _quality(scored: Scored) -> dict[str, float]:
    return {measure: scored.mean(measure) or 0.0 for measure in QUALITIES}

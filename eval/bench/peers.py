"""The same corpus and questions through other systems, in the same run: what they take, beside what ours takes."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from corpus.errors import IndexFault
from eval.asking import Searched, ask_all
from eval.bench.load import Load
from eval.bench.machine import Memory, users_environment
from eval.bench.peer import READY, Measured
from eval.bench.spread import Spread, repeated, spread, timed
from eval.bench.turns import Turns
from eval.collection import Collection
from eval.door import LibraryDoor
from eval.measures import Scored
from eval.peers.systems import PEERS, Peer
from eval.runs import Provenance, load_run
from indexer.models import open_encoder
from indexer.tokens import count_tokens
from indexer.weights import GENERAL_MODEL, find_model

COLD_STARTS = 2
LIMIT_S = 240.0
"""Seconds that one peer may take: its cold starts, its build and all its questions together."""
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
class LeftOut:
    """A system without measurements, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Encoding:
    """Texts encoded a second by one model: as int8 on ONNX Runtime, which is ours, and by sentence-transformers."""

    model: str
    texts: int
    ours_per_s: Spread
    theirs_per_s: Spread


@dataclass(frozen=True, slots=True)
class Beside:
    """Ours first among the standings, then the others; those left out; how fast one model encodes in both ways; and
    ours over HTTP in turn with the system to be measured against, null where that is not installed.
    """

    standings: tuple[Standing, ...]
    left_out: tuple[LeftOut, ...]
    encoding: Encoding
    turns: Turns | None


def measure_encoding(index: Path) -> Encoding:
    """The same weights over passages of an index, as they were embedded, in turn: ours at int8, theirs in torch."""
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    from indexer.snapshot import Snapshot

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    theirs = SentenceTransformer(str(find_model(GENERAL_MODEL).folder), device="cpu")
    ours = open_encoder(GENERAL_MODEL)
    with Snapshot.open(index) as snapshot:
        texts = [p.embedded for p in snapshot.store.passages(range(min(1000, len(snapshot.store))))]
    ours_s, theirs_s = [], []
    for _ in range(3):
        ours_s.append(timed(lambda: ours.encode_passages(texts)))
        theirs_s.append(timed(lambda: theirs.encode(texts, normalize_embeddings=True, show_progress_bar=False)))
    ours_per_s, theirs_per_s = (spread([len(texts) / s for s in column]) for column in (ours_s, theirs_s))
    return Encoding(GENERAL_MODEL, len(texts), ours_per_s, theirs_per_s)


def measure_ours(index: Path, collection: Collection, build_s: Spread, load: Load, memory: Memory | None) -> Standing:
    """Ours in the same terms; what the suite measured already is given."""
    search = [sys.executable, "-m", "service.cli", "search", "who mentors?", "--index", str(index), "--json"]
    cold = repeated(
        lambda: subprocess.run(search, capture_output=True, check=True, env=users_environment()), COLD_STARTS
    )
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
    limit_s: float = LIMIT_S,
) -> tuple[tuple[Standing, ...], tuple[LeftOut, ...]]:
    """Each that is installed, in a process of its own, within `limit_s` seconds; and those left out."""
    found, left = [], []
    for peer in peers:
        if peer.missing:
            why = f"{', '.join(peer.missing)} not installed; pip install 'rolecite[peers]'"
            left.append(LeftOut(peer.key, why))
        else:
            tell(f"{peer.key}: building and asking, for {limit_s:g} s at most")
            with tempfile.TemporaryDirectory() as room:
                try:
                    found.append(_measure(peer, corpus, gold, collection, Path(room) / "run.jsonl", limit_s))
                    continue
                except IndexFault as fault:
                    left.append(LeftOut(peer.key, str(fault)))
        tell(f"{peer.key} left out: {left[-1].why}")
    return tuple(found), tuple(left)


def _measure(peer: Peer, corpus: Path, gold: Path, collection: Collection, file: Path, limit_s: float) -> Standing:
    until = time.perf_counter() + limit_s
    colds: list[float] = []
    told = ""
    for number in range(COLD_STARTS):
        last = number == COLD_STARTS - 1
        try:
            cold_s, told = _process(peer, corpus, gold, file if last else None, until - time.perf_counter())
        except TimeoutError:
            raise IndexFault(f"not done within {limit_s:g} s; give it more with --peer-limit") from None
        colds.append(cold_s)
    measured: Measured = TypeAdapter(Measured).validate_json(told)
    quality = _quality(collection.score(load_run(file)))
    return Standing(measured.name, spread([measured.build_s]), measured.load, spread(colds), measured.memory, quality)


def _process(peer: Peer, corpus: Path, gold: Path, run: Path | None, seconds: float) -> tuple[float, str]:
    """Seconds until it was ready, and the last row it printed.

    Raises IndexFault where it failed, TimeoutError where it was stopped after so many seconds.
    """
    arguments = [
        sys.executable,
        "-m",
        "eval.bench.peer",
        peer.key,
        str(corpus),
        str(gold),
        *([str(run)] if run else []),
    ]
    cold_s, last, late = 0.0, "", threading.Event()
    with tempfile.TemporaryFile("w+") as complaints:
        start = time.perf_counter()
        process = subprocess.Popen(
            arguments, stdout=subprocess.PIPE, stderr=complaints, text=True, env=users_environment(theirs=True)
        )

        def stop() -> None:
            late.set()
            process.kill()

        limit = threading.Timer(max(0.0, seconds), stop)
        limit.start()
        with process:
            for row in process.stdout or ():
                if row.strip() == READY:
                    cold_s = time.perf_counter() - start
                last = row
        limit.cancel()
        if late.is_set():
            raise TimeoutError
        if process.returncode:
            complaints.seek(0)
            told = complaints.read().strip().splitlines()
            raise IndexFault(f"ended with {process.returncode}: {told[-1] if told else 'it said nothing'}")
    return cold_s, last


def _quality(scored: Scored) -> dict[str, float]:
    return {measure: scored.mean(measure) or 0.0 for measure in QUALITIES}

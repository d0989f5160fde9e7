"""Ours over HTTP and another system in process, asked in turn.

A machine is slower in one minute than in the next by more than sets two systems apart; measured one after the other,
they differ by the machine as well. Here one is asked a few questions, then the other the same ones, and so on.
`python -m eval.bench.turns KEY CORPUS GOLD` is the process of the other: it builds over the whole corpus, says that it
is ready, reads questions, a JSON string a line, and prints the milliseconds that each took.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import IO

from corpus.errors import IndexFault
from eval.bench.client import Client
from eval.bench.machine import users_environment
from eval.bench.peer import READY, tell
from eval.bench.server import serving
from eval.bench.spread import Spread, spread
from eval.bench.suite import WARM_UP
from eval.collection import Collection
from eval.peers.systems import Peer, peer
from indexer.tokens import count_tokens

AGAINST = "faiss-sections"
"""The system that the design measures ours against."""
A_TURN = 10
"""Questions asked of one before it is the other's turn."""
K = 10


@dataclass(frozen=True, slots=True)
class Turns:
    """Milliseconds at the median over all questions, none of which the service had been asked before, and then the
    same ones again; `ratio`: ours over theirs at the medians of each turn, below 1 is ours to the good.
    """

    theirs: str
    ours_ms: float
    again_ms: float
    theirs_ms: float
    ratio: Spread


def in_turn(index: Path, corpus: Path, gold: Path, against: Peer, queries: Sequence[str]) -> Turns:
    """Asks an index's service and a peer over the same corpus. Raises IndexFault where one of them does not start.

    `queries` are more than the first WARM_UP.
    """
    with _asked(against, corpus, gold) as other, serving(index) as server, Client(server.url) as client:
        for query in queries[:WARM_UP]:
            other.ask(query)
            _timed(client, query)
        ours: list[float] = []
        again: list[float] = []
        theirs: list[float] = []
        ratios: list[float] = []
        new = queries[WARM_UP:]
        for turn in (new[start : start + A_TURN] for start in range(0, len(new), A_TURN)):
            theirs += (their := [other.ask(query) for query in turn])
            ours += (our := [_timed(client, query) for query in turn])
            again += [_timed(client, query) for query in turn]
            ratios.append(median(our) / median(their))
        return Turns(other.name, median(ours), median(again), median(theirs), spread(ratios))


def _timed(client: Client, query: str) -> float:
    start = time.perf_counter()
    client.search(query)
    return (time.perf_counter() - start) * 1000


@dataclass(frozen=True, slots=True)
class _Other:
    """A peer in a process of its own, ready to be asked."""

    name: str
    questions: IO[str]
    answers: IO[str]

    def ask(self, query: str) -> float:
        """Milliseconds that the peer took, as it timed them itself. Raises IndexFault where it has ended."""
        self.questions.write(json.dumps(query) + "\n")
        self.questions.flush()
        return float(_row(self.answers, self.name))


@contextmanager
def _asked(against: Peer, corpus: Path, gold: Path) -> Iterator[_Other]:
    command = [sys.executable, "-m", "eval.bench.turns", against.key, str(corpus), str(gold)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env=users_environment(theirs=True),
    )  # fmt: skip
    with process:
        try:
            if process.stdin is None or process.stdout is None:
                raise IndexFault(f"{against.key} cannot be asked: it has no pipes")
            while not (row := _row(process.stdout, against.key)).startswith(READY):
                continue
            yield _Other(row.removeprefix(READY).strip(), process.stdin, process.stdout)
        finally:
            process.kill()


def _row(answers: IO[str], name: str) -> str:
    if not (row := answers.readline()):
        raise IndexFault(f"{name} ended before it was asked everything")
    return row


def main(key: str, corpus: Path, gold: Path) -> None:
    """See above."""
    system = peer(key).make(Collection.open(corpus, gold).texts, count_tokens)
    tell(f"{READY} {system.name}")
    for row in sys.stdin:
        query = json.loads(row)
        start = time.perf_counter()
        system.search(query, K)
        tell(str((time.perf_counter() - start) * 1000))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))

"""One peer in a process of its own: `python -m eval.bench.peer KEY CORPUS GOLD [RUN]`.

First it answers a question over the corpus's first document, and says so: from nothing to there is its cold start,
with an index as small as can be. Where RUN is given it then builds over the whole corpus, asks every question for ten
hits, keeps a run of a hundred hits there, and prints a `Measured` as JSON.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from eval.asking import DEPTH, ask_all
from eval.bench.load import Load, measure
from eval.bench.machine import Memory, memory_of
from eval.bench.spread import timed
from eval.collection import Collection
from eval.measures import searchable
from eval.peers.systems import peer
from eval.runs import save_run
from indexer.tokens import count_tokens

READY = "ready"


@dataclass(frozen=True)
class Measured:
    """Seconds to build, libraries loaded before; searches; memory after them, null where the system does not tell."""

    name: str
    build_s: float
    load: Load
    memory: Memory | None


def main(key: str, corpus: Path, gold: Path, run: Path | None) -> None:
    """See above."""
    collection = Collection.open(corpus, gold)
    maker = peer(key)
    first = min(collection.texts)
    system = maker.make({first: collection.texts[first]}, count_tokens)
    system.search("who mentors?", 1)
    tell(READY)
    if run is None:
        return

    def build() -> None:
        nonlocal system
        system = maker.make(collection.texts, count_tokens)

    build_s = timed(build)
    load = measure(partial(system.search, k=10), [q.query for q in searchable(collection.questions)])
    memory = memory_of(os.getpid())
    provenance = replace(collection.made_by(system.name), model=system.model, k=DEPTH)
    save_run(ask_all(system, collection.questions, provenance), run)
    tell(TypeAdapter(Measured).dump_json(Measured(system.name, build_s, load, memory)).decode())


def tell(row: str) -> None:
    """Says a row to whoever started the process, at once."""
    sys.stdout.write(f"{row}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    given = sys.argv[1:]
    main(given[0], Path(given[1]), Path(given[2]), Path(given[3]) if len(given) > 3 else None)

"""`rolecite eval run`: put the questions to rolecite and to the baselines, keep what they returned."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import BadInput
from eval.commands.options import Corpus, Gold, Index, Split, Type, Url, console, door, file_name, progress_bar

if TYPE_CHECKING:
    from eval.asking import System
    from eval.collection import Collection


def run(
    corpus: Corpus,
    gold: Gold,
    out: Annotated[Path, typer.Option("--out", help="Folder for one run file a system.")] = Path("runs"),
    index: Index = None,
    url: Url = None,
    name: Annotated[str | None, typer.Option("--name", help="What to call our run.")] = None,
    baselines: Annotated[bool, typer.Option(help="Run the plain systems beside ours.")] = True,
    ours: Annotated[bool, typer.Option(help="Run rolecite itself.")] = True,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="Hits to ask for.")] = 100,
    split: Split = None,
    question_type: Type = None,
) -> None:
    """Ask every question that a search can answer; write OUT/<system>.jsonl and print the scores.

    Example: rolecite eval run corpus/sample eval/benchmark --index sample.index --out runs
    """
    if not (ours or baselines):
        raise BadInput("nothing to run: leave out --no-ours or --no-baselines")
    from eval.asking import ask_all
    from eval.collection import Collection
    from eval.measures import searchable
    from eval.runs import save_run
    from eval.tables import search_tables

    collection = Collection.open(corpus, gold, splits=split or (), types=question_type or ())
    scored = []
    for system in _systems(collection, index, url, ours, baselines):
        called = (name if system.attributes else None) or system.name
        provenance = replace(collection.made_by(called), k=k, attributes=system.attributes)
        with progress_bar() as progress:
            task = progress.add_task(provenance.system, total=len(searchable(collection.questions)))
            advance = partial(progress.advance, task)
            made = ask_all(system, collection.questions, provenance, k=k, progress=advance)
        made = replace(made, provenance=replace(provenance, snapshot=system.snapshot, model=system.model))
        save_run(made, out / f"{file_name(provenance.system)}.jsonl")
        scored.append(collection.score(made))
    screen = console()
    for grid in search_tables(scored, collection.questions, "nDCG@10"):
        screen.print(grid.rich())


def _systems(
    collection: Collection, index: Path | None, url: str | None, ours: bool, baselines: bool
) -> Iterator[System]:
    """Each is made when its turn comes, so that only one is in memory."""
    from eval.asking import Searched
    from eval.baselines import systems
    from indexer.tokens import count_tokens

    if ours:
        with closing(door(index, url)) as service:
            yield Searched(service, count_tokens)
    if baselines:
        yield from systems(collection.texts, count_tokens)

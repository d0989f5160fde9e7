"""`rolecite eval bench`: how fast and how light."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.commands.options import Corpus, Gold, Json, Markdown, console

if TYPE_CHECKING:
    from eval.bench.growth import Grown
    from eval.bench.peers import Encoding, Standing
    from eval.bench.suite import Results
    from eval.bench.vectors import VectorResults
    from eval.collection import Collection


def bench(
    corpus: Corpus,
    gold: Gold,
    sizes: Annotated[
        list[int] | None, typer.Option("--passages", min=1, help="Also grow the corpus to about so many passages.")
    ] = None,
    vectors: Annotated[
        list[int] | None,
        typer.Option("--vectors", min=10, help="Also search so many vectors, copied from the corpus's own and moved."),
    ] = None,
    clients: Annotated[
        list[int] | None, typer.Option("--clients", min=1, help="Clients at once over HTTP; 1, 8 and 64 unless given.")
    ] = None,
    total: Annotated[int, typer.Option("--questions", min=10, help="Questions asked over HTTP in each load.")] = 1000,
    peers: Annotated[
        bool, typer.Option("--peers", help="Measure other systems beside ours: pip install 'rolecite[peers]'.")
    ] = False,
    work: Annotated[Path | None, typer.Option("--work", help="Where to build; a temporary folder unless set.")] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Keep the measurements as JSON, and the tables beside them as .md.")
    ] = None,
    markdown: Markdown = False,
    as_json: Json = False,
) -> None:
    """Measure indexing, starting and asking: the corpus as it is, and grown in new wording, with others beside it.

    Example: rolecite eval bench corpus/sample eval/benchmark --passages 10000 --vectors 100000 --peers --out bench.json
    """
    from eval.bench import tables
    from eval.bench.growth import grow
    from eval.bench.machine import versions
    from eval.bench.suite import run_suite
    from eval.collection import Collection
    from eval.measures import searchable
    from eval.provenance import command_line, commit, now

    collection = Collection.open(corpus, gold)
    queries = [q.query for q in searchable(collection.questions)]
    results: list[Results] = []
    grown: list[Grown] = []
    standings: Sequence[Standing] = ()
    encoding: Encoding | None = None
    with tempfile.TemporaryDirectory() as temporary:
        room = work or Path(temporary)
        room.mkdir(parents=True, exist_ok=True)
        loads = clients or [1, 8, 64]
        results.append(run_suite("as it is", corpus, room / "index", queries, loads, total, _tell))
        if peers:
            standings, encoding = _beside(corpus, gold, collection, room / "index", results[0])
        for size in sizes or ():
            folder = room / f"grown-{size}"
            grown.append(grow(collection.texts, size, folder))
            results.append(run_suite(f"grown to {size:,}", folder, room / "index", queries, loads, total, _tell))
        drawn = _vectors(corpus, queries, vectors or (), room)
    facts = {
        "command": command_line(),
        "commit": commit(),
        "made_at": now(),
        "corpus": collection.corpus_fingerprint,
        "questions": collection.questions_fingerprint,
    }
    body = {
        **facts,
        "versions": versions(),
        "results": [asdict(r) for r in results],
        "grown": [asdict(g) for g in grown],
        "vectors": [asdict(v) for v in drawn],
        "systems": [asdict(s) for s in standings],
        "encoding": asdict(encoding) if encoding else None,
    }
    grids = [tables.building(results), tables.asking(results)]
    grids += [tables.grown(grown)] if grown else []
    grids += [tables.vectors(drawn)] if drawn else []
    if encoding:
        grids += [
            tables.standings(standings),
            tables.ratios(standings),
            tables.targets(results[0], standings, encoding),
        ]
    grids.append(tables.facts({**facts, **versions()}))
    text = json.dumps(body, ensure_ascii=False, indent=1)
    page = "\n".join(grid.markdown() for grid in grids)
    if out:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text + "\n", "utf-8")
        out.with_suffix(".md").write_text(page, "utf-8")
        _tell(f"wrote {out} and {out.with_suffix('.md')}")
    if as_json or markdown:
        typer.echo(text if as_json else page)
        return
    for grid in grids:
        console().print(grid.rich())


def _beside(
    corpus: Path, gold: Path, collection: Collection, index: Path, ours: Results
) -> tuple[tuple[Standing, ...], Encoding]:
    """Ours first, then every peer that is installed."""
    from eval.bench.peers import measure_encoding, measure_ours, measure_peers
    from eval.bench.suite import SEARCH

    _tell("encoding by torch and by ours")
    encoding = measure_encoding(index)
    load = ours.load(SEARCH)
    assert load is not None  # noqa: S101  # the suite always makes it
    first = measure_ours(index, collection, ours.building.first_s, load, ours.memory)
    return (first, *measure_peers(corpus, gold, collection, _tell)), encoding


def _vectors(corpus: Path, queries: Sequence[str], counts: Sequence[int], room: Path) -> tuple[VectorResults, ...]:
    """The corpus's own vectors, at each count."""
    from eval.bench.suite import build
    from eval.bench.vectors import measure_vectors
    from indexer.snapshot import Snapshot
    from service import Rolecite

    if not counts:
        return ()
    build(corpus, room / "index")
    with Rolecite.open(room / "index") as rolecite, Snapshot.open(room / "index") as snapshot:
        asked = rolecite.encoder.encode_queries(list(queries)).pooled
        real = snapshot.store.vectors(range(len(snapshot.store)))
    found = []
    for count in counts:
        _tell(f"{count:,} vectors")
        found.append(measure_vectors(real, asked, count, room / f"vectors-{count}"))
    return tuple(found)


def _tell(text: str) -> None:
    typer.echo(text, err=True)

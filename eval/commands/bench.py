"""`rolecite eval bench`: how fast and how light."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.commands.options import Corpus, Gold, Json, Markdown, console

if TYPE_CHECKING:
    from eval.bench.peers import Beside
    from eval.bench.suite import Building, Results
    from eval.bench.vectors import VectorResults
    from eval.collection import Collection


def bench(
    corpus: Corpus,
    gold: Gold,
    sizes: Annotated[
        list[int] | None, typer.Option("--passages", min=1, help="Also grow the corpus to about so many passages.")
    ] = None,
    moved: Annotated[
        list[int] | None,
        typer.Option("--moved", min=1, help="The same, but with real passages' vectors, moved, instead of embedding."),
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
    peer_limit: Annotated[
        float, typer.Option("--peer-limit", min=1, help="Seconds that one of them may take in all.")
    ] = 240.0,
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
    from eval.bench.growth import grow
    from eval.bench.report import Report
    from eval.bench.suite import build, build_moved, run_suite
    from eval.collection import Collection
    from eval.measures import searchable
    from eval.provenance import command_line, commit, now

    collection = Collection.open(corpus, gold)
    queries = [q.query for q in searchable(collection.questions)]
    report = Report(
        {
            "command": command_line(),
            "commit": commit(),
            "made_at": now(),
            "corpus": collection.corpus_fingerprint,
            "questions": collection.questions_fingerprint,
        }
    )
    with tempfile.TemporaryDirectory() as temporary:
        room = work or Path(temporary)
        room.mkdir(parents=True, exist_ok=True)
        real = room / "index"

        def measured(name: str, building: Building, index: Path) -> None:
            report.results.append(run_suite(name, building, index, queries, clients or [1, 8, 64], total, _tell))
            report.keep(out)

        _tell("as it is: building")
        measured("as it is", build(corpus, real), real)
        if peers:
            report.beside = _beside(corpus, gold, collection, real, report.results[0], peer_limit)
            report.keep(out)
        for size, embedded in [*((size, True) for size in sizes or ()), *((size, False) for size in moved or ())]:
            name = f"grown to {size:,}" + ("" if embedded else ", vectors moved, not embedded")
            folder, index = room / f"grown-{size}", room / f"grown-{size}-index"
            _tell(f"{name}: writing and building")
            report.grown.append(grow(collection.texts, size, folder))
            measured(name, build(folder, index) if embedded else build_moved(folder, index, real), index)
            for made in (folder, index):  # the next may need the room
                shutil.rmtree(made)
        for found in _vectors(real, queries, vectors or (), room):
            report.vectors.append(found)
            report.keep(out)
    if out:
        _tell(f"wrote {out} and {out.with_suffix('.md')}")
    if as_json or markdown:
        typer.echo(report.json() if as_json else report.markdown())
        return
    for grid in report.grids():
        console().print(grid.rich())


def _beside(corpus: Path, gold: Path, collection: Collection, index: Path, ours: Results, limit_s: float) -> Beside:
    """Ours first, then every peer that is installed; those that are not or did not finish; encoding by two ways."""
    from eval.bench.peers import Beside, measure_encoding, measure_ours, measure_peers
    from eval.bench.suite import SEARCH
    from eval.bench.turns import AGAINST, in_turn
    from eval.measures import searchable
    from eval.peers.systems import peer

    _tell("one model, by torch and by ONNX Runtime")
    encoding = measure_encoding(index)
    load = next(each.load for each in ours.asking if each.what == SEARCH)
    first = measure_ours(index, collection, ours.building.first_s, load, ours.memory)
    others, left_out = measure_peers(corpus, gold, collection, _tell, limit_s=limit_s)
    against = peer(AGAINST)
    turns = None
    if not against.missing:
        _tell(f"ours over HTTP and {AGAINST} in process, in turn")
        turns = in_turn(index, corpus, gold, against, [q.query for q in searchable(collection.questions)])
    return Beside((first, *others), left_out, encoding, turns)


def _vectors(index: Path, queries: Sequence[str], counts: Sequence[int], room: Path) -> Iterator[VectorResults]:
    """The vectors of an index, copied and moved, at each count."""
    from eval.bench.vectors import measure_vectors
    from indexer.snapshot import Snapshot
    from service import Rolecite

    if not counts:
        return
    with Rolecite.open(index) as rolecite, Snapshot.open(index) as snapshot:
        asked = rolecite.encoder.encode_queries(list(queries)).pooled
        real = snapshot.store.vectors(range(len(snapshot.store)))
    for count in counts:
        _tell(f"{count:,} vectors")
        yield measure_vectors(real, asked, count, room / f"vectors-{count}")


def _tell(text: str) -> None:
    typer.echo(text, err=True)

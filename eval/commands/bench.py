"""`rolecite eval bench`: how fast and how light."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.commands.options import Corpus, Gold, Json, console

if TYPE_CHECKING:
    from eval.bench.vectors import VectorResults


def bench(
    corpus: Corpus,
    gold: Gold,
    sizes: Annotated[
        list[int] | None, typer.Option("--passages", help="Also grow the corpus to about so many passages.")
    ] = None,
    vectors: Annotated[
        list[int] | None, typer.Option("--vectors", help="Also search so many vectors, copied from the corpus's own.")
    ] = None,
    clients: Annotated[list[int] | None, typer.Option("--clients", help="Clients at once over HTTP.")] = None,
    total: Annotated[int, typer.Option("--questions", min=10, help="Questions asked in each load.")] = 1000,
    peers: Annotated[bool, typer.Option("--peers", help="Measure plain systems on the same corpus.")] = False,
    work: Annotated[Path | None, typer.Option("--work", help="Where to build; a temporary folder unless set.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Keep the measurements, as JSON.")] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
    as_json: Json = False,
) -> None:
    """Measure indexing, starting and asking: the corpus as it is and grown in new wording, beside others if asked."""
    from eval.bench import tables
    from eval.bench.growth import grow, near_duplicate_share, points_of
    from eval.bench.machine import versions
    from eval.bench.peers import measure_encoding, measure_peers
    from eval.bench.suite import run_suite
    from eval.collection import Collection
    from eval.measures import searchable
    from eval.provenance import command_line, commit, now
    from indexer.tokens import count_tokens

    collection = Collection.open(corpus, gold)
    queries = [q.query for q in searchable(collection.questions)]
    results = []
    twins: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as temporary:
        room = work or Path(temporary)
        room.mkdir(parents=True, exist_ok=True)

        def suite(name: str, folder: Path) -> None:
            loads = clients or [1, 8, 64]
            results.append(run_suite(name, folder, room / "index", queries, loads, total, _tell))

        suite("as it is", corpus)
        encoding = measure_encoding(room / "index") if peers else None
        for size in sizes or ():
            grown = room / f"grown-{size}"
            grow(collection.texts, size, grown)
            twins[size] = near_duplicate_share(points_of(grown))
            suite(f"grown to {size:,}", grown)
        drawn = _vectors(corpus, queries, vectors or (), room)
    others = measure_peers(collection.texts, queries, count_tokens) if peers else ()
    body = {
        "command": command_line(),
        "commit": commit(),
        "made_at": now(),
        "corpus": collection.corpus_fingerprint,
        "versions": versions(),
        "near_duplicate_share": twins,
        "results": [asdict(r) for r in results],
        "vectors": [asdict(v) for v in drawn],
        "peers": [asdict(p) for p in others],
        "encoding": asdict(encoding) if encoding else None,
    }
    text = json.dumps(body, ensure_ascii=False, indent=1)
    if out:
        out.write_text(text + "\n", "utf-8")
    if as_json:
        typer.echo(text)
        return
    grids = [tables.building(results), tables.asking(results)]
    grids += [tables.vectors(drawn)] if drawn else []
    grids += [tables.peers(others), tables.ratios(results[0], others, encoding)] if encoding else []
    for grid in grids:
        if markdown:
            typer.echo(grid.markdown())
        else:
            console().print(grid.rich())
    for size, share in twins.items():
        typer.echo(f"near duplicates among the points of the corpus grown to {size:,}: {share:.3f}")
    typer.echo(" · ".join(f"{name} {value}" for name, value in versions().items()))


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

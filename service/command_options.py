"""What the commands have in common: their options, the index they open, the JSON they print."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from service.rolecite import Rolecite

IndexDir = Annotated[Path, typer.Option("--index", envvar="ROLECITE_INDEX", help="The index directory.", metavar="DIR")]
Json = Annotated[bool, typer.Option("--json", help="Print the HTTP body and nothing else.")]
Families = Annotated[list[str] | None, typer.Option("--family", help="Only these families (id or title).")]
Levels = Annotated[list[str] | None, typer.Option("--level", help="Only these levels (id, title or rank word).")]
Grades = Annotated[list[str] | None, typer.Option("--grade", help="Only these grades.")]
GradeMin = Annotated[int | None, typer.Option("--grade-min", help="Only this grade and above.")]
GradeMax = Annotated[int | None, typer.Option("--grade-max", help="Only this grade and below.")]
Sections = Annotated[list[str] | None, typer.Option("--section", help="Only sections of these kinds.")]
Tracks = Annotated[list[str] | None, typer.Option("--track", help="Only levels of these tracks.")]
Departments = Annotated[list[str] | None, typer.Option("--department", help="Only these departments.")]
Paths = Annotated[list[str] | None, typer.Option("--path", help="Only documents with this path prefix or glob.")]
RerankerName = Annotated[
    str | None,
    typer.Option(
        "--reranker",
        envvar="ROLECITE_RERANKER",
        help="A sentence-transformers CrossEncoder that reads the best passages again, by name or folder.",
        metavar="MODEL",
    ),
]
DEFAULT_INDEX = Path(".rolecite")


def opened(index_dir: Path, reranker: str | None = None) -> Rolecite:
    """The library over an index, which is built from the sample corpus where there is none."""
    from service.rolecite import Rolecite

    ensure_index(index_dir)
    return Rolecite.open(index_dir, reranker=reranker or None)


def ensure_index(index_dir: Path) -> None:
    """Where there is no index, one of the bundled sample corpus is built, so that there is something to ask."""
    from indexer.snapshot import current_id

    if current_id(index_dir) is not None:
        return  # without importing what builds one
    from service.indexing import index_is_missing, index_sample, is_unfinished

    if not index_is_missing(index_dir):
        return
    from service.terminal import IndexingProgress

    state = f"The index at {index_dir} was never finished" if is_unfinished(index_dir) else f"No index at {index_dir}"
    typer.echo(f"{state}: building one from the bundled sample corpus.", err=True)
    with IndexingProgress() as progress:
        result = index_sample(index_dir, progress=progress.step)
    typer.echo(f"Sample indexed: {result.families} families, {result.passages} passages.", err=True)
    typer.echo("For your own documents: rolecite index SOURCE...", err=True)


def index_option(index_dir: Path) -> tuple[str, ...]:
    """The option that a suggested command needs to ask the same index; none where it is the one asked anyway."""
    usual = Path(os.environ.get("ROLECITE_INDEX") or DEFAULT_INDEX)
    return () if index_dir == usual else ("--index", str(index_dir))


def print_json(result: object, shape: object = None) -> None:
    """The HTTP body of a result on stdout, and nothing else."""
    from service.results import as_json

    sys.stdout.buffer.write(as_json(result, shape) + b"\n")
    sys.stdout.flush()

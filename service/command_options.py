"""What the commands have in common: their options, the index they open, the JSON they print."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from functools import wraps
from inspect import Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from service.rolecite import Rolecite

IndexDir = Annotated[Path, typer.Option("--index", envvar="ROLECITE_INDEX", help="The index directory.", metavar="DIR")]
Json = Annotated[bool, typer.Option("--json", help="Print the HTTP body and nothing else.")]
Names = list[str] | None
Filters = Mapping[str, object]
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


def given_filters(
    *,
    family: Annotated[Names, typer.Option(help="Only these families (id or title).")] = None,
    level: Annotated[Names, typer.Option(help="Only these levels (id, title or rank word).")] = None,
    grade: Annotated[Names, typer.Option(help="Only these grades.")] = None,
    grade_min: Annotated[int | None, typer.Option(help="Only this grade and above.")] = None,
    grade_max: Annotated[int | None, typer.Option(help="Only this grade and below.")] = None,
    section: Annotated[Names, typer.Option(help="Only sections of these kinds.")] = None,
    track: Annotated[Names, typer.Option(help="Only levels of these tracks.")] = None,
    department: Annotated[Names, typer.Option(help="Only these departments.")] = None,
    path: Annotated[Names, typer.Option(help="Only documents with this path prefix or glob.")] = None,
) -> Filters:
    """The filters that were given, by name."""
    return {name: value for name, value in locals().items() if value not in (None, [])}


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """A command with an option for each filter in the place of its parameter `filters`."""
    own, options = (signature(each, eval_str=True).parameters for each in (command, given_filters))

    @wraps(command)
    def with_options(**values: Any) -> None:  # noqa: ANN401  # whatever the command takes
        command(filters=given_filters(**{name: values.pop(name) for name in options}), **values)

    parameters = [each for name in own for each in (options.values() if name == "filters" else (own[name],))]
    with_options.__signature__ = Signature(parameters)  # type: ignore[attr-defined]  # what typer reads
    return with_options


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

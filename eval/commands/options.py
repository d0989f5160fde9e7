"""Arguments and options that several commands share."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import BadInput, UnknownName

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

    from eval.door import Door

Corpus = Annotated[Path, typer.Argument(help="Folder of role documents the judgements are over.")]
Gold = Annotated[
    Path,
    typer.Argument(
        help="Judgements: a JSONL file, a folder with queries*.jsonl, a BEIR folder, or TREC qrels (.trec, .qrels)."
    ),
]
Index = Annotated[Path | None, typer.Option("--index", help="Index of that corpus.", envvar="ROLECITE_INDEX")]
Url = Annotated[str | None, typer.Option("--url", help="Ask a running service instead, e.g. http://127.0.0.1:8080.")]
Split = Annotated[list[str] | None, typer.Option("--split", help="Only this split; may be given again.")]
Type = Annotated[list[str] | None, typer.Option("--type", help="Only this type; may be given again.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON on stdout and nothing else.")]
Markdown = Annotated[bool, typer.Option("--markdown", help="Print the tables as Markdown.")]


def file_name(system: str) -> str:
    """A system's name, fit to name a file."""
    return re.sub(r"[^a-z0-9]+", "-", system.lower()).strip("-")


def console() -> Console:
    """For tables: as wide as the terminal, and wide enough for any table where there is none."""
    from rich.console import Console

    return Console() if sys.stdout.isatty() else Console(width=200, soft_wrap=True)


def progress_bar() -> Progress:
    """For stderr; gone when done."""
    from rich.console import Console
    from rich.progress import Progress

    return Progress(console=Console(stderr=True), transient=True)


def door(index: Path | None, url: str | None) -> Door:
    """The service to ask. Raises BadInput where neither an index nor a URL leads to one."""
    from eval.door import HttpDoor, LibraryDoor

    if url:
        return HttpDoor(url, os.environ.get("ROLECITE_API_KEY"))
    folder = index or Path(".rolecite")
    if not folder.is_dir():
        raise BadInput(f"no index in {folder}: make one with rolecite index CORPUS --index {folder}, or give --url")
    return LibraryDoor.open(folder)


def known_measure(name: str) -> None:
    """Raises UnknownName where there is no such measure."""
    from rapidfuzz import process

    from eval.measures import MEASURES

    if name not in MEASURES:
        raise UnknownName("measure", name, tuple(match[0] for match in process.extract(name, MEASURES, limit=5)))

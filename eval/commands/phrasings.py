"""`rolecite eval phrasings`: whether each kind of question is understood in whatever words it comes."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from eval.commands.options import Index, Json, Url, console, door, progress_bar


def phrasings(
    source: Annotated[Path, typer.Argument(help="A JSONL file of phrasings, or a folder with phrasings.jsonl.")],
    index: Index = None,
    url: Url = None,
    out: Annotated[Path | None, typer.Option("--out", help="Keep how each was taken, as JSONL, for a report.")] = None,
    misses: Annotated[bool, typer.Option(help="Print a line for each phrasing taken otherwise.")] = True,
    as_json: Json = False,
) -> None:
    """Ask every phrasing and count those taken as meant: kind, family, level, attribute, reason.

    Example: rolecite eval phrasings eval/benchmark --index sample.index
    """
    from eval.phrasings import grid, judge, read_phrasings, save_taken
    from eval.provenance import made_by

    asked = read_phrasings(source)
    with closing(door(index, url)) as service, progress_bar() as progress:
        taken = [judge(p, service.ask(p.query)) for p in progress.track(asked, description="asking")]
        provenance = replace(made_by(service.name), model=service.model)
    if out:
        save_taken(provenance, taken, out)
    if as_json:
        rows = [{"id": t.phrasing.id, "kind": t.phrasing.kind, "aspects": t.aspects, "said": t.said} for t in taken]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    screen = console()
    for t in taken if misses else ():
        if not t.right:
            wrong = ", ".join(name for name, right in t.aspects.items() if not right)
            said = " ".join(t.said.split())[:120]
            screen.print(f"{t.phrasing.id}: {t.phrasing.query} -> {wrong} | {said}", markup=False, highlight=False)
    screen.print(grid(taken).rich())

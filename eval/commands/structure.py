"""`rolecite eval structure`: the parser set against judged documents, a line for each miss."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.commands.options import Json, console

if TYPE_CHECKING:
    from eval.structure_report import StructureReport


def structure(
    corpus: Annotated[str, typer.Argument(help="Folder, file or git URL of role documents.")],
    gold: Annotated[Path, typer.Argument(help="Folder of judgements: GOLD/structure/*.json or GOLD/*.json.")],
    department: Annotated[list[str] | None, typer.Option("--department", help="Only these first folders.")] = None,
    misses: Annotated[bool, typer.Option(help="Print a line for each miss.")] = True,
    as_json: Json = False,
) -> None:
    """Judge how well the parser read CORPUS against GOLD."""
    from corpus.reading import read_corpus
    from eval.structure import judge
    from eval.structure_report import grid

    report = judge(read_corpus([corpus], subdir=None, base_url=None), gold)
    if department:
        report = report.within(set(department))
    if as_json:
        typer.echo(json.dumps(_body(report), ensure_ascii=False, indent=1))
        return
    screen = console()
    for miss in report.misses if misses else ():
        screen.print(str(miss), markup=False, highlight=False)
    screen.print(grid(report).rich())


def _body(report: StructureReport) -> dict[str, object]:
    from eval.structure_report import FIGURES

    def figures(departments: set[str] | None) -> dict[str, object]:
        shares = {f: report.share(f, departments) for f in FIGURES}
        return {f: {"value": s.value, "right": s.right, "total": s.total} for f, s in shares.items()}

    return {
        "all": figures(None),
        "departments": {d: figures({d}) for d in report.departments},
        "misses": [
            {"figure": m.figure, "path": m.path, "line": m.line, "expected": m.expected, "found": m.found}
            for m in report.misses
        ],
    }

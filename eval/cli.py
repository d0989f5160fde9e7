"""The command group `rolecite eval`."""

from __future__ import annotations

import typer

from eval.commands.answers import answers
from eval.commands.bench import bench
from eval.commands.compare import compare
from eval.commands.datasheet import datasheet
from eval.commands.export import export
from eval.commands.phrasings import phrasings
from eval.commands.report import report
from eval.commands.run import run
from eval.commands.score import score
from eval.commands.structure import structure

app = typer.Typer(
    name="eval",
    help="Score parsing, search and answers against judgements.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for command in (structure, run, score, compare, answers, phrasings, report, datasheet, export, bench):
    app.command(command.__name__)(command)


@app.callback()
def group() -> None:
    """Score parsing, search and answers against judgements."""

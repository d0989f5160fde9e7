"""`rolecite eval score`: figures of saved runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.commands.options import Corpus, Gold, Json, Markdown, Split, Type, console, known_measure

if TYPE_CHECKING:
    from eval.measures import Scored


def score(
    corpus: Corpus,
    gold: Gold,
    runs: Annotated[list[Path], typer.Argument(help="Run files (JSONL, or TREC as .trec, .run or .txt).")],
    measure: Annotated[str, typer.Option("--measure", help="The measure shown by type.")] = "nDCG@10",
    answers: Annotated[
        Path | None, typer.Option("--answers", help="Answers kept by rolecite eval answers, scored with the first run.")
    ] = None,
    save: Annotated[Path | None, typer.Option("--save", help="Keep the first run's scores as a reference.")] = None,
    split: Split = None,
    question_type: Type = None,
    markdown: Markdown = False,
    as_json: Json = False,
) -> None:
    """Score runs over the questions that a search can answer.

    Example: rolecite eval score corpus/sample eval/benchmark runs/*.jsonl --markdown
    """
    from eval.answer_figures import with_answers
    from eval.collection import Collection
    from eval.records import load_records
    from eval.scores import save_scores
    from eval.tables import search_tables

    known_measure(measure)
    collection = Collection.open(corpus, gold, splits=split or (), types=question_type or ())
    scored = [collection.score(collection.read(file)) for file in runs]
    if answers:
        scored[0] = with_answers(scored[0], collection.judge(load_records(answers).records))
    if save:
        save_scores(scored[0], save)
    if as_json:
        typer.echo(json.dumps([_body(s) for s in scored], ensure_ascii=False, indent=1))
        return
    for grid in search_tables(scored, collection.questions, measure):
        if markdown:
            typer.echo(grid.markdown())
        else:
            console().print(grid.rich())


def _body(scored: Scored) -> dict[str, object]:
    from dataclasses import asdict

    return {
        "provenance": asdict(scored.provenance),
        "median_tokens": scored.median_tokens,
        "mean": {m: scored.mean(m) for m in scored.values},
        "by_type": {k: {m: scored.mean(m, k) for m in scored.values} for k in scored.kinds()},
        "by_question": scored.values,
    }

"""`rolecite eval export`: judgements and runs for other people's tools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eval.commands.options import Corpus, Gold, Split, Type


def export(
    corpus: Corpus,
    gold: Gold,
    out: Annotated[Path, typer.Argument(help="Folder to write.")],
    runs: Annotated[list[Path] | None, typer.Argument(help="Run files to write as TREC runs.")] = None,
    split: Split = None,
    question_type: Type = None,
) -> None:
    """Write BEIR (corpus.jsonl, queries.jsonl, qrels/) and TREC files (qrels.trec, <run>.trec) over lines.

    What is written can be given as GOLD again, and its runs scored. Example: rolecite eval export corpus/sample
    eval/benchmark beir runs/rolecite.jsonl
    """
    from eval.beir import write_beir
    from eval.collection import Collection
    from eval.trec import write_qrels, write_run

    collection = Collection.open(corpus, gold, splits=split or (), types=question_type or ())
    write_beir(collection.questions, collection.texts, out)
    write_qrels(collection.questions, collection.texts, out / "qrels.trec")
    for file in runs or ():
        write_run(collection.read(file), collection.questions, collection.texts, out / f"{file.stem}.trec")

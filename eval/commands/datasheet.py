"""`rolecite eval datasheet`: check judgements and say what they cover."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eval.commands.options import Corpus, Gold, Markdown, Split, Type, console


def datasheet(
    corpus: Corpus,
    gold: Gold,
    write: Annotated[
        Path | None, typer.Option("--write", help="Page to write the figures into, between their marks.")
    ] = None,
    markdown: Markdown = False,
    split: Split = None,
    question_type: Type = None,
) -> None:
    """Check questions and structure against the documents, then count what they cover; exit 1 where one is wrong."""
    from eval.collection import Collection
    from eval.datasheet import datasheet, read_splits
    from eval.structure_gold import validate as validate_structure
    from eval.validation import split_faults, validate

    collection = Collection.open(corpus, gold, splits=split or (), types=question_type or ())
    splits = read_splits(gold)
    faults = validate_structure(collection.structure, collection.texts)
    faults += validate(collection.questions, collection.texts, collection.structure)
    faults += split_faults(collection.questions, splits) if splits else []
    for fault in faults:
        typer.echo(fault, err=True)
    sheet = datasheet(collection, gold, splits)
    if write:
        write.write_text(sheet.within(write.read_text("utf-8")), "utf-8")
    elif markdown:
        typer.echo(sheet.markdown())
    else:
        typer.echo(sheet.heading)
        for grid in sheet.grids:
            console().print(grid.rich())
    raise typer.Exit(1 if faults else 0)

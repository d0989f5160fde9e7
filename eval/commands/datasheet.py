"""`rolecite eval datasheet`: check judgements and say what they cover."""

from __future__ import annotations

from typing import Annotated

import typer

from eval.commands.options import Corpus, Gold, Split, Type, console


def datasheet(
    corpus: Corpus,
    gold: Gold,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
    split: Split = None,
    question_type: Type = None,
) -> None:
    """Check questions and structure against the documents, then count them by type; exit 1 where something is wrong."""
    from eval.collection import Collection
    from eval.datasheet import datasheet, grid
    from eval.structure_gold import validate as validate_structure
    from eval.validation import validate

    collection = Collection.open(corpus, gold, splits=split or (), types=question_type or ())
    faults = validate_structure(collection.structure, collection.texts)
    faults += validate(collection.questions, collection.texts, collection.structure)
    for fault in faults:
        typer.echo(fault, err=True)
    table = grid(datasheet(collection.questions, collection.texts))
    if markdown:
        typer.echo(table.markdown())
    else:
        console().print(table.rich())
    raise typer.Exit(1 if faults else 0)

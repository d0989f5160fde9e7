"""`rolecite eval report`: everything on one page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eval.commands.options import Corpus, Gold, Split, Type, known_measure


def report(
    corpus: Corpus,
    gold: Gold,
    runs: Annotated[list[Path], typer.Argument(help="Run files; misses shown are the first one's.")],
    answers: Annotated[Path | None, typer.Option("--answers", help="Answers kept by rolecite eval answers.")] = None,
    out: Annotated[Path, typer.Option("--out", help="The page to write.")] = Path("report.html"),
    summary: Annotated[Path | None, typer.Option("--summary", help="A Markdown summary to write.")] = None,
    measure: Annotated[str, typer.Option("--measure", help="The measure shown by type and compared.")] = "nDCG@10",
    title: Annotated[str, typer.Option("--title", help="Heading of the page.")] = "rolecite eval report",
    structure: Annotated[bool, typer.Option(help="Parse the corpus and judge it too.")] = True,
    split: Split = None,
    question_type: Type = None,
) -> None:
    """Write one self-contained HTML page with tables, plots and every missed question, and a Markdown summary."""
    from corpus.reading import read_corpus
    from eval.collection import Collection
    from eval.records import load_records
    from eval.report import make_report
    from eval.structure import judge

    known_measure(measure)
    collection = Collection.open(corpus, gold, splits=split or (), types=question_type or ())
    read = [collection.read(file) for file in runs]
    said = load_records(answers) if answers else None
    parsed = None
    if structure and collection.structure:
        parsed = judge(read_corpus([str(corpus)], subdir=None, base_url=None), collection.structure)
    made = make_report(collection, read, said, parsed, measure, title)
    for file, text in ((out, made.html()), (summary, made.markdown())):
        if file:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
            typer.echo(f"wrote {file}", err=True)

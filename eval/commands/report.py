"""`rolecite eval report`: everything on one page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eval.commands.options import Corpus, Gold, Split, Type, known_measure


def report(
    corpus: Corpus,
    gold: Gold,
    runs: Annotated[list[Path], typer.Argument(help="Run files; ours comes first, and misses shown are its.")],
    answers: Annotated[
        list[Path] | None,
        typer.Option("--answers", help="Answers kept by rolecite eval answers; several stand side by side."),
    ] = None,
    phrasings: Annotated[
        Path | None, typer.Option("--phrasings", help="What rolecite eval phrasings --out kept.")
    ] = None,
    out: Annotated[Path, typer.Option("--out", help="The page to write.")] = Path("report.html"),
    summary: Annotated[Path | None, typer.Option("--summary", help="A Markdown summary to write.")] = None,
    measure: Annotated[str, typer.Option("--measure", help="The measure shown by type and compared.")] = "nDCG@10",
    title: Annotated[str, typer.Option("--title", help="Heading of the page.")] = "rolecite eval report",
    structure: Annotated[bool, typer.Option(help="Parse the corpus and judge it too.")] = True,
    split: Split = None,
    question_type: Type = None,
) -> None:
    """Write one self-contained HTML page with tables, plots and every missed question, and a Markdown summary.

    Example: rolecite eval report corpus/sample eval/benchmark runs/*.jsonl --answers answers.jsonl --summary report.md
    """
    from corpus.reading import read_corpus
    from eval.collection import Collection
    from eval.phrasings import load_taken
    from eval.records import load_records
    from eval.report import make_report
    from eval.structure import judge

    known_measure(measure)
    collection = Collection.open(corpus, gold, splits=split or (), types=question_type or ())
    read = sorted((collection.read(file) for file in runs), key=lambda run: not run.provenance.attributes)
    said = sorted((load_records(f) for f in answers or ()), key=lambda records: not records.provenance.attributes)
    taken = load_taken(phrasings)[1] if phrasings else ()
    parsed = None
    if structure and collection.structure:
        parsed = judge(read_corpus([str(corpus)], subdir=None, base_url=None), collection.structure)
    made = make_report(collection, read, said, parsed, measure, title, taken)
    for file, text in ((out, made.html()), (summary, made.markdown())):
        if file:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
            typer.echo(f"wrote {file}", err=True)

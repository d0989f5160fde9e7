"""`rolecite eval compare`: one run against another, and a gate for continuous integration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.commands.options import Corpus, Gold, Markdown, Split, Type, console, known_measure

if TYPE_CHECKING:
    from eval.compare import Difference, Moved
    from eval.judgements import Question
    from eval.measures import Scored
    from eval.runs import Run


def compare(
    corpus: Corpus,
    gold: Gold,
    base: Annotated[Path, typer.Argument(help="Run file or saved scores (.json) to compare with.")],
    new: Annotated[Path, typer.Argument(help="Run file or saved scores (.json) to judge.")],
    measures: Annotated[
        list[str] | None, typer.Option("--measure", help="What to compare; nDCG@10 unless given, several allowed.")
    ] = None,
    fail_under: Annotated[
        float | None, typer.Option("--fail-under", help="Exit 1 where the new run's mean is below this.")
    ] = None,
    fail_drop: Annotated[bool, typer.Option("--fail-drop", help="Exit 1 where the new run is significantly worse.")] = (
        False
    ),
    shown: Annotated[
        int, typer.Option("--questions", min=0, help="Most improved and most harmed questions to show.")
    ] = 10,
    split: Split = None,
    question_type: Type = None,
    markdown: Markdown = False,
) -> None:
    """Paired randomisation test over the questions both runs answer, by type, with the questions that moved most.

    In the rankings ** marks a place that answers, * one that supports; saved scores have no rankings.

    Example: rolecite eval compare corpus/sample eval/benchmark old.jsonl new.jsonl --fail-under 0.6 --fail-drop
    """
    from eval.collection import Collection
    from eval.compare import check_comparable

    chosen = measures or ["nDCG@10"]
    for measure in chosen:
        known_measure(measure)
    collection = Collection.open(corpus, gold, splits=split or (), types=question_type or ())
    before, after = collection.scored(base), collection.scored(new)
    check_comparable(before, after)
    runs = [None if f.suffix == ".json" else collection.read(f) for f in (base, new)]
    questions = {q.qid: q for q in collection.questions}
    failed = False
    for measure in chosen:
        overall = _compared(measure, before, after, questions, runs, shown, markdown)
        if overall is None:
            typer.echo(f"{base} and {new} share no question that {measure} applies to", err=True)
            raise typer.Exit(2)
        if fail_under is not None and not overall.new >= fail_under:  # also where either is no number
            typer.echo(f"{measure} of {new} is {overall.new:.4f}, below {fail_under}", err=True)
            failed = True
        if fail_drop and overall.dropped:
            typer.echo(f"{measure} fell from {overall.base:.4f} to {overall.new:.4f} (p = {overall.p:.4f})", err=True)
            failed = True
    raise typer.Exit(1 if failed else 0)


def _compared(
    measure: str,
    before: Scored,
    after: Scored,
    questions: Mapping[str, Question],
    runs: Sequence[Run | None],
    shown: int,
    markdown: bool,
) -> Difference | None:
    """Print one measure's differences and the questions that moved most; the difference over all, null without any."""
    from eval.compare import by_kind, moved
    from eval.tables import differences

    found = by_kind(before, after, measure)
    if not found:
        return None
    screen = console()
    table = differences(found, before.provenance.system, after.provenance.system)
    if markdown:
        typer.echo(table.markdown())
    else:
        screen.print(table.rich())
    if not shown:
        return found[0]
    improved, harmed = moved(before, after, measure, shown)
    for title, changes in (("most improved", improved), ("most harmed", harmed)):
        for line in _listing(title, changes, questions, runs):
            screen.print(line, markup=False, highlight=False)
    return found[0]


def _listing(
    title: str, changes: Sequence[Moved], questions: Mapping[str, Question], runs: Sequence[Run | None]
) -> Iterable[str]:
    yield f"\n{title}:" if changes else f"\n{title}: none"
    rankings = [run.by_question() if run else {} for run in runs]
    for change in changes:
        question = questions[change.qid]
        judged = question.lines()
        yield f"  {change.qid} {question.type} {change.base:.3f} -> {change.new:.3f}  {question.query}"
        for side, ranking in zip(("base", "new "), rankings, strict=True):
            hits = ranking[change.qid].hits[:5] if change.qid in ranking else ()
            marked = [f"{'*' * max((judged.get(n, 0) for n in h.place.lines()), default=0)}{h.place}" for h in hits]
            if hits:
                yield f"    {side} {'  '.join(marked)}"

"""`rolecite eval answers`: put the questions to ask and match, and judge what is said."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.commands.options import Corpus, Gold, Index, Json, Split, Type, Url, console, door, progress_bar

if TYPE_CHECKING:
    from eval.answers import Judged, Record
    from eval.collection import Collection


def answers(
    corpus: Corpus,
    gold: Gold,
    index: Index = None,
    url: Url = None,
    saved: Annotated[Path | None, typer.Option("--from", help="Judge answers saved before; ask nothing.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Keep the answers, as JSONL.")] = None,
    misses: Annotated[bool, typer.Option(help="Print a line for each wrong answer.")] = True,
    split: Split = None,
    question_type: Type = None,
    as_json: Json = False,
) -> None:
    """Judge facts, comparisons, expectations, listings, matches, passages, refusals and clarifications."""
    from eval.answer_figures import by_split, figures, grid
    from eval.collection import Collection
    from eval.records import load_records
    from eval.risk import area, risk_coverage

    collection = Collection.open(corpus, gold, splits=split or (), types=question_type or ())
    records = load_records(saved).records if saved else _asked(collection, index, url, out)
    by_question = {q.qid: q for q in collection.questions}
    judged = collection.judge(records)
    parts = by_split(judged, collection.questions)
    if as_json:
        curve = risk_coverage(judged)
        body = {
            "figures": {f.name: {"value": f.value, "count": f.count} for f in figures(judged)},
            "by_split": {part: {f.name: f.value for f in figures(j)} for part, j in parts.items()},
            "risk_coverage": {"area": area(curve), "points": [asdict(p) for p in curve]},
            "questions": [asdict(j) | {"right": j.right} for j in judged],
        }
        typer.echo(json.dumps(body, ensure_ascii=False, indent=1))
        return
    screen = console()
    for item in judged if misses else ():
        if not item.right:
            screen.print(_miss(item, by_question[item.qid].query), markup=False, highlight=False)
    screen.print(grid(parts).rich())


def _asked(collection: Collection, index: Path | None, url: str | None, out: Path | None) -> tuple[Record, ...]:
    from eval.asking import answer_all
    from eval.provenance import command_line, commit, machine, now
    from eval.records import save_records
    from eval.runs import Provenance

    with (
        closing(door(index, url)) as service,
        progress_bar() as progress,
    ):
        task = progress.add_task("asking", total=len(collection.questions))
        records = answer_all(service, collection.questions, progress=partial(progress.advance, task))
    snapshots = {body.snapshot for r in records for body in (r.ask, r.match) if body}
    provenance = Provenance(
        system=service.name,
        command=command_line(),
        commit=commit(),
        model=service.model,
        snapshot=" ".join(sorted(snapshots)),
        corpus=collection.corpus_fingerprint,
        questions=collection.questions_fingerprint,
        machine=machine(),
        made_at=now(),
        attributes=True,
    )
    if out:
        save_records(provenance, records, out)
    return records


def _miss(judged: Judged, query: str) -> str:
    parts = " ".join(f"{name.partition(': ')[2]} {value:.2f}" for name, value in judged.figures.items())
    said = " ".join(judged.said.split())[:160]
    return f"{judged.qid} {judged.type}: {query[:120]} -> {judged.kind} ({judged.confidence:.2f}) {parts} | {said}"

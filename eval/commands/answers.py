"""`rolecite eval answers`: put the questions to ask and match, and judge what is said."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.commands.options import (
    Corpus,
    Gold,
    Index,
    Json,
    Markdown,
    Split,
    Type,
    Url,
    console,
    door,
    file_name,
    progress_bar,
)

if TYPE_CHECKING:
    from eval.answers import Judged
    from eval.collection import Collection
    from eval.door import Door
    from eval.records import Records


def answers(
    corpus: Corpus,
    gold: Gold,
    index: Index = None,
    url: Url = None,
    saved: Annotated[Path | None, typer.Option("--from", help="Judge answers kept before; ask nothing.")] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Keep the answers as JSONL, those of the plain systems beside them.")
    ] = None,
    baselines: Annotated[bool, typer.Option(help="Set plain search beside: its first hits are its answer.")] = True,
    misses: Annotated[bool, typer.Option(help="Print a line for each wrong answer.")] = True,
    split: Split = None,
    question_type: Type = None,
    markdown: Markdown = False,
    as_json: Json = False,
) -> None:
    """Judge facts, comparisons, expectations, listings, matches, passages, refusals and clarifications.

    Example: rolecite eval answers corpus/sample eval/benchmark --index sample.index --out answers.jsonl
    """
    from eval.answer_figures import beside, by_split, grid
    from eval.collection import Collection
    from eval.records import load_records, save_records

    collection = Collection.open(corpus, gold, splits=split or (), types=question_type or ())
    kept = [load_records(saved)] if saved else [*_asked(collection, index, url, baselines)]
    if out:
        save_records(kept[0], out)
        for other in kept[1:]:
            save_records(other, out.with_name(f"{out.stem}-{file_name(other.name)}.jsonl"))
    judged = {records.name: collection.judge(records.records) for records in kept}
    ours = next(iter(judged.values()))
    parts = by_split(ours, collection.questions)
    if as_json:
        typer.echo(json.dumps(_body(judged, parts), ensure_ascii=False, indent=1))
        return
    grids = [grid(parts), *([beside(judged)] if len(judged) > 1 else [])]
    if markdown:
        typer.echo("\n".join(table.markdown() for table in grids))
        return
    screen = console()
    by_question = {q.qid: q for q in collection.questions}
    for item in ours if misses else ():
        if not item.right:
            screen.print(_miss(item, by_question[item.qid].query), markup=False, highlight=False)
    for table in grids:
        screen.print(table.rich())


def _asked(collection: Collection, index: Path | None, url: str | None, baselines: bool) -> Iterator[Records]:
    """Ours first, then plain search; each is made when its turn comes, so that only one is in memory."""
    from eval.asking import answer_all
    from eval.baselines import systems
    from eval.baselines.answering import SearchAlone
    from eval.records import Records
    from indexer.tokens import count_tokens

    def doors() -> Iterator[Door]:
        yield door(index, url)
        for system in systems(collection.texts, count_tokens) if baselines else ():
            yield SearchAlone(system, collection.texts)

    for asked in doors():
        with closing(asked) as service, progress_bar() as progress:
            task = progress.add_task(service.name, total=len(collection.questions))
            records = answer_all(service, collection.questions, progress=partial(progress.advance, task))
        snapshots = {body.snapshot for r in records for body in (r.ask, r.match) if body}
        provenance = replace(
            collection.made_by(service.name),
            model=service.model,
            snapshot=" ".join(sorted(snapshots - {""})),
            attributes=not isinstance(asked, SearchAlone),
        )
        yield Records(provenance, records)


def _body(judged: Mapping[str, Sequence[Judged]], parts: Mapping[str, Sequence[Judged]]) -> dict[str, object]:
    from eval.answer_figures import figures, interval
    from eval.risk import area, risk_coverage

    ours = next(iter(judged.values()))
    curve = risk_coverage(ours)
    return {
        "figures": {
            f.name: {"value": f.value, "count": f.count, "interval": asdict(interval(f.name, ours))}
            for f in figures(ours)
        },
        "by_split": {part: {f.name: f.value for f in figures(j)} for part, j in parts.items()},
        "beside": {name: {f.name: f.value for f in figures(j)} for name, j in judged.items() if j is not ours},
        "risk_coverage": {"area": area(curve), "points": [asdict(p) for p in curve]},
        "questions": [asdict(j) | {"right": j.right} for j in ours],
    }


def _miss(judged: Judged, query: str) -> str:
    parts = " ".join(f"{name.partition(': ')[2]} {value:.2f}" for name, value in judged.figures.items())
    said = " ".join(judged.said.split())[:160]
    return f"{judged.qid} {judged.type}: {query[:120]} -> {judged.kind} ({judged.confidence:.2f}) {parts} | {said}"

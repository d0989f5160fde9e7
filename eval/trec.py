"""TREC files: judgements as qrels (`qid 0 doc rel`) and runs (`qid Q0 doc rank score tag`).

Documents are lines. A run written for judgements names, for each hit, the judged line it is credited with, so that
trec_eval, ranx or ir-measures reach the same figures as `rolecite eval score`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from corpus.errors import BadInput
from eval.judgements import Question
from eval.measures import credited, name, searchable
from eval.runs import Hit, Place, Provenance, Ranking, Run
from eval.trail import LineCosts


def write_qrels(questions: Sequence[Question], texts: Mapping[str, str], file: Path) -> None:
    """A row for each judged line of the questions a search can answer."""
    rows = [f"{q.qid} 0 {name(line)} {rel}\n" for q in searchable(questions) for line, rel in q.lines(texts).items()]
    file.write_text("".join(rows), "utf-8")


def read_qrels(file: Path) -> dict[str, dict[Place, int]]:
    """Relevance by question and place. Raises BadInput naming the line that does not read."""
    qrels: dict[str, dict[Place, int]] = {}
    for where, columns in _rows(file, 4):
        qid, _, document, rel = columns
        if not rel.lstrip("-").isdecimal():
            raise BadInput(f"{where}: relevance {rel!r} is no number")
        qrels.setdefault(qid, {})[Place.parse(document)] = int(rel)
    return qrels


def write_run(run: Run, questions: Sequence[Question], texts: Mapping[str, str], file: Path) -> None:
    """A row for each hit; score falls with the rank, so that no tool reorders ties.

    What hits cost to read is not in such a file: measures by tokens need the run as JSONL.
    """
    judged = {q.qid: q.lines(texts) for q in searchable(questions)}
    tag = "_".join(run.name.split()) or "run"
    rows = [
        f"{ranking.qid} Q0 {document} {rank} {len(ranking.hits) - rank + 1} {tag}\n"
        for ranking in run.rankings
        for rank, document in enumerate(credited(ranking, judged.get(ranking.qid, {})), 1)
    ]
    file.write_text("".join(rows), "utf-8")


def read_run(file: Path, costs: LineCosts) -> Run:
    """A run over places (`path:line` or `path:first-last`), ordered by (-score, rank); a hit costs its lines' tokens.

    Rows whose document names no place are kept as hits on nothing. Raises BadInput naming the line that does not read.
    """
    found: dict[str, list[tuple[float, int, str]]] = {}
    tag = ""
    for where, columns in _rows(file, 6):
        qid, _, document, rank, score, tag = columns
        try:
            found.setdefault(qid, []).append((-float(score), int(rank), document))
        except ValueError as fault:
            raise BadInput(f"{where}: rank {rank!r} or score {score!r} is no number") from fault
    rankings = [Ranking(q, tuple(_hit(d, -s, costs) for s, _, d in sorted(rows))) for q, rows in found.items()]
    return Run(Provenance(system=tag), tuple(rankings))


def _hit(document: str, score: float, costs: LineCosts) -> Hit:
    try:
        place = Place.parse(document)
    except BadInput:
        return Hit(Place(document, 1, 0), 0, score)
    return Hit(place, sum(costs.of(line) for line in place.lines()), score)


def _rows(file: Path, width: int) -> Iterator[tuple[str, list[str]]]:
    for number, row in enumerate(file.read_text("utf-8").splitlines(), 1):
        columns = row.split()
        if columns and len(columns) != width:
            raise BadInput(f"{file}:{number}: expected {width} columns, found {len(columns)}")
        if columns:
            yield f"{file}:{number}", columns

"""The BEIR layout: `corpus.jsonl`, `queries.jsonl`, `qrels/<split>.tsv`. Documents are the lines of role documents.

The same `queries.jsonl` gives the questions of TREC qrels their words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import Field

from corpus.errors import BadInput
from eval.jsonl import Row, listed, read_rows, write_rows
from eval.judgements import Judgement, Line, Question, QuestionType
from eval.measures import name, searchable
from eval.runs import Place
from eval.texts import rows_of
from eval.trec import read_qrels

HEADER = "query-id\tcorpus-id\tscore"


class _Query(Row):
    id: str = Field(alias="_id")
    text: str
    metadata: dict[str, object] = Field(default_factory=dict)


def write_beir(questions: Sequence[Question], texts: Mapping[str, str], folder: Path) -> None:
    """Every non-blank line as a document titled by its file, and the questions a search can answer by split."""
    (folder / "qrels").mkdir(parents=True, exist_ok=True)
    documents = [
        {"_id": name(Line(path, number)), "title": path, "text": row.strip()}
        for path in sorted(texts)
        for number, row in enumerate(rows_of(texts[path]), 1)
        if row.strip()
    ]
    chosen = searchable(questions)
    queries = [
        {"_id": q.qid, "text": q.query, "metadata": {"type": str(q.type), "anchored": q.anchored}} for q in chosen
    ]
    write_rows(documents, folder / "corpus.jsonl")
    write_rows(queries, folder / "queries.jsonl")
    for split in sorted({q.split or "test" for q in chosen}):
        rels = [
            f"{q.qid}\t{name(line)}\t{rel}"
            for q in chosen
            if (q.split or "test") == split
            for line, rel in q.lines(texts).items()
        ]
        (folder / "qrels" / f"{split}.tsv").write_text("\n".join([HEADER, *rels, ""]), "utf-8")


def is_beir(folder: Path) -> bool:
    """Whether a folder has the layout: judgements in `qrels/<split>.tsv`, or in one `qrels.tsv`."""
    return (folder / "queries.jsonl").is_file() and bool(_qrels(folder))


def read_beir(folder: Path) -> tuple[Question, ...]:
    """Questions with judged lines; corpus ids must be `path:line` or `path:first-last`, scores 1 and up.

    A score above 2 counts as 2, one of 0 or below is left out. A query's type is its metadata's, else passage.
    Raises BadInput naming the place that does not read.
    """
    queries = _queries(folder / "queries.jsonl")
    questions: dict[str, Question] = {}
    for file in _qrels(folder):
        for number, row in enumerate(file.read_text("utf-8").splitlines(), 1):
            columns = row.split("\t")
            if not row.strip() or (number == 1 and columns[0] == "query-id"):
                continue
            if len(columns) != 3 or columns[0] not in queries or not columns[2].lstrip("-").isdecimal():
                raise BadInput(f"{file}:{number}: expected a known query-id, a corpus-id and a score, found {row!r}")
            if int(columns[2]) > 0:
                query = queries[columns[0]]
                question = questions.get(query.id) or _question(query, None if file.stem == "qrels" else file.stem)
                gold = _judgement(Place.parse(columns[1]), int(columns[2]))
                questions[query.id] = question.model_copy(update={"gold": (*question.gold, gold)})
    return tuple(questions[qid] for qid in queries if qid in questions)


def read_trec(file: Path) -> tuple[Question, ...]:
    """Questions of TREC qrels; their words are in a BEIR `queries.jsonl` beside the file.

    Relevance is read as in BEIR. Raises BadInput where words are missing, naming the question.
    """
    beside = file.with_name("queries.jsonl")
    if not beside.is_file():
        raise BadInput(f'{file} has no words: put {beside} beside it, rows of {{"_id": "q1", "text": "..."}}')
    queries = _queries(beside)
    questions = []
    for qid, judged in read_qrels(file).items():
        if qid not in queries:
            raise BadInput(f"{file} judges {qid!r}, which {beside} does not have: add its row there")
        gold = tuple(_judgement(place, rel) for place, rel in judged.items() if rel > 0)
        if gold:
            questions.append(_question(queries[qid], None).model_copy(update={"gold": gold}))
    return tuple(questions)


def _qrels(folder: Path) -> list[Path]:
    return sorted((folder / "qrels").glob("*.tsv")) or [f for f in (folder / "qrels.tsv",) if f.is_file()]


def _queries(file: Path) -> dict[str, _Query]:
    faults: list[str] = []
    queries = {query.id: query for query in read_rows(_Query, file, faults)}
    if faults:
        raise BadInput("queries do not read:\n" + listed(faults))
    return queries


def _judgement(place: Place, score: int) -> Judgement:
    rel: Literal[1, 2] = 2 if score >= 2 else 1
    return Judgement(path=place.path, start_line=place.start_line, end_line=place.end_line, rel=rel)


def _question(query: _Query, split: str | None) -> Question:
    kind = query.metadata.get("type")
    known = kind if isinstance(kind, str) and kind in set(QuestionType) else QuestionType.PASSAGE
    anchored = query.metadata.get("anchored") is True
    return Question(qid=query.id, type=QuestionType(known), query=query.text, anchored=anchored, split=split)

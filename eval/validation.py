"""Faults of judged questions: what cannot stand against the documents, their structure, and the split by family."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from eval.judgements import UNJUDGED, Question, QuestionType
from eval.structure_gold import GoldDocument
from eval.texts import rows_of

NEEDS: dict[QuestionType, tuple[str, ...]] = {
    QuestionType.GRADE: ("path", "level", "grade"),
    QuestionType.REPORTS_TO: ("path", "level", "reports_to"),
    QuestionType.FACT: ("path", "attribute"),
    QuestionType.DIFF: ("path", "from_level", "to_level"),
    QuestionType.CUMULATIVE: ("path", "level"),
    QuestionType.MATCH: ("path", "level"),
    QuestionType.LISTING: ("levels",),
}


def validate(
    questions: Sequence[Question], texts: Mapping[str, str], structure: Sequence[GoldDocument] = ()
) -> list[str]:
    """Faults of questions against the documents' texts (by path) and judged structure; empty when all can stand.

    Judged lines must exist and not be wholly blank, an answerable question must have a line of relevance 2, an answer
    must have the fields its type needs, and the levels that answer and readings name must be in the structure of their
    document, or of another document of its family.
    """
    titles = _titles(structure)
    return [fault for question in questions for fault in _faults(question, texts, titles)]


def split_faults(questions: Sequence[Question], splits: Mapping[str, str]) -> list[str]:
    """Questions whose split is not that of the first document judged for them; `splits` by path."""
    return [
        f"{q.qid}: split {q.split!r}, but {q.gold[0].path} is in {splits.get(q.gold[0].path)!r}"
        for q in questions
        if q.gold and q.split != splits.get(q.gold[0].path)
    ]


def _titles(structure: Sequence[GoldDocument]) -> dict[str, frozenset[str]]:
    """Level titles by path: those of the whole folder for documents of one folder with one family."""
    grouped: dict[tuple[str, str], set[str]] = {}
    for d in structure:
        grouped.setdefault((d.path.rpartition("/")[0], d.family or d.path), set()).update(v.title for v in d.levels)
    return {d.path: frozenset(grouped[d.path.rpartition("/")[0], d.family or d.path]) for d in structure}


def _faults(q: Question, texts: Mapping[str, str], titles: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for gold in q.gold:
        if gold.path not in texts:
            yield f"{q.qid}: no document {gold.path}"
            continue
        rows = rows_of(texts[gold.path])
        if not 1 <= gold.start_line <= gold.end_line <= len(rows):
            yield f"{q.qid}: {gold.path} has {len(rows)} lines, not {gold.start_line} to {gold.end_line}"
        elif not "".join(rows[gold.start_line - 1 : gold.end_line]).strip():
            yield f"{q.qid}: {gold.path}:{gold.start_line} is blank"
    if q.type in UNJUDGED and q.gold:
        yield f"{q.qid}: {q.type} has judged lines; its answer is no line"
    if q.type not in UNJUDGED and not any(g.rel == 2 for g in q.gold):
        yield f"{q.qid}: {q.type} has no line that answers (rel 2)"
    if q.topic and q.type != QuestionType.UNANSWERABLE:
        yield f"{q.qid}: {q.type} has a topic; only unanswerable questions have one"
    if q.resembles and q.type == QuestionType.UNANSWERABLE:
        yield f"{q.qid}: unanswerable resembles {q.resembles}; only answerable questions do"
    needs = NEEDS.get(q.type, ())
    missing = [name for name in needs if q.answer is None or getattr(q.answer, name) in (None, ())]
    if missing:
        yield f"{q.qid}: {q.type} needs answer.{', answer.'.join(missing)}"
    levels = [(n.path, n.level) for n in q.answer.named()] if q.answer else []
    levels += [(r.path, r.level) for r in q.readings if r.level]
    for path, level in levels:
        if path in titles and level not in titles[path]:
            yield f"{q.qid}: level {level!r} is not in the structure of {path}"

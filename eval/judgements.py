"""Questions and the lines that answer them: read, written, checked against the documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import BadInput
from corpus.model import Grade
from eval.structure_gold import GoldDocument
from eval.texts import rows_of


class QuestionType(StrEnum):
    """What kind of answer a question wants."""

    PASSAGE = "passage"
    GRADE = "grade"
    REPORTS_TO = "reports_to"
    DIFF = "diff"
    CUMULATIVE = "cumulative"
    LISTING = "listing"
    MATCH = "match"
    UNANSWERABLE = "unanswerable"
    AMBIGUOUS = "ambiguous"


UNJUDGED = frozenset({QuestionType.UNANSWERABLE, QuestionType.AMBIGUOUS})
"""Types whose right answer is no line of any document."""


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One line of one document, 1-based."""

    path: str
    number: int


class Judgement(BaseModel):
    """Lines of a document, 1-based and inclusive; `rel` 2 answers, 1 supports."""

    model_config = ConfigDict(frozen=True)

    path: str
    start_line: int
    end_line: int
    rel: Literal[1, 2]


class LevelName(BaseModel):
    """A level by its document and title."""

    model_config = ConfigDict(frozen=True)

    path: str
    level: str


class Expected(BaseModel):
    """The answer where it is more than lines; which fields are set follows from the question's type.

    grade: path, level, grade · reports_to: path, level, reports_to · diff: path, from_level, to_level (and from_path
    where the two stand in different documents) · cumulative and match: path, level · listing: levels, all of them.
    """

    model_config = ConfigDict(frozen=True)

    path: str | None = None
    level: str | None = None
    grade: Grade | None = None
    reports_to: str | None = None
    from_path: str | None = None
    from_level: str | None = None
    to_level: str | None = None
    levels: tuple[LevelName, ...] = ()

    def named(self) -> tuple[LevelName, ...]:
        """Every level the answer names."""
        pairs = [(self.path, self.level), (self.from_path or self.path, self.from_level), (self.path, self.to_level)]
        return (*(LevelName(path=p, level=t) for p, t in pairs if p and t), *self.levels)


class Question(BaseModel):
    """A question as a person types it. `anchored`: whether it names the role it is about."""

    model_config = ConfigDict(frozen=True)

    qid: str
    type: QuestionType
    query: str = Field(min_length=1)
    anchored: bool = False
    gold: tuple[Judgement, ...] = ()
    answer: Expected | None = None
    note: str = ""
    split: str | None = None
    topic: str | None = None

    def lines(self, texts: Mapping[str, str] | None = None) -> dict[Line, int]:
        """Judged lines with the highest relevance given to each, in the order judged.

        With `texts` (by path) blank lines are left out: nothing can be read on them.
        """
        judged: dict[Line, int] = {}
        for gold in self.gold:
            rows = rows_of(texts[gold.path]) if texts is not None and gold.path in texts else None
            for number in range(gold.start_line, gold.end_line + 1):
                if rows is not None and (number > len(rows) or not rows[number - 1].strip()):
                    continue
                line = Line(gold.path, number)
                judged[line] = max(gold.rel, judged.get(line, 0))
        return judged


def read_questions(gold: Path) -> tuple[Question, ...]:
    """Questions of one JSONL file, or of all `queries*.jsonl` in a folder, in file and line order.

    Raises BadInput naming each line that does not read and each id that stands twice.
    """
    files = sorted(gold.glob("queries*.jsonl")) if gold.is_dir() else [gold]
    if not files or not files[0].is_file():
        raise BadInput(f"no questions in {gold}: expected a JSONL file or a folder with queries*.jsonl")
    questions: list[Question] = []
    faults: list[str] = []
    for file in files:
        for number, row in enumerate(file.read_text("utf-8").splitlines(), 1):
            if not row.strip():
                continue
            try:
                questions.append(Question.model_validate_json(row))
            except ValidationError as fault:
                first = fault.errors()[0]
                faults.append(f"{file}:{number}: {'.'.join(map(str, first['loc']))}: {first['msg']}")
    seen: set[str] = set()
    for question in questions:
        if question.qid in seen:
            faults.append(f"{gold}: question id {question.qid!r} stands twice")
        seen.add(question.qid)
    if faults:
        raise BadInput("questions do not read:\n" + "\n".join(faults))
    return tuple(questions)


def write_questions(questions: Iterable[Question], file: Path) -> None:
    """One question a line; unset fields are left out, except `gold` and `answer`."""
    rows = []
    for question in questions:
        row = question.model_dump(mode="json", exclude_unset=True, exclude_none=True)
        rows.append(json.dumps({"gold": [], "answer": None} | row, ensure_ascii=False))
    file.write_text("".join(f"{row}\n" for row in rows), "utf-8")


NEEDS: dict[QuestionType, tuple[str, ...]] = {
    QuestionType.GRADE: ("path", "level", "grade"),
    QuestionType.REPORTS_TO: ("path", "level", "reports_to"),
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
    must have the fields its type needs, and levels it names must be in the structure of their document.
    """
    titles = {d.path: {level.title for level in d.levels} for d in structure}
    faults: list[str] = []
    for q in questions:
        for gold in q.gold:
            if gold.path not in texts:
                faults.append(f"{q.qid}: no document {gold.path}")
                continue
            rows = rows_of(texts[gold.path])
            if not 1 <= gold.start_line <= gold.end_line <= len(rows):
                faults.append(f"{q.qid}: {gold.path} has {len(rows)} lines, not {gold.start_line} to {gold.end_line}")
            elif not "".join(rows[gold.start_line - 1 : gold.end_line]).strip():
                faults.append(f"{q.qid}: {gold.path}:{gold.start_line} is blank")
        if q.type in UNJUDGED and q.gold:
            faults.append(f"{q.qid}: {q.type} has judged lines; its answer is no line")
        if q.type not in UNJUDGED and not any(g.rel == 2 for g in q.gold):
            faults.append(f"{q.qid}: {q.type} has no line that answers (rel 2)")
        needs = NEEDS.get(q.type, ())
        missing = [name for name in needs if q.answer is None or getattr(q.answer, name) in (None, ())]
        if missing:
            faults.append(f"{q.qid}: {q.type} needs answer.{', answer.'.join(missing)}")
        named = q.answer.named() if q.answer else ()
        strangers = [n for n in named if n.path in titles and n.level not in titles[n.path]]
        faults += [f"{q.qid}: level {n.level!r} is not in the structure of {n.path}" for n in strangers]
    return faults

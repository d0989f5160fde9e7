"""Questions and the lines that answer them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal

from pydantic import Field

from corpus.errors import BadInput
from corpus.model import Grade
from eval.jsonl import Row, listed, read_rows
from eval.texts import rows_of


class QuestionType(StrEnum):
    """What kind of answer a question wants."""

    PASSAGE = "passage"
    GRADE = "grade"
    REPORTS_TO = "reports_to"
    FACT = "fact"
    DIFF = "diff"
    CUMULATIVE = "cumulative"
    LISTING = "listing"
    MATCH = "match"
    UNANSWERABLE = "unanswerable"
    AMBIGUOUS = "ambiguous"


class Topic(StrEnum):
    """Why the documents do not answer a question."""

    NO_SUCH_LEVEL = "no_such_level"
    NEVER_STATED = "never_stated"
    OTHER_COMPANY = "other_company"
    OUT_OF_DOMAIN = "out_of_domain"
    FALSE_PREMISE = "false_premise"
    PERSONAL = "personal"


Attribute = Literal["grade", "reports_to", "track", "next_level", "hiring_steps", "performance_indicators"]
"""What a fact is about, as in the service's answers."""

UNJUDGED = frozenset({QuestionType.UNANSWERABLE, QuestionType.AMBIGUOUS})
"""Types whose right answer is no line of any document."""


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One line of one document, 1-based."""

    path: str
    number: int


class Judgement(Row):
    """Lines of a document, 1-based and inclusive; `rel` 2 answers, 1 supports."""

    path: str
    start_line: int
    end_line: int
    rel: Literal[1, 2]


class LevelName(Row):
    """A level by its document and title."""

    path: str
    level: str


class Reading(Row):
    """A family, or a level of it, that an ambiguous question may be about."""

    path: str
    level: str | None = None


class Expected(Row):
    """The answer where it is more than lines; which fields are set follows from the question's type.

    grade: path, level, grade · reports_to: path, level, reports_to · fact: path, attribute, value (null where the
    document says that there is none, several for steps and indicators), and level where it is a level's own · diff:
    path, from_level, to_level (and from_path where the two stand in different documents) · cumulative and match: path,
    level · listing: levels, all of them.
    """

    path: str | None = None
    level: str | None = None
    grade: Grade | None = None
    reports_to: str | None = None
    attribute: Attribute | None = None
    value: str | tuple[str, ...] | None = None
    from_path: str | None = None
    from_level: str | None = None
    to_level: str | None = None
    levels: tuple[LevelName, ...] = ()

    def named(self) -> tuple[LevelName, ...]:
        """Every level the answer names."""
        pairs = [(self.path, self.level), (self.from_path or self.path, self.from_level), (self.path, self.to_level)]
        return (*(LevelName(path=p, level=t) for p, t in pairs if p and t), *self.levels)


class Question(Row):
    """A question as a person types it. `anchored`: whether it names the role it is about.

    `topic`: why an unanswerable question is one. `resembles`: the topic an answerable question could be taken for.
    `readings`: what an ambiguous question may be about, by a document of the family.
    """

    qid: str
    type: QuestionType
    query: str = Field(min_length=1)
    anchored: bool = False
    voice: Literal["candidate", "recruiter", "manager"] | None = None
    topic: Topic | None = None
    resembles: Topic | None = None
    gold: tuple[Judgement, ...] = ()
    answer: Expected | None = None
    readings: tuple[Reading, ...] = ()
    note: str = ""
    split: str | None = None

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
    """Questions of one JSONL file, or of a folder's `queries*.jsonl` and `queries/*.jsonl`, in file and line order.

    Raises BadInput naming each line that does not read and each id that stands twice.
    """
    files = [*sorted(gold.glob("queries*.jsonl")), *sorted(gold.glob("queries/*.jsonl"))] if gold.is_dir() else [gold]
    if not files or not files[0].is_file():
        raise BadInput(f"no questions in {gold}: expected a JSONL file, or a folder with queries*.jsonl or queries/")
    faults: list[str] = []
    questions = [question for file in files for question in read_rows(Question, file, faults)]
    seen: set[str] = set()
    for question in questions:
        if question.qid in seen:
            faults.append(f"{gold}: question id {question.qid!r} stands twice")
        seen.add(question.qid)
    if faults:
        raise BadInput("questions do not read:\n" + listed(faults))
    return tuple(questions)

"""What a question is taken to mean beside families and levels."""

from __future__ import annotations

import pytest

from corpus.model import SectionKind
from indexer.store import Filters
from service.intent import Intent
from service.interpret import interpret, named_grades
from service.linking import Linker
from service.question_kind import KindGuess, QuestionKind


def guess(best: QuestionKind) -> KindGuess:
    """A guess that is sure of one kind, and thinks a little of another."""
    other = QuestionKind.OPEN if best is not QuestionKind.OPEN else QuestionKind.GRADE
    return KindGuess(((best, 0.9), (other, 0.1)))


@pytest.mark.parametrize(
    ("question", "grades"),
    [
        ("who is at grade 9", (9,)),
        ("grades 8 and 9", (8, 9)),
        ("grade #7 or grade [10]", (7, 10)),
        ("between grade 6 to 8", (6, 8)),
        ("8 years in grade school", ()),
        ("what grade is it", ()),
    ],
)
def test_grades_are_the_numbers_called_grades(question: str, grades: tuple[int, ...]) -> None:
    assert named_grades(question) == grades


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("what are the requirements and duties", (SectionKind.REQUIREMENTS, SectionKind.RESPONSIBILITIES)),
        ("preferred qualifications", (SectionKind.NICE_TO_HAVE,)),
        ("how many interviews are there", (SectionKind.HIRING_PROCESS,)),
        ("Cooper take-home: may I use a lathe?", (SectionKind.HIRING_PROCESS,)),
        ("is there homework, or a practical test", (SectionKind.HIRING_PROCESS,)),
        ("how much practical experience", ()),
        ("which KPIs count", (SectionKind.PERFORMANCE_INDICATORS,)),
        ("who sews the sails", ()),
    ],
)
def test_sections_are_linked_by_their_names(question: str, kinds: tuple[SectionKind, ...]) -> None:
    assert interpret(question, Linker(()), Filters(), guess(QuestionKind.OPEN)).sections == kinds


@pytest.mark.parametrize(
    ("kind", "intent"),
    [
        (QuestionKind.GRADE, Intent.FACT),
        (QuestionKind.REPORTS_TO, Intent.FACT),
        (QuestionKind.TRACK, Intent.FACT),
        (QuestionKind.NEXT_LEVEL, Intent.FACT),
        (QuestionKind.HIRING_STEPS, Intent.FACT),
        (QuestionKind.INDICATORS, Intent.FACT),
        (QuestionKind.COMPARISON, Intent.COMPARISON),
        (QuestionKind.EXPECTATIONS, Intent.EXPECTATIONS),
        (QuestionKind.LISTING, Intent.LISTING),
        (QuestionKind.MATCH, Intent.MATCH),
        (QuestionKind.OPEN, Intent.OPEN),
        (QuestionKind.UNSTATED, Intent.OPEN),
        (QuestionKind.OUT_OF_DOMAIN, Intent.OUT_OF_SCOPE),
    ],
)
def test_every_kind_of_question_has_an_intent_of_the_contract(kind: QuestionKind, intent: Intent) -> None:
    assert interpret("who sews the sails", Linker(()), Filters(), guess(kind)).intent is intent

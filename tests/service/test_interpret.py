"""What a question is taken to mean beside families and levels."""

from __future__ import annotations

import pytest

from corpus.model import SectionKind
from indexer.store import Filters
from service.facts import Attribute, asked_attributes
from service.interpret import interpret, named_grades
from service.linking import Linker


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
        ("which KPIs count", (SectionKind.PERFORMANCE_INDICATORS,)),
        ("who sews the sails", ()),
    ],
)
def test_sections_are_linked_by_their_names(question: str, kinds: tuple[SectionKind, ...]) -> None:
    assert interpret(question, Linker(()), Filters()).sections == kinds


@pytest.mark.parametrize(
    ("question", "attributes"),
    [
        ("what grade is that", (Attribute.GRADE,)),
        ("who does it report to", (Attribute.REPORTS_TO,)),
        ("whose boss is that, and at which grade", (Attribute.GRADE, Attribute.REPORTS_TO)),
        ("product manager duties", ()),
    ],
)
def test_facts_are_asked_for_in_so_many_words(question: str, attributes: tuple[Attribute, ...]) -> None:
    assert asked_attributes(question) == attributes

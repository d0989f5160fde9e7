"""Fields that hold a grade: however the label is put, and with or without the unit once more."""

from __future__ import annotations

import pytest
from written_documents import family

from corpus.grade import grade_words
from corpus.grid import states_grade


@pytest.mark.parametrize(
    ("field", "grade"),
    [
        ("Job level: Level 4", 4),
        ("Grade: Band 4 (£31,000 to £36,000)", 4),
        ("Level: 3", 3),
        ("Level: 4 of 6", 4),
        ("Job Level - 4", 4),
        ("Grade / Level: 6", 6),
        ("Level/Grade: 6", 6),
        ("Comp level: 3", 3),
        ("Salary: Band 5", 5),
        ("Salary: Level 3 – £40k", 3),
        ("Band 4 (£30,000)", 4),
        ("Grade: NHS Band 6", 6),
        ("Classification: HEW Level 6", 6),
        ("Classification: HEW 6", "HEW 6"),
        ("Job level: D", "D"),
        ("Entgeltgruppe: 9b", "9b"),
    ],
)
def test_a_field_with_a_label_that_means_grades_states_one(field: str, grade: int | str) -> None:
    words = grade_words(field, False)
    assert words is not None
    assert words.strong
    assert words.values[0] == grade


@pytest.mark.parametrize(
    "said",
    [
        "Level 4",
        "Salary: 4 percent above the table",
        "Level: 4 years of school",
        "Skill level: 3",
        "English level: 4",
        "NVQ level: 3",
        "Salary: £58,000",
        "Level: 1.5 full-time",
        "Level: 50%",
        "Job classification: open",
        "Pay group: to be agreed",
    ],
)
def test_what_is_known_counted_or_paid_is_no_grade(said: str) -> None:
    assert grade_words(said, False) is None


def test_the_facts_at_the_head_of_a_page_on_one_role_state_its_grade() -> None:
    page = """# Lead Orchard Adviser

**Job family:** Growing & Advice
**Job level:** Level 4
**Line manager:** Head of Growing

You advise growers on what to plant and when to graft.

## Key responsibilities

- Walk each orchard twice a year
"""
    (level,) = family(page).levels
    assert level.grade is not None
    assert level.grade.value == 4
    assert level.reports_to is not None
    assert level.reports_to.value == "Head of Growing"


def test_a_row_may_call_the_grade_a_classification() -> None:
    assert states_grade("Classification")
    assert states_grade("Grade / Level")
    assert not states_grade("Class size")


@pytest.mark.parametrize("label", ["· " * 3000, "pay grade " * 600, "Level / " * 800])
def test_what_is_longer_than_a_label_holds_no_grades(label: str) -> None:
    assert not states_grade(label)

"""A rank with a name that nobody has is no other role's level of that rank."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from written_index import Opened
from written_levels import level, page

from service.answers import Answer, ClarificationAnswer, FactAnswer, NotStatedAnswer, Reason

Asking = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "title", "of_rank"),
    [
        ("what grade is the vineyards manager", "vineyards manager", "Harvest Manager (grade 6)"),
        ("what grade is the manager of Vineyards?", "manager of Vineyards", "Harvest Manager (grade 6)"),
        ("What is expected of the Vineyard Manager?", "Vineyard Manager", "Harvest Manager (grade 6)"),
        ("grade of the Manager, Vineyards", "Manager, Vineyards", "Harvest Manager (grade 6)"),
    ],
)
def test_it_is_said_not_to_be_here_and_whose_rank_it_is(told: Asking, question: str, title: str, of_rank: str) -> None:
    answer = told(question)

    assert isinstance(answer, NotStatedAnswer)
    assert answer.reason is Reason.NO_SUCH_LEVEL
    assert title in answer.text
    assert of_rank in [near.text for near in answer.near]


def test_a_boss_whom_the_documents_name_and_do_not_describe_is_told_with_the_line(told: Asking) -> None:
    answer = told("What grade does the Director of Fruit have?")

    assert isinstance(answer, NotStatedAnswer)
    assert answer.text.startswith("The documents name 'Director of Fruit' and describe no such role.")
    assert answer.near[0].text == "The Staff Apple Grower reports to the Director of Fruit."


@pytest.mark.parametrize(
    ("question", "grade"),
    [
        ("What grade is the harvest manager?", 6),
        ("grade of the manager of harvest managers", 8),
        ("What grade is the senior maker of cider?", 6),
        ("which grade is a staff grower?", 6),
    ],
)
def test_a_rank_with_a_word_of_a_level_is_that_level(told: Asking, question: str, grade: int) -> None:
    answer = told(question)

    assert isinstance(answer, FactAnswer)
    assert answer.fact.value == grade


def test_who_speaks_and_what_happened_to_them_is_no_name_beside_a_rank(told: Asking) -> None:
    answer = told("I've been offered Staff among the apple people. What grade would that put me at?")

    assert "I've" not in answer.text
    assert isinstance(answer, FactAnswer)
    assert answer.fact.level_id == "orchard/apple-grower#staff-apple-grower"


def test_a_rank_that_is_only_qualified_is_asked_back(told: Asking) -> None:
    assert told("what grade is a typical senior?").kind == "clarification"


def test_what_may_be_a_role_in_other_words_is_asked_back(opened: Opened) -> None:
    pages = {
        "code/engineer.md": page(
            "Engineer",
            level("Engineer", "4", "Team Lead", "Write tests before code"),
            level("Senior Engineer", "5", "Team Lead", "Review what other developers write"),
        ),
        "law/counsel.md": page("Counsel", level("Senior Counsel", "6", "Partner", "Read every contract")),
    }
    answer = opened(pages).ask("what grade is a senior developer?")

    assert isinstance(answer, ClarificationAnswer)
    assert answer.text.startswith("No role here is called 'senior developer'")
    assert [reading.question for reading in answer.readings] == ["what grade is a Senior Engineer?"]

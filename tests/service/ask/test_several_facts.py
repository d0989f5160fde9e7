"""Several facts of one level, facts within sections, and what of a question an answer leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answers import Answer, Attribute, ComparisonAnswer, ExpectationsAnswer, FactAnswer, NotStatedAnswer
from service.ask.several import facts_asked, left_over

Asking = Callable[..., Answer]


def lines(answer: Answer) -> list[int]:
    return [claim.citations[0].start_line for claim in answer.claims]


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("what grade is the buyer and who do they report to", (Attribute.GRADE, Attribute.REPORTS_TO)),
        ("hiring process, KPIs of buyers", (Attribute.HIRING_STEPS, Attribute.PERFORMANCE_INDICATORS)),
        ("reporting line of the grade 7 buyer", (Attribute.REPORTS_TO,)),
        ("which grade does a buyer's boss have", (Attribute.GRADE,)),
        ("do buyers prune", ()),
    ],
)
def test_the_facts_that_a_question_joins(question: str, facts: tuple[Attribute, ...]) -> None:
    assert facts_asked(question) == facts


def test_what_no_fact_stands_for_is_left_over() -> None:
    assert left_over("What grade is a buyer, and when does the market open?") == "when does the market open"
    assert left_over("What grade is a buyer, and who is their boss?") == ""
    assert left_over("What grade is a buyer?") == ""


def test_both_facts_of_a_level_are_claimed_the_first_one_first(told: Asking) -> None:
    found = told("What grade is the Senior Cider Maker and who do they report to?")
    assert isinstance(found, FactAnswer)
    assert (found.fact.attribute, found.fact.value) == (Attribute.GRADE, 6)
    assert lines(found) == [25, 21]
    assert found.text == "Senior Cider Maker: grade 6. Senior Cider Maker: reports to Orchard Manager."


def test_an_answer_says_what_it_leaves(told: Asking) -> None:
    found = told("What grade is the Senior Cider Maker, and when does the pressing begin?")
    assert found.text.startswith("Senior Cider Maker: grade 6.")
    assert "'when does the pressing begin'" in found.text


def test_a_step_that_is_not_there_names_the_level_asked_about(told: Asking) -> None:
    found = told("what comes after the Senior Cider Maker?")
    assert isinstance(found, NotStatedAnswer)
    assert "Senior Cider Maker" in found.text


def test_a_fact_is_its_own_section_and_none_other(told: Asking) -> None:
    found = told("what grade is the senior apple grower", section="job_grade")
    assert isinstance(found, FactAnswer)
    assert lines(found) == [32]
    left_out = told("what grade is the senior apple grower", section="requirements")
    assert isinstance(left_out, NotStatedAnswer)
    assert "filters" in left_out.text


def test_levels_are_compared_and_described_within_the_sections_of_a_filter(told: Asking) -> None:
    compared = told("what does the senior apple grower add over the apple grower", section="requirements")
    assert isinstance(compared, ComparisonAnswer)
    assert compared.comparison.added == ()
    assert [(c.before.text, c.after.text) for c in compared.comparison.strengthened] == [
        ("2 years of work outdoors", "5 years of work outdoors")
    ]
    asked = told("what is expected of a senior apple grower", section="requirements")
    assert isinstance(asked, ExpectationsAnswer)
    assert lines(asked) == [41]

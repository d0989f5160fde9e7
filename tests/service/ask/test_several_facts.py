"""Several facts of one level, facts within sections, and what of a question an answer leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answers import (
    Answer,
    Attribute,
    ComparisonAnswer,
    ExpectationsAnswer,
    FactAnswer,
    NotStatedAnswer,
    PassagesAnswer,
)
from service.ask.several import beside_facts, facts_asked, left_over, parts

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
        ("Buyer: level?", (Attribute.GRADE,)),
        ("Buyer - level?", (Attribute.GRADE,)),
        ("who stands in at C-level", ()),
    ],
)
def test_the_facts_that_a_question_joins(question: str, facts: tuple[Attribute, ...]) -> None:
    assert facts_asked(question) == facts


def test_what_no_fact_stands_for_is_left_over() -> None:
    assert left_over("What grade is a buyer, and when does the market open?") == "when does the market open"
    assert left_over("What grade is a buyer, and who is their boss?") == ""
    assert left_over("What grade is a buyer?") == ""


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("buyer: grade and years of experience?", ("years of experience",)),
        ("What's the grade, boss and travel of a Buyer?", ("travel",)),
        ("What's the grade and salary of the Buyer?", ("salary",)),
        ("what grade is the Buyer", ()),
        ("grade and boss of the Buyer", ()),
        ("what grade is the Buyer and who is their boss", ()),
        ("how many years, Buyer mid-level, stalls and market halls", ()),
        ("at the Buyer level, hours and stalls", ()),
    ],
)
def test_what_is_asked_by_a_noun_beside_a_fact(question: str, things: tuple[str, ...]) -> None:
    assert beside_facts(question, {"buyer"}) == things


def test_a_thing_asked_beside_a_fact_is_told_after_it(told: Asking) -> None:
    found = told("Senior Apple Grower: grade and years of work?")

    assert isinstance(found, FactAnswer)
    assert (found.fact.attribute, found.fact.value) == (Attribute.GRADE, 5)
    assert found.claims[0].text == "Senior Apple Grower: grade 5."
    assert "5 years of work outdoors" in found.text


@pytest.mark.parametrize(
    "question",
    [
        "how many years, Apple Grower mid-level, pruning and blossom",
        "Apple Grower standing in for an absent C-level, how long",
    ],
)
def test_a_rank_that_is_told_is_no_fact_asked_for(told: Asking, question: str) -> None:
    assert not isinstance(told(question), FactAnswer)


def test_both_facts_of_a_level_are_claimed_the_first_one_first(told: Asking) -> None:
    found = told("What grade is the Senior Cider Maker and who do they report to?")
    assert isinstance(found, FactAnswer)
    assert (found.fact.attribute, found.fact.value) == (Attribute.GRADE, 6)
    assert lines(found) == [25, 21]
    assert found.text == "Senior Cider Maker: grade 6. Senior Cider Maker: reports to Orchard Manager."


SEVEN = "what is a? what is b? what is c? what is d? what is e? what is f? what is g?"


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What does a buyer do, and who is their boss?", ("What does a buyer do", "who is their boss")),
        ("What grade is it? And what comes next?", ("What grade is it", "what comes next")),
        ("I have two children. What hours do buyers work?", ("I have two children. What hours do buyers work?",)),
        ("Compare buyers and sellers", ("Compare buyers and sellers",)),
        ("What is it? What is it? Who is the boss?", ("What is it", "Who is the boss")),
        (SEVEN, (SEVEN,)),
    ],
)
def test_the_questions_that_a_question_is_made_of(question: str, asked: tuple[str, ...]) -> None:
    assert parts(question) == asked


def test_what_is_no_fact_is_answered_beside_the_fact(told: Asking) -> None:
    found = told("What does the Senior Cider Maker do, and who do they report to?")
    assert isinstance(found, ExpectationsAnswer)
    assert lines(found) == [29, 21]
    assert found.text.endswith("Senior Cider Maker: reports to Orchard Manager.")


def test_each_level_that_is_compared_is_answered_for(told: Asking) -> None:
    found = told("Compare the Cider Maker with the Senior Cider Maker, and what grade is each of them?")
    assert isinstance(found, ComparisonAnswer)
    assert found.text.endswith("Cider Maker: grade 4. Senior Cider Maker: grade 6.")


def test_a_part_that_has_no_answer_is_said_to_have_none(told: Asking) -> None:
    found = told("What grade is the Senior Cider Maker, and is there a Principal Cider Maker?")
    assert isinstance(found, FactAnswer)
    assert found.text.startswith("Senior Cider Maker: grade 6.")
    assert "Cider Maker has no Principal level." in found.text


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


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "What grade are the Senior Cider Maker and the Staff Apple Grower?",
            "Senior Cider Maker: grade 6. Staff Apple Grower: grade 6.",
        ),
        (
            "What grade is the Senior Cider Maker? And what about the Apple Grower?",
            "Senior Cider Maker: grade 6. Apple Grower: grade 4.",
        ),
        (
            "Who is the boss of the Senior Cider Maker, and how about the Staff Apple Grower?",
            "Senior Cider Maker: reports to Orchard Manager. Staff Apple Grower: reports to Director of Fruit.",
        ),
    ],
)
def test_the_same_is_asked_of_another_level(told: Asking, question: str, text: str) -> None:
    assert told(question).text == text


@pytest.mark.parametrize(
    "question",
    [
        "What grade is the Senior Apple Grower, and is there any Rootstock to choose?",
        "tell me the grade of the Senior Apple Grower and whether they choose the rootstock",
        "Senior Apple Grower: tell me the grade and whether they choose the rootstock",
    ],
)
def test_a_later_part_that_names_no_role_goes_on_about_the_first_ones(told: Asking, question: str) -> None:
    found = told(question)
    assert isinstance(found, FactAnswer)
    assert [claim.text for claim in found.claims[:2]] == [
        "Senior Apple Grower: grade 5.",
        "Choose the rootstock for a new row",
    ]


def test_what_about_a_thing_of_another_role_asks_for_that_thing(told: Asking) -> None:
    """The windfalls of a role are no role, of which the first question might be asked again."""
    found = told("How many trees do apple growers prune? And what about the windfalls of cider makers?")
    assert len({claim.text for claim in found.claims}) == len(found.claims)
    assert "Press the windfalls on the day they are gathered" in found.text


def test_the_lines_of_two_roles_that_are_asked_about_by_turns_stand_by_turns(told: Asking) -> None:
    found = told("How many trees do apple growers prune? And what about the windfalls of cider makers?")
    assert isinstance(found, PassagesAnswer)
    assert [claim.text for claim in found.claims[:2]] == [
        "Prune two hundred trees between leaf fall and bud",
        "Press the windfalls on the day they are gathered",
    ]

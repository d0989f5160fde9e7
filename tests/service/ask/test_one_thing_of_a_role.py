"""A question about one thing of a role is answered by the line that says it, not by all that is said of the role."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answers import (
    Answer,
    Attribute,
    ClarificationAnswer,
    ComparisonAnswer,
    ExpectationsAnswer,
    FactAnswer,
    NotStatedAnswer,
    PassagesAnswer,
)
from service.question_kind import KindGuess, QuestionKind, question_kind_model

Asking = Callable[..., Answer]
GROWER = "orchard/apple-grower.md"


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Senior Apple Grower: expected to know rootstock?", "Choose the rootstock for a new row"),
        ("duties as an apple grower with blossom", "Count the blossom on ten trees a row"),
        ("Staff Apple Grower and the varieties, what's expected", "Plan the varieties of the slope for ten years"),
    ],
)
def test_a_thing_that_a_line_of_the_role_names_makes_the_question_an_open_one(
    told: Asking, question: str, line: str
) -> None:
    found = told(question)
    assert isinstance(found, PassagesAnswer)
    assert found.claims[0].text == line


@pytest.mark.parametrize(
    "question",
    [
        "What is expected of a Senior Apple Grower?",
        "Give me the complete set of duties and requirements of the Senior Apple Grower",
        "what must a senior apple grower be able to do",
    ],
)
def test_words_of_the_kind_of_question_name_no_thing(told: Asking, question: str) -> None:
    assert isinstance(told(question), ExpectationsAnswer)


def test_a_word_speaks_for_a_kind_where_it_makes_it_likelier() -> None:
    model = question_kind_model()
    assert model.speaks_for("duties", QuestionKind.EXPECTATIONS)
    assert not model.speaks_for("duties", QuestionKind.GRADE)
    assert not model.speaks_for("rootstock", QuestionKind.EXPECTATIONS)


def test_favour_raises_a_kind_against_the_others_and_keeps_the_sum() -> None:
    guess = KindGuess(((QuestionKind.TRACK, 0.75), (QuestionKind.OPEN, 0.25)))
    favoured = guess.favouring({QuestionKind.OPEN: 9.0})
    assert favoured.ranked == ((QuestionKind.OPEN, 0.75), (QuestionKind.TRACK, 0.25))


def test_the_step_that_is_asked_about_leads_the_steps_of_hiring(told: Asking) -> None:
    found = told("How long does the pruning take when interviewing for apple grower?")
    assert isinstance(found, FactAnswer)
    assert found.fact.attribute is Attribute.HIRING_STEPS
    assert found.text == "A morning of pruning (Apple Grower: hiring process in 2 lines)"
    assert [claim.text for claim in found.claims] == ["A morning of pruning", "A walk along one row with a grower"]
    whole = told("What is the hiring process of an apple grower?")
    assert whole.text == "Apple Grower: hiring process in 2 lines."


def test_a_rank_without_a_role_is_not_asked_back_where_one_role_alone_has_to_do_with_the_thing(told: Asking) -> None:
    found = told("As a senior, do I choose the rootstock?")
    assert isinstance(found, PassagesAnswer)
    assert found.claims[0].citations[0].path == GROWER
    assert isinstance(told("How many years for a senior?"), ClarificationAnswer)


def test_a_level_is_told_by_steps_from_another(told: Asking) -> None:
    found = told("Which level comes two steps above Apple Grower?")
    assert isinstance(found, FactAnswer)
    assert found.text == "Two steps above Apple Grower comes Staff Apple Grower, grade 6."
    below = told("What is two levels below the Staff Apple Grower?")
    assert below.text == "Two levels below Staff Apple Grower comes Apple Grower, grade 4."
    beyond = told("Which level comes two steps above Staff Apple Grower?")
    assert isinstance(beyond, NotStatedAnswer)
    assert beyond.text.startswith("Apple Grower has no level two steps above Staff Apple Grower.")


def test_what_the_level_beside_another_does_is_asked_of_that_level_alone(told: Asking) -> None:
    found = told("One level below Staff Apple Grower, what are the duties?")
    assert isinstance(found, ExpectationsAnswer)
    assert found.expectations.own[0].level_id == f"{GROWER.removesuffix('.md')}#senior-apple-grower"
    assert isinstance(told("What is different one level below Staff Apple Grower?"), ComparisonAnswer)
    assert told("What does the next level after Senior Apple Grower ask for?").text.startswith("Staff Apple Grower (")


def test_what_is_added_at_a_level_is_set_against_the_one_below(told: Asking) -> None:
    found = told("What duties get added at Staff Apple Grower?")
    assert isinstance(found, ComparisonAnswer)
    assert found.text.startswith("Staff Apple Grower over Senior Apple Grower")


@pytest.mark.parametrize(
    "question", ["Senior Apple Grower and pruning - their job?", "Staff Apple Grower and ten years - their job?"]
)
def test_one_level_set_against_nothing_is_not_compared(told: Asking, question: str) -> None:
    assert not isinstance(told(question), ComparisonAnswer)


@pytest.mark.parametrize(
    "question",
    [
        "which expectations are new as a Senior Apple Grower?",
        "Which extra duties does the Senior Apple Grower carry?",
        "how does the Senior Apple Grower differ?",
    ],
)
def test_one_level_is_compared_where_something_new_is_asked_for(told: Asking, question: str) -> None:
    assert isinstance(told(question), ComparisonAnswer)


def test_before_somebody_does_a_thing_is_no_level_below(told: Asking) -> None:
    found = told("steps before one gets an offer as Apple Grower")
    assert isinstance(found, FactAnswer)
    assert found.fact.attribute is Attribute.HIRING_STEPS


def test_a_title_that_shares_a_word_with_a_long_question_is_not_whom_it_means(told: Asking) -> None:
    found = told("Which of the interview rounds contain a walk over a harvest field at dawn with boots and lanterns?")
    assert not isinstance(found, FactAnswer)


def test_a_role_that_another_may_lead_is_not_the_one_asked_about(told: Asking) -> None:
    found = told("Does the Director of Roads manage growers?")
    assert not isinstance(found, FactAnswer)


def test_an_officer_that_is_not_there_is_not_taken_for_another(told: Asking) -> None:
    found = told("Who does the Chief Blossom Officer report to?")
    assert isinstance(found, NotStatedAnswer)
    assert found.text.startswith("No role here is called 'Chief Blossom Officer'.")


@pytest.mark.parametrize("title", ["Senior Apple Grower", "the senior apple grower", "Senior Apple Grower?"])
def test_a_title_and_no_more_asks_for_everything_asked_of_that_level(told: Asking, title: str) -> None:
    found = told(title)

    assert isinstance(found, ExpectationsAnswer)
    assert [point.text for point in found.expectations.own] == [
        "Choose the rootstock for a new row",
        "5 years of work outdoors",
    ]


def test_two_titles_and_no_more_are_compared(told: Asking) -> None:
    found = told("Apple Grower, Senior Apple Grower")

    assert isinstance(found, ComparisonAnswer)
    assert (found.comparison.from_ and found.comparison.from_.title) == "Apple Grower"

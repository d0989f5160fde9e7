"""Whom a question is about: by its words, by filters, and where it leaves that open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answers import (
    Answer,
    ClarificationAnswer,
    ComparisonAnswer,
    ExpectationsAnswer,
    FactAnswer,
    NotStatedAnswer,
    PassagesAnswer,
    Reason,
)

Asking = Callable[..., Answer]
GROWER, SENIOR, STAFF = (f"orchard/apple-grower#{slug}apple-grower" for slug in ("", "senior-", "staff-"))
CIDER, SENIOR_CIDER = "press/cider-maker#cider-maker", "press/cider-maker#senior-cider-maker"
HARVEST = "orchard/harvest-manager#harvest-manager"


def sides(answer: Answer) -> tuple[str, str]:
    assert isinstance(answer, ComparisonAnswer)
    assert answer.comparison.from_ is not None
    assert answer.comparison.to is not None
    return answer.comparison.from_.id, answer.comparison.to.id


def test_filters_say_whom_a_question_means_that_names_nobody(told: Asking) -> None:
    found = told("what grade is it", family="Apple Grower", level="Senior")
    assert isinstance(found, FactAnswer)
    assert (found.fact.level_id, found.fact.value) == (SENIOR, 5)
    by_level = told("who do they report to", level=STAFF)
    assert isinstance(by_level, FactAnswer)
    assert (by_level.fact.level_id, by_level.fact.value) == (STAFF, "Director of Fruit")
    assert sides(told("what does staff add over senior", family="Apple Grower")) == (SENIOR, STAFF)


def test_a_filter_does_not_change_whom_a_question_names(told: Asking) -> None:
    found = told("what grade is the cider maker", family="Apple Grower")
    assert isinstance(found, NotStatedAnswer)
    assert found.reason is Reason.NOTHING_CLOSE
    assert "filters" in found.text


@pytest.mark.parametrize(
    ("question", "level", "grade"),
    [
        ("what grade is a senoir apple grower", SENIOR, 5),
        ("grade of the Manager of Harvest Managers", "orchard/harvest-manager#manager-harvest-managers", 8),
        ("what grade is the Harvest Manager", HARVEST, 6),
    ],
)
def test_a_rank_is_known_with_its_letters_mixed_up_and_where_it_manages_managers(
    told: Asking, question: str, level: str, grade: int
) -> None:
    found = told(question)
    assert isinstance(found, FactAnswer)
    assert (found.fact.level_id, found.fact.value) == (level, grade)


def test_two_levels_are_compared_however_the_question_asks_for_them(told: Asking) -> None:
    assert sides(told("Senior Apple Grower today, Staff next year: what must I show in addition?")) == (SENIOR, STAFF)
    assert sides(told("how does a senior apple grower go beyond the intermediate one?")) == (GROWER, SENIOR)
    assert sides(told("what would be new for a cider maker in an apple grower's job")) in {
        (CIDER, GROWER),
        (GROWER, CIDER),
    }


def test_a_comparison_that_fits_one_pair_of_levels_is_made_and_of_several_asked_for(told: Asking) -> None:
    assert sides(told("compare cider makers")) == (CIDER, SENIOR_CIDER)


def test_a_rank_without_a_role_is_asked_back_with_a_question_for_each_level_that_bears_it(told: Asking) -> None:
    found = told("How many years for a senior?")
    assert isinstance(found, ClarificationAnswer)
    assert [reading.level_id for reading in found.readings] == [SENIOR, SENIOR_CIDER]
    grower, cider = (told(reading.question) for reading in found.readings)
    assert isinstance(grower, PassagesAnswer)
    assert isinstance(cider, NotStatedAnswer)  # its page asks for none


def test_the_families_asked_back_for_two_ranks_are_those_that_filters_let_through(told: Asking) -> None:
    for filters in ({"department": "orchard"}, {"path": "orchard/*"}):
        found = told("what does Staff add over Senior?", **filters)
        assert isinstance(found, ClarificationAnswer)
        assert {reading.family_id for reading in found.readings} == {"orchard/apple-grower"}
    left_out = told("what does Staff add over Senior?", path="nowhere/*")
    assert isinstance(left_out, NotStatedAnswer)
    assert left_out.reason is Reason.NOTHING_CLOSE


def test_a_level_with_none_beside_it_to_compare_is_shown_whole(told: Asking) -> None:
    found = told("what does the Harvest Manager add?")
    assert isinstance(found, ExpectationsAnswer)
    assert {point.level_id for point in found.expectations.own} == {HARVEST}


def test_a_level_exists_or_the_answer_says_which_do(told: Asking) -> None:
    there = told("Is there a Staff Apple Grower?")
    assert isinstance(there, PassagesAnswer)
    assert there.text.startswith("Yes: Staff Apple Grower, grade 6")
    assert [claim.citations[0].level_id for claim in there.claims] == [STAFF]
    missing = told("Do you have a Principal Apple Grower?")
    assert isinstance(missing, NotStatedAnswer)
    assert missing.reason is Reason.NO_SUCH_LEVEL
    assert "no Principal level" in missing.text
    assert [near.citation.level_id for near in missing.near if near.citation] == [GROWER, SENIOR, STAFF]


@pytest.mark.parametrize(
    "question",
    [
        "who does an apple grower at Brushwell report to",
        "who does an apple grower at Dry Dock report to",
        "does Acme pay cider makers?",
    ],
)
def test_roles_of_other_organisations_are_out_of_scope_though_the_name_is_a_tool_here(
    told: Asking, question: str
) -> None:
    found = told(question)
    assert isinstance(found, NotStatedAnswer)
    assert found.reason is Reason.OUT_OF_SCOPE


@pytest.mark.parametrize(
    "question",
    [
        "who does an apple grower at Hillgate report to",
        "who does an apple grower at Dry Fork report to",
        "I was at Acme for years: who do apple growers report to?",
    ],
)
def test_a_place_of_our_own_and_where_the_asker_comes_from_are_no_other_organisation(
    told: Asking, question: str
) -> None:
    found = told(question)
    assert isinstance(found, FactAnswer)
    assert found.fact.value == "Orchard Manager"


@pytest.mark.parametrize(
    "question",
    [
        "From the Bursar's point of view, who prunes the trees?",
        "Who prunes the trees at the AGM?",
        "Does ABX knowledge help to prune trees?",
        "My wife spent all of nine good years at Acme. Who prunes the trees?",
        "Who prunes Hillgate's trees?",
        "how good at ABX must an apple grower be?",
        "Does AbX knowledge matter for pruning trees?",
        "Who talks to ABX growers about the blossom?",
        "Would a grower prune trees for a supplier like Acme growers?",
        "Does a grower prune for Acme's type of barn?",
        "would an apple grower have to prune for ABX or Moody's type barns?",
        "who speaks at Brushwell, the day the press is cleaned?",
    ],
)
def test_not_every_name_is_another_organisation(told: Asking, question: str) -> None:
    assert "not about roles at" not in told(question).text


def test_years_told_before_the_grade_of_a_level_is_asked_for_make_no_profile(told: Asking) -> None:
    found = told("I have pruned for eight years and would be a senior apple grower, what level is that?")
    assert isinstance(found, FactAnswer)
    assert (found.fact.level_id, found.fact.value) == (SENIOR, 5)


def test_who_holds_a_role_is_never_stated(told: Asking) -> None:
    found = told("what is the name of your Harvest Manager")
    assert isinstance(found, NotStatedAnswer)
    assert found.reason is Reason.NEVER_STATED


def test_a_question_without_letters_is_asked_for_words(told: Asking) -> None:
    found = told("🍎🍎")
    assert isinstance(found, NotStatedAnswer)
    assert found.reason is Reason.NOTHING_CLOSE
    assert "no word to look for" in found.text


@pytest.mark.parametrize(
    "question",
    ["who speaks at Acme about blossom?", "What does an apple grower at ABX do?", "does Acme pay apple growers well?"],
)
def test_a_gathering_that_no_line_names_and_an_employer_are_others(told: Asking, question: str) -> None:
    assert "not about roles at" in told(question).text


def test_names_that_stand_for_their_kind_need_not_be_said(told: Asking) -> None:
    answer = told("would an apple grower have to prune trees for Quillon or Moody's type owners?")
    assert answer.claims[0].text.startswith("Prune two hundred trees")

"""No side of a comparison is left out: tracks, several levels, one named in short, one that is not there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from compared import sides_there as sides
from written_index import Opened
from written_levels import level, page

from service import Rolecite
from service.answers import (
    Answer,
    Attribute,
    ComparisonAnswer,
    ExpectationsAnswer,
    FactAnswer,
    NotStatedAnswer,
    PassagesAnswer,
    Reason,
)

PAGES = {
    "quarry/stone-cutter.md": page(
        "Stone Cutter",
        level("Associate Stone Cutter", "3", "Quarry Manager", "Sort the blocks by colour"),
        level("Stone Cutter", "4", "Quarry Manager", "Cut kerbs to a drawing"),
        level("Senior Stone Cutter", "6", "Quarry Manager", "Cut the arches that others set"),
        level("Quarry Manager", "7", "Head of Stone", "Lead nine cutters, with a talk every week"),
    ),
    "quarry/slate-splitter.md": page(
        "Slate Splitter",
        level("Slate Splitter", "4", "Quarry Manager", "Split slates of one thickness"),
        level("Senior Slate Splitter", "5", "Quarry Manager", "Choose the bench to be split next"),
    ),
    "yard/crane-driver.md": page(
        "Crane Driver",
        level("Crane Driver", "4", "Yard Foreman", "Lift blocks of up to four tonnes"),
        level("Senior Crane Driver", "5", "Yard Foreman", "Lift in wind, and say when not to"),
    ),
}
CUTTER, SENIOR, MANAGER = "Stone Cutter", "Senior Stone Cutter", "Quarry Manager"


@pytest.fixture(scope="module")
def quarry(opened: Opened) -> Rolecite:
    return opened(PAGES)


@pytest.fixture(scope="module")
def asked(quarry: Rolecite) -> Callable[[str], Answer]:
    return quarry.ask


Asking = Callable[[str], Answer]


@pytest.mark.parametrize(
    "question",
    [
        "IC track versus management track for stone cutters",
        "stone cutters: individual contributor vs people leader",
        "How does staying technical differ from going into management as a stone cutter?",
        "difference between the individual contributor and the manager track in stone cutting",
    ],
)
def test_the_tracks_of_a_role_are_its_manager_against_the_contributor_below(asked: Asking, question: str) -> None:
    assert sides(asked(question)) == (SENIOR, MANAGER)


def test_what_track_one_level_is_on_is_no_comparison(asked: Asking) -> None:
    answer = asked("Senior Stone Cutter: individual contributor or manager?")

    assert isinstance(answer, FactAnswer)
    assert answer.fact.attribute is Attribute.TRACK


@pytest.mark.parametrize(
    "question",
    [
        "compare the four stone cutter levels",
        "how do the levels of stone cutter differ?",
        "compare Associate, plain and Senior Stone Cutter with the Quarry Manager",
    ],
)
def test_several_levels_are_compared_step_by_step(asked: Asking, question: str) -> None:
    answer = asked(question)

    assert sides(answer) == ("Associate Stone Cutter", MANAGER)
    assert f"{MANAGER} over {SENIOR}" in answer.text


def test_a_plain_name_is_a_side_only_where_it_is_joined_to_the_others(asked: Asking) -> None:
    joined = asked("compare Stone Cutter with Senior Stone Cutter and Quarry Manager")
    told = asked("I train stone cutters. What is new at Senior Stone Cutter against Associate Stone Cutter?")

    assert sides(joined) == (CUTTER, MANAGER)
    assert sides(told) == ("Associate Stone Cutter", SENIOR)


def test_ranks_joined_by_a_comma_are_several(asked: Asking) -> None:
    answer = asked("difference between Associate, Senior and managing stone cutters")

    assert "Associate Senior" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "how do the duties of a senior splitter compare to a senior crane driver",
        "senior splitter vs senior crane driver",
    ],
)
def test_a_side_named_by_less_than_its_title_is_not_dropped(asked: Asking, question: str) -> None:
    assert set(sides(asked(question))) == {"Senior Slate Splitter", "Senior Crane Driver"}


def test_a_role_spoken_of_beside_another_is_not_set_against_it(asked: Asking) -> None:
    answer = asked("does a crane driver work with a splitter?")

    assert isinstance(answer, PassagesAnswer | NotStatedAnswer)


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("how does a Senior Stone Cutter differ from a Senior Beekeeper?", "Senior Beekeeper"),
        ("Senior Stone Cutter vs Lead Beekeeper", "Lead Beekeeper"),
        ("compare a senior stone cutter with a beekeeper", "beekeeper"),
    ],
)
def test_a_side_that_is_not_here_is_said_to_be_missing(asked: Asking, question: str, unknown: str) -> None:
    answer = asked(question)

    assert isinstance(answer, NotStatedAnswer)
    assert answer.reason is Reason.NO_SUCH_LEVEL
    assert answer.text.startswith(f"No role here is called {unknown!r}.")


def test_the_levels_shown_are_those_of_the_role_that_lacks_one(quarry: Rolecite) -> None:
    answer = quarry.ask("compare the Principal Crane Driver and the Senior Stone Cutter")
    one = quarry.compare("Principal Crane Driver", SENIOR)
    both = quarry.compare("Principal Crane Driver", "Staff Slate Splitter")

    assert answer.near[0].text == "Crane Driver (grade 4)"
    assert one.available == ("Crane Driver", "Senior Crane Driver")
    assert set(both.available) == {"Crane Driver", "Senior Crane Driver", "Slate Splitter", "Senior Slate Splitter"}


def test_two_missing_levels_are_not_one(asked: Asking) -> None:
    answer = asked("Principal Crane Driver and Distinguished Crane Driver: what is the difference?")

    assert isinstance(answer, NotStatedAnswer)
    assert "no Principal or Distinguished level" in answer.text


def test_two_levels_of_one_name_but_for_the_rank_are_two(asked: Asking) -> None:
    assert sides(asked("what separates a Senior Stone Cutter from a Stone Cutter")) == (CUTTER, SENIOR)


def test_a_level_set_against_itself_adds_nothing(asked: Asking) -> None:
    answer = asked("difference between Stone Cutter and Stone Cutter")

    assert sides(answer) == (CUTTER, CUTTER)
    assert isinstance(answer, ComparisonAnswer)
    assert answer.comparison.added == ()


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("what grade is the level above Senior Stone Cutter?", 7),
        ("what grade is the level below Quarry Manager?", 6),
        ("grade of the most senior stone cutter", 7),
        ("grade of the most junior slate splitter", 4),
        ("What grade is the Sr. Crane Driver?", 5),
    ],
)
def test_the_next_level_may_be_on_another_track(asked: Asking, question: str, value: int) -> None:
    answer = asked(question)

    assert isinstance(answer, FactAnswer)
    assert answer.fact.value == value
    assert "That leaves" not in answer.text


def test_what_is_asked_one_level_above_is_everything_asked_of_that_level(asked: Asking) -> None:
    expected = asked("what would be expected of me one step above Senior Stone Cutter?")

    assert isinstance(expected, ExpectationsAnswer)
    assert expected.expectations.own[0].level_id == "quarry/stone-cutter#quarry-manager"
    assert sides(asked("what more would I do one level above Stone Cutter?")) == (CUTTER, SENIOR)


def test_the_boss_of_a_boss_is_two_steps_up(asked: Asking) -> None:
    answer = asked("who is the boss of a Senior Slate Splitter's boss?")

    assert isinstance(answer, FactAnswer)
    assert answer.fact.value == "Head of Stone"


def test_two_facts_of_two_roles_are_both_told(asked: Asking) -> None:
    answer = asked("who is the boss of a stone cutter and who is the boss of a crane driver?")

    assert {citation.family for claim in answer.claims for citation in claim.citations} == {CUTTER, "Crane Driver"}


@pytest.mark.parametrize(("before", "family"), [("Senior Slate Splitter", "quarry/stone-cutter"), (SENIOR, "quarry/slate-splitter")])  # fmt: skip
def test_a_level_of_a_page_beside_the_named_one_is_compared(quarry: Rolecite, before: str, family: str) -> None:
    """Makers and managers of one role may have pages of their own in one folder."""
    found = quarry.compare(before, MANAGER, family=family)

    assert found.from_ is not None
    assert found.to is not None
    assert (found.from_.title, found.to.title) == (before, MANAGER)
    assert [point.text for point in found.added] == ["Lead nine cutters, with a talk every week"]


def test_a_level_of_another_folder_is_not_compared(quarry: Rolecite) -> None:
    found = quarry.compare("Senior Crane Driver", MANAGER, family="quarry/stone-cutter")

    assert found.from_ is None
    assert found.added == ()


@pytest.mark.parametrize("question", ["when may a level 5 crane driver lift in wind", "crane driver level 5: wind?"])
def test_a_level_is_told_by_its_grade_where_titles_have_no_numbers(asked: Asking, question: str) -> None:
    assert [level.title for level in asked(question).interpretation.levels] == ["Senior Crane Driver"]


def test_a_number_that_is_no_grade_of_a_role_names_none_of_its_levels(asked: Asking) -> None:
    found = asked("when may a level 9 crane driver lift in wind").interpretation.levels

    assert "Senior Crane Driver" not in [level.title for level in found]

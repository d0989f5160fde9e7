"""Comparisons of levels told by their grades, and of what is no level: whom they are of, and what is asked back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from compared import sides_there as sides
from written_index import Opened

from service.answers import Answer, ClarificationAnswer, ComparisonAnswer, NotStatedAnswer


def page(title: str, *levels: tuple[str, int | str]) -> str:
    """A role with these levels, each with its grade."""
    written = "\n\n".join(
        f"### {level}\n\n- Grade: {grade}\n\n#### Responsibilities\n\n- Keeps the {level.lower()} ledger {n} times a day"
        for n, (level, grade) in enumerate(levels, 1)
    )
    return f"---\ntitle: {title}\n---\n\n## Levels\n\n{written}\n"


PAGES = {
    "wharf/rigger.md": page("Rigger", ("Rigger", 5), ("Senior Rigger", 6), ("Staff Rigger", 7)),
    "wharf/rope-maker.md": page("Rope Maker", ("Rope Maker", 4), ("Senior Rope Maker", 5)),
    "loft/hands.md": page("Hands of the Loft", ("Junior SMK", "K1"), ("SMK", "K2"), ("Senior SMK", "K3")),
    "loft/sail-draughtsman.md": page(
        "Sail Draughtsman",
        ("Sail Draughtsman", "K2"),
        ("Senior Sail Draughtsman", "K3"),
        ("Lead Sail Draughtsman", "K4"),
    ),
}
Asking = Callable[[str], Answer]


@pytest.fixture(scope="module")
def asked(opened: Opened) -> Asking:
    return opened(PAGES).ask


@pytest.mark.parametrize(
    "question",
    [
        "compare grade 5 and grade 7 rigger",
        "what's the difference between grade 7 and grade 5 for a rigger?",
        "What does a grade 7 rigger do that a grade 5 one doesn't?",
        "How does a grade 5 differ from grade 7 in rigging?",
        "grade 5 vs 7 rigger",
    ],
)
def test_two_grades_of_a_role_are_its_levels(asked: Asking, question: str) -> None:
    assert sides(asked(question)) == ("Rigger", "Staff Rigger")


@pytest.mark.parametrize(
    ("question", "levels"),
    [
        ("what is different between K1 and K3 SMK", ("Junior SMK", "Senior SMK")),
        ("difference between K2 and K3 SMK", ("SMK", "Senior SMK")),
        ("k1 vs k2 smk", ("Junior SMK", "SMK")),
    ],
)
def test_a_role_called_like_one_of_its_levels_is_no_third_side(
    asked: Asking, question: str, levels: tuple[str, str]
) -> None:
    answer = asked(question)

    assert sides(answer) == levels
    assert "Step by step" not in answer.text


@pytest.mark.parametrize(
    ("question", "levels"),
    [
        ("difference between sail draughtsman and SMK at K3", {"Senior Sail Draughtsman", "Senior SMK"}),
        ("grade 6 rigger vs grade 4 rope maker", {"Senior Rigger", "Rope Maker"}),
        ("compare a rigger and a rope maker at grade 5", {"Rigger", "Senior Rope Maker"}),
    ],
)
def test_two_roles_are_compared_at_the_grades_said(asked: Asking, question: str, levels: set[str]) -> None:
    assert set(sides(asked(question))) == levels


def test_a_grade_that_a_role_lacks_is_a_missing_side(asked: Asking) -> None:
    answer = asked("compare grade 4 and grade 6 rigger")

    assert isinstance(answer, NotStatedAnswer)
    assert "no grade 4 level" in answer.text


@pytest.mark.parametrize("question", ["what's the difference between K2 and K3?", "compare K3 with K2"])
def test_codes_of_several_roles_are_asked_back(asked: Asking, question: str) -> None:
    answer = asked(question)

    assert isinstance(answer, ClarificationAnswer)
    assert {reading.level_id for reading in answer.readings} == {
        "loft/hands#senior-smk",
        "loft/sail-draughtsman#senior-sail-draughtsman",
    }


@pytest.mark.parametrize(
    "question",
    [
        "Is the rigger grade 5 or grade 7?",
        "which roles are between grade 5 and grade 7?",
        "who has grade 5 over grade 4?",
    ],
)
def test_what_sets_no_levels_against_each_other_is_no_comparison(asked: Asking, question: str) -> None:
    assert not isinstance(asked(question), ComparisonAnswer)


def test_of_three_levels_the_claims_are_those_of_the_comparison(asked: Asking) -> None:
    answer = asked("K1 vs K2 vs K3 SMK")
    assert isinstance(answer, ComparisonAnswer)

    found = answer.comparison
    points = [*found.added, *(change.after for change in found.strengthened)]
    assert [claim.citations[0] for claim in answer.claims] == [point.citation for point in points]
    assert "Listed are the points of Senior SMK over Junior SMK." in answer.text


@pytest.mark.parametrize("question", ["SMK vs PdM", "what's the difference between an SMK and a PdM?"])
def test_a_side_that_is_no_role_is_not_replaced_by_a_neighbour(asked: Asking, question: str) -> None:
    answer = asked(question)

    assert isinstance(answer, NotStatedAnswer)
    assert "'PdM'" in answer.text


def test_sections_are_no_sides(asked: Asking) -> None:
    assert "No role here" not in asked("responsibilities vs requirements of a rigger").text


def test_two_titles_and_a_versus_are_compared(asked: Asking) -> None:
    assert sides(asked("rigger vs rope maker")) == ("Rope Maker", "Rigger")


def test_a_side_that_is_half_a_title_is_that_role(asked: Asking) -> None:
    assert set(sides(asked("SMK vs draughtsman"))) == {"SMK", "Sail Draughtsman"}


def test_two_places_are_no_levels(asked: Asking) -> None:
    answer = asked("What's the difference between the work of a rigger in Ghent and Oslo?")

    assert not isinstance(answer, ComparisonAnswer), answer.text


@pytest.mark.parametrize(
    ("question", "levels"),
    [
        ("what does a rope maker need that a rigger doesnt?", ("Rigger", "Rope Maker")),
        ("what does a rigger need that a rope maker doesnt?", ("Rope Maker", "Rigger")),
        ("what does a rope maker do beyond a rigger?", ("Rigger", "Rope Maker")),
    ],
)
def test_the_side_that_has_more_is_the_one_said_to(asked: Asking, question: str, levels: tuple[str, str]) -> None:
    assert sides(asked(question)) == levels

"""A refusal needs that the thing missing is the thing asked: the kind of a question is a guess."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from written_index import Opened
from written_levels import level, page

from service.answers import Answer, ExpectationsAnswer, NotStatedAnswer, PassagesAnswer
from service.ask.relation import relations, relative

PAGES = {
    "smithy/blacksmith.md": page(
        "Blacksmith",
        level("Blacksmith", "4", "Forge Manager", "Forge hinges and latches to a drawing"),
        level("Senior Blacksmith", "5", "Forge Manager", "Draw the gates that others forge"),
    ),
    "smithy/readme.md": (
        "# Ladders of the Smithy\n\n## Who can start?\n\n"
        "Nobody starts on the blacksmith ladder without a finished apprenticeship or a year at a forge.\n\n"
        "## Going back\n\nWho tried another trade and did not like it may come back to the forge within a year.\n"
    ),
}
Asking = Callable[[str], Answer]


@pytest.fixture(scope="module")
def asked(opened: Opened) -> Asking:
    return opened(PAGES).ask


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("no apprenticeship, any chance to start on the blacksmith ladder?", "Nobody starts on the blacksmith ladder"),
        ("can a blacksmith come back to the forge after trying another trade?", "Who tried another trade"),
    ],
)
def test_lines_answer_where_nobody_asked_for_the_step_that_is_missing(asked: Asking, question: str, line: str) -> None:
    found = asked(question)

    assert isinstance(found, PassagesAnswer), found.text
    assert found.text.startswith(line)


@pytest.mark.parametrize(
    "question", ["What comes after Senior Blacksmith?", "as a Senior Blacksmith, where do I go next?", "interview rounds of a blacksmith?"]
)  # fmt: skip
def test_a_fact_asked_for_by_its_name_and_not_stated_is_said_not_to_be(asked: Asking, question: str) -> None:
    found = asked(question)

    assert isinstance(found, NotStatedAnswer), found.text
    assert found.reason == "never_stated"


@pytest.mark.parametrize(
    "question",
    [
        "full list for the Senior Blacksmith incl. what is taken along from the level below",
        "everything a Senior Blacksmith does, incl. what the level below already does",
        "everything the Senior Blacksmith has to do, plus what comes from the rung below",
        "what does the Senior Blacksmith inherit from the level below?",
    ],
)
def test_a_level_below_that_is_taken_along_is_not_the_one_meant(asked: Asking, question: str) -> None:
    assert relations(question) == ()
    found = asked(question)

    assert isinstance(found, ExpectationsAnswer), found.text
    assert [point.level_id for point in found.expectations.own] == ["smithy/blacksmith#senior-blacksmith"]


def test_the_level_below_is_meant_where_nothing_else_is() -> None:
    assert relative("what does the level below the Senior Blacksmith do?") == -1

"""What is stated for everybody answers for a role; what a line says of a rank answers whether there is one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from written_index import Opened
from written_levels import level, page

from service.answers import Answer, NotStatedAnswer, PassagesAnswer

PAGES = {
    "quay/pilot.md": page(
        "Pilot",
        level("Pilot", "4", "Harbour Master", "Bring ships to their berths"),
        level("Senior Pilot", "5", "Harbour Master", "Bring the largest ships to their berths"),
    )
    + "\n## Notes\n\n- There is no apprentice title on the quay. We take on pilots with a licence.\n",
    "quay/readme.md": (
        "# Working on the Quay\n\n## Sabbaticals\n\nAfter four years you get eight weeks off with pay.\n\n"
        "## Leaving\n\nThe notice period is two months.\n\n"
        "## Time off\n\nAnnual leave is 27 days and goes up to 31 after six years.\n\n"
        "## Money\n\nThere are no bonuses; a share of the profit is paid to everybody in May.\n"
    ),
    "loft/weaver.md": page("Weaver", level("Weaver", "4", "Lead Weaver", "Weave sailcloth by the yard")),
}
Asking = Callable[[str], Answer]


@pytest.fixture(scope="module")
def asked(opened: Opened) -> Asking:
    return opened(PAGES).ask


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("what is the notice period of a Senior Pilot?", "The notice period is two months."),
        ("does a Pilot get a sabbatical?", "After four years you get eight weeks off with pay."),
    ],
)
def test_a_page_over_a_role_answers_for_it(asked: Asking, question: str, line: str) -> None:
    found = asked(question)

    assert isinstance(found, PassagesAnswer), found.text
    assert found.claims[0].text == line


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("how many holidays", "Annual leave is 27 days and goes up to 31 after six years."),
        ("how much vacation is there", "Annual leave is 27 days and goes up to 31 after six years."),
        ("do people get bonuses?", "There are no bonuses; a share of the profit is paid to everybody in May."),
    ],
)
def test_what_is_hardly_ever_told_is_told_where_a_line_for_all_tells_it(
    asked: Asking, question: str, line: str
) -> None:
    """Leave and bonuses are of the things that role documents surely do not state, unless a page over roles does."""
    found = asked(question)

    assert isinstance(found, PassagesAnswer), found.text
    assert found.claims[0].text == line


@pytest.mark.parametrize(
    "question",
    ["what is the notice period of a Weaver?", "what pension does a Pilot get?", "does a Senior Pilot get a signing bonus?"],
)  # fmt: skip
def test_a_page_of_others_or_on_something_else_does_not(asked: Asking, question: str) -> None:
    assert isinstance(asked(question), NotStatedAnswer)


@pytest.mark.parametrize("question", ["is there an Apprentice Pilot?", "do you have apprentice pilots?"])
def test_a_line_that_says_there_is_no_such_rank_is_the_answer(asked: Asking, question: str) -> None:
    found = asked(question)

    assert isinstance(found, PassagesAnswer), found.text
    assert found.text.startswith("There is no apprentice title on the quay.")


@pytest.mark.parametrize("question", ["is there a Principal Pilot?", "what does an Apprentice Pilot do?"])
def test_a_rank_that_no_line_speaks_of_or_that_is_asked_for_more_is_not_there(asked: Asking, question: str) -> None:
    assert isinstance(asked(question), NotStatedAnswer)

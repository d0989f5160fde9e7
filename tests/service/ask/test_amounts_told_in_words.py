"""A time, an age, a date or how many there are, told in words that hold no number of a unit."""

from __future__ import annotations

import pytest
from written_index import Opened
from written_levels import level, page

from service import Rolecite
from service.answers import NotStatedAnswer, PassagesAnswer
from service.ask.measure import Sort, measure
from service.ask.size import TOLD, size_told

PAGES = {
    "mill/miller.md": page(
        "Miller",
        level(
            "Miller",
            "4",
            "Mill Master",
            "Enter the orders of flour the day they arrive",
            "Answer a question about a torn sack the same day",
            "Grind the first batch alone by the fourth month",
        ),
        level("Principal Miller", "7", "Mill Master", "Choose the stones"),
    )
    + "\n## Notes\n\n- Whoever works at the stones must be 21 or older.\n",
    "mill/carter.md": "---\ntitle: Carter\n---\n\nYou bring the flour to the bakers.\n\n"
    "## Levels\n\n### Carter\n\n#### Carter Responsibilities\n\n- Load the cart\n",
    "people/people.md": page("People", level("People Lead", "6", "Director", "Write the contracts")),
    "shop/shop.md": "---\ntitle: Shop\n---\n\nThe shop sells bread by the street. Fourteen people work in the shop.\n\n"
    "## Levels\n\n### Baker\n\n#### Baker Responsibilities\n\n- Bake the loaves\n",
}


@pytest.fixture(scope="module")
def mill(opened: Opened) -> Rolecite:
    return opened(PAGES)


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("how quickly are orders of flour entered", "Enter the orders of flour the day they arrive"),
        ("how fast does a Miller answer about a torn sack", "Answer a question about a torn sack the same day"),
        ("which month does a Miller grind the first batch alone", "Grind the first batch alone by the fourth month"),
        ("minimum age to work at the stones", "Whoever works at the stones must be 21 or older."),
        ("how many people work in the shop?", "The shop sells bread by the street. Fourteen people work in the shop."),
    ],
)
def test_the_line_that_tells_it_answers(mill: Rolecite, question: str, line: str) -> None:
    found = mill.ask(question)

    assert isinstance(found, PassagesAnswer), found.text
    assert found.claims[0].text == line


@pytest.mark.parametrize(
    "question",
    ["how many Principal Millers are there?", "how many Carters are there in all"],
)
def test_what_no_line_tells_is_not_stated(mill: Rolecite, question: str) -> None:
    assert isinstance(mill.ask(question), NotStatedAnswer)


@pytest.mark.parametrize(
    ("question", "sort"),
    [
        ("what does a revenue operations analyst do about forecasts?", None),
        ("what does the budget owner sign", None),
        ("what does a licence cost", Sort.MONEY),
        ("what is the yearly budget", Sort.MONEY),
    ],
)
def test_a_sum_that_names_who_does_a_thing_is_not_asked_for(question: str, sort: Sort | None) -> None:
    found = measure(question)
    assert (found and found.sort) == sort


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("You're the only one, so you also decide what not to grind.", TOLD),
        ("One person holds this title.", TOLD),
        ("There are three of you at most.", TOLD),
        ("There is one.", TOLD),
        ("You are the only one who may sign for flour.", 0.0),
        ("There is one cart for each street.", 0.0),
    ],
)
def test_how_many_there_are_is_told_of_those_who_read(line: str, told: float) -> None:
    assert size_told(line) == told

"""What such documents hardly ever say is answered where a line speaks of the very thing, each word of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from written_index import Opened
from written_levels import level, page

from service.answers import Answer, NotStatedAnswer, PassagesAnswer

PAGES = {
    "glass/blower.md": page(
        "Glass Blower",
        level("Glass Blower", "4", "Furnace Master", "Blow forty tumblers a day"),
        level("Senior Glass Blower", "5", "Furnace Master", "Blow the goblets", "Run the drawing hour on Wednesdays"),
    ),
    "office/keeper.md": page(
        "Office Keeper",
        level(
            "Office Keeper",
            "3",
            "Furnace Master",
            "Order aprons. Each newcomer has 300 euros for a desk at home",
            "Run payroll on the 25th of the month",
        ),
    ),
    "readme.md": (
        "# Working at the Glassworks\n\n## Moving up\n\nPromotion rounds are held in April and October.\n\n"
        "## Rest\n\nAfter four years everybody gets a paid month away.\n\n"
        "## Accounts\n\nWe keep two sets of books, one for the works and one for the museum.\n\n"
        "## Bands\n\nBand 7 pays 40,000 to 50,000 euros a year.\n"
    ),
}
Asking = Callable[[str], Answer]


@pytest.fixture(scope="module")
def asked(opened: Opened) -> Asking:
    return opened(PAGES).ask


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("when can I get promoted", "Promotion rounds are held in April and October."),
        ("is there a sabbatical?", "After four years everybody gets a paid month away."),
        ("what's the home desk budget?", "Order aprons. Each newcomer has 300 euros for a desk at home"),
        ("when is payday handled?", "Run payroll on the 25th of the month"),
        ("when's the drawing hour", "Run the drawing hour on Wednesdays"),
    ],
)
def test_a_line_that_speaks_of_all_of_it_answers(asked: Asking, question: str, line: str) -> None:
    found = asked(question)

    assert isinstance(found, PassagesAnswer), found.text
    assert found.claims[0].text == line


@pytest.mark.parametrize(
    "question",
    [
        "what is the salary of a Senior Glass Blower?",
        "how many days of holiday does a Glass Blower get?",
        "what's the notice period in the contract of an Office Keeper",
        "how much is Band 8",
        "is there a company car?",
        "what's the pension contribution?",
        "how many weeks of parental leave are there",
        "why was the furnace moved to Lisbon?",
        "can I bring my dog to the glassworks",
        "when is the summer party",
    ],
)
def test_a_line_that_speaks_of_some_of_it_does_not(asked: Asking, question: str) -> None:
    assert isinstance(asked(question), NotStatedAnswer)

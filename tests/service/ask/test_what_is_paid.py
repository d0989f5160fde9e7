"""Pay asked for by what somebody gets: stated where a line states a sum of it, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from written_index import Opened

from service.answers import Answer, NotStatedAnswer

Asking = Callable[..., Answer]


@pytest.mark.parametrize(
    "question",
    [
        "What does a Senior Apple Grower make a year?",
        "what would I take home as a Senior Apple Grower",
        "what is a Senior Apple Grower paid?",
        "As a Senior Apple Grower, how much would I get per month?",
        "what do you pay a senior apple grower",
    ],
)
def test_a_grade_or_years_of_work_are_no_pay(told: Asking, question: str) -> None:
    answer = told(question)
    assert isinstance(answer, NotStatedAnswer)
    assert answer.text == "The documents state no pay for Senior Apple Grower; it is grade 5."
    assert [near.text for near in answer.near] == ["The Senior Apple Grower is a grade 5."]


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("What does the Cider Maker make of the windfalls?", "Press the windfalls on the day they are gathered"),
        ("what does an apple grower count on the trees?", "Count the blossom on ten trees a row"),
    ],
)
def test_what_somebody_makes_of_a_thing_is_a_duty(told: Asking, question: str, line: str) -> None:
    assert told(question).claims[0].text == line


LIGHT = """\
---
title: Lamp Keeper
---

## Levels

### Lamp Keeper

Lamp Keepers are paid 31,000 euros a year and live in the tower.

#### Lamp Keeper Responsibilities

- Pay the boatman 40 euros for each crossing
"""


def test_a_line_that_states_a_sum_of_pay_answers(opened: Opened) -> None:
    answer = opened({"sea/lamp-keeper.md": LIGHT}).ask("what does a lamp keeper take home a year?")
    assert [claim.text for claim in answer.claims] == [
        "Lamp Keepers are paid 31,000 euros a year and live in the tower."
    ]


FAIRS = """\
---
title: Fair Manager
---

## Levels

### Fair Manager

The Fair Manager is a grade 5.

#### Fair Manager Responsibilities

- Make the most of a budget of 90,000 euros a year
- Choose the fairs of one region

## Hiring Process

- A plan for a fair that costs 2,000 euros
- A paid day at a fair
"""


def test_money_of_a_duty_is_told_before_money_in_hiring(opened: Opened) -> None:
    fairs = opened({"fairs/manager.md": FAIRS})
    budget = fairs.ask("how much money would a Fair Manager have to work with?")
    assert budget.claims[0].text == "Make the most of a budget of 90,000 euros a year"
    assert (
        fairs.ask("is the day at a fair in the fair manager interviews paid?").claims[0].text == "A paid day at a fair"
    )


def test_a_duty_that_is_named_is_not_said_to_be_paid(opened: Opened) -> None:
    overtime = LIGHT.replace(
        "- Pay the boatman", "- Overtime in the weeks of the regatta\n- Stand the dog watch\n- Pay the boatman"
    )
    paid = overtime.replace("Stand the dog watch", "Stand the dog watch, which is paid as a night")

    assert isinstance(
        opened({"tower/keeper.md": overtime.replace("paid 31,000 euros a year and live", "at home")}).ask(
            "does a Lamp Keeper get paid for overtime?"
        ),
        NotStatedAnswer,
    )
    answer = opened({"tower/watch.md": paid}).ask("does a Lamp Keeper get paid for the dog watch?")
    assert answer.claims[0].text == "Stand the dog watch, which is paid as a night"


BANDS = """\
# Titles and Pay

| Title | Salary | What moves you on |
|---|---|---|
| Lamp Keeper | 31,000 | a winter without a dark night |
| Senior Lamp Keeper | 38,500 | a keeper of your own |
| Head or Principal Keeper | 52,000 | nothing |
| M2 Tower Manager | set by the board | nothing |
"""
TOWER = """\
---
title: {0}
---

## Levels
{1}"""


def _pages() -> dict[str, str]:
    def level(title: str) -> str:
        return f"\n### {title}\n\n#### {title} Responsibilities\n\n- Trim the wick\n- Pay the boatman 40 euros a crossing\n"

    keepers = ["Lamp Keeper", "Senior Lamp Keeper", "Principal Keeper", "Apprentice Lamp Keeper"]
    return {
        "people/pay.md": BANDS,
        "tower/keeper.md": TOWER.format("Lamp Keeper", "".join(map(level, keepers))),
        "tower/manager.md": TOWER.format("Tower Manager", level("Tower Manager")),
    }


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("how much does a Senior Lamp Keeper earn?", "Senior Lamp Keeper, Salary:\n38,500"),
        ("Senior Lamp Keeper salary", "Senior Lamp Keeper, Salary:\n38,500"),
        ("what's the starting pay of a lamp keeper", "Lamp Keeper, Salary:\n31,000"),
        ("what would I get paid as a Principal Keeper", "Head or Principal Keeper, Salary:\n52,000"),
        ("what does the tower manager earn", "M2 Tower Manager, Salary:\nset by the board"),
    ],
)
def test_a_row_of_a_table_on_pay_answers_for_whoever_opens_it(opened: Opened, question: str, line: str) -> None:
    answer = opened(_pages()).ask(question)
    assert answer.kind == "passages"
    assert answer.claims[0].text == line


@pytest.mark.parametrize("question", ["what does an Apprentice Lamp Keeper earn", "Apprentice Lamp Keeper salary"])
def test_the_row_of_another_title_does_not(opened: Opened, question: str) -> None:
    assert opened(_pages()).ask(question).kind == "not_stated"


def test_a_row_on_pay_answers_also_where_the_heading_over_it_tells_of_bands(opened: Opened) -> None:
    banded = BANDS.replace("# Titles and Pay", "# How titles work\n\nNobody haggles.\n\n## Salary bands")
    page = banded.replace(
        "| Senior Lamp Keeper | 38,500 |",
        "| Beacon Mason | 41,000 | a tower of your own |\n| Senior Lamp Keeper | 38,500 |",
    )
    answer = opened({**_pages(), "people/pay.md": page}).ask("beacon mason salary")
    assert answer.kind == "passages"
    assert answer.claims[0].text == "Beacon Mason, Salary:\n41,000"


def test_a_label_that_names_a_currency_tells_pay_as_well_and_what_a_title_earns_is_asked_in_any_words(
    opened: Opened,
) -> None:
    based = BANDS.replace("| Salary |", "| Base (EUR) |").replace(
        "| Senior Lamp Keeper | 38,500 |",
        "| Beacon Mason | 41,000 | a tower of your own |\n| Senior Lamp Keeper | 38,500 |",
    )
    for question in ("what does a beacon mason earn", "beacon mason salary"):
        answer = opened({**_pages(), "people/pay.md": based}).ask(question)
        assert answer.kind == "passages", answer.text
        assert answer.claims[0].text == "Beacon Mason, Base (EUR):\n41,000"


def test_the_number_of_a_pay_band_is_no_sum(opened: Opened) -> None:
    banded = BANDS.replace("| Salary |", "| Pay band |").replace("31,000", "Band 2").replace("38,500", "Band 5")
    answer = opened({"people/pay.md": banded}).ask("which pay band is the Senior Lamp Keeper on?")
    assert (answer.kind, answer.text) == ("fact", "Senior Lamp Keeper: grade 5.")

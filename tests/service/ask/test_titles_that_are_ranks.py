"""Titles that are words of rank and nothing else, in the one family that has them, and the names of their grades."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite
from service.answers import ComparisonAnswer, FactAnswer

LAWYERS = """\
# Career structure for lawyers

## Trainee

- Keep the index of the files

## Associate

Pay step 2.

- Draft the leases of shops

## Senior Associate

Pay step 3.

- Draft the leases of harbours

## Partner

- Bring in the clients of the firm
"""
BANK = """\
# Bank tellers

## Teller

### Job Grade

The Teller is a grade 2.

### Responsibilities

- Count the coins of the day

## Associate Teller

### Job Grade

The Associate Teller is a grade 3.

### Responsibilities

- Open the vault at eight
"""


@pytest.fixture(scope="module")
def offices(opened: Opened) -> Rolecite:
    return opened({"law/structure.md": LAWYERS, "bank/tellers.md": BANK})


@pytest.mark.parametrize(
    "question",
    [
        "associate vs senior associate",
        "What is the difference between an associate and a senior associate?",
        "senior associate against associate at the law firm",
    ],
)
def test_two_of_one_family_are_compared(offices: Rolecite, question: str) -> None:
    answer = offices.ask(question)

    assert isinstance(answer, ComparisonAnswer)
    assert answer.comparison.from_ is not None
    assert answer.comparison.to is not None
    assert [answer.comparison.from_.title, answer.comparison.to.title] == ["Associate", "Senior Associate"]


@pytest.mark.parametrize(
    "question", ["associate teller pay step", "which pay step is the associate teller on", "associate teller pay grade"]
)
def test_a_step_of_pay_is_the_grade(offices: Rolecite, question: str) -> None:
    answer = offices.ask(question)

    assert isinstance(answer, FactAnswer)
    assert answer.fact.value == 3

"""Grades of public pay plans, as questions ask for them and mean levels by them."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite
from service.answers import ComparisonAnswer, FactAnswer

LADDER = """\
# Wharf careers

## Wharf Clerk

- **Series/Grade:** GS-0320-07
- **Reports to:** Wharf Supervisor

Duties

- Weighs each crate before it is stacked

## Senior Wharf Clerk

- **Series/Grade:** GS-0320-09
- **Reports to:** Wharf Supervisor

Duties

- Settles disputes on weights with the carriers
"""


@pytest.fixture(scope="module")
def wharf(opened: Opened) -> Rolecite:
    return opened({"wharf/careers.md": LADDER})


@pytest.mark.parametrize("question", ["senior wharf clerk GS what", "what GS is a senior wharf clerk?"])
def test_the_grade_is_asked_for_by_the_letters_of_its_plan(wharf: Rolecite, question: str) -> None:
    found = wharf.ask(question)
    assert isinstance(found, FactAnswer)
    assert found.fact.value == "GS-0320-09"


def test_levels_are_set_against_each_other_by_plan_and_step(wharf: Rolecite) -> None:
    found = wharf.ask("what does a wharf clerk at GS-9 do that one at GS-7 does not?")
    assert isinstance(found, ComparisonAnswer)
    assert found.comparison.to is not None
    assert found.comparison.to.title == "Senior Wharf Clerk"

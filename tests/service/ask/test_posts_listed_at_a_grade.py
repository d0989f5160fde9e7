"""Jobs that a page lists at a grade and describes nowhere have that grade, by the line that lists them."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite
from service.answers import FactAnswer

PARKS = """\
# Grade structure: Larch Parks

## Summary

| Grade | Generic title | Descriptor |
|---|---|---|
| Grade 4 | Ground Hand | Rakes the beds as told, with close supervision. |
| Grade 5 | Gardener | Plans own day and keeps the tool log. |
| Grade 6 | Head Gardener | Solves problems without precedent close at hand. |

## Grade descriptors

### Grade 4

Post holders are trained on the job in under four weeks.

### Grade 5

Post holders hold a certificate and show new colleagues the work.

### Grade 6

Post holders interpret rules and may lead a small team.

## Sample job titles

| Grade | Sample posts |
|---|---|
| 4 | Sweeper; Gate Keeper |
| 5 | Nursery Gardener; Bailiff |
| 6 | Tree Officer; Clerk of Works |
"""
TRADES = """\
# Trades levels

## Level 1: Mate

Grade 3

- Typical posts: Store Hand, Yard Boy
- Carries tools

## Level 2: Fitter

Grade 4

- Typical posts: Pump Fitter; Lift Mechanic
- Signs the log
"""


@pytest.fixture(scope="module")
def parks(opened: Opened) -> Rolecite:
    return opened({"pay/parks.md": PARKS, "pay/trades.md": TRADES})


@pytest.mark.parametrize(
    ("question", "grade", "line"),
    [
        ("What grade is a Tree Officer?", 6, 31),
        ("At what grade is a Bailiff?", 5, 30),
        ("grade of a Nursery Gardener please", 5, 30),
        ("larch parks: grade of a tree officer?", 6, 31),
        ("Which grade is the Clerk of Works on?", 6, 31),
        ("What grade is a Pump Fitter?", 4, 14),
    ],
)
def test_its_grade_is_that_of_the_line_that_lists_it(parks: Rolecite, question: str, grade: int, line: int) -> None:
    answer = parks.ask(question)

    assert isinstance(answer, FactAnswer)
    assert answer.fact.value == grade
    assert answer.claims[0].citations[0].start_line == line


@pytest.mark.parametrize(
    "question",
    [
        "What grade is a Senior Tree Officer?",
        "What grade is the manager of a Tree Officer?",
        "What grade is a Lift Driver?",
        "Who does a Tree Officer report to?",
    ],
)
def test_somebody_else_has_no_grade_by_it(parks: Rolecite, question: str) -> None:
    assert not isinstance(parks.ask(question), FactAnswer)


def test_a_level_of_that_title_states_its_own(parks: Rolecite) -> None:
    answer = parks.ask("What grade is a Gardener?")

    assert isinstance(answer, FactAnswer)
    assert answer.claims[0].citations[0].level == "Gardener"

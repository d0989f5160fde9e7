"""A rung that a table lists and no text describes has its grade, and no expectations, also on a cumulative ladder."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite
from service.answers import FactAnswer, NotStatedAnswer, Reason

LADDER = """\
# Glazing ladder

Each level builds on the ones before it.

| Level | Glass | Paper |
|---|---|---|
| 1 | Glazier | |
| 2 | Senior Glazier | Pattern Drafter |
| 3 | Principal Glazier | Lead Pattern Drafter |

## Glazier

- Cuts the panes of a door to the drawing

## Senior Glazier

- Sets leaded lights in oak frames

## Pattern Drafter

- Draws the cartoons of a window

## Lead Pattern Drafter

- Chooses the colours of a chapel
"""


@pytest.fixture(scope="module")
def glazing(opened: Opened) -> Rolecite:
    return opened({"glass/glazing.md": LADDER})


def test_what_is_asked_of_it_is_never_stated(glazing: Rolecite) -> None:
    answer = glazing.ask("What is expected of a Principal Glazier?")

    assert isinstance(answer, NotStatedAnswer)
    assert answer.reason is Reason.NEVER_STATED
    assert [near.text for near in answer.near] == ["Principal Glazier"]


def test_its_grade_is_stated(glazing: Rolecite) -> None:
    answer = glazing.ask("What level is a Principal Glazier?")

    assert isinstance(answer, FactAnswer)
    assert answer.fact.value == 3

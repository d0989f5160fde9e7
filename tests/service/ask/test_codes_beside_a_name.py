"""Whose code it is that stands beside a name, and a scale by whose letter a grade is asked for."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite

DESK = """\
# Quay Desk

## Quay Clerk

**P1**

### Responsibilities

- Files the bills of lading

## Senior Quay Clerk

**P2**

### Responsibilities

- Settles what two captains dispute

## Berth Agent

**P1**

### Responsibilities

- Meets the ships at night

## Senior Berth Agent

**P2**

### Responsibilities

- Speaks for the port to the owners

## Desk Lead

**P3**

### Responsibilities

- Draws up the rota of the desk
"""


@pytest.fixture(scope="module")
def desk(opened: Opened) -> Rolecite:
    text = DESK
    for code in ("P1", "P2", "P3"):
        text = text.replace(f"**{code}**", f"Grade: {code}")
    return opened({"port/quay-desk.md": text})


@pytest.mark.parametrize(
    "question",
    [
        "what is a Principal Berth Agent (P3) expected to do?",
        "What does the Principal Berth Agent (P3) do?",
        "What is expected of a Staff Quay Clerk, P3?",
    ],
)
def test_a_code_makes_nobody_of_a_title_that_is_not_there(desk: Rolecite, question: str) -> None:
    assert desk.ask(question).kind == "not_stated"


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("What is a Senior Berth Agent (P2) expected to do?", "Speaks for the port to the owners"),
        ("What is a Senior Quay Clerk (P2) expected to do?", "Settles what two captains dispute"),
        ("What is the Desk Lead (P3) expected to do?", "Draws up the rota of the desk"),
    ],
)
def test_a_code_is_of_the_level_that_has_the_name_beside_it(desk: Rolecite, question: str, line: str) -> None:
    assert line in desk.ask(question).claims[0].text


@pytest.mark.parametrize(
    "question",
    [
        "which P level is the senior quay clerk on",
        "what P is a senior quay clerk",
        "what P grade is the senior quay clerk",
    ],
)
def test_the_letter_of_a_scale_asks_for_a_grade_on_it(desk: Rolecite, question: str) -> None:
    answer = desk.ask(question)

    assert answer.kind == "fact"
    assert "grade P2" in answer.text

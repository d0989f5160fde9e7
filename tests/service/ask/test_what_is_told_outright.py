"""Lines that answer by where they stand or what they count, though few words of the question are theirs."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite

BINDER = """\
---
title: Book Binder
---

## Levels

### Book Binder

#### Book Binder Responsibilities

- Look after 30 to 40 readers of the reading room
- Sew twelve quires a day

#### Book Binder Requirements

- Reads French

## Relocation

Flights for the family and the first month's rent in Ghent.

## Hiring Process

- Trial: sew one quire at your own table (40 euros)
- An hour with the head of the bindery
"""
PRINTER = """\
---
title: Letter Printer
---

## Levels

### Letter Printer

#### Letter Printer Responsibilities

- Set the type of a page
- Pay the paper mill each month

## Hiring Process

- Proof of one page, at home
- Talk with the foreman
"""


@pytest.fixture(scope="module")
def bindery(opened: Opened) -> Rolecite:
    return opened({"books/book-binder.md": BINDER, "books/letter-printer.md": PRINTER})


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("do they pay anything for relocation of a book binder?", "Flights for the family and the first month's rent"),
        (
            "book binder applicants: is the trial at home free labour?",
            "Trial: sew one quire at your own table (40 euros)",
        ),
        (
            "Will I be paid for the trial when I apply as a book binder?",
            "Trial: sew one quire at your own table (40 euros)",
        ),
        ("How many people does one book binder take care of?", "Look after 30 to 40 readers of the reading room"),
    ],
)
def test_a_heading_a_step_of_hiring_or_a_count_answers(bindery: Rolecite, question: str, line: str) -> None:
    answer = bindery.ask(question)
    assert answer.kind == "passages"
    assert answer.claims[0].text.startswith(line)


def test_what_another_role_pays_for_is_not_what_this_one_does(bindery: Rolecite) -> None:
    answer = bindery.ask("Will I be paid for the proof when I apply as a letter printer?")
    assert not answer.claims or "euros" not in answer.claims[0].text


def test_what_the_company_pays_for_is_not_answered_by_lines_on_other_things(bindery: Rolecite) -> None:
    assert bindery.ask("Do you pay for dental insurance?").kind == "not_stated"
    found = bindery.ask("Do you help with relocation?")
    assert found.claims[0].text.startswith("Flights for the family")

"""Being on call is told by a role's own lines: calls and what is carried are near to it, and others' pagers are others'."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite
from service.answers import NotStatedAnswer

ENGINEER = """\
---
title: Lock Engineer
---

## Levels

### Lock Engineer

#### Lock Engineer Responsibilities

- Carry the pager of the canal one week in six
- Grease the gates

### Senior Lock Engineer

#### Senior Lock Engineer Responsibilities

- Extends the Lock Engineer responsibilities
- Order new gates

## Hiring Process

- Call with a recruiter, 30 minutes
"""
CLERK = """\
---
title: Toll Clerk
---

## Levels

### Toll Clerk

#### Toll Clerk Responsibilities

- Carry the tolls to the bank each evening
- Call skippers who did not pay

#### Toll Clerk Requirements

- Has been on call in an earlier post
"""
ROWER = """\
---
title: Ferry Rower
---

## Levels

### Ferry Rower

#### Ferry Rower Responsibilities

- Takes part in the flood rota: one night in five
"""
BANKER = """\
---
title: Bank Master
---

## Levels

### Bank Master

#### Bank Master Responsibilities

- Is whom we call first in emergencies on one bank, one week in four
- Walks the bank every second day

### Dredger

#### Dredger Responsibilities

- Writes the report on incidents
- Dredges one day in four

#### Dredger Requirements

- Handled incidents in turns, one week in four
"""


@pytest.fixture(scope="module")
def canal(opened: Opened) -> Rolecite:
    return opened(
        {
            "works/lock-engineer.md": ENGINEER,
            "office/toll-clerk.md": CLERK,
            "works/ferry-rower.md": ROWER,
            "bank/bank-master.md": BANKER,
        }
    )


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Is a Lock Engineer on call?", "Carry the pager of the canal one week in six"),
        ("how often are lock engineers on call", "Carry the pager of the canal one week in six"),
        ("Does a Senior Lock Engineer have to carry a pager?", "Carry the pager of the canal one week in six"),
        (
            "how often are lock engineers folks on call, and is it nights too?",
            "Carry the pager of the canal one week in six",
        ),
        ("are bank masters on call?", "Is whom we call first in emergencies on one bank, one week in four"),
        ("do ferry rowers have to be on-call?", "Takes part in the flood rota: one night in five"),
    ],
)
def test_a_line_of_the_role_or_one_it_takes_over_says_so(canal: Rolecite, question: str, line: str) -> None:
    answer = canal.ask(question)
    assert (answer.kind, [claim.text for claim in answer.claims]) == ("passages", [line])


@pytest.mark.parametrize(
    "question", ["Do toll clerks carry a pager?", "is the Toll Clerk on call", "standby for a toll clerk?"]
)
def test_another_roles_pager_and_an_earlier_post_do_not(canal: Rolecite, question: str) -> None:
    answer = canal.ask(question)
    assert isinstance(answer, NotStatedAnswer)
    assert answer.text == "The documents say nothing of being on call for Toll Clerk."
    assert "Lock Engineer: Carry the pager of the canal one week in six" in [near.text for near in answer.near]


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("How many years of pager duty does a Lock Engineer need?", "Four years of pager duty on water"),
        ("is standby paid as a lock engineer", "A standby week is paid with 90 pounds"),
    ],
)
def test_years_of_the_duty_and_what_is_paid_for_it_are_other_things(opened: Opened, question: str, line: str) -> None:
    needs = "#### Lock Engineer Requirements\n\n- Four years of pager duty on water\n- A standby week is paid with 90 pounds\n"
    page = ENGINEER.replace("### Senior Lock Engineer\n\n####", f"{needs}\n### Senior Lock Engineer\n\n####", 1)
    assert opened({"works/lock-engineer.md": page}).ask(question).claims[0].text == line


def test_what_else_is_asked_is_answered_as_ever(canal: Rolecite) -> None:
    assert canal.ask("What do toll clerks carry to the bank?").claims[0].text.startswith("Carry the tolls")


def test_incidents_are_no_duty_but_in_turn_and_days_are_none_but_of_incidents(canal: Rolecite) -> None:
    assert canal.ask("is a Dredger on call?").text == "The documents say nothing of being on call for Dredger."

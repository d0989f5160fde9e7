"""Which thing a question asks for, and that a line which only comes near it is no answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from written_index import Opened

from service.answers import Answer, ClarificationAnswer
from service.ask.thing import things

Asking = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "named", "asked"),
    [
        ("what's the salary of a rigger in Hull?", {5}, ["salary"]),
        ("how many days annual leave does a rigger get", {7}, ["annual leave"]),
        ("does Seagrove sponsor visas for foreigners", set(), ["visas", "foreigners"]),
        ("do you offer visa sponsorship", set(), ["visa sponsorship"]),
        ("how much would I make as a rigger", {7}, ["make"]),
        ("how much does a rigger make", {4}, ["make"]),
        ("can a rigger work from home", {2}, ["home"]),
        ("is a work permit needed", set(), ["work permit"]),
        ("I sew by day. Is the rigger paid weekly?", {6}, ["paid weekly"]),
        ("how many riggers are there", {2}, []),
        ("what does a rigger do", {3}, []),
    ],
)
def test_words_side_by_side_are_one_thing(question: str, named: set[int], asked: list[str]) -> None:
    found = things(question, frozenset(named))
    assert [" ".join(question[start:end] for start, end in each) for each in found] == asked


@pytest.mark.parametrize(
    "question",
    [
        "what does a Rigger earn in Hull?",
        "How much would I make as a Rigger?",
        "pay for a Senior Rigger?",
        "do you offer visa sponsorship?",
        "is there parental leave for Riggers?",
        "how many days annual leave does a Senior Rigger get",
        "is the Rigger job remote?",
    ],
)
def test_a_sum_is_no_pay_a_sponsor_no_visa_and_a_grade_neither_pay_nor_place(sea: Asking, question: str) -> None:
    answer = sea(question)
    assert (answer.kind, answer.claims) == ("not_stated", ())


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("who works out the parental leave of the crews?", "Work out the parental leave of every crew"),
        ("do Pursers work in an office?", "The Purser sits in the office at Hull, never on board"),
        ("what's the salary of a Purser in Hull?", "Salary: £31,000 to £35,000"),
        ("do Pursers get a language allowance?", "Norwegian earns a language allowance"),
        ("who keeps the visas of the foreign crews in order?", "Keep the visas of foreign crews in order"),
    ],
)
def test_what_a_line_does_speak_of_is_answered(sea: Asking, question: str, line: str) -> None:
    answer = sea(question)
    assert answer.claims, answer.text
    assert answer.claims[0].text.startswith(line)


SEA = {
    "deck/rigger.md": """\
---
title: Rigger
---

## Levels

### Rigger

The Rigger reports to the Bosun.

#### Rigger Job Grade

The Rigger is a grade 4.

#### Rigger Responsibilities

- Keep the ropes inside a yearly budget of £42,000
- Win the captain of Seagrove as a sponsor of the new winch
- Splice two ropes a day on the quay at Hull

### Senior Rigger

The Senior Rigger reports to the Bosun.

#### Senior Rigger Job Grade

The Senior Rigger is a grade 5.

#### Senior Rigger Responsibilities

- Sail up to 20 days a year with the training ship
- Make £8,000 a year from old sails
""",
    "quay/purser.md": """\
---
title: Purser
---

## Levels

### Purser

The Purser sits in the office at Hull, never on board.

#### Purser Job Grade

The Purser is a grade 6.

#### Purser Responsibilities

- Work out the parental leave of every crew
- Keep the visas of foreign crews in order

#### Purser Requirements

- Norwegian earns a language allowance

#### Pay

- Salary: £31,000 to £35,000
""",
}


@pytest.fixture(scope="module")
def sea(opened: Opened) -> Asking:
    return opened(SEA).ask


def test_two_levels_of_one_title_are_told_apart_by_their_grades_when_asked_back(opened: Opened) -> None:
    level = "\n### {1} {0}\n\n#### {1} {0} Job Grade\n\nThe {1} {0} is a grade {2}.\n\n#### {1} {0} Responsibilities\n\n- Mend\n"
    opening = "---\ntitle: {0}\n---\n\n## Levels\n"
    pages = {
        f"yard/{name}.md": opening.format(name) + "".join(level.format(name, *each) for each in levels)
        for name, levels in {
            "Rope Mender": [("Junior", 3), ("Senior", 5), ("Senior", 6)],
            "Net Mender": [("Junior", 3), ("Senior", 4)],
        }.items()
    }
    answer = opened(pages).ask("grade of the senior?")
    assert isinstance(answer, ClarificationAnswer)
    asked = " | ".join(each.question for each in answer.readings)
    assert "Senior Rope Mender (grade 5)" in asked
    assert "Senior Rope Mender (grade 6)" in asked
    assert "Senior Net Mender (grade" not in asked

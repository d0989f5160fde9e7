"""Codes that a role lacks, people told by whom they help, steps of hiring of another level, and what lines say of two."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from written_index import Opened

from service.answers import Answer, ComparisonAnswer, FactAnswer, NotStatedAnswer, PassagesAnswer, Reason

DIVERS = """\
---
title: Diver
---

There is no D4 among the divers at present. A Lead Diver and a Dive Manager earn the same.

## Levels

### Diver

- Grade: D1
- Reports to: Dive Manager

#### Responsibilities

- Check the seals of the bell before each descent
- Log the minutes under water

### Senior Diver

- Grade: D2
- Reports to: Dive Manager

#### Responsibilities

- Weld plates under water
- Sign the log of the others

### Lead Diver

- Grade: D3
- Reports to: Head of Diving

#### Responsibilities

- Decide when nobody goes down
- Teach the use of the bell

### Dive Manager

- Grade: M1
- Reports to: Head of Diving

#### Responsibilities

- Lead a team of nine divers
- Agree the year's docks with the yard

### Head of Diving

- Grade: M2
- Reports to: Director of Works

#### Responsibilities

- Lead the dive managers of all three harbours
- Buy the bells and the compressors

## Career Ladder

| From | To | What usually happens in between |
| --- | --- | --- |
| Senior Diver | Lead Diver | A season on the deep bell |
| Lead Diver | Dive Manager | A month of rosters under another manager |
"""
CRANES = """\
---
title: Crane Driver
---

## Levels

### Crane Driver

- Grade: D4
- Reports to: Quay Manager

#### Responsibilities

- Lift boxes from hold to quay

#### Hiring Process

- A call with the yard office
- A test lift with an empty box

### Senior Crane Driver

- Grade: D5
- Reports to: Quay Manager

#### Responsibilities

- Lift what no chart has a weight for

#### Hiring Process

- A test lift by night
- A talk with the Quay Manager
- A talk with two drivers

### Lead Crane Driver

- Grade: D6
- Reports to: Quay Manager

#### Responsibilities

- Draw up the order of lifts

### Quay Manager

- Reports to: Head of Quays

#### Responsibilities

- Lead the crane drivers of a quay
"""
COOKS = """\
---
title: Galley Cook
---

## Levels

### Galley Cook (K1)

Boils and bakes for a crew of thirty.

- Reports: writes down what was thrown away, each Friday
- Keeps two fires

### Senior Galley Cook (K2)

Plans the meals of a voyage.

- Buys for forty days at sea
"""
FAQ = """\
# Questions about our ladders

**Is a Crane Driver above a Galley Cook?**

No. What has the same number is paid alike, on whichever ladder it stands.
"""
DESK = """\
---
title: Harbour Desk
---

## Levels

### Executive Assistant

- Grade: D2
- Reports to: Harbour Master

#### Responsibilities

- Keep the calendar of the Harbour Master
"""
Asking = Callable[[str], Answer]


@pytest.fixture(scope="module")
def asked(opened: Opened) -> Asking:
    pages = {"diver": DIVERS, "crane-driver": CRANES, "desk": DESK, "galley-cook": COOKS, "faq": FAQ}
    return opened({f"wharf/{name}.md": text for name, text in pages.items()}).ask


@pytest.mark.parametrize(
    "question",
    [
        "What does a D4 among the divers do?",
        "what is expected of a D4 diver",
        "who does the d4 diver report to",
        "what does a D9 diver do",
    ],
)
def test_a_code_that_the_named_role_lacks_is_nobody_of_another(asked: Asking, question: str) -> None:
    answer = asked(question)

    assert isinstance(answer, NotStatedAnswer)
    assert answer.reason is Reason.NO_SUCH_LEVEL


@pytest.mark.parametrize("question", ["what does a D4 crane driver do", "what does the D2 diver do"])
def test_a_code_that_it_has_is_its_level(asked: Asking, question: str) -> None:
    assert not isinstance(asked(question), NotStatedAnswer)


@pytest.mark.parametrize(
    "question",
    [
        "who does the head of diving's secretary report to",
        "who does the PA to the head of diving report to",
        "what grade is the dive manager's secretary",
        "what does the deputy of the dive manager do",
        "head of diving's right hand: which grade",
        "who does the treasurer's secretary report to",
    ],
)
def test_whoever_helps_somebody_is_not_them(asked: Asking, question: str) -> None:
    assert isinstance(asked(question), NotStatedAnswer)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("who does the head of diving report to", "Director of Works"),
        ("who is the lead diver's boss", "Head of Diving"),
        ("what grade is the Harbour Master's executive assistant", "D2"),
    ],
)
def test_a_boss_and_a_title_of_one_who_helps_are_asked_of_as_ever(asked: Asking, question: str, value: str) -> None:
    answer = asked(question)

    assert isinstance(answer, FactAnswer)
    assert answer.fact.value == value


@pytest.mark.parametrize(
    "question",
    ["How many interviews to become a Lead Crane Driver?", "hiring process for the lead crane driver"],
)
def test_the_hiring_of_other_levels_is_not_that_of_one_without(asked: Asking, question: str) -> None:
    assert isinstance(asked(question), NotStatedAnswer)


def test_the_hiring_of_a_level_is_its_own(asked: Asking) -> None:
    answer = asked("how many interviews for a senior crane driver")

    assert isinstance(answer, FactAnswer)
    assert len(answer.claims) == 3


@pytest.mark.parametrize("question", ["grade of the quay manager?", "what grade is the quay manager"])
def test_a_grade_that_another_level_states_of_itself_is_not_the_one_asked_for(asked: Asking, question: str) -> None:
    assert isinstance(asked(question), NotStatedAnswer)


@pytest.mark.parametrize(
    "question",
    [
        "is a lead diver paid less than a dive manager?",
        "do I earn more as a dive manager than as a lead diver",
        "is a dive manager above a lead diver",
    ],
)
def test_a_line_that_says_how_two_stand_comes_before_their_scales(asked: Asking, question: str) -> None:
    answer = asked(question)

    assert isinstance(answer, PassagesAnswer)
    assert "earn the same" in answer.claims[0].text


@pytest.mark.parametrize(
    "question", ["is a crane driver higher than a galley cook", "is a galley cook below a crane driver?"]
)
def test_two_roles_stand_as_a_question_that_is_answered_says(asked: Asking, question: str) -> None:
    answer = asked(question)

    assert isinstance(answer, PassagesAnswer)
    assert "on whichever ladder it stands" in answer.claims[0].text


@pytest.mark.parametrize(
    ("question", "boss"), [("senior diver's manager", "Dive Manager"), ("lead crane driver's boss?", "Quay Manager")]
)
def test_somebodys_manager_and_no_more_asks_who_that_is(asked: Asking, question: str, boss: str) -> None:
    answer = asked(question)

    assert isinstance(answer, FactAnswer)
    assert answer.fact.value == boss


def test_reports_that_are_written_are_no_boss(asked: Asking) -> None:
    assert isinstance(asked("galley cook boss?"), NotStatedAnswer)


def test_one_on_top_of_the_other_are_two_sides(asked: Asking) -> None:
    assert isinstance(asked("lead diver on top of senior diver"), ComparisonAnswer)


@pytest.mark.parametrize(
    "question",
    [
        "do you sponsor visas for people moving to the netherlands",
        "do you sponsor visas for new hires",
        "will you sponsor my visa if I move to the netherlands",
    ],
)
def test_who_comes_from_where_is_nothing_beside_a_visa(asked: Asking, question: str) -> None:
    answer = asked(question)

    assert isinstance(answer, NotStatedAnswer)
    assert "visas" in answer.text


def test_two_scales_without_such_a_line_are_told(asked: Asking) -> None:
    assert "different scales" in asked("is a senior diver paid less than a dive manager?").text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("senior diver to lead, what do ppl normally do first to get there", "deep bell"),
        ("how do people usually get from lead diver to dive manager?", "month of rosters"),
        ("what happens between senior diver and lead diver", "deep bell"),
    ],
)
def test_the_row_between_two_titles_tells_how_to_come_from_one_to_the_other(
    asked: Asking, question: str, told: str
) -> None:
    answer = asked(question)

    assert isinstance(answer, PassagesAnswer)
    assert told in answer.claims[0].text


@pytest.mark.parametrize("question", ["senior diver -> lead diver", "jump from senior diver to lead, what's new"])
def test_two_levels_alone_are_set_against_each_other(asked: Asking, question: str) -> None:
    assert isinstance(asked(question), ComparisonAnswer)


def test_whether_one_may_go_from_a_level_into_leading_is_for_no_track(asked: Asking) -> None:
    answer = asked("could I go straight from Diver into leading a team?")

    assert not answer.text.startswith("No. Diver is on")

"""Questions on where, when and by whom work may be done, over a small harbour of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from written_index import Opened

from service import Rolecite
from service.answers import Answer, FactAnswer, ListingAnswer, NotStatedAnswer, PassagesAnswer

PILOT = """\
---
title: Harbour Pilot
---

Harbour Pilots bring ships to their berths.

## Levels

### Harbour Pilot

The Harbour Pilot reports to the Harbour Master.

#### Harbour Pilot Job Grade

The Harbour Pilot is a grade 6.

#### Harbour Pilot Responsibilities

- Bring ships of up to 200 metres to their berths
- Check the timesheets of the night shift

#### Harbour Pilot Requirements

- Lives within an hour of the quay
- Readiness to work one weekend in three
- A pilot's licence

### Senior Harbour Pilot

The Senior Harbour Pilot reports to the Harbour Master.

#### Senior Harbour Pilot Job Grade

The Senior Harbour Pilot is a grade 7.

#### Senior Harbour Pilot Responsibilities

- Extends the Harbour Pilot responsibilities and requirements
- Bring ships of any length to their berths
"""
CLERK = """\
---
title: Freight Clerk
---

## Levels

### Freight Clerk

#### Freight Clerk Job Grade

The Freight Clerk is a grade 4.

#### Freight Clerk Responsibilities

- Enter each bill of lading on the day it comes
- Arrange visas and work permits for foreign crews

#### Freight Clerk Requirements

- Ability to work remotely and on your own
- Must be able to work in alignment with US time zones
- Proficient in Microsoft Office
"""
SURVEYOR = """\
---
title: Hull Surveyor
---

## Levels

### Hull Surveyor

#### Hull Surveyor Job Grade

The Hull Surveyor is a grade 5.

#### Hull Surveyor Responsibilities

- Survey hulls and write down what is found
- Lead the remote surveyors of three ports

#### Hull Surveyor Requirements

- Norwegian citizenship is needed for work on naval ships
- Nobody works nights, and weekends are free
"""
HARBOUR = {"quay/pilot.md": PILOT, "desk/clerk.md": CLERK, "yard/surveyor.md": SURVEYOR}
Asking = Callable[[str], Answer]


@pytest.fixture(scope="module")
def harbour(opened: Opened) -> Rolecite:
    return opened(HARBOUR)


@pytest.fixture
def told(harbour: Rolecite) -> Asking:
    return harbour.ask


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Does the Harbour Pilot have to live near the quay?", "Lives within an hour of the quay"),
        ("Do Senior Harbour Pilots work weekends?", "Readiness to work one weekend in three"),
        ("Can I do the Freight Clerk job from home?", "Ability to work remotely and on your own"),
        ("What time zone does a Freight Clerk work in?", "Must be able to work in alignment with US time zones"),
        ("I live in Nairobi. Is the Freight Clerk job still open to me?", "Must be able to work in alignment with US time zones"),
        ("Must a Hull Surveyor have a Norwegian passport?", "Norwegian citizenship is needed for work on naval ships"),
        ("Does the Hull Surveyor work at night?", "Nobody works nights, and weekends are free"),
    ],
)  # fmt: skip
def test_the_line_that_states_it_leads(question: str, line: str, told: Asking) -> None:
    found = told(question)
    assert isinstance(found, PassagesAnswer)
    assert found.claims[0].text == line


def test_a_circumstance_that_informs_the_one_asked_for_answers_less_surely(told: Asking) -> None:
    outright = told("Does the Harbour Pilot have to live near the quay?")
    informed = told("Can I work from home as a Harbour Pilot?")
    assert informed.claims[0].text == outright.claims[0].text
    assert informed.confidence < outright.confidence


@pytest.mark.parametrize(
    ("question", "aspect"),
    [
        ("Is the Hull Surveyor job remote?", "whether work is remote or on site"),
        ("Do you sponsor visas for the Freight Clerk?", "visas, citizenship or the right to work"),
        ("Will I have to relocate as a Hull Surveyor?", "relocation"),
        ("Could I be a Hull Surveyor part-time?", "whether work is full or part time"),
    ],
)
def test_what_no_line_of_the_role_states_is_said_not_to_be_stated(question: str, aspect: str, told: Asking) -> None:
    found = told(question)
    assert isinstance(found, NotStatedAnswer)
    assert found.reason == "never_stated"
    assert found.text.startswith(f"The documents say nothing of {aspect} for ")


def test_lines_that_come_near_stand_beside(told: Asking) -> None:
    found = told("Is the Hull Surveyor job remote?")
    assert [near.text for near in found.near] == [
        "Hull Surveyor: Lead the remote surveyors of three ports",
        "Freight Clerk: Ability to work remotely and on your own",
    ]


@pytest.mark.parametrize(
    ("question", "levels"),
    [
        ("Which roles can be done remotely?", {"Freight Clerk"}),
        ("Which jobs want US working hours?", {"Freight Clerk"}),
        ("Which roles have weekend work?", {"Harbour Pilot"}),
        ("Which jobs require Norwegian citizenship?", {"Hull Surveyor"}),
    ],
)
def test_levels_of_which_a_line_says_it_are_listed(question: str, levels: set[str], told: Asking) -> None:
    found = told(question)
    assert isinstance(found, ListingAnswer)
    assert {level.title for level in found.levels} == levels
    assert not found.complete


@pytest.mark.parametrize(
    "question",
    [
        "which roles require relocation?",
        "which jobs need me to be in the office?",
        "Which roles have night shifts?",
        "Which jobs are in UK time zones?",
    ],
)
def test_what_no_line_says_of_a_role_is_not_listed(question: str, told: Asking) -> None:
    assert isinstance(told(question), NotStatedAnswer)


def test_levels_that_lines_deny_it_of_are_told_from_those_that_say_nothing(told: Asking) -> None:
    found = told("Which roles have no night work?")
    assert isinstance(found, ListingAnswer)
    remarks = {level.title: level.remark for level in found.levels}
    assert remarks["Hull Surveyor"] == "whose line says that it is not needed"
    assert remarks["Freight Clerk"] == "whose lines do not speak of it"


def test_a_role_that_is_not_here_is_answered_for_by_no_other(told: Asking) -> None:
    found = told("Does the tide director have to live in Norway?")
    assert isinstance(found, NotStatedAnswer)


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Who arranges visas for foreign crews?", "Arrange visas and work permits for foreign crews"),
        ("Who checks the timesheets of the night shift?", "Check the timesheets of the night shift"),
        ("Who leads the remote surveyors of three ports?", "Lead the remote surveyors of three ports"),
    ],
)
def test_a_duty_that_only_mentions_one_is_found_as_before(question: str, line: str, told: Asking) -> None:
    assert line in told(question).claims[0].citations[0].quote


def test_where_somebody_is_does_not_change_what_is_asked(told: Asking) -> None:
    assert isinstance(told("I'm based in Lagos. What grade is the Harbour Pilot?"), FactAnswer)


def test_nights_away_are_travel_and_no_night_shift(opened: Opened) -> None:
    carter = PILOT.replace("Harbour Pilot", "Carter").replace(
        "A pilot's licence", "Travel of about a week a month, two nights"
    )
    answer = opened({"yard/carter.md": carter}).ask("how many nights away has a Carter?")

    assert isinstance(answer, PassagesAnswer), answer.text
    assert answer.claims[0].text == "Travel of about a week a month, two nights"

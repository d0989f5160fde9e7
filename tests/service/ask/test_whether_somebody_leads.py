"""Whether a level leads people: by a line that says so, or that others report to it; by its track where none does."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite
from service.answers import Attribute, FactAnswer
from service.ask.bosses import asks_of_their_boss
from service.ask.polar import asks_of_a_boss, asks_of_own_work

LIGHTHOUSE = """\
---
title: Lamp Keeper
---

## Levels

### Junior Lamp Keeper

The Junior Lamp Keeper is a grade 2.

#### Responsibilities

- Keep the stairs dry
- Show a trainee the foghorn, without formal line management

### Lamp Keeper

The Lamp Keeper reports to the Senior Lamp Keeper or a Harbour Director. The Lamp Keeper is a grade 3.

#### Responsibilities

- Light the lamp at dusk

#### Requirements

- Has led a crew of five people at sea

### Senior Lamp Keeper

The Senior Lamp Keeper reports to the Harbour Director. The Senior Lamp Keeper is a grade 4.

#### Responsibilities

- Keep the log of the lamp

### Staff Lamp Keeper

The Staff Lamp Keeper is a grade 5.

#### Responsibilities

- Look after 40 to 60 people in two harbours when their lamps fail

### Principal Lamp Keeper

The Principal Lamp Keeper is a grade 6.

#### Responsibilities

- Run the small team around the foghorn, three people strong

### Distinguished Lamp Keeper

The Distinguished Lamp Keeper reports to the Harbour Director. The Distinguished Lamp Keeper is a grade 7.

#### Responsibilities

- Take part in each meeting of the harbour board, as a guest

- Lead other keepers through the worst storms

### Lamp Keeper of the Pier

The Lamp Keeper of the Pier is a grade 4.

#### Responsibilities

- Close the pier in a gale. You manage nine Pier Hands.

### Lamp Keeper of the Bay

The Lamp Keeper of the Bay is a grade 5.

#### Skills

- Has managed a crew of nine
- You manage up to three keepers and set their goals.

### Lamp Keeper of the Strait

The Lamp Keeper of the Strait is a grade 6.

#### Responsibilities

- You lead without managing anyone. Keepers of other harbours come to you.
- You still light the lamp yourself on half of all nights.
"""


@pytest.fixture(scope="module")
def lighthouse(opened: Opened) -> Rolecite:
    return opened({"coast/keeper.md": LIGHTHOUSE})


@pytest.mark.parametrize(
    ("level", "text"),
    [
        ("Junior Lamp Keeper", "No. Junior Lamp Keeper: Show a trainee the foghorn, without formal line management"),
        ("Lamp Keeper", "No. Lamp Keeper is on the individual contributor track."),
        ("Senior Lamp Keeper", "Yes. Lamp Keeper: reports to Senior Lamp Keeper or Harbour Director."),
        ("Staff Lamp Keeper", "No. Staff Lamp Keeper is on the individual contributor track."),
        (
            "Principal Lamp Keeper",
            "Yes. Principal Lamp Keeper: Run the small team around the foghorn, three people strong",
        ),
        (
            "Lamp Keeper of the Pier",
            "Yes. Lamp Keeper of the Pier: Close the pier in a gale. You manage nine Pier Hands.",
        ),
        (
            "Lamp Keeper of the Bay",
            "Yes. Lamp Keeper of the Bay: You manage up to three keepers and set their goals.",
        ),
        (
            "Lamp Keeper of the Strait",
            "No. Lamp Keeper of the Strait: You lead without managing anyone. Keepers of other harbours come to you.",
        ),
        ("Distinguished Lamp Keeper", "Distinguished Lamp Keeper: Lead other keepers through the worst storms"),
    ],
)
def test_the_line_that_says_whom_a_level_leads_counts_for_more_than_its_track(
    lighthouse: Rolecite, level: str, text: str
) -> None:
    assert lighthouse.ask(f"Does the {level} manage people?").text == text


def test_whether_somebody_belongs_to_a_group_is_told_by_a_line_that_speaks_of_it(lighthouse: Rolecite) -> None:
    found = lighthouse.ask("Is the Distinguished Lamp Keeper part of the harbour board?")
    assert found.kind == "passages"
    assert "Take part in each meeting of the harbour board, as a guest" in [claim.text for claim in found.claims[:2]]


@pytest.mark.parametrize(
    ("question", "of_a_boss"),
    [
        ("does the Lamp Keeper report to the Harbour Director?", True),
        ("is the Harbour Director the boss of the Lamp Keeper?", True),
        ("is a Lamp Keeper managed by the Harbour Director", True),
        ("who does the Lamp Keeper turn to?", True),
        ("is the Lamp Keeper part of the board?", False),
        ("Is the Chief of Lamps an assistant?", False),
    ],
)
def test_a_yes_or_no_on_a_reporting_line_speaks_of_one(question: str, of_a_boss: bool) -> None:
    assert asks_of_a_boss(question) == of_a_boss


def test_somebodys_boss_is_a_question_of_leading_not_of_who_is_above() -> None:
    assert not asks_of_their_boss("Would I be somebody's boss as a Lamp Keeper?")
    assert asks_of_their_boss("What grade is the Lamp Keeper's boss?")


def test_whether_somebody_would_be_a_boss_is_not_whom_they_are_under(lighthouse: Rolecite) -> None:
    found = lighthouse.ask("would a Principal Lamp Keeper be anyone's boss?")
    assert isinstance(found, FactAnswer)
    assert found.fact.attribute is Attribute.TRACK


@pytest.mark.parametrize(
    "question",
    [
        "Lamp Keeper of the Strait: still hands-on or just people stuff?",
        "do keepers of the strait ever light the lamp themselves?",
        "is a Harbour Director 100% management?",
        "Does the Harbour Director do nothing but meetings?",
    ],
)
def test_how_much_of_the_trades_own_work_somebody_does_is_told_by_lines_not_by_a_track(question: str) -> None:
    assert asks_of_own_work(question)


@pytest.mark.parametrize(
    "question",
    [
        "Does the Harbour Director manage people?",
        "is the Lamp Keeper an individual contributor or a manager?",
        "Is it a management role?",
        "which keepers are on a pure management track?",
        "do they manage the budget themselves?",
    ],
)
def test_whom_somebody_leads_is_another_question(question: str) -> None:
    assert not asks_of_own_work(question)


def test_own_work_is_answered_by_the_line_on_it(lighthouse: Rolecite) -> None:
    found = lighthouse.ask("Lamp Keeper of the Strait: still hands-on, do you light the lamp yourself?")
    assert found.claims[0].text == "You still light the lamp yourself on half of all nights."

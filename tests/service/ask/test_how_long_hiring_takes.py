"""How long hiring takes: a line that states days or more, wherever it stands in the process; minutes are of a step."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite

DIVER = """\
---
title: Harbour Diver
---

## Levels

### Harbour Diver

#### Harbour Diver Responsibilities

- Clean the hull of a tug within three weeks of its arrival

## Hiring Process

- Call with the dive master, 30 minutes
- Trial dive of two hours

From the call to an offer we need three weeks.
"""
PILOT = """\
---
title: Harbour Pilot
---

## Levels

### Harbour Pilot

#### Harbour Pilot Responsibilities

- Bring ferries to the quay

## Hiring Process

- Call with the harbour master, 30 minutes
- Trial in the simulator, two hours
"""


@pytest.fixture(scope="module")
def harbour(opened: Opened) -> Rolecite:
    return opened({"sea/harbour-diver.md": DIVER, "sea/harbour-pilot.md": PILOT})


@pytest.mark.parametrize(
    "question",
    [
        "How long does the hiring process take for a harbour diver?",
        "how many weeks until an offer for harbour divers",
        "How fast do you hire harbour divers?",
    ],
)
def test_the_line_that_states_days_or_weeks_leads(harbour: Rolecite, question: str) -> None:
    answer = harbour.ask(question)
    assert (answer.kind, answer.claims[0].text) == ("fact", "From the call to an offer we need three weeks.")


def test_steps_of_minutes_are_shown_and_the_whole_said_not_to_be_told(harbour: Rolecite) -> None:
    answer = harbour.ask("How long does the hiring process take for a harbour pilot?")
    assert answer.text.startswith("How long it takes is not said. ")
    assert [claim.text for claim in answer.claims] == [
        "Call with the harbour master, 30 minutes",
        "Trial in the simulator, two hours",
    ]


def test_a_step_that_is_asked_for_tells_its_own_time(harbour: Rolecite) -> None:
    answer = harbour.ask("hiring process of the harbour diver: how long is the trial dive?")
    assert answer.claims[0].text == "Trial dive of two hours"

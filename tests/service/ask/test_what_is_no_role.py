"""What only looks like a role that is not here: who somebody is beside their role, what a question opens with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answers import Answer, NotStatedAnswer

Asking = Callable[..., Answer]


@pytest.mark.parametrize(
    "question",
    [
        "how many trees would an ordinary pruner do between leaf fall and bud",
        "should the newest gatherer press the windfalls the day they are gathered",
        "as a fresh orchardist, do I count the blossom",
        "blossom counters - how many trees a row do they take",
        "night watcher of the slope, who counts the blossom on the trees",
        "do slope beginners prune trees before bud",
        "do disabled visitors get met at Hillgate",
        "will owners press the windfalls themselves",
        "how many trees can a pruner order without asking",
        "I used to work as a chimney sweeper, would I prune trees",
    ],
)
def test_it_is_not_said_that_no_role_is_called_so(told: Asking, question: str) -> None:
    assert not told(question).text.startswith("No role here is called")


@pytest.mark.parametrize(
    "question",
    [
        "can I rise on zeal",
        "odds of getting promoted to the next level",
        "is there a ceiling on how many people go up a level",
        "rating scale of the quarterly appraisal",
        "owner of the slope register",
        "what is a level meant to say about somebody",
        "when should the welcome letter leave Dry Fork",
        "when is the level of an outside candidate settled",
        "which papers does an applicant need",
        "how many signatures does a tender need",
    ],
)
def test_a_thing_that_no_document_says_is_no_role(told: Asking, question: str) -> None:
    assert not told(question).text.startswith("No role here is called")


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("what does an ordinary tidal surveyor do", "ordinary tidal surveyor"),
        ("which grade does the newest tidal surveyor have", "newest tidal surveyor"),
        ("Tidal Surveyor, how many boats do they have?", "Tidal Surveyor"),
        ("tidal surveyor: grade", "tidal surveyor"),
    ],
)
def test_a_role_that_is_not_here_stays_one(told: Asking, question: str, role: str) -> None:
    answer = told(question)

    assert isinstance(answer, NotStatedAnswer)
    assert answer.text.startswith(f"No role here is called {role!r}")

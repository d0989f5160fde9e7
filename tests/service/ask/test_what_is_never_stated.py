"""Pay, and whoever holds a role: near as the lines may come, they do not state it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answers import Answer

Asking = Callable[..., Answer]


@pytest.mark.parametrize(
    "question",
    [
        "What is the salary of an Apple Grower?",
        "how much does the Senior Cider Maker earn?",
        "what salary does a Harvest Manager get",
        "who is currently the Harvest Manager?",
        "Who is the Manager, Harvest Managers right now?",
    ],
)
def test_a_strong_match_of_the_role_alone_is_no_answer(told: Asking, question: str) -> None:
    answer = told(question)
    assert (answer.kind, answer.reason, answer.claims) == ("not_stated", "never_stated", ())


@pytest.mark.parametrize(
    ("question", "kind"),
    [("who is the boss of the apple growers?", "fact"), ("who is to count the blossom?", "passages")],
)
def test_who_is_may_ask_for_a_boss_or_a_duty(told: Asking, question: str, kind: str) -> None:
    assert told(question).kind == kind

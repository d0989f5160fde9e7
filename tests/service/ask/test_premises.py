"""Questions that take for granted what the orchard's documents deny, and some that they do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answers import Answer, NotStatedAnswer

Asking = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "otherwise", "line"),
    [
        (
            "Since Senior Apple Growers lead a team, how many reports do they each have?",
            "Senior Apple Grower is on the individual contributor track.",
            26,
        ),
        ("Why do Senior Apple Growers have direct reports?", "on the individual contributor track.", 26),
        ("Why is the Senior Apple Grower on the management track?", "on the individual contributor track.", 26),
        ("Given that the Senior Apple Grower is grade 8, who is their boss?", "Senior Apple Grower is grade 5.", 32),
        ("Why does the Staff Apple Grower report to the Orchard Manager?", "reports to Director of Fruit.", 45),
    ],
)
def test_what_the_documents_deny_is_not_taken_for_granted(
    question: str, otherwise: str, line: int, told: Asking
) -> None:
    found = told(question)
    assert isinstance(found, NotStatedAnswer)
    assert found.text.startswith("The documents say otherwise: ")
    assert found.text.endswith(otherwise)
    assert [near.citation.start_line for near in found.near if near.citation] == [line]


def test_a_level_that_is_taken_for_granted_and_missing_is_said_to_be(told: Asking) -> None:
    found = told("As the Principal Apple Grower is grade 9, who reports to them?")
    assert isinstance(found, NotStatedAnswer)
    assert found.reason == "no_such_level"


@pytest.mark.parametrize(
    "question",
    [
        "Given that the Senior Apple Grower is grade 5, who is their boss?",
        "Why does the Staff Apple Grower report to the Director of Fruit?",
        "Since Harvest Managers lead people, what do they do?",
    ],
)
def test_what_is_so_is_taken_for_granted(question: str, told: Asking) -> None:
    assert not told(question).text.startswith("The documents say otherwise")

"""Organisations that pages name once, as what they are: a question at one of them is about these documents."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite
from service.answers import FactAnswer, NotStatedAnswer, Reason

PAGE = """\
# Rope careers

{0}

## Rope Maker

The Rope Maker reports to the Loft Master.

- Lays a cable of three strands

## Senior Rope Maker

The Senior Rope Maker reports to the Loft Master.

- Settles the lay of a new rope
"""


@pytest.fixture(scope="module")
def loft(opened: Opened) -> Rolecite:
    return opened(
        {
            "one/ropes.md": PAGE.format(
                "*Quill & Tarry. Internal.* University of Carnholm. The Saltby Research Institute has two levels. "
                "Ropes are ordered with Brushwell."
            )
        }
    )


@pytest.mark.parametrize("place", ["Quill & Tarry", "Quill and Tarry", "Carnholm", "Saltby"])
def test_a_name_that_says_what_it_is_is_no_other_organisation(loft: Rolecite, place: str) -> None:
    found = loft.ask(f"who does a senior rope maker at {place} report to?")
    assert isinstance(found, FactAnswer)
    assert found.fact.value == "Loft Master"


@pytest.mark.parametrize("place", ["Brushwell", "Acme", "Quill & Feather"])
def test_a_tool_or_a_name_nobody_has_is_one(loft: Rolecite, place: str) -> None:
    found = loft.ask(f"who does a senior rope maker at {place} report to?")
    assert isinstance(found, NotStatedAnswer)
    assert found.reason is Reason.OUT_OF_SCOPE

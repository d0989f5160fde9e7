"""A line that states a grade or a boss and nothing else answers only who asks for that."""

from __future__ import annotations

import pytest
from written_index import Opened

from service.rolecite import Rolecite

WARDEN = """\
---
title: Lock Warden
---

## Levels

### Lock Warden

The Lock Warden is a grade 4.

#### Lock Warden Responsibilities

- Work the paddles and gates by hand

### Senior Lock Warden

The Senior Lock Warden reports to the Canal Manager.

#### Senior Lock Warden Responsibilities

- Deputise for the Canal Manager during the winter closure
- Inspect the cill boards for rot
"""


@pytest.fixture(scope="module")
def canal(opened: Opened) -> Rolecite:
    return opened({"canal/lock-warden.md": WARDEN})


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("who stands in when the boss is away?", "Deputise for the Canal Manager during the winter closure"),
        ("who fills in for the canal manager", "Deputise for the Canal Manager during the winter closure"),
        ("does the Senior Lock Warden look at rotten boards?", "Inspect the cill boards for rot"),
    ],
)
def test_it_stands_behind_the_lines_that_say_what_is_asked(canal: Rolecite, question: str, line: str) -> None:
    answer = canal.ask(question)
    assert answer.claims[0].text == line


def test_it_answers_who_asks_for_it(canal: Rolecite) -> None:
    answer = canal.ask("who is the Senior Lock Warden's boss?")
    assert answer.claims[0].citations[0].quote == "The Senior Lock Warden reports to the Canal Manager."


def test_how_long_until_an_offer_asks_for_hiring_and_what_is_new_for_a_comparison(canal: Rolecite) -> None:
    assert canal.ask("which duties are new as a Senior Lock Warden?").kind == "comparison"
    assert canal.ask("how many weeks until an offer for a Lock Warden?").kind == "not_stated"

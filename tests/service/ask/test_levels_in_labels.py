"""A level that has no heading of its own is told of by the lines that open with its name, and by no others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from written_index import over

from indexer.encoder import Encoder
from service import Rolecite
from service.answers import Answer, NotStatedAnswer, PassagesAnswer, Reason

Asking = Callable[[str], Answer]
WEAVER = """\
---
title: Net Weaver
---

# Net Weaver

Net Weavers tie every net of the fleet. They ask the Principal Net Weavers of other harbours for advice on twine.

## Career Path

| Level | What we see |
| --- | --- |
| W1 Junior Net Weaver | Winds the twine on the needles and keeps the reels dry. |
| W2 Net Weaver | Chooses the twine for a repair. |
| W3 Senior Net Weaver | Buys the twine of a season, with room of up to a tenth above the price list. |
| W4 Loft Master | Sets what twine the fleet uses for years. |

## Requirements

- **Net Weaver (W2):** Three years of mending.
- **Senior Net Weaver (W3):** Six years of mending and a trawl of your own making.

## Teaching

- **W1:** Watches the mending of two nets a week.
- **W2:** Shows an apprentice the knots.
- **W3:** Runs the winter course for beginners from other harbours.
"""
PILOT = """\
---
title: Harbour Pilot
---

# Harbour Pilot

## Harbour Pilot

### Responsibilities

- Bring ships over ten metres of draught to the quay

## Senior Harbour Pilot

### Responsibilities

- Examine new pilots at night and in fog

## The step to the office

A Group Harbour Pilot leads three to five pilots and takes no ship of their own.
"""


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory, default_encoder: Encoder) -> Iterator[Rolecite]:
    pages = {"loft/net-weaver.md": WEAVER, "quay/harbour-pilot.md": PILOT}
    with over(tmp_path_factory.mktemp("fleet"), pages, default_encoder) as fleet:
        yield fleet


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("how much leeway on twine prices has a senior net weaver", 15),
        ("senior net weaver - what does buying twine look like", 15),
        ("does a junior net weaver wind the needles", 13),
        ("years of mending for a senior net weaver", 21),
        ("would a senior net weaver run the winter course", 27),  # by the code that stands beside the title
    ],
)
def test_the_line_that_opens_with_its_name_answers(fleet: Rolecite, question: str, line: int) -> None:
    answer = fleet.ask(question)

    assert isinstance(answer, PassagesAnswer)
    assert answer.claims[0].citations[0].start_line == line


def test_a_row_that_names_its_level_answers_by_what_it_says(tmp_path: Path, default_encoder: Encoder) -> None:
    """Where the rows are the levels of the page, the row of one holds its grade too, which is not asked for."""
    page = WEAVER.replace("## Career Path", "## Responsibilities")
    with over(tmp_path, {"loft/net-weaver.md": page}, default_encoder) as loft:
        answer = loft.ask("how much leeway on twine prices has a senior net weaver")

    assert isinstance(answer, PassagesAnswer)
    assert answer.claims[0].citations[0].start_line == 15
    assert answer.claims[0].citations[0].level == "Senior Net Weaver"


def test_all_lines_shown_are_its_own(fleet: Rolecite) -> None:
    answer = fleet.ask("what would a senior net weaver do about twine")

    assert isinstance(answer, PassagesAnswer)
    assert {claim.citations[0].start_line for claim in answer.claims} <= {15, 21, 27}


def test_a_sentence_may_be_about_it(fleet: Rolecite) -> None:
    answer = fleet.ask("if I became a group harbour pilot, how many would I lead")

    assert isinstance(answer, PassagesAnswer)
    assert answer.claims[0].text.startswith("A Group Harbour Pilot leads three to five pilots")


@pytest.mark.parametrize(
    "question",
    [
        "what does a principal net weaver do with twine",  # named by the way
        "years of mending for a staff net weaver",
        "would a lead net weaver run the winter course",
        "what does a principal harbour pilot do in fog",
        "who is the boss of a distinguished net weaver",
    ],
)
def test_a_level_that_no_line_is_of_is_refused(fleet: Rolecite, question: str) -> None:
    answer = fleet.ask(question)

    assert isinstance(answer, NotStatedAnswer)
    assert answer.reason is Reason.NO_SUCH_LEVEL

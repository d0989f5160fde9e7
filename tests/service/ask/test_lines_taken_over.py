"""Yes or no asked of a level: the line that decides may be one that it takes over, or one that asks for nothing."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite
from service.answers import ListingAnswer, PassagesAnswer

FERRY = """\
---
title: Deckhand
---

## Levels

### Deckhand

The Deckhand is a grade 2.

#### Deckhand Responsibilities

- Coil the ropes before the ferry leaves
- Collect the tickets of foot passengers
- Sleep aboard two nights a week

#### Deckhand Requirements

- A swimming badge

### Senior Deckhand

The Senior Deckhand is a grade 3.

#### Senior Deckhand Responsibilities

- Extends the Deckhand responsibilities
- Steer the ferry out of the harbour
- Sleep aboard four nights a week

#### Senior Deckhand Requirements

- A certificate in radio

#### Preferred Qualifications

- A certificate in first aid

### Master Deckhand

The Master Deckhand is a grade 4.

#### Master Deckhand Responsibilities

- Extends the Senior Deckhand responsibilities
- Buy new ferries for the company
"""


@pytest.fixture(scope="module")
def ferry(opened: Opened) -> Rolecite:
    return opened({"deck/deckhand.md": FERRY})


def asked(ferry: Rolecite, question: str) -> PassagesAnswer:
    answer = ferry.ask(question)
    assert isinstance(answer, PassagesAnswer), answer.text
    return answer


@pytest.mark.parametrize(
    ("question", "line", "whose", "taker"),
    [
        ("Does the Senior Deckhand collect tickets?", "Collect the tickets of foot passengers", "Deckhand", "Senior"),
        ("As a Master Deckhand, do I coil ropes?", "Coil the ropes before the ferry leaves", "Deckhand", "Master"),
        (
            "Does a Master Deckhand steer the ferry?", "Steer the ferry out of the harbour", "Senior Deckhand", "Master"
        ),
    ],
)  # fmt: skip
def test_a_line_that_is_taken_over_leads_and_says_whose_it_is(
    question: str, line: str, whose: str, taker: str, ferry: Rolecite
) -> None:
    answer = asked(ferry, question)
    assert (answer.claims[0].text, answer.claims[0].citations[0].level) == (line, whose)
    assert answer.text.endswith(f"{taker} Deckhand takes this over from {whose}.")


def test_a_level_s_own_line_stands_before_the_one_it_replaces(ferry: Rolecite) -> None:
    answer = asked(ferry, "Does the Senior Deckhand sleep aboard?")
    assert answer.claims[0].text == "Sleep aboard four nights a week"
    assert "takes this over" not in answer.text


def test_requirements_that_are_not_extended_are_not_taken_over(ferry: Rolecite) -> None:
    answer = ferry.ask("Does the Senior Deckhand need a swimming badge?")
    assert "takes this over" not in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Does a Senior Deckhand need a certificate in first aid?", True),
        ("Does a Senior Deckhand need a certificate in radio?", False),
        ("What certificate in first aid does a Senior Deckhand hold?", False),
    ],
)
def test_what_is_only_preferred_is_said_not_to_be_required(question: str, said: bool, ferry: Rolecite) -> None:
    assert ferry.ask(question).text.endswith("By this line it is welcome, not required.") is said


def test_a_listing_names_beside_it_those_who_take_the_line_over(ferry: Rolecite) -> None:
    """Its requirements the Senior does not take over from the Deckhand, its duties it does."""
    badge, tickets = (ferry.ask(f"Which roles must {what}?") for what in ("have a swimming badge", "collect tickets"))
    assert isinstance(badge, ListingAnswer)
    assert isinstance(tickets, ListingAnswer)
    assert ([level.title for level in badge.levels], badge.near) == (["Deckhand"], ())
    assert [level.title for level in tickets.levels] == ["Deckhand"]
    assert [each.text.partition(",")[0] for each in tickets.near] == ["Senior Deckhand", "Master Deckhand"]


CREW = """\
# Ferry crew

| | Stoker | Senior Stoker | Chief Stoker |
|---|---|---|---|
| **Fire** | Feeds the fire | Decides on the coal | Buys the coal of all ferries |
| **Moves** | Stays in the engine room | May move to the bridge as a mate | May move to the bridge or to the harbour office |
| **Watch** | Two watches a day | One watch a day | None |
| **Letters** | Signs for parcels | Writes to suppliers | Writes to ministers |

## Notes

- Who wants a new badge asks the mate on the bridge for it.
"""


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Could a plain stoker move to the bridge as a mate?", "Stays in the engine room"),
        ("Does a Stoker write to suppliers?", "Signs for parcels"),
        ("Does a Senior Stoker buy the coal of all ferries?", "Decides on the coal"),
    ],
)
def test_where_another_levels_cell_is_nearest_the_levels_own_cell_of_that_row_decides(
    question: str, line: str, opened: Opened
) -> None:
    found = opened({"deck/crew.md": CREW}).ask(question)
    assert found.claims[0].citations[0].quote == line


PAGE = """\
# {title}

**Grade:** {grade}
**Reports to:** Head of Ferries

## Responsibilities

- {duty}
- Count the life vests

## Requirements

- A certificate in {thing}
"""


def _pages() -> dict[str, str]:
    return {
        "ferry/mate.md": PAGE.format(title="Ferry Mate", grade="F2", duty="Tie up the ferry", thing="radio"),
        "ferry/senior-mate.md": PAGE.format(title="Senior Ferry Mate", grade="F3", duty="Plan the crew", thing="fire"),
    }


@pytest.mark.parametrize(
    "question",
    [
        "give me everything a Senior Ferry Mate has to do and bring, with what carries over from Ferry Mate",
        "all duties of a Senior Ferry Mate plus those taken over from the Ferry Mate",
    ],
)
def test_what_is_named_for_what_is_taken_along_is_not_the_one_meant(opened: Opened, question: str) -> None:
    answer = opened(_pages()).ask(question)
    assert answer.kind == "expectations"
    assert answer.text.startswith("Senior Ferry Mate (")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("reporting line for the Level 3 senior ferry mate pls", "Senior Ferry Mate: reports to Head of Ferries."),
        ("senior ferry mate, F-level please", "Senior Ferry Mate: grade F3."),
    ],
)
def test_a_number_beside_a_name_is_not_asked_for_and_letters_before_level_are(
    opened: Opened, question: str, told: str
) -> None:
    assert opened(_pages()).ask(question).text == told

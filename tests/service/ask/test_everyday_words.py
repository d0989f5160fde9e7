"""Questions in everyday words about what lines tell in those of the trade, and what such questions really ask."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite
from service.answers import ListingAnswer, NotStatedAnswer, PassagesAnswer
from service.ask.negation import plain

BREWER = """\
---
title: Brewer
---

Brewers look after the kettles and the cellar.

## Levels

### Brewer

The Brewer reports to the Head Brewer.

#### Brewer Responsibilities

- Buy the hops of the week from the growers across the river
- Take the wort from the kettle to the cellar
- Turn the valves above the cellar floor

#### Brewer Requirements

- No degree is asked for

### Head Brewer

The Head Brewer reports to the Chief Executive.

#### Head Brewer Responsibilities

- Lead the brewers of one house
- Carry out due diligence on the kettles before an acquisition
- Deputise for the Chief Executive in the guild
- Give talks at two conferences of the guild a year

#### Head Brewer Requirements

- A degree in brewing
"""
CLERK = """\
---
title: Cellar Clerk
---

## Levels

### Cellar Clerk

The Cellar Clerk reports to the Head Clerk.

#### Cellar Clerk Responsibilities

- Prepare the work permit files of brewers from other countries
- Own the annual leave policy
- Write down 30 to 40 barrels an hour

### Head Clerk

The Head Clerk reports to the Chief Executive.

#### Head Clerk Responsibilities

- Lead the clerks of the long cellar

#### Head Clerk Hiring Process

1. A talk with two clerks
1. A role play of an hour, told two days ahead
1. A talk with the Chief Executive
"""
SELLER = """\
---
title: Seller
---

## Levels

### Seller

#### Seller Responsibilities

- Sing on the market square
- Expect that openings at the stall are filled

### Head Seller

#### Head Seller Responsibilities

- Advise which openings to fill first, and which vacancies may wait
- Post every opening to the board on the square
"""


@pytest.fixture(scope="module")
def brewery(opened: Opened) -> Rolecite:
    return opened({"house/brewer.md": BREWER, "house/cellar-clerk.md": CLERK})


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("who gets pulled in when we buy another firm?", "Carry out due diligence on the kettles before an acquisition"),
        ("who holds the fort while the boss is off?", "Deputise for the Chief Executive in the guild"),
        ("which job puts me on stage in front of a crowd?", "Give talks at two conferences of the guild a year"),
        ("who sorts out visas for people joining from abroad?", "Prepare the work permit files of brewers from other countries"),
        ("who has the final say on how much vacation we get?", "Own the annual leave policy"),
    ],
)  # fmt: skip
def test_a_line_in_the_words_of_the_trade_answers_everyday_ones(brewery: Rolecite, question: str, line: str) -> None:
    answer = brewery.ask(question)
    assert isinstance(answer, PassagesAnswer), f"{answer.kind}: {answer.text}"
    assert answer.claims[0].text == line
    assert brewery.search(question).results[0].text == line


def test_openings_that_are_asked_for_are_no_lines_on_hiring(opened: Opened) -> None:
    shop = opened({"shop/seller.md": SELLER})
    answer = shop.ask("I love to sing. Any openings where that is expected?")
    assert answer.claims[0].text == "Sing on the market square"


def test_words_of_the_trade_are_met_as_they_were(brewery: Rolecite) -> None:
    answer = brewery.ask("who buys the hops?")
    assert answer.claims[0].text == "Buy the hops of the week from the growers across the river"


@pytest.mark.parametrize(
    "question",
    [
        "how many clerks would I have under me as Head Clerk?",
        "Head Clerk: how many cellar clerks answer to me?",
        "how many brewers report directly to me as the Head Brewer?",
    ],
)
def test_how_many_somebody_leads_is_told_by_no_other_number(brewery: Rolecite, question: str) -> None:
    answer = brewery.ask(question)
    assert isinstance(answer, NotStatedAnswer), answer.text


@pytest.mark.parametrize(
    "question",
    ["could I be a Brewer just three days a week?", "Brewer: may I do the job two days a week?", "Brewer - on reduced hours?"],
)  # fmt: skip
def test_some_days_a_week_are_part_time_which_nothing_here_states(brewery: Rolecite, question: str) -> None:
    answer = brewery.ask(question)
    assert isinstance(answer, NotStatedAnswer), answer.text
    assert "full or part time" in answer.text


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Which roles don't care about degrees?", "Which roles do not need degrees?"),
        ("which roles do not really mind if I have no degree", "which roles do not need degree"),
        ("who cares about degrees", "who cares about degrees"),
    ],
)
def test_what_nobody_minds_is_not_needed(question: str, meant: str) -> None:
    assert " ".join(plain(question).split()) == meant


def test_openings_are_roles_that_a_listing_asks_for(brewery: Rolecite) -> None:
    answer = brewery.ask("Which openings don't care about degrees?")
    assert isinstance(answer, ListingAnswer), f"{answer.kind}: {answer.text}"
    assert answer.levels[0].title == "Brewer"
    assert "Head Brewer" not in [level.title for level in answer.levels]


def test_what_is_asked_by_pointing_back_is_no_condition_of_a_listing(brewery: Rolecite) -> None:
    answer = brewery.ask("I write down every barrel I see. Which roles would turn that into a habit for it?")
    assert not isinstance(answer, ListingAnswer), answer.text


def test_a_step_of_hiring_leads_that_is_called_otherwise(brewery: Rolecite) -> None:
    answer = brewery.ask("Head Clerk interviews: do I have to act a scene?")
    assert answer.claims[0].text == "A role play of an hour, told two days ahead"

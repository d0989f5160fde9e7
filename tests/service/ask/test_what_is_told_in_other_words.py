"""A refusal needs a sign that the thing is not there: lines that tell an amount or a duty in other words are answers."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite
from service.answers import FactAnswer, NotStatedAnswer, PassagesAnswer, Reason
from service.ask.measure import Sort, measure

KEEPER = """\
---
title: Lamp Keeper
---

Lamp Keepers watch over the towers of the coast. Most of them live in the tower.

## Levels

### Lamp Keeper

The Lamp Keeper reports to the Tower Warden.

#### Lamp Keeper Responsibilities

- Clean the lenses and wind the clockwork
- Carry the pager of the tower every other week
- Show two keepers from abroad around the gallery in summer
- Check the lanterns of eighty buoys

#### Lamp Keeper Requirements

- Vaccinated against tetanus before the first day
- Has looked after no fewer than thirty lamps

### Tower Warden

The Tower Warden reports to the VP Coast.

#### Tower Warden Responsibilities

- Lead a crew of six and a budget of £90,000, oil included
- Visit the outer towers, about nine weeks of sailing a year

#### Tower Warden Requirements

- Agrees to changing hours
- Willing to work late on the eve of a storm
"""
EXCHANGE = """\
---
title: Exchange Operator
---

The exchange takes the calls of ships in distress. There are 41 people at the switchboards today.

## Levels

### Exchange Operator

#### Exchange Operator Responsibilities

- Answer the telephone within three rings
- Replace the cords of the switchboard

### Exchange Lead

The Exchange Lead reports to the VP Coast.

#### Exchange Lead Responsibilities

- Plan the seats of the switchboard
"""


@pytest.fixture(scope="module")
def coast(opened: Opened) -> Rolecite:
    return opened({"coast/lamp-keeper.md": KEEPER, "coast/exchange-operator.md": EXCHANGE})


def _led_by(rolecite: Rolecite, question: str) -> str:
    answer = rolecite.ask(question)
    assert isinstance(answer, PassagesAnswer), f"{answer.kind}: {answer.text}"
    return answer.claims[0].text


@pytest.mark.parametrize(
    ("question", "sort"),
    [
        ("what size of fleet must I have run?", Sort.ANY),
        ("what is the size of deals they close", Sort.ANY),
        ("what size of budget goes with it?", Sort.MONEY),
        ("what is the value of deals they close", Sort.MONEY),
        ("how much of the year am I at sea?", Sort.SHARE),
        ("how much of my working time is teaching", Sort.SHARE),
        ("how much of the oil do we burn", Sort.ANY),
    ],
)
def test_a_size_is_no_sum_and_a_part_of_the_time_is_a_share(question: str, sort: Sort) -> None:
    asked = measure(question)
    assert asked is not None
    assert asked.sort is sort


def test_a_stretch_of_time_tells_a_share_of_it() -> None:
    asked = measure("how much of the year am I at sea?")
    assert asked is not None
    assert asked.tells("About nine weeks of sailing a year")
    assert not asked.tells("Sails a lot")


def test_a_share_of_the_year_is_told_in_weeks(coast: Rolecite) -> None:
    assert _led_by(coast, "Tower Warden, how much of the year am I sailing?").endswith("nine weeks of sailing a year")


def test_people_and_money_to_run_are_told_by_the_line_on_both(coast: Rolecite) -> None:
    said = _led_by(coast, "Tower Warden: how many heads and how much money do I get to run?")
    assert said.startswith("Lead a crew of six")


@pytest.mark.parametrize(
    "question",
    ["what would a Tower Warden take home a month?", "what does a warden earn per watch?", "what do people earn here?"],
)
def test_a_budget_is_nobodys_pay(coast: Rolecite, question: str) -> None:
    answer = coast.ask(question)
    assert isinstance(answer, NotStatedAnswer)
    assert answer.text.startswith("The documents state no pay")


def test_whoever_there_are_may_be_told_beside_what_they_do(coast: Rolecite) -> None:
    assert "41 people" in _led_by(coast, "how many people answer the telephones?")


@pytest.mark.parametrize(
    "question", ["how many Lamp Keepers work here altogether?", "how many lamp keepers are there in total?"]
)
def test_two_of_a_kind_in_a_duty_are_not_all_there_are(coast: Rolecite, question: str) -> None:
    answer = coast.ask(question)
    assert isinstance(answer, NotStatedAnswer)
    assert answer.reason is Reason.NEVER_STATED


def test_what_is_counted_in_the_leading_line_is_told(coast: Rolecite) -> None:
    assert _led_by(coast, "how many buoys does a Lamp Keeper check?") == "Check the lanterns of eighty buoys"


def test_a_line_on_hours_that_counts_none_does_not_say_how_many(coast: Rolecite) -> None:
    assert isinstance(coast.ask("how many hours a week does a Tower Warden work?"), NotStatedAnswer)


@pytest.mark.parametrize("asked", ["are there any late evenings?", "work outside office hours?"])
def test_to_work_late_is_to_work_in_the_evening(coast: Rolecite, asked: str) -> None:
    assert _led_by(coast, f"Tower Warden - {asked}") == "Willing to work late on the eve of a storm"


def test_how_often_and_whether_at_night_one_is_on_call_is_one_line(coast: Rolecite) -> None:
    said = _led_by(coast, "Lamp Keeper: how often am I on call, and is it in the night?")
    assert said == "Carry the pager of the tower every other week"


def test_which_one_is_no_refusal_where_no_line_speaks_of_the_rest(coast: Rolecite) -> None:
    answer = coast.ask("which jab must a Lamp Keeper have had before starting?")
    assert "Vaccinated against tetanus before the first day" in [claim.text for claim in answer.claims]


def test_a_telephone_at_night_is_the_duty_of_being_on_call(coast: Rolecite) -> None:
    asked = "as a Lamp Keeper, could my phone ring at 3 am?"
    assert _led_by(coast, asked) == "Carry the pager of the tower every other week"
    named = coast.ask("are Exchange Leads on call?")
    assert named.text == "The documents say nothing of being on call for Exchange Lead."
    unnamed = coast.ask("could an Exchange Lead be woken at night?")
    assert not unnamed.text.startswith("The documents say nothing of being on call")


@pytest.mark.parametrize(
    "question",
    ["who is a Lamp Keeper's manager?", "who is the lamp keeper's line manager? the same as the operators'?"],
)
def test_somebodys_manager_is_a_reporting_line_and_no_person(coast: Rolecite, question: str) -> None:
    answer = coast.ask(question)
    assert isinstance(answer, FactAnswer)
    assert answer.fact.value == "Tower Warden"


@pytest.mark.parametrize("question", ["who is the VP Coast?", "who's the CFO of the company?"])
def test_who_holds_a_title_that_has_no_page_is_not_stated_either(coast: Rolecite, question: str) -> None:
    answer = coast.ask(question)
    assert isinstance(answer, NotStatedAnswer)
    assert answer.text == "These documents describe roles; they do not say who holds them."


def test_who_is_somewhere_up_is_no_question_for_a_name(coast: Rolecite) -> None:
    assert "do not say who holds them" not in coast.ask("who is senior here?").text

"""Whether a thing is stated: by lines that tell it in other words, and not by lines that are near by a name alone."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite
from service.answers import Answer, NotStatedAnswer, PassagesAnswer
from service.ask.asking import asked_in
from service.ask.measure import Sort, measure

FIXER = """\
---
title: Loom Fixer
---

| Level | Manager | Rung |
| ----- | ------- | ---- |
| LF1 - Loom Fixer 1 | No | 1 |
| LF2 - Loom Fixer 2 | No | 2 |
| LF3 - Loom Fixer 3 | Yes | 3 |

## Levels

### LF1 - Loom Fixer 1

#### LF1 - Loom Fixer 1 Responsibilities

- Oil the looms and change worn belts
- Read the pattern cards

### LF2 - Loom Fixer 2

#### LF2 - Loom Fixer 2 Responsibilities

- Carry the pager for the weaving hall one week in six
- Spend two days each quarter at a school of weaving
- Rebuild a broken loom within a day

### LF3 - Loom Fixer 3

#### LF3 - Loom Fixer 3 Responsibilities

- Plan the repairs of the year
"""
DYER = """\
---
title: Dyer
---

Dyers colour the yarn.

## Levels

### Dyer

#### Dyer Responsibilities

- Mix the colours of the season
- Visit wool farms, up to 15% of working time
- Advise the sellers on two or three deals a month

#### Dyer Requirements

- Evening availability until 20:00 on market days
- No weekends in the first year, one in five afterwards

### Senior Dyer

#### Senior Dyer Responsibilities

- Sign off the colours of the season
- Takes a commission on the yarn that is sold in those colours
"""
WINDER = """\
---
title: {code} Yarn Winder
---

## Levels

### {code} Yarn Winder

#### {code} Yarn Winder Responsibilities

- Wind {many} bobbins a day
- Take notes in the interviews of new winders
"""


@pytest.fixture(scope="module")
def mill(opened: Opened) -> Rolecite:
    winders = {f"mill/w{n}-yarn-winder.md": WINDER.format(code=f"W{n}", many=n * 100) for n in (1, 2, 3)}
    return opened({"mill/loom-fixer.md": FIXER, "mill/dyer.md": DYER, **winders})


def _lead(answer: Answer) -> str:
    assert isinstance(answer, PassagesAnswer), f"{answer.kind}: {answer.text}"
    return answer.claims[0].text


def test_to_be_free_at_night_is_told_by_a_line_on_evenings(mill: Rolecite) -> None:
    assert _lead(mill.ask("I sing in a choir. Are the evenings free for a Dyer?")).startswith("Evening availability")


def test_when_a_first_weekend_comes_is_told_by_the_line_on_weekends(mill: Rolecite) -> None:
    assert "weekends in the first year" in _lead(mill.ask("When would I get my first Saturday shift as a Dyer?"))


def test_a_question_stands_behind_a_dash() -> None:
    told = "senior dyer with two small dogs at home - how much of the job is farms and mud?"
    assert asked_in(told) == "how much of the job is farms and mud?"
    assert asked_in("Senior Dyer - how much of the job is on farms?").startswith("Senior Dyer")


@pytest.mark.parametrize("whole", ["the job", "my work", "this role", "the position"])
def test_a_part_of_the_job_is_a_share_of_its_time(whole: str) -> None:
    asked = measure(f"how much of {whole} is on the road?")
    assert asked is not None
    assert asked.sort is Sort.SHARE
    assert asked.tells("Up to 15% of working time")
    assert asked.tells("Mostly on the road")
    assert not asked.tells("Visits wool farms")


def test_a_share_of_the_time_is_told_for_what_goes_with_it(mill: Rolecite) -> None:
    asked = "Dyer with two small dogs at home here - how much of the job is farms and country roads?"
    assert _lead(mill.ask(asked)).startswith("Visit wool farms")


def test_time_for_a_thing_is_told_in_days(mill: Rolecite) -> None:
    assert "two days each quarter" in _lead(mill.ask("Does an LF2 get any paid time for courses and such?"))


def test_a_phone_that_buzzes_is_told_before_it_is_asked_of(mill: Rolecite) -> None:
    asked = "A phone buzzing at night made me quit the last job. As LF2, how many weeks a year would that be?"
    assert _lead(mill.ask(asked)).startswith("Carry the pager")


def test_a_cut_of_what_is_sold_is_pay(mill: Rolecite) -> None:
    answer = mill.ask("do Dyers get a cut of the deals they advise on?")
    assert "state no pay" not in answer.text  # one of them has a commission
    for question in ("does an LF2 get a cut of the deals?", "does an LF2 get commission on the deals?"):
        answer = mill.ask(question)
        assert isinstance(answer, NotStatedAnswer)
        assert answer.text.startswith("The documents state no pay")


@pytest.mark.parametrize(
    "question",
    [
        "must an LF2 have a degree in physics?",
        "does an LF1 need a driving licence?",
        "is a master's certificate mandatory for an LF3?",
    ],
)
def test_a_cell_that_says_no_of_something_else_answers_no_other_need(mill: Rolecite, question: str) -> None:
    assert isinstance(mill.ask(question), NotStatedAnswer)


@pytest.mark.parametrize(
    "question",
    [
        "how many interview rounds are there for a yarn winder, and who is in them?",
        "what are the KPIs of a yarn winder?",
    ],
)
def test_which_one_is_not_asked_where_none_of_them_states_it(mill: Rolecite, question: str) -> None:
    assert isinstance(mill.ask(question), NotStatedAnswer)

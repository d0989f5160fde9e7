"""Levels told by all that they lead, bosses of whom the documents say no more, and where on a scale a level stands."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite
from service.answers import FactAnswer, NotStatedAnswer

PAGE = """\
---
title: Weaving
---

## Weaver (Band 2)

**Reports to:** Head of Weaving

### Responsibilities

- Run the night shed and thread the loom

## Senior Weaver (Band 3)

**Reports to:** Head of Weaving

### Responsibilities

- Run the status board of the looms
- Lead six weavers

## Head of Weaving

*(Band 7, there is no band 6 here)*

**Reports to:** Mill Director

### Responsibilities

- Hire weavers, hold their reviews and manage the team leads
- Own the budget
"""


@pytest.fixture(scope="module")
def mill(opened: Opened) -> Rolecite:
    return opened({"mill/weaving.md": PAGE})


@pytest.mark.parametrize(
    "question",
    [
        "which band is the person who runs Weaving?",
        "what band is whoever heads up weaving on?",
        "what grade is the person in charge of Weaving?",
        "What level's the Head of Weaving on?",
        "What level is the Head of Weaving at?",
        "what band's the Head of Weaving?",
    ],
)
def test_the_grade_of_whoever_leads_all_of_it(mill: Rolecite, question: str) -> None:
    answer = mill.ask(question)
    assert isinstance(answer, FactAnswer), f"{answer.kind}: {answer.text}"
    assert answer.fact.value == 7


def test_who_runs_a_thing_in_it_is_told_by_the_line_on_that(mill: Rolecite) -> None:
    answer = mill.ask("what band is the person who runs the status board of the looms?")
    assert isinstance(answer, FactAnswer), f"{answer.kind}: {answer.text}"
    assert answer.fact.value == 3


@pytest.mark.parametrize(
    "question",
    [
        "who does the Mill Director report to?",
        "Whom would the Mill Director answer to?",
        "who's the Mill Director's boss?",
        "who manages the Mill Director?",
    ],
)
def test_of_a_boss_who_is_only_named_it_is_said_who_reports_there(mill: Rolecite, question: str) -> None:
    answer = mill.ask(question)
    assert isinstance(answer, NotStatedAnswer), f"{answer.kind}: {answer.text}"
    assert [near.text for near in answer.near] == ["Head of Weaving: reports to Mill Director"]


def test_of_a_boss_who_is_told_more_of_the_line_is_shown(opened: Opened) -> None:
    told = opened({"mill/weaving.md": f"{PAGE}- Talk with the owners, as the Mill Director reports to the Guild\n"})
    answer = told.ask("who does the Mill Director report to?")
    assert answer.claims[0].text.endswith("the Mill Director reports to the Guild")


@pytest.mark.parametrize(
    "question",
    ["how many people work here all in all?", "how many people do you employ overall?", "how many people are there in the whole company?"],
)  # fmt: skip
def test_a_line_on_some_is_no_number_of_all(mill: Rolecite, question: str) -> None:
    answer = mill.ask(question)
    assert isinstance(answer, NotStatedAnswer), f"{answer.kind}: {answer.text}"

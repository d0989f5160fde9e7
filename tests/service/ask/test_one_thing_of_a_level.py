"""One thing asked of a level in the words of a question for all that it asks: a mill of our own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from written_index import over

from indexer.encoder import Encoder
from service import Rolecite
from service.answers import Answer
from service.ask.conditions import Known
from service.ask.listing_form import may_list_levels
from service.ask.polar import asks_about_a_move

MILLER = """\
---
title: Miller
---

Millers turn the grain of four valleys into flour that bakers can rely on.

A degree is not asked for at any level; a sack of flour that we can bake with says more.

## Levels

### Miller

#### Miller Responsibilities

- Set the gap between the stones by ear and by the feel of the flour
- Sweep the dust from every beam on Saturday, so that nothing can burn
- Write each delivery of grain into the blue ledger within the hour
- Teach one apprentice how a sack is tied

#### Miller Requirements

- Two years of work with grain

### Senior Miller

#### Senior Miller Responsibilities

- Everything in the Miller role, plus
- Buy the grain of a harvest and sign for it
- Dress the millstones twice a year
- Speak for the mill at the parish meeting

#### Senior Miller Requirements

- Six years of work with grain

## Hiring Process

- A morning at the stones with a Senior Miller
"""


@pytest.fixture(scope="module")
def mill(default_encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rolecite]:
    with over(tmp_path_factory.mktemp("mill"), {"milling/miller.md": MILLER}, default_encoder) as opened:
        yield opened


def _first(answer: Answer) -> str:
    return answer.claims[0].citations[0].quote


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what are the fire safety duties of a Miller", "Sweep the dust"),
        ("apprentice training expectation for the Miller", "Teach one apprentice"),
        ("what is expected of a Senior Miller at council meetings", "Speak for the mill"),
    ],
)
def test_the_point_on_the_thing_asked_leads_and_none_is_lost(mill: Rolecite, question: str, said: str) -> None:
    answer = mill.ask(question)
    assert _first(answer).startswith(said)
    if answer.kind == "expectations":
        assert sorted(claim.text for claim in answer.claims) == sorted(
            claim.text for claim in mill.ask(f"everything expected of a {_title(question)}").claims
        )


def _title(question: str) -> str:
    return "Senior Miller" if "Senior" in question else "Miller"


def test_what_is_taken_over_stays_behind_what_is_of_its_own(mill: Rolecite) -> None:
    answer: Any = mill.ask("what is expected of a Senior Miller at council meetings")
    if answer.kind == "expectations":
        own = {point.citation.start_line for point in answer.expectations.own}
        kept = [claim.citations[0].start_line in own for claim in answer.claims]
        assert kept == sorted(kept, reverse=True)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Millers: what is expected in terms of schooling", "A degree is not asked for"),
        ("what do the millers turn out", "Millers turn the grain"),
    ],
)
def test_a_line_of_the_whole_role_answers_in_place_of_the_points_of_a_level(
    mill: Rolecite, question: str, said: str
) -> None:
    answer = mill.ask(question)
    assert answer.kind == "passages"
    assert _first(answer).startswith(said)


@pytest.mark.parametrize(
    "question",
    [
        "What does a Senior Miller do?",
        "what is expected of a Miller",
        "Give me everything a Senior Miller must do and bring, inherited duties included",
        "complete list of duties for the Senior Miller, with what carries over from the miller",
    ],
)
def test_a_question_for_all_of_it_gets_the_points_in_the_order_of_the_page(mill: Rolecite, question: str) -> None:
    answer: Any = mill.ask(question)
    assert answer.kind == "expectations"
    own = [point.citation.start_line for point in answer.expectations.own]
    lines = [claim.citations[0].start_line for claim in answer.claims]
    assert [line for line in lines if line in own] == own


@pytest.mark.parametrize(
    "question",
    [
        "What is the purpose of the millers?",
        "what's the mission of the miller team",
        "the mission of the millers",
        "one-line pitch for the miller role",
        "why do millers exist",
        "millers in a nutshell",
        "what are the millers all about",
    ],
)
def test_what_a_role_is_for_is_its_introduction(mill: Rolecite, question: str) -> None:
    answer = mill.ask(question)
    assert answer.kind == "passages"
    assert _first(answer).startswith("Millers turn the grain")


@pytest.mark.parametrize("question", ["summary of the Senior Miller", "the Senior Miller in a nutshell"])
def test_a_level_in_few_words_is_what_is_expected_of_it(mill: Rolecite, question: str) -> None:
    assert mill.ask(question).kind == "expectations"


def test_the_purpose_of_a_thing_is_not_that_of_the_role(mill: Rolecite) -> None:
    assert not _first(mill.ask("what is the purpose of the blue ledger of the millers")).startswith("Millers turn")


def test_a_comparison_keeps_its_classes_with_the_nearest_point_first(mill: Rolecite) -> None:
    answer: Any = mill.ask("what is the difference between Miller and Senior Miller in buying grain")
    assert answer.kind == "comparison"
    assert _first(answer).startswith("Buy the grain")
    added = {point.citation.start_line for point in answer.comparison.added}
    kept = [claim.citations[0].start_line in added for claim in answer.claims]
    assert kept == sorted(kept, reverse=True)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("I sold at the parish market, does that matter for the top level", "Speak for the mill"),
        ("how often are the millstones dressed at the highest rung", "Dress the millstones"),
    ],
)
def test_an_end_of_a_ladder_that_tells_whom_it_is_about_asks_for_no_list(
    mill: Rolecite, question: str, said: str
) -> None:
    answer = mill.ask(question)
    assert answer.kind == "passages"
    assert _first(answer).startswith(said)


@pytest.mark.parametrize(
    ("question", "of_levels"),
    [
        ("which offices have millers", False),
        ("what stones are there", False),
        ("is it Brushwell or some other brush that you have", False),
        ("which millers dress the stones", True),
        ("which jobs are done by hand", True),
        ("everyone answering to the miller", True),
        ("who may sign", True),
    ],
)
def test_levels_are_listed_where_a_question_speaks_of_them(question: str, of_levels: bool) -> None:
    known = Known((), frozenset(), frozenset({"miller", "senior"}))
    assert may_list_levels(question, known) is of_levels


def test_a_short_text_that_is_hardly_a_profile_is_not_matched(mill: Rolecite) -> None:
    asked = mill.ask("asking bakers and farmers for their views over three months, which miller level")
    assert asked.kind != "match"
    assert mill.ask("six years with grain and a morning at the stones, which level suits me").kind == "match"


@pytest.mark.parametrize(
    ("question", "about_a_move"),
    [
        ("who decides on promotion from Sailmaker to Senior Sailmaker?", True),
        ("could I switch over to rigging from sailmaking?", True),
        ("must there be a vacancy to go from Rigger to Senior Rigger?", True),
        ("what changes when I move from Rigger to Senior Rigger?", False),
        ("does a Senior Rigger do more than a Rigger?", False),
        ("what would get me from Rigger to Senior Rigger?", False),
        ("does moving from Rigger to Senior Rigger add new duties?", False),
    ],
)
def test_a_move_is_asked_about_by_who_or_whether_and_not_by_what_sets_two_levels_apart(
    question: str, about_a_move: bool
) -> None:
    assert asks_about_a_move(question) is about_a_move

"""Superlatives over amounts that lines state: the most years, the smallest budget, the largest team."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite
from service.answers import ListingAnswer

SAIL = """\
---
title: Sail Maker
---

## Levels

### Sail Maker

#### Sail Maker Responsibilities

- Lead three apprentices

#### Sail Maker Requirements

- 2 years of work with cloth

### Senior Sail Maker

#### Senior Sail Maker Responsibilities

- Lead a team of five
- Keep a budget of 9,000 euros for thread

#### Senior Sail Maker Requirements

- 8 years of work, two of them with leather
- Has led a team of forty
"""
ROPE = """\
---
title: Rope Maker
---

## Levels

### Rope Maker

#### Rope Maker Requirements

- One year of work outdoors

### Director of Rope

#### Director of Rope Responsibilities

- Lead a team of thirty
- Hold the yearly budget of 400,000 euros; sell rope for 2 million euros

#### Director of Rope Requirements

- 8 years of work in a mill
"""


@pytest.fixture(scope="module")
def loft(opened: Opened) -> Rolecite:
    return opened({"loft/sail-maker.md": SAIL, "yard/rope-maker.md": ROPE})


@pytest.mark.parametrize(
    ("question", "listed"),
    [
        (
            "who needs the most years of experience?",
            [
                "Senior Sail Maker: 8 years of work, two of them with leather",
                "Director of Rope: 8 years of work in a mill",
            ],
        ),
        ("Which role asks for the fewest years?", ["Rope Maker: One year of work outdoors"]),
        (
            "which role needs the most years of leather",
            ["Senior Sail Maker: 8 years of work, two of them with leather"],
        ),
        ("Which sail maker needs the least experience", ["Sail Maker: 2 years of work with cloth"]),
        ("who leads the largest team?", ["Director of Rope: Lead a team of thirty"]),
        ("which level holds the smallest budget?", ["Senior Sail Maker: Keep a budget of 9,000 euros for thread"]),
    ],
)
def test_those_of_the_largest_or_smallest_amount_are_listed_with_its_line(
    loft: Rolecite, question: str, listed: list[str]
) -> None:
    answer = loft.ask(question)
    assert isinstance(answer, ListingAnswer)
    assert [claim.text for claim in answer.claims] == listed


def test_how_many_were_compared_is_said(loft: Rolecite) -> None:
    assert loft.ask("who needs the most years?").text == (
        "Senior Sail Maker, Director of Rope, of 4 levels that state it in their own lines; "
        "others may say it in other words."
    )


def test_the_highest_grade_is_no_amount_of_a_line(loft: Rolecite) -> None:
    assert "state it in their own lines" not in loft.ask("Which role has the highest grade?").text

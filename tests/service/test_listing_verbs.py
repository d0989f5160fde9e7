"""Words of rank that are a verb, or whom one is done to, ask for no rank; what is asked together may be on two lines."""

from __future__ import annotations

import pytest
from written_index import Opened

from service.answers import ListingAnswer

PAGES = {
    "mill/miller.md": """---
title: Miller
---

## Levels

### Mill Intern

- Learn the stones

### Miller

#### Miller Responsibilities

- Mentor interns at the stones
- Carry the pager of the sluice one week in six

#### Miller Requirements

- Reads flour tables in SQL

### Lead Miller

#### Lead Miller Responsibilities

- Lead incidents at the sluice

#### Lead Miller Requirements

- Speaks SQL with the bakery
- Travel to four markets a year
""",
    "shop/seller.md": """---
title: Seller
---

## Levels

### Seller

#### Seller Requirements

- Reads SQL off the till

### Senior Seller

#### Senior Seller Responsibilities

- Coach managers of other shops
""",
}


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("Which roles mentor interns?", ["Miller"]),
        ("Which roles lead incidents?", ["Lead Miller"]),
        ("Which roles coach managers?", ["Senior Seller"]),
        ("Which roles need SQL and travel?", ["Lead Miller"]),
        ("Which roles need SQL and report to the shop?", ["Seller"]),
        ("Which roles are on call?", ["Miller"]),
        ("Which roles are for interns?", ["Mill Intern"]),
        ("List all lead roles", ["Lead Miller"]),
    ],
)
def test_verbs_their_objects_departments_and_pairs(opened: Opened, question: str, titles: list[str]) -> None:
    answer = opened(PAGES).ask(question)

    assert isinstance(answer, ListingAnswer), answer.text
    assert [level.title for level in answer.levels] == titles

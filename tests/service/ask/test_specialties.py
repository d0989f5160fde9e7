"""The specialties and segments of a role: which there are, and that a question of one is answered from its section."""

from __future__ import annotations

import pytest
from written_index import Opened

from service.answers import PassagesAnswer

PAGES = {
    "dairy/cheesemaker.md": """---
title: Cheesemaker
---
# Cheesemaker

Cheesemakers turn milk into cheese.

## Levels

### Cheesemaker

The Cheesemaker is a grade 4.

#### Requirements
- One year in a dairy
- Reads a pH meter

### Senior Cheesemaker

The Senior Cheesemaker is a grade 5.

#### Requirements
- Four years in a dairy
- Has judged at a fair

## Specialties

### Mountain

- Lives in a hut from June to September
- Carries the milk down by cable

### Blue (Penicillium)

- Knows how to pierce a wheel
- Keeps the cave at eight degrees

### Turn

- Turns 300 wheels a day
"""
}


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What do mountain cheesemakers need?", "Lives in a hut from June to September"),
        ("mountain cheesemaker requirements", "Lives in a hut from June to September"),
        ("What does the cheesemaker's blue specialty ask?", "Knows how to pierce a wheel"),
        ("What do Cheesemakers in Blue do?", "Knows how to pierce a wheel"),
        ("How cold is the cave that a blue cheesemaker keeps?", "Keeps the cave at eight degrees"),
        ("Senior Cheesemaker, Turn: what is asked?", "Turns 300 wheels a day"),
    ],
)
def test_a_question_of_a_specialty_is_answered_from_its_section(opened: Opened, question: str, first: str) -> None:
    answer = opened(PAGES).ask(question)

    assert isinstance(answer, PassagesAnswer), answer.text
    assert answer.claims[0].text == first


@pytest.mark.parametrize(
    "question", ["What are the specialties of the cheesemaker?", "Which specialties does a Cheesemaker have?"]
)
def test_the_specialties_of_a_role_are_named(opened: Opened, question: str) -> None:
    answer = opened(PAGES).ask(question)

    assert answer.text == "Cheesemaker has 3 specialties: Mountain, Blue (Penicillium), Turn."
    assert [claim.citations[0].start_line for claim in answer.claims] == [30, 35, 40]


@pytest.mark.parametrize(
    "question",
    ["Do cheesemakers turn the wheels?", "What grade is the mountain Cheesemaker?", "cheesemaker requirements"],
)
def test_a_verb_a_fact_and_the_role_alone_ask_for_no_specialty(opened: Opened, question: str) -> None:
    assert not opened(PAGES).ask(question).text.startswith(("Turn,", "Mountain,", "Cheesemaker has 3"))

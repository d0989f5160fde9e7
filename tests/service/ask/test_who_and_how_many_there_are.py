"""Who holds a role, and how many do: a catalogue of roles says neither, unless a line counts them."""

from __future__ import annotations

import pytest
from written_index import Opened

from service.answers import Answer, NotStatedAnswer
from service.rolecite import Rolecite

PAGES = {
    "fleet/ferry-deckhand.md": """\
---
title: Ferry Deckhand
---

Ferry deckhands moor and load the boats of both banks. The VP of Piers sees every candidate.

## Levels

### Ferry Deckhand

#### Responsibilities

- Moor the boat and count the passengers
- Splice a torn rope before the next crossing

### Senior Ferry Deckhand

#### Responsibilities

- Lead three new deckhands in their first season
- Check the lifejackets of both piers

### Manager, Ferry Deckhands

The Manager, Ferry Deckhands leads one pier of 10 to 14 deckhands.

#### Responsibilities

- Draw up the rota of the pier
""",
    "fleet/pilot.md": """\
---
title: Pilot
---

There are seven pilots. They report to the Harbour Captain.

## Levels

### Pilot

#### Responsibilities

- Bring ships over the bar at night

### Director, Pilots

One person holds this post.

#### Responsibilities

- Buy the pilot boats
""",
}


@pytest.fixture(scope="module")
def harbour(opened: Opened) -> Rolecite:
    return opened(PAGES)


@pytest.mark.parametrize(
    "question",
    [
        "what is the name of the VP of Piers",
        "what's the name of your current CTO?",
        "who currently holds the Director, Pilots post?",
        "what's the VP's name?",
    ],
)
def test_nobody_is_named(harbour: Rolecite, question: str) -> None:
    assert harbour.ask(question).text == "These documents describe roles; they do not say who holds them."


@pytest.mark.parametrize(
    "question",
    [
        "what is the name of the manager track?",
        "who holds the keys of the pilot boats?",
        "what is the director level's name",
    ],
)
def test_what_is_no_person_may_have_a_name(harbour: Rolecite, question: str) -> None:
    assert "who holds them" not in harbour.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "how many ferry deckhands are there",
        "how many ferry deckhands are there in total?",
        "how many senior ferry deckhands (S2) do we have",
        "how many ferry deckhands work in Mooring altogether",
    ],
)
def test_whom_each_of_several_leads_are_not_all_that_there_are(harbour: Rolecite, question: str) -> None:
    assert isinstance(harbour.ask(question), NotStatedAnswer)


@pytest.mark.parametrize("question", ["how many pilots are there", "how many pilots do we have in total?"])
def test_a_line_that_counts_them_says_how_many_there_are(harbour: Rolecite, question: str) -> None:
    assert first(harbour.ask(question)).startswith("There are seven pilots.")


@pytest.mark.parametrize(
    "question",
    [
        "how many people does a Manager, Ferry Deckhands have under them?",
        "how many people answer to the Manager, Ferry Deckhands?",
    ],
)
def test_one_body_of_so_many_is_so_many_people(harbour: Rolecite, question: str) -> None:
    assert first(harbour.ask(question)).endswith("leads one pier of 10 to 14 deckhands.")


def test_whom_another_level_leads_are_not_those_under_this_one(harbour: Rolecite) -> None:
    led = harbour.ask("how many deckhands sit under the Senior Ferry Deckhand?")

    assert first(led).startswith("Lead three new deckhands")
    assert isinstance(harbour.ask("how many deckhands sit under the Pilot?"), NotStatedAnswer)


def test_a_level_that_says_how_many_have_it_is_counted(harbour: Rolecite) -> None:
    assert first(harbour.ask("how many Directors, Pilots, are there?")).startswith("One person holds this post.")


def first(answer: Answer) -> str:
    return answer.claims[0].text

"""Whether a level or grade exists, who reports to a whole title, and what a grade's own line says beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from written_index import Opened

from corpus.model import Track
from service import Rolecite
from service.answers import Answer, FactAnswer, ListingAnswer, NotStatedAnswer, PassagesAnswer, Reason
from service.ask.conditions import Known
from service.ask.fitting import names
from service.ask.listing_reading import conditions
from service.links import Links

GLAZIER = """\
---
title: Glazier
---

## Levels

### Glazier

The Glazier reports to the Glass Manager. The Glazier is a grade 4.

#### Responsibilities

- Cut panes to the template

### Senior Glazier

The Senior Glazier reports to the Manager, Stained Glass. The Glazier is a grade 5.

#### Responsibilities

- Cut panes without a template

### Staff Glazier

The Staff Glazier reports to the Glass Manager, North. The Staff Glazier is a grade 6.

#### Responsibilities

- Set leaded panes in old frames

### Glass Manager

The Glass Manager is a grade 7 to 8, depending on the size of the workshop.

#### Responsibilities

- Manage a team of glaziers

### Manager, Enamel

The Manager, Enamel is a grade 6 to 7, depending on the kiln.

#### Responsibilities

- Manage a team of enamellers
"""
Asking = Callable[..., Answer]
PAGE = "workshop/glazier"


@pytest.fixture(scope="module")
def workshop(opened: Opened) -> Rolecite:
    return opened({f"{PAGE}.md": GLAZIER})


@pytest.mark.parametrize("question", ["Is there a {}?", "do you have a {} level?", "Does the {} exist?"])
@pytest.mark.parametrize("title", ["Cider Maker", "Apple Grower", "Staff Apple Grower"])
def test_a_level_that_exists_is_said_to_exist_with_its_heading(told: Asking, question: str, title: str) -> None:
    found = told(question.format(title))
    assert isinstance(found, PassagesAnswer)
    assert found.text.startswith(f"Yes: {title}, grade ")
    assert [claim.citations[0].level for claim in found.claims] == [title]


@pytest.mark.parametrize(
    "question", ["Is there a grade 6?", "Is there a grade 6 level?", "Are there any grade 6 roles?"]
)
def test_a_grade_that_exists_is_listed(told: Asking, question: str) -> None:
    found = told(question)
    assert isinstance(found, ListingAnswer)
    assert {level.grade for level in found.levels} == {6}
    assert found.total == 3


def test_a_grade_that_does_not_exist_is_refused_with_those_that_do(told: Asking) -> None:
    found = told("Is there a grade 15?")
    assert isinstance(found, NotStatedAnswer)
    assert found.reason is Reason.NO_SUCH_LEVEL
    assert found.text == "No level has grade 15. Grades run from 4 to 8."


def test_a_refusal_under_filters_speaks_of_no_more_than_they_let_through(told: Asking) -> None:
    assert told("who is at grade 6", grade=4).text.startswith("No level within the filters has grade 6.")
    blossom = told("Which roles need Brushwell?", track="management")
    assert blossom.text == "No line within the filters speaks of 'Brushwell'."


def test_a_boss_is_matched_by_the_whole_title(workshop: Rolecite) -> None:
    found = workshop.ask("who reports to the Glass Manager?")
    assert isinstance(found, ListingAnswer)
    assert [level.title for level in found.levels] == ["Glazier", "Staff Glazier"]
    other = workshop.ask("who reports to the Manager, Stained Glass?")
    assert isinstance(other, ListingAnswer)
    assert [level.title for level in other.levels] == ["Senior Glazier"]


def test_a_plain_word_names_every_boss_that_bears_it() -> None:
    assert names("manager", "Manager, Stained Glass")
    assert names("Glass Manager", "Manager, Stained Glass")


@pytest.mark.parametrize(
    "asked", ["which roles manage no people?", "who manages nobody?", "Which levels don't lead a team?"]
)
def test_those_who_manage_nobody_are_told_by_their_track(asked: str) -> None:
    known = Known((), frozenset(), frozenset({"manager"}))
    wanted = conditions(asked, Links(), known)
    assert wanted.tracks == (Track.IC, Track.INTERN)
    assert wanted.catalogue
    assert not wanted.negated
    assert not wanted.ranks


def test_a_grade_line_that_names_another_level_is_said_to_disagree(workshop: Rolecite) -> None:
    found = workshop.ask("What grade is the Senior Glazier?")
    assert isinstance(found, FactAnswer)
    assert found.fact.value == 5
    assert "disagrees with itself: the grade line of 'Senior Glazier' names 'Glazier'" in found.text
    assert found.claims[-1].citations[0].start_line == found.claims[0].citations[0].start_line


def test_a_stretch_of_grades_in_one_line_is_no_disagreement(workshop: Rolecite) -> None:
    found = workshop.ask("What grade is the Glass Manager?")
    assert isinstance(found, FactAnswer)
    assert found.text == "Glass Manager: grade 7 to 8."
    assert found.fact.value == 7
    assert len(found.claims) == 1


def test_a_level_that_fits_by_another_grade_than_its_first_is_named_in_full(workshop: Rolecite) -> None:
    found = workshop.ask("Which roles are at grade 7?")
    assert isinstance(found, ListingAnswer)
    assert [level.title for level in found.levels] == ["Glass Manager"]
    assert found.text.endswith("By another line than their own also: Manager, Enamel.")


def test_the_boss_asked_for_by_rank_is_not_whom_the_question_is_about(workshop: Rolecite) -> None:
    found = workshop.ask("Which manager does a Glazier answer to?")
    assert isinstance(found, FactAnswer)
    assert (found.fact.level_id, found.fact.value) == (f"{PAGE}#glazier", "Glass Manager")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What level is below Senior Apple Grower?", "Below Senior Apple Grower comes Apple Grower, grade 4."),
        ("what is below the Staff Apple Grower", "Below Staff Apple Grower comes Senior Apple Grower, grade 5."),
        (
            "is there a level below the Senior Apple Grower?",
            "Yes: below Senior Apple Grower comes Apple Grower, grade 4.",
        ),
        (
            "Is there anything between Apple Grower and Staff Apple Grower?",
            "Yes: between Apple Grower and Staff Apple Grower stands Senior Apple Grower, grade 5.",
        ),
        (
            "any level between the Apple Grower and the Senior Apple Grower?",
            "No: no level stands between Apple Grower and Senior Apple Grower.",
        ),
        ("Is there a rung below the Apple Grower?", "No: Apple Grower is the lowest level of Apple Grower."),
        (
            "anything above the Staff Apple Grower?",
            "No: Staff Apple Grower is the highest level of Apple Grower. Staff Apple Grower: reports to Director of Fruit.",
        ),
    ],
)
def test_the_level_beside_another_is_named(told: Asking, question: str, text: str) -> None:
    found = told(question)
    assert isinstance(found, PassagesAnswer)
    assert found.text == text


def test_who_is_above_a_level_is_its_boss_and_then_the_next_rung(told: Asking) -> None:
    found = told("who is above the Apple Grower?")
    assert isinstance(found, FactAnswer)
    assert found.fact.value == "Orchard Manager"
    assert found.text == (
        "Apple Grower: reports to Orchard Manager. Above it on the ladder comes Senior Apple Grower, grade 5."
    )


def test_no_level_is_named_below_the_lowest(told: Asking) -> None:
    found = told("What level is below the Apple Grower?")
    assert isinstance(found, NotStatedAnswer)
    assert found.reason is Reason.NO_SUCH_LEVEL
    assert "no level below Apple Grower" in found.text

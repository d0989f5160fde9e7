"""Questions on where and when work is done, over pages that describe several roles, with labels and headings."""

from __future__ import annotations

import pytest
from written_index import Opened

from service import Rolecite
from service.answers import NotStatedAnswer, PassagesAnswer

THEATRE = """\
# Stage and House

## Stagehand, G2

- Shifts scenery between acts
- Works two weekends in three
- Carries the pager one week in six, daytime and night
- Carries spare lamps to the grid

## Wardrobe Keeper, G3

- Mends and irons the costumes of a whole season
- Passes a background check before the keys are handed over

## Box Office Clerk, G2

- Sells tickets at the counter and by telephone

## Practicalities

Location: the old mill in Turku, or a desk of your choice in Finland.
"""
SCRIPTS = """\
# Script Editor

## Script Editor, G4

- Reads forty scripts a season
- Keeps office hours, and no others

## Senior Script Editor, G5

- Chooses the plays of the small stage

## Practicalities

Remote anywhere in Finland or Estonia. Two gatherings a year in Turku.

Festivals eat up most weekends of every script editor in August.

## Relocation

We help with the move: a van, and the first month's rent.
"""
PAGES = {"house/stage-and-house.md": THEATRE, "scripts/script-editor.md": SCRIPTS}


@pytest.fixture(scope="module")
def theatre(opened: Opened) -> Rolecite:
    return opened(PAGES)


@pytest.mark.parametrize(
    "question",
    ["Do wardrobe keepers work weekends?", "Does the wardrobe keeper work weekends?", "Do box office clerks work weekends?"],
)  # fmt: skip
def test_a_line_of_a_sibling_on_the_same_page_is_not_the_roles_own(question: str, theatre: Rolecite) -> None:
    assert isinstance(theatre.ask(question), NotStatedAnswer)


def test_many_holders_of_a_role_on_a_page_of_several_are_answered_for_by_its_own_line(theatre: Rolecite) -> None:
    assert theatre.ask("Do stagehands work weekends?").claims[0].text == "Works two weekends in three"


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Where is the wardrobe keeper based?", "Location: the old mill in Turku"),
        ("Where can a Senior Script Editor live?", "Remote anywhere in Finland or Estonia"),
        ("Is the Script Editor job remote?", "Remote anywhere in Finland or Estonia"),
        ("Would I have to relocate as a Senior Script Editor?", "We help with the move"),
    ],
)
def test_a_label_or_heading_says_of_what_a_line_speaks(question: str, line: str, theatre: Rolecite) -> None:
    found = theatre.ask(question)
    assert isinstance(found, PassagesAnswer)
    assert found.claims[0].text.startswith(line)


def test_a_background_check_is_no_security_clearance(theatre: Rolecite) -> None:
    assert isinstance(theatre.ask("Does the wardrobe keeper need a security clearance?"), NotStatedAnswer)
    checked = theatre.ask("Does the wardrobe keeper need a background check?")
    assert checked.claims[0].text.startswith("Passes a background check")


def test_a_rank_without_a_role_is_not_answered_for_by_the_first_line_of_anybody(theatre: Rolecite) -> None:
    assert theatre.ask("Does the officer work weekends?").confidence < 0.9


def test_a_pager_asked_of_at_night_is_asked_of_the_role_itself(theatre: Rolecite) -> None:
    assert theatre.ask("Does the stagehand carry the pager at night?").claims[0].text.startswith("Carries the pager")
    edited = theatre.ask("Does the script editor carry the pager at night?")
    assert edited.claims[0].text == "Keeps office hours, and no others"
    assert edited.confidence < 0.9


def test_where_the_grammar_reads_no_line_a_sure_one_that_names_the_thing_answers(theatre: Rolecite) -> None:
    found = theatre.ask("Does the senior script editor work at weekends in August?")
    assert isinstance(found, PassagesAnswer)
    assert found.claims[0].text.startswith("Festivals eat up")

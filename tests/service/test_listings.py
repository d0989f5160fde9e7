"""Listings, with the levels that fit worked out by hand from the documents they are answered from."""

from __future__ import annotations

import pytest
from bakery_pages import BAKER, DRIVER, DRIVES, HEAD, JUNIOR, SENIOR, SENIOR_DRIVES, STAFF, TRANSPORT, B, D
from written_index import Opened

from service import Rolecite
from service.answers import ListingAnswer, NotStatedAnswer

MILL = """\
---
title: Miller
---

## Levels

### Miller

The Miller is a grade 2.

#### Miller Responsibilities

- Grind four sacks an hour

### Senior Miller

The Senior Miller is a grade 3.

#### Senior Miller Responsibilities

- Able to lead four millers in the high season
"""


@pytest.fixture(scope="module")
def mill(opened: Opened) -> Rolecite:
    return opened({"mill/miller.md": MILL})


@pytest.mark.parametrize(
    ("question", "claims"),
    [
        (
            "which roles in bakery have direct reports",
            ["Head Baker (grade 9)"],
        ),
        (
            "which levels have no direct reports",
            [
                f"{title}, whose title and place say so, not a line"
                for title in (
                    "Junior Baker (grade 4)",
                    "Senior Baker (grade 6)",
                    "Staff Baker (grade 7)",
                    "Driver (grade D1)",
                    "Senior Driver (grade D2)",
                )
            ],
        ),
    ],
)
def test_who_leads_people_by_their_track_alone_is_no_complete_listing(
    question: str, claims: list[str], bakery: Rolecite
) -> None:
    answer = bakery.ask(question)
    assert isinstance(answer, ListingAnswer), answer.text
    assert ([claim.text for claim in answer.claims], answer.complete) == (claims, False)


def test_a_level_whose_line_says_whom_it_leads_is_shown_by_that_line(bakery: Rolecite) -> None:
    answer = bakery.ask("which roles in bakery have direct reports")
    assert answer.claims[0].citations[0].quote == "Manage a team of fourteen bakers and travel 40 % of the time"


@pytest.fixture(scope="module")
def bakery(opened: Opened) -> Rolecite:
    return opened({f"{B}.md": BAKER, f"{D}.md": DRIVER})


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("which roles require a HACCP certificate", {SENIOR, STAFF}),  # for the Head Baker it is only a plus
        ("which levels mention haccp", {SENIOR, STAFF, HEAD}),
        ("which roles need a driving licence", {STAFF, DRIVES}),  # the junior's line says that none is needed
        ("roles that work with SAP", {HEAD, SENIOR_DRIVES}),
        ("which roles need SAP or HACCP", {SENIOR, STAFF, HEAD, SENIOR_DRIVES}),
        ("Which roles mention both SAP and HACCP?", {HEAD}),
        ("which roles ask for at least five years", {SENIOR, STAFF}),
        ("positions with travel of 30 percent and up", {HEAD}),
        ("roles in transport that mention SAP", {SENIOR_DRIVES}),
        ("who needs a driving licence", {STAFF, DRIVES}),
        ("which roles are impossible without a driving licence", {STAFF, DRIVES}),
        ("Which roles can't be done without HACCP?", {SENIOR, STAFF}),
        ("roles that need HACCP but not SAP", {SENIOR, STAFF}),
        ("which roles lead more than ten people", {HEAD}),
        ("Who leads at least six people?", {HEAD, TRANSPORT}),
        ("any job where I would travel?", {SENIOR, HEAD}),
        ("roles that need at least five years and HACCP", {SENIOR, STAFF}),  # a line each
        ("which roles lead more than ten people and work with SAP", {HEAD}),
    ],
)
def test_what_lines_say_is_listed_with_those_lines(question: str, expected: set[str], bakery: Rolecite) -> None:
    answer = bakery.ask(question)
    assert isinstance(answer, ListingAnswer)
    assert {level.level_id for level in answer.levels} == expected
    assert (answer.total, answer.complete) == (len(expected), False)


def test_a_listing_names_those_whose_lines_say_that_it_is_not_needed(bakery: Rolecite) -> None:
    answer = bakery.ask("which roles need a driving licence")
    assert isinstance(answer, ListingAnswer)
    assert answer.text.endswith("Not needed, their lines say: Junior Baker.")
    assert [near.citation.level for near in answer.near if near.citation] == ["Junior Baker"]


NO_LICENCE = {JUNIOR, SENIOR, HEAD, SENIOR_DRIVES, TRANSPORT}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("which roles do not need a driving licence", NO_LICENCE),
        ("roles where a driving licence isn't required", NO_LICENCE),
        ("I don't have a driving licence, which jobs can I still apply for?", NO_LICENCE),
        ("which bakery roles won't ask me for a driving licence", NO_LICENCE - {SENIOR_DRIVES, TRANSPORT}),
        ("which roles don't require HACCP", {JUNIOR, HEAD, DRIVES, SENIOR_DRIVES, TRANSPORT}),
        ("jobs that need neither SAP nor HACCP", {JUNIOR, DRIVES, TRANSPORT}),
        ("positions without travel", {JUNIOR, STAFF, DRIVES, SENIOR_DRIVES, TRANSPORT}),
        ("which jobs take somebody with no experience", {HEAD, DRIVES, SENIOR_DRIVES, TRANSPORT}),
    ],
)
def test_who_does_not_ask_for_a_thing_is_listed_though_no_line_says_so(
    question: str, expected: set[str], bakery: Rolecite
) -> None:
    answer = bakery.ask(question)
    assert isinstance(answer, ListingAnswer), answer.text
    assert {level.level_id for level in answer.levels} == expected
    assert (answer.total, answer.complete) == (len(expected), False)


def test_levels_not_asked_for_a_thing_are_told_apart_by_what_their_lines_say(bakery: Rolecite) -> None:
    answer = bakery.ask("which roles do not need a driving licence")
    assert [claim.text for claim in answer.claims] == [
        "Junior Baker (grade 4), whose line says that it is not needed",
        "Senior Baker (grade 6), whose lines do not speak of it",
        "Head Baker (grade 9), whose lines do not speak of it",
        "Senior Driver (grade D2), whose lines do not speak of it",
        "Transport Manager, whose lines do not speak of it",
    ]
    assert answer.text == (
        "5 levels in 2 families: 1 whose line says that it is not needed, 4 whose lines do not speak of it. "
        "Other lines may say it in other words. Asked for: Staff Baker, Driver."
    )
    welcome = bakery.ask("which roles don't require HACCP").claims[0]
    assert welcome.text == "Head Baker (grade 9), whose line would only welcome it"
    assert welcome.citations[0].quote == "HACCP certificate would be a plus"


@pytest.mark.parametrize(
    "question",
    [
        "minimum years of experience for each level of baker",
        "How many years does every baker level ask for?",
        "what experience does each level of baker need",
    ],
)
def test_what_is_asked_of_each_level_is_listed_from_the_lowest_up(question: str, bakery: Rolecite) -> None:
    answer = bakery.ask(question)
    assert isinstance(answer, ListingAnswer), answer.text
    assert [claim.text for claim in answer.claims] == [
        "Junior Baker (grade 4): 1 year in a bakery",
        "Senior Baker (grade 6): Five years in a bakery",
        "Staff Baker (grade 7): 9 years in a bakery",
        "Head Baker (grade 9), whose lines do not speak of it",
    ]


def test_what_is_only_welcome_is_not_listed_as_asked_for(bakery: Rolecite) -> None:
    answer = bakery.ask("which roles above grade 8 require a HACCP certificate?")
    assert isinstance(answer, ListingAnswer), answer.text
    assert [claim.text for claim in answer.claims] == ["Head Baker (grade 9), whose line would only welcome it"]


def test_a_boss_whose_own_line_says_who_reports_to_it_is_shown_beside_them(bakery: Rolecite) -> None:
    answer = bakery.ask("who reports to the Transport Manager?")
    assert isinstance(answer, ListingAnswer)
    assert {level.level_id for level in answer.levels} == {DRIVES, SENIOR_DRIVES}
    assert not answer.complete
    shown = [near.citation.quote for near in answer.near if near.citation]
    assert shown == ["Loaders, whom we hire by the season, report to the Transport Manager"]


def test_what_no_line_speaks_of_is_not_listed_as_not_needed(bakery: Rolecite) -> None:
    answer = bakery.ask("which roles are not on call")
    assert isinstance(answer, NotStatedAnswer)
    assert answer.text == "No line here asks for 'on-call', nor says that it is not needed."


def test_filters_narrow_a_listing(bakery: Rolecite) -> None:
    answer = bakery.ask("which levels mention HACCP", {"grade_min": 7})
    assert isinstance(answer, ListingAnswer)
    assert {level.level_id for level in answer.levels} == {STAFF, HEAD}


def test_a_name_that_stands_nowhere_is_not_listed(bakery: Rolecite) -> None:
    answer = bakery.ask("Which roles need COBOL?")
    assert isinstance(answer, NotStatedAnswer)
    assert "COBOL" in answer.text


def test_which_grades_there_are_is_told_with_the_levels_that_state_them(bakery: Rolecite) -> None:
    """The Transport Manager states none."""
    answer = bakery.ask("What grades are there?")
    assert isinstance(answer, ListingAnswer)
    assert answer.text.startswith("6 grades (4, 6, 7, 9, D1, D2), 6 levels in 2 families")
    assert {level.level_id for level in answer.levels} == {JUNIOR, SENIOR, STAFF, HEAD, DRIVES, SENIOR_DRIVES}
    inside = bakery.ask("which grades does transport use?")
    assert inside.text.startswith("2 grades (D1, D2), 2 levels")


def test_a_listing_by_the_catalogue_says_what_it_cannot_know(bakery: Rolecite) -> None:
    answer = bakery.ask("Which levels are grade 9?")
    assert isinstance(answer, ListingAnswer)
    assert ([level.level_id for level in answer.levels], answer.total, answer.complete) == ([HEAD], 1, True)
    assert answer.text.endswith("1 more level states no grade.")


@pytest.mark.parametrize("question", ["List all roles", "roles?", "list all levels"])
def test_roles_without_a_word_on_which_are_all_of_them(question: str, bakery: Rolecite) -> None:
    answer = bakery.ask(question)
    assert isinstance(answer, ListingAnswer), answer.text
    assert len(answer.levels) == sum(len(family.levels) for family in bakery.families())


def test_who_leads_people_is_told_by_lines_where_no_track_says_so(mill: Rolecite) -> None:
    """The rungs are all of individual contributors; one line says how many people its holder leads."""
    answer = mill.ask("Which levels manage people?")
    assert isinstance(answer, ListingAnswer), answer.text
    assert [(level.title, level.citation.quote) for level in answer.levels] == [
        ("Senior Miller", "Able to lead four millers in the high season")
    ]
    assert not answer.complete

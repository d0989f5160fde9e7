"""Listing questions, with the levels that fit worked out by hand from the documents below."""

from __future__ import annotations

import pytest
from ladders import Ladders, ladders
from written_index import Opened

from corpus import title as titles
from service import Rolecite
from service.answers import ListingAnswer, NotStatedAnswer
from service.ask.bosses import asks_who_reports
from service.ask.conditions import Conditions, Known, Unit, conditions
from service.ask.fitting import elsewhere, extreme, fitting, names, others
from service.ask.listing_form import asks_to_list
from service.ask.quantity import quantity
from service.links import Links

BAKER = """\
---
title: Baker
---

## Levels

### Junior Baker

The Junior Baker reports to the Head Baker.

The Junior Baker is a grade 4.

#### Junior Baker Requirements

- 1 year in a bakery
- A driving licence is not needed

### Senior Baker

The Senior Baker reports to the Head Baker.

The Senior Baker is a grade 6.

#### Senior Baker Responsibilities

- Plan the night shift and travel to the mill about 10 % of the time

#### Senior Baker Requirements

- Five years in a bakery
- HACCP certificate, level 3

### Staff Baker

The Staff Baker reports to the Head Baker.

The Staff Baker is a grade 7.

#### Staff Baker Requirements

- 9 years in a bakery
- HACCP certificate, level 4
- A driving licence for vans

### Head Baker

The Head Baker reports to the Managing Director.

The Head Baker is a grade 9.

#### Head Baker Responsibilities

- Manage a team of fourteen bakers and travel 40 % of the time
- Buy flour with the SAP system

#### Head Baker Requirements

- HACCP certificate would be a plus
"""
DRIVER = """\
---
title: Driver
---

## Levels

### Driver

The Driver reports to the Transport Manager.

The Driver is at D1.

#### Driver Requirements

- A driving licence

### Senior Driver

The Senior Driver reports to the Transport Manager.

The Senior Driver is at D2.

#### Senior Driver Responsibilities

- Enter every delivery in SAP
- This position reports to the Head Baker when the ovens are down

### Transport Manager

The Transport Manager reports to the Managing Director.

#### Transport Manager Responsibilities

- Hire drivers and manage a team of six
- Loaders, whom we hire by the season, report to the Transport Manager
"""
B, D = "bakery/baker", "transport/driver"
JUNIOR, SENIOR, STAFF, HEAD = (f"{B}#{rank}-baker" for rank in ("junior", "senior", "staff", "head"))
DRIVES, SENIOR_DRIVES, TRANSPORT = f"{D}#driver", f"{D}#senior-driver", f"{D}#transport-manager"
ALL = [JUNIOR, SENIOR, STAFF, HEAD, DRIVES, SENIOR_DRIVES, TRANSPORT]


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


@pytest.fixture(scope="module")
def works() -> Ladders:
    return ladders(**{B: BAKER, D: DRIVER})


def known(works: Ladders) -> Known:
    levels = [level for family in works.families for level in family.levels]
    codes = {str(lv.grade.value) for lv in levels if lv.grade and isinstance(lv.grade.value, str)}
    said = frozenset(word for level in levels for word in titles.words(level.title))
    return Known(tuple(family.department for family in works.families), frozenset(codes), said)


def read(question: str, works: Ladders) -> Conditions:
    return conditions(question, Links(), known(works))


def listed(question: str, works: Ladders) -> list[str]:
    """The ids that fit by the catalogue alone."""
    wanted = read(question, works)
    assert wanted.catalogue, wanted.said
    found = (others if wanted.negated and wanted.structural else fitting)(wanted, works.families)
    return [entry.level.id for entry in extreme(wanted.grade, found)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which levels are grade six?", [SENIOR]),
        ("grade below 6", [JUNIOR]),
        ("jobs under grade seven", [JUNIOR, SENIOR]),
        ("levels between grade 6 and 7 in bakery", [SENIOR, STAFF]),
        ("roles from grade 6 up to grade 8", [SENIOR, STAFF]),
        ("grades 6-9", [SENIOR, STAFF, HEAD]),
        ("roles at grade 4 or 9", [JUNIOR, HEAD]),
        ("grade 7+ roles", [STAFF, HEAD]),
        ("which roles are at pay level 7", [STAFF]),
        ("What is the highest grade?", [HEAD]),
        ("what's the top grade in bakery?", [HEAD]),
        ("lowest grade of the bakery team", [JUNIOR]),
        ("top grade you can reach in bakery?", [HEAD]),
        ("how high can one get in bakery", [HEAD]),
        ("best paid grade in the bakery department", [HEAD]),
        ("the most senior bakery role", [HEAD]),
        ("highest grade in transport", [SENIOR_DRIVES]),  # by code, as no level there has a number
        ("which roles are D1", [DRIVES]),
        ("jobs graded D1 or higher", [DRIVES, SENIOR_DRIVES]),
        ("levels above D1", [SENIOR_DRIVES]),
        ("which roles have a letter code", [DRIVES, SENIOR_DRIVES]),
        ("levels P2", []),
        ("which levels state no grade", [TRANSPORT]),
        ("Which roles don't use numbered grades?", [DRIVES, SENIOR_DRIVES]),
        ("levels with a letter grade", [DRIVES, SENIOR_DRIVES]),
        ("what's the lowest grade anywhere?", [JUNIOR]),
        ("top grade overall", [HEAD]),
        ("How high do grades go in bakery?", [HEAD]),
        ("how low do the grades go", [JUNIOR]),
        ("Show me every level above grade 6", [STAFF, HEAD]),
    ],
)
def test_grades_are_read_in_words_ranges_and_codes(question: str, expected: list[str], works: Ladders) -> None:
    assert listed(question, works) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who reports to the Head Baker", [JUNIOR, SENIOR, STAFF]),
        ("the head baker's direct reports", [JUNIOR, SENIOR, STAFF]),
        ("Which roles are managed by the Transport Manager?", [DRIVES, SENIOR_DRIVES]),
        ("who does the Managing Director manage?", [HEAD, TRANSPORT]),
        ("which roles don't report to the Head Baker", [HEAD, DRIVES, SENIOR_DRIVES, TRANSPORT]),
        ("Who reports to the Managing Director and is at grade 9 or above", [HEAD]),
        ("who reports to the Harbour Manager", []),
    ],
)
def test_who_reports_to_a_title(question: str, expected: list[str], works: Ladders) -> None:
    assert listed(question, works) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("all senior roles", [SENIOR, SENIOR_DRIVES]),
        ("senior and staff levels", [SENIOR, STAFF, SENIOR_DRIVES]),
        ("which families have a Staff level", [STAFF]),
        ("which families have no Staff level", [DRIVES, SENIOR_DRIVES, TRANSPORT]),
        ("which families have both a Senior and a Staff level", [SENIOR, STAFF]),
        ("how many managers are there", [TRANSPORT]),
        ("management roles at grade 9 or above", [HEAD]),
        ("which roles have direct reports", [HEAD, TRANSPORT]),
        ("all drivers", [DRIVES, SENIOR_DRIVES]),
        ("senior roles not in bakery", [SENIOR_DRIVES]),
        ("transport or bakery roles at grade 9", [HEAD]),
        ("list all roles", ALL),
        ("how many job families are there", ALL),
        ("how many levels does transport have", [DRIVES, SENIOR_DRIVES, TRANSPORT]),
        ("how many rungs has the transport department got", [DRIVES, SENIOR_DRIVES, TRANSPORT]),
        ("number of tiers in transport", [DRIVES, SENIOR_DRIVES, TRANSPORT]),
    ],
)
def test_ranks_titles_tracks_and_departments_narrow_a_listing(
    question: str, expected: list[str], works: Ladders
) -> None:
    assert listed(question, works) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which family has the most levels?", [JUNIOR, SENIOR, STAFF, HEAD]),
        ("What is the shortest ladder?", [DRIVES, SENIOR_DRIVES, TRANSPORT]),
        ("which department has the fewest roles", [DRIVES, SENIOR_DRIVES, TRANSPORT]),
        ("families with just three levels", [DRIVES, SENIOR_DRIVES, TRANSPORT]),
        ("which ladders have four rungs or more", [JUNIOR, SENIOR, STAFF, HEAD]),
        ("Which families have more than one management level?", []),
        ("which ladders have only one management level", [HEAD, TRANSPORT]),
        ("which families have a single level", []),
        ("which families go up to Staff?", [STAFF]),
        ("Which ladders reach Staff?", [STAFF]),
        ("where can I become Staff?", [STAFF]),
        ("which ladders top out at Senior?", [SENIOR_DRIVES]),
        ("ladders whose highest rung is Staff", [STAFF]),
        ("Which families lack a Staff rung?", [DRIVES, SENIOR_DRIVES, TRANSPORT]),
        ("families without a Junior level", [DRIVES, SENIOR_DRIVES, TRANSPORT]),
        ("which roles can I join as a senior", [SENIOR, SENIOR_DRIVES]),
        ("which families offer an entry level", [JUNIOR]),
        ("what graduate roles are there", [JUNIOR]),
        ("Which roles are above Senior?", [STAFF, HEAD, TRANSPORT]),
        ("levels below Staff", [JUNIOR, SENIOR]),
        ("list senior and above", [SENIOR, STAFF, HEAD, SENIOR_DRIVES, TRANSPORT]),
        ("what is the largest department?", [JUNIOR, SENIOR, STAFF, HEAD]),
        ("which ladder is the shortest", [DRIVES, SENIOR_DRIVES, TRANSPORT]),
        ("which departments have only one family", ALL),
        ("which ladders go up to grade 9?", [HEAD]),
        ("every manager level", [HEAD, TRANSPORT]),
        ("Which families have a Senior but no Staff?", [SENIOR_DRIVES]),
        ("families with a Senior and without a Staff level", [SENIOR_DRIVES]),
        ("which departments have no Staff", [DRIVES, SENIOR_DRIVES, TRANSPORT]),
        ("the junior-most bakery role", [JUNIOR]),
        ("which levels share grade 6", [SENIOR]),
        ("which roles have people reporting to them", [HEAD, TRANSPORT]),
    ],
)
def test_how_far_ladders_reach_narrows_a_listing(question: str, expected: list[str], works: Ladders) -> None:
    assert listed(question, works) == expected


def test_what_is_done_for_those_of_a_rank_is_asked_of_lines(works: Ladders) -> None:
    assert read("Which families train juniors?", works).said.content == ("train",)
    assert read("which jobs present to a director", works).said.content == ("present",)


def test_with_so_many_years_what_asks_for_fewer_is_open_too(works: Ladders) -> None:
    amount = read("which roles can I apply for with two years of experience?", works).said.quantity
    assert amount is not None
    assert [amount.holds(line) for line in ("1 year in a bakery", "two years", "Five years")] == [True, True, False]


@pytest.mark.parametrize(
    ("stated", "named"),
    [
        ("Chief Baker", True),
        ("Chief Baker, Head of Ovens and Company Secretary", True),
        ("Harbour Chief Baker", True),
        ("Board of Chief Bakers", False),
        ("Deputy Manager, Chief Baker's Office", False),
        ("Chief Miller, Head of Baking", False),
    ],
)
def test_a_boss_is_named_by_its_title_or_by_a_longer_one_that_begins_with_it(stated: str, named: bool) -> None:
    assert names("Chief Baker", stated) == named


def test_the_title_of_somebody_else_that_begins_alike_names_nobody_else() -> None:
    others = frozenset({titles.key("Director, Ovens")})
    assert not names("Director", "Director, Ovens", others)
    assert names("Director", "Director, Mills", others)


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


def test_a_level_whose_own_line_says_otherwise_is_shown_apart(works: Ladders) -> None:
    wanted = read("who reports to the Head Baker", works)
    contradicting = [level.id for f in works.families for level in f.levels if elsewhere(wanted, level)]
    assert contradicting == [SENIOR_DRIVES]


def test_the_unit_and_the_content_of_a_question_are_told_apart(works: Ladders) -> None:
    asked = read("how many families need both SAP and Excel?", works)
    said = asked.said
    assert (asked.unit, said.content, said.both, said.obliged) == (Unit.FAMILIES, ("SAP", "Excel"), True, True)
    assert read("which roles in the company need buying skills", works).said.content == ("buying", "skills")
    assert read("which roles have a say in buying another company", works).said.content[-2:] == ("buying", "company")
    aside = read("roles at grade 4, I'm just starting out", works)
    assert aside.said.content == ()
    assert read("which departments are there", works).unit is Unit.DEPARTMENTS


@pytest.mark.parametrize(
    ("question", "held", "not_held"),
    [
        ("roles that need at least 5 years", ("Five years in a bakery", "9+ years"), ("4 years", "grade 6")),
        ("fewer than 3 years", ("1 year in a bakery",), ("3 years", "up to 2 years")),
        ("3 to 5 years of experience", ("4 years",), ("6 years", "2 years")),
        ("travel of 30 percent or more", ("travel 40 % of the time",), ("travel 10 %", "40 days away")),
        ("30% travel or more", ("travel 40 % of the time", "about 30 %"), ("travel 20 %",)),
        ("8 years of experience or longer", ("9+ years",), ("5 years",)),
        ("away for half of the working week or less", ("travel 40 %",), ("travel 60 %",)),
        ("more than 10 days", ("up to 12 days a year",), ("10 days", "12 weeks")),
    ],
)
def test_a_quantity_is_held_by_lines_that_state_it(
    question: str, held: tuple[str, ...], not_held: tuple[str, ...]
) -> None:
    asked, _ = quantity(question)
    assert asked is not None
    assert [line for line in (*held, *not_held) if asked.holds(line)] == list(held)


@pytest.mark.parametrize(
    "question",
    [
        "Which roles are on call?",
        "where is a driving licence needed?",
        "who is at grade 9",
        "list every job",
        "how many managers are there",
        "any role where I'd bake at night?",
        "Is there any job where I would travel?",
        "jobs without a degree",
        "in which jobs will I meet millers",
        "who needs a driving licence",
        "Who holds a budget above a million dollars?",
        "Which department has a Staff level?",
        "Whose call is it to stop an oven? Name each role.",
        "What's the longest ladder?",
        "where can I become Staff?",
        "Where do I need SAP?",
        "give me all the seniors",
        "Who has to know SAP?",
    ],
)
def test_the_form_of_a_question_says_that_it_asks_for_several(question: str, works: Ladders) -> None:
    assert asks_to_list(question, known(works), named=False)


@pytest.mark.parametrize(
    "question",
    [
        "D1 versus D2",
        "What is the difference between D1 and D2?",
        "Is the Senior Baker a grade 6?",
        "Why are roles graded?",
        "Does a baker hire?",
        "Who may stop an oven?",
        "Who is the Head Baker?",
        "Where does a Staff Baker bake?",
        "Where do I need to bake?",
        "jobs",
    ],
)
def test_a_question_about_one_thing_is_no_listing(question: str, works: Ladders) -> None:
    assert not asks_to_list(question, known(works), named=False)


def test_whom_one_reports_to_is_not_who_reports_to_one() -> None:
    assert asks_who_reports("who reports to the Head Baker")
    assert asks_who_reports("the Head Baker's direct reports")
    assert not asks_who_reports("who does the Senior Baker report to")


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


def test_the_office_is_no_officer_and_an_aside_is_no_condition(works: Ladders) -> None:
    assert read("which roles need you to be in the office", works).ranks == ()
    assert read("roles that mention SAP (or the like)", works).said.content == ("SAP",)


def test_words_beside_an_or_are_alternatives(works: Ladders) -> None:
    asked = read("roles that mention rye or spelt flour", works).said
    assert (asked.content, asked.either) == (("rye", "spelt", "flour"), frozenset({"rye", "spelt"}))


def test_departments_left_out_are_left_out_together(works: Ladders) -> None:
    asked = read("roles that are not in bakery or transport", works)
    assert (asked.departments, asked.outside) == ((), ("bakery", "transport"))


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

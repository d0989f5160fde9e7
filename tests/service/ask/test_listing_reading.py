"""What a listing question asks for, with the levels that fit worked out by hand from the documents."""

from __future__ import annotations

import pytest
from bakery_pages import ALL, BAKER, DRIVER, DRIVES, HEAD, JUNIOR, SENIOR, SENIOR_DRIVES, STAFF, TRANSPORT, B, D
from ladders import Ladders, ladders

from corpus import title as titles
from service.ask.bosses import asks_who_reports
from service.ask.conditions import Conditions, Known, Unit
from service.ask.fitting import elsewhere, extreme, fitting, names, others
from service.ask.listing_form import asks_to_list
from service.ask.listing_reading import conditions
from service.ask.quantity import quantity
from service.links import Links


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


def test_the_office_is_no_officer_and_an_aside_is_no_condition(works: Ladders) -> None:
    assert read("which roles need you to be in the office", works).ranks == ()
    assert read("roles that mention SAP (or the like)", works).said.content == ("SAP",)


def test_words_beside_an_or_are_alternatives(works: Ladders) -> None:
    asked = read("roles that mention rye or spelt flour", works).said
    assert (asked.content, asked.either) == (("rye", "spelt", "flour"), frozenset({"rye", "spelt"}))


def test_departments_left_out_are_left_out_together(works: Ladders) -> None:
    asked = read("roles that are not in bakery or transport", works)
    assert (asked.departments, asked.outside) == ((), ("bakery", "transport"))

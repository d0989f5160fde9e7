"""Grades and bosses asked for by a place in the team, by what somebody does, beside what is left out or set aside."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from written_index import Opened
from written_levels import level, page

from service import Rolecite
from service.answers import (
    Answer,
    Attribute,
    ClarificationAnswer,
    ComparisonAnswer,
    ExpectationsAnswer,
    FactAnswer,
    ListingAnswer,
    NotStatedAnswer,
)
from service.ask.bosses import asks_for_the_boss, asks_who_reports, boss, led
from service.ask.relation import asker_leads, relative
from service.ask.several import parts

HARBOUR = {
    "harbour/tide-clerk.md": page(
        "Tide Clerk",
        level("Associate Tide Clerk", "3", "Tide Office Manager", "Read the gauge at both piers"),
        level("Tide Clerk", "4", "Tide Office Manager", "Print the tide book each spring"),
        level("Senior Tide Clerk", "5", "Tide Office Manager", "- Extends the Tide Clerk responsibilities", "Forecast storm surges for the lock"),
        level("Tide Office Manager", "7", "Port Captain", "Lead six clerks with a talk every week"),
    ),
    "harbour/rope-works.md": page(
        "Rope Works",
        level("Hemp Binding Specialist", "4", "Works Foreman", "Bind old hemp for the museum boats"),
        level("Rope Works Analyst", "4", "Works Foreman", "Weigh the yarn"),
        level("Senior Rope Works Analyst", "6", "Head of Rope", "Test the breaking load of every cable"),
    ),
    "yard/ship-launch-engineer.md": page(
        "Ship Launch Engineer",
        level("Ship Launch Engineer", "5", "Yard Director", "Grease the slipway"),
        level("Staff Ship Launch Engineer", "8", "Yard Director", "Plan the launches of a year"),
    ),
    "harbour/net-mender.md": page(
        "Net Mender",
        level("Net Mender", "3", "Manager, Net Menders", "Mend the nets"),
        level("Manager, NM", "7", "Harbour Director", "Lead the menders"),
    ),
    "yard/caulker.md": page(
        "Caulker",
        level("Caulker", "C2", "Yard Director", "Caulk the seams"),
        level("Senior Caulker", "C3", "Yard Director", "Check the seams"),
        "## Note on bands\n\nThe band of a Senior Caulker moves to Heron (C4) in May. Ranges are not on this page.\n",
    ),
    "yard/director.md": page("Yard Director", level("Yard Director", "9", "Ship Owner", "Decide on new docks")),
    "harbour/director.md": page("Harbour Director", level("Harbour Director", "9", "Town Council", "Meet the town council")),
}  # fmt: skip
Asking = Callable[[str], Answer]


@pytest.fixture(scope="module")
def harbour(opened: Opened) -> Rolecite:
    return opened(HARBOUR)


@pytest.fixture
def asked(harbour: Rolecite) -> Asking:
    return lambda question: harbour.ask(question)


def fact(answer: Answer) -> tuple[Attribute, object]:
    assert isinstance(answer, FactAnswer), answer.text
    return answer.fact.attribute, answer.fact.value


@pytest.mark.parametrize(
    ("question", "boss"),
    [
        ("Senior Tide Clerk: who is one step above on the org chart?", "Tide Office Manager"),
        ("the tide office manager, who's above that one?", "Port Captain"),
        ("who does the tide clerk sit under", "Tide Office Manager"),
        ("who does the senior yarn & cable analyst in Rope Works sit under?", "Head of Rope"),
        ("tide clerk: in whose team would I be?", "Tide Office Manager"),
        ("a staff ship launch engineer works under whom?", "Yard Director"),
        ("Senior Tide Clerk in the office, under the Harbour Director or under someone else?", "Tide Office Manager"),
        ("I would be running a bunch of tide clerks. Who do I answer to?", "Port Captain"),
        ("I'd be managing ship launch engineers - who is my boss?", "Ship Owner"),
        ("I run the net menders, who am I accountable to?", "Harbour Director"),
    ],
)
def test_whom_a_role_is_under_is_its_reporting_line(asked: Asking, question: str, boss: str) -> None:
    assert fact(asked(question)) == (Attribute.REPORTS_TO, boss)


@pytest.mark.parametrize(
    ("question", "grade"),
    [
        ("what's a plain tide clerk graded at, not the associate and not the senior?", 4),
        ("What grade is a Tide Clerk, excluding the senior one?", 4),
        ("which grade does the rope boss (Hemp Binding Specialist) have?", 4),
        ("what grade is a binding specialist?", 4),
        ("person who prints the tide book for the spring - which grade?", 4),
        ("which grade goes with testing the breaking load of cables?", 6),
        ("at what grade do you sit as the analyst who tests the breaking load of cables", 6),
        ("tide clerk forecasting storm surges for the lock, what grade would they come in at", 5),
        ("I'd be reading the gauge at both piers. What grade is that?", 3),
    ],
)
def test_a_grade_is_that_of_the_level_told(asked: Asking, question: str, grade: int) -> None:
    assert fact(asked(question)) == (Attribute.GRADE, grade)


def test_a_second_level_in_an_aside_is_answered_second(asked: Asking) -> None:
    found = asked("What's a tide clerk's grade? Any lower than the senior tide clerk?")

    assert fact(found) == (Attribute.GRADE, 4)
    assert found.text == "Tide Clerk: grade 4. Yes. Tide Clerk: grade 4. Senior Tide Clerk: grade 5."


def test_a_level_that_is_compared_is_not_left_out(asked: Asking) -> None:
    found = asked("what must a senior tide clerk do but not a tide clerk?")
    assert isinstance(found, ComparisonAnswer), found.text
    assert [side and side.title for side in (found.comparison.from_, found.comparison.to)] == [
        "Tide Clerk",
        "Senior Tide Clerk",
    ]


def test_what_is_carried_over_from_the_levels_below_is_asked_of_the_level_named(asked: Asking) -> None:
    for question in (
        "The complete picture for a Senior Tide Clerk: own duties plus all that is carried over from the two rungs below.",
        "Everything on a senior tide clerk's plate, including the base level",
    ):
        found = asked(question)
        assert isinstance(found, ExpectationsAnswer), found.text
        assert found.expectations.own[0].level_id == "harbour/tide-clerk#senior-tide-clerk"


def test_initials_may_own_something(asked: Asking) -> None:
    found = asked("what is on a staff SLE's plate?")
    assert [link.title for link in found.interpretation.levels] == ["Staff Ship Launch Engineer"]


def test_a_post_of_a_rank_alone_is_asked_back(asked: Asking) -> None:
    found = asked("I've been offered a director post, who would I report to?")
    assert isinstance(found, ClarificationAnswer), found.text
    assert [reading.level_id for reading in found.readings] == [
        "harbour/director#harbour-director",
        "yard/director#yard-director",
    ]


def test_who_leads_those_named_may_be_nobody_the_documents_describe(asked: Asking) -> None:
    found = asked("I lead the rope works analysts. What grade am I?")
    assert isinstance(found, NotStatedAnswer)
    assert found.text == "Rope Works Analyst reports to Works Foreman, a role that these documents do not describe."


@pytest.mark.parametrize(
    ("question", "boss"),
    [
        ("whose group does a buyer work in?", True),
        ("who is directly above me?", True),
        ("buyers are under whom?", True),
        ("buyer, under the Head of Fruit or somebody else?", True),
        ("who works under the Head of Fruit?", False),
        ("who is over sixty?", False),
        ("what is whose job?", False),
    ],
)
def test_how_a_question_asks_for_a_boss_by_place(question: str, boss: bool) -> None:
    assert asks_for_the_boss(question) is boss


@pytest.mark.parametrize(
    ("question", "steps"),
    [
        ("Buyer: who is one step above on the chart?", 0),
        ("who does the level above the Buyer report to?", 1),
        ("Buyer: which grade is one step above?", 1),
        ("everything from the two rungs below", 0),
        ("the two rungs below Staff", -2),
    ],
)
def test_a_place_is_told_from_a_level_only_where_it_tells_of_one(question: str, steps: int) -> None:
    assert relative(question) == steps


@pytest.mark.parametrize(
    ("question", "leads"),
    [
        ("I'd run a team of ten buyers", True),
        ("we are managing the buyers here", True),
        ("I run a shop as a buyer", False),
        ("who runs the buyers?", False),
    ],
)
def test_whether_the_asker_leads_those_named(question: str, leads: bool) -> None:
    places = {n for n, word in enumerate(question.replace("?", "").split()) if word.startswith("buyer")}
    assert asker_leads(question, places) is leads


def test_what_sets_a_level_beside_another_is_a_part_of_its_own() -> None:
    assert parts("Senior buyer, what band? Same as the planner?") == ("Senior buyer, what band", "Same as the planner")
    assert parts("Is the buyer higher than the planner?") == ("Is the buyer higher than the planner?",)


def test_a_note_on_another_grade_of_a_level_is_told_beside_its_grade(asked: Asking) -> None:
    found = asked("What grade is the Senior Caulker?")
    assert fact(found) == (Attribute.GRADE, "C3")
    assert found.text.startswith("Senior Caulker: grade C3. The page also says: The band of a Senior Caulker moves")
    assert [claim.citations[0].level for claim in found.claims] == ["Senior Caulker", None]

    assert asked("What grade is the Caulker?").text == "Caulker: grade C2."


@pytest.mark.parametrize(
    "question",
    [
        "who reports to the foreman?",
        "who answers to the Foreman?",
        "list the direct reports of the foreman",
        "who works for the foreman?",
    ],
)
def test_a_title_without_a_rank_is_a_boss_where_the_catalogue_has_it(question: str) -> None:
    assert asks_who_reports(question, {"foreman"})
    assert not asks_who_reports(question, {"sawyer"})
    found = boss(question, {"foreman"})
    assert found is not None
    assert found.title.casefold() == "foreman"


@pytest.mark.parametrize(
    "question",
    [
        "who answers to the Tide Office Manager?",
        "list the direct reports of the tide office manager",
        "who works for the tide office manager?",
    ],
)
def test_who_is_under_a_boss_is_listed_by_the_lines_that_name_it(asked: Asking, question: str) -> None:
    found = asked(question)
    assert isinstance(found, ListingAnswer), found.text
    assert [level.title for level in found.levels] == ["Associate Tide Clerk", "Tide Clerk", "Senior Tide Clerk"]


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("is the Tide Office Manager the boss of the Senior Tide Clerk?", "Yes. Senior Tide Clerk: reports to"),
        ("is the Yard Director the boss of the Tide Clerk?", "No. Tide Clerk: reports to Tide Office Manager"),
        ("does the Yard Director supervise the caulker?", "Yes. Caulker: reports to Yard Director"),
    ],
)
def test_whether_one_is_over_another_is_told_by_the_line_of_the_other(
    asked: Asking, question: str, opening: str
) -> None:
    assert asked(question).text.startswith(opening)


@pytest.mark.parametrize(
    "question",
    [
        "what grade is the boss of the tide clerk?",
        "what grade is the tide clerk's boss?",
        "what grade is the person the tide clerk reports to?",
    ],
)
def test_the_grade_of_a_boss_is_that_of_the_level_reported_to(asked: Asking, question: str) -> None:
    found = asked(question)
    assert fact(found) == (Attribute.GRADE, 7)
    assert found.text == "Tide Clerk: reports to Tide Office Manager. Tide Office Manager: grade 7."


def test_a_boss_that_is_no_level_here_has_no_grade(asked: Asking) -> None:
    found = asked("what grade is the boss of the rope works analyst?")
    assert isinstance(found, NotStatedAnswer), found.text
    assert found.text == "Rope Works Analyst reports to Works Foreman, a role that these documents do not describe."


def test_how_to_become_something_asks_what_it_takes_and_not_what_comes_after(asked: Asking) -> None:
    for question in ("how do I become a tide clerk?", "how does one become a caulker?"):
        assert isinstance(asked(question), ExpectationsAnswer), question


def test_who_leads_a_department_is_its_highest_level_that_leads(asked: Asking) -> None:
    found = asked("who leads the yard?")
    assert isinstance(found, ListingAnswer), found.text
    assert [level.title for level in found.levels] == ["Yard Director"]
    assert not found.complete


@pytest.mark.parametrize(
    ("question", "team"),
    [
        ("Who leads sales?", "sales"),
        ("who is in charge of the fruit department?", "fruit"),
        ("what level leads the apple program?", "apple"),
        ("who reports to sales?", ""),
        ("which leads report to the Head of Fruit?", ""),
    ],
)
def test_what_a_question_asks_the_leader_of(question: str, team: str) -> None:
    assert led(question) == team


TWICE = {
    "ferry/fares.md": page(
        "Tickets and Takings",
        level("Fare Clerk", "4", "Purser", "Sell day tickets"),
        level("Chief Fare Clerk", "6", "Purser", "Count the takings"),
    ),
    "ferry/posts.md": page(
        "Posts on Board",
        level("Fare Clerk", "4", "Fare Manager", "Open the gangway"),
        level("Stoker", "3", "Engineer", "Feed the boiler"),
    ),
}  # fmt: skip


def test_what_every_reading_states_alike_is_not_asked_back(opened: Opened) -> None:
    grade = opened(TWICE).ask("Fare Clerk: which grade?")
    told = opened(TWICE).ask("Who does the Fare Clerk report to?")

    assert isinstance(grade, FactAnswer)
    assert grade.fact.value == 4
    assert {claim.citations[0].path for claim in grade.claims} == {"ferry/fares.md", "ferry/posts.md"}
    assert isinstance(told, ClarificationAnswer)

"""Two levels or one, called as short as people do: arrows, slashes, bare grades, halves of words, half of a title."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from written_index import Opened
from written_levels import level, page

from service.answers import Answer, Attribute, ComparisonAnswer, FactAnswer

PAGES = {
    "yard/ballast-control-engineer.md": page(
        "Ballast Control Engineer",
        level("Ballast Control Engineer", "4", "Ballast Manager", "Open the sea valves in the order of the plan"),
        level("Senior Ballast Control Engineer", "5", "Ballast Manager", "Write the valve plan of a new hull"),
        level("Staff Ballast Control Engineer", "7", "Yard Director", "Decide which hulls get a second pump"),
        level("Ballast Manager", "7", "Yard Director", "Lead five engineers with a talk every week"),
    ),
    "quay/guest-desk.md": page(
        "Guest Desk",
        level("Guest Desk Adviser", "G2", "Guest Desk Team Leader", "Greet the crews that come ashore"),
        level("Guest Desk Team Leader", "G4", "Quay Director", "Set the rota of the desk"),
        level("Guest Specialist, Refunds", "G5", "Quay Director", "Pay back the berth of a cancelled call"),
    ),
    "yard/keel-analyst.md": page(
        "Keel Analyst - Yard Systems",
        level("Keel Analyst", "5", "Manager, Yard Systems", "Weigh the lead of each keel"),
        level("Staff Keel Analyst", "8", "Yard Director", "Choose the alloy for a class of ships"),
        level("Manager, Yard Systems", "9", "Yard Director", "Lead three analysts with a talk every week"),
    ),
    "quay/pilot-watch.md": page(
        "Pilot Watch",
        level("Associate Pilot Watch Keeper", "3", "Harbour Captain", "Log the ships that pass the light"),
        level("Pilot Watch Keeper", "5", "Harbour Captain", "Call the pilot aboard at the buoy"),
        level("Senior Pilot Watch Keeper", "6", "Harbour Captain", "Hold ships off in fog"),
    ),
}  # fmt: skip
ENGINEER, SENIOR, STAFF = (f"{rank}Ballast Control Engineer" for rank in ("", "Senior ", "Staff "))
ADVISER, LEADER = "Guest Desk Adviser", "Guest Desk Team Leader"
Asking = Callable[[str], Answer]


@pytest.fixture(scope="module")
def asked(opened: Opened) -> Asking:
    return opened(PAGES).ask


@pytest.mark.parametrize(
    ("question", "before", "after"),
    [
        ("Sr ballast control engineer -> staff, what's on top?", SENIOR, STAFF),
        ("Ballast Control Engineer → Senior", ENGINEER, SENIOR),
        ("Senior/Staff Ballast Control Engineer: what is different?", SENIOR, STAFF),
        ("ballast control engineer senior/staff - what's the gap", SENIOR, STAFF),
        ("ballast control engineer 4 to 5", ENGINEER, SENIOR),
        ("ballast control eng: 5 -> 7", SENIOR, STAFF),
        ("promotion from the intermediate ballcontrol job to senior, what do I have to add?", ENGINEER, SENIOR),
        ("int BCE vs snr BCE", ENGINEER, SENIOR),
        ("Guest Desk Adviser => Team Leader, what's extra?", ADVISER, LEADER),
        ("staff keel analyst vs manager yard systems", "Staff Keel Analyst", "Manager, Yard Systems"),
        ("from adviser to team leader in guest desk: what is added", ADVISER, LEADER),
        ("from keeper to senior in pilot watch, what gets added?", "Pilot Watch Keeper", "Senior Pilot Watch Keeper"),
        ("Our adviser at the guest desk wants to know what she'd do on top as team leader", ADVISER, LEADER),
    ],
)
def test_two_levels_are_told_by_whatever_little_names_them(
    asked: Asking, question: str, before: str, after: str
) -> None:
    answer = asked(question)

    assert isinstance(answer, ComparisonAnswer), answer.text
    assert answer.comparison.from_ is not None
    assert answer.comparison.to is not None
    assert (answer.comparison.from_.title, answer.comparison.to.title) == (before, after)


@pytest.mark.parametrize(
    ("question", "attribute", "value"),
    [
        ("Jnr pilot watch keeper - what grade", Attribute.GRADE, 3),
        ("what grade is the refunds person at the guest desk", Attribute.GRADE, "G5"),
        ("which G is the adviser at the guest desk?", Attribute.GRADE, "G2"),
        ("starting out in pilot watch - which grade do newcomers come in at", Attribute.GRADE, 3),
        ("who would I answer to if I headed up the ballast control engineers?", Attribute.REPORTS_TO, "Yard Director"),
        ("if I ran the ballast control engineer team who would be over me?", Attribute.REPORTS_TO, "Yard Director"),
        ("who does a pilot watch keeper take orders from", Attribute.REPORTS_TO, "Harbour Captain"),
    ],
)
def test_a_fact_is_told_of_whoever_is_meant(asked: Asking, question: str, attribute: Attribute, value: object) -> None:
    answer = asked(question)

    assert isinstance(answer, FactAnswer), answer.text
    assert (answer.fact.attribute, answer.fact.value) == (attribute, value)


@pytest.mark.parametrize(
    ("question", "grades"),
    [
        ("keel analyst vs senior pilot watch keeper grade", ("grade 5", "grade 6")),
        ("difference in grade between the staff keel analyst and the yard systems manager", ("grade 8", "grade 9")),
        ("which is graded higher, staff keel analyst or manager yard systems", ("grade 8", "grade 9")),
    ],
)
def test_two_grades_asked_for_are_set_side_by_side(asked: Asking, question: str, grades: tuple[str, str]) -> None:
    answer = asked(question)

    assert isinstance(answer, FactAnswer), answer.text
    assert all(grade in answer.text for grade in grades)


def test_a_word_of_another_thing_names_no_level(asked: Asking) -> None:
    """A team is no team leader."""
    assert asked("how big is the team at the guest desk").interpretation.levels == ()

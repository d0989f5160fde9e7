"""Titles compared: what is one title in another spelling, what is another title, and which is the more senior."""

from itertools import pairwise

import pytest

from corpus.naming import grades_in, without_grade
from corpus.title import key, likeness, own_words, same, seniority, slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sr. Clerk", "Senior Clerk"),
        ("2. Senior Clerk", "Senior Clerk"),
        ("Sr Clerk", "Senior Clerk"),
        ("Snr. Clerk", "Senior Clerk"),
        ("Jr. Pilot", "Junior Pilot"),
        ("Pilot II", "Pilot 2"),
        ("Pilot III", "Pilot 3"),
        ("Pilot, III", "Pilot 3"),
        ("Manager, Berths", "Berth Manager"),
        ("Manager of Berths", "Berths Manager"),
        ("Sr. Manager, Berths", "Senior Berth Manager"),
        ("Director of Port Services", "Director, Port Services"),
        ("Port Services Director", "Director, Port Services"),
        ("VP of Pilots", "Vice President, Pilots"),
        ("Vice-President Pilots", "VP, Pilots"),
        ("SVP Pilots", "Senior Vice President, Pilots"),
        ("CFO", "Chief Financial Officer"),
        ("Harbour Pilot Officer (HPO)", "Harbour Pilot Officer"),
        ("Pilot (Intermediate)", "Pilot"),
        ("Intermediate Pilot", "Pilot"),
        ("Mid-level Pilot", "Pilot"),
        ("Pilots", "Pilot"),
        ("The Senior Pilot", "Senior Pilot"),
        ("Tides & Berths Manager", "Manager, Berths and Tides"),
        ("Principle Pilot", "Principal Pilot"),
        ("Berth Manger", "Berth Manager"),
        ("Chief of Staff to the CFO", "Chief of Staff, CFO"),
        ("Associate Pilot", "Pilot (Associate)"),
        ("Pilot Internship", "Pilot Intern"),
        ("Head of Tides", "Head, Tides"),
    ],
)
def test_one_title_in_two_spellings(one: str, other: str) -> None:
    assert same(one, other)
    assert likeness(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Senior Manager, Berths", "Manager, Berths"),
        ("Pilot II", "Pilot III"),
        ("Senior Pilot", "Staff Pilot"),
        ("Lead Pilot", "Pilot"),
        ("Manager, Berths", "Director, Berths"),
        ("Chief of Staff", "Staff"),
        ("Staff Pilot", "Pilot"),
        ("Vice President, Berths", "President, Berths"),
        ("Senior Vice President", "Vice President"),
        ("Deputy Director", "Director"),
        ("Manager, Berth Managers", "Berth Manager"),
        ("Berth Manager", "Berth Planner"),
    ],
)
def test_two_titles_that_are_not_one(one: str, other: str) -> None:
    assert not same(one, other)
    assert likeness(one, other) < 0.75


@pytest.mark.parametrize(
    "ladder",
    [
        ["Pilot Intern", "Junior Pilot", "Associate Pilot", "Pilot", "Senior Pilot", "Lead Pilot", "Staff Pilot",
         "Senior Staff Pilot", "Principal Pilot", "Senior Principal Pilot", "Distinguished Pilot", "Pilot Fellow"],
        ["Pilot I", "Pilot II", "Pilot III"],
        ["Senior Pilot I", "Senior Pilot II"],
        ["Supervisor, Berths", "Associate Manager, Berths", "Manager, Berths", "Senior Manager, Berths",
         "Associate Director, Berths", "Director, Berths", "Senior Director, Berths", "Executive Director, Berths"],
        ["Berth Manager", "Senior Berth Manager", "Group Berth Manager"],
        ["Assistant Vice President", "Vice President", "Senior Vice President", "Executive Vice President",
         "Chief Financial Officer", "Chief Executive Officer"],
    ],
    ids=lambda ladder: ladder[0],
)  # fmt: skip
def test_seniority_rises_along_a_ladder(ladder: list[str]) -> None:
    assert [pair for pair in pairwise(ladder) if seniority(pair[0]) >= seniority(pair[1])] == []


def test_a_title_is_judged_without_whom_it_serves() -> None:
    assert own_words("Chief of Staff to the CFO") == "Chief of Staff"
    assert own_words("Executive Assistant to the Vice President, Pilots") == "Executive Assistant"
    assert own_words("Planner, Office of the Harbour Master") == "Planner"
    assert own_words("Lead to Berth Planner") == "Lead to Berth Planner"
    assert seniority("Chief of Staff to the CFO") < seniority("Chief Financial Officer")


def test_the_parts_of_a_title() -> None:
    parts = key("Senior Manager, Port Services")

    assert (parts.ranks, parts.heads, parts.subject) == ({"senior"}, {"manager"}, {"port", "service"})
    assert key("Pilot III (Proficient)").ranks == key("Pilot III").ranks == {"3"}
    assert key("Pilot (Class 2)").ranks == {"2"}
    assert key("Pilot 3 Harbours (East)").ranks == frozenset()


def test_a_slug_keeps_letters_and_digits() -> None:
    assert slug("Sr. Pilot (Tug & Ferry), III") == "sr-pilot-tug-ferry-iii"


@pytest.mark.parametrize(
    ("heading", "title", "grades"),
    [
        ("Clerk (Band R1)", "Clerk", ["R1"]),
        ("Clerk – Band R3", "Clerk", ["R3"]),
        ("Clerk, Level L4", "Clerk", ["L4"]),
        ("Clerk [Job level IC3]", "Clerk", ["IC3"]),
        ("Clerk (Grade: G7)", "Clerk", ["G7"]),
        ("Clerk (Pay band N2-N3)", "Clerk", ["N2", "N3"]),
        ("Clerk (Band 4)", "Clerk", [4]),
        ("Clerk - Grade 7", "Clerk", [7]),
        ("Clerk (Level 2)", "Clerk (Level 2)", []),
        ("Rock Band R3", "Rock Band R3", []),
    ],
)
def test_a_remark_on_the_grade_is_no_part_of_a_title(heading: str, title: str, grades: list[int | str]) -> None:
    assert (without_grade(heading), grades_in(heading)) == (title, grades)

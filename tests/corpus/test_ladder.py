"""Tracks and places of levels, from titles, grades, reporting lines and document order."""

from __future__ import annotations

import pytest

from corpus.ladder import order, track
from corpus.model import Grade, Item, ItemForm, Section, SectionKind, Span, Track

NOWHERE = Span("x.md", 1, 1, 0, 0)


def duties(*texts: str) -> list[Section]:
    items = tuple(Item(text, NOWHERE, ItemForm.BULLET, ()) for text in texts)
    return [Section(SectionKind.RESPONSIBILITIES, (), NOWHERE, items)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Pilot Intern", Track.INTERN),
        ("Apprentice Pilot", Track.INTERN),
        ("Pilot", Track.IC),
        ("Staff Pilot", Track.IC),
        ("Account Executive", Track.IC),
        ("Chief of Staff", Track.IC),
        ("Chief of Staff to the CEO", Track.IC),
        ("Executive Assistant to the Vice President", Track.IC),
        ("Manager, Berths", Track.MANAGEMENT),
        ("Senior Manager of Berths", Track.MANAGEMENT),
        ("Director, Berths", Track.MANAGEMENT),
        ("Head of Tides", Track.MANAGEMENT),
        ("Night Supervisor", Track.MANAGEMENT),
        ("Group Berth Manager", Track.MANAGEMENT),
        ("M3 Berth Manager", Track.MANAGEMENT),
        ("EM5 - Engineering Manager 5", Track.MANAGEMENT),
        ("VP, Tides", Track.EXECUTIVE),
        ("Vice President of Tides", Track.EXECUTIVE),
        ("Chief Harbour Officer", Track.EXECUTIVE),
        ("CFO", Track.EXECUTIVE),
        ("President", Track.EXECUTIVE),
    ],
)
def test_the_title_alone_tells_the_track(title: str, expected: Track) -> None:
    assert track(title, [], [], []) is expected


def test_manager_is_part_of_the_name_where_every_rank_of_the_family_carries_it() -> None:
    ranks = ["Associate Program Manager", "Program Manager", "Senior Program Manager", "Principal Program Manager"]

    assert {track(t, [], [o for o in ranks if o != t], []) for t in ranks} == {Track.IC}
    assert track("Manager, Programs", [], ranks, []) is Track.MANAGEMENT
    assert track("Director of Programs", [], ranks, []) is Track.MANAGEMENT


def test_a_manager_among_those_who_do_the_work_manages_them() -> None:
    assert track("Berth Manager", [], ["Berth Clerk", "Senior Berth Clerk"], []) is Track.MANAGEMENT


def test_a_manager_to_whom_another_role_reports_manages_people() -> None:
    assert track("Berth Manager", [], ["Senior Berth Manager"], ["Tide Clerk"]) is Track.MANAGEMENT
    assert track("Berth Manager", [], ["Senior Berth Manager"], ["Associate Berth Manager"]) is Track.IC


@pytest.mark.parametrize(
    ("duty", "expected"),
    [
        ("Hold a one-to-one with each of your direct reports", Track.MANAGEMENT),
        ("Hire, train and pay the crew", Track.MANAGEMENT),
        ("Manage a team of six planners", Track.MANAGEMENT),
        ("Write the performance reviews of the planners", Track.MANAGEMENT),
        ("Plan which ferry takes which berth", Track.IC),
        ("Work with the team that manages the tugs", Track.IC),
    ],
)
def test_where_the_title_may_be_either_the_duties_tell(duty: str, expected: Track) -> None:
    assert track("Berth Manager", duties(duty), ["Senior Berth Manager"], []) is expected


def test_whoever_managers_report_to_is_management_whatever_the_title() -> None:
    assert track("Harbour Master", [], [], ["Manager, Berths"]) is Track.MANAGEMENT
    assert track("Harbour Master", [], [], ["Tide Clerk"]) is Track.IC


@pytest.mark.parametrize(
    ("names", "grades", "places"),
    [
        (["Pilot", "Senior Pilot", "Staff Pilot"], [6, 7, 8], [0, 1, 2]),
        (["Staff Pilot", "Senior Pilot", "Pilot"], [None, None, None], [2, 1, 0]),
        (["Senior Pilot", "Pilot", "Junior Pilot"], [7, 6, 5], [2, 1, 0]),
        (["Pilot", "Senior Pilot", "Strategic Pilot"], [6, 7, 9], [0, 1, 2]),
        (["Pilot", "Strategic Pilot", "Senior Pilot"], [6, 9, 7], [0, 2, 1]),
        (["Pilot", "Senior Pilot", "Harbour Master"], [None, None, None], [0, 1, 2]),
        (["Junior Pilot", "Pilot", "Senior Pilot"], [5, 6, 6], [0, 1, 2]),
        (["Junior Pilot", "Pilot", "Senior Pilot"], [5, 6, 4], [0, 1, 2]),
        (["Pilot I", "Pilot II", "Pilot III"], ["IC1", "IC2", "IC3"], [0, 1, 2]),
        (["Tide Clerk", "Berth Clerk", "Quay Clerk"], ["L3", "L1", "L2"], [2, 0, 1]),
        (["Manager, Berths", "Senior Manager, Berths", "Director, Berths"], [8, None, 10], [0, 1, 2]),
        (["Senior Pilot", "Senior Pilot"], [6, 8], [0, 1]),
        ([], [], []),
    ],
)
def test_places_on_a_ladder(names: list[str], grades: list[Grade | None], places: list[int]) -> None:
    assert order(names, grades) == places

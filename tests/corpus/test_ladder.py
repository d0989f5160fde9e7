"""Tracks and places of levels, from titles, grades, reporting lines and document order."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import ladder
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


TITLES = st.builds(
    " ".join,
    st.tuples(
        st.sampled_from(["", "Junior", "Senior", "Staff"]), st.sampled_from(["Pilot", "Strategic Pilot", "Head"])
    ),
)
GRADES = st.sampled_from([None, 5, 6, 7, "IC1", "IC2", "L2"])


@given(st.lists(st.tuples(TITLES, GRADES), max_size=12))
def test_levels_judged_alike_are_compared_once_and_it_comes_to_the_same(levels: list[tuple[str, Grade | None]]) -> None:
    names, grades = [name for name, _ in levels], [grade for _, grade in levels]
    rungs = ladder._rungs(names, grades)
    upwards = 1 if sum(ladder._vote(a, b) for a, b in pairwise(rungs)) >= 0 else -1
    above = [0] * len(rungs)
    for a, b in combinations(range(len(rungs)), 2):
        above[b if ladder._vote(rungs[a], rungs[b]) + 0.5 * upwards > 0 else a] += 1

    places = ladder._places(rungs, upwards)

    by_place = sorted(range(len(rungs)), key=places.__getitem__)
    assert by_place == sorted(range(len(rungs)), key=lambda n: (above[n], n * upwards))


def test_ranks_of_one_role_stand_in_order_among_those_of_other_roles() -> None:
    names = ["Junior Cook", "Cook", "Senior Cook", "Lead Cook", "Waiter", "Senior Waiter", "Lead Waiter", "Room Porter"]
    names += ["Senior Room Porter"]

    places = order(names, [None] * len(names))

    assert sorted(places) == list(range(len(names)))
    assert places[0] < places[1] < places[2] < places[3]
    assert places[4] < places[5] < places[6]
    assert places[7] < places[8]

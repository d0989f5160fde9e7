"""Steps that stand again under every track are levels of that track; rungs under what is asked are one level each."""

from __future__ import annotations

import pytest
from written_documents import family

STEPS = (
    "\n\n### {step} 1\n\nTies the knots that the chart shows.\n\n- Coils a line\n\n"
    "### {step} 2\n\nTies them in the dark.\n\n- Splices a rope\n- Shows a newcomer\n\n"
)


def page(over: list[str], step: str, said: str = "Milestones are cumulative.") -> str:
    return f"# Crew growth framework\n\n{said}\n\n" + "".join(f"## {each}{STEPS.format(step=step)}" for each in over)


@pytest.mark.parametrize(
    "over",
    [
        ["Track: Ropes", "Track: Galley"],
        ["Track A: Ropes", "Track B: Galley"],
        ["Track 1 - Ropes", "Track 2 - Galley"],
        ["Ropes track", "Galley track"],
        ["A. Ropes track", "B. Galley track"],
        ["Axis: Ropes", "Axis: Galley"],
        ["Ropes", "Galley"],
    ],
)
def test_milestones_are_levels_of_the_track_over_them(over: list[str]) -> None:
    found = family(page(over, "Milestone")).levels

    assert [level.title for level in found] == [
        "Ropes: Milestone 1",
        "Ropes: Milestone 2",
        "Galley: Milestone 1",
        "Galley: Milestone 2",
    ]
    assert [[each.level_id for each in level.extends] for level in found] == [[], [found[0].id], [], [found[2].id]]


def test_levels_by_number_are_of_a_track_where_the_page_calls_it_so() -> None:
    tracks = family(page(["Track: Ropes", "Track: Galley"], "Level")).levels
    asked = family(page(["Ropes", "Galley"], "Level")).levels

    assert [level.title for level in tracks] == [
        "Ropes: Level 1",
        "Ropes: Level 2",
        "Galley: Level 1",
        "Galley: Level 2",
    ]
    assert len(asked) == 2


def test_ranks_on_the_tracks_of_roles_are_ranks_of_those_roles() -> None:
    text = "# Yard growth\n\n" + "".join(
        f"## {over}\n\n### Junior\n\n- Helps with the {thing}\n\n### Senior\n\n- Signs off the {thing}\n\n"
        for over, thing in (("Rigger track", "mast"), ("Welder track", "hull"))
    )

    assert [level.title for level in family(text).levels] == [
        "Junior Rigger",
        "Senior Rigger",
        "Junior Welder",
        "Senior Welder",
    ]


def test_roles_with_sections_of_their_own_are_called_as_they_are() -> None:
    text = "# Harbour legal\n\n" + "".join(
        f"## {track}\n\n"
        + "".join(
            f"### {title}\n\n#### {title} Job Grade\n\nThe {title} is a grade {grade}.\n\n"
            f"#### {title} Responsibilities\n\n- Reads what comes in\n\n"
            for title, grade in roles
        )
        for track, roles in (
            ("Leases track", (("Lease Clerk", 4), ("Senior Lease Clerk", 5))),
            ("Pilotage track", (("Pilot", 6), ("Senior Pilot", 7))),
        )
    )

    assert [level.title for level in family(text).levels] == [
        "Lease Clerk",
        "Senior Lease Clerk",
        "Pilot",
        "Senior Pilot",
    ]


def test_what_a_milestone_is_remarked_to_be_is_no_part_of_its_name() -> None:
    text = "# Crew growth framework\n\n" + "".join(
        f"## {over}\n\n### Milestone 1: Helps with the {thing}\n\n- Coils a line\n\n"
        f"### Milestone 2: Sees to the {thing}\n\n- Splices a rope\n\n"
        for over, thing in (("Ropes", "mast"), ("Galley", "stove"))
    )
    scores = "## Titles\n\n| Points | Title | Grade |\n|---|---|---|\n| 0-4 | Hand I | 1 |\n| 5-9 | Hand II | 2 |\n"

    for page in (text, text + scores):
        assert [(level.title, level.heading_path[-1]) for level in family(page).levels] == [
            ("Ropes: Milestone 1", "Milestone 1: Helps with the mast"),
            ("Ropes: Milestone 2", "Milestone 2: Sees to the mast"),
            ("Galley: Milestone 1", "Milestone 1: Helps with the stove"),
            ("Galley: Milestone 2", "Milestone 2: Sees to the stove"),
        ]

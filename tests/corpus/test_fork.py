"""A ladder that parts: the lowest manager takes over the level after which it does."""

from __future__ import annotations

import pytest
from written_documents import family

LADDER = """\
# Stonework: the ladder

Each level assumes that you do everything of the levels before it. {said}

## Trainee Mason

*Reports to: Yard Manager*

* Sweeps the yard

## Mason I

*Reports to: Yard Manager*

* Dresses stone

## Mason II

*Reports to: Yard Manager*

* Builds a wall

## Banker (craft track)

*Reports to: Works Manager*

* Carves letters

## Yard Manager (people track)

*Reports to: Works Manager*

* Plans the week
* Hires masons

## Works Manager

* Runs the order book of a county
"""


def taken_over(said: str) -> dict[str, list[str]]:
    levels = family(LADDER.format(said=said)).levels
    return {level.title: [each.title for each in level.extends] for level in levels}


@pytest.mark.parametrize(
    "said",
    [
        "There is a fork after Mason II: you go on as a craftsperson (Banker) or as a leader (Yard Manager).",
        "After Mason II the ladder splits into craft and people.",
        "The path forks at Mason II.",
        "From Mason II there are two tracks, and neither is senior to the other.",
        "Beyond the Mason II the ladder divides.",
    ],
)
def test_the_lowest_manager_takes_over_the_level_at_which_the_ladder_parts(said: str) -> None:
    found = taken_over(said)

    assert found["Yard Manager"] == ["Mason II"]
    assert found["Works Manager"] == ["Yard Manager"]
    assert not found["Trainee Mason"]


@pytest.mark.parametrize("said", ["Managers come from anywhere.", "Pay rises after Mason II.", "We split tips."])
def test_no_manager_takes_over_a_craft_where_no_fork_is_told(said: str) -> None:
    assert taken_over(said)["Yard Manager"] == []


def test_a_track_in_brackets_is_no_part_of_a_title_but_where_it_alone_tells_levels_apart() -> None:
    assert {"Banker", "Yard Manager", "Works Manager"} <= set(taken_over(""))

    found = family(
        "# Baker levels\n\n## Baker\n\n### Responsibilities\n\n- Bakes\n\n## Senior Baker (craft track)\n\n"
        "### Responsibilities\n\n- Shapes\n\n## Senior Baker (people track)\n\n### Responsibilities\n\n- Leads\n"
    )

    assert [level.title for level in found.levels] == [
        "Baker",
        "Senior Baker (craft track)",
        "Senior Baker (people track)",
    ]

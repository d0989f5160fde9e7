"""Points of shared sections that name the one level they are about."""

from __future__ import annotations

import pytest
from written_documents import family

LEVELS = """
## C1: Deckhand

### What you do

- Ties ropes

## C2: Senior Deckhand

### What you do

- Ties knots

"""


def asked(section: str, *, before: bool = False) -> dict[str, list[str]]:
    found = family(f"# Crew\n\n{section}\n{LEVELS}" if before else f"# Crew\n{LEVELS}{section}")
    own = {
        lv.title: [i.text for s in lv.sections if s.heading_path[-1:] == ("What we ask",) for i in s.items]
        for lv in found.levels
    }
    shared = [i.text for s in found.shared_sections if s.heading_path[-1:] == ("What we ask",) for i in s.items]
    return {**own, "shared": shared}


@pytest.mark.parametrize("names", [("C1", "C2"), ("Deckhand", "Senior Deckhand"), ("**C1**", "**C2**")])
def test_a_point_that_opens_with_a_level_s_name_is_that_level_s(names: tuple[str, str]) -> None:
    first, second = names

    got = asked(
        f"## What we ask\n\n- {first}: you can swim well\n- {second}: two seasons at sea\n- All: a clean record\n"
    )

    assert got == {
        "Deckhand": [f"{first.strip('*')}: you can swim well"],
        "Senior Deckhand": [f"{second.strip('*')}: two seasons at sea"],
        "shared": ["All: a clean record"],
    }


@pytest.mark.parametrize(
    "points",
    [
        ["C1: you can swim well", "All: a clean record"],  # one point alone may be a remark
        ["C1: you can swim well", "C1: you can row well"],  # they talk about one level
        ["C1 and C2: you can swim well", "Others: nothing at all"],
        ["C1: Deckhand", "C2: Senior Deckhand"],  # a table of contents
    ],
)
def test_other_points_stay_the_family_s(points: list[str]) -> None:
    listed = "".join(f"- {point}\n" for point in points)

    assert asked(f"## What we ask\n\n{listed}", before=True)["shared"] == points


@pytest.mark.parametrize(
    ("step", "heading", "adds"),
    [
        ("{} to {}.", "What changes", True),
        ("From {} to {}:", "From rung to rung", True),
        ("**{} → {}** -", "What is new", True),
        ("{} to {}:", "Moving between the rungs", False),  # what it takes to get there
        ("{} to {}:", "Promotion criteria", False),
    ],
)
def test_what_a_step_up_adds_is_asked_of_the_level_it_leads_to(step: str, heading: str, adds: bool) -> None:
    low, high = step.format("Ship Boy", "Deckhand"), step.format("Deckhand", "Senior Deckhand")
    rungs = "## Ship Boy\n\n### What you do\n\n- Fetches\n" + LEVELS.replace("C1: ", "").replace("C2: ", "")

    found = family(f"# Crew\n\n## {heading}\n\n{low} You tie alone now.\n\n{high} Others lean on you.\n\n{rungs}")
    own = [[i.text for s in lv.sections for i in s.items if "now" in i.text or "lean" in i.text] for lv in found.levels]
    assert [len(texts) for texts in own] == [0, adds, adds]
    assert not adds or own[1][0].endswith("You tie alone now.")


@pytest.mark.parametrize(
    "points",
    [
        ("Deckhand to Senior Deckhand. Two years at least.",),  # one line alone may be a remark
        ("From spring to autumn: we sail out.", "From autumn to spring: we mend."),
        ("Deckhands to the ropes: call at six.", "Senior Deckhands to the helm: call at five."),
    ],
)
def test_what_leads_from_elsewhere_is_nobodys_share(points: tuple[str, ...]) -> None:
    listed = "".join(f"- {point}\n" for point in points)

    assert asked(f"## What we ask\n\n{listed}", before=True)["shared"] == [*points]

"""What of a level's sections is asked, and what only states something."""

from __future__ import annotations

import pytest

from indexer.lines import COMPARED
from service.asked import EXPECTED, own, shared
from tests.service.ladders import RIGGER, ladders, texts


def asked_by(line: str) -> list[str]:
    """What a Senior Rigger asks whose responsibilities are that one line."""
    below = "# Rigger\n\n## Rigger\n\n### Responsibilities\n\n- Sew\n"
    found = ladders(rigger=f"{below}\n## Senior Rigger\n\n### Responsibilities\n\n{line}\n")
    return texts(own(*found.side("Senior Rigger"), EXPECTED))


@pytest.mark.parametrize(
    "line",
    [
        "- Extends the Rigger responsibilities",
        "- Extends that of the Rigger.",
        "Takes the Rigger as given.",
        "Includes the Rigger.",
        "Everything in the Rigger role, plus:",
        "All of the above responsibilities, plus:",
        "Riggers report to the Mate. Senior Riggers answer directly to the Harbour Master.",
        "- Extends the Rigger responsibilities, for work above the deck only",
        "The Senior Rigger shares the same responsibilities as listed above, but also includes the following:",
        "Level: R4",
        "*Coming soon* 🚧",
        "- TBD",
    ],
)
def test_a_line_that_only_takes_over_asks_nothing(line: str) -> None:
    """Sentences that only say whom a level extends, or whom levels are under, are no expectation."""
    assert asked_by(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "- Extends the Rigger responsibilities. Answers for every mast of the harbour.",
        "- Experience with all winches of the harbour is a plus",
        "- Same-day repair of torn sails",
        "- Includes travel to three harbours",
        "- Takes minutes",
        "- Tells the crew what is coming soon",
        "- Reports broken blocks to the ship's mate within the hour",
        "- Reports to the Mate on every broken block",
        "- The Senior Rigger answers to the crew for each rope",
    ],
)
def test_a_line_that_carries_a_duty_besides_stays(line: str) -> None:
    """Words of inheritance or reporting do not make a duty a mere statement."""
    assert asked_by(line) == [line.removeprefix("- ")]


def test_a_cell_that_says_no_more_than_which_column_it_repeats_asks_nothing() -> None:
    matrix = (
        "# Rigging matrix\n\n- R1 - Rigger\n- R2 - Senior Rigger\n- R3 - Lead Rigger\n\n"
        "| Skill | R1 | R2 | R3 |\n|---|---|---|---|\n"
        "| Ropes | Splices with help | Splices alone | same as R2 |\n"
        "| Masts | Climbs with help | Climbs alone | same as R2 |\n"
        "| Crew | Listens | Shows others | Trains the crew |\n"
    )
    assert texts(own(*ladders(rigger=matrix).side("Lead Rigger"), EXPECTED)) == ["Trains the crew"]


def test_grade_and_reporting_lines_are_not_asked_but_the_rest_of_a_summary_is_compared() -> None:
    """The level object carries grade and reporting line; a summary that says more is set against its counterpart."""
    duties = "#### Responsibilities\n\n- Sew\n\n"
    found = ladders(
        rigger=f"---\ntitle: Rigger\n---\n\n## Levels\n\n### Rigger\n\nThe Rigger reports to the Mate.\n\n{duties}"
        f"### Senior Rigger\n\nThe Senior Rigger reports to the Mate and leads a gang of six.\n\n"
        f"#### Job Grade\n\nThe Senior Rigger is a grade 6.\n\n{duties}"
    )

    summaries = {title: texts(own(*found.side(title), COMPARED)) for title in ("Rigger", "Senior Rigger")}

    assert summaries == {
        "Rigger": ["Sew"],
        "Senior Rigger": ["The Senior Rigger reports to the Mate and leads a gang of six.", "Sew"],
    }


def test_the_line_above_a_list_is_not_asked() -> None:
    """A paragraph that only introduces a list asks nothing; a bullet with bullets under it is a duty."""
    text = "The rigger's tools are:\n\n- Fid\n- Marlinspike\n\nWork aloft:\n\n- Climb:\n  - by day\n"

    assert asked_by(text)[:2] == ["Fid", "Marlinspike"]
    assert "by day" in asked_by(text)


def test_what_a_family_shares_binds_all_levels() -> None:
    """Family-wide responsibilities belong to no level."""
    family, _ = ladders(rigger=RIGGER).side("Rigger")

    found = shared(family)

    assert [(each.item.text, each.level) for each in found] == [("Wear a harness above two metres", None)]

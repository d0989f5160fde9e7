"""Headings that lead from one rung to the next are no levels."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.model import SectionKind
from corpus.move import is_move
from corpus.reading import read_corpus

MOVES = (
    "Baker to Senior Baker",
    "From Baker to Senior Baker",
    "Moving up from Senior Baker to Head Baker",
    "Senior to Staff",
    "Senior to Staff Engineer",
    "From L3 to L4",
    "L3 → L4",
    "IC4 -> IC5",
    "Engineer II → Engineer III",
    "Engineer (E2) to Engineer (E3)",
)
TITLES = (
    "Chief of Staff to the CFO",
    "Chief of Staff to CFO",
    "Executive Assistant to CEO",
    "Assistant to the Director",
    "Order to Cash Analyst",
    "Senior Order to Cash Analyst",
    "Go to Market Manager",
    "Senior Manager, Lead to Cash",
    "Senior Baker",
    "IC2 to IC4",
    "",
)


@pytest.mark.parametrize("heading", MOVES)
def test_a_way_from_rung_to_rung_is_a_move(heading: str) -> None:
    assert is_move(heading)


@pytest.mark.parametrize("heading", TITLES)
def test_a_title_is_none(heading: str) -> None:
    assert not is_move(heading)


def test_what_a_step_asks_is_a_section_of_the_ladder(tmp_path: Path) -> None:
    (tmp_path / "baker.md").write_text(
        "# Bakery\n\n## Baker\n\nGrade: 4\n\n- Bakes bread.\n\n## Senior Baker\n\nGrade: 5\n\n- Teaches two apprentices.\n\n"
        "## Baker to Senior Baker\n\n- Has baked for two years without a burnt batch.\n",
        encoding="utf-8",
    )
    family = read_corpus([str(tmp_path)]).families[0]
    assert [level.title for level in family.levels] == ["Baker", "Senior Baker"]
    steps = [section for section in family.shared_sections if section.kind is SectionKind.CAREER_LADDER]
    assert [item.text for section in steps for item in section.items] == [
        "Has baked for two years without a burnt batch."
    ]


def test_columns_of_a_table_that_are_steps_are_no_levels(tmp_path: Path) -> None:
    (tmp_path / "baker.md").write_text(
        "# Bakers\n\n| | Baker | Senior Baker | Head Baker |\n|---|---|---|---|\n"
        "| Oven | Cleans it. | Mends it. | Buys it. |\n| Bread | Bakes loaves. | Bakes cakes. | Tastes all. |\n\n"
        "## Promotion\n\n| | Baker to Senior Baker | Senior Baker to Head Baker |\n|---|---|---|\n"
        "| Wanted | Two years at the oven. | A year of leading a shift. |\n",
        encoding="utf-8",
    )
    family = read_corpus([str(tmp_path)]).families[0]
    assert [level.title for level in family.levels] == ["Baker", "Senior Baker", "Head Baker"]


def test_a_department_that_titles_end_with_is_no_level(tmp_path: Path) -> None:
    (tmp_path / "ovens.md").write_text(
        "## Ovens\n\nOvens keeps the fire of every bakery.\n\n### What everyone in the family does\n\n- Rakes the ash.\n\n"
        "## Associate, Ovens\n\n### Associate, Ovens Responsibilities\n\n- Carries wood.\n\n"
        "## Manager, Ovens\n\n### Manager, Ovens Responsibilities\n\n- Buys wood.\n",
        encoding="utf-8",
    )
    family = read_corpus([str(tmp_path)]).families[0]
    assert [level.title for level in family.levels] == ["Associate, Ovens", "Manager, Ovens"]
    duties = [section for section in family.shared_sections if section.kind is SectionKind.RESPONSIBILITIES]
    assert [item.text for section in duties for item in section.items] == ["Rakes the ash."]


def test_a_first_row_all_across_names_the_table_and_the_next_heads_its_columns(tmp_path: Path) -> None:
    (tmp_path / "baker.md").write_text(
        "# Bakery\n\n## Baker\n\nGrade: 4\n\n### Responsibilities\n\n- Bakes bread.\n\n## Senior Baker\n\nGrade: 5\n\n"
        "### Responsibilities\n\n- Teaches two.\n\n## Promotion\n\n"
        '<table><tr><td colspan="3">Promotion</td></tr>\n'
        "<tr><td></td><td>Baker to Senior Baker</td><td>Senior Baker to Head Baker</td></tr>\n"
        "<tr><td>Who decides</td><td>The Head Baker.</td><td>The owner.</td></tr></table>\n",
        encoding="utf-8",
    )
    family = read_corpus([str(tmp_path)]).families[0]

    told = [(item.lead_in, item.text) for section in family.shared_sections for item in section.items]
    assert told == [
        ("Promotion, Who decides, Baker to Senior Baker:", "The Head Baker."),
        ("Promotion, Who decides, Senior Baker to Head Baker:", "The owner."),
    ]

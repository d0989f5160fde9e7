"""Tables that tell of several ladders at once: tracks side by side, and ranks under the roles they are of."""

from __future__ import annotations

import pytest
from written_documents import document, family, read, unaccounted

Facts = list[tuple[str, object, str | None, int]]


def facts(text: str, path: str = "harbour/ladder.md") -> Facts:
    """Title, grade, boss and line of each level."""
    return [
        (lv.title, lv.grade and lv.grade.value, lv.reports_to and lv.reports_to.value, lv.heading.start_line)
        for lv in family(text, path).levels
    ]


TRACKS = """\
# Dredging ladder

| {step} | {experts} | {leaders} | Allowance |
|---|---|---|---|
| {a} | Dredge Surveyor | {none} | none |
| {b} | Senior Dredge Surveyor | Survey Manager | a boat |
| {c} | Principal Dredge Surveyor | Senior Survey Manager | a boat |
"""


@pytest.mark.parametrize(
    ("step", "experts", "leaders", "steps", "none"),
    [
        ("Grade", "Individual contributor", "Manager", ("D4", "D5", "D6"), ""),
        ("Level", "IC track", "Management track", ("L4", "L5", "L6"), "—"),
        ("Band", "Specialist", "Managers", ("A", "B", "C"), ""),
    ],
)
def test_titles_of_two_tracks_in_one_row_are_two_levels_and_none_is_the_other_s_boss(
    step: str, experts: str, leaders: str, steps: tuple[str, str, str], none: str
) -> None:
    a, b, c = steps
    page = TRACKS.format(step=step, experts=experts, leaders=leaders, a=a, b=b, c=c, none=none)

    assert facts(page) == [
        ("Dredge Surveyor", a, None, 5),
        ("Senior Dredge Surveyor", b, None, 6),
        ("Principal Dredge Surveyor", c, None, 7),
        ("Survey Manager", b, None, 6),
        ("Senior Survey Manager", c, None, 7),
    ]
    doc = document(page)
    assert unaccounted(read({doc.path: doc.text}), doc) == []


def test_a_column_of_managers_beside_a_column_of_titles_says_who_leads_whom() -> None:
    page = TRACKS.format(step="Grade", experts="Title", leaders="Manager", a="D4", b="D5", c="D6", none="Survey Lead")

    assert facts(page) == [
        ("Dredge Surveyor", "D4", "Survey Lead", 5),
        ("Senior Dredge Surveyor", "D5", "Survey Manager", 6),
        ("Principal Dredge Surveyor", "D6", "Senior Survey Manager", 7),
    ]


RANKS = [
    ("Junior Net Mender", "N1", 5),
    ("Intermediate Net Mender", "N2", 6),
    ("Senior Net Mender", "N3", 7),
    ("Junior Sail Cutter", "N1", 8),
    ("Senior Sail Cutter", "N4", 9),
]


@pytest.mark.parametrize("again", ["", "Net Mender"])
def test_a_bare_rank_is_of_the_role_before_it_said_once_or_in_each_row(again: str) -> None:
    cutter = again and "Sail Cutter"
    page = (
        "# Loft\n\n| Role | Level | Grade | What is expected |\n|---|---|---|---|\n"
        "| Net Mender | Junior | N1 | Mends the nets that others cut |\n"
        f"| {again} | Intermediate | N2 | Cuts nets to a drawing |\n"
        f"| {again} | Senior | N3 | Draws nets for a boat |\n"
        "| Sail Cutter | Junior | N1 | Sews what others cut |\n"
        f"| {cutter} | Senior | N4 | Cuts sails for racing |\n"
    )

    assert facts(page) == [(title, grade, None, line) for title, grade, line in RANKS]
    first = family(page).levels[0]
    assert page[first.heading.start_char : first.heading.end_char] == "Junior"
    assert [item.text for section in first.sections for item in section.items] == [
        "N1",
        "Mends the nets that others cut",
    ]


def test_a_role_whose_cell_reaches_down_is_that_of_all_its_rows() -> None:
    cells = [
        '<td rowspan="3">Net Mender</td><td>Junior</td><td>N1</td>',
        "<td>Intermediate</td><td>N2</td>",
        "<td>Senior</td><td>N3</td>",
        '<td rowspan="2">Sail Cutter</td><td>Junior</td><td>N1</td>',
        "<td>Senior</td><td>N4</td>",
    ]
    rows = "".join(f"<tr>{each}<td>Works with the rest of the loft</td></tr>\n" for each in cells)
    page = (
        "<html><body>\n<h1>Loft</h1>\n<table>\n<tr><th>Role</th><th>Level</th><th>Band</th><th>You will</th></tr>\n"
        f"{rows}</table></body></html>"
    )

    assert facts(page, "harbour/loft.html") == [(title, grade, None, line) for title, grade, line in RANKS]


def test_ranks_beside_skills_are_no_titles() -> None:
    page = (
        "# Net Mender\n\nWhat we look for.\n\n| Skill | Level | Shown by |\n|---|---|---|\n"
        "| Sewing | Junior | Sews a seam |\n| | Senior | Sews a boat |\n"
        "| Cutting | Junior | Cuts a patch |\n| | Senior | Cuts a sail |\n"
    )

    found = [level.title for each in read({"harbour/mender.md": page}).families for level in each.levels]
    assert not {"Junior Sewing", "Senior Sewing", "Junior Cutting", "Senior Cutting"} & {*found}

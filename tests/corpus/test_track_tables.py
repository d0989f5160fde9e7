"""Tables that set the tracks of a ladder side by side, with a grade in front of each row."""

from __future__ import annotations

from written_documents import family

from corpus.model import JobFamily

LADDER = """\
# Glazing ladder

## Levels

{table}

## Workshop

### Glazier

- Cuts the panes of a door.

### Senior Glazier

- Sets leaded lights.

## Drawing

### Pattern Drafter

- Draws the cartoons of a window.

### Lead Pattern Drafter

- Chooses the colours of a chapel.
"""


def grades(found: JobFamily) -> list[tuple[str, object]]:
    return [(level.title, level.grade.value if level.grade else None) for level in found.levels]


def read(table: str) -> JobFamily:
    return family(LADDER.format(table=table))


def test_each_track_of_a_table_gives_its_levels_their_grades() -> None:
    found = read(
        "| Grade | Workshop | Paper |\n|---|---|---|\n| G1 | Glazier | |\n"
        "| G2 | Senior Glazier | Pattern Drafter |\n| G3 | | Lead Pattern Drafter |"
    )
    assert grades(found) == [
        ("Glazier", "G1"),
        ("Senior Glazier", "G2"),
        ("Pattern Drafter", "G2"),
        ("Lead Pattern Drafter", "G3"),
    ]
    assert found.levels[2].grade is not None
    assert found.levels[2].grade.span.start_line == 8


def test_a_rung_that_only_the_table_names_is_a_level_behind_the_one_below_it() -> None:
    found = read(
        "| Level | Glass | Paper |\n|---|---|---|\n| 1 | Glazier | |\n"
        "| 2 | Senior Glazier | Pattern Drafter |\n| 3 | Master Glazier | Lead Pattern Drafter |\n"
    )
    assert grades(found) == [
        ("Glazier", 1),
        ("Senior Glazier", 2),
        ("Master Glazier", 3),
        ("Pattern Drafter", 2),
        ("Lead Pattern Drafter", 3),
    ]


def test_rungs_of_a_track_that_the_page_does_not_describe_are_none_of_its_levels() -> None:
    found = read(
        "| Level | Glass | Paper | Management |\n|---|---|---|---|\n| 1 | Glazier | | |\n"
        "| 2 | Senior Glazier | Pattern Drafter | Glass Manager |\n| 3 | | Lead Pattern Drafter | Director of Glass |\n"
    )
    assert "Glass Manager" not in [level.title for level in found.levels]


def test_what_somebody_was_before_tells_no_grade_of_that() -> None:
    found = read(
        "| Level | Title | Usually comes from |\n|---|---|---|\n| 1 | Glazier | |\n| 2 | Senior Glazier | Glazier |\n"
        "| 3 | Pattern Drafter | Senior Glazier |\n| 4 | Lead Pattern Drafter | Pattern Drafter |\n"
    )
    assert [grade for _, grade in grades(found)] == [1, 2, 3, 4]


def test_who_leads_a_row_is_no_rung_of_its_grade() -> None:
    found = read(
        "| Level | Title | Led by |\n|---|---|---|\n| 1 | Glazier | Lead Pattern Drafter |\n"
        "| 2 | Senior Glazier | Pattern Drafter |\n| 3 | Master Glazier | Owner |\n"
    )
    assert ("Lead Pattern Drafter", 1) not in grades(found)
    assert ("Pattern Drafter", 2) not in grades(found)


def test_each_track_may_have_grades_of_its_own_and_headings_it_names_are_levels() -> None:
    found = family(
        """\
        # Glazing ladder

        ## Levels

        | IC | Title | Lead | Title |
        |---|---|---|---|
        | IC1 | Junior Glazier | | |
        | IC2 | Senior Glazier | M1 | Glass Manager |
        | IC3 | Staff Glazier | M2 | Director of Glass |

        ## Junior Glazier

        - Cuts the panes of a door.

        ## Senior Glazier

        - Sets leaded lights.

        ## Staff Glazier

        - Plans a cathedral.

        ## Glass Manager

        - Leads six.

        ## Director of Glass

        - Leads the leads.
        """
    )
    assert grades(found) == [
        ("Junior Glazier", "IC1"),
        ("Senior Glazier", "IC2"),
        ("Staff Glazier", "IC3"),
        ("Glass Manager", "M1"),
        ("Director of Glass", "M2"),
    ]


def test_tracks_may_stand_in_the_rows_below_the_grades() -> None:
    found = read(
        "| Track | G1 | G2 | G3 |\n|---|---|---|---|\n| Glass | Glazier | Senior Glazier | |\n"
        "| Paper | | Pattern Drafter | Lead Pattern Drafter |\n"
    )
    assert [grade for _, grade in grades(found)] == ["G1", "G2", "G2", "G3"]


def test_a_cell_may_name_two_titles() -> None:
    found = read(
        "| | Glass | Paper |\n|---|---|---|\n| Level 1 | Glazier / Setter | |\n"
        "| Level 2 | Senior Glazier | Pattern Drafter |\n| Level 3 | | Lead Pattern Drafter |"
    )
    assert [grade for _, grade in grades(found)] == [1, 2, 2, 3]

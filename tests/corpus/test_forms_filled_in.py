"""Forms that are filled in once for each role, fields between lines of prose, and facts behind a title."""

from __future__ import annotations

import pytest
from written_documents import family

FORM = """\
## {heading}

**Job Title:** {title}
**Reports To:** {boss}
**Grade:** Level {grade}

### Duties

- Counts the trays of the {title}
- Keeps the log
"""


def test_headings_that_all_say_job_description_are_called_by_the_title_under_them() -> None:
    rows = [("Tray Hand", "Bay Lead", 1), ("Bay Lead", "Yard Manager", 3), ("Yard Manager", "Director", 5)]
    forms = "\n---\n\n".join(
        FORM.format(heading="JOB DESCRIPTION", title=title, boss=boss, grade=grade) for title, boss, grade in rows
    )
    found = family(f"# YARD\n\n{forms}").levels
    stated = [(lv.title, lv.reports_to and lv.reports_to.value, lv.grade and lv.grade.value) for lv in found]
    assert stated == rows
    assert [sum(len(s.items) for s in lv.sections if s.kind.value == "responsibilities") for lv in found] == [2, 2, 2]


def test_one_form_alone_is_one_role() -> None:
    found = family(FORM.format(heading="Job description", title="Tray Hand", boss="Bay Lead", grade=1))
    assert len(found.levels) == 1


def test_a_field_is_read_apart_from_the_prose_on_the_next_line() -> None:
    found = family(
        """\
        # Press hands

        **Level 1 – Press Hand (Pay band A)**
        Reports to: Press Lead
        Runs one press and calls for help when the tray jams, however small the matter looks.

        **Level 2 – Press Setter (Pay band B)**
        Reports to: Press Lead
        Sets up presses and changes the tools alone, and trains hands in their first weeks.

        **Level 3 – Press Lead (Pay band C)**
        Reports to: Yard Manager
        Plans the shift of all presses and hands it over in writing at the end of it.
        """
    ).levels
    bosses = [level.reports_to.value if level.reports_to else None for level in found]
    assert bosses == ["Press Lead", "Press Lead", "Yard Manager"]
    assert [level.grade.value if level.grade else None for level in found] == ["A", "B", "C"]


def test_a_field_that_is_wrapped_goes_on_in_the_next_line() -> None:
    (level,) = family(
        """\
        # Press Lead

        Plans the shift of presses.
        Reports to: Head of Presses and
        Trays in Lower Yard

        ## Duties

        - Plan the shift
        """
    ).levels
    assert level.reports_to is not None
    assert level.reports_to.value == "Head of Presses and Trays in Lower Yard"


@pytest.mark.parametrize(
    ("behind", "grade"),
    [
        (" · Level {} · £24–27k", "{}"),
        (" · Level {} · £38,000 a year", "{}"),
        (" • Band {}", "{}"),
        (" · Grade {} · £30k", "{}"),
        (" · C{} · £30,000–£35,000", "C{}"),
        (" (C{}, £30,000–£35,000)", "C{}"),
        (" (Level {}, £30k)", "{}"),
    ],
)
def test_a_level_and_the_pay_behind_a_title_are_no_part_of_it(behind: str, grade: str) -> None:
    names = ["Press Hand", "Press Setter", "Press Lead"]
    told = [f"### {name}{behind.format(n)}\n\n- Carries {n} trays\n" for n, name in enumerate(names, start=1)]
    found = family("\n".join(["# Press people\n", *told])).levels
    assert [level.title for level in found] == names
    assert [str(level.grade.value) if level.grade else None for level in found] == [grade.format(n) for n in (1, 2, 3)]


def test_levels_that_are_told_apart_by_their_number_keep_it() -> None:
    found = family(
        """\
        # Cooks

        ## Cook · Level 1

        ### Duties

        - Peels

        ## Cook · Level 2

        ### Duties

        - Seasons
        """
    ).levels
    assert [level.title for level in found] == ["Cook · Level 1", "Cook · Level 2"]


def test_a_definition_is_what_its_term_says() -> None:
    (level,) = family(
        "<h1>Payroll Hand</h1><dl><dt>Salary band</dt><dd>Level 4 (£27,000 – £31,000)</dd>"
        "<dt>Reporting to</dt><dd>Payroll Lead</dd></dl><h2>Main duties</h2><ul><li>Run the payroll</li></ul>",
        "office/payroll.html",
    ).levels
    assert level.grade is not None
    assert level.grade.value == 4
    assert level.reports_to is not None
    assert level.reports_to.value == "Payroll Lead"

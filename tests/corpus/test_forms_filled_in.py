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


def test_a_form_under_a_heading_that_says_its_title_is_a_part_of_that_level() -> None:
    rows = [("Tray Hand", "Bay Lead", 1), ("Bay Lead", "Yard Manager", 3)]
    forms = "\n".join(
        f"# Band {grade} - {title}\n\n" + FORM.format(heading="Job details", title=title, boss=boss, grade=grade)
        for title, boss, grade in rows
    )
    found = family(forms).levels
    assert [(lv.title, lv.heading_path[-1]) for lv in found] == [
        ("Tray Hand", "Band 1 - Tray Hand"), ("Bay Lead", "Band 3 - Bay Lead")
    ]  # fmt: skip


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


def test_a_label_alone_ends_the_field_over_it() -> None:
    told = [
        f"### L{n} — {name}\n**Scope:** one yard\n**Reports to:** Yard Manager\n**Expectations:**\n- Carries {n} trays\n"
        for n, name in enumerate(["Yard Trainee", "Yard Hand", "Yard Setter"], start=1)
    ]
    found = family("\n".join(["# Yard ladder\n", *told])).levels
    assert [level.reports_to.value if level.reports_to else None for level in found] == ["Yard Manager"] * 3


def test_a_band_with_its_pay_under_a_title_is_its_grade() -> None:
    told = [
        f"## {name}\nBand {n} / £3{n}k to £4{n}k\n\nYou do the work.\n\n- Reads {n} books\n"
        for n, name in enumerate(["Strategist", "Senior Strategist"], start=2)
    ]
    found = family("\n".join(told)).levels
    assert [level.grade.value if level.grade else None for level in found] == [2, 3]


def test_a_chain_of_titles_with_codes_says_their_grades() -> None:
    found = family(
        """\
        # Yard crew

        Yard Hand (L1) → Press Setter (L2) → Yard Manager (L3)

        **Yard Hand** — carries trays. Reports to the Press Setter.

        **Press Setter** — sets up presses. Reports to the Yard Manager.

        **Yard Manager** — plans the shift. Reports to the Director.
        """
    ).levels
    assert [level.grade.value if level.grade else None for level in found] == ["L1", "L2", "L3"]


def test_a_label_in_front_of_a_title_is_no_part_of_it() -> None:
    rows = "".join(
        f'<table><tr><td colspan="2"><b>POSITION: {title}</b></td></tr><tr><td>Reports to</td><td>{boss}</td></tr>'
        f"<tr><td>Grade</td><td>{n}</td></tr><tr><td>Duties</td><td><ul><li>Carries {n} trays</li></ul></td></tr></table>"
        for n, (title, boss) in enumerate([("Tray Waiter", "Head Waiter"), ("Head Waiter", "Hall Manager")], start=2)
    )
    found = family(f"<h1>Hall</h1>{rows}", "hall/jobs.html").levels
    assert [level.title for level in found] == ["Tray Waiter", "Head Waiter"]


def test_a_bold_line_behind_the_points_of_another_opens_a_section_beside_it() -> None:
    parts = "".join(
        f"<h2>{title}</h2><p><strong>Responsibilities</strong></p><ul><li>Run {title}</li></ul>"
        "<p><strong>Skills</strong></p><ul><li>Clear writing</li></ul>"
        for title in ("Tester", "Senior Tester")
    )
    for level in family(f"<h1>Quality ladder</h1>{parts}", "qa/testers.html").levels:
        assert [section.kind.value for section in level.sections] == ["responsibilities", "requirements"]


def test_whoever_a_page_on_the_structure_of_careers_lists_is_no_manager_of_it() -> None:
    found = family(
        """\
        # Our career structure

        Grades: Analyst (G1), Manager (G2), Partner (G3).

        #### Analyst

        What's expected: gather and check data.

        #### Manager

        What's expected: run several projects.

        #### Partner

        What's expected: bring in clients.
        """
    ).levels
    stated = [(level.title, level.grade.value if level.grade else None) for level in found]
    assert stated == [("Analyst", "G1"), ("Manager", "G2"), ("Partner", "G3")]


@pytest.mark.parametrize("spread", ["Technicians I–III", "Technicians I to III", "Technicians 1-3"])
def test_numerals_with_a_dash_between_are_all_that_lie_there(spread: str) -> None:
    marks = ["1", "2", "3", "4"] if "1" in spread else ["I", "II", "III", "IV"]
    told = [f"## Technician {mark}\n\n### Duties\n\n- Greases {mark}\n" for mark in marks]
    said = f"# Technicians\n\n{spread} report to the Row Manager. The Technician {marks[3]} reports to the Director.\n"
    found = family("\n".join([said, *told])).levels
    assert [level.reports_to.value if level.reports_to else None for level in found] == ["Row Manager"] * 3 + [
        "Director"
    ]


def test_what_stands_behind_a_dot_beside_a_bold_title_is_told_of_it() -> None:
    found = family(
        """\
        # Press designers

        ## Makers

        **Associate Press Designer (IC1)** · reports to Design Manager
        - Draws a part of a press

        **Press Designer (IC2)** · reports to Design Manager
        - Draws a press

        ## Managers

        **Design Manager (M1)** · reports to VP Design
        - Leads five designers
        """
    ).levels
    stated = [(level.title, level.reports_to.value if level.reports_to else None) for level in found]
    assert stated == [
        ("Associate Press Designer", "Design Manager"),
        ("Press Designer", "Design Manager"),
        ("Design Manager", "VP Design"),
    ]


def test_a_pay_group_in_brackets_stands_between_a_title_and_its_boss() -> None:
    points = "".join(
        f"<li><b>{title}</b> (pay group {n}) – reports to the {boss}. Runs {n} presses.</li>"
        for n, (title, boss) in enumerate(
            [("Trainee Setter", "Line Leader"), ("Setter", "Line Leader"), ("Line Leader", "Yard Manager")], start=1
        )
    )
    found = family(f"<h1>Setters</h1><ol>{points}</ol>", "yard/setters.html").levels
    stated = [
        (level.title, level.grade and level.grade.value, level.reports_to and level.reports_to.value) for level in found
    ]
    assert stated == [
        ("Trainee Setter", 1, "Line Leader"),
        ("Setter", 2, "Line Leader"),
        ("Line Leader", 3, "Yard Manager"),
    ]


def test_the_codes_that_jobs_are_filed_under_name_none_in_the_table_of_them() -> None:
    found = family(
        """\
        # Job family: Dispatch

        | Job code | Job title | Grade | Reports to |
        |---|---|---|---|
        | DSP-01 | Dispatcher | T04 | Dispatch Supervisor |
        | DSP-02 | Senior Dispatcher | T06 | Dispatch Supervisor |
        | DSP-03 | Dispatch Supervisor | M01 | Transport Manager |

        ## DSP-01 Dispatcher

        - Assigns loads to drivers

        ## DSP-02 Senior Dispatcher

        - Covers the hard regions

        ## DSP-03 Dispatch Supervisor

        - Runs the desk
        """
    ).levels
    stated = [(lv.grade and lv.grade.value, lv.reports_to and lv.reports_to.value) for lv in found]
    assert stated == [("T04", "Dispatch Supervisor"), ("T06", "Dispatch Supervisor"), ("M01", "Transport Manager")]


@pytest.mark.parametrize("heading", ["Step {} | {}", "Stage {} – {}", "{1} (Tier {0})"])
def test_a_step_in_front_of_distinct_titles_is_their_grade(heading: str) -> None:
    told = [
        f"**{heading.format(n, title)}**\nReports to the Hall Manager. Pay: £12.{n}0/hr\n*You look after guests.*\n"
        for n, title in enumerate(["Host", "Server", "Head Server"], start=1)
    ]
    found = family("\n".join(["# Hall career path\n", *told])).levels
    stated = [(level.title, level.grade.value if level.grade else None) for level in found]
    assert stated == [("Host", 1), ("Server", 2), ("Head Server", 3)]

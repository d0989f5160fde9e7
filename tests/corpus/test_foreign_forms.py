"""How ladders are written elsewhere: levels, grades and reporting lines of documents in other companies' formats."""

from __future__ import annotations

import pytest
from written_documents import codes, family, read, shape

from corpus.model import Grade, JobFamily, SectionKind, Track


def stated(found: JobFamily) -> list[tuple[str, Grade | None, str | None]]:
    """Levels as (title, grade, whom they report to)."""
    return [
        (lv.title, lv.grade.value if lv.grade else None, lv.reports_to.value if lv.reports_to else None)
        for lv in found.levels
    ]


def ladder(*headings: str, body: str = "### Craft\n\n- Works neatly\n\n### Judgement\n\n- Asks early\n") -> JobFamily:
    """A family of levels with sections of the company's own making."""
    return family("# Rigging\n\nRiggers rig.\n\n" + "".join(f"## {heading}\n\n{body}\n" for heading in headings))


def test_the_plain_title_between_two_ranks_is_a_level() -> None:
    found = ladder("Junior Rigger", "Rigger", "Senior Rigger", "How we promote")

    assert [lv.title for lv in found.levels] == ["Junior Rigger", "Rigger", "Senior Rigger"]
    assert [len(lv.sections) for lv in found.levels] == [2, 2, 2]


@pytest.mark.parametrize(
    ("first", "second", "grades"),
    [
        ("Band R3: Junior Rigger", "Band R4: Senior Rigger", ["R3", "R4"]),
        ("Band 5 – Junior Rigger", "Band 6 – Senior Rigger", [5, 6]),
        ("Level 1: Junior Rigger", "Level 2: Senior Rigger", [1, 2]),
        ("Junior Rigger (R3) ($40k–$50k)", "Senior Rigger (R4) (€50,000+)", ["R3", "R4"]),
        ("Junior Rigger | IC3", "Senior Rigger | IC4", ["IC3", "IC4"]),
        ("Junior Rigger, R3", "Senior Rigger, R4", ["R3", "R4"]),
        ("Junior Rigger - R3", "Senior Rigger - R4", ["R3", "R4"]),
        ("2.1 Junior Rigger", "2.2 Senior Rigger", [None, None]),
        ("2. Junior Rigger (R3)", "3. Senior Rigger (R4)", ["R3", "R4"]),
    ],
)
def test_a_grade_or_number_beside_the_title_is_no_part_of_it(first: str, second: str, grades: list[Grade]) -> None:
    found = ladder(first, second)

    assert [(title, grade) for title, grade, _ in stated(found)] == [
        ("Junior Rigger", grades[0]),
        ("Senior Rigger", grades[1]),
    ]


def test_a_sentence_that_states_a_grade_comes_before_the_number_of_the_level() -> None:
    found = ladder("Level 1: Rigger", "Level 2: Senior Rigger", body="Salary band: B7\n\n### Craft\n\n- Works neatly\n")

    assert stated(found) == [("Rigger", "B7", None), ("Senior Rigger", "B7", None)]


def test_a_code_of_management_makes_a_manager_wherever_it_stands() -> None:
    found = ladder("Program Manager (M1)", "Senior Program Manager, M2")

    assert [lv.track for lv in found.levels] == [Track.MANAGEMENT, Track.MANAGEMENT]


@pytest.mark.parametrize("mark", [" -", " —", ":"])
def test_a_code_in_front_is_the_grade_and_stays_in_the_title_where_nothing_else_says_it(mark: str) -> None:
    found = ladder(f"IC3{mark} Rigger ($40k–$50k)", f"IC4{mark} Senior Rigger")
    graded = ladder(f"IC3{mark} Rigger", f"IC4{mark} Senior Rigger", body="Grade E7\n\n### Craft\n\n- Rigs\n")

    alike = ladder(f"IC3{mark} Rigger", f"IC4{mark} Rigger")

    assert stated(found) == [("Rigger", "IC3", None), ("Senior Rigger", "IC4", None)]
    assert stated(graded) == [(f"IC3{mark} Rigger", "E7", None), (f"IC4{mark} Senior Rigger", "E7", None)]
    assert stated(alike) == [(f"IC3{mark} Rigger", "IC3", None), (f"IC4{mark} Rigger", "IC4", None)]


def test_what_is_asked_of_everyone_first_makes_no_level_of_the_page() -> None:
    found = family(
        """\
        # Rigging

        ## Shared expectations

        - Works neatly

        ## Individual contributor track

        ### Rigger

        - Rigs masts

        ### Senior Rigger

        - Rigs ships

        ## Management track

        ### Rigging Manager

        - Hires riggers
        """
    )

    assert [lv.title for lv in found.levels] == ["Rigger", "Senior Rigger", "Rigging Manager"]
    assert [[i.text for i in s.items] for s in found.shared_sections if s.items] == [["Works neatly"]]


def test_bold_lines_under_the_one_heading_of_a_page_are_its_headings() -> None:
    found = family(
        """\
        # Rigging

        **Junior Rigger (R1)**

        **Responsibilities**

        - Rigs boats

        **Senior Rigger (R2)**

        **Responsibilities**

        - Rigs ships

        **Requirements**

        - A head for heights
        """
    )

    assert stated(found) == [("Junior Rigger", "R1", None), ("Senior Rigger", "R2", None)]
    assert [shape(lv.sections) for lv in found.levels] == [
        [("responsibilities", 5, 7)],
        [("responsibilities", 11, 13), ("requirements", 15, 17)],
    ]


def test_fields_under_each_other_are_one_statement_a_line() -> None:
    found = family(
        """        # Rigging

        ## Junior Rigger

        **Grade:** 4
        **Reports to:** Head of Rigging
        **Where:** on the quay

        ### Responsibilities

        Rigs boats: small ones
        and then: larger ones

        ## Senior Rigger

        Grade: 6<br>
        Reports to: Harbour Master

        ### Responsibilities

        - Rigs ships
        """
    )

    assert stated(found) == [("Junior Rigger", 4, "Head of Rigging"), ("Senior Rigger", 6, "Harbour Master")]
    assert [[i.text for i in s.items] for s in found.levels[0].sections] == [
        ["Grade: 4", "Reports to: Head of Rigging", "Where: on the quay"],
        ["Rigs boats: small ones and then: larger ones"],
    ]
    assert [i.span.start_line for i in found.levels[0].sections[0].items] == [5, 6, 7]


def test_lines_that_a_line_break_parts_are_fields_in_html_too() -> None:
    found = family(
        """\
        <h1>Rigging</h1>
        <h2>Junior Rigger</h2><p>Job grade: 4<br/>Line manager: Head of Rigging</p>
        <h3>Responsibilities</h3><ul><li>Rigs boats,<br>small ones</li></ul>
        <h2>Senior Rigger</h2><p>Job grade: 6<br/>Line manager: Harbour Master</p>
        <h3>Responsibilities</h3><ul><li>Rigs ships</li></ul>
        """,
        "rigging.html",
    )

    assert stated(found) == [("Junior Rigger", 4, "Head of Rigging"), ("Senior Rigger", 6, "Harbour Master")]
    assert [i.text for i in found.levels[0].sections[0].items] == ["Job grade: 4", "Line manager: Head of Rigging"]
    assert [i.text for i in found.levels[0].sections[1].items] == ["Rigs boats, small ones"]


@pytest.mark.parametrize(
    ("table", "path"),
    [
        ("| | |\n|---|---|\n| Grade | 4 |\n| Reports to | Head of Rigging |\n", "rigging.md"),
        ("| Field | Value |\n|---|---|\n| Grade | 4 |\n| Reports to | Head of Rigging |\n", "rigging.md"),
        (
            "<table><tr><th>Grade</th><td>4</td></tr><tr><th>Reports to</th><td>Head of Rigging</td></tr></table>",
            "rigging.html",
        ),
    ],
)
def test_a_table_of_labels_and_values_states_them(table: str, path: str) -> None:
    page = (
        f"# Senior Rigger\n\n{table}\n## Responsibilities\n\n- Rigs ships\n"
        if path.endswith(".md")
        else f"<h1>Senior Rigger</h1>{table}<h2>Responsibilities</h2><ul><li>Rigs ships</li></ul>"
    )

    assert stated(family(page, path)) == [("Senior Rigger", 4, "Head of Rigging")]


def test_a_table_of_others_grades_states_none_of_the_level() -> None:
    found = family(
        """\
        # Senior Rigger

        ## Responsibilities

        - Rigs ships

        | Whom you train | Grade |
        |---|---|
        | Apprentices | 2 |
        | Riggers | 4 |
        """
    )

    assert stated(found) == [("Senior Rigger", None, None)]


def test_every_phrase_in_a_row_that_is_a_level_is_the_levels() -> None:
    found = family(
        """\
        # Rigging

        | Level | Title | Pay grade | What they do | Judgement | Reports to |
        |---|---|---|---|---|---|
        | Q1 | Junior Rigger | 3 | Rigs small boats | Asks before cutting | Head of Rigging |
        | Q2 | Senior Rigger | 5 | Rigs tall ships | Decides when to cut | Harbour Master |
        """
    )

    assert stated(found) == [("Junior Rigger", 3, "Head of Rigging"), ("Senior Rigger", 5, "Harbour Master")]
    duties = [s for s in found.levels[0].sections if s.kind is SectionKind.RESPONSIBILITIES]
    assert [(s.heading_path, s.items[0].text) for s in duties] == [
        (("What they do",), "Rigs small boats"),
        (("Judgement",), "Asks before cutting"),
    ]


def test_titles_beside_remarks_are_no_ladder() -> None:
    table = """\
        # People

        | Whom | Ask about |
        |---|---|
        | Senior Rigger | what to wear aloft |
        | Rigging Manager | when to be home |
        """

    assert read({"rigging.md": table}).families == ()


def test_front_matter_states_what_the_text_of_a_page_of_one_level_does_not() -> None:
    found = family(
        """\
        ---
        title: Rigger
        job_grade: 7
        reports_to: Head of Rigging
        weight: 3
        ---

        **Role profile summary**

        Stands high above the deck.

        **Duties**

        - Rigs ships

        **Requirements**

        - A head for heights
        """
    )

    assert stated(found) == [("Rigger", 7, "Head of Rigging")]
    level = found.levels[0]
    assert level.grade
    assert level.reports_to
    assert (level.grade.span.start_line, level.reports_to.span.start_line) == (3, 4)


def test_a_sentence_comes_before_the_front_matter_and_levels_take_nothing_from_a_page_of_two() -> None:
    one = "---\ntitle: Rigger\ngrade: 7\n---\n\nThe Rigger is a grade 6.\n\n## Duties\n\n- Rigs ships\n"
    two = "---\ntitle: Rigger\ngrade: 7\n---\n\n## Rigger\n\n### Duties\n\n- Rigs\n\n## Senior Rigger\n\n### Duties\n\n- Rigs more\n"

    assert stated(family(one)) == [("Rigger", 6, None)]
    assert stated(family(two)) == [("Rigger", None, None), ("Senior Rigger", None, None)]


def test_an_anchor_in_a_heading_is_no_part_of_it() -> None:
    found = ladder(
        "Junior Rigger {#junior}",
        "Senior Rigger {: .wide #senior}",
        body="### Responsibilities {#duties}\n\n- Rigs {#all}\n",
    )

    assert [lv.title for lv in found.levels] == ["Junior Rigger", "Senior Rigger"]
    assert found.levels[0].sections[0].heading_path == ("Rigging", "Junior Rigger", "Responsibilities")
    assert found.levels[0].sections[0].items[0].text == "Rigs {#all}"


def test_sections_at_this_level_are_the_levels() -> None:
    found = family(
        """\
        # Rigger

        ## Junior Rigger

        A junior rigger learns the ropes.

        At this level, you will:

        - rig boats
        - mend sails

        ### Skills needed for this role level

        - Can count

        ## Senior Rigger

        A senior rigger knows them.

        ### Requirements at this level

        - Can climb
        """
    )

    assert [shape(lv.sections) for lv in found.levels] == [
        [("summary", 5, 5), ("responsibilities", 7, 10), ("requirements", 12, 14)],
        [("summary", 18, 18), ("requirements", 20, 22)],
    ]


FOLDS = """\
<h1>Rigging</h1>
<details><summary>Level 1 · Rigger</summary>
<p><em>Grade 2 · reports to the Head of Rigging</em></p>
<h2>Responsibilities</h2><ul><li>Rigs boats</li></ul>
</details>
<details><summary>Level 2 · Senior Rigger</summary>
<p><em>Grade 3 · reports to the Harbour Master</em></p>
<h2>Responsibilities</h2><ul><li>Rigs ships</li></ul>
</details>
"""


def test_folds_that_a_rung_opens_are_levels() -> None:
    found = family(FOLDS, "rigging.html")

    assert stated(found) == [("Rigger", 2, "Head of Rigging"), ("Senior Rigger", 3, "Harbour Master")]
    assert [lv.sections[-1].items[0].text for lv in found.levels] == ["Rigs boats", "Rigs ships"]


def test_a_fold_that_names_no_section_is_no_heading() -> None:
    found = family(
        """\
        # Senior Rigger

        ## Responsibilities

        - Rigs ships

        <details>
        <summary>An example</summary>

        - Rigged a brig

        </details>

        <details>
        <summary>Requirements</summary>

        - A head for heights

        </details>
        """
    )

    assert [(s.kind.value, [i.text for i in s.items]) for s in found.levels[0].sections if s.items] == [
        ("responsibilities", ["Rigs ships", "Rigged a brig"]),
        ("requirements", ["A head for heights"]),
    ]
    assert codes(found) == [("level_without_grade", 1)]


@pytest.mark.parametrize(
    ("headings", "line"),
    [
        (("R2 - Rigger", "R3 - Senior Rigger"), "Everything expected at R2"),
        (("R2 - Rigger", "R3 - Senior Rigger"), "All of R2, plus:"),
        (("Rigger (R2)", "Senior Rigger (R3)"), "All R2 responsibilities"),
        (("Band 5: Rigger", "Band 6: Senior Rigger"), "All responsibilities of the Band 5 role"),
        (("Level 2: Rigger", "Level 3: Senior Rigger"), "Same as Level 2, plus:"),
        (("Rigger", "Senior Rigger"), "Builds on everything in Rigger."),
    ],
)
def test_a_level_is_meant_by_its_grade_too(headings: tuple[str, str], line: str) -> None:
    found = ladder(*headings, body=f"### Responsibilities\n\n- {line}\n- Rigs\n")

    senior = found.levels[1]
    assert [each.level_id for each in senior.extends] == [found.levels[0].id]


@pytest.mark.parametrize(
    ("table", "path"),
    [
        (
            "# Rigging\n\n"
            "| Level | Area | Description |\n|---|---|---|\n"
            "| Junior Rigger | Duties | Rigs boats |\n| | Judgement | Asks first |\n| | Reports to | Head of Rigging |\n"
            "| Senior Rigger | Duties | Rigs ships |\n| | Judgement | Decides |\n| | Reports to | Harbour Master |\n",
            "rigging.md",
        ),
        (
            "<h1>Rigging</h1><table><tr><th>Level</th><th>Area</th><th>Description</th></tr>"
            "<tr><td rowspan=3>Junior Rigger</td><td>Duties</td><td>Rigs boats</td></tr>"
            "<tr><td>Judgement</td><td>Asks first</td></tr><tr><td>Reports to</td><td>Head of Rigging</td></tr>"
            "<tr><td rowspan=3>Senior Rigger</td><td>Duties</td><td>Rigs ships</td></tr>"
            "<tr><td>Judgement</td><td>Decides</td></tr><tr><td>Reports to</td><td>Harbour Master</td></tr></table>",
            "rigging.html",
        ),
    ],
)
def test_runs_of_rows_are_levels(table: str, path: str) -> None:
    found = family(table, path)

    assert stated(found) == [("Junior Rigger", None, "Head of Rigging"), ("Senior Rigger", None, "Harbour Master")]
    assert [[(s.heading_path, s.items[0].text) for s in lv.sections[:2]] for lv in found.levels] == [
        [(("Duties",), "Rigs boats"), (("Judgement",), "Asks first")],
        [(("Duties",), "Rigs ships"), (("Judgement",), "Decides")],
    ]


def test_a_row_of_titles_under_the_codes_of_columns_names_the_levels() -> None:
    found = family(
        """\
        <h1>Rigging</h1><table>
        <tr><th></th><th>V1</th><th>V2</th></tr>
        <tr><th>Title</th><th>Deck Rigger</th><th>Mast Rigger</th></tr>
        <tr><th>Pay grade</th><td>2</td><td>4</td></tr>
        <tr><th>Duties</th><td><ul><li>Rigs boats</li><li>Mends sails</li></ul></td><td>Rigs ships</td></tr>
        </table>
        """,
        "rigging.html",
    )

    assert stated(found) == [("Deck Rigger", 2, None), ("Mast Rigger", 4, None)]
    assert [[i.text for i in lv.sections[-1].items] for lv in found.levels] == [
        ["Rigs boats", "Mends sails"],
        ["Rigs ships"],
    ]


def test_levels_under_each_section_of_a_page_are_its_levels() -> None:
    found = family(
        """\
        # Rigging

        ## Responsibilities

        ### Junior Rigger

        - Rigs boats

        ### Senior Rigger

        - Rigs ships

        ## Requirements

        ### Junior Rigger

        - Can count

        ### Senior Rigger

        - Can climb
        """
    )

    assert [lv.title for lv in found.levels] == ["Junior Rigger", "Senior Rigger"]
    assert [[(s.kind.value, s.items[0].text) for s in lv.sections] for lv in found.levels] == [
        [("responsibilities", "Rigs boats"), ("requirements", "Can count")],
        [("responsibilities", "Rigs ships"), ("requirements", "Can climb")],
    ]

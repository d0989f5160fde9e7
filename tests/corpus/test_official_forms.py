"""Ladders in the forms of offices, agencies and catalogues of milestones, where titles, grades and bosses stand apart."""

from __future__ import annotations

import textwrap

import pytest
from test_foreign_forms import stated
from written_documents import document, family, read, unaccounted

NUMBERED = """\
    # Glazing profiles

    Glaziers wear gloves.

    ## Profile 1

    **Job title:** Glazier
    **Band:** 3
    **Reports to:** Glazing Foreman

    - Cuts panes
    - Sets putty

    ## Profile 2

    **Job title:** Glazing Foreman
    **Band:** 5
    **Reports to:** Works Manager

    - Plans the day
    - Checks scaffolds
    """
IN_POINTS = """\
    # Glazing framework

    Glaziers wear gloves. Unless stated otherwise, glaziers report to the Glazing Foreman.

    ## Milestone 1: Works from drawings

    - **Title:** Glazier
    - **Grade:** 3

    ### Examples

    - Cuts panes

    ## Milestone 2: Draws

    - **Title:** Glazing Foreman
    - **Grade:** 5
    - **Reports to:** Works Manager

    ### Examples

    - Plans the day
    """
IN_ROWS = """\
    # Glazing profiles

    Glaziers wear gloves.

    ## Profile A

    | Job title | Glazier |
    |---|---|
    | Grade | 3 |
    | Line management | Glazing Foreman |

    - Cuts panes
    - Sets putty

    ## Profile B

    | Job title | Glazing Foreman |
    |---|---|
    | Grade | 5 |
    | Line management | Works Manager |

    - Plans the day
    - Checks scaffolds
    """
DEFINED = """\
    <h1>Glazing profiles</h1><p>Glaziers wear gloves.</p>
    <h2>Role 1</h2>
    <dl><dt>Post title</dt><dd>Glazier</dd><dt>Grade</dt><dd>3</dd><dt>Reports to</dt><dd>Glazing Foreman</dd></dl>
    <ul><li>Cuts panes</li><li>Sets putty</li></ul>
    <h2>Role 2</h2>
    <dl><dt>Post title</dt><dd>Glazing Foreman</dd><dt>Grade</dt><dd>5</dd><dt>Reports to</dt><dd>Works Manager</dd></dl>
    <ul><li>Plans the day</li><li>Checks scaffolds</li></ul>
    """
LISTED = """\
    # Glazing ladder

    Glaziers wear gloves.

    | Class code | Class title | Pay grade | Supervised by |
    |---|---|---|---|
    | 4101 | Glazier | 3 | Glazing Foreman |
    | 4105 | Glazing Foreman | 5 | Works Manager |

    ## Glazier

    - Cuts panes

    ## Glazing Foreman

    - Plans the day
    """
CARDS = """\
    <h1>Working with glass</h1><p>Glaziers wear gloves.</p>
    <div><h3>Glazier</h3><p>You report to the Glazing Foreman. Band 3.</p><p>Cuts panes.</p></div>
    <div><h3>Glazing Foreman</h3><p>You report to the Works Manager. Band 5.</p><p>Plans the day.</p></div>
    """
SENTENCES = """\
    # A life in glass

    Glaziers wear gloves.

    ## Glazier

    Glaziers join us from school, at band 3. A Glazier reports to the Glazing Foreman on every site.

    Cuts panes.

    ## Glazing Foreman

    Foremen sit at band 5. A Glazing Foreman reports to the Works Manager.

    Plans the day.
    """
RUN_IN = """\
    # CLASS SPECIFICATION: GLAZIERS

    Glaziers wear gloves.

    ## DISTINGUISHING CHARACTERISTICS

    **Glazier (Pay Grade 3)** – This is the entry class.

    **Glazing Foreman (Pay Grade 5)** – This is the leading class.

    ## SUPERVISION RECEIVED

    **Glazier** – Reports to the Glazing Foreman.

    **Glazing Foreman** – Reports to the Works Manager.

    ## EXAMPLES OF DUTIES

    **Glazier** – learns to:

    1. Cut panes

    **Glazing Foreman**

    1. Plan the day
    """


@pytest.mark.parametrize("text", [NUMBERED, IN_POINTS, IN_ROWS, DEFINED, LISTED, CARDS, SENTENCES, RUN_IN])
def test_titles_grades_and_bosses_are_read_from_fields_tables_and_sentences(text: str) -> None:
    path = "glass/glazing.html" if text.lstrip().startswith("<") else "glass/glazing.md"
    found = family(text, path)

    assert stated(found) == [("Glazier", 3, "Glazing Foreman"), ("Glazing Foreman", 5, "Works Manager")]
    assert any("Glaziers wear gloves" in item.text for s in found.shared_sections for item in s.items)
    said = [" ".join(i.text for s in level.sections for i in s.items).lower() for level in found.levels]
    own = [("panes" in text, "the day" in text) for text in said]
    assert own == [(True, False), (False, True)]


@pytest.mark.parametrize("text", [NUMBERED, IN_POINTS, IN_ROWS, LISTED, SENTENCES])
def test_every_line_of_such_a_page_is_accounted_for(text: str) -> None:
    plain = textwrap.dedent(text)

    assert unaccounted(read({"glass/glazing.md": text}), document(plain, "glass/glazing.md")) == []


def test_a_bullet_that_goes_on_in_paragraphs_is_a_level_and_a_link_by_itself_heads_nothing() -> None:
    points = (
        f"- **G{grade} · {title}**\n\n    Reports to: {boss}\n\n    **What you do**\n\n    - {duty}\n"
        for grade, title, boss, duty in [
            (1, "Junior Glazier", "Glazing Lead", "Cuts panes"),
            (2, "Glazier", "Glazing Lead", "Sets putty"),
            (3, "Glazing Lead", "Head of Glass", "Plans the day"),
        ]
    )
    text = (
        "# Glazing levels\n\nGlaziers wear gloves.\n\n# Levels\n\n"
        + "".join(points)
        + "\n# Questions people ask\n\n- **Can I skip a level?**\n\n    Rarely.\n\n[Salary bands](pay.md)\n"
    )

    assert stated(family(text)) == [
        ("Junior Glazier", "G1", "Glazing Lead"),
        ("Glazier", "G2", "Glazing Lead"),
        ("Glazing Lead", "G3", "Head of Glass"),
    ]


YEARS = ["(0–2 years)", "[3 to 5 yrs]", ", 6+ years", " - 8 to 10 years"]


@pytest.mark.parametrize("years", YEARS)
def test_how_long_somebody_has_done_the_work_is_no_part_of_a_title(years: str) -> None:
    headings = f"## Junior Glazier {years}\n\n- Cuts panes\n\n## Glazier {years}\n\n- Sets putty\n"

    assert [lv.title for lv in family(f"# Glaziers\n\n{headings}").levels] == ["Junior Glazier", "Glazier"]


@pytest.mark.parametrize(
    ("line", "grade"),
    [
        ("Salary grade: C", "C"),
        ("Band: 8a", "8a"),
        ("This role is usually graded at Higher Clerical Officer.", "Higher Clerical Officer"),
        ("Usual grade: HEO", "HEO"),
        ("Grade: TBC", None),
    ],
)
def test_grades_are_letters_and_names_too(line: str, grade: str | None) -> None:
    text = f"# Clerks\n\n## Senior Clerk\n\n{line}\n\n### Responsibilities\n\n- Files papers\n"

    assert [(title, said) for title, said, _ in stated(family(text))] == [("Senior Clerk", grade)]


@pytest.mark.parametrize(
    "said",
    [
        "All roles in this family report to the Depot Manager.",
        "Unless stated otherwise, fitters report to the Depot Manager.",
        "Everybody described here reports to the Depot Manager.",
        "Staff at all levels report to the Depot Manager.",
        "Regardless of level, you report to the Depot Manager.",
        "The posts below report to the Depot Manager.",
        "At every level fitters report to the Depot Manager.",
        "A Junior Fitter, a Fitter or a Senior Fitter reports to the Depot Manager.",
        "Badges are given in May; fitters on this track report to the Depot Manager.",
        "Reporting line for all levels: Depot Manager",
        "Reports to: Depot Manager",
    ],
)
def test_whom_a_whole_page_reports_to_is_said_once(said: str) -> None:
    levels = "## Junior Fitter (F1)\n\n- Fits\n\n## Fitter (F2)\n\n- Tests\n\n## Senior Fitter (F3)\n\n- Signs\n"

    assert stated(family(f"# Fitters\n\n{said}\n\n{levels}")) == [
        ("Junior Fitter", "F1", "Depot Manager"),
        ("Fitter", "F2", "Depot Manager"),
        ("Senior Fitter", "F3", "Depot Manager"),
    ]


def test_the_front_matter_of_a_page_states_whom_its_levels_report_to_that_say_nothing_else() -> None:
    text = (
        "---\ntitle: Fitters\nreports_to: Depot Manager\n---\n\n# Fitters\n\n## Fitter (F2)\n\n- Fits\n\n"
        "## Senior Fitter (F3)\n\nReports to: Depot Director\n\n- Signs\n"
    )

    assert stated(family(text)) == [("Fitter", "F2", "Depot Manager"), ("Senior Fitter", "F3", "Depot Director")]


def test_a_line_on_one_team_or_rank_is_not_everybody_s() -> None:
    levels = "## Fitter (F2)\n\n- Fits\n\n## Senior Fitter (F3)\n\n- Signs\n"
    said = "The customer team reports to the Head of Care. All senior fitters report to the Depot Lead."

    assert stated(family(f"# Fitters\n\n{said}\n\n{levels}")) == [
        ("Fitter", "F2", None),
        ("Senior Fitter", "F3", "Depot Lead"),
    ]


def test_what_is_said_of_all_or_of_many_is_no_rung_beside_those_of_a_table() -> None:
    rungs = "".join(f"## {title}\n\n{title}s write.\n\n" for title in ("Member", "Reviewer", "Approver"))
    text = (
        "# Contributor ladder\n\n| Role | Defined by |\n|---|---|\n| Member | sponsor |\n| Reviewer | list |\n"
        f"| Approver | list |\n\n## All contributors\n\nAll contributors sign.\n\n{rungs}"
        "## Former members\n\nFormer members are thanked.\n"
    )

    assert [lv.title for lv in family(text).levels] == ["Member", "Reviewer", "Approver"]


def test_a_heading_s_code_is_its_grade_and_stays_only_where_it_alone_tells_two_apart() -> None:
    text = "".join(
        f"## {title}\n\n- Works {n} hours\n- Reads {n} books\n\n"
        for n, title in enumerate(["M1 Fitter", "M2 Fitter", "M3 Senior Fitter", "M4 Staff Fitter"])
    )

    assert [(title, grade) for title, grade, _ in stated(family(f"# Fitter\n\n{text}"))] == [
        ("M1 Fitter", "M1"),
        ("M2 Fitter", "M2"),
        ("Senior Fitter", "M3"),
        ("Staff Fitter", "M4"),
    ]


def test_a_grade_is_taken_from_the_row_of_the_very_title() -> None:
    text = """\
        # Kiln roles

        | Title | Grade |
        |---|---|
        | Kiln Setter | 3 |
        | Advanced Kiln Setter | 5 |

        ## Kiln Setter

        - Loads the kiln

        ## Advanced Kiln Setter

        - Sets the curve
        """

    assert [(title, grade) for title, grade, _ in stated(family(text))] == [
        ("Kiln Setter", 3),
        ("Advanced Kiln Setter", 5),
    ]


def test_rows_with_a_grade_each_are_levels_and_report_to_whom_the_heading_over_their_table_says() -> None:
    text = """\
        # Selling glass

        ## Window Adviser

        Calls on homes. Reports to the Home Sales Lead.

        | Rung | Grade | What it asks |
        |---|---|---|
        | Window Adviser, Flats | 3 | Measures one room and quotes it |
        | Window Adviser, Houses | 4 | Measures whole houses and quotes them |

        ## Facade Adviser

        Calls on builders. Reports to the Trade Sales Lead.

        | Rung | Grade | What it asks |
        |---|---|---|
        | Facade Adviser, Shops | 5 | Reads the drawings of shop fronts |
        | Facade Adviser, Towers | 6 | Wins tenders for whole towers |
        """

    assert stated(family(text)) == [
        ("Window Adviser, Flats", 3, "Home Sales Lead"),
        ("Window Adviser, Houses", 4, "Home Sales Lead"),
        ("Facade Adviser, Shops", 5, "Trade Sales Lead"),
        ("Facade Adviser, Towers", 6, "Trade Sales Lead"),
    ]


def test_ranks_that_people_are_called_by_are_whole_titles_beside_titles_of_other_words() -> None:
    levels = "".join(
        f"## {title}\n\nReports to: Partner\n\n- Serves clients\n\n" for title in ("Paralegal", "Associate")
    )
    cells = "| | Draughtsman | Associate | Senior Associate |\n|---|---|---|---|\n| Craft | draws | plans | decides |\n"

    assert [lv.title for lv in family(f"# Fee earner roles\n\n{levels}").levels] == ["Paralegal", "Associate"]
    assert [lv.title for lv in family(f"# Studio ladder\n\n{cells}").levels] == [
        "Draughtsman",
        "Associate",
        "Senior Associate",
    ]


def test_a_bare_rank_beside_titles_of_the_page_s_role_is_a_rank_of_that_role() -> None:
    levels = "".join(
        f"## {title}\n\nReports to: Partner\n\n- Serves clients\n\n" for title in ("Associate", "Senior Auditor")
    )

    assert [lv.title for lv in family(f"# Auditor\n\n{levels}").levels] == ["Associate Auditor", "Senior Auditor"]


def test_a_remark_behind_a_grade_stays_with_the_title() -> None:
    found = family("# Tram drivers\n\n## Senior Driver — grade 7 (either depot)\n\n### Responsibilities\n\n- Drives\n")

    assert stated(found) == [("Senior Driver (either depot)", 7, None)]

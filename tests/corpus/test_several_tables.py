"""Ladders told by several tables, by a table beside headings, by stages on axes, and by fields in front of a page."""

from __future__ import annotations

import pytest
from written_documents import family, read

from corpus.model import JobFamily, Level
from tests.growth_axes import AXES, TITLES


def stated(level: Level) -> tuple[str, object, str | None]:
    return (
        level.title,
        level.grade.value if level.grade else None,
        level.reports_to.value if level.reports_to else None,
    )


def lines(level: Level) -> list[str]:
    return [item.text for section in level.sections for item in section.items]


def by_title(found: JobFamily, title: str) -> Level:
    return next(level for level in found.levels if level.title == title)


def test_rows_of_several_tables_that_name_the_same_levels_are_those_levels() -> None:
    found = family(
        """\
        # Brewers

        ## Brewing

        | Level | What we expect |
        |---|---|
        | Junior Brewer | Cleans the kettle after each batch. |
        | Senior Brewer | Writes the recipe of a seasonal beer. |

        ## Selling

        | Level | What we expect |
        |---|---|
        | Junior Brewer | Pours tasters for visitors on Saturdays. |
        | Senior Brewer | Hosts the yearly evening for landlords. |

        ## Facts

        | Level | Grade | Manager |
        |---|---|---|
        | Junior Brewer | B1 | Head Brewer |
        | Senior Brewer | B2 | Owner |
        """
    )

    assert list(map(stated, found.levels)) == [
        ("Junior Brewer", "B1", "Head Brewer"),
        ("Senior Brewer", "B2", "Owner"),
    ]
    assert {"Writes the recipe of a seasonal beer.", "Hosts the yearly evening for landlords."} <= set(
        lines(by_title(found, "Senior Brewer"))
    )
    assert {s.heading_path[-1] for s in found.levels[0].sections} >= {"Brewing", "Selling"}


def test_columns_headed_by_codes_are_the_levels_whose_titles_stand_with_the_codes() -> None:
    found = family(
        """\
        # Brewing framework

        | Level code | B1 | B2 |
        |---|---|---|
        | Title | Junior Brewer | Senior Brewer |
        | Manager | Head Brewer | Owner |

        ## Brewing

        | Skill | B1 | B2 |
        |---|---|---|
        | Kettle | Cleans it. | Chooses it. |
        """
    )

    assert list(map(stated, found.levels)) == [
        ("Junior Brewer", "B1", "Head Brewer"),
        ("Senior Brewer", "B2", "Owner"),
    ]
    assert "Chooses it." in lines(found.levels[1])


def test_what_people_bring_to_a_column_is_a_requirement() -> None:
    found = family(
        """\
        # Brewing framework

        | Skill | Junior Brewer (B1) | Senior Brewer (B2) |
        |---|---|---|
        | Experience | None. | Three years at a kettle. |
        | Kettle | Cleans it every evening. | Chooses it. |
        """
    )

    kinds = {item.text: section.kind.value for section in found.levels[1].sections for item in section.items}
    assert kinds == {"Three years at a kettle.": "requirements", "Chooses it.": "responsibilities"}


def test_a_table_of_all_titles_beside_notes_on_some_lists_the_others_too() -> None:
    found = family(
        """\
        # Titles

        | Title | Level | Least we ask | Reports to |
        |---|---|---|---|
        | Junior Printer | 1 | one press and its ink | Print Lead |
        | Printer | 2 | two presses and their ink | Print Lead |
        | Print Lead | 4 | all presses in the house | Publisher |

        ## Notes per title

        ### Junior Printer

        A first job, most often straight from school.

        ### Print Lead

        Splits the week between ink and people.
        """
    )

    assert list(map(stated, found.levels)) == [
        ("Junior Printer", 1, "Print Lead"),
        ("Printer", 2, "Print Lead"),
        ("Print Lead", 4, "Publisher"),
    ]
    assert lines(by_title(found, "Printer")) == ["2", "two presses and their ink", "Print Lead"]
    assert lines(by_title(found, "Print Lead")) == [
        "Splits the week between ink and people.",
        "all presses in the house",
    ]


def test_titles_of_further_tracks_in_a_row_have_its_grade() -> None:
    found = family(
        """\
        # Tracks

        | Level | Maker track | Manager track |
        |---|---|---|
        | 1 | Printer | |
        | 2 | Senior Printer | Print Manager |

        ## Printer

        Keeps one press running. Reports to the Print Manager.

        ## Senior Printer

        Keeps three presses running. Reports to the Print Manager.

        ## Print Manager

        Plans the week of the shop. Reports to the Publisher.
        """
    )

    assert sorted(map(stated, found.levels), key=str) == [
        ("Print Manager", 2, "Publisher"),
        ("Printer", 1, "Print Manager"),
        ("Senior Printer", 2, "Print Manager"),
    ]


def test_a_title_takes_over_the_stages_it_lists_and_a_stage_those_below_it_on_its_axis() -> None:
    corpus = read({"shop/axes.md": AXES, "shop/titles.md": TITLES})
    extends = {
        level.title: [each.title for each in level.extends] for family in corpus.families for level in family.levels
    }

    assert extends["Senior Printer"] == ["Makes", "Knows", "Jobs"]
    assert extends["Makes"] == ["Learns"]
    assert extends["Knows"] == []  # what stands before it is on another axis


def test_front_matter_that_states_a_grade_makes_its_page_a_level() -> None:
    found = family(
        """\
        ---
        title: Senior Technical Writer
        level: W3
        reports_to: Documentation Lead
        ---

        ## Impact

        - Decides what goes into a manual

        ## Craft

        - Tests every procedure before it is published
        """
    )

    (level,) = found.levels
    assert stated(level) == ("Senior Technical Writer", "W3", "Documentation Lead")
    assert [(s.heading_path[-1], s.kind.value) for s in level.sections] == [
        ("Impact", "responsibilities"),
        ("Craft", "responsibilities"),
    ]


def test_codes_are_named_by_a_list_of_titles_and_report_clause_by_clause() -> None:
    found = family(
        """\
        # Data growth guide

        Titles: L1 Data Clerk, L2 Senior Data Clerk, L3 Data Lead. L1 and L2 report to the Data Lead, L3 reports to the \
Head of Data.

        ## Tables

        - **L1**: Copies a table with help.
        - **L2**: Builds a table from its source.
        - **L3**: Decides which tables go.

        ## People

        - **L1**: Asks good questions.
        - **L2**: Mentors one clerk.
        - **L3**: Leads a team of five.
        """
    )

    assert list(map(stated, found.levels)) == [
        ("Data Clerk", "L1", "Data Lead"),
        ("Senior Data Clerk", "L2", "Data Lead"),
        ("Data Lead", "L3", "Head of Data"),
    ]


def test_a_page_s_own_ask_is_everybody_s_where_the_levels_below_it_are_coded() -> None:
    found = family(
        """\
        # Crew

        ## What we ask

        - Can swim

        ## C1: Deckhand

        ### What you do

        - Ties ropes

        ## C2: Senior Deckhand

        ### What you do

        - Ties knots
        """
    )

    assert [level.title for level in found.levels] == ["Deckhand", "Senior Deckhand"]
    assert [item.text for section in found.shared_sections for item in section.items] == ["Can swim"]


def test_rungs_named_again_under_each_theme_are_the_same_levels_though_one_list_states_their_grades() -> None:
    found = family(
        """\
        # Roles

        ## Shipping

        * Weaver
            * Finishes a cloth every week
        * Senior Weaver
            * Splits large orders
        * Principal Weaver
            * Decides what is woven no more

        ## Knowing things

        * Weaver
            * Knows one loom
        * Senior Weaver
            * Knows why each loom is as it is
        * Principal Weaver
            * Knows the looms of others

        ## Facts

        * Weaver: grade 3, reports to the Loom Lead
        * Senior Weaver: grade 4, reports to the Loom Lead
        * Principal Weaver: grade 6, reports to the Owner
        """
    )

    assert list(map(stated, found.levels)) == [
        ("Weaver", 3, "Loom Lead"),
        ("Senior Weaver", 4, "Loom Lead"),
        ("Principal Weaver", 6, "Owner"),
    ]
    assert {"Splits large orders", "Knows why each loom is as it is"} <= set(lines(found.levels[1]))


def test_a_column_of_bands_holds_grades_beside_one_of_roles() -> None:
    found = family(
        """\
        # Nursing

        | Band | Role | Reports to | What the role is for |
        |---|---|---|---|
        | Band 5 | Staff Nurse | Ward Manager | Cares for up to eight patients. |
        | Band 8a | Ward Manager | Matron | Answers for the rota of one ward. |
        """
    )

    assert list(map(stated, found.levels)) == [("Staff Nurse", 5, "Ward Manager"), ("Ward Manager", "8a", "Matron")]


def test_a_step_below_a_title_in_its_cell_is_the_grade() -> None:
    found = family(
        "<h1>Weaving</h1><table><tr><th></th><th>Weaver<br>Level 2</th><th>Senior Weaver<br>Level 3</th></tr>"
        "<tr><td>Looms</td><td>Runs one loom.</td><td>Runs four looms.</td></tr></table>",
        "loom/weaving.html",
    )

    assert list(map(stated, found.levels)) == [("Weaver", 2, None), ("Senior Weaver", 3, None)]


def test_a_table_of_fields_under_a_page_s_title_makes_it_a_level() -> None:
    corpus = read(
        {
            "loom/project-weaver.md": """\
            # Project Weaver

            | | |
            |---|---|
            | Grade | P3 |
            | Reports to | Loom Lead |

            ## Drawing

            - Draws a pattern from a sketch
            """
        }
    )

    (level,) = corpus.families[0].levels
    assert stated(level) == ("Project Weaver", "P3", "Loom Lead")


def test_titles_and_codes_in_one_line_are_the_grades_of_the_levels_below() -> None:
    found = family(
        """\
        # Mill

        Levels: Junior Weaver (M1), Weaver (M2), Head Weaver (M3)

        ### What each level does

        **Junior Weaver**

        - Sweeps the floor

        **Weaver**

        - Sets the loom

        **Head Weaver**

        - Buys yarn

        ### What each level brings

        **Junior Weaver**

        - Strong arms

        **Weaver**

        - Three years at a loom

        **Head Weaver**

        - Ten years at a loom
        """
    )

    assert [stated(level)[:2] for level in found.levels] == [
        ("Junior Weaver", "M1"),
        ("Weaver", "M2"),
        ("Head Weaver", "M3"),
    ]


def test_a_table_in_german_states_grades_and_bosses() -> None:
    found = family(
        """\
        # Weberei: Stufen

        | Stufe | Titel | Berichtet an |
        |---|---|---|
        | 1 | Junior Weber (m/w/d) | Teamleitung |
        | 2 | Senior Weber (m/w/d) | Abteilungsleitung |

        ## Junior Weber (m/w/d)

        ### Aufgaben

        - Knotet Fäden

        ## Senior Weber (m/w/d)

        ### Aufgaben

        - Richtet Webstühle ein
        """
    )

    assert list(map(stated, found.levels)) == [
        ("Junior Weber", 1, "Teamleitung"),
        ("Senior Weber", 2, "Abteilungsleitung"),
    ]


def test_a_short_line_that_states_a_boss_is_no_label_of_the_list_below_it() -> None:
    found = family(
        "# Mill\n\n## S1 Weaver\n\nReports to Area Manager\n\n- Runs a loom\n\n## S2 Senior Weaver\n\nReports to Area Manager\n\n- Runs four\n"
    )

    assert [stated(level)[2] for level in found.levels] == ["Area Manager", "Area Manager"]


def test_tables_without_labels_are_one_ladder_with_the_one_that_holds_their_facts() -> None:
    table = (
        "| Weaver I | Weaver II | Senior Weaver |\n|---|---|---|\n| {} a loom. | {} two looms. | {} ten looms. |\n\n"
    )
    found = family(
        f"# Weaving: expectations by level\n\n## Running\n\n{table.format('Runs', 'Runs', 'Runs')}"
        f"## Mending\n\n{table.format('Oils', 'Mends', 'Rebuilds')}"
        "## Pay bands and managers\n\n| | Weaver I | Weaver II | Senior Weaver |\n|---|---|---|---|\n"
        "| Pay band | 4 | 5 | 6 |\n| Manager | Loom Lead | Loom Lead | Owner |\n"
    )

    assert list(map(stated, found.levels)) == [
        ("Weaver I", 4, "Loom Lead"),
        ("Weaver II", 5, "Loom Lead"),
        ("Senior Weaver", 6, "Owner"),
    ]
    assert {"Runs ten looms.", "Rebuilds ten looms."} <= set(lines(found.levels[2]))


def test_facts_in_brackets_behind_a_title_and_a_grade_of_one_letter() -> None:
    brackets = family(
        "# Joinery\n\n## Joiner (grade 2, reports to Foreman)\n\n- Hangs doors\n\n"
        "## Senior Joiner (grade 3, reports to Foreman)\n\n- Builds stairs\n"
    )
    letters = family(
        "# Boats\n\n## Yard Hand Grade A\n\nAnswers to the Yard Foreman.\n\nSands hulls.\n\n"
        "## Boatbuilder Grade B\n\nAnswers to the Yard Foreman.\n\nPlanks hulls.\n"
    )

    assert list(map(stated, brackets.levels)) == [("Joiner", 2, "Foreman"), ("Senior Joiner", 3, "Foreman")]
    assert list(map(stated, letters.levels)) == [
        ("Yard Hand", "A", "Yard Foreman"),
        ("Boatbuilder", "B", "Yard Foreman"),
    ]


def test_a_code_set_apart_by_a_stroke_and_a_boss_behind_a_run_in_question() -> None:
    found = family(
        "# Research\n\n### R1 / Research Associate\n**What we expect.** Runs experiments.\n**Who leads you.** Lab Head\n\n"
        "### R2 / Research Scientist\n**What we expect.** Designs experiments.\n**Who leads you.** Lab Director\n"
    )

    assert list(map(stated, found.levels)) == [
        ("Research Associate", "R1", "Lab Head"),
        ("Research Scientist", "R2", "Lab Director"),
    ]


def test_a_table_with_the_levels_as_columns_over_their_headings_states_their_facts() -> None:
    found = family(
        """\
        # Treasury

        ## Overview

        | | Cash Clerk | Senior Cash Clerk |
        |---|---|---|
        | Job level | F2 | F3 |
        | Reports to | Treasurer | Chief Financial Officer |

        ## Cash Clerk

        - Counts the till
        - Banks the takings

        ## Senior Cash Clerk

        - Plans the week's cash
        - Signs transfers
        """
    )

    assert list(map(stated, found.levels)) == [
        ("Cash Clerk", "F2", "Treasurer"),
        ("Senior Cash Clerk", "F3", "Chief Financial Officer"),
    ]
    assert lines(found.levels[0]) == ["Counts the till", "Banks the takings"]


def test_bare_ranks_head_columns_and_mid_is_one_of_them() -> None:
    found = family(
        """\
        # Frontend engineer

        | Expectation | Junior | Mid | Senior |
        |---|---|---|---|
        | Grade | 1 | 2 | 3 |
        | Code | Small changes with review | Whole components | Design of the library |
        """
    )

    assert [stated(level)[:2] for level in found.levels] == [
        ("Junior Frontend engineer", 1),
        ("Mid Frontend engineer", 2),
        ("Senior Frontend engineer", 3),
    ]


def test_tables_that_each_state_grades_are_several_ladders() -> None:
    table = "| Level | Grade | What we expect |\n|---|---|---|\n| Junior | {} | {} |\n| Senior | {} | {} |\n\n"
    found = family(
        f"# Levels\n\n## Backend\n\n{table.format('B1', 'Writes a query', 'B2', 'Designs a schema')}"
        f"## Frontend\n\n{table.format('F1', 'Builds a form', 'F2', 'Designs a library')}"
    )

    assert [level.grade.value for level in found.levels if level.grade] == ["B1", "B2", "F1", "F2"]


def test_what_a_last_line_says_of_all_holds_for_all() -> None:
    found = family(
        "# Titles\n\n## Junior Weaver\n\n* Learns one loom\n* Sweeps\n\n## Weaver\n\n* Runs one loom\n* Mends\n\n"
        "## Senior Weaver\n\n* Runs ten looms\n* Teaches\n\n"
        "All weavers report to the Loom Lead, who reports to the Owner.\n"
    )

    assert [stated(level)[2] for level in found.levels] == ["Loom Lead"] * 3


def test_rows_numbered_in_front_of_their_titles_are_levels() -> None:
    found = family(
        """\
        # Content design

        | Level | Writing | Reports to |
        |---|---|---|
        | **1. Junior Writer** | Edits screens from a guide. | Content Lead |
        | **2. Senior Writer** | Shapes the guide of the house. | Content Lead |
        """
    )

    assert [(level.title, stated(level)[2]) for level in found.levels] == [
        ("Junior Writer", "Content Lead"),
        ("Senior Writer", "Content Lead"),
    ]


@pytest.mark.parametrize(
    ("senior", "bosses"),
    [
        ("Teaches.", ["Loom Lead", "Loom Lead", "Mill Director"]),
        ("Reports to the Owner.", [None, "Owner", "Mill Director"]),
    ],
)
def test_what_a_last_line_says_of_others_holds_for_those_who_say_nothing(senior: str, bosses: list[str | None]) -> None:
    found = family(
        f"# Weavers\n\n## Weaver\n\nMends one loom.\n\n### Responsibilities\n\n- Sweeps\n\n"
        f"## Senior Weaver\n\n{senior}\n\n### Responsibilities\n\n- Teaches\n\n"
        "## Lead Weaver\n\nPlans the shed.\n\n"
        "Leads report to the Mill Director. Weavers and senior weavers report to their Loom Lead.\n\n"
        "### Responsibilities\n\n- Plans\n"
    )

    assert [stated(level)[2] for level in found.levels] == bosses


def test_arrows_say_who_reports_to_whom() -> None:
    found = family(
        "# Weavers\n\n| Level | What you do | Skills |\n|---|---|---|\n| Trainee Weaver | Sweeps | Patience |\n"
        "| Weaver | Mends | A calm hand |\n| Senior Weaver | Teaches | An eye |\n| Loom Lead | Plans | A list |\n\n"
        "Reporting: Trainees, Weavers and Senior Weavers → Loom Lead → Mill Director → Owner.\n"
    )

    assert [stated(level)[2] for level in found.levels] == ["Loom Lead", "Loom Lead", "Loom Lead", "Mill Director"]


_ROWS = """\
| Level | What we see |
|---|---|
| Junior Dyer | {0} one vat from the card. |
| Dyer | {0} three vats and their mordants. |
| Senior Dyer | {0} every vat of the house. |
"""


def page(title: str, *sections: tuple[str, str]) -> str:
    return f"# {title}\n\n" + "\n".join(f"## {heading}\n\n{text}\n" for heading, text in sections)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("Experience", "requirements"), ("What we look for", "requirements"), ("Responsibilities", "responsibilities")],
)
@pytest.mark.parametrize("beside", [True, False])
def test_rows_stay_levels_where_a_table_of_them_stands_under_a_heading_of_a_level(
    heading: str, kind: str, beside: bool
) -> None:
    others = [("Colour", _ROWS.format("Fills")), ("Water", _ROWS.format("Cleans"))] if beside else []
    found = family(page("Dyer", *others, (heading, _ROWS.format("Knows"))))

    assert [level.title for level in found.levels] == ["Junior Dyer", "Dyer", "Senior Dyer"]
    asked = {item.text: section.kind.value for section in found.levels[2].sections for item in section.items}
    assert asked["Knows every vat of the house."] == kind
    assert len(asked) == len(others) + 1


def test_a_table_of_titles_is_a_page_s_ladder_beside_lists_and_paragraphs_that_name_its_levels() -> None:
    found = family(
        page(
            "Colour and Cloth",
            (
                "Levels at a glance",
                "| Level | Title | Reports to | Vats at once |\n|---|---|---|---|\n"
                "| D1 | Dyer | Dye Lead | one, with a partner beside |\n"
                "| D2 | Senior Dyer | Dye Lead | three, mostly blue ones |\n"
                "| D3 | Dye Lead | Owner | none, but every recipe |\n",
            ),
            ("Mixing", "**Dyer (D1):** Weighs the powder.\n\n**Senior Dyer (D2):** Writes the card.\n"),
            ("Rinsing", "**Dyer (D1):** Wrings the cloth.\n\n**Senior Dyer (D2):** Tests the water.\n"),
            ("Requirements", "- D2: two years at a vat\n- D3: ten years at a vat\n- Nobody needs a degree\n"),
        )
    )

    assert list(map(stated, found.levels)) == [
        ("Dyer", "D1", "Dye Lead"),
        ("Senior Dyer", "D2", "Dye Lead"),
        ("Dye Lead", "D3", "Owner"),
    ]
    told = [(s.heading_path[-1], s.kind.value) for s in found.levels[1].sections if s.heading_path[0] == found.title]
    assert told == [
        ("Mixing", "responsibilities"),
        ("Rinsing", "responsibilities"),
        ("Requirements", "requirements"),
    ]
    assert "Nobody needs a degree" in [item.text for section in found.shared_sections for item in section.items]


def test_a_line_on_grades_in_a_note_is_no_level_beside_tables_of_them() -> None:
    notes = "- Whoever finishes a level 2 course is placed at grade 3.\n"
    found = family(page("Colour and Cloth", ("Dye levels", _ROWS.format("Fills")), ("Appointment", notes)))

    assert [level.title for level in found.levels] == ["Junior Dyer", "Dyer", "Senior Dyer"]


def test_a_page_of_managers_is_a_ladder_only_where_a_row_has_its_title() -> None:
    duties = ("Responsibilities", "- Plans the week\n- Hires dyers\n")
    rows = "| Level | What we see |\n|---|---|\n| D4 Dye Manager | Plans one vat each week. |\n"
    own = family(page("Dye Manager", duties, ("Size", f"{rows}| D5 Senior Dye Manager | Plans the whole house. |\n")))
    led = family(page("Dye Manager", duties, ("Your team", _ROWS.format("Fills"))))

    assert [level.title for level in own.levels] == ["Dye Manager", "Senior Dye Manager"]
    assert [level.title for level in led.levels] == ["Dye Manager"]


@pytest.mark.parametrize(
    ("heading", "table"),
    [
        ("Tools", ["Tool | What for", "Paddle | Stirs the vat all day.", "Lead weight | Holds the cloth down."]),
        (
            "Joining",
            ["Step | What happens", "Talk with a dyer | A call on vats.", "Day with a Dye Manager | Paid work."],
        ),
        (
            "Incidents",
            ["Level | What it means", "P1 Outage | Every vat stands still.", "P2 Fault | One vat stands still."],
        ),
        (
            "Escalation",
            ["Level | Who | What they do", "L1 | Dyer | Stops the vat.", "L2 | Senior Dyer | Mends the vat."],
        ),
        (
            "Your partners",
            ["Role | What for", "Loom Manager | What cloth comes.", "Senior Buyer | How much dye is left."],
        ),
        ("How it differs", ["Role | How", "Weaver | Works at a loom.", "Senior Buyer | Never touches the cloth."]),
        ("Career path", ["Level | What we see", "Dyer | Fills one vat alone.", "Senior Dyer | Fills every vat here."]),
    ],
)
def test_tables_of_other_things_leave_a_page_the_one_level_it_is(heading: str, table: list[str]) -> None:
    columns = table[0].count("|") + 1
    rows = [table[0], "|".join(["---"] * columns), *table[1:], table[-1].replace("Senior", "Lead").replace("2", "3")]
    found = family(page("Dyer", ("Responsibilities", "- Fills vats\n- Dries cloth\n"), (heading, "\n".join(rows))))

    assert [level.title for level in found.levels] == ["Dyer"]


def test_a_page_called_by_a_rank_or_with_a_grade_is_that_level_whatever_ladder_it_shows() -> None:
    duties = ("Responsibilities", "- Fills vats\n- Dries cloth\n")
    ladder = ("Where you stand", _ROWS.format("Fills"))
    ranked = family(page("Senior Dyer", duties, ladder))
    graded = family(page("Dyer", duties, ladder).replace("# Dyer\n", "# Dyer\n\nThis role is grade 4.\n", 1))

    assert [stated(level)[:2] for level in (*ranked.levels, *graded.levels)] == [("Senior Dyer", None), ("Dyer", 4)]

"""What real documents do, one small document each: levels, grades, sections and findings worked out by hand."""

from __future__ import annotations

from written_documents import codes, document, family, read, shape

from corpus.model import Grade, JobFamily, RoleDocument
from corpus.role import read_role


def levels(found: JobFamily) -> list[tuple[str, Grade | None, int]]:
    """Levels as (title, grade, heading line)."""
    return [(lv.title, lv.grade.value if lv.grade else None, lv.heading.start_line) for lv in found.levels]


def test_levels_below_a_heading_with_everything_in_its_place() -> None:
    found = family(
        """\
        ---
        title: "Tide Clerk"
        ---

        Tide Clerks keep the tide book. The Tide Clerk reports to the Harbour Master.

        ## Levels

        ### Tide Clerk

        #### Tide Clerk Job Grade

        The Tide Clerk is a [grade 5](/pay/).

        #### Tide Clerk Responsibilities

        - Keep the tide book
          - in ink
        - Ring the bell

        #### Tide Clerk Requirements

        - Can swim

        ### Senior Tide Clerk

        The Senior Tide Clerk reports to the Port Director.

        #### Senior Tide Clerk Job Grade

        The Senior Tide Clerk is a [grade 6](/pay/).

        #### Senior Tide Clerk Responsibilities

        - Extends the Tide Clerk responsibilities
        - Train clerks

        ## Performance Indicators

        - Tides missed

        ## Hiring Process

        - A talk on the quay
        """
    )

    assert levels(found) == [("Tide Clerk", 5, 9), ("Senior Tide Clerk", 6, 25)]
    assert [lv.reports_to.value for lv in found.levels if lv.reports_to] == ["Harbour Master", "Port Director"]
    assert [shape(lv.sections) for lv in found.levels] == [
        [("job_grade", 11, 13), ("responsibilities", 15, 19), ("requirements", 21, 23)],
        [("summary", 27, 27), ("job_grade", 29, 31), ("responsibilities", 33, 36)],
    ]
    assert shape(found.shared_sections) == [
        ("summary", 5, 5),
        ("performance_indicators", 38, 40),
        ("hiring_process", 42, 44),
    ]
    duties = found.levels[0].sections[1].items
    assert [(i.text, i.lead_in, i.span.start_line) for i in duties] == [
        ("Keep the tide book", "", 17),
        ("in ink", "Keep the tide book", 18),
        ("Ring the bell", "", 19),
    ]
    assert found.levels[1].sections[2].heading_path == (
        "Levels",
        "Senior Tide Clerk",
        "Senior Tide Clerk Responsibilities",
    )
    assert codes(found) == []


def test_sections_of_a_level_at_the_depth_of_its_siblings() -> None:
    found = family(
        """\
        ### Tide Clerk
        Grade 5
        ### Tide Clerk Responsibilities
        - Keep the book
        ### Tide Clerk Requirements
        - Can swim
        ### Senior Tide Clerk
        Grade 6
        ### Senior Tide Clerk Responsibilities
        - Train clerks
        ### Hiring Process
        - A talk
        """
    )

    assert levels(found) == [("Tide Clerk", 5, 1), ("Senior Tide Clerk", 6, 7)]
    assert [shape(lv.sections) for lv in found.levels] == [
        [("summary", 2, 2), ("responsibilities", 3, 4), ("requirements", 5, 6)],
        [("summary", 8, 8), ("responsibilities", 9, 10)],
    ]
    assert shape(found.shared_sections) == [("hiring_process", 11, 12)]
    assert codes(found) == [("section_depth", 3), ("section_depth", 9)]


def test_sections_above_the_depth_of_their_level() -> None:
    found = family(
        """\
        ## Tide Clerk
        ### Responsibilities
        - Keep the book
        ### Requirements
        - Can swim
        #### Senior Tide Clerk
        #### Job Grade
        Grade 6
        ### Senior Tide Clerk Responsibilities
        - Train clerks
        """
    )

    assert levels(found) == [("Tide Clerk", None, 1), ("Senior Tide Clerk", 6, 6)]
    assert shape(found.levels[1].sections) == [("job_grade", 7, 8), ("responsibilities", 9, 10)]


def test_a_level_heading_fused_with_job_grade() -> None:
    found = family(
        """\
        ## Tide Clerk
        ### Tide Clerk Job Grade
        Grade 5
        ### Tide Clerk Responsibilities
        - Keep the book
        ## Senior Tide Clerk Job Grade
        Grade 6
        ### Senior Tide Clerk Responsibilities
        - Train clerks
        """
    )

    assert levels(found) == [("Tide Clerk", 5, 1), ("Senior Tide Clerk", 6, 6)]
    assert shape(found.levels[1].sections) == [("job_grade", 6, 7), ("responsibilities", 8, 9)]
    assert codes(found) == [("fused_heading", 6)]


def test_a_heading_that_names_the_wrong_level() -> None:
    found = family(
        """\
        ## Tide Clerk
        Grade 5
        ### Tide Clerk Requirements
        - Can swim
        ## Senior Tide Clerk
        Grade 6
        ### Senior Tide Clerk Responsibilities
        - Train clerks
        ### Tide Clerk Requirements
        - Can dive
        """
    )

    assert [shape(lv.sections) for lv in found.levels] == [
        [("summary", 2, 2), ("requirements", 3, 4)],
        [("summary", 6, 6), ("responsibilities", 7, 8), ("requirements", 9, 10)],
    ]
    assert codes(found) == [("heading_names_other_level", 9)]


def test_a_bare_line_that_acts_as_a_heading() -> None:
    found = family(
        """\
        ## Tide Clerk

        Grade 5

        ### Responsibilities

        - Keep the book

        Requirements

        - Can swim

        ## Senior Tide Clerk

        Grade 6

        **Responsibilities**

        - Train clerks
        """
    )

    assert [shape(lv.sections) for lv in found.levels] == [
        [("summary", 3, 3), ("responsibilities", 5, 7), ("requirements", 9, 11)],
        [("summary", 15, 15), ("responsibilities", 17, 19)],
    ]
    assert [i.text for i in found.levels[0].sections[2].items] == ["Can swim"]
    assert codes(found) == [("bare_heading", 9), ("bare_heading", 17)]


def test_requirements_for_all_levels_belong_to_the_family() -> None:
    found = family(
        """\
        ## Requirements (all levels)
        - Can swim
        ## Tide Clerk
        Grade 5
        ### Responsibilities
        - Keep the book
        ## Senior Tide Clerk
        Grade 6
        ### Responsibilities
        - Train clerks
        """
    )

    assert shape(found.shared_sections) == [("requirements", 1, 2)]
    assert [shape(lv.sections) for lv in found.levels] == [
        [("summary", 4, 4), ("responsibilities", 5, 6)],
        [("summary", 8, 8), ("responsibilities", 9, 10)],
    ]


def test_specialties_and_segments_between_levels_and_hiring() -> None:
    found = family(
        """\
        ## Levels
        ### Tide Clerk
        #### Responsibilities
        - Keep the book
        ### Senior Tide Clerk
        #### Responsibilities
        - Train clerks
        ## Specialties
        ### Night Tides
        - Works by lamp
        ### Spring Tides
        #### Responsibilities
        - Work in March
        ## Segments
        ### Small Ports
        - Fewer than ten berths
        ## Hiring Process
        - A talk
        """
    )

    assert [lv.title for lv in found.levels] == ["Tide Clerk", "Senior Tide Clerk"]
    assert shape(found.shared_sections) == [
        ("specialty", 9, 10),
        ("specialty", 11, 13),
        ("segment", 15, 16),
        ("hiring_process", 17, 18),
    ]
    assert [(s.title, s.span.start_line) for s in found.specialties] == [("Night Tides", 9), ("Spring Tides", 11)]


def test_a_level_without_a_heading() -> None:
    found = family(
        """\
        ---
        title: Harbour Master
        ---

        The Harbour Master reports to the Port Director.

        ## Job Grade

        Grade 9

        ## Responsibilities

        - Open the harbour

        ## Hiring Process

        - A talk
        """,
        "sea/master.md",
    )

    assert levels(found) == [("Harbour Master", 9, 5)]
    assert found.levels[0].heading_path == ()
    assert shape(found.levels[0].sections) == [("summary", 5, 5), ("job_grade", 7, 9), ("responsibilities", 11, 13)]
    assert shape(found.shared_sections) == [("hiring_process", 15, 17)]


def test_bare_ranks_are_completed_from_the_sentence_or_the_family() -> None:
    found = family(
        """\
        ---
        title: Tide Clerks
        ---
        ## Junior
        ### Responsibilities
        - Carry the book
        ## Intermediate
        ### Responsibilities
        - Keep the book
        ## Senior
        The Senior Ebb Clerk reports to the Harbour Master.
        ### Responsibilities
        - Train clerks
        ## Manager
        ### Responsibilities
        - Pay clerks
        """
    )

    assert [lv.title for lv in found.levels] == [
        "Junior Tide Clerk",
        "Intermediate Tide Clerk",
        "Senior Ebb Clerk",
        "Manager, Tide Clerk",
    ]


def test_grades_in_every_form() -> None:
    stated = [
        "The Clerk is a [grade 5](/pay/).",
        "Grade 6",
        "The Senior Clerk is a grade #7",
        "grade [8]",
        "9",
        "([10](/pay/grade-scale/))",
        "The Lead Clerk is a grade 8 to 9.",
        "The Clerk is an IC4.",
    ]
    found = family(
        "".join(f"## Clerk {n}\n### Job Grade\n{text}\n### Duties\n- Write\n" for n, text in enumerate(stated, 1))
    )

    assert [lv.grade.value for lv in found.levels if lv.grade] == [5, 6, 7, 8, 9, 10, 8, "IC4"]
    assert [a.value for a in found.levels[6].grade.alternatives] == [9]  # type: ignore[union-attr]
    assert ("grade_ambiguous", 33) in codes(found)


def test_a_grade_in_the_heading_is_no_part_of_the_title() -> None:
    found = family(
        "## Clerk (Grade 5)\n### Duties\n- Write\n"
        "## Senior Clerk - grade 6\n### Duties\n- Read\n"
        "## Clerk III (IC5)\n### Duties\n- Sum\n"
    )

    assert levels(found) == [("Clerk", 5, 1), ("Senior Clerk", 6, 4), ("Clerk III", "IC5", 7)]
    assert found.levels[0].heading_path == ("Clerk (Grade 5)",)


def test_a_grade_stated_under_another_levels_name() -> None:
    found = family(
        """\
        ## Clerk
        ### Job Grade
        The Clerk is a grade 5.
        ### Duties
        - Write
        ## Senior Clerk
        ### Job Grade
        The Clerk is a grade 6.
        ### Duties
        - Read
        ## Staff Clerk
        ### Job Grade
        The Principal Clerk is a grade 7.
        ### Duties
        - Sum
        """
    )

    assert [lv.grade.value for lv in found.levels if lv.grade] == [5, 6, 7]
    assert codes(found) == [("grade_names_other_level", 8), ("grade_names_other_level", 13)]


def test_the_levels_own_grade_comes_before_one_of_another_level() -> None:
    found = family(
        """\
        ## Senior Clerk
        The Clerk is a grade 5. The Senior Clerk is a grade 6.
        ### Duties
        - Read
        """
    )
    (level,) = found.levels

    assert level.grade is not None
    assert (level.grade.value, [a.value for a in level.grade.alternatives]) == (6, [5])


def test_grades_listed_in_a_table_of_the_family() -> None:
    found = family(
        """\
        | Title | Grade | Years |
        |---|---|---|
        | Clerk | 5 | 1 |
        | Senior Clerk | 6 | 4 |

        ## Clerk
        ### Duties
        - Write
        ## Senior Clerk
        ### Duties
        - Read
        """
    )

    assert [
        (lv.title, lv.grade.value if lv.grade else None, lv.grade.span.start_line if lv.grade else 0)
        for lv in found.levels
    ] == [
        ("Clerk", 5, 3),
        ("Senior Clerk", 6, 4),
    ]


def test_reporting_lines_that_contradict_each_other() -> None:
    found = family(
        """\
        ## Clerk
        The Clerk reports to the Harbour Master. Visitors report to the Clerk.
        ### Duties
        - Reports to the Port Director and writes to her weekly
        """
    )
    (level,) = found.levels

    assert level.reports_to is not None
    assert level.reports_to.value == "Harbour Master"
    assert [(a.value, a.span.start_line) for a in level.reports_to.alternatives] == [("Port Director", 4)]
    assert [code for code in codes(found) if code[0].startswith("reports")] == [("reports_to_contradiction", 2)]


def test_the_reporting_line_of_the_introduction_holds_for_levels_that_state_none() -> None:
    found = family(
        """\
        Clerks keep the book. They report to the [Harbour Master](master.md).

        ## Clerk
        ### Duties
        - Write
        ## Senior Clerk
        The Senior Clerk reports to the **Port Director**.
        ### Duties
        - Read
        """
    )

    assert [(lv.reports_to.value, lv.reports_to.span.start_line) for lv in found.levels if lv.reports_to] == [
        ("Harbour Master", 1),
        ("Port Director", 7),
    ]


def test_a_duplicate_level_and_a_duplicate_section() -> None:
    found = family(
        """\
        ## Clerk
        ### Requirements
        - Can swim
        ### Requirements
        - Can dive
        ## Clerk
        ### Requirements
        - Can row
        """
    )

    assert [lv.id.partition("#")[2] for lv in found.levels] == ["clerk", "clerk-2"]
    assert [c for c in codes(found) if c[0].startswith("duplicate")] == [
        ("duplicate_section", 4),
        ("duplicate_level", 6),
    ]


def test_a_heading_repeated_where_job_grade_belongs_is_one_level() -> None:
    found = family(
        """\
        ## Senior Clerk
        ### Senior Clerk
        The Senior Clerk is a grade 6.
        ### Responsibilities
        - Read
        """
    )

    assert levels(found) == [("Senior Clerk", 6, 1)]
    assert shape(found.levels[0].sections) == [("job_grade", 2, 3), ("responsibilities", 4, 5)]
    assert codes(found) == [("duplicate_level", 2)]


def test_a_front_matter_title_that_says_nothing() -> None:
    found = family('---\nlayout: job\ntitle: "."\n---\n## Requirements\n- Can swim\n', "sea/tide-clerk.md")

    assert (found.title, levels(found)) == ("Tide Clerk", [("Tide Clerk", None, 5)])
    assert ("title", 3) in codes(found)


def test_a_placeholder_and_a_section_without_a_line() -> None:
    found = family(
        """\
        ## Clerk
        Grade 5
        ### Responsibilities
        - TODO: ask the Harbour Master
        ### Requirements
        ### Performance Indicators
        - Tides missed: TBD
        """
    )

    assert codes(found) == [("placeholder", 4), ("empty_section", 5), ("placeholder", 7)]


def test_a_quoted_heading_heads_nothing() -> None:
    found = family(
        """\
        ## Clerk
        Grade 5
        ### Hiring Process
        > ## Requirements
        > Bring a pen
        ### Responsibilities
        - Write
        """
    )

    assert [lv.title for lv in found.levels] == ["Clerk"]
    assert "requirements" not in {s.kind for s in (*found.levels[0].sections, *found.shared_sections)}
    assert ("quoted_heading", 4) in codes(found)


def test_shortcodes_and_markup_leave_no_trace_in_the_text() -> None:
    found = family(
        """\
        ## Clerk
        The Clerk is a [grade 5]({{< ref "/pay" >}}).
        ### Responsibilities
        - {{% note %}}Keep the **tide** `book`, see [the rules](/rules/) & <em>obey</em>
        """
    )

    assert found.levels[0].sections[0].items[0].text == "The Clerk is a grade 5."
    assert found.levels[0].sections[1].items[0].text == "Keep the tide book, see the rules & obey"
    assert levels(found) == [("Clerk", 5, 1)]


def test_a_level_that_only_names_itself() -> None:
    found = family(
        "## Clerk\n### Duties\n- Write\n## Senior Clerk\n\nAll responsibilities of the Clerk.\n\n## Staff Clerk\n"
    )

    assert [(lv.title, shape(lv.sections)) for lv in found.levels] == [
        ("Clerk", [("responsibilities", 2, 3)]),
        ("Senior Clerk", [("summary", 6, 6)]),
    ]


def test_duties_without_a_heading_are_still_duties() -> None:
    found = family(
        """\
        ## Clerk
        Clerks keep the book.

        You will:

        - Write
        - Read
        ### Requirements
        - Can swim
        """
    )

    assert shape(found.levels[0].sections) == [("summary", 2, 2), ("responsibilities", 4, 7), ("requirements", 8, 9)]


def test_bold_lines_are_the_headings_of_a_document_without_any() -> None:
    found = family(
        """\
        **Clerk I**

        **Responsibilities:**

        - Write

        **Clerk II**

        **Responsibilities:**

        - Read
        """
    )

    assert levels(found) == [("Clerk I", None, 1), ("Clerk II", None, 7)]
    assert [shape(lv.sections) for lv in found.levels] == [[("responsibilities", 3, 5)], [("responsibilities", 9, 11)]]
    assert [c for c in codes(found) if c[0] == "bare_heading"] == [("bare_heading", 1)]


def test_levels_told_by_a_number_with_headings_of_their_own() -> None:
    found = family("# Clerks\n## CL 1\n### Ink\n- Blue\n### Bell\n- Small\n## CL 2\n### Ink\n- Black\n")

    assert levels(found) == [("CL 1", None, 2), ("CL 2", None, 7)]
    assert [shape(lv.sections) for lv in found.levels] == [
        [("responsibilities", 3, 4), ("responsibilities", 5, 6)],
        [("responsibilities", 8, 9)],
    ]


def test_fields_in_one_line() -> None:
    found = family(
        "# Clerk\n\n**Place:** Quay · **Reports to:** Harbour Master · **Grade:** 7\n\n## What you'll do\n\n- Write\n"
    )
    (level,) = found.levels

    assert (level.grade.value if level.grade else None, level.reports_to.value if level.reports_to else None) == (
        7,
        "Harbour Master",
    )


def test_a_section_behind_the_hiring_process_of_a_lone_level_is_still_its_own() -> None:
    found = family(
        "## Clerk\n### Duties\n- Write\n### Hiring Process\n- A talk\n### Requirements\n- Ink\n## News\n- None\n"
    )

    assert shape(found.levels[0].sections) == [("responsibilities", 2, 3), ("requirements", 6, 7)]
    assert shape(found.shared_sections) == [("hiring_process", 4, 5), ("other", 8, 9)]


def test_levels_named_only_under_the_sections_of_the_family() -> None:
    found = family(
        """\
        ---
        title: Clerk
        ---
        ## Responsibilities
        ### Junior Clerk
        - Write
        ### Senior Clerk
        - Read
        ## Requirements
        ### Junior Clerk
        - Ink
        ### Senior Clerk
        - Glasses
        ## Hiring Process
        - A talk
        """
    )

    assert levels(found) == [("Junior Clerk", None, 5), ("Senior Clerk", None, 7)]
    assert [shape(lv.sections) for lv in found.levels] == [
        [("responsibilities", 5, 6), ("requirements", 10, 11)],
        [("responsibilities", 7, 8), ("requirements", 12, 13)],
    ]
    assert shape(found.shared_sections) == [
        ("responsibilities", 4, 4),
        ("requirements", 9, 9),
        ("hiring_process", 14, 15),
    ]
    assert [c for c in codes(found) if c[0] != "level_without_grade"] == []


def test_parts_of_a_section_are_no_levels() -> None:
    found = family(
        "## Clerk\n### Requirements\n#### Leadership\n- Leads\n#### Staff Care\n- Cares\n#### Senior Talks\n- Talks\n"
    )

    assert [lv.title for lv in found.levels] == ["Clerk"]


def test_grades_listed_in_lines_of_the_family() -> None:
    found = family(
        """\
        ## Job Grades
        - Clerk: grade 5
        - Senior Clerk: grade 6
        ## Clerk
        ### Duties
        - Write
        ## Senior Clerk
        ### Duties
        - Read
        """
    )

    assert [lv.grade.value for lv in found.levels if lv.grade] == [5, 6]


def test_a_family_with_two_tracks() -> None:
    titles = [
        "Tide Analyst",
        "Senior Tide Analyst",
        "Manager, Tides",
        "Staff Tide Analyst",
        "Director of Tides",
        "VP, Tides",
    ]
    found = family("".join(f"## {title}\n### Duties\n- Count\n" for title in titles))

    assert [(lv.title, lv.track.value if lv.track else None, lv.rank) for lv in found.levels] == [
        ("Tide Analyst", "ic", 0),
        ("Senior Tide Analyst", "ic", 1),
        ("Manager, Tides", "management", 0),
        ("Staff Tide Analyst", "ic", 2),
        ("Director of Tides", "management", 1),
        ("VP, Tides", "executive", 0),
    ]


def test_a_document_is_read_from_its_path_and_text_alone() -> None:
    one = document("## Clerk\n### Duties\n- Write\n")
    other = RoleDocument(one.path, one.text, "f" * 64, "https://port.example/clerk/")

    assert read_role(one) == read_role(other)


def test_bullets_right_under_the_titles_of_levels_are_their_duties() -> None:
    found = family(
        """\
        ---
        title: Baker
        ---

        ## Levels

        ### Baker

        - Bakes bread every morning
        - Cleans the mixers

        ### Senior Baker

        - Plans the night shift
        - Trains bakers
        """
    )

    assert [(lv.title, [(s.kind.value, len(s.items)) for s in lv.sections]) for lv in found.levels] == [
        ("Baker", [("responsibilities", 2)]),
        ("Senior Baker", [("responsibilities", 2)]),
    ]


def test_a_page_of_one_rung_that_only_lists_duties_is_that_level() -> None:
    found = family("# Senior Baker\n\n- Plans the night shift\n- Trains bakers\n")

    assert levels(found) == [("Senior Baker", None, 1)]
    assert [(s.kind.value, len(s.items)) for s in found.levels[0].sections] == [("responsibilities", 2)]


def test_notes_with_ranked_headings_beside_others_are_no_role() -> None:
    found = read({"notes.md": "# Handbook\n\n## Senior bakers\n\n- Get a key\n\n## Travel\n\n- Book early\n"})

    assert (found.families, [finding.code for finding in found.all_findings()]) == ((), ["no_role"])

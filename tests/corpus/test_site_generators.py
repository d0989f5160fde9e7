"""Pages of static sites: facts in front matter and in calls of templates, and overviews of files."""

import pytest
from written_documents import family, read

BODY = """\

## Responsibilities

- Ties knots
- Checks shackles

## Requirements

- A head for heights
"""


def facts(text: str) -> tuple[object, str | None]:
    (level,) = family(text, "crew/rigger.md").levels
    return level.grade.value if level.grade else None, level.reports_to.value if level.reports_to else None


@pytest.mark.parametrize(
    ("fields", "grade"),
    [
        ("grade: 5\nreports_to: Crew Chief", 5),
        ("params:\n  grade: 5\n  reports_to: Crew Chief", 5),
        ("extra:\n  weight: 3\n  jobLevel: 5\n  boss: Crew Chief", 5),
        ("payStep: 5\nreportsTo: Crew Chief", 5),
        ("level: L3\nline_manager: Crew Chief", "L3"),
    ],
)
def test_front_matter_states_grade_and_boss_in_any_spelling(fields: str, grade: object) -> None:
    assert facts(f"---\ntitle: Rigger\n{fields}\n---\n{BODY}") == (grade, "Crew Chief")


def test_all_sections_of_a_page_whose_front_matter_makes_it_a_level_are_that_level_s() -> None:
    page = f"---\ntitle: Rigger\nlevel: L3\n---\n\nYou rig alone.\n{BODY}\n## Behaviours\n\n- Asks before lifting\n"
    found = family(page, "crew/rigger.md")
    assert [section.heading_path for section in found.shared_sections] == []
    assert [item.text for section in found.levels[0].sections[-1:] for item in section.items] == ["Asks before lifting"]


@pytest.mark.parametrize(
    "fields", ["salary_band: 32k-38k", "menu:\n  careers:\n    level: 5", "menu:\n  grade: 5", "sidebar:\n  band: 5"]
)
def test_what_front_matter_says_of_pay_or_of_the_site_is_no_grade(fields: str) -> None:
    assert facts(f"---\ntitle: Rigger\n{fields}\n---\n{BODY}") == (None, None)


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("{{< grade 5 >}}", (5, None)),
        ('{{% pay-step "5" %}}', (5, None)),
        ('{{< level code="L2" boss="Crew Chief" >}}', ("L2", "Crew Chief")),
        ('{{< job-facts grade="5" reportsTo="Crew Chief" />}}', (5, "Crew Chief")),
        ('{{% grade 5 %}}\n\n{{% reports-to "Crew Chief" %}}', (5, "Crew Chief")),
        ("{{< reports-to Crew Chief >}}", (None, "Crew Chief")),
        ('{{< figure src="5.png" class="grade-5" >}}', (None, None)),
        ("{{< video 5 >}}", (None, None)),
        ("{{< toc-levels >}}", (None, None)),
    ],
)
def test_a_template_that_is_called_with_a_grade_states_it(call: str, expected: tuple[object, str | None]) -> None:
    assert facts(f"---\ntitle: Rigger\n---\n\n{call}\n{BODY}") == expected


def test_a_template_called_under_each_heading_states_the_grade_of_its_level() -> None:
    rungs = "".join(
        f"## {title}\n\n{{{{< grade {n} >}}}}\n\n### Duties\n\n- Lifts {n} beams\n\n"
        for n, title in ((4, "Rigger"), (5, "Senior Rigger"))
    )
    found = family(f"---\ntitle: Riggers\n---\n\n{rungs}", "crew/riggers.md")

    assert [level.grade and (level.grade.value, level.grade.span.start_line) for level in found.levels] == [
        (4, 7),
        (5, 15),
    ]


@pytest.mark.parametrize(
    ("listed", "grades"),
    [
        (
            "| File | Level | Pay scale |\n|---|---|---|\n"
            "| [l1-rigger.md](l1-rigger.md) | Rigger | Scale 1 |\n"
            "| [l2-senior-rigger.md](l2-senior-rigger.md) | Senior Rigger | Scale 2 |\n",
            [1, 2],
        ),
        (
            "| Level | Pay step |\n|---|---|\n| [Rigger](l1-rigger.md) | 3 |\n"
            "| [Senior Rigger](l2-senior-rigger.md) | 5 |\n",
            [3, 5],
        ),
        ("- [Rigger](l1-rigger.md) (L1)\n- [Senior Rigger](l2-senior-rigger.md) (L2)\n", ["L1", "L2"]),
        ("- [Rigger](l1-rigger.md): L1\n- [Senior Rigger](l2-senior-rigger.md): L2\n", ["L1", "L2"]),
        ("- [Rigger](l1-rigger.md)\n- [Senior Rigger](l2-senior-rigger.md)\n", [None, None]),
    ],
)
def test_an_overview_of_files_tells_the_grades_that_they_do_not(listed: str, grades: list[object]) -> None:
    page = "# {title}\n\n**Reports to:** Crew Chief\n\n## You will\n\n- Tie\n- Lift\n\n## We look for\n\n- Calm\n"
    (found,) = read({
        "crew/README.md": f"# Crew levels\n\nOne file per level:\n\n{listed}",
        "crew/l1-rigger.md": page.format(title="Rigger"),
        "crew/l2-senior-rigger.md": page.format(title="Senior Rigger"),
    }).families  # fmt: skip

    assert [level.title for level in found.levels] == ["Rigger", "Senior Rigger"]
    assert [level.grade and level.grade.value for level in found.levels] == grades
    assert [[s.kind.value for s in level.sections][1:] for level in found.levels] == [
        ["responsibilities", "requirements"]
    ] * 2


TABBED = {
    "tabs.md": """# Rigger

=== "Rigger"

    Grade: 3

    - Ties knots

=== "Senior Rigger"

    Grade: 5

    - Checks shackles

Ask the yard.
""",
    "tab_items.md": """# Rigger

<Tabs>
<TabItem value="one" label="Rigger">

Grade: 3

- Ties knots

</TabItem>
<TabItem value="two" label="Senior Rigger">

Grade: 5

- Checks shackles

</TabItem>
</Tabs>

Ask the yard.
""",
}


@pytest.mark.parametrize("path", TABBED)
def test_tabs_that_name_levels_are_levels_with_what_stands_in_them(path: str) -> None:
    (found,) = read({path: TABBED[path]}).families

    assert [(lv.title, lv.grade and lv.grade.value) for lv in found.levels] == [("Rigger", 3), ("Senior Rigger", 5)]
    assert [[item.text for s in lv.sections for item in s.items] for lv in found.levels] == [
        ["Grade: 3", "Ties knots"],
        ["Grade: 5", "Checks shackles"],
    ]
    assert [item.text for s in found.shared_sections for item in s.items] == ["Ask the yard."]
    lines = TABBED[path].splitlines()
    spans = [item.span for lv in found.levels for s in lv.sections for item in s.items]
    assert [lines[span.start_line - 1].strip(" -") for span in spans] == [
        "Grade: 3",
        "Ties knots",
        "Grade: 5",
        "Checks shackles",
    ]

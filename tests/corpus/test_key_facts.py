"""A box of facts on a page of one role ("Role card"): its grade and its boss, and no level of its own."""

import pytest
from written_documents import family

_PAGE = """\
# Senior Chandler

You fit out ships.

## {heading}

{facts}

## What you do

- Sells rope
- Counts the stores

## What you bring

- Knows knots
"""
_TABLE = "| | |\n| --- | --- |\n| **Grade** | C4 |\n| **Line manager** | Stores Manager |\n| **Site** | Pier 2 |"
_LIST = "- **Level:** C4\n- **Reports to:** Stores Manager\n- **Hours:** 37"
_LINES = "Grade: C4  \nReports to: Stores Manager  \nSite: Pier 2"
_ONE_LINE = "**Grade:** C4 | **Reports to:** Stores Manager"


def _facts(text: str, path: str = "stores/chandler.md") -> list[tuple[str, object, str | None]]:
    return [
        (level.title, level.grade and level.grade.value, level.reports_to and level.reports_to.value)
        for level in family(text, path).levels
    ]


@pytest.mark.parametrize("facts", [_TABLE, _LIST, _LINES, _ONE_LINE])
@pytest.mark.parametrize(
    "heading", ["Role at a glance", "At a glance", "Key facts", "Job details", "Post card", "The essentials", "Berth"]
)
def test_facts_under_the_title_of_a_role_are_that_roles(heading: str, facts: str) -> None:
    text = _PAGE.format(heading=heading, facts=facts)

    assert _facts(text) == [("Senior Chandler", "C4", "Stores Manager")]


def test_facts_in_terms_and_definitions_are_that_roles() -> None:
    text = (
        "<h1>Chandler</h1><p>You fit out ships.</p><h2>The essentials</h2>"
        "<dl><dt>Grade</dt><dd>C3</dd><dt>Reports to</dt><dd>Stores Manager</dd><dt>Site</dt><dd>Pier 2</dd></dl>"
        "<h2>What you do</h2><ul><li>Sells rope</li><li>Counts the stores</li></ul>"
    )

    assert _facts(text, "stores/chandler.html") == [("Chandler", "C3", "Stores Manager")]


def test_a_box_of_facts_without_a_grade_sums_up_its_role() -> None:
    page = family(_PAGE.format(heading="Quick facts", facts="- Site: Pier 2\n- Hours: 37"))

    assert [level.title for level in page.levels] == ["Senior Chandler"]
    assert [section.kind.value for section in page.levels[0].sections] == [
        "summary", "summary", "responsibilities", "requirements",
    ]  # fmt: skip


def test_headings_that_each_hold_facts_are_levels() -> None:
    text = (
        "# Harbour Nurse\n\n## Ward\n\nGrade: 5\n\nReports to: Matron\n\n### Duties\n\n- Bandages\n\n"
        "## Theatre\n\nGrade: 6\n\nReports to: Surgeon\n\n### Duties\n\n- Hands over knives\n"
    )

    assert _facts(text) == [("Ward", 5, "Matron"), ("Theatre", 6, "Surgeon")]


def test_a_role_with_facts_beside_other_roles_is_a_level() -> None:
    text = (
        "---\ntitle: Chandler\n---\n\n## SRC\n\n- Grade: 5\n- Reports to: Stores Manager\n- Sells rope\n\n"
        "## Senior SRC\n\n- Grade: 6\n- Reports to: Stores Manager\n- Counts the stores\n"
    )

    assert [(grade, boss) for _, grade, boss in _facts(text)] == [(5, "Stores Manager"), (6, "Stores Manager")]


_ROLE = "# Senior Chandler\n\n{facts}\n\n## What you do\n\n- Sells rope\n- Counts the stores\n"
_LAYOUTS = [
    "- {label}: {value}\n- Site: Pier 2",
    "**{label}:** {value}  \n**Site:** Pier 2",
    "| | |\n|---|---|\n| {label} | {value} |\n| Site | Pier 2 |",
]
_ROW = "| {label} | Site |\n|---|---|\n| {value} | Pier 2 |"


@pytest.mark.parametrize("layout", _LAYOUTS)
@pytest.mark.parametrize(
    ("label", "value", "grade"),
    [
        ("Level", "4", 4),
        ("Level", "4 (Senior)", 4),
        ("Level", "3 of 6", 3),
        ("Level", "Level 3: Senior", 3),
        ("Level", "HAR3", "HAR3"),
        ("Band", "Band 6", 6),
        ("Band", "PSB 4", "PSB 4"),
        ("Band/Level", "4", 4),
        ("Grade", "AfC Band 6", 6),
        ("Career level", "P4", "P4"),
        ("Role level", "4", 4),
        ("Tier", "3", 3),
        ("Classification", "PSB 6", "PSB 6"),
        ("Salary", "Band 6, from £31,000", 6),
        ("Salary", "£31,000", None),
        ("Grade", "£32,000", None),
        ("Level", "Expert", None),
        ("Level", "2 years as a chandler", None),
    ],
)
def test_a_field_states_a_grade_by_its_label(layout: str, label: str, value: str, grade: object) -> None:
    assert _facts(_ROLE.format(facts=layout.format(label=label, value=value))) == [("Senior Chandler", grade, None)]


@pytest.mark.parametrize("layout", [*_LAYOUTS, _ROW])
@pytest.mark.parametrize(
    "label",
    [
        "Reports to", "Reports directly to", "Post reports to", "This role reports to", "The post holder reports to",
        "You'll report to", "Reports to (title)", "Line manager / Reports to", "People manager", "Line managed by",
    ],
)  # fmt: skip
def test_a_field_states_a_reporting_line_by_its_label(layout: str, label: str) -> None:
    facts = layout.format(label=label, value="Stores Manager")

    assert _facts(_ROLE.format(facts=facts)) == [("Senior Chandler", None, "Stores Manager")]


@pytest.mark.parametrize("layout", _LAYOUTS)
@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Line management", "None"),
        ("Line management", "None, but you will mentor"),
        ("Line management", "No direct reports"),
        ("Line management", "Yes, up to 3"),
        ("Line management", "2 apprentices"),
        ("Line manager", "n/a"),
        ("Reports to", "TBC"),
        ("Manager of", "2 Riggers"),
    ],
)
def test_a_field_that_names_nobody_or_those_below_is_no_reporting_line(layout: str, label: str, value: str) -> None:
    facts = layout.format(label=label, value=value)

    assert _facts(_ROLE.format(facts=facts)) == [("Senior Chandler", None, None)]


def test_one_row_of_values_under_their_labels_holds_fields() -> None:
    facts = "| Team | Level | Reports to |\n|---|---|---|\n| Stores | C4 | Stores Manager |"

    assert _facts(_ROLE.format(facts=facts)) == [("Senior Chandler", "C4", "Stores Manager")]


def test_one_row_with_a_title_lists_a_level() -> None:
    text = "# Stores\n\n| Title | Grade |\n|---|---|\n| Senior Chandler | C4 |\n\n## Senior Chandler\n\n### Duties\n\n- Sells\n"

    assert _facts(text) == [("Senior Chandler", "C4", None)]


@pytest.mark.parametrize(
    "facts",
    [
        "<aside>\n📌 **Level:** C4\n**Reports to:** Stores Manager\n\n</aside>",
        '<div class="facts">\n**Level:** C4\n**Reports to:** Stores Manager\n</div>',
        "Level: C4<br>Reports to: Stores Manager<br/>Site: Pier 2",
        "**Level:** C4<br>**Reports to:** [Stores Manager](manager.md)",
        "**Level**\n\nC4\n\n**Reports to**\n\nStores Manager",
        "### Level\n\nC4\n\n### Reports to\n\nStores Manager\n\n### Site\n\nPier 2",
        "## Level and reporting\n\nThis is a C4 role. It reports to the Stores Manager.",
        "**Level:** C4 / **Reports to:** Stores Manager",
    ],
)
def test_facts_may_stand_in_boxes_lines_and_headings_of_their_own(facts: str) -> None:
    assert _facts(_ROLE.format(facts=facts)) == [("Senior Chandler", "C4", "Stores Manager")]


def test_line_breaks_part_fields_and_no_other_lines() -> None:
    page = family("# Chandler\n\n## Duties\n\nLevel: C4<br>Site: Pier 2\n\nSells rope<br>Counts the stores\n")

    assert [item.text for item in page.levels[0].sections[0].items] == [
        "Level: C4", "Site: Pier 2", "Sells rope Counts the stores",
    ]  # fmt: skip
    assert page.levels[0].sections[0].items[1].span.start_char > page.levels[0].sections[0].items[0].span.start_char


def test_a_code_behind_the_heading_of_its_grade_is_not_of_the_heading_behind_it() -> None:
    page = family(_ROLE.format(facts="### Grade\n\nC4\n\n### Site\n\nPier 2"))

    assert [section.heading_path[-1] for section in page.levels[0].sections] == ["Grade", "Site", "What you do"]


@pytest.mark.parametrize(
    "fields",
    [
        "title: Senior Chandler\nband: PSB 4\nreports_to: Stores Manager",
        "role: Senior Chandler\nband: PSB 4\nreportsTo: Stores Manager",
        "job_title: Senior Chandler\ngrade: PSB 4\nmanager: '[Stores Manager](manager.md)'",
        "name: Senior Chandler\nlevel: PSB 4\nreports_to: [Stores Manager]",
        "title: Senior Chandler\nlevel: PSB 4\nline_manager:\n  - Stores Manager",
    ],
)
def test_front_matter_states_what_a_role_is_called_and_its_facts(fields: str) -> None:
    text = f"---\n{fields}\n---\n\n## What you do\n\n- Sells rope\n"

    assert _facts(text) == [("Senior Chandler", "PSB 4", "Stores Manager")]


def test_a_field_of_the_front_matter_is_no_title_of_a_page_with_a_heading() -> None:
    text = "---\nrole: Stores\nmanager: None\n---\n\n# Senior Chandler\n\n## What you do\n\n- Sells rope\n"

    assert _facts(text) == [("Senior Chandler", None, None)]


@pytest.mark.parametrize(
    "line",
    [
        "*C4 · Reports to the Stores Manager · 2–4 years*",
        "`C4` | Reports to **Stores Manager**",
        "C4 • Individual contributor • Reports to the Stores Manager",
        "Reports to: Stores Manager, Level: C4, Site: Pier 2",
        "Team: Stores, Level: C4, Line manager: Stores Manager",
    ],
)
def test_a_code_among_the_facts_of_one_line_is_the_grade(line: str) -> None:
    assert _facts(_ROLE.format(facts=line)) == [("Senior Chandler", "C4", "Stores Manager")]


def test_a_line_of_several_codes_is_nobodys_grade() -> None:
    assert _facts(_ROLE.format(facts="C3 | C4 | C5")) == [("Senior Chandler", None, None)]


def test_a_bold_line_beside_another_heads_a_section_of_its_own() -> None:
    page = family(
        "# Stores\n\n"
        + "".join(
            f"## {title}\n\n**Reports to**\n\nStores Manager\n\n**Your work**\n\n- Sells {thing}\n- Counts {thing}\n\n"
            f"**Your background**\n\n- Knows {thing}\n\n"
            for title, thing in [("Chandler", "rope"), ("Senior Chandler", "sails")]
        )
    )

    assert [[(s.kind.value, len(s.items)) for s in level.sections] for level in page.levels] == [
        [("summary", 1), ("responsibilities", 2), ("requirements", 1)]
    ] * 2


def test_what_somebody_does_every_day_are_duties() -> None:
    page = family(
        "# Chandler\n\n## What the job is\n\nYou sell.\n\n## What you'll be doing day to day\n\n- Sells rope\n"
    )

    assert [section.kind.value for section in page.levels[0].sections] == ["summary", "responsibilities"]


def test_what_somebody_does_besides_reporting_is_no_part_of_the_boss() -> None:
    said = "You report to the Head of Stores, share a calendar with the Clerk, and hear from the crew."

    assert _facts(_ROLE.format(facts=said)) == [("Senior Chandler", None, "Head of Stores")]


def test_what_is_essential_is_required() -> None:
    page = family("# Chandler\n\n## Duties\n\n- Sells\n\n## Essential\n\n- Knots\n\n## Desirable\n\n- Splices\n")

    kinds = [section.kind.value for section in page.levels[0].sections]
    assert kinds == ["responsibilities", "requirements", "nice_to_have"]


@pytest.mark.parametrize("boss", ["Where you report", "Reports to", "Your manager", "Manager", "Supervisor"])
@pytest.mark.parametrize(
    ("pay", "first", "second"), [("Pay", "Band B", "Band C"), ("Compensation", "Grade 4", "Grade 5")]
)
def test_headings_over_a_grade_or_a_boss_alone_are_no_levels(boss: str, pay: str, first: str, second: str) -> None:
    role = "## {0}\n\n### What you do\n\n* set up the press\n* order paper\n\n### {1}\n\nShop Foreman\n\n### {2}\n\n{3}\n\n"
    page = (
        "# Print shop\n\n" + role.format("Printer I", boss, pay, first) + role.format("Printer II", boss, pay, second)
    )

    told = [(title, str(grade), reports_to) for title, grade, reports_to in _facts(page)]
    assert told == [("Printer I", first.split()[1], "Shop Foreman"), ("Printer II", second.split()[1], "Shop Foreman")]


def test_a_manager_with_duties_stays_a_level() -> None:
    duties = "\n\n### What you do\n\n* hires printers\n* signs for paper\n"
    page = family(f"# Print shop\n\n## Printer{duties}\n## Manager\n\nThe Shop Foreman.{duties}")

    assert [level.title for level in page.levels] == ["Printer", "Manager, Print shop"]

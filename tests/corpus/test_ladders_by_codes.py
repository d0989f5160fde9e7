"""Ladders told by codes: headings under a page that names its codes, points of competencies, columns of two tracks."""

from __future__ import annotations

from pathlib import Path

from corpus.model import JobFamily
from corpus.reading import read_corpus


def read(folder: Path, text: str) -> JobFamily:
    (folder / "dyeing.md").write_text(text, encoding="utf-8")
    return read_corpus([str(folder)]).families[0]


def test_coded_headings_are_levels_whatever_codes_the_page_names_before(tmp_path: Path) -> None:
    family = read(
        tmp_path,
        "# Leading the dye house\n\nLeads stand on a ladder of their own, M1 to M3, which begins beside D4.\n\n"
        "## M1: Vat Lead\n\n**Scope.** One vat and its four dyers.\n\n**Craft.** Still mixes every week.\n\n"
        "## M2: House Lead\n\n**Scope.** All the vats of a house.\n\n**Craft.** Reads every recipe.\n\n"
        "## M3: Head of Dyeing\n\n**Scope.** Both houses.\n\n**Craft.** Buys the indigo.\n\n"
        "## Becoming a lead\n\n- Ask in spring.\n",
    )
    assert [(level.title, level.grade.value if level.grade else None) for level in family.levels] == [
        ("Vat Lead", "M1"),
        ("House Lead", "M2"),
        ("Head of Dyeing", "M3"),
    ]


def test_points_of_several_competencies_are_levels_beside_a_list_of_what_is_required(tmp_path: Path) -> None:
    family = read(
        tmp_path,
        "# Dyer\n\n## Levels\n\n- Dyer (D1), grade 4: up to two years.\n- Senior Dyer (D2), grade 5: six years.\n\n"
        "## Mixing\n\n- **D1:** Weighs the powder.\n- **D2:** Writes the card.\n\n"
        "## Rinsing\n\n- **D1:** Wrings the cloth.\n- **D2:** Tests the water.\n\n"
        "## Qualifications\n\n- Nobody needs a degree.\n",
    )
    assert [(level.title, level.grade.value if level.grade else None) for level in family.levels] == [
        ("Dyer", 4),
        ("Senior Dyer", 5),
    ]
    senior = [item.text for section in family.levels[1].sections for item in section.items]
    assert senior[-2:] == ["Writes the card.", "Tests the water."]
    assert ["Nobody needs a degree."] in [[item.text for item in each.items] for each in family.shared_sections]


def test_two_coded_columns_beside_their_subjects_are_levels(tmp_path: Path) -> None:
    family = read(
        tmp_path,
        "# Senior Dyer and House Lead: two tracks\n\nAt D2 a dyer may choose; a D3 and an M1 share one pay band.\n\n"
        "## Side by side\n\n| Subject | Staff Dyer (D3) | House Lead (M1) |\n|---|---|---|\n"
        "| Answers for | The colour of a house | The people of a house |\n| Decides alone | Recipes | Leave |\n",
    )
    assert [level.title for level in family.levels] == ["Staff Dyer", "House Lead"]


def test_shares_of_the_company_are_no_levels(tmp_path: Path) -> None:
    (tmp_path / "levels.md").write_text(
        "# Levels and pay\n\n## Levels\n\n| Level | Reach of the work | Share of the company at it |\n|---|---|---|\n"
        "| Level 1 | A vat | 8% |\n| Level 2 | A house | 7% |\n| Level 3 | All houses | 1% |\n",
        encoding="utf-8",
    )
    assert [level.title for family in read_corpus([str(tmp_path)]).families for level in family.levels] == []


ROLES = (
    "# Careers in dyeing\n\n| Role | Levels |\n|---|---|\n| Dyer | D1 to D3 |\n| Vat Lead | M1, M2 |\n\n"
    "Dyers report to the Vat Lead of their house. Vat Leads at M1 report to a Vat Lead at M2 and those at M2 report to "
    "the Head of Dyeing.\n\n"
    "## Dyer\n\n### D1: Apprentice Dyer\n\n- Weighs the powder.\n\n### D2: Dyer\n\n- Mixes a vat alone.\n\n"
    "### D3: Senior Dyer\n\n- Matches a shade by eye.\n\n"
    "## Vat Lead\n\nMost leads were a D3 before.\n\n### M1: Vat Lead\n\n- Leads four dyers.\n\n"
    "### M2: Senior Vat Lead\n\n- Leads the leads of a house.\n"
)


def test_coded_ranks_under_the_heading_of_their_role_are_levels_and_the_role_is_none(tmp_path: Path) -> None:
    family = read(tmp_path, ROLES)
    assert [
        (level.title, level.grade and level.grade.value, level.reports_to and level.reports_to.value)
        for level in family.levels
    ] == [
        ("Apprentice Dyer", "D1", "Vat Lead of their house"),
        ("Dyer", "D2", "Vat Lead of their house"),
        ("Senior Dyer", "D3", "Vat Lead of their house"),
        ("Vat Lead", "M1", "Vat Lead at M2"),
        ("Senior Vat Lead", "M2", "Head of Dyeing"),
    ]
    shared = [item.text for section in family.shared_sections for item in section.items]
    assert "Most leads were a D3 before." in shared


def test_coded_parts_that_are_no_ranks_of_the_role_over_them_leave_it_a_level(tmp_path: Path) -> None:
    family = read(
        tmp_path,
        "# Careers in dyeing\n\n"
        "## Dyer\n\nReports to the Vat Lead.\n\n### C1: Mixing\n\n- Mixes a vat.\n\n### C2: Talking\n\n- Asks early.\n\n"
        "## Senior Dyer\n\nReports to the Vat Lead.\n\n### C1: Mixing\n\n- Mends a vat.\n\n### C2: Talking\n\n- Teaches.\n",
    )
    assert [level.title for level in family.levels] == ["Dyer", "Senior Dyer"]


MATRIX = (
    "\n\nDyers at D1 and D2 report to the Vat Lead. D3 reports to the Head of Dyeing.\n\n"
    "## Mixing\n\n| Skill | D1 | D2 | D3 |\n|---|---|---|---|\n"
    "| Weighing | Weighs with help | Weighs alone | same as D2 |\n"
    "| Shades | Knows the card | Matches by eye | Draws the card |\n\n"
    "## Working together\n\n| Skill | D1 | D2 | D3 |\n|---|---|---|---|\n"
    "| Teaching | Asks early | Shows a newcomer | Runs the school |\n"
    "| Writing | Keeps a log | Writes recipes | Edits the book |\n"
)


def titled(family: JobFamily) -> list[tuple[str, object, str | None, int]]:
    return [
        (
            level.title,
            level.grade.value if level.grade else None,
            level.reports_to.value if level.reports_to else None,
            level.grade.span.start_line if level.grade else 0,
        )
        for level in family.levels
    ]


def test_a_list_of_codes_and_titles_names_the_columns_of_several_tables(tmp_path: Path) -> None:
    listed = "# Dyeing matrix\n\n## Levels\n\n- **D1 - Apprentice Dyer**\n- **D2 - Dyer**\n- **D3 - Master of Dyes**"
    named = [
        ("Apprentice Dyer", "D1", "Vat Lead", 5),
        ("Dyer", "D2", "Vat Lead", 6),
        ("Master of Dyes", "D3", "Head of Dyeing", 7),
    ]
    assert titled(read(tmp_path, listed + MATRIX)) == named
    behind = "# Dyeing matrix\n\n## Levels\n\n- Apprentice Dyer (D1)\n- Dyer (D2)\n- Master of Dyes (D3)"
    assert titled(read(tmp_path, behind + MATRIX)) == named
    told = (
        "# Dyeing matrix\n\n- D1 – Apprentice Dyer: two years\n- D2 – Dyer: most of us\n- D3 – Master of Dyes: very few"
    )
    assert [each[0] for each in titled(read(tmp_path, told + MATRIX))] == ["Apprentice Dyer", "Dyer", "Master of Dyes"]


def test_a_list_of_what_codes_ask_names_no_columns(tmp_path: Path) -> None:
    listed = "# Dyeing matrix\n\n## Levels\n\n- D1 - Learns the craft\n- D2 - Works alone\n- D3 - Leads others"
    assert [level.title for level in read(tmp_path, listed + MATRIX).levels] == ["D1 Dyeing", "D2 Dyeing", "D3 Dyeing"]


def test_bare_ranks_are_of_the_role_in_the_heading_over_them(tmp_path: Path) -> None:
    family = read(
        tmp_path,
        "# Careers in dyeing\n\n| Role | Levels |\n|---|---|\n| Dyer | D1-D3 |\n| Vat Lead | M1-M2 |\n\n"
        "## Dyer\n\n### D1 - Associate\n\n- Weighs the powder.\n\n### D2 - Dyer\n\n- Mixes a vat alone.\n\n"
        "### D3 - Senior\n\n- Matches a shade by eye.\n\n"
        "## Vat Lead\n\n### M1 - Vat Lead\n\n- Leads four dyers.\n\n"
        "### M2 - Senior Vat Lead\n\n- Leads the leads.\n",
    )
    assert [level.title for level in family.levels] == [
        "Associate Dyer",
        "Dyer",
        "Senior Dyer",
        "Vat Lead",
        "Senior Vat Lead",
    ]


def test_a_heading_that_names_no_people_is_no_role_of_the_ranks_below_it(tmp_path: Path) -> None:
    family = read(
        tmp_path,
        "# Dyer\n\n## Indigo\n\n### Junior\n\n- Weighs the powder.\n- Rinses.\n\n### Senior\n\n- Mixes a vat.\n- Dries.\n",
    )
    assert [level.title for level in family.levels] == ["Junior Dyer", "Senior Dyer"]

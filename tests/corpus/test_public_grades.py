"""Grades as public bodies, universities and charities write them: by steps in titles, and in fields on pay."""

from __future__ import annotations

import pytest
from written_documents import family, read

from corpus import ladder
from corpus.grade import grade_words
from corpus.reporting import report_words

DUTIES = "\n\n### Responsibilities\n\n- Trims the wicks.\n- Winds the clock.\n"


def graded(*titles: str) -> list[tuple[str, object]]:
    text = "# Lamp keepers at Ebbsand\n\n" + "\n".join(f"## {title}{DUTIES}" for title in titles)
    return [(level.title, level.grade.value if level.grade else None) for level in family(text).levels]


def graded_and_led(*lines: str) -> list[tuple[object, object]]:
    text = "# Lamp keepers\n\n" + "\n".join(f"## Keeper {n}\n\n{line}{DUTIES}" for n, line in enumerate(lines, 1))
    return [
        (level.grade and level.grade.value, level.reports_to and level.reports_to.value)
        for level in family(text).levels
    ]


@pytest.mark.parametrize(
    ("titles", "grades"),
    [
        (("Lamp employee Level 1", "Lamp employee Level 2"), [1, 2]),
        (("B.1 Lamp employee Level 1", "B.2 Lamp employee Level 2"), [1, 2]),
        (("Level A – Wick Boy", "Level B – Keeper", "Level C – Senior Keeper"), ["A", "B", "C"]),
        (("LKS Level 3", "LKS Level 4"), [3, 4]),
        (("LKS Level 3 (Keeper)", "LKS Level 4 (Senior Keeper)"), [3, 4]),
        (("Keeper (Level 1A)", "Senior Keeper (Level 1B)", "Principal Keeper (Level 2)"), ["1A", "1B", 2]),
        (("Keeper (Level 1)", "Head Keeper (Level 2, by appointment)"), [1, 2]),
    ],
)
def test_a_step_that_tells_the_levels_apart_is_their_grade(titles: tuple[str, ...], grades: list[object]) -> None:
    assert [grade for _, grade in graded(*titles)] == grades


@pytest.mark.parametrize(
    "titles",
    [
        ("Level A – Keeper", "Level A – Winder"),  # they share it
        ("Keeper Level 1", "Winder", "Oiler", "Painter"),  # one of four
        ("Keeper, level headed", "Winder"),
    ],
)
def test_a_step_that_tells_none_apart_is_no_grade(titles: tuple[str, ...]) -> None:
    assert {grade for _, grade in graded(*titles)} == {None}


def test_a_grade_that_is_stated_counts_more_than_the_step() -> None:
    found = family(
        "# Lamp keepers\n\n## Keeper Level 1\n\nGrade: 14\n\n- Trims wicks.\n\n"
        "## Keeper Level 2\n\nGrade: 17\n\n- Winds clocks.\n"
    )
    assert [level.grade.value for level in found.levels if level.grade] == [14, 17]


def test_bands_with_a_letter_and_ranges_stand_behind_titles() -> None:
    assert graded("Keeper (Band 7)", "Matron (Band 8a)") == [("Keeper", 7), ("Matron", "8a")]
    assert graded("Keeper 1 (Range 10)", "Keeper 2 (Range 13)") == [("Keeper 1", 10), ("Keeper 2", 13)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Salary scale: Band F, points 24 – 27", "F"),
        ("Salary: Grade D (£29,450–£33,120)", "D"),
        ("Salary: £29,450–£33,120 (Grade D)", "D"),
        ("Salary: £29,450 to £33,120 per annum, Grade 7", 7),
        ("Pay band: Agenda for Change Band 5", 5),
        ("Classification: LKS Level 5", 5),
        ("Classification: LK-03", "LK-03"),
        ("Civil Service grade: Executive Officer (EO)", "EO"),
        ("Pay range: 52", 52),
        ("Civil Service job grade: Senior Executive Officer", "Senior Executive Officer"),
        ("Reports to: Head Keeper Grade: 6", 6),
        ("Classification: LKO R21", "R21"),
        ("Classification: LKS 6", "LKS 6"),
    ],
)
def test_a_field_on_pay_names_the_grade(text: str, value: object) -> None:
    words = grade_words(text, False)
    assert words is not None
    assert (words.values, words.strong) == ((value,), True)


@pytest.mark.parametrize(
    "text",
    [
        "Salary: £29,450–£33,120",
        "Salary range: 45-60k",
        "Salary: top of Grade D plus a car",
        "Salary: Grade D to Grade F",
        "Pay: see Band F keepers for what the island adds",
        "Purpose of the grade: Executive Officer (EO)",
    ],
)
def test_a_field_that_names_no_one_grade_states_none(text: str) -> None:
    words = grade_words(text, False)
    assert words is None or not words.strong


def test_tasks_of_a_line_manager_are_nobodys_boss() -> None:
    assert not report_words("Line manager: recruitment, appraisal, discipline", True)
    assert [words.value for words in report_words("Line manager: head keeper", True)] == ["head keeper"]


@pytest.mark.parametrize(
    ("titles", "order"),
    [
        (
            ("Level A – Associate Winder", "Level B – Winder", "Level C – Senior Winder", "Level D – Associate Keeper"),
            [0, 1, 2, 3],
        ),
        (("Band A – Head Keeper", "Band B – Senior Keeper", "Band C – Junior Keeper"), [2, 1, 0]),
    ],
)
def test_letters_order_levels_as_their_titles_tell(titles: tuple[str, ...], order: list[int]) -> None:
    grades = [title[len("Level ") if title.startswith("Level") else len("Band ")] for title in titles]
    assert ladder.order(titles, grades) == order


def test_codes_with_a_dash_or_a_space_stand_in_brackets_behind_titles() -> None:
    assert graded("Keeper (P-3)", "Senior Keeper (P-4)") == [("Keeper", "P-3"), ("Senior Keeper", "P-4")]
    assert graded("Keeper (LK 5)", "Senior Keeper (LK 9)") == [("Keeper", "LK5"), ("Senior Keeper", "LK9")]


def test_titles_that_are_alike_but_for_the_grade_keep_it() -> None:
    assert graded("Lamp Hand Grade 1", "Lamp Hand Grade 2") == [("Lamp Hand Grade 1", 1), ("Lamp Hand Grade 2", 2)]


def test_a_definition_of_the_salary_names_the_grade() -> None:
    found = read(
        {
            "lamps/shop.html": "<h1>Lamp Shop Manager</h1><dl><dt>Salary</dt><dd>£23,900 – £25,400 (Band 2)</dd>"
            "<dt>Hours</dt><dd>37.5</dd></dl><h2>Responsibilities</h2><ul><li>Price the lamps.</li></ul>"
        }
    ).families[0]
    assert found.levels[0].grade is not None
    assert found.levels[0].grade.value == 2


@pytest.mark.parametrize("heading", ["Job description: Lamp Keeper", "Job Profile – Lamp Keeper"])
def test_what_a_page_is_stands_before_its_title(heading: str) -> None:
    found = family(f"# {heading}\n\nClassification: LK-03\n\n## Duties\n\n- Trims wicks.\n\n## Skills\n\n- Patience.\n")
    assert [level.title for level in found.levels] == ["Lamp Keeper"]


def test_ranks_of_a_table_that_says_whom_each_reports_to_are_levels() -> None:
    found = family(
        "# Ranks of the lamp service\n\n| Rank | Pay | Reports to | Core role |\n| --- | --- | --- | --- |\n"
        "| Wickman | Points 1–7 | Sergeant | Trims the lamps of a pier |\n"
        "| Sergeant | Points 1–4 | Inspector | Briefs the shift of a pier |\n"
    )
    assert [(lv.title, lv.reports_to and lv.reports_to.value) for lv in found.levels] == [
        ("Wickman", "Sergeant"),
        ("Sergeant", "Inspector"),
    ]


def test_fields_in_one_line_end_where_the_next_begins() -> None:
    found = graded_and_led("**Band:** 5 **Reports to:** Head Keeper", "**Band:** 8a **Reports to:** Director of Lamps")
    assert found == [(5, "Head Keeper"), ("8a", "Director of Lamps")]


def test_whose_scale_it_is_is_no_part_of_the_title() -> None:
    assert graded("Keeper (AfC Band 5)", "Matron (AfC Band 8a)") == [("Keeper", 5), ("Matron", "8a")]


def test_a_column_may_say_whose_bands_it_holds() -> None:
    found = family(
        "# Lamp roles\n\n| Role | AfC band | Scope |\n| --- | --- | --- |\n"
        "| Lamp Assistant | Band 3 | Works with a keeper at all times |\n| Keeper | Band 6 | Keeps a light alone |\n"
    )
    assert [level.grade.value for level in found.levels if level.grade] == [3, 6]

"""Headings that are grades alone, and the titles that a table of the page gives the same grades."""

from __future__ import annotations

import pytest
from written_documents import family

_ROWS = [
    ("4", "IV", "A", "Ground Hand", "Rakes the beds as told, with close supervision."),
    ("5", "V", "B", "Gardener", "Plans own day and keeps the tool log."),
    ("6", "VI", "C", "Head Gardener / Forester", "Solves problems without precedent."),
]


def _page(word: str = "Grade", column: str = "Generic title", cell: str = "Grade ", numbers: int = 0) -> str:
    rows = "".join(f"| {cell}{row[numbers]} | {row[3]} | 4–9 | {row[4]} |\n" for row in _ROWS)
    told = "".join(f"### {word} {row[numbers]}\n\nPost holders are trained on the job.\n\n" for row in _ROWS)
    return (
        f"# Grade structure: Larch Parks\n\n## 1. Summary\n\n| {word} | {column} | Points | Descriptor |\n"
        f"|---|---|---|---|\n{rows}\n## 2. Grade descriptors\n\n{told}"
        "## 3. Sample job titles\n\n| Grade | Sample posts |\n|---|---|\n| 4 | Sweeper; Gate Keeper |\n"
        "| 5 | Nursery Gardener; Bailiff |\n| 6 | Tree Officer; Clerk of Works |\n"
    )


@pytest.mark.parametrize(
    ("page", "grades"),
    [
        (_page(), [4, 5, 6]),
        (_page(cell=""), [4, 5, 6]),
        (_page("Band", "Job title", "Band "), [4, 5, 6]),
        (_page("Level", "Title", ""), [4, 5, 6]),
        (_page(numbers=1), ["IV", "V", "VI"]),
        (_page(numbers=2), ["A", "B", "C"]),
    ],
)
def test_a_grade_is_called_by_the_title_that_a_table_gives_it(page: str, grades: list[int | str]) -> None:
    levels = family(page).levels

    assert [level.title for level in levels] == ["Ground Hand", "Gardener", "Head Gardener / Forester"]
    assert [level.grade.value for level in levels if level.grade] == grades
    assert [item.text for section in levels[0].sections for item in section.items] == [
        "Post holders are trained on the job.",
        "4–9",
        "Rakes the beds as told, with close supervision.",
    ]


@pytest.mark.parametrize(
    "page",
    [
        _page(column="Area"),
        _page(column="Typical posts"),
        _page().replace("Ground Hand |", "Ground Hand; Sweeper |"),
        _page().replace("Gardener |", "Ground Hand |"),  # two grades of one title
        _page().replace("| Points |", "| Job title |"),  # which of the two?
    ],
)
def test_a_grade_without_a_title_of_its_own_is_called_by_its_number(page: str) -> None:
    assert [level.title for level in family(page).levels] == ["Grade 4", "Grade 5", "Grade 6"]

"""Grades that a page states of the codes of its levels, or in a remark under a title."""

import pytest
from written_documents import family

from corpus.model import JobFamily

TABLE = """\
# Bell founders

|  | B1 Bell Caster | B2 Senior Bell Caster | B3 Bell Tuner |
| :--- | :--- | :--- | :--- |
| **Metal** | Stokes the furnace. | Mixes the bronze. | Judges the crack. |
| **Sound** | Listens. | Names the strike note. | Tunes five partials. |

Notes:

"""
OUTLINE = """\
# Bell founders

{notes}

## B1 Bell Caster

### Responsibilities

- Stokes the furnace

## B2 Senior Bell Caster

### Responsibilities

- Mixes the bronze
"""


def grades(found: JobFamily) -> list[object]:
    return [level.grade.value if level.grade else None for level in found.levels]


def test_notes_tell_the_grades_of_codes() -> None:
    found = family(TABLE + "- B2 and B3 are the same pay grade, **Grade G**. B1 is Grade C.\n- No bonus in August.\n")

    assert grades(found) == ["C", "G", "G"]
    assert [level.title for level in found.levels] == ["B1 Bell Caster", "B2 Senior Bell Caster", "B3 Bell Tuner"]
    assert {level.grade.span.start_line for level in found.levels if level.grade} == {10}


@pytest.mark.parametrize(
    ("notes", "stated"),
    [
        ("B1 = band 4, B2 = band 6.", [4, 6]),
        ("How we pay: B1 and B2 sit in pay band 5.", [5, 5]),
        ("B1 to B2 are paid in Grade D this year.", ["D", "D"]),
        ("B2 is above Grade F.", ["B1", "B2"]),
        ("B2 is not in Grade F.", ["B1", "B2"]),
        ("Whoever is B2 is on call.", ["B1", "B2"]),
    ],
)
def test_a_line_over_the_levels_tells_their_grades(notes: str, stated: list[object]) -> None:
    assert grades(family(OUTLINE.format(notes=notes))) == stated


@pytest.mark.parametrize(
    ("remark", "grade"),
    [
        ("*(Band 7, nobody has had band 6 for years)*", 7),
        ("_Grade 7 – the only one in the foundry_", 7),
        ("(Pay band F; see the yearly letter)", "F"),
        ("Band 7", 7),
        ("Band 7 and up have a key to the tower.", None),
        ("Band of ringers, seven of them.", None),
    ],
)
def test_a_grade_in_a_remark_under_a_title(remark: str, grade: object) -> None:
    found = family(
        f"# Foundry\n\n## Head of Casting\n\n{remark}\n\nAnswers for the furnace.\n\n"
        "### Responsibilities\n\n- Buys the tin\n\n## Caster (Band 2)\n\n### Responsibilities\n\n- Stokes\n"
    )

    assert next(level.grade and level.grade.value for level in found.levels if "Head" in level.title) == grade


def test_levels_headed_by_their_codes_are_titled_by_the_table_over_them() -> None:
    found = family(
        "# Bell founding\n\n| | B1 Bell Caster | B2 Bell Tuner | B3 Head Founder |\n|---|---|---|---|\n"
        "| Reports to | Head Founder | Head Founder | Owner |\n\n"
        "## Metal\n\n### B1\n\n- Stokes the furnace\n\n### B2\n\n- Mixes the bronze\n\n### B3\n\n- Buys the tin\n\n"
        "## Sound\n\n### B1\n\n- Listens\n\n### B2\n\n- Tunes five partials\n\n### B3\n\n- Names the note\n"
    )

    assert [(level.title, level.reports_to and level.reports_to.value) for level in found.levels] == [
        ("Bell Caster", "Head Founder"),
        ("Bell Tuner", "Head Founder"),
        ("Head Founder", "Owner"),
    ]

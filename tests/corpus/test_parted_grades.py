"""Grades of several parts: series and grade in a field, dotted levels beside the points that earn them."""

from __future__ import annotations

import pytest
from written_documents import family

from corpus.grade import grade_words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Series/Grade: GS-0404-9", "GS-0404-9"),
        ("Pay plan, series and grade: GS-0404-11", "GS-0404-11"),
        ("Grade: GS-11", "GS-11"),
        ("Level: 2.1", "2.1"),
        ("Grade 6.", 6),
    ],
)
def test_a_label_states_a_grade_of_several_parts(text: str, value: object) -> None:
    words = grade_words(text, False)
    assert words is not None
    assert words.strong
    assert words.values == (value,)


@pytest.mark.parametrize(
    "text", ["Promotion potential: GS-13", "One year of experience equivalent to GS-11", "Level: v1.2", "4.5 years"]
)
def test_what_names_a_grade_elsewhere_states_none(text: str) -> None:
    assert grade_words(text, False) is None


@pytest.mark.parametrize("text", ["£11.44", "12.50", "Grade: £11.40"])
def test_an_amount_is_no_grade(text: str) -> None:
    assert grade_words(text, True) is None


def test_a_level_of_a_list_of_fields_has_the_grade_of_its_series() -> None:
    found = family(
        """\
        ## Positions

        ### Orchard Technician

        - **Series/Grade:** GS-0404-7
        - **Reports to:** Orchard Supervisor
        - **Promotion potential:** GS-9

        Key duties

        - Prunes the old trees in February.

        ### Orchard Supervisor

        - **Series/Grade:** GS-0404-10
        - **Reports to:** Station Director

        Key duties

        - Plans the grafting of a season.
        """
    )
    assert [(level.title, level.grade.value if level.grade else None) for level in found.levels] == [
        ("Orchard Technician", "GS-0404-7"),
        ("Orchard Supervisor", "GS-0404-10"),
    ]


def test_points_beside_level_and_title_are_rows_of_levels() -> None:
    found = family(
        """\
        # Orchard growth framework

        ## Points and titles

        Milestones are worth points; they add up to a level.

        | Points | Level | Title |
        |---|---|---|
        | 0 - 4 | 1.1 | Assistant Grower |
        | 5 - 11 | 1.2 | Grower |
        | 12 - 20 | 2.1 | Senior Grower |
        | 21+ | 3 | Principal Grower |

        ## Grafting

        1. Cuts scions under guidance
        2. Grafts a row alone
        """
    )
    assert [(level.title, level.grade.value if level.grade else None) for level in found.levels] == [
        ("Assistant Grower", "1.1"),
        ("Grower", "1.2"),
        ("Senior Grower", "2.1"),
        ("Principal Grower", 3),
    ]
    assert next((s.kind.value, s.items[0].text) for s in found.levels[0].sections) == ("summary", "0 - 4")


def test_years_in_front_of_what_is_paid_are_no_titles() -> None:
    found = family(
        """\
        # Grower

        | Level | What is expected |
        |---|---|
        | G1 Junior Grower | Picks and packs with the crew. |
        | G2 Grower | Runs a block of two hectares. |
        | G3 Senior Grower | Plans the planting of a farm. |

        ## Years and pay

        | Level | Years | Reach | Pay band |
        |---|---|---|---|
        | G1 | 0–2 | a row | £22,000–£25,000 |
        | G2 | 2–4 | a block | £25,000–£30,000 |
        | G3 | 4–8 | a farm | £30,000–£38,000 |
        """
    )
    assert [level.title for level in found.levels] == ["Junior Grower", "Grower", "Senior Grower"]

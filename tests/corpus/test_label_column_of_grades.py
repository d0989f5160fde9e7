"""A column that labels the rows of graded roles is no level, and notes on bosses count levels by their grades."""

from __future__ import annotations

import pytest
from written_documents import family

MATRIX = """\
# Job family: Ledger

| {label} | Grade 4 Ledger Clerk | Grade 5 Ledger Officer | Grade 6 Senior Ledger Officer | Grade 7 Ledger Manager |
| --- | --- | --- | --- | --- |
| Talking to others | Gives plain facts by phone, and takes a message correctly. | Explains why a bill came back, in words that anybody can follow. | Explains what needs care, such as cut-off times, to other houses. | Persuades others to change their part of the work. |
| Deciding | Passes anything unusual on to a senior colleague. | Releases bills of up to fifty thousand. | Decides when to recall a bill without asking first. | Decides on overtime, and when a run is stopped. |
| Planning | Orders the tasks of a day as they come. | Plans a week around the end of the month. | Draws up the rota for a month ahead. | Plans the year of the team with its tests. |

## Notes

- {said}
"""


def bosses(said: str, label: str = "Factor") -> dict[str, str | None]:
    levels = family(MATRIX.format(said=said, label=label), "money/ledger.md").levels
    return {level.title: level.reports_to.value if level.reports_to else None for level in levels}


@pytest.mark.parametrize("label", ["Factor", "Demand", "Strand", "What we look at", "Behaviour", ""])
def test_what_labels_the_rows_is_no_level(label: str) -> None:
    assert list(bosses("Shifts are paid.", label)) == [
        "Ledger Clerk",
        "Ledger Officer",
        "Senior Ledger Officer",
        "Ledger Manager",
    ]


@pytest.mark.parametrize(
    "said",
    [
        "A grade 6 role reports to a Ledger Manager as a rule. Grade 7 reports to the Head of Money.",
        "Grade 6 roles report to a Ledger Manager, grade 7 roles to the Head of Money.",
        "Grade 6 posts normally report to a Ledger Manager. Grade 7 posts report to the Head of Money.",
        "Staff at grade 6 report to a Ledger Manager in most cases. Staff at grade 7 report to the Head of Money.",
        "Grade 6 reports to a Ledger Manager by default; grade 7 reports to the Head of Money.",
    ],
)
def test_a_note_counts_levels_by_the_numbers_of_their_grades(said: str) -> None:
    found = bosses(said)

    assert found["Senior Ledger Officer"] == "Ledger Manager"
    assert found["Ledger Manager"] == "Head of Money"
    assert found["Ledger Clerk"] is None


@pytest.mark.parametrize("said", ["Grade 6 roles report hazards to the yard.", "A team of 6 reports to the Mate."])
def test_other_numbers_count_no_level(said: str) -> None:
    assert bosses(said)["Senior Ledger Officer"] is None


def test_a_first_column_of_a_role_is_a_level() -> None:
    found = family(
        "# Bakers\n\n| Baker | Senior Baker | Lead Baker |\n| --- | --- | --- |\n"
        "| Bakes bread by the recipe | Plans the week of an oven and its crew | Decides which ovens are bought and when |\n"
        "| Weighs flour with care | Teaches others how dough is folded by hand | Settles with mills what flour may cost |\n"
    )

    assert [level.title for level in found.levels] == ["Baker", "Senior Baker", "Lead Baker"]

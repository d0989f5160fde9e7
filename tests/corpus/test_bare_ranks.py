"""Ladders whose rungs are bare ranks in the rows of tables, on a page that is called by what people do."""

from __future__ import annotations

import pytest
from written_documents import family, read

from corpus.doer import of_people
from corpus.model import JobFamily

TABLES = """\
# Bookbinding progression

Our bookbinders asked for this page.

## Craft

| Level | What it looks like |
|---|---|
| Junior | Folds and collates a whole edition. |
| Midweight | Sews a text block without help. |
| Senior | Tools leather spines in gold. |

## Customers

| Level | What it looks like |
|---|---|
| Junior | Packs what the courier takes. |
| Midweight | Says what a repair will cost. |
| Senior | Advises libraries on whole collections. |

## Pay

| Level | Band | From |
|---|---|---|
| Junior | A | £24,000 |
| Midweight | B | £29,500 |
| Senior | C | £36,000 |
"""


def told(found: JobFamily) -> list[tuple[str, object, list[str]]]:
    return [
        (
            level.title,
            level.grade.value if level.grade else None,
            [section.heading_path[-1] for section in level.sections if section.kind.value == "responsibilities"],
        )
        for level in found.levels
    ]


def test_bare_ranks_in_the_rows_of_several_tables_are_levels_of_the_people_the_page_speaks_of() -> None:
    assert told(family(TABLES)) == [
        ("Junior Bookbinder", "A", ["Craft", "Customers"]),
        ("Midweight Bookbinder", "B", ["Craft", "Customers"]),
        ("Senior Bookbinder", "C", ["Craft", "Customers"]),
    ]


def test_ranks_in_the_plural_without_their_role_are_those_levels() -> None:
    said = "Juniors and midweights report to a senior bookbinder. Seniors report to the Owner."
    found = family(TABLES.replace("Our bookbinders asked for this page.", f"Our bookbinders asked for this. {said}"))
    assert [level.reports_to.value if level.reports_to else None for level in found.levels] == [
        "senior bookbinder",
        "senior bookbinder",
        "Owner",
    ]


def test_numbers_of_levels_on_a_page_of_no_role_are_no_rungs() -> None:
    found = read(
        {
            "levels.md": """\
            # Levels and pay

            | Level | Reach of the work |
            |---|---|
            | Level 1 | A task at a time |
            | Level 2 | A feature, or a customer |
            | Level 3 | A project of several months |
            """
        }
    )
    assert not found.families


def test_ranks_under_a_heading_on_interviews_are_no_rungs() -> None:
    found = read(
        {
            "hiring.md": """\
            # Joining us

            ## Hiring process

            | Level | What we ask |
            |---|---|
            | Junior | A short exercise at home |
            | Senior | A talk with two customers |
            """
        }
    )
    assert not found.families


@pytest.mark.parametrize(
    ("title", "text", "people"),
    [
        ("Copywriting", "Our copywriters wanted to know.", "Copywriter"),
        ("Platform Engineering", "Engineers at E2 report to the Foreman.", "Platform Engineer"),
        ("Accounting", "A senior accountant closes the month.", "Accountant"),
        ("Product Design", "What we expect of designers.", "Product Designer"),
        ("Support", "Our supporting staff travels.", "Support"),
        ("Printing", "The printers stand in the cellar.", "Printing"),
        ("Marketing", "Our markets are abroad.", "Marketing"),
        ("Buyer", "Our buyers travel.", "Buyer"),
    ],
)
def test_people_are_called_by_what_the_text_calls_them(title: str, text: str, people: str) -> None:
    assert of_people(title, text) == people


def test_a_rung_of_the_page_s_own_role_beside_its_sections_is_a_level() -> None:
    page = """\
# Buyer

**Lead time** is what we watch most.

## Responsibilities

- **Senior stakeholders**: meets them each month

**Senior stakeholders**

They hear of the large lots first.

## Senior Buyer

- Buys the large lots

## Senior management

- Reads what buyers write
"""
    levels = family(page).levels

    assert [(level.title, level.heading.start_line) for level in levels] == [("Buyer", 1), ("Senior Buyer", 13)]
    assert [item.text for section in levels[1].sections for item in section.items] == ["Buys the large lots"]

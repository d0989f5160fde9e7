"""One sentence on whom everybody reports to, some of them apart from the others."""

from __future__ import annotations

import pytest
from written_documents import family

from corpus.reporting import report_words

LADDER = """\
# {page}

{said}

## Junior Grafter

### What you'll do

- Carry the trays

## Grafter

### What you'll do

- Graft the trees

## Senior Grafter

### What you'll do

- Plan the rows of a season
"""


def bosses(said: str, page: str = "Grafters") -> list[str | None]:
    found = family(LADDER.format(said=said, page=page), "orchard/grafters.md").levels
    return [level.reports_to.value if level.reports_to else None for level in found]


@pytest.mark.parametrize(
    "said",
    [
        "Everybody here is line managed by the Head of Orchards, apart from Junior Grafters, who are line managed by a "
        "Senior Grafter.",
        "All grafters report to the Head of Orchards, except Junior Grafters, who report to a Senior Grafter.",
        "Everyone reports to the Head of Orchards (with the exception of Junior Grafters, who report to a Senior Grafter).",
        "Everyone reports to the Head of Orchards except for juniors, who report to a Senior Grafter.",
        "Junior Grafters report to a Senior Grafter, everyone else to the Head of Orchards.",
        "Junior Grafters report to a Senior Grafter; everybody else reports to the Head of Orchards.",
        "Junior Grafters are managed by a Senior Grafter, and everyone else by the Head of Orchards.",
        "Everybody here is managed by the Head of Orchards (Junior Grafters by a Senior Grafter).",
        "Junior Grafters report to a Senior Grafter. All others report to the Head of Orchards.",
    ],
)
def test_who_is_told_apart_has_a_boss_of_their_own(said: str) -> None:
    assert bosses(said) == ["Senior Grafter", "Head of Orchards", "Head of Orchards"]


@pytest.mark.parametrize(
    "said",
    [
        "Apart from Junior Grafters, everybody reports to the Head of Orchards.",
        "Everybody except Junior Grafters reports to the Head of Orchards.",
        "Everyone reports to the Head of Orchards, except Junior Grafters.",
    ],
)
def test_who_is_left_out_has_none_told(said: str) -> None:
    assert bosses(said) == [None, "Head of Orchards", "Head of Orchards"]


def test_everybody_in_the_field_that_the_page_is_on_is_everybody_on_it() -> None:
    said = "Everybody in Grafting is line managed by the Head of Orchards."
    assert bosses(said, "Progression: Grafting") == ["Head of Orchards"] * 3


def test_rungs_told_by_number_are_led_by_several() -> None:
    said = "Levels 1 to 3 are managed by the Shift Lead and levels 4 and 5 by the Plant Manager."
    found = [(words.value, words.subject) for words in report_words(said, True)]
    assert found == [("Shift Lead", "Levels 1 to 3"), ("Plant Manager", "Levels 4 and 5")]


def test_whoever_is_somebodys_boss_has_a_boss_of_their_own() -> None:
    said = "Grafters and Senior Grafters are line managed by the Row Manager, who reports to the Head of Orchards."
    found = [(words.value, words.subject) for words in report_words(said, True)]
    assert found == [("Row Manager", "Grafters and Senior Grafters"), ("Head of Orchards", "Row Manager")]


@pytest.mark.parametrize(
    "said",
    [
        "All incidents are managed by the Duty Manager.",
        "Everything else is handled by the office, apart from payroll, who are elsewhere.",
        "The budget is led by the Head of Orchards and tools by the Row Manager.",
    ],
)
def test_what_is_managed_are_no_people(said: str) -> None:
    assert report_words(said, True) == []


def test_a_label_may_hold_sentences_on_whom_several_report_to() -> None:
    said = "*Reporting line: JGs report to a Senior Grafter. Senior Grafters report to the Head of Orchards.*"
    assert bosses(said) == ["Senior Grafter", None, "Head of Orchards"]


def test_first_letters_of_a_title_are_its_people_where_they_are_of_one() -> None:
    told = "\n".join(f"## {rank}Tree Nurse\n\n### Duties\n\n- Prunes\n" for rank in ("Junior ", "", "Senior "))
    said = "TNs report to the Head of Orchards. Junior TNs report to a Senior TN. WHs report to the Director."
    found = family(f"# Nurses\n\n{said}\n\n{told}", "orchard/nurses.md").levels
    stated = [level.reports_to.value if level.reports_to else None for level in found]
    assert stated == ["Senior TN", "Head of Orchards", "Head of Orchards"]

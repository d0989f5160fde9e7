"""One advert for two posts of different grade: letters behind titles, whose points are, what both share."""

from __future__ import annotations

import pytest
from written_documents import family, read

ADVERT = """\
    # Tide Data Officer and Senior Tide Data Officer

    ## Details

    {fields}

    ## The jobs

    ### Tide Data Officer{low}

    You will report to a Senior Tide Data Officer. You will:

    - read the gauges
    - write to harbour masters

    ### Senior Tide Data Officer{high}

    You will report to the Head of Tides and manage two people. You will:

    - choose the gauges
    - brief the harbour board

    ## Person specification

    Essential criteria for both roles:

    - You write clearly
    - You can swim

    {more}

    - You have led a survey
    - You have coached others

    ## Behaviours

    - Working together
    - Leadership ({only} only)
    """
GRADED = "**Salary:** EO £28,000; HEO £36,000\n\n    **Job grade:** Executive Officer, Higher Executive Officer"


def advert(fields: str = GRADED, low: str = " (EO)", high: str = " (HEO)", more: str = "", only: str = "HEO") -> str:
    return ADVERT.format(fields=fields, low=low, high=high, more=more or "In addition, for the HEO role:", only=only)


@pytest.mark.parametrize(
    "fields",
    [
        GRADED,
        "**Grade:** EO / HEO",
        "Job grade: Executive Officer or Higher Executive Officer",
        "| Field | What |\n    |---|---|\n    | Salary | EO: £28,000, HEO: £36,000 |\n    | Hours | 37 |",
    ],
)
@pytest.mark.parametrize(("low", "high"), [(" (EO)", " (HEO)"), (" - EO", " - HEO"), (" (Grade EO)", " (Grade HEO)")])
def test_letters_behind_titles_are_grades_where_the_page_states_such(fields: str, low: str, high: str) -> None:
    levels = family(advert(fields, low, high), "tide/advert.md").levels
    assert [(lv.title, lv.grade and lv.grade.value) for lv in levels] == [
        ("Tide Data Officer", "EO"),
        ("Senior Tide Data Officer", "HEO"),
    ]
    assert [lv.grade and lv.grade.span.start_line for lv in levels] == [lv.heading.start_line for lv in levels]
    assert [lv.reports_to and lv.reports_to.value for lv in levels] == ["Senior Tide Data Officer", "Head of Tides"]


@pytest.mark.parametrize(
    ("fields", "low", "high"),
    [
        ("**Hours:** 37", " (UK)", " (US)"),
        ("**Location:** EO or HEO, the two huts", " (EO)", " (HEO)"),
        ("**Job grade:** Executive Officer", " (TDO)", " (STDO)"),
    ],
)
def test_letters_that_no_field_states_are_no_grades(fields: str, low: str, high: str) -> None:
    found = read({"tide/advert.md": advert(fields, low, high)}).families
    assert not [lv for each in found for lv in each.levels if lv.grade and lv.grade.value in {low[2:-1], high[2:-1]}]


@pytest.mark.parametrize(
    "more",
    [
        "In addition, for the HEO role:",
        "For the Senior Tide Data Officer only:",
        "Additional criteria for the HEO post:",
        "Also, at HEO:",
    ],
)
def test_points_behind_a_line_that_says_for_whom_are_that_level_s(more: str) -> None:
    found = family(advert(more=more, only="Senior Tide Data Officer"), "tide/advert.md")
    low, high = ([i.text for s in lv.sections for i in s.items] for lv in found.levels)
    shared = [i.text for s in found.shared_sections for i in s.items]
    assert {"You have led a survey", "You have coached others", "Leadership (Senior Tide Data Officer only)"} <= {*high}
    assert {"You write clearly", "You can swim", "Working together"} <= {*shared}
    assert not {*low, *shared} & {*high}


@pytest.mark.parametrize(
    "more",
    ["In addition, for both roles:", "Questions we ask the HEO:", "Those who lead the EO:", "You may also have:"],
)
def test_points_behind_any_other_line_stay_with_all(more: str) -> None:
    found = family(advert(more=more, only="Full-time"), "tide/advert.md")
    shared = [i.text for s in found.shared_sections for i in s.items]
    assert {"You have led a survey", "You have coached others", "Leadership (Full-time only)"} <= {*shared}

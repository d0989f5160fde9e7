"""Reporting lines told beside something else, or without capitals, and what people are told of that is no such line."""

from __future__ import annotations

import pytest
from written_documents import family

from corpus.reporting import report_words


@pytest.mark.parametrize(
    ("sentence", "value", "subject"),
    [
        ("Grade: 4, with a Berth Manager as boss.", "Berth Manager", ""),
        ("The Pilot is a grade 5, with the Harbour Master as line manager.", "Harbour Master", "Pilot"),
        ("Cannot fine anyone; that lies with the Bailiff (M1), to whom all wardens report.", "Bailiff (M1)", "wardens"),
        ("I report to the Harbour Master and lead five wardens.", "Harbour Master", ""),
        ("Answers to the co-founder who runs the yard, not to a lead.", "co-founder", ""),
        ("Band 3. Reports to a marine surveyor and is enrolled with the institution.", "marine surveyor", ""),
        ("Band 5. Reports to a principal surveyor and leads four.", "principal surveyor", ""),
        ("Reports to a surveyor or senior surveyor, and works on one hull.", "surveyor or senior surveyor", ""),
        ("Grade 6, reporting to the quay's lead counsel.", "quay's lead counsel", ""),
        ("An M5 leads two crews through their mates, and reports to a director.", "director", "M5"),
        ("One post, reporting to the Harbour Master; the holder works alone.", "Harbour Master", ""),
        ("There are two leads, early and late, and both report to the founder.", "founder", "leads"),
        ("There are two quays, and all report to the founder.", "founder", ""),
    ],
)
def test_who_is_reported_to_is_told_in_passing(sentence: str, value: str, subject: str) -> None:
    assert [(words.value, words.subject) for words in report_words(sentence, True)][:1] == [(value, subject)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Starts with the Harbour Master as guide, then alone.",
        "Reports to the external surveyor in March.",
        "Watches the dials and reports to the duty surveyor any reading above nine.",
        "Answers to the safety regulator for the site and signs the fire plan.",
    ],
)
def test_who_is_told_of_something_is_no_boss(sentence: str) -> None:
    assert report_words(sentence, True) == []


@pytest.mark.parametrize(
    ("duty", "values"),
    [
        ("Owns the dredging budget, and reports to the Head of Ports.", ["Head of Ports"]),
        ("Covers both quays, reports to the Head of Ports, and holds the keys.", ["Head of Ports"]),
        ("Counts the boats and reports to the Head of Ports on what is missing.", []),
        ("Pilotage team reports to the Head of Ports.", []),
    ],
)
def test_a_duty_goes_on_with_whom_its_holder_reports_to(duty: str, values: list[str]) -> None:
    assert [words.value for words in report_words(duty, False)] == values


def test_a_level_is_meant_by_its_initials() -> None:
    found = family(
        """\
        # Harbour Safety Warden

        ## Harbour Safety Warden

        An HSW is a grade 4 and reports to a Manager, Harbour Safety.

        ### Responsibilities

        - Walks the quays at dusk.

        ## Senior Harbour Safety Warden

        Reports to the Bailiff.

        ### Responsibilities

        - Trains the wardens.
        """
    )

    assert [level.reports_to.value for level in found.levels if level.reports_to] == [
        "Manager, Harbour Safety",
        "Bailiff",
    ]

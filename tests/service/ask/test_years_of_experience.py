"""Years of experience are those of the level asked about: where it states none, another's are no answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from written_index import Opened
from written_levels import level, page

from service.answers import Answer, ClarificationAnswer, NotStatedAnswer, PassagesAnswer
from service.ask.years import asks_for_years

HIRING = """
## Hiring

- Candidates from another loft must have spent nine months in their present job
"""
PAGES = {
    "loft/sailmaker.md": page(
        "Sailmaker",
        level("Sailmaker", "4", "Loft Foreman", "Sew seams by hand", "Two years of sewing canvas for a living"),
        level("Senior Sailmaker", "5", "Loft Foreman", "Cut spinnakers", "Five years of experience at the bench"),
        level("Staff Sailmaker", "6", "Harbour Director", "Plan the loft for the next three years", "A steady hand"),
    )
    + HIRING,
    "yard/rigger.md": (
        "---\ntitle: Rigger\n---\n\nNo number of years is asked of a Rigger; a good splice is.\n\n"
        "## Levels\n\n### Rigger\n\n- Splice a wire in an hour\n\n### Senior Rigger\n\n- Inspect a mast from the top\n"
    ),
    "yard/pilot.md": page(
        "Pilot",
        level("Pilot", "4", "Quay Warden", "Bring ships in", "To join. Six years, two of them at sea"),
        level(
            "Senior Pilot", "5", "Quay Warden", "Bring tankers in", "Nine years since your first licence, on any coast"
        ),
        level("Chief Pilot", "6", "Quay Warden", "Write the pilots' rules", "It is two years since the last collision"),
    ),
    "yard/caulker.md": (
        "# Caulkers\n\n| Level | Title | What we expect | Years (typical) |\n|---|---|---|---|\n"
        "| K1 | Caulker | Drives oakum into a seam. | 0-2 |\n| K2 | Chief Caulker | Pays the seams of a deck. | 6+ |\n"
    ),
    "yard/diver.md": page("Diver", level("Diver", "4", "Quay Warden", "Check the hulls of one quay", "A ticket")),
}
Asking = Callable[[str], Answer]


@pytest.fixture(scope="module")
def asked(opened: Opened) -> Asking:
    return opened(PAGES).ask


@pytest.mark.parametrize(
    "question",
    [
        "how many years of experience does a Staff Sailmaker need?",
        "years of experience needed for a staff sailmaker",
        "minimum years for a Staff Sailmaker",
        "how many years for a diver?",
        "years of experience for the Chief Pilot",
    ],
)
def test_the_years_of_another_level_do_not_answer(asked: Asking, question: str) -> None:
    found = asked(question)

    assert isinstance(found, NotStatedAnswer), f"{found.kind}: {found.text}"
    assert found.reason == "never_stated"


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("how many years of experience does a Senior Sailmaker need?", "Five years of experience"),
        ("years of experience for the plain Pilot?", "To join. Six years"),
        ("years of experience for a Senior Pilot", "Nine years since"),
        ("years of sewing for a plain Sailmaker?", "Two years of sewing"),
        ("for how many years ahead does the Staff Sailmaker plan the loft?", "Plan the loft"),
    ],
)
def test_what_a_line_of_the_level_or_of_all_says_answers(asked: Asking, question: str, line: str) -> None:
    found = asked(question)

    assert isinstance(found, PassagesAnswer), f"{found.kind}: {found.text}"
    assert found.claims[0].text.startswith(line)


def test_that_no_years_are_asked_of_anybody_is_no_silence(asked: Asking) -> None:
    assert isinstance(asked("how many years of experience for a Senior Rigger?"), PassagesAnswer)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("how many years do I need for diver?", True),
        ("yrs of bench experience, senior sailmaker?", True),
        ("required years for the Staff Sailmaker", True),
        ("how many weekends a year does a diver work?", False),
        ("how many years ago was the loft built?", False),
        ("I've sewn for 6 years, may I be a Senior Sailmaker?", False),
        ("is 5 years of experience enough for a diver?", False),
    ],
)
def test_for_years_it_is_asked_in_few_ways(question: str, asks: bool) -> None:
    assert asks_for_years(question) is asks


@pytest.mark.parametrize(
    "question", ["how many years of experience do I need to become a senior", "min years of experience for a senior?"]
)
def test_whose_years_are_meant_is_asked_back_where_a_rank_stands_alone(asked: Asking, question: str) -> None:
    found = asked(question)
    assert isinstance(found, ClarificationAnswer)
    assert {reading.level_id for reading in found.readings} == {
        "loft/sailmaker#senior-sailmaker", "yard/rigger#senior-rigger", "yard/pilot#senior-pilot",
    }  # fmt: skip


def test_a_column_of_years_states_them(asked: Asking) -> None:
    answer = asked("How many years of experience does a Chief Caulker need?")

    assert isinstance(answer, PassagesAnswer)
    assert answer.claims[0].text.endswith("6+")

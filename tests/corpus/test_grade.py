"""Sentences that state a grade, as companies phrase them, and sentences that only hold a number."""

import pytest

from corpus.grade import GradeWords, grade_words


@pytest.mark.parametrize(
    ("sentence", "values", "subject"),
    [
        ("The Senior Ledger Clerk is a grade 7.", (7,), "Senior Ledger Clerk"),
        ("The Sr. Ledger Clerk is a grade 7.", (7,), "Sr. Ledger Clerk"),
        ("Ledger Clerk is a job grade 5", (5,), "Ledger Clerk"),
        ("This role is Grade 8.", (8,), "role"),
        ("The Senior Ledger Clerk, grade 7, closes the quarter.", (7,), "Senior Ledger Clerk"),
        ("A senior, grade 7, closes the quarter.", (7,), "senior"),
        ("The Ledger Clerk, Ports, a grade 5, books what comes in.", (5,), "Ledger Clerk, Ports"),
        ("The Ledger Clerk extends the role from one port to a whole coast, grade 6.", (6,), "Ledger Clerk"),
        ("The Ledger Clerk leaves the tallies to Apprentices; grade 5.", (5,), "Ledger Clerk"),
        ("The Pilot stands beside the ladder at grade 6 and answers to the Harbour Master.", (6,), ""),
        ("The Ledger Clerk adds the tallies to the log; the grade is 6.", (6,), ""),
        ("The role sits one step above the mate, at grade 6.", (6,), "role"),
        ("It is two rungs below the Harbour Master, at pay grade 4.", (4,), "It"),
        ("Grade: Band C", ("C",), ""),
        ("Grade 9", (9,), ""),
        ("Grade: 9", (9,), ""),
        ("Job grade: 6", (6,), ""),
        ("Job Grade - 6", (6,), ""),
        ("Pay grade 11", (11,), ""),
        ("The Pilot is a grade #6", (6,), "Pilot"),
        ("The Pilot is a grade [10].", (10,), "Pilot"),
        ("The Pilot is at grade 6.", (6,), "Pilot"),
        ("The Pilot is a grade 8 to 9.", (8, 9), "Pilot"),
        ("The Pilot is a grade 8-9", (8, 9), "Pilot"),
        ("The Pilot is a grade 8 or 9, depending on the fleet", (8, 9), "Pilot"),
        ("Grades 5 and 6", (5, 6), ""),
        ("The Pilot sits at grade 6.", (6,), "Pilot"),
        ("The Pilot falls in grade 4.", (4,), "Pilot"),
        ("The pay grade for this level is 7.", (7,), "level"),
        ("The job grade of the Pilot is 12", (12,), "Pilot"),
        ("The Pilot can be a grade 3 or a grade 4.", (3, 4), "Pilot"),
        ("We are proud of our boats. The Pilot is a grade 6.", (6,), "Pilot"),
        ("The Pilot is an individual contributor at grade 6.", (6,), "Pilot"),
        ("The Pilot is graded at level IC4.", ("IC4",), "Pilot"),
        ("The Pilot is an M3.", ("M3",), "Pilot"),
        ("Level: L5", ("L5",), ""),
        ("Job level: P2", ("P2",), ""),
        ("Band R3", ("R3",), ""),
        ("Pay band: Heron (R3)", ("R3",), ""),
        ("**Band:** Grey Heron, R3", ("R3",), ""),
        ("Job grade: Professional 2 (P2). Reports to the Harbour Master.", ("P2",), ""),
        ("Salary band: Heron (4)", (4,), ""),
        ("Pay band R3. Reports to the Harbour Master.", ("R3",), ""),
        ("This position is job level 7.", (7,), "position"),
        ("Job grade: Grade 6, reporting to the Harbour Master.", (6,), ""),
        ("Level and manager: grade L6, reporting to the Harbour Master.", ("L6",), ""),
        ("Grade. 7. Reports to. Harbour Master.", (7,), ""),
        ("Graded at 9, reports to the Harbour Master.", (9,), ""),
        ("Pilots sit at grade 5 and report to the Harbour Master.", (5,), "Pilots"),
        ("We hire Pilots at grade 5; they have no crew of their own.", (5,), ""),
        ("The Pilot is on pay step 4.", (4,), "Pilot"),
        ("Pay scale: 3", (3,), ""),
        ("Salary point 12", (12,), ""),
        ("**Scale:** 3", (3,), ""),
    ],
)
def test_a_line_anywhere_states_a_grade(sentence: str, values: tuple[int | str, ...], subject: str) -> None:
    assert grade_words(sentence, False) == GradeWords(values, subject, True)


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("7", (7,)),
        ("(7)", (7,)),
        ("The Pilot is a 7.", (7,)),
        ("Level 8", (8,)),
        ("Band 3", (3,)),
        ("IC5", ("IC5",)),
        ("The Pilot is an IC5.", ("IC5",)),
        ("6 or 7", (6, 7)),
    ],
)
def test_inside_a_grade_section_a_bare_number_states_one(sentence: str, values: tuple[int | str, ...]) -> None:
    words = grade_words(sentence, True)
    assert words is not None
    assert (words.values, words.strong) == (values, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Leads a team of 8 engineers",
        "Upgrade 3 ferries a year",
        "5 or more years of experience",
        "The Pilot is one of 12.",
        "Owns level 2 support",
        "Works towards the Q4 plan",
        "Keeps the S3 buckets tidy",
        "Grade: TBD",
        "Scale: 2 to 4 harbours at once",
        "Salary band: 32,000–38,000",
        "Pay band: £11.44",
        "Band: 45k to 52k",
    ],
)
def test_other_numbers_are_no_grades(sentence: str) -> None:
    assert grade_words(sentence, False) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Level L5 clerks teach others",
        "Approve offers above grade 8",
        "It is one step above the mate, who sits at grade 5",
        "Run the pay review for grades 5 to 7",
        "Mentor two pilots of grade 4 and below",
        "The band of a Pilot moves to Heron (R5) in May, when the new table is in force",
    ],
)
def test_a_grade_that_is_only_mentioned_is_not_stated(sentence: str) -> None:
    words = grade_words(sentence, False)
    assert words is not None
    assert not words.strong


@pytest.mark.parametrize("amount", ["£11.44", "32,000–38,000", "€ 1.350", "45k", "$29,500 - $33,000", "38'000"])
def test_what_is_paid_is_no_grade_even_in_a_section_of_grades(amount: str) -> None:
    assert grade_words(amount, True) is None
    assert grade_words(f"Band: {amount}", True) is None


def test_a_number_linked_to_the_grade_page_is_a_grade() -> None:
    words = grade_words("The Pilot is a 6.", False, "The Pilot is a [6](/pay/grade-scale/).")
    assert words == GradeWords((6,), "Pilot", True)


def test_the_first_of_two_sentences_counts() -> None:
    words = grade_words("The Pilot is a grade 6. The Senior Pilot is a grade 7.", False)
    assert words == GradeWords((6,), "Pilot", True)

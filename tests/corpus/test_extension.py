"""Sentences that take over what another level asks, as companies phrase them, and duties that only sound like it."""

import pytest

from corpus.extension import extends_words
from corpus.model import Scope, SectionKind

R, Q, B = Scope.RESPONSIBILITIES, Scope.REQUIREMENTS, Scope.BOTH
CLERK = "Harbour Clerk"


@pytest.mark.parametrize(
    ("sentence", "target", "scope"),
    [
        ("Extends the Harbour Clerk responsibilities", CLERK, R),
        ("Extends that of the Harbour Clerk responsibilities", CLERK, R),
        ("Extends the responsibilities of the Harbour Clerk", CLERK, R),
        ("Extends all Harbour Clerk responsibilities, plus:", CLERK, R),
        ("Extends the Harbour Clerk", CLERK, R),
        ("Builds on: everything on the Harbour Clerk page, plus the following.", CLERK, R),
        ("As for Harbour Clerk, plus:", CLERK, R),
        ("In addition to what is asked of a Harbour Clerk:", CLERK, R),
        ("Clerks know the port. On top of what we expect of the Harbour Clerk, you:", CLERK, R),
        ("Beyond what a Harbour Clerk does:", CLERK, R),
        ("Extends the Sr. Harbour Clerk requirements", "Sr. Harbour Clerk", Q),
        ("Extends the Harbour Clerk responsibilities and requirements", CLERK, B),
        ("Same as the Harbour Clerk, plus:", CLERK, R),
        ("Same as Harbour Clerk", CLERK, R),
        ("Same responsibilities as the Harbour Clerk, plus:", CLERK, R),
        ("The same requirements as the Harbour Clerk, but also:", CLERK, Q),
        ("The same requirements as listed above for the Harbour Clerk, but also:", CLERK, Q),
        ("All of the responsibilities of a Harbour Clerk, plus the following:", CLERK, R),
        ("All responsibilities of the Harbour Clerk", CLERK, R),
        ("All Harbour Clerk responsibilities plus:", CLERK, R),
        ("All the requirements for a Harbour Clerk, and:", CLERK, Q),
        ("Everything a Harbour Clerk does, and:", CLERK, R),
        ("Everything expected of a Harbour Clerk, plus:", CLERK, R),
        ("Everything in the Harbour Clerk role, plus:", CLERK, R),
        ("Everything expected at L2", "L2", R),
        ("All of IC3.", "IC3", R),
        ("Builds on IC3.", "IC3", R),
        ("Takes the Harbour Clerk as given.", CLERK, R),
        ("Takes IC3 for granted", "IC3", R),
        ("Includes IC3.", "IC3", R),
        ("Everything in the Harbour Clerk table still holds, and in addition:", CLERK, R),
        ("You do what a Harbour Clerk does, for the ferries.", CLERK, R),
        ("Builds on everything in Harbour Clerk", CLERK, R),
        ("Everything listed under Harbour Clerk, plus:", CLERK, R),
        ("In addition to the Harbour Clerk responsibilities, the Senior Harbour Clerk:", CLERK, R),
        ("In addition to the responsibilities of the Harbour Clerk, you will train two of them", CLERK, R),
        ("On top of the Harbour Clerk requirements:", CLERK, Q),
        ("Meets all Harbour Clerk requirements", CLERK, Q),
        ("Must meet all requirements of the Harbour Clerk", CLERK, Q),
        ("Fulfils the requirements of a Harbour Clerk", CLERK, Q),
        ("Satisfies all Harbour Clerk requirements", CLERK, Q),
        ("Has the same responsibilities as a Harbour Clerk", CLERK, R),
        ("Shares all responsibilities with the Harbour Clerk", CLERK, R),
        ("Includes all Harbour Clerk duties", CLERK, R),
        ("Includes all the responsibilities of the Harbour Clerk", CLERK, R),
        ("This role includes all of the responsibilities and requirements of the Harbour Clerk.", CLERK, B),
        ("Builds on the Harbour Clerk responsibilities", CLERK, R),
        ("Builds upon the responsibilities of the Harbour Clerk", CLERK, R),
        ("Expands on the Harbour Clerk's responsibilities", CLERK, R),
        ("Performs all duties of a Harbour Clerk, and:", CLERK, R),
        ("Perform all the duties of the Harbour Clerk", CLERK, R),
        ("Harbour Clerk responsibilities, plus:", CLERK, R),
        ("Harbour Clerk requirements, and in addition:", CLERK, Q),
        ("The Harbour Clerk responsibilities, plus:", CLERK, R),
        ("The responsibilities of the Harbour Clerk, plus:", CLERK, R),
        ("Inherits all responsibilities from the Harbour Clerk", CLERK, R),
        ("Inherits the Harbour Clerk requirements", CLERK, Q),
        ("Takes on all responsibilities of the Harbour Clerk", CLERK, R),
        ("Assumes all Harbour Clerk responsibilities", CLERK, R),
        ("Carries over all Harbour Clerk responsibilities.", CLERK, R),
        ("Continues to fulfil the responsibilities of a Harbour Clerk", CLERK, R),
        ("Responsibilities are the same as for the Harbour Clerk", CLERK, R),
        ("Requirements: same as Harbour Clerk, plus a pilot's licence", CLERK, Q),
        ("The Senior Harbour Clerk extends the Harbour Clerk role.", CLERK, R),
        ("The Senior Harbour Clerk has all the responsibilities of the Harbour Clerk.", CLERK, R),
        ("Does everything that a Harbour Clerk does", CLERK, R),
        ("I meet everything on the Harbour Clerk page and, beyond it, keep the tide book", CLERK, R),
        ("You also do everything listed for the Harbour Clerk", CLERK, R),
        ("I cover all that is on the page for a Harbour Clerk", CLERK, R),
        ("As Harbour Clerk, but for two harbours", CLERK, R),
        ("Everything we expect of a Harbour Clerk", CLERK, R),
        ("See the Harbour Clerk requirements", CLERK, Q),
        ("The seamanship asked of a pilot, as set out in the Harbour Clerk requirements", CLERK, Q),
        ("Extends the Harbour Clerk requirements, or those of another clerk at the same grade", CLERK, Q),
    ],
)
def test_a_line_takes_over_what_another_level_asks(sentence: str, target: str, scope: Scope) -> None:
    words = extends_words(sentence, SectionKind.RESPONSIBILITIES)
    assert words is not None
    assert (words.target, words.scope, words.above) == (target, scope, False)


@pytest.mark.parametrize(
    "sentence",
    [
        "All of the above, plus:",
        "Same as above",
        "Builds on: the previous level",
        "Everything in the previous level, plus:",
        "All responsibilities of the previous level",
        "The same requirements as the level below, plus:",
        "Extends the responsibilities listed above",
        "In addition to the above:",
        "All the requirements of the prior level",
    ],
)
def test_a_line_may_take_over_the_level_just_above_it(sentence: str) -> None:
    words = extends_words(sentence, SectionKind.REQUIREMENTS)
    assert words is not None
    assert (words.target, words.above) == ("", True)


@pytest.mark.parametrize(
    ("kind", "scope"),
    [
        (SectionKind.RESPONSIBILITIES, R),
        (SectionKind.REQUIREMENTS, Q),
        (SectionKind.NICE_TO_HAVE, Q),
        (SectionKind.SUMMARY, None),
    ],
)
def test_without_words_for_it_the_section_decides_the_scope(kind: SectionKind, scope: Scope | None) -> None:
    words = extends_words("Extends the Harbour Clerk", kind)
    assert words is not None
    assert words.scope is scope


@pytest.mark.parametrize(
    "sentence",
    [
        "Extend the rota to weekends",
        "In addition to what customers ask, Clerks check the tide",
        "Beyond what is asked of us, we listen",
        "Extends the yearly apprenticeship intake to three ports",
        "Build on the success of the winter timetable",
        "Builds on feedback from the crews",
        "Options include Harbour Clerk and Ferry Master.",
        "Does what the Harbour Master needs",
        "Takes the Harbour Master to the piers",
        "Includes all time zones from Lisbon to Riga",
        "Answers on the same day as the question came in",
        "Work with the same tools as the tug crews",
        "All new crews pass through the harbour school",
        "Everything you need to know about berths",
        "All P1 incidents are answered within the hour",
        "All of P1 and P2 berths are swept",
        "Meets the deadlines of the Port Authority",
        "In addition to berths, looks after moorings",
        "See the ferries off each morning",
        "Understands the requirements of the Port Authority",
        "Gather requirements from the Harbour Master and write them down",
        "Responsible for all aspects of the tide book",
        "Assumes responsibility for the night crew",
        "Takes on new berths every year",
        "I have everything on deck under control",
        "I own everything on the Payments page of our site",
        "As a Harbour Clerk, you file papers",
    ],
)
def test_a_duty_takes_nothing_over(sentence: str) -> None:
    assert extends_words(sentence, SectionKind.RESPONSIBILITIES) is None

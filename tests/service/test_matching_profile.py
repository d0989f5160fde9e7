"""Reading a pasted text: its parts, what they affirm or deny, years, people, and what is left out of it."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.profile import MOST_CLAIMS, Profile, read_profile
from service.redaction import applied, redactions
from service.seniority import People, people_in, years_between, years_in
from service.stance import Stance, stance_of


class Corpus:
    """A corpus that knows a few words: lower case ones, and those it writes with a capital."""

    def __init__(self, known: str = "", capitals: str = "") -> None:
        self._known = set((known + " " + capitals).lower().split())
        self._capitals = set(capitals.lower().split())

    def knows(self, word: str) -> bool:
        return word in self._known

    def capitalises(self, word: str) -> bool:
        return word in self._capitals


CORPUS = Corpus("built before led paid the wrote", "Excel NetSuite Senior Accountant French English")


def read(text: str) -> Profile:
    return read_profile(text, CORPUS)


def used(text: str) -> str:
    return applied(text, 0, len(text), redactions(text, CORPUS))


def test_sentences_fall_into_parts_of_some_words_each() -> None:
    text = "I close the books every month, tax included, and I answer the auditors; before that I paid bills."

    assert [claim.text for claim in read(text).claims] == [
        "I close the books every month",
        "tax included, and I answer the auditors",
        "before that I paid bills.",
    ]


def test_a_turn_opens_a_part_of_its_own() -> None:
    claims = read("I know spreadsheets well but I have never written a macro.").claims

    assert [(claim.text, claim.stance) for claim in claims] == [
        ("I know spreadsheets well", Stance.HELD),
        ("but I have never written a macro.", Stance.DENIED),
    ]


def test_bullets_lose_their_marks_and_questions_are_no_claims() -> None:
    text = "- Paid suppliers each week\n2. Wrote the tax return\nWhich post would suit me?"

    assert [text[c.start : c.end] for c in read(text).claims] == ["Paid suppliers each week", "Wrote the tax return"]


def test_what_an_employer_says_of_itself_is_no_claim() -> None:
    text = "About us: we map rivers.\nYou close the books each month.\nWe offer:\n- a bicycle\n- fresh fruit daily"

    assert [claim.text for claim in read(text).claims] == ["You close the books each month."]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("I have led a negotiation", Stance.HELD),
        ("I have never led a negotiation", Stance.DENIED),
        ("No experience with ledgers", Stance.DENIED),
        ("I haven't managed people", Stance.DENIED),
        ("Closing the year was done by somebody else", Stance.DENIED),
        ("replication is beyond me", Stance.DENIED),
        ("someone else led the move", Stance.DENIED),
        ("Leading analysts is something I have not done", Stance.DENIED),
        ("I would like to learn the trade", Stance.WISHED),
        ("looking for a first post in a bank", Stance.WISHED),
        ("I take cases that nobody could close", Stance.HELD),
        ("it is the plan my colleagues on the desk couldn't finish", Stance.HELD),
        ("I have not only built but also run it", Stance.HELD),
        ("I never missed a deadline", Stance.HELD),
        ("I don't mind nights", Stance.HELD),
        ("I work without supervision", Stance.HELD),
        ("I built the group from nothing", Stance.HELD),
        ("I explain it to people who are not accountants", Stance.HELD),
    ],
)
def test_what_a_part_does_with_its_subject(text: str, stance: Stance) -> None:
    assert stance_of(text) is stance


def test_a_denial_goes_on_through_an_enumeration() -> None:
    claims = read(
        "I have not planned a budget for a department, presented figures to any board or signed the accounts."
    ).claims

    assert [claim.stance for claim in claims] == [Stance.DENIED, Stance.DENIED]


@pytest.mark.parametrize(
    ("text", "low", "high", "limit"),
    [
        ("5+ years of accounting", 5, None, False),
        ("two and a half years in a bank", 2.5, None, False),
        ("about a year and a half of writing", 1.5, None, False),
        ("eighteen months on a help desk", 1.5, None, False),
        ("3 to 5 years of audit", 3, 5, False),
        ("a dozen years in tools", 12, None, False),
        ("Up to 2 years of programming", 2, None, True),
        ("a decade in shipping", 10, None, False),
        ("for a year in a mill", 1, None, False),
    ],
)
def test_years_of_work(text: str, low: float, high: float | None, limit: bool) -> None:
    (stretch,) = years_in(text)

    assert (stretch.low, stretch.high, stretch.limit) == (pytest.approx(low), high, limit)


@pytest.mark.parametrize(
    "text",
    [
        "twice a year",
        "20 days a year",
        "a three year plan",
        "the next 12 months",
        "I am 34 years old",
        "contracts of two years",
        "two conference talks each year",
    ],
)
def test_other_stretches_of_time_are_no_years_of_work(text: str) -> None:
    assert years_in(text) == ()


def test_a_row_named_years_gives_its_cells_their_unit() -> None:
    assert [y.low for y in years_in("5 or more, three on boats", "Years")] == [5.0]
    assert years_in("5 or more, three on boats", "Boats") == ()


def test_what_came_before_adds_to_the_working_life_and_what_is_part_of_it_does_not() -> None:
    assert read("For three years I have led a desk. Before that I wrote letters for six years.").years == 9.0
    assert read("Nine years in payroll, four of them abroad and two years in charge of audits.").years == 9.0


def test_without_stated_years_the_ranges_of_a_cv_count_and_studies_do_not() -> None:
    lines = ["Clerk, 2010 - 2014", "Accountant, 03/2013 to present", "University of York, 2005 – 2009"]

    assert years_between(lines, now=2020) == 10.0  # 2010 up to 2020, the year in both counted once


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("I manage seven engineers and write their reviews", People(True, False, 7)),
        ("Lead 10 to 14 agents of one office", People(True, False, 14)),
        ("I run a round-the-clock desk of twelve people", People(True, False, 12)),
        ("I manage three engineering managers", People(True, True, 3)),
        ("I hold weekly one-to-ones", People(True, False, 0)),
        ("I run the front desk of a hotel", People()),
        ("I led two small projects", People()),
        ("I lead our year-end and run the archive", People()),
        ("I steer colleagues who don't report to me", People()),
    ],
)
def test_people_led(text: str, people: People) -> None:
    assert people_in(text) == people


def test_people_denied_are_kept_apart() -> None:
    profile = read("I manage four writers. I have never managed other managers.")

    assert profile.people == People(True, False, 4)
    assert profile.denied_people == People(True, True, 0)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("My name is Anna Kowalska and I paid bills", "and I paid bills"),
        ("Mr. Okafor wrote the handbook", "wrote the handbook"),
        ("Ingrid wrote the handbook", "wrote the handbook"),
        ("I paid bills for Piotr Nowak in Excel", "I paid bills in Excel"),
        ("She led it with her team", "I led it with my team"),
        ("I am 34 years old, paid bills", "paid bills"),
        ("Born in Porto, I paid bills", "I paid bills"),
        ("I live in Sao Paulo and want to lead", "and want to lead"),
        ("I am married, with two children", ""),
        ("jo@bread.example or +44 7700 900123", "or"),
        ("Nationality: French\nI speak French", "I speak French"),
    ],
)
def test_who_somebody_is_is_left_out(text: str, kept: str) -> None:
    assert used(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "Senior Accountant who knows NetSuite and SQL",
        "English is my mother tongue",
        "I plan leave for parents who return to work",
        "Built the ledger from nothing",
        "I speak French",
        "12 years in payroll for 300 people",
    ],
)
def test_skills_and_experience_stay(text: str) -> None:
    assert used(text) == text


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_and_every_part_stands_where_it_says(text: str) -> None:
    profile = read(text)
    spans = [(claim.start, claim.end) for claim in profile.claims]

    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=3 * MOST_CLAIMS))
def test_parts_are_read_or_counted(lines: int) -> None:
    profile = read("I paid suppliers each week\n" * lines)

    assert (len(profile.claims), profile.left_out) == (min(lines, MOST_CLAIMS), max(lines - MOST_CLAIMS, 0))


@settings(deadline=None)
@given(st.text(alphabet="Aa b.,'’-\n:0@/", max_size=200))
def test_edits_do_not_overlap_and_come_in_order(text: str) -> None:
    edits = redactions(text, CORPUS)

    assert all(before.end <= after.start for before, after in pairwise(edits))
    assert all(0 <= edit.start < edit.end <= len(text) for edit in edits)

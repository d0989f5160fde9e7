"""Questions for an amount: of what sort it is, which lines state one, and that the named level's own line leads."""

from __future__ import annotations

import pytest
from written_index import Opened

from corpus.model import SectionKind
from service import Rolecite
from service.ask.measure import Sort, measure

DUTY, NEED = SectionKind.RESPONSIBILITIES, SectionKind.REQUIREMENTS

SALT = """\
---
title: Salt Seller
---

Salt Sellers bring the salt of the pans to kitchens and dairies.

## Levels

### Salt Seller

The Salt Seller reports to the Salt Director.

#### Responsibilities

- Sell salt for £40,000 in a year
- Call on sixty kitchens a month

#### Requirements

- Two years behind a counter
- Has carried a quota before, in any trade
- Able to spend ten days a year at the pans

### Senior Salt Seller

The Senior Salt Seller reports to the Salt Director.

#### Responsibilities

- Extends the Salt Seller responsibilities
- Sell salt for £90,000 in a year
- Call on twenty dairies

#### Requirements

- Extends the Salt Seller requirements
- Quota reached in two of the last three years
- Has closed a contract worth £5,000

### Salt Director

#### Responsibilities

- Lead five sellers along the coast
- Own the budget of £12,000 for carts
- Give away up to 9 % of the price
- Interview twelve newcomers a year

## Hiring Process

- A talk of forty minutes with the Salt Director
- An afternoon at the pans
"""


@pytest.mark.parametrize(
    ("question", "sort", "noun"),
    [
        ("how many kitchens does a Salt Seller call on?", Sort.COUNT, "kitchen"),
        ("How many direct reports has the Director", Sort.COUNT, "report"),
        ("how many ferries a day call at the pans", Sort.COUNT, "ferry"),
        ("how many salt sellers look after how many dairies?", Sort.COUNT, "seller"),
        ("how many years must a Salt Director have?", Sort.EXPERIENCE, ""),
        ("how much experience do I need for that?", Sort.EXPERIENCE, ""),
        ("what is the quota of a senior salt seller", Sort.MONEY, "quota"),
        ("what's the cart budget of the director?", Sort.MONEY, "budget"),
        ("how big is the director's budget", Sort.MONEY, "budget"),
        ("which percentage may a director give away", Sort.SHARE, ""),
        ("how long does the tasting last?", Sort.DURATION, ""),
        ("Salt Seller: how often are the pans visited?", Sort.RATE, ""),
        ("what's the biggest rebate a Salt Director can approve?", Sort.ANY, ""),
        ("how much travel is there?", Sort.ANY, ""),
        ("How big a price cut may a Salt Seller give?", Sort.ANY, ""),
        ("what price may a Salt Seller give?", Sort.MONEY, "price"),
        ("how mch does she sell", Sort.MONEY, ""),
        ("how ofen do they row", Sort.RATE, ""),
    ],
)
def test_the_sort_of_amount_is_read_from_how_a_question_asks(question: str, sort: Sort, noun: str) -> None:
    asked = measure(question)
    assert asked is not None
    assert (asked.sort, asked.noun) == (sort, noun)


@pytest.mark.parametrize(
    "question",
    [
        "who decides how much we spend on carts?",
        "which team asks kitchens for money?",
        "what does a Salt Seller do all day",
        "how many levels does the family have?",
        "Why is the budget so small?",
        "how may I apply?",
    ],
)
def test_a_question_that_asks_for_something_else_asks_for_no_amount(question: str) -> None:
    assert measure(question) is None


@pytest.mark.parametrize(
    ("question", "better", "worse"),
    [
        ("how many kitchens do they visit", "Call on sixty kitchens", "Call on sixty dairies"),
        ("how many kitchens do they visit", "Call on sixty dairies", "Call on dairies"),
        ("how many people does she lead", "Lead five sellers along the coast", "Count five carts"),
        ("how many rakers does she lead", "Lead five sellers along the coast", "Count five carts"),
        ("how many ferries call", "Twelve to fifteen open ferries", "Twelve carts"),
        ("what is the budget", "Own carts for £12,000", "Own 12 carts"),
        ("how many years do I need", "Two years behind a counter", "Two carts behind a counter"),
        ("how often do they meet", "Meets the dairies every week", "Meets the dairies"),
        ("how long is the talk", "A talk of forty minutes", "A talk with four rakers"),
        ("how many kitchens do they visit", "Call on dozens of kitchens", "Call on sixty dairies"),
        ("what share is given away", "A third of the salt", "Salt for the poor"),
    ],
)
def test_a_line_with_the_amount_asked_for_counts_more(question: str, better: str, worse: str) -> None:
    asked = measure(question)
    assert asked is not None
    assert asked.stated(better, DUTY) > asked.stated(worse, DUTY)


def test_what_a_role_has_stands_in_its_duties_and_what_somebody_must_have_had_in_the_requirements() -> None:
    held, brought = measure("what budget does she hold"), measure("how many carts should one have bought before?")
    assert held is not None
    assert brought is not None
    assert held.stated("A budget of £9", DUTY) > held.stated("A budget of £9", NEED)
    assert brought.stated("Bought ten carts", DUTY) == brought.stated("Has bought ten carts", NEED)


def test_a_requirement_to_be_able_says_what_is_done_here() -> None:
    team = measure("how big a team could I be handed?")
    assert team is not None
    assert team.stated("You're capable of leading two or three rakers", NEED) == team.stated("Lead three rakers", DUTY)
    assert team.stated("Has led two or three rakers", NEED) < team.stated("Lead three rakers", DUTY)


@pytest.fixture(scope="module")
def pans(opened: Opened) -> Rolecite:
    return opened({"sales/salt-seller.md": SALT})


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("what is the quota of a Senior Salt Seller?", "Sell salt for £90,000 in a year"),
        ("How much must a Salt Seller sell in a year?", "Sell salt for £40,000 in a year"),
        ("how many sellers does the Salt Director lead?", "Lead five sellers along the coast"),
        ("what is the budget of the Salt Director", "Own the budget of £12,000 for carts"),
        ("how many newcomers does the Salt Director interview in a year?", "Interview twelve newcomers a year"),
        (
            "how long is the talk in the hiring process of a Salt Seller?",
            "A talk of forty minutes with the Salt Director",
        ),
        ("how many dairies does a senior salt seller call on", "Call on twenty dairies"),
        ("how many days is a Senior Salt Seller at the pans?", "Able to spend ten days a year at the pans"),
    ],
)
def test_the_named_levels_own_line_that_states_the_amount_leads(pans: Rolecite, question: str, line: str) -> None:
    assert pans.ask(question).claims[0].text == line


def test_an_amount_asked_of_two_levels_is_set_side_by_side(pans: Rolecite) -> None:
    found = pans.ask("How much more must a Senior Salt Seller sell than a Salt Seller?")
    assert found.text.startswith(
        "Senior Salt Seller: Sell salt for £90,000 in a year. Salt Seller: Sell salt for £40,000 in a year. "
    )
    assert [place.quote for place in found.claims[0].citations] == [
        "Sell salt for £90,000 in a year",
        "Sell salt for £40,000 in a year",
    ]


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("does a Senior Salt Seller have to stand behind a counter first?", "Two years behind a counter"),
        ("must the Senior Salt Seller spend time at the pans?", "Able to spend ten days a year at the pans"),
    ],
)
def test_a_line_that_a_level_takes_over_binds_it_and_the_line_that_says_so_answers_nothing(
    pans: Rolecite, question: str, line: str
) -> None:
    texts = [claim.text for claim in pans.ask(question).claims]
    assert texts[0] == line
    assert "Extends the Salt Seller requirements" not in texts[:2]


def test_levels_that_are_counted_are_not_compared_with_whom_leads_them(pans: Rolecite) -> None:
    found = pans.ask("How many Salt Sellers does the Salt Director lead?")
    assert found.kind == "passages"
    assert found.claims[0].text == "Lead five sellers along the coast"


@pytest.mark.parametrize(
    ("question", "line", "tells"),
    [
        ("how many key clients does a senior look after", "Hold ten to fifteen strategic accounts", True),
        ("how many people does a senior look after", "Hold ten to fifteen strategic accounts", False),
        ("how many people does a senior look after", "Lead a team of nine", True),
    ],
)
def test_who_looks_after_a_number_of_others_than_people_is_told_by_their_number(
    question: str, line: str, tells: bool
) -> None:
    asked = measure(question)
    assert asked is not None
    assert asked.tells(line) is tells

"""How big a team is, up to what amount a line holds, and details that no line tells of a thing that lines speak of."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from written_index import Opened

from service.answers import Answer, ClarificationAnswer, FactAnswer, NotStatedAnswer, PassagesAnswer, Reason
from service.ask.detail import Nearness, is_untold
from service.ask.limits import Holds, holds
from service.ask.measure import Sort, measure
from service.ask.quantity import quantity
from service.ask.reworded import put_in
from service.ask.size import COUNTED, PASSING, TOLD, asks_size, size_told
from service.ask.thing import things
from service.wording import shortens

KILN = """\
---
title: Kiln Firing Engineer
---

Kiln Firing Engineers (KFEs) bring clay to heat and back. They travel between two yards.

## Levels

### Kiln Firing Engineer

The Kiln Firing Engineer is a grade 5 and reports to the Head of Kilns.

#### Responsibilities

- Fire the small kiln twice a week
- Approve glazes up to £400; dearer ones go to the Head of Kilns

#### Requirements

- Holds the Ember Certificate, or takes it within a year
- Travel of about 20 %

### Senior Kiln Firing Engineer

The Senior Kiln Firing Engineer is a grade 6 and reports to the Head of Kilns.

#### Responsibilities

- Fire the great kiln and keep its log
- Approve orders of clay from £5,000 to £20,000

### Head of Kilns

The Head of Kilns is a grade 9 and reports to the Chief Potter.

#### Responsibilities

- Look after the yard. The present crew consists of two throwers, a stoker and some helpers.
- Approve orders of clay above £20,000
"""
GLAZE = """\
---
title: Glaze Engineer
---

Glaze Engineers mix what shines.

## Levels

### Glaze Engineer

The Glaze Engineer is a grade 4 and reports to the Chief Potter.

#### Responsibilities

- Mix glazes by weight

### Senior Glaze Engineer

The Senior Glaze Engineer is a grade 6 and reports to the Chief Potter.

#### Responsibilities

- Weigh the lead
- Lead the three assistants of the pottery
"""


@pytest.fixture(scope="module")
def pottery(opened: Opened) -> Callable[[str], Answer]:
    return opened({"yard/kiln-firing-engineer.md": KILN, "yard/glaze-engineer.md": GLAZE}).ask


@pytest.mark.parametrize(
    "question",
    [
        "how big is the crew I would take over",
        "what is the size of the glazing team?",
        "head count of the yard",
        "how many would I be in charge of as a manager",
        "team size of the head of kilns",
        "how small is the firing department",
        "who is there, and how many are they?",
        "how big is glazing?",
    ],
)
def test_how_many_people_there_are_is_asked_without_naming_them(question: str) -> None:
    asked = measure(question)
    assert asked is not None
    assert (asked.sort, asked.people) == (Sort.SIZE, True)


@pytest.mark.parametrize(
    "question",
    [
        "how big is the kiln?",
        "how many levels are there",
        "how big is the department's oven",
        "who is big",
        "which level must have planned headcount in spreadsheets",
    ],
)
def test_other_sizes_are_no_number_of_people(question: str) -> None:
    assert not asks_size(question)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Lead the yard of about forty", TOLD),
        ("The group consists of two throwers and some helpers", TOLD),
        ("There are nine of us in two yards", TOLD),
        ("Runs a small office, four people strong", TOLD),
        ("Twelve painters work in Delft", TOLD),
        ("Answerable for about 13 support staff", TOLD),
        ("Answerable for a handful of painters", COUNTED),
        ("The group is composed of throwers and stokers", COUNTED),
        ("Hire two painters a year", PASSING),
        ("A crew of 40 % women", 0.0),
        ("Fire 40 pots a day", 0.0),
        ("The Thrower is a grade 5 and reports to the owner", 0.0),
        ("Eight years of firing and three years leading stokers", 0.0),
    ],
)
def test_lines_tell_how_many_people_there_are(line: str, told: float) -> None:
    assert size_told(line) == told


@pytest.mark.parametrize(
    ("question", "line", "how"),
    [
        ("a rebate of 10 %", "Approve rebates up to 18 %", Holds.WITHIN),
        ("a rebate of 20 %", "Approve rebates up to 18 %", Holds.NOT),
        ("a rebate of 20 %", "Approve rebates up to 18 %; anything above goes to the owner", Holds.WITHIN),
        ("rebates over 18 %", "Approve rebates up to 18 %", Holds.NOT),
        ("rebates over 18 %", "Approve rebates above 18 %", Holds.NAMED),
        ("rebates over 18 %", "Approve rebates above 9 %", Holds.WITHIN),
        ("rebates over 18 %", "Approve rebates without an upper limit", Holds.WITHIN),
        ("a rebate of 20 %", "Approve rebates up to 9 % and everything above 25 %", Holds.NOT),
        ("rebates up to 18 %", "Approve rebates up to 18 %", Holds.NAMED),
        ("orders of £7,000", "Orders from £5,000 to £20,000", Holds.WITHIN),
        ("orders above 250k", "Sign orders up to £250,000", Holds.NOT),
        ("orders of £7,000", "Orders below $20,000", Holds.ANY),
        ("orders of £7,000", "Orders of clay", Holds.ANY),
    ],
)
def test_a_line_lets_an_amount_in_or_leaves_it_out(question: str, line: str, how: Holds) -> None:
    asked, _ = quantity(question)
    assert asked is not None
    assert holds(line, asked) is how


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("a load of 20,000?", 20_000),
        ("deals of 1.2m", 1_200_000),
        ("who signs for 25 million?", 25_000_000),
        ("30k and up", 30_000),
    ],
)
def test_round_sums_are_money_without_a_currency(question: str, value: int) -> None:
    asked, _ = quantity(question)
    assert asked is not None
    assert asked.unit == "money"
    assert asked.covers(value)
    assert quantity("600 million pots")[0] is None


def _untold(question: str, *lines: tuple[str, float]) -> bool:
    wanted = things(question, frozenset())
    return is_untold(question, wanted, [Nearness(text, (near,) * len(wanted)) for text, near in lines])


@pytest.mark.parametrize(
    ("question", "untold", "told"),
    [
        ("How much does the certificate cost?", "Holds the certificate", "The certificate, £90, is paid by us"),
        ("How many hours of lessons are there?", "Lessons at £5 each", "Lessons of six hours"),
        ("how long is the exam?", "Sits the exam", "An exam of forty minutes"),
    ],
)
def test_an_amount_is_untold_where_lines_on_the_thing_state_none_of_its_sort(
    question: str, untold: str, told: str
) -> None:
    assert _untold(question, (untold, 0.9), ("Walks two hours for £3", 0.2))
    assert not _untold(question, (untold, 0.9), (told, 0.85))
    assert not _untold(question, (untold, 0.4)), "lines that do not speak of the thing say nothing about it"


def test_years_of_work_are_no_age() -> None:
    assert _untold("how old must I be to become a potter?", ("Two years of work as a potter", 0.9))
    assert not _untold("how old must I be to become a potter?", ("Two years at the wheel, aged 16 or more", 0.9))


def test_a_name_and_an_alternative_are_untold_where_no_line_has_anything_like_them() -> None:
    question = "Which ferry do throwers sail with?"
    kind, doing = 0.3, 0.8
    wanted = things(question, frozenset({3}))
    assert is_untold(question, wanted, [Nearness("Throwers sail every month", (kind, doing))])
    assert not is_untold(question, wanted, [Nearness("Throwers sail on the Aurora", (kind, doing))])
    assert not is_untold(question, wanted, [Nearness("Throwers sail by ferry", (0.9, doing))])
    either = "Do they sleep in hammocks or bunks?"
    wanted = things(either, frozenset())
    assert is_untold(either, wanted, [Nearness("They sail every month", (0.2,) * len(wanted))])
    assert not is_untold(either, wanted, [Nearness("They sleep on deck", (0.5,) * len(wanted))])


@pytest.mark.parametrize(
    "question",
    ["how big is the crew the Head of Kilns looks after?", "how many does the Head of Kilns have under them?"],
)
def test_who_makes_up_a_team_answers_how_big_it_is(pottery: Callable[[str], Answer], question: str) -> None:
    found = pottery(question)
    assert isinstance(found, PassagesAnswer), found.text
    assert "two throwers, a stoker" in found.claims[0].text


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("who approves an order of clay of £30,000?", "Approve orders of clay above £20,000"),
        ("who approves an order of clay of £8,000?", "Approve orders of clay from £5,000 to £20,000"),
    ],
)
def test_the_line_that_holds_for_an_amount_leads(pottery: Callable[[str], Answer], question: str, line: str) -> None:
    found = pottery(question)
    assert found.claims[0].citations[0].quote.removeprefix("- ") == line


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("can a kiln firing engineer approve a glaze of 300 euros?", " That is stated in pounds, not in euros."),
        ("can a kiln firing engineer approve a glaze of $300?", " That is stated in pounds, not in dollars."),
        ("can a kiln firing engineer approve a glaze of £300?", ""),
    ],
)
def test_a_limit_in_another_currency_is_shown_and_said_to_be(
    pottery: Callable[[str], Answer], question: str, note: str
) -> None:
    answer = pottery(question)
    line = "Approve glazes up to £400; dearer ones go to the Head of Kilns"
    assert (answer.kind, answer.claims[0].text) == ("passages", line)
    assert answer.text.endswith(f"yard/kiln-firing-engineer.md:16){note}")


def test_nobody_is_named_whose_limits_leave_the_amount_out(pottery: Callable[[str], Answer]) -> None:
    found = pottery("who approves a glaze of £900?")
    assert isinstance(found, NotStatedAnswer), found.text
    assert any("up to £400" in near.text for near in found.near)
    assert pottery("who approves a glaze of £300?").claims[0].text.startswith("Approve glazes up to £400")
    beyond = pottery("who approves orders of clay above £20,000?")
    assert beyond.claims[0].text.endswith("Approve orders of clay above £20,000")


def test_how_many_people_another_level_leads_does_not_answer_how_many_one_does(
    pottery: Callable[[str], Answer],
) -> None:
    own = pottery("how many people does the Senior Glaze Engineer lead?")
    assert own.claims[0].text.endswith("Lead the three assistants of the pottery")
    assert isinstance(pottery("how many direct reports does the Kiln Firing Engineer have?"), NotStatedAnswer)


def test_the_price_of_what_must_be_had_is_not_stated_and_its_line_is_near(pottery: Callable[[str], Answer]) -> None:
    found = pottery("How much does the Ember Certificate cost?")
    assert isinstance(found, NotStatedAnswer), found.text
    assert found.reason is Reason.NEVER_STATED
    assert any("Ember Certificate" in near.text for near in found.near)
    told = pottery("How soon must a Kiln Firing Engineer have the Ember Certificate?")
    assert isinstance(told, PassagesAnswer)
    assert "within a year" in told.claims[0].text


@pytest.mark.parametrize("question", ["tell me about KFEs", "What is a Kiln Firing Engineer?", "describe the KFE role"])
def test_what_a_role_is_opens_with_its_introduction_and_names_its_levels(
    pottery: Callable[[str], Answer], question: str
) -> None:
    found = pottery(question)
    assert isinstance(found, PassagesAnswer), found.text
    assert found.claims[0].text.startswith("Kiln Firing Engineers (KFEs) bring clay")
    assert [claim.citations[0].level for claim in found.claims if claim.citations[0].level] == [
        "Kiln Firing Engineer", "Senior Kiln Firing Engineer", "Head of Kilns",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "question", ["what is a Senior Kiln Firing Engineer", "what does a KFE do", "what is a KFE paid"]
)
def test_a_level_and_anything_more_are_asked_for_by_themselves(pottery: Callable[[str], Answer], question: str) -> None:
    assert "has 3 levels" not in pottery(question).text


def test_a_reading_is_the_askers_own_question_with_the_role_put_in(pottery: Callable[[str], Answer]) -> None:
    found = pottery("who does the senior engineer report to")
    assert isinstance(found, ClarificationAnswer), found.text
    assert [reading.question for reading in found.readings] == [
        "who does the Senior Glaze Engineer report to",
        "who does the Senior Kiln Firing Engineer report to",
    ]
    assert all(isinstance(pottery(reading.question), FactAnswer) for reading in found.readings)


def test_a_name_takes_the_place_of_words_that_stand_together() -> None:
    assert put_in("grade of a senior potter?", {3, 4}, "Associate Potter") == "grade of an Associate Potter?"
    assert put_in("is the head of the kilns old", {2, 5}, "Head of Kilns") == "is the Head of Kilns old"
    assert put_in("a potter or a senior one", {1, 4}, "Senior Potter") == ""
    assert put_in("what grade?", frozenset(), "Potter") == ""


def test_initials_may_take_two_letters_of_a_word_made_of_two() -> None:
    assert shortens("dbre", ("database", "reliability", "engineer"))
    assert shortens("bee", ("backend", "engineer"))
    assert not shortens("prd", ("product", "designer")), "no word has a second half that begins with an r"
    assert not shortens("dre", ("database", "reliability", "engineer")), "these are plain initials"


def test_a_title_that_nobody_has_is_not_taken_for_one_that_shares_a_word(pottery: Callable[[str], Answer]) -> None:
    found = pottery("What grade is a Tile Engineer?")
    assert isinstance(found, NotStatedAnswer), found.text
    assert found.reason is Reason.NO_SUCH_LEVEL


def test_people_named_by_their_rank_alone_are_counted_too(pottery: Callable[[str], Answer]) -> None:
    found = pottery("how many assistants are there")
    assert isinstance(found, PassagesAnswer), found.text
    assert found.claims[0].text.endswith("Lead the three assistants of the pottery")
    assert isinstance(pottery("how long is it"), NotStatedAnswer)


@pytest.mark.parametrize(
    ("line", "untold"),
    [
        ("From first call to offer takes 18 days on average", True),
        ("Interviews are held in May and November", False),
        ("Interviews are held each Thursday", False),
        ("File the papers by the 12th", False),
        ("A year of interviews lies behind you", False),  # a year, though of something else
    ],
)
def test_a_date_is_untold_by_a_stretch_of_days(line: str, untold: bool) -> None:
    question = "on which date are interviews held?"
    wanted = things(question, frozenset())
    assert is_untold(question, wanted, [Nearness(line, (0.9,) * len(wanted))]) is untold

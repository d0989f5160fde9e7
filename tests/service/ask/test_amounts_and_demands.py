"""Amounts as lines and questions state them, and how a line stands to a thing it names."""

from __future__ import annotations

import pytest

from service.ask.amounts import Amount, leads_counted, money_in, numbers, people_led, shares_in
from service.ask.demand import Demand, demand
from service.ask.negation import Split, split
from service.ask.quantity import quantity


@pytest.mark.parametrize(
    ("line", "sums"),
    [
        ("Owns a cellar budget of $420,000 a year", [Amount(420_000, "dollar")]),
        ("Divide an eleven-million-dollar budget", [Amount(11_000_000, "dollar")]),
        ("A budget of half a million euros", [Amount(500_000, "euro")]),
        ("Carry a quota of £6 million to £8 million", [Amount(6_000_000, "pound")]),
        ("Pays invoices under 40k dollars", [Amount(40_000, "dollar")]),
        ("Grows 40 kinds of apple on 3 slopes", []),
    ],
)
def test_sums_of_money_are_read_in_figures_and_words(line: str, sums: list[Amount]) -> None:
    assert list(money_in(line)) == sums


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("leads fourteen pickers in four valleys", [14]),
        ("with a team of six to nine pickers", [6]),
        ("Team: three foremen and 27 pickers", [3, 27]),
        ("Leads the whole estate of about three hundred", [300]),
        ("Manages twenty-two growers", [22]),
        ("Lead projects of six to ten weeks", []),
        ("Manage a budget of 1.2 million euros", []),
        ("Eat forty apples", []),
        ("Manage the presses; the budget is £310,000", []),
        ("Lead the answer to the letters of all growers, up to 300 pages", []),
        ("Lead one harvest feast a year", []),
        ("Answer for all 260 pickers and a spend of £38 million", [260]),
        ("Answer for 40 barrels", []),
        ("Manage two foremen and up to 30 pickers in total", [2, 30]),
        ("Six pickers report to you, in two valleys", [6]),
    ],
)
def test_people_are_counted_where_somebody_leads_them(line: str, people: list[float]) -> None:
    assert [each.value for each in people_led(line)] == people


def test_so_many_who_have_a_title_are_people_and_products_are_not() -> None:
    assert leads_counted("You manage nine Cellar Hands. You answer to the owner.")
    assert leads_counted("Six pickers report to you")
    assert not leads_counted("Manage nine Burgundy Oak barrels")
    assert not leads_counted("You work with nine Cellar Hands")


def test_shares_and_numbers_take_words_too() -> None:
    assert [each.value for each in shares_in("between 20 % and forty per cent")] == [20, 40]
    assert numbers("a dozen, then thirty-five or 1,200.5") == [12, 35, 1200.5]


@pytest.mark.parametrize(
    ("question", "held", "not_held"),
    [
        ("a quota of more than £500,000", ("a quota of £600,000",), ("a quota of £500,000", "a quota of $600,000")),
        ("budgets between 1 and 2 million euros", ("1.5 million euros",), ("900,000 euros", "3 million euros")),
        ("teams of more than ten", ("leads eleven growers",), ("leads ten growers", "eleven growers sing")),
        ("who leads at least a dozen people", ("leads twelve growers",), ("leads nine growers",)),
    ],
)
def test_money_and_people_are_asked_for_with_their_bounds(
    question: str, held: tuple[str, ...], not_held: tuple[str, ...]
) -> None:
    asked, _ = quantity(question)
    assert asked is not None
    assert [line for line in (*held, *not_held) if asked.holds(line)] == list(held)


@pytest.mark.parametrize(
    ("line", "thing", "stands"),
    [
        ("A ladder licence isn't needed, sea legs help", "licence", Demand.DENIES),
        ("No orchard experience is required; a garden is a good start", "orchard", Demand.DENIES),
        ("Pruning diplomas are fine to have; nobody here will ask for them", "diploma", Demand.DENIES),
        ("A portfolio is welcome but never required", "portfolio", Demand.DENIES),
        ("An apprenticeship or a degree is welcome", "degree", Demand.WELCOMES),
        ("Lisbon: Portuguese at C1, Spanish welcome", "Portuguese", Demand.ASKS),
        ("Lisbon: Portuguese at C1, Spanish welcome", "Spanish", Demand.WELCOMES),
        ("SQL, R or Python is a plus", "SQL", Demand.WELCOMES),
        ("CPA with five years of practice, preferably in a large firm", "CPA", Demand.ASKS),
        ("CPA with five years of practice, preferably in a large firm", "large firm", Demand.WELCOMES),
        ("CPA preferred", "CPA", Demand.WELCOMES),
        ("A guild paper, a Certified Grafter badge, or rope access is an advantage", "guild", Demand.WELCOMES),
        ("Preferably have or be working towards a CPA", "CPA", Demand.WELCOMES),
        ("A degree in finance, ideally", "degree", Demand.WELCOMES),
        ("A diploma, which would be a plus", "diploma", Demand.WELCOMES),
        ("Nobody goes on call before you have signed them off", "on call", Demand.ASKS),
        ("No licence is required until the second harvest", "licence", Demand.ASKS),
        ("Nobody needs a licence here", "licence", Demand.DENIES),
        ("Chases customers for exemption certificates", "customers", Demand.ASKS),
        ("Heads of cellar are exempt from the pruning test", "test", Demand.DENIES),
        ("SAP, and a degree is not required", "SAP", Demand.ASKS),
        ("SAP, and a degree is not required", "degree", Demand.DENIES),
        ("Can count in SAP, because nobody counts for you here", "SAP", Demand.ASKS),
        ("Not only SAP but Excel is needed", "SAP", Demand.ASKS),
    ],
)
def test_a_line_asks_for_a_thing_or_welcomes_or_denies_it(line: str, thing: str, stands: Demand) -> None:
    assert demand(line, lambda part: thing in part) is stands


@pytest.mark.parametrize(
    ("question", "wanted", "unwanted"),
    [
        ("roles without a degree", "roles", "a degree"),
        ("roles that need Excel but not SAP", "roles that need Excel but", "SAP"),
        ("roles where a degree is not required", "", "a degree"),
        ("which roles do not ask for a degree", "which roles", "ask for a degree"),
        ("roles that need not only SAP", "roles that need not only SAP", ""),
        ("roles for when I do not travel", "roles for when I do not travel", ""),
    ],
)
def test_what_must_not_be_asked_for_is_told_apart(question: str, wanted: str, unwanted: str) -> None:
    found = split(question)
    said = Split(" ".join(found.wanted.split()), " ".join(found.unwanted.split()))
    assert said.unwanted == unwanted
    assert said.wanted == wanted or not wanted

"""Quantities and words of degree, worked by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.strength import Rise, balance, quantities, rise, rises, softened, unguided


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5+ years of splicing", {"year": 5.0}),
        ("five or more years of splicing", {"year": 5.0}),
        ("5 to 7 years", {"year": 5.0}),
        ("At least eighteen months' practice", {"month": 18.0}),
        ("ships of 1,500 tonnes", {"tonne": 1500.0}),
        ("a budget of £2.5m and 20 % travel", {"money": 2_500_000.0, "%": 20.0}),
        ("Certificate of Level II", {"": 2.0}),
        ("leave of up to a month, or a full year", {"month": 1.0, "year": 1.0}),
        ("Master's degree", {"degree": 2}),
        ("German at B2", {"language": 4}),
        ("no number at all", {}),
    ],
)
def test_quantities_by_unit(text: str, found: dict[str, float]) -> None:
    """The unit is the word that follows; spelled numbers, scales, tiers and degrees count."""
    assert quantities(text) == found


@pytest.mark.parametrize(
    ("before", "after", "numbers"),
    [
        ("2+ years at sea", "5+ years at sea", 1),
        ("5+ years at sea", "2+ years at sea", -1),
        ("mid-sized yards (500+ people)", "large yards (2000+ people)", 1),
        ("3 years at sea, 4 ships", "5 years at sea, 2 ships", 0),
        ("3 years at sea", "3 ships", 0),
    ],
)
def test_numbers_rise_only_within_a_unit(before: str, after: str, numbers: int) -> None:
    """More of one unit and less of another is neither more nor less."""
    moved = rise(before, after).numbers if quantities(before).keys() & quantities(after).keys() else 0

    assert moved == numbers


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("18 months at sea", "2 years at sea", (1, True)),
        ("up to one month's wages", "up to a full year's wages", (1, True)),
        ("2 weeks", "10 days", (-1, True)),
        ("3 years at sea", "3 ships", (0, False)),
    ],
)
def test_spans_of_time_are_compared_in_any_unit(before: str, after: str, expected: tuple[int, bool]) -> None:
    """Years and months are one quantity; years and ships are not."""
    found = rise(before, after)

    assert (found.numbers, found.measured) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Assist with the inspection", -1),
        ("Lead the inspection", 1),
        ("Lead the inspection across the whole company", 3),
        ("Basic knowledge of knots", -1),
        ("Lead and own and drive and direct", 2),
        ("Splice ropes", 0),
    ],
)
def test_balance_counts_strong_words_less_weak_ones(text: str, expected: int) -> None:
    """Each scale (verb, reach, depth) counts at most two either way."""
    assert balance(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("With the help of your manager, set the sails", -1),
        ("Together with a senior colleague, set the sails", -1),
        ("Set the sails when asked", -1),
        ("Set the sails with minimal supervision", 1),
        ("Set the sails", 0),
        ("Sail with senior captains of other lines", 0),
    ],
)
def test_guidance(text: str, expected: int) -> None:
    """Done with guidance, without it, or nothing said."""
    assert unguided(text) == expected


WORDS = ("lead", "assist", "2", "5", "years", "ships", "basic", "expert", "the", "company", "help", "with", "without")
LINES = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)


@given(before=LINES, after=LINES)
def test_a_rise_one_way_is_a_fall_the_other(before: str, after: str) -> None:
    """Rise changes its sign with the direction."""
    up, down = rise(before, after), rise(after, before)

    assert up == Rise(-down.numbers, down.measured, -down.words, -down.alone)


@given(befores=st.lists(LINES, min_size=1, max_size=4), afters=st.lists(LINES, min_size=1, max_size=4))
def test_the_rises_of_all_pairs_are_those_of_each(befores: list[str], afters: list[str]) -> None:
    """The table says of each pair what is said of it alone."""
    table = rises(befores, afters)

    for i, before in enumerate(befores):
        for j, after in enumerate(afters):
            found = (table.numbers[i, j], table.measured[i, j], table.words[i, j], table.alone[i, j])
            assert Rise(*found) == rise(before, after)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("A rigging certificate", "A rigging certificate is preferred, or ten years aloft", True),
        ("A degree in ropes or hemp", "Degree in hemp or ropes a plus", True),
        ("A rigging certificate", "A rigging certificate of the second class", False),
        ("A rigging certificate is a plus", "A rigging certificate is preferred", False),
        ("A rigging certificate", "Useful knots of forty kinds", False),
        ("Three years aloft", "Three years aloft; a diving licence is welcome", False),
    ],
)
def test_what_is_only_welcome_later_is_softened(before: str, after: str, expected: bool) -> None:
    assert softened(before, after) is expected

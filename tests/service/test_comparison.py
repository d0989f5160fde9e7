"""What one level asks over another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, permutations
from pathlib import Path

import pytest

from corpus.model import JobFamily, Level
from corpus.reading import read_corpus
from indexer.hashed_encoder import HashedEncoder
from indexer.lines import COMPARED
from service.alignment import Aligner
from service.asked import own
from service.comparison import Comparison, compare
from service.expectations import expectations, inherited
from tests.growth_axes import AXES, TITLES
from tests.service.ladders import DIVER, RIGGER, Ladders, ladders, texts

ENCODER = HashedEncoder()
SAMPLE = Path(__file__).parents[2] / "corpus" / "sample"
Side = tuple[JobFamily, Level]


def compared(found: Ladders, before: str, after: str) -> Comparison:
    return compare(found.side(before), found.side(after), found, Aligner(ENCODER))


def test_the_five_classes_of_a_promotion() -> None:
    """Each line of both levels in its class; the level's grade and reporting line in none."""
    found = compared(ladders(rigger=RIGGER), "Rigger", "Senior Rigger")

    assert texts(found.added) == ["Negotiate prices with hemp suppliers"]
    assert [(pair.before.item.text, pair.after.item.text) for pair in found.strengthened] == [
        ("Assist with the yearly inspection of masts", "Lead the yearly inspection of masts"),
        ("2+ years of work on sailing ships", "5+ years of work on sailing ships"),
    ]
    assert [pair.after.item.text for pair in found.unchanged] == [
        "Keep the rope store dry and counted",
        "A certificate in rope access",
    ]
    assert texts(found.dropped) == []
    assert texts(found.inherited) == ["Splice ropes to the drawing of the ship"]


def test_a_higher_level_s_own_lines_are_set_against_inherited_ones_too() -> None:
    """The master's level takes the senior's duties and drops its requirements, which it does not extend."""
    found = compared(ladders(rigger=RIGGER), "Senior Rigger", "Master Rigger")

    assert texts(found.added) == ["Teach knots at the harbour school"]
    assert texts(found.dropped) == ["5+ years of work on sailing ships", "A certificate in rope access"]
    assert "Splice ropes to the drawing of the ship" in texts(found.inherited)


def test_looking_down_nothing_is_added_that_the_higher_level_inherits() -> None:
    """The rigger asks nothing more than the senior; what the senior adds is dropped."""
    found = compared(ladders(rigger=RIGGER), "Senior Rigger", "Rigger")

    assert (texts(found.added), found.strengthened) == ([], ())
    assert texts(found.dropped) == ["Negotiate prices with hemp suppliers"]


def test_levels_of_different_families_compare() -> None:
    """Another family's lines are new; the other's duties fall away, its requirements are taken over."""
    found = compared(ladders(rigger=RIGGER, diver=DIVER), "Senior Rigger", "Diver")

    assert texts(found.added) == ["Clean hulls under water", "A medical check no older than a year"]
    assert texts(found.inherited) == ["5+ years of work on sailing ships", "A certificate in rope access"]


def test_stages_that_only_the_higher_title_lists_are_new() -> None:
    """Both know the rules, so that those are taken over; what the higher stages ask is said in the stages' own words."""
    found = compared(ladders(axes=AXES, titles=TITLES), "Junior Printer", "Senior Printer")

    assert texts(found.added) == [
        "A2 B1 C2",
        "Sets a whole page of a newspaper alone.",
        "Plans printing jobs of two weeks with the customers.",
    ]
    assert "Knows the safety rules of the print shop." in texts(found.inherited)
    assert texts(found.dropped) == ["A1 B1 C1"]


def sides() -> Iterator[tuple[Side, Side, Ladders]]:
    """Neighbours of the bundled corpus in both directions, and first levels of neighbouring families."""
    found = Ladders(read_corpus([str(SAMPLE)]).families)
    for family in found.families:
        for low, high in pairwise(family.levels):
            yield from (((family, a), (family, b), found) for a, b in permutations((low, high)))
    levelled = [family for family in found.families if family.levels]
    for one, other in pairwise(levelled):
        yield (one, one.levels[0]), (other, other.levels[0]), found


@pytest.mark.parametrize("which", range(3))
def test_every_line_has_exactly_one_place(which: int) -> None:
    """TO's own lines are divided; FROM's are a before-line, dropped, taken over, or part of a longer line of TO."""
    for before, after, found in list(sides())[which::3]:
        result = compare(before, after, found, Aligner(ENCODER))
        pairs = (*result.strengthened, *result.unchanged)
        afters = [*result.added, *(pair.after for pair in pairs)]
        mine = {*own(*before, COMPARED), *expectations(*before, found, Aligner(ENCODER)).inherited.asked}
        through = set(inherited(after[1], found, Aligner(ENCODER)).asked)

        assert sorted(afters, key=hash) == sorted(own(*after, COMPARED), key=hash)
        assert {pair.before for pair in pairs} <= mine
        assert set(result.dropped) <= mine - through - {pair.before for pair in pairs}
        assert set(result.inherited) <= through - {pair.before for pair in pairs}


def test_a_level_against_itself_is_unchanged() -> None:
    """Every line is its own counterpart."""
    for before, _, found in list(sides())[::5]:
        result = compare(before, before, found, Aligner(ENCODER))

        assert [pair.before for pair in result.unchanged] == [pair.after for pair in result.unchanged]
        assert (result.added, result.strengthened, result.dropped) == ((), (), ())

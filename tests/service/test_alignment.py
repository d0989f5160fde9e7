"""Lines of two levels set against each other: one to one, split, merged, raised, lowered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Item, ItemForm, JobFamily, SectionKind, Span
from indexer.hashed_encoder import HashedEncoder
from service.alignment import Aligner, Alignment
from service.asked import Asked
from service.judge import Change

FAMILY = JobFamily("yard", "Yard", "", ("yard.md",), (), (), ())
ENCODER = HashedEncoder()


def lines(*texts: str, path: str = "yard.md", row: str = "") -> list[Asked]:
    """Requirements one a line; with a row, cells of that row of a table."""
    return [
        Asked(
            Item(text, Span(path, n, n, n, n), ItemForm.CELL if row else ItemForm.BULLET, ("Skill",), row),
            SectionKind.REQUIREMENTS,
            FAMILY,
            None,
        )
        for n, text in enumerate(texts, 1)
    ]


def aligned(before: list[str], after: list[str], *, downward: bool = False) -> Alignment:
    return Aligner(ENCODER).align(lines(*before), lines(*after, path="above.md"), downward=downward)


def pairs(found: Alignment) -> list[tuple[str, str, Change]]:
    return [(pair.before.item.text, pair.after.item.text, pair.change) for pair in found.pairs]


def said(asked: tuple[Asked, ...]) -> list[str]:
    return [each.item.text for each in asked]


def test_each_line_finds_its_own_counterpart() -> None:
    """Repeated, raised in number, raised in verb, new, and left behind."""
    found = aligned(
        ["Keep the rope store dry", "2+ years of work at sea", "Assist with the mast inspection", "Paint the hull"],
        [
            "Lead the mast inspection",
            "Keep the rope store dry",
            "5+ years of work at sea",
            "Speak at the harbour school",
        ],
    )

    assert pairs(found) == [
        ("Assist with the mast inspection", "Lead the mast inspection", Change.RAISED),
        ("Keep the rope store dry", "Keep the rope store dry", Change.SAME),
        ("2+ years of work at sea", "5+ years of work at sea", Change.RAISED),
    ]
    assert said(found.added) == ["Speak at the harbour school"]
    assert said(found.left) == ["Paint the hull"]


@given(order=st.permutations(["Keep the rope store dry", "Paint the hull in March", "Teach knots to guests", "Swim"]))
@settings(max_examples=20, deadline=None)
def test_order_makes_no_difference(order: list[str]) -> None:
    """Lines in another order are the same lines."""
    found = aligned(sorted(order), order)

    assert pairs(found) == [(text, text, Change.SAME) for text in order]
    assert (found.added, found.left) == ((), ())


def test_a_line_of_the_family_itself_comes_before_one_taken_over_from_another() -> None:
    """The other family's line is nearer by its words; the years of the own trade are what is raised."""
    elsewhere = replace(FAMILY, id="loft")
    near, own = lines("2+ years of work at sea in any yard", "3+ years of work at sea")
    foreign = replace(near, family=elsewhere)
    after = lines("5+ years of work at sea in any yard", path="above.md")

    chosen = Aligner(ENCODER).align([foreign, own], after)
    assert [pair.before for pair in chosen.pairs] == [own]

    chosen = Aligner(ENCODER).align([near, own], after)
    assert [pair.before for pair in chosen.pairs] == [near]


def test_of_two_likely_counterparts_the_surer_wins() -> None:
    """A line is paired once: the repeated one takes it, the other is new or finds another."""
    found = aligned(["Keep the rope store dry"], ["Keep the sail store dry and warm", "Keep the rope store dry"])

    assert pairs(found)[-1] == ("Keep the rope store dry", "Keep the rope store dry", Change.SAME)
    assert len({pair.before for pair in found.pairs}) == len(found.pairs)


def test_a_line_split_in_two_adds_nothing() -> None:
    """Both parts were asked before."""
    whole = "Splice hemp ropes to the drawing and count blocks in the store"

    found = aligned([whole], ["Splice hemp ropes to the drawing", "Count blocks in the store"])

    assert [(pair.before.item.text, pair.after.item.text) for pair in found.pairs] == [
        (whole, "Splice hemp ropes to the drawing"),
        (whole, "Count blocks in the store"),
    ]
    assert (found.added, found.left) == ((), ())


def test_two_lines_merged_into_one_are_neither_raised_nor_dropped() -> None:
    """The longer line asks what both asked."""
    whole = "Splice hemp ropes to the drawing and count blocks in the store"

    found = aligned(["Splice hemp ropes to the drawing", "Count blocks in the store"], [whole])

    assert [(pair.after.item.text, pair.change) for pair in found.pairs] == [(whole, Change.SAME)]
    assert found.left == ()


def test_a_smaller_number_is_not_raised() -> None:
    """A line that asks less asks nothing more, whichever way one looks."""
    up = aligned(["8+ years of work at sea"], ["3+ years of work at sea"])
    down = aligned(["8+ years of work at sea"], ["3+ years of work at sea"], downward=True)

    assert [pair.change for pair in (*up.pairs, *down.pairs)] == [Change.SAME, Change.SAME]


def test_downward_only_a_growing_number_is_raised() -> None:
    """The lower level's plainer wording is less, its larger number is more."""
    found = aligned(
        ["Lead the mast inspection", "2 courses a year in rope access"],
        ["Assist with the mast inspection", "4 courses a year in rope access"],
        downward=True,
    )

    assert [pair.change for pair in found.pairs] == [Change.SAME, Change.RAISED]


def test_cells_of_one_row_are_counterparts_where_they_make_one_point() -> None:
    """A row of a table is a subject: its next column may ask more of the same, or another thing."""
    before = lines("Ties a bowline", row="Knots")
    another = lines("Runs the splicing shed", path="above.md", row="Knots")
    more = lines("Ties a bowline and a sheet bend with one hand", path="above.md", row="Knots")

    assert said(Aligner(ENCODER).align(before, another).added) == ["Runs the splicing shed"]
    assert pairs(Aligner(ENCODER).align(before, more)) == [(before[0].item.text, more[0].item.text, Change.RAISED)]


@pytest.mark.parametrize(("before", "after"), [([], ["Swim"]), (["Swim"], []), ([], [])])
def test_an_empty_side_has_no_pairs(before: list[str], after: list[str]) -> None:
    """All of the other side stands alone."""
    found = aligned(before, after)

    assert (found.pairs, said(found.added), said(found.left)) == ((), after, before)


def test_a_line_beyond_the_encoder_s_limit_is_compared_by_its_beginning() -> None:
    """A paragraph of a thousand words is a line like any other."""
    long = "Splice ropes. " * 500

    assert [pair.change for pair in aligned([long], [long]).pairs] == [Change.SAME]

"""Levels that the titles of their ladder tell apart: its ends, its first rung, its managers, its fields."""

from __future__ import annotations

import pytest

from corpus.model import Track
from indexer.snapshot import FamilyOutline, LevelOutline
from service.linking import Linker


def family(family_id: str, title: str, *levels: str) -> FamilyOutline:
    outlines = tuple(LevelOutline(f"{family_id}#{n}", name, n, None, None) for n, name in enumerate(levels))
    return FamilyOutline(family_id, title, family_id.split("/", maxsplit=1)[0], (f"{family_id}.md",), outlines)


def levelled(title: str, rank: int, track: Track) -> LevelOutline:
    return LevelOutline(title, title, rank, track, None)


LED = (
    FamilyOutline(
        "loft/caulker", "Caulker", "loft", ("loft/caulker.md",),
        (
            levelled("Associate Caulker", 0, Track.IC),
            levelled("Caulker", 1, Track.IC),
            levelled("Manager, Caulking", 0, Track.MANAGEMENT),
            levelled("Director of Caulking", 1, Track.MANAGEMENT),
        ),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "title"),
    [("grade of the head of caulking", "Director of Caulking"), ("an entry-level caulker", "Associate Caulker")],
)
def test_a_head_is_the_highest_manager_and_entry_the_lowest_rung_where_none_is_called_so(
    question: str, title: str
) -> None:
    assert [link.level.title for link in Linker(LED).link(question).levels] == [title]


def test_product_managers_are_those_called_so_and_not_who_manages_them() -> None:
    products = (
        FamilyOutline(
            "pier/product-manager", "Product Manager", "pier", ("pier/product-manager.md",),
            (
                levelled("Product Manager", 0, Track.IC),
                levelled("Senior Product Manager", 1, Track.IC),
                levelled("Group Product Manager", 0, Track.MANAGEMENT),
                levelled("Director of Product", 1, Track.MANAGEMENT),
            ),
        ),
    )  # fmt: skip
    assert [x.level.title for x in Linker(products).link("a principal step for product managers").levels] == [
        "Product Manager"
    ]


RIGGERS = family("yard/rigger", "Rigger", "Associate Rigger", "Rigger", "Senior Rigger")


@pytest.mark.parametrize("question", ["what does a junior rigger do", "Jr. Rigger: requirements?", "junior riggers"])
def test_a_junior_is_an_associate_where_that_is_what_the_first_rung_is_called(question: str) -> None:
    found = Linker((RIGGERS,)).link(question)
    assert [level.level.title for level in found.levels] == ["Associate Rigger"]


@pytest.mark.parametrize(
    "levels",
    [("Rigger", "Senior Rigger"), ("Rigger", "Associate Rigger", "Senior Rigger"), ("Rigging Intern", "Rigger")],
)
def test_a_junior_is_missing_where_no_associate_stands_below_the_plain_level(levels: tuple[str, ...]) -> None:
    found = Linker((family("yard/rigger", "Rigger", *levels),)).link("what does a junior rigger do")
    assert (found.levels, found.families[0].unmet) == ((), "junior")


TAX = family("money/tax", "Tax", "Tax Analyst", "Senior Tax Analyst", "Director of Tax")
LURES = family("shop/lure-manager", "Lure Manager", "Associate Lure Manager", "Lure Manager", "Director of Lures")


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("who is the boss of a junior tax person", "Tax Analyst"),  # "Tax" is no role: the lowest is its junior
        ("what must a junior LM know", "Associate Lure Manager"),
        ("headcount under the LM director?", "Director of Lures"),
    ],
)
def test_a_rank_beside_a_field_or_letters_that_hold_another_rank(question: str, title: str) -> None:
    assert [link.level.title for link in Linker((TAX, LURES)).link(question).levels] == [title]


def test_an_office_is_no_officer() -> None:
    found = Linker((TAX,)).link("what if I miss a deadline with the tax office?")
    assert (found.families[0].unmet, found.families[0].unmet_alone) == ("", "")


def test_a_head_of_a_role_without_managers_is_missing() -> None:
    assert Linker((RIGGERS,)).link("grade of the head of riggers").families[0].unmet == "head"


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("duties of a GS-09 wharf clerk", "Wharf Clerk, GS-0320-09"),
        ("what is asked of the wharf clerk at GS-7", "Wharf Clerk, GS-0320-07"),
    ],
)
def test_a_grade_of_a_public_pay_plan_is_said_without_its_series(question: str, title: str) -> None:
    levels = (
        LevelOutline("07", "Wharf Clerk, GS-0320-07", 0, None, "GS-07"),
        LevelOutline("09", "Wharf Clerk, GS-0320-09", 1, None, "GS-0320-09"),
    )
    clerks = (FamilyOutline("pier/wharf-clerk", "Wharf Clerk", "pier", ("pier/wharf-clerk.md",), levels),)

    assert [link.level.title for link in Linker(clerks).link(question).levels] == [title]

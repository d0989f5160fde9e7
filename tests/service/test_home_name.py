"""A family's name beside one of its levels says where that stands; it is no second level."""

from __future__ import annotations

import pytest

from indexer.snapshot import FamilyOutline, LevelOutline
from service.linking import Linker


def family(family_id: str, title: str, *levels: str) -> FamilyOutline:
    outlines = tuple(LevelOutline(f"{family_id}#{n}", name, n, None, None) for n, name in enumerate(levels))
    return FamilyOutline(family_id, title, family_id.split("/", maxsplit=1)[0], (f"{family_id}.md",), outlines)


@pytest.fixture(scope="module")
def linker() -> Linker:
    return Linker(
        (
            family("loft/sail-maker", "Sail Maker", "Sail Maker", "Senior Sail Maker", "Staff Sail Maker"),
            family("loft/loft-manager", "Loft Manager", "Loft Manager", "Senior Loft Manager"),
            family(
                "money/tariff-analyst",
                "Tariff Review Analyst (TRA)",
                "Tariff Review Analyst",
                "Senior Tariff Review Analyst",
            ),
            family("sea/buyer", "Buyer", "Senior Buyer, Ropes"),
            family("sea/rope-buyer", "Rope Purchasing", "Senior Buyer, Ropes"),
        )
    )


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("What is expected of a Senior Sail Maker in Sail Maker?", "Senior Sail Maker"),
        ("What is expected of a Staff Sail Maker (Sail Maker)?", "Staff Sail Maker"),
        ("Sail Maker: what is a Senior Sail Maker asked to do?", "Senior Sail Maker"),
        ("as a Staff Sail Maker on the Sail Maker ladder, what is mine to do", "Staff Sail Maker"),
        ("duties of the Senior Sail Maker from the Sail Maker job family", "Senior Sail Maker"),
        ("what must a Senior Loft Manager do within the Loft Manager family", "Senior Loft Manager"),
        ("duties of a Senior Tariff Review Analyst in Tariff Review Analyst (TRA)", "Senior Tariff Review Analyst"),
    ],
)
def test_a_level_named_with_its_family_is_the_one_level_meant(linker: Linker, question: str, title: str) -> None:
    assert [link.level.title for link in linker.link(question).levels] == [title]


@pytest.mark.parametrize(
    "question",
    [
        "difference between Senior Sail Maker and Sail Maker",
        "Where do they differ, in Sail Maker and Senior Sail Maker?",
        "from Sail Maker to Senior Sail Maker",
        "What does a Senior Sail Maker do that a Sail Maker does not?",
    ],
)
def test_a_plain_name_set_beside_another_stays_a_level(linker: Linker, question: str) -> None:
    assert {link.level.title for link in linker.link(question).levels} == {"Sail Maker", "Senior Sail Maker"}


def test_of_two_levels_called_alike_the_one_of_the_family_named_is_meant(linker: Linker) -> None:
    found = linker.link("What is asked of a Senior Buyer, Ropes in Rope Purchasing?")

    assert [link.family.id for link in found.families] == ["sea/rope-buyer"]


def test_a_name_without_a_level_beside_it_names_the_family(linker: Linker) -> None:
    found = linker.link("which grades are there in Sail Maker?")

    assert [link.family.id for link in found.families] == ["loft/sail-maker"]

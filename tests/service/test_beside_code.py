"""Whom a code of several ladders means where a word beside it says what its holder is."""

from __future__ import annotations

import pytest

from indexer.snapshot import FamilyOutline, LevelOutline
from service.linking import Linker


def _ladder(family_id: str, title: str, *called: str) -> FamilyOutline:
    """A ladder whose levels are of the grades K2, K3 and so on."""
    levels = tuple(LevelOutline(f"{family_id}#{n}", name, n, None, f"K{n}") for n, name in enumerate(called, 2))
    return FamilyOutline(family_id, title, "pottery", (f"{family_id}.md",), levels)


KILN, CUP, SHOP = "kiln/kiln-engineer", "wheel/cup-designer", "shop/plate-designer"
LINKER = Linker(
    (
        _ladder(KILN, "Kiln Engineer and Clay Chemist", "Kiln Engineer", "Senior Kiln Engineer"),
        _ladder(CUP, "Cup Designer", "Cup Designer", "Senior Cup Designer"),
        _ladder(SHOP, "Plate Designer", "Plate Designer", "Senior Plate Designer"),
    )
)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("what must a K3 engineer know", {KILN}),
        ("K2 engineers: how long a shift?", {KILN}),
        ("as a K2 clay chemist, do I sign the recipe", {KILN}),
        ("is an engineer on K3 paid more", {KILN}),
        ("which tools has the K3 designer", {CUP, SHOP}),
        ("what must a K3 know", {KILN, CUP, SHOP}),
        ("does a K3 talk with an engineer", {KILN, CUP, SHOP}),
        ("I am a K3, engineer by training", {KILN, CUP, SHOP}),
        ("what must a K3 cup designer know", {CUP}),
        ("what must a K3 painter know", {KILN, CUP, SHOP}),
    ],
)
def test_a_word_beside_a_code_tells_which_of_the_ladders_that_have_it_is_meant(question: str, meant: set[str]) -> None:
    links = LINKER.link(question)
    assert {link.family.id for link in links.families} == meant
    assert {link.family.id for link in links.levels} == meant

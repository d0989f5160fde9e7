"""Levels that a question tells by a number: behind a word that counts them, or behind a title."""

from __future__ import annotations

import pytest

from indexer.snapshot import FamilyOutline, LevelOutline
from service.linking import Linker


def family(family_id: str, title: str, *levels: str) -> FamilyOutline:
    outlines = tuple(LevelOutline(f"{family_id}#{n}", name, n, None, None) for n, name in enumerate(levels))
    return FamilyOutline(family_id, title, family_id.split("/", maxsplit=1)[0], (f"{family_id}.md",), outlines)


RIGGER = family("loft/rigger", "Rigger", "Rigger I", "Rigger II")
KILNS = family(
    "pottery/kiln-tracks", "Firing Tracks",
    "Kiln, mark 1", "Kiln, mark 2", "Kiln, mark 3", "Glazing room, mark 1", "Glazing room, mark 2", "Glazing room, mark 3",
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("In the kiln, what does mark 2 ask beyond mark 1?", ["Kiln, mark 1", "Kiln, mark 2"]),
        ("everything for mark 3 in the glazing room", ["Glazing room, mark 3"]),
        ("the kiln: how do marks 2 and 3 differ", ["Kiln, mark 2", "Kiln, mark 3"]),
        ("does the kiln fire 3 pots a day", []),
    ],
)
def test_a_level_is_named_by_the_word_its_ladder_is_numbered_with(question: str, titles: list[str]) -> None:
    found = Linker((KILNS, RIGGER)).link(question)

    assert sorted(link.level.title for link in found.levels) == titles


def test_a_pronoun_is_no_numeral_and_a_numeral_after_a_name_is() -> None:
    assert [link.level.title for link in Linker((RIGGER,)).link("what must I know as a Rigger II?").levels] == [
        "Rigger II"
    ]
    assert [link.level.title for link in Linker((RIGGER,)).link("grade of a Rigger I").levels] == ["Rigger I"]
    assert Linker((RIGGER,)).link("what do riggers do that I would not?").families[0].unmet_alone == ""

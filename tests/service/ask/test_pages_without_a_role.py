"""Pages that describe no role answer for the roles beside and below them, and lines for the level whose code they say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from written_index import over

from indexer.encoder import Encoder
from service import Rolecite
from service.answers import PassagesAnswer

SHARED = """\
# How we are ranked

This guild has three yards.

* [Glass Blower](glass-blower.md)
* [Kiln Keeper](kiln-keeper.md)

## How pay works

Everyone of the same rank earns the same, wherever the yard stands.

## Sabbaticals

After seven years everybody gets two months off with pay.

## Questions

**May I live on a boat?**

For one season, if it is moored within the bay.

**Who decides on a promotion?**

Three masters of other yards.
"""
BLOWER = """\
# Glass Blower

## GB1 Glass Blower

The Glass Blower reports to the Yard Master.

### Responsibilities

- Gather glass from the pot and turn it without a pause
- Sweep the floor of the yard at noon
- Carry finished pieces to the cooling shelf

### Requirements

- A steady breath

## GB2 Senior Glass Blower

The Senior Glass Blower reports to the Yard Master.

### Responsibilities

- Draw handles and feet for the large pieces
- Teach the turning of the iron to those who are new
- Choose the sand together with the masters

### Requirements

- Four years at the pot

## Notes

- GB1 work in two shifts, GB2 by day.
- Nobody asks to be made GB2: the masters call for it.
"""
KEEPER = BLOWER.replace("Glass Blower", "Kiln Keeper").replace("GB", "KK")
ELSEWHERE = """\
# How another guild works

## Sabbaticals

After two years everybody gets a week off.
"""
YARDS = {
    "guild/README.md": SHARED,
    "guild/glass-blower.md": BLOWER,
    "guild/kiln-keeper.md": KEEPER,
    "other/notes.md": ELSEWHERE,
    "other/tile-maker.md": BLOWER.replace("Glass Blower", "Tile Maker").replace("GB", "TM"),
}


@pytest.fixture(scope="module")
def yards(tmp_path_factory: pytest.TempPathFactory, default_encoder: Encoder) -> Iterator[Rolecite]:
    with over(tmp_path_factory.mktemp("yards"), YARDS, default_encoder) as yards:
        yield yards


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Do glass blowers get a sabbatical?", 14),
        ("May kiln keepers live on a boat for a season?", 20),
        ("Who decides whether a kiln keeper is promoted?", 24),
    ],
)
def test_a_page_answers_for_the_roles_of_its_folder(yards: Rolecite, question: str, line: int) -> None:
    answer = yards.ask(question)

    assert isinstance(answer, PassagesAnswer)
    cited = answer.claims[0].citations[0]
    assert (cited.path, cited.level_id, cited.family) == ("guild/README.md", None, "How we are ranked")
    assert cited.start_line <= line <= cited.end_line


def test_a_page_does_not_answer_for_roles_of_other_folders_before_their_own(yards: Rolecite) -> None:
    (first, *_) = yards.search("Do tile makers get a sabbatical?", k=3).results

    assert first.citation.path == "other/notes.md"


def test_a_question_is_no_answer_without_what_stands_under_it(yards: Rolecite) -> None:
    (claim, *_) = yards.ask("who decides on a promotion?").claims

    assert claim.text.split("\n") == ["Who decides on a promotion?", "Three masters of other yards."]


def test_a_page_is_no_family_and_leads_to_its_document(yards: Rolecite) -> None:
    assert [family.id for family in yards.families()] == [
        "guild/glass-blower", "guild/kiln-keeper", "other/tile-maker",
    ]  # fmt: skip
    assert yards.page("guild") == "guild/README.md"
    assert yards.page("guild/glass-blower") is None


def test_what_a_level_does_is_told_by_its_own_lines_first(yards: Rolecite) -> None:
    for question in (
        "does a glass blower sweep the floor?",
        "what does a senior glass blower teach to those who are new?",
    ):
        assert yards.ask(question).claims[0].citations[0].path == "guild/glass-blower.md"


def test_a_line_of_the_family_is_the_levels_whose_code_it_says(yards: Rolecite) -> None:
    (first, *_) = yards.search("Do senior kiln keepers work shifts?", k=3).results

    assert (first.citation.path, first.citation.start_line) == ("guild/kiln-keeper.md", 33)


def test_a_text_is_matched_with_families_alone(yards: Rolecite) -> None:
    found = yards.match("I taught the turning of the iron and drew handles for large pieces. Seven years off with pay.")

    assert found.matches
    assert all(each.family_id != "guild" for each in found.matches)

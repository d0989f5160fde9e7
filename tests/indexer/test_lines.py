"""Which lines levels are compared by, and how they read then."""

from __future__ import annotations

import pytest
from written_corpus import Written, baker, buyer

from corpus.model import SectionKind
from indexer.hashed_encoder import HashedEncoder
from indexer.lines import compared, fitting, lines_of


def test_the_lines_of_a_family_are_what_its_levels_ask_in_their_order() -> None:
    """Neither the steps of hiring nor what is asked of everybody."""
    assert list(lines_of(buyer("sign").family)) == [
        "place orders with suppliers and check every invoice twice",
        "sign",
        "SQL",
        "Excel",
        "two years of buying for a software company",
        "negotiate the yearly contracts with the largest suppliers",
    ]


@pytest.mark.parametrize(
    ("kind", "compared_by"),
    [(SectionKind.NICE_TO_HAVE, ["juggles"]), (SectionKind.HIRING_PROCESS, []), (SectionKind.JOB_GRADE, [])],
)
def test_sections_that_ask_nothing_are_left_out(kind: SectionKind, compared_by: list[str]) -> None:
    assert list(lines_of(Written("a/a.md", "A", {"A": {kind: ["juggles"]}}, {}, 1).family)) == compared_by


@pytest.mark.parametrize(
    ("text", "title", "read"),
    [
        ("Head Bakers open the shop", "Head Baker", "the role open the shop"),
        ("As a head-baker you open the shop", "Head Baker", "As the role you open the shop"),
        ("The Baker opens the shop", "Baker", "the role opens the shop"),
        ("Baker and brewer share the yeast", "Baker", "Baker and brewer share the yeast"),
        ("Asks the Head of bread, a baker", "Head Baker", "Asks the Head of bread, a baker"),
    ],
)
def test_the_name_of_the_own_level_is_no_part_of_a_line(text: str, title: str, read: str) -> None:
    """A name of one word only after an article: elsewhere it may be a common noun."""
    assert compared(text, title) == read


def test_a_line_longer_than_the_encoder_takes_is_its_first_sentences() -> None:
    encoder = HashedEncoder(max_tokens=6)

    assert fitting(" Bake bread. ", encoder) == "Bake bread."
    assert fitting("Bake bread. Sell it. Count the money afterwards.", encoder) == "Bake bread. Sell it."


def test_equal_lines_of_two_families_read_the_same() -> None:
    assert set(lines_of(buyer().family)) & set(lines_of(baker().family)) == {"SQL"}

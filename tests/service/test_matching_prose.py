"""Matching against ladders told in paragraphs, and against titles that are made up of stages on several axes."""

from collections.abc import Iterator

import pytest
from written_index import index_documents

from indexer.encoder import Encoder
from indexer.snapshot import Snapshot
from service.matching import Matcher
from tests.growth_axes import AXES

FERRY = """\
# Titles for the ferry office

## Booking Clerk (F2)

You answer the telephone and sell cabins. You keep the waiting list for the summer sailings and ring people when a \
place comes free. You report to the Booking Manager. One year of dealing with customers is enough.

## Booking Manager (F4)

You lead five Booking Clerks: the rota, weekly talks, hiring and pay proposals. You set the fares for each season. You \
report to the Head of Ferries. We ask for six years in travel, two of them leading people.
"""
TITLES = """\
# Titles of the print shop

| Title | Level | Minimum stages | Reports to |
|---|---|---|---|
| Junior Printer | 1 | A1 B1 C1 | Print Lead |
| Senior Printer | 2 | A2 B2 C2 | Print Lead |
| Print Lead | 3 | A2 B2 C1 | Publisher |
"""


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory, default_encoder: Encoder) -> Iterator[Snapshot]:
    folder = tmp_path_factory.mktemp("prose")
    texts = {"sea/ferry.md": FERRY, "shop/axes.md": AXES, "shop/titles.md": TITLES}
    index_documents(folder / "corpus", folder / "index", texts, encoder=default_encoder)
    with Snapshot.open(folder / "index") as opened:
        yield opened


@pytest.fixture(scope="module")
def matcher(snapshot: Snapshot, default_encoder: Encoder) -> Matcher:
    return Matcher(snapshot, snapshot.store, default_encoder)


def test_a_sentence_of_a_paragraph_is_met_by_itself(matcher: Matcher, snapshot: Snapshot) -> None:
    found = matcher.match("For two years I have kept the waiting list for the summer sailings of a ferry line.").levels[
        0
    ]

    quoted = [each.requirement.item.span for each in found.met]
    text = snapshot.document("sea/ferry.md").text
    assert found.level.title == "Booking Clerk"
    assert "You keep the waiting list for the summer sailings and ring people when a place comes free." in [
        text[span.start_char : span.end_char] for span in quoted
    ]


def test_a_sentence_on_the_boss_is_neither_met_nor_missing_and_one_that_opens_with_years_asks_for_them(
    matcher: Matcher,
) -> None:
    found = matcher.match("I set the fares for each season of a ferry line and lead five booking clerks.").levels[0]

    said = [each.requirement.item.text for each in found.met] + [asked.item.text for asked in found.missing]
    assert found.level.title == "Booking Manager"
    assert not any(text.startswith("You report") for text in said)
    assert [a.item.text for a in found.missing if a.section == "requirements"] == [
        "We ask for six years in travel, two of them leading people."
    ]


def test_titles_made_up_of_stages_match_and_stages_do_not(matcher: Matcher) -> None:
    found = matcher.match(
        "I plan printing jobs of two weeks with the customers, set whole newspaper pages alone and stop a press when "
        "it is unsafe."
    )

    assert found.levels[0].level.title == "Senior Printer"
    assert "shop/axes" not in {each.family.id for each in found.levels}
    assert "Stops a press that is unsafe and calls the inspector." in [
        each.requirement.item.text for each in found.levels[0].met
    ]

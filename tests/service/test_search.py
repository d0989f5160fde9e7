"""Passages are ranked by parts that add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.model import SectionKind, Span
from indexer.encoder import Encoded
from indexer.exact_store import ExactStore
from indexer.passage import Passage
from indexer.ranking import NOTHING, Numbers
from indexer.snapshot import FamilyOutline
from indexer.store import Filters, Found, Store
from service.deciding import Deciding
from service.intent import Intent
from service.interpret import Interpretation
from service.links import FamilyLink, Links
from service.search import Parts, Ranking, Weights, fuse, reread


def passage(number: int, section: SectionKind, grade: int | None) -> Passage:
    span = Span("a.md", number + 1, number + 1, number, number + 1)
    return Passage(number, "a", "A", "d", None, None, None, grade, section, (), "", f"line {number}", span, (span,))


PASSAGES = [
    passage(0, SectionKind.OTHER, 8),
    passage(1, SectionKind.REQUIREMENTS, 7),
    passage(2, SectionKind.OTHER, None),
    passage(3, SectionKind.OTHER, None),
]
VECTORS = np.array([[0.6, 0.8], [0.8, 0.6], [1, 0], [1, 0]], dtype=np.float32)
QUERY = Encoded(np.array([[1, 0]], dtype=np.float32))
READING = Interpretation(Intent.OPEN, Links((), ()), (8,), (SectionKind.REQUIREMENTS,), Filters())
WEIGHTS = Weights(dense=1.0, lexical=0.5, section=0.25, grade=0.125, fact=2.0)


@pytest.fixture
def store() -> Store:
    return ExactStore(PASSAGES, Encoded(VECTORS))


def numbers(*found: int) -> Numbers:
    return np.array(found, dtype=np.int64)


def near(*found: int) -> Found:
    """What a search by meaning gives: passages, some twice where a family is named, with their inner products."""
    return Found(numbers(*found), np.array([round(float(VECTORS[each, 0]), 6) for each in found]))


def parts(ranking: Ranking) -> dict[int, Parts]:
    return {hit.passage.number: hit.parts for hit in ranking.passages}


def test_every_part_is_the_share_of_its_weight_however_a_passage_was_found(store: Store) -> None:
    decided = (Deciding(Span("a.md", 2, 3, 1, 3), 0.5),)
    words = Found(numbers(0, 2), np.array([3.0, 1.5]))
    found = fuse(store, QUERY, near(2, 1, 2), words, READING, decided, WEIGHTS)

    assert parts(found) == {
        0: Parts(dense=0.6, lexical=0.5, family=0, level=0, section=0, grade=0.125, fact=0),
        1: Parts(dense=0.8, lexical=0, family=0, level=0, section=0.25, grade=0, fact=1.0),
        2: Parts(dense=1.0, lexical=0.25, family=0, level=0, section=0, grade=0, fact=1.0),
    }
    assert [hit.passage.number for hit in found.passages] == [2, 1, 0]
    assert [hit.score for hit in found.passages] == [2.25, 2.05, 1.225]


def test_of_the_cells_of_one_line_the_one_that_decides_gains() -> None:
    cells = [Span("a.md", 1, 1, 2, 12), Span("a.md", 1, 1, 15, 25), Span("a.md", 1, 1, 28, 38)]
    row = [replace(each, span=cell, items=(cell,)) for each, cell in zip(PASSAGES, cells, strict=False)]
    decided = (Deciding(cells[1], 0.5), Deciding(Span("a.md", 1, 1, 20, 22), -0.75), Deciding(cells[2], -0.25))
    found = fuse(ExactStore(row, Encoded(VECTORS[:3])), QUERY, near(0, 1, 2), NOTHING, READING, decided, WEIGHTS)

    assert {number: each.fact for number, each in parts(found).items()} == {0: 0, 1: -1.5, 2: -0.5}


def test_a_family_gains_by_being_named_not_by_one_word_of_several(store: Store) -> None:
    family = FamilyOutline("a", "A", "d", ("a.md",), ())
    for strength, gained in ((0.5, 0.0), (0.8, 0.2)):
        links = Links((FamilyLink(family, strength, "people", frozenset({0})),), ())
        found = fuse(store, QUERY, near(0), NOTHING, replace(READING, links=links), weights=Weights(family=0.25))

        assert parts(found)[0].family == pytest.approx(gained)


def test_equals_are_ranked_by_number(store: Store) -> None:
    found = fuse(store, QUERY, near(3, 2, 0), NOTHING, READING, weights=WEIGHTS)

    assert [passage.number for passage in found.first(2)] == [2, 3]


def test_nothing_found_is_an_empty_ranking(store: Store) -> None:
    found = fuse(store, QUERY, NOTHING, NOTHING, READING)

    assert (found.passages, found.parts.shape) == ((), (9, 0))


def test_a_later_stage_adds_to_the_score_and_reorders(store: Store) -> None:
    first = fuse(store, QUERY, near(0, 1, 2), NOTHING, READING, weights=WEIGHTS)
    second = first.raised("rerank", np.array([4.0 * (each.number == 0) for each in first.found], dtype=np.float32))

    assert [(hit.passage.number, hit.parts.rerank) for hit in second.passages] == [(0, 4.0), (1, 0.0), (2, 0.0)]
    assert second.passages[0].score == 4.725


class Alphabetical:
    """Reads the best two and wants the one whose text comes later."""

    name = "alphabetical"
    candidates = 2

    def gains(self, question: str, passages: Sequence[Passage]) -> NDArray[np.float32]:
        assert question == "which line?"
        return np.array([2.0 * (each.text == max(p.text for p in passages)) for each in passages], dtype=np.float32)


def test_a_reranker_reads_the_best_only_and_those_it_did_not_read_stay_below(store: Store) -> None:
    first = fuse(store, QUERY, near(0, 1, 2, 3), NOTHING, READING, weights=WEIGHTS)
    assert [(hit.passage.number, hit.score) for hit in first.passages] == [(1, 1.05), (2, 1.0), (3, 1.0), (0, 0.725)]

    found = reread(Alphabetical(), "which line?", first)

    assert [(hit.passage.number, hit.parts.cross_encoder) for hit in found.passages] == [
        (2, 2.0), (1, 0.0), (3, 0.0), (0, 0.0),
    ]  # fmt: skip
    assert [hit.score for hit in found.passages] == [3.0, 1.05, 1.0, 0.725]


def test_looked_at_closer_are_those_that_would_come_first_with_meaning_in_full(store: Store) -> None:
    weights = Weights(dense=0.1, lexical=0.0, section=0.25, grade=0.0)
    first = fuse(store, QUERY, near(0, 1, 2, 3), NOTHING, READING, weights=weights)
    lifted = first.raised("fact", np.array([0.0, 0.0, 0.0, 0.3], dtype=np.float32))

    # By their parts 0.06 + 0.3, 0.08 + 0.25, 0.1 and 0.1; with meaning in full 0.9, 1.05, 1.0 and 1.0.
    assert lifted.numbers.tolist() == [0, 1, 2, 3]
    assert lifted.likeliest(2).tolist() == [1, 2]

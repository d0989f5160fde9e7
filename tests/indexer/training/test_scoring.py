"""Scores in training are those of the ranking."""

from __future__ import annotations

import numpy as np
import pytest
from shelves import shelf_of

from indexer.exact_store import ExactStore
from indexer.hashed_encoder import HashedEncoder
from indexer.training.judging import figures, judge, ranks_of
from indexer.training.negatives import mine
from indexer.training.scoring import nearness
from service.late_interaction import LateInteraction

LINES = [
    ("baker", "weigh flour and salt"),
    ("baker", "scrub bowls and oil tins"),
    ("baker", "scrub bowls and oil tins daily"),
    ("buyer", "weigh offers of flour"),
    ("buyer", "sign contracts"),
]


def test_the_late_score_is_the_one_the_service_judges_evidence_by():
    shelf, encoder = shelf_of(LINES, {"who will weigh the flour": [0], "oil": [1]}), HashedEncoder()
    store = ExactStore(shelf.passages, encoder.encode_passages([p.embedded for p in shelf.passages], tokens=True))

    found = nearness(shelf, encoder)

    for row, pair in enumerate(shelf.pairs):
        asked = encoder.encode_queries([pair.question], tokens=True)
        weights = LateInteraction().weights(asked.pieces[0], store)
        expected = store.token_matches(asked.tokens[0], range(5)).closeness @ weights
        np.testing.assert_allclose(found.late[row], expected, atol=1e-6)
        np.testing.assert_allclose(found.pooled[row], store.vectors(range(5)) @ asked.pooled[0], atol=1e-6)


def test_a_line_that_says_the_same_is_no_negative():
    shelf = shelf_of(LINES, {"scrub bowls": [1], "weigh flour": [0]})

    scrub, weigh = mine(shelf, HashedEncoder())

    assert (scrub.answer, scrub.equal) == (1, frozenset({1, 2}))
    assert scrub.family == (0,)
    assert (weigh.answer, weigh.equal, weigh.others[0]) == (0, frozenset({0}), 3)
    assert set(weigh.family) == {1, 2}


def test_of_several_answers_the_nearest_is_trained_on_and_none_is_a_negative():
    shelf = shelf_of(LINES, {"sign contracts": [0, 4]})

    (mined,) = mine(shelf, HashedEncoder())

    assert mined.answer == 4
    assert not {0, 4} & {*mined.family, *mined.others}


def test_ranks_count_from_one_and_ties_go_against_the_answer():
    scores = np.array([[0.1, 0.9, 0.5], [0.5, 0.5, 0.2], [0.7, 0.7, 0.1]], dtype=np.float32)

    assert ranks_of(scores, [(2,), (0,), (0, 1)]) == [2, 2, 1]


def test_figures_by_hand():
    found = figures([1, 3, 7, 11])

    assert (found.first, found.five) == (0.25, 0.5)
    assert found.ndcg == pytest.approx((1 + 1 / 2 + 1 / 3 + 0) / 4)  # log2 of 2, 4 and 8


def test_an_encoder_that_knows_the_words_finds_the_lines():
    shelf = shelf_of(LINES, {"weigh flour and salt": [0], "sign contracts": [4]})

    found = judge([shelf], HashedEncoder())

    assert found.pooled == found.late == found.both == figures([1, 1])

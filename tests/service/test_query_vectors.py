"""Which questions are remembered, and which forgotten at once."""

from __future__ import annotations

import numpy as np
from counted import Counted

from indexer.hashed_encoder import HashedEncoder
from service.query_vectors import LONGEST, REMEMBERED, QueryVectors


def test_a_question_asked_again_is_not_encoded_again() -> None:
    encoder = Counted()
    vectors = QueryVectors(encoder)

    first, again = vectors.of("who sews sails"), vectors.of("who sews sails")

    assert encoder.given == ["who sews sails"]
    expected = HashedEncoder().encode_queries(["who sews sails"], tokens=True)
    for found in (first, again):
        assert np.array_equal(found.pooled, expected.pooled)
        assert [np.array_equal(a, b) for a, b in zip(found.tokens, expected.tokens, strict=True)] == [True]


def test_long_texts_and_the_oldest_questions_are_forgotten() -> None:
    encoder = Counted()
    vectors = QueryVectors(encoder)
    long = "I sewed sails for years. " * 20
    assert len(long) > LONGEST

    for question in (long, long, "first", *(f"question {n}" for n in range(REMEMBERED)), "first"):
        vectors.of(question)

    assert (encoder.given.count(long), encoder.given.count("first")) == (2, 2)

"""The encoder without a model."""

import numpy as np
import pytest

from indexer.encoder import Encoder
from indexer.hashed_encoder import HashedEncoder


def test_it_is_an_encoder():
    assert isinstance(HashedEncoder(), Encoder)


def test_more_shared_words_mean_nearer():
    texts = ["bake bread daily", "bake bread weekly", "bake tarts weekly", "audit ledgers weekly"]

    rows = HashedEncoder(4096).encode_passages(texts).pooled

    assert np.argsort(-(rows @ rows[0])).tolist() == [0, 1, 2, 3]


def test_pooled_is_the_unit_sum_of_the_token_vectors():
    encoded = HashedEncoder().encode_queries(["Bake bread, bake."], tokens=True)

    total = encoded.tokens[0].sum(axis=0)
    assert encoded.pieces == (("[CLS]", "bake", "bread", "bake", "[SEP]"),)
    np.testing.assert_allclose(encoded.pooled[0], total / np.linalg.norm(total), atol=1e-6)
    np.testing.assert_allclose(np.linalg.norm(encoded.tokens[0], axis=1), 1, atol=1e-6)


def test_a_passage_over_the_limit_is_refused_and_a_query_cut():
    encoder = HashedEncoder(max_tokens=4)

    with pytest.raises(ValueError, match=r"passage of 5 pieces, the limit is 4: 'one two three'"):
        encoder.encode_passages(["one two three"])
    assert encoder.encode_queries(["one two three"], tokens=True).pieces == (("[CLS]", "one", "two", "three"),)

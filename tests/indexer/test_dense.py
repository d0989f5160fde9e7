"""Nearest vectors where not all are compared."""

import numpy as np
import pytest

from corpus.errors import IndexCorrupt
from indexer.dense import DenseIndex, write_dense
from indexer.ranking import best, inner_products

QUERIES = 100


def clustered(count=6000, dimension=32, seed=5):
    random = np.random.default_rng(seed)
    centres = random.standard_normal((60, dimension))
    rows = centres[random.integers(0, 60, count)] + 0.6 * random.standard_normal((count, dimension))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def approximate(tmp_path_factory):
    vectors = clustered()[:-QUERIES]
    path = tmp_path_factory.mktemp("dense") / "dense.faiss"
    write_dense(vectors, path, exact_up_to=1000)
    return DenseIndex(path, vectors), vectors


def exactly(vectors, query, k, allowed=None):
    numbers = np.flatnonzero(allowed) if allowed is not None else np.arange(len(vectors))
    return best(numbers, inner_products(vectors[numbers], query), k)


def test_what_is_found_by_codes_has_exact_scores_in_order(approximate):
    index, vectors = approximate
    for query in clustered()[-QUERIES:]:
        found = index.search(query, 10, None)

        numbers = np.array([s.number for s in found])
        assert list(found) == list(best(numbers, inner_products(vectors[numbers], query), 10))


def test_recall_by_codes_is_99_of_100(approximate):
    index, vectors = approximate
    hits = [
        len({s.number for s in index.search(q, 10, None)} & {s.number for s in exactly(vectors, q, 10)})
        for q in clustered()[-QUERIES:]
    ]

    assert sum(hits) >= 0.99 * 10 * QUERIES


def test_vectors_in_no_clusters_are_found_as_well(tmp_path):
    """As those of texts in ever new wording are."""
    rows = np.random.default_rng(2).standard_normal((3000, 32)).astype(np.float32)
    vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    write_dense(vectors, tmp_path / "dense.faiss", exact_up_to=1000)
    index = DenseIndex(tmp_path / "dense.faiss", vectors)

    hits = [
        len({s.number for s in index.search(q, 10, None)} & {s.number for s in exactly(vectors, q, 10)})
        for q in clustered()[-QUERIES:]
    ]

    assert sum(hits) >= 0.99 * 10 * QUERIES


@pytest.mark.parametrize("share", [0.001, 0.01, 0.5])
def test_filters_go_into_the_search(approximate, share):
    """However few rows are let through, k of them are found."""
    index, vectors = approximate
    allowed = np.random.default_rng(7).random(len(vectors)) < share

    found = index.search(vectors[0], 5, allowed)

    assert list(found) == list(exactly(vectors, vectors[0], 5, allowed))


def test_the_same_vectors_make_the_same_file(tmp_path):
    for name in "ab":
        write_dense(clustered(), tmp_path / name, exact_up_to=1000)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_few_vectors_need_no_file(tmp_path):
    write_dense(clustered(500), tmp_path / "dense.faiss")

    assert not (tmp_path / "dense.faiss").exists()


@pytest.mark.parametrize("share", [1.0, 0.9, 0.1, 0.01, 0.0])
def test_without_a_file_all_that_is_let_through_is_compared(share):
    vectors = clustered(500)
    allowed = None if share == 1 else np.random.default_rng(7).random(len(vectors)) < share

    found = DenseIndex(None, vectors).search(vectors[3], 10, allowed)

    assert list(found) == list(exactly(vectors, vectors[3], 10, allowed))


def test_rows_of_another_type_are_refused():
    with pytest.raises(IndexCorrupt, match="holds float64 of shape"):
        DenseIndex(None, clustered(10).astype(np.float64))


def test_a_file_of_other_vectors_is_refused(tmp_path):
    write_dense(clustered(10), tmp_path / "dense.faiss", exact_up_to=5)

    with pytest.raises(IndexCorrupt, match=r"holds 10 vectors of 32 dimensions, vectors.npy 9 of 32"):
        DenseIndex(tmp_path / "dense.faiss", clustered(9))


def test_a_file_that_is_no_index_is_refused(tmp_path):
    (tmp_path / "dense.faiss").write_bytes(b"nothing like it" * 9)

    with pytest.raises(IndexCorrupt, match="is no FAISS index"):
        DenseIndex(tmp_path / "dense.faiss", clustered(9))

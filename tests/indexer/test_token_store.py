"""Token vectors in one byte a dimension."""

import numpy as np

from indexer.row_parts import RowParts
from indexer.token_store import TokenRows, quantise

ROWS = np.array([[1.0, -0.5, 0.0], [0.0, 0.0, 0.0], [0.1, 0.2, -0.4], [0.6, 0.0, 0.8]], dtype=np.float32)


def test_the_largest_component_becomes_128_plus_or_minus_127():
    codes, scales = quantise(ROWS)

    assert codes.tolist() == [[255, 64, 128], [128, 128, 128], [160, 192, 1], [223, 128, 255]]
    np.testing.assert_allclose(scales, np.array([1.0, 0.0, 0.4, 0.8]) / 127, rtol=1e-6)


def test_rows_come_back_within_half_a_step_of_their_scale():
    codes, scales = quantise(ROWS)

    off = np.abs((codes.astype(int) - 128) * scales[:, None] - ROWS)
    np.testing.assert_array_less(off, np.broadcast_to(scales[:, None] / 2 + 1e-7, off.shape))


def test_rows_of_passages_are_gathered_in_the_order_asked():
    codes, scales = quantise(ROWS)
    pieces = np.array([7, 8, 9, 7], dtype=np.int32)
    stored = TokenRows(RowParts([codes]), scales, np.array([0, 1, 1, 4]), pieces, pieces)

    rows, bounds = stored.rows_of(np.array([2, 1, 0]))

    assert (rows.tolist(), bounds.tolist()) == ([1, 2, 3, 0], [0, 3, 3, 4])
    assert [len(vectors) for vectors in stored.vectors(np.array([2, 1, 0]))] == [3, 0, 1]
    np.testing.assert_allclose(stored.vectors(np.array([0]))[0], ROWS[:1], atol=1 / 250)
    assert stored.vectors(np.array([], dtype=np.int64)) == []

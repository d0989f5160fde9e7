"""Rows in several arrays, against one array of all of them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.row_parts import RowParts

SIZES = st.lists(st.integers(0, 5), min_size=1, max_size=6).filter(any)


@given(SIZES, st.data())
def test_rows_in_parts_are_numbered_through(sizes: list[int], data: st.DataObject) -> None:
    whole = np.arange(3 * sum(sizes), dtype=np.uint8).reshape(-1, 3)
    parts = RowParts(np.split(whole, np.cumsum(sizes)[:-1]))
    rows = np.array(data.draw(st.lists(st.integers(0, len(whole) - 1))), dtype=np.int64)
    start = data.draw(st.integers(0, len(whole)))
    stop = data.draw(st.integers(start, len(whole)))

    assert len(parts) == len(whole)
    assert parts.take(rows).tolist() == whole[rows].tolist()
    assert parts.take(np.sort(rows)).tolist() == whole[np.sort(rows)].tolist()
    assert parts.between(start, stop).tolist() == whole[start:stop].tolist()

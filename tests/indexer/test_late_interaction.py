"""The product of 8-bit matrices behind late interaction."""

import numpy as np
import onnx

from indexer import late_interaction
from indexer.late_interaction import token_matches
from indexer.row_parts import RowParts
from indexer.token_store import TokenRows, quantise


def test_the_graph_is_one_product_of_bytes():
    model = onnx.load_from_string(late_interaction._GRAPH)

    onnx.checker.check_model(model, full_check=True)
    (node,) = model.graph.node
    (zero,) = model.graph.initializer
    assert (node.op_type, list(node.input), list(node.output)) == ("MatMulInteger", ["a", "b", "z"], ["c"])
    assert onnx.numpy_helper.to_array(zero) == np.uint8(128)


def test_it_comes_within_a_hundredth_of_the_exact_value():
    random = np.random.default_rng(3)
    rows = random.standard_normal((400, 384)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    query, passages = rows[:7], np.split(rows[7:], [1, 40, 41, 200])
    codes, scales = quantise(rows[7:])
    pieces = np.zeros(393, dtype=np.int32)
    stored = TokenRows(RowParts([codes]), scales, np.array([0, 1, 40, 41, 200, 393]), pieces, pieces)

    found = token_matches(stored, query, np.array([4, 0, 3, 1, 2])).closeness

    expected = [(passages[p] @ query.T).max(axis=0) for p in (4, 0, 3, 1, 2)]
    np.testing.assert_allclose(found, expected, atol=0.01)

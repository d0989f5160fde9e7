"""What the words of a question weigh, against sums worked out one by one."""

import math
from pathlib import Path

import numpy as np
import pytest
from written_index import index_documents

from indexer.hashed_encoder import HashedEncoder
from indexer.snapshot import Snapshot
from service.late_interaction import IN_RANKING, OF_SPECIAL, LateInteraction

COOPER = """\
---
title: Cooper
---

## Levels

### Cooper

#### Cooper Responsibilities

- Split staves of oak
- Char staves of oak over a fire of vine wood
- Bend hoops of hazel

#### Cooper Requirements

- Two seasons with oak
"""


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    folder: Path = tmp_path_factory.mktemp("cooper")
    index_documents(folder / "corpus", folder / "index", {"cooper.md": COOPER}, None)
    return Snapshot.open(folder / "index")


def test_a_word_weighs_its_idf_to_a_power_and_all_weigh_one(snapshot: Snapshot) -> None:
    store = snapshot.store
    pieces = ("[CLS]", "oak", "hazel", "cooper")
    counts = dict(zip(pieces, store.piece_counts(pieces), strict=True))
    raw = [OF_SPECIAL, *(math.log(1 + len(store) / (1 + counts[word])) ** IN_RANKING for word in pieces[1:])]

    found = LateInteraction().weights(pieces, store, IN_RANKING)

    assert counts["hazel"] < counts["oak"] < counts["cooper"] == len(store)
    np.testing.assert_allclose(found, np.array(raw) / sum(raw), rtol=1e-5)


def test_what_passages_gain_is_what_meets_each_word_of_the_question_by_its_weight(snapshot: Snapshot) -> None:
    store, late = snapshot.store, LateInteraction()
    query = HashedEncoder().encode_queries(["who bends hazel"], tokens=True)
    numbers = list(range(len(store)))

    found = late.look(query, store, numbers).scores

    weights = late.weights(query.pieces[0], store, IN_RANKING)
    by_hand = [weights @ (query.tokens[0] @ rows.T).max(axis=1) for rows in store.token_vectors(numbers)]
    np.testing.assert_allclose(found, by_hand, atol=0.01)


def test_a_rare_word_counts_for_more_in_the_ranking_than_where_lines_are_judged(snapshot: Snapshot) -> None:
    late, pieces = LateInteraction(), ("hazel", "cooper")

    ranked, judged = late.weights(pieces, snapshot.store, IN_RANKING), late.weights(pieces, snapshot.store)

    assert ranked[0] > judged[0] > judged[1] > ranked[1]

"""Meanings of everyday words: encoded once, and met by lines in search as in answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from indexer.encoder import Encoded
from indexer.hashed_encoder import HashedEncoder
from indexer.snapshot import Snapshot
from service import Rolecite
from service.late_interaction import LateInteraction, Reworded, Way
from service.paraphrases import meanings, paraphrases

QUESTION = "who helps when we buy another firm?"


class Counted(HashedEncoder):
    """An encoder that says what it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[str] = []

    def encode_queries(self, texts: Sequence[str], *, tokens: bool = False) -> Encoded:
        self.given += texts
        return super().encode_queries(texts, tokens=tokens)


def test_a_meaning_is_encoded_by_the_first_question_that_has_it(index_dir: Path) -> None:
    (said,) = paraphrases(QUESTION)
    encoder = Counted()
    with Rolecite.open(index_dir, encoder=encoder) as rolecite:
        rolecite.search(QUESTION)
        assert encoder.given == [QUESTION, *said.means]

        rolecite.search(f"{QUESTION} please")
        assert encoder.given == [QUESTION, *said.means, f"{QUESTION} please"]


def test_a_service_that_is_prepared_encodes_questions_alone(index_dir: Path) -> None:
    encoder = Counted()
    with Rolecite.open(index_dir, encoder=encoder) as rolecite:
        rolecite.prepare()
        assert sorted(encoder.given) == sorted(meanings())

        rolecite.search(QUESTION)
        assert encoder.given[len(meanings()) :] == [QUESTION]


def test_a_passage_meets_other_words_where_that_is_better_and_words_that_say_nothing_not_at_all(
    index_dir: Path,
) -> None:
    late, encoder = LateInteraction(), HashedEncoder()
    query = encoder.encode_queries(["sails ropes"], tokens=True)
    own, other = query.pieces[0].index("sails"), query.pieces[0].index("ropes")
    way = encoder.encode_queries(["anchors"], tokens=True).tokens[0][1:-1]
    meant = Reworded((own,), (Way(way, np.ones(len(way), dtype=np.float32) / len(way)),))
    with Snapshot.open(index_dir) as snapshot:
        store, numbers = snapshot.store, list(range(len(snapshot.store)))
        plain = late.matches(query, store, numbers)
        put = store.token_matches(way, numbers).mean(axis=1)

        expected = plain.copy()
        expected[:, own] = np.maximum(plain[:, own], put)
        expected[:, other] = 0
        found = late.matches(query, store, numbers, [meant, Reworded((other,), ())])

    np.testing.assert_allclose(found, expected, atol=1e-6)
    assert (found[:, own] > plain[:, own]).any()

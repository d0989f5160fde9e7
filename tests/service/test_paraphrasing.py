"""Meanings of everyday words: encoded once, and met by lines in search as in answers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from counted import Counted

from indexer.encoder import Encoder
from indexer.hashed_encoder import HashedEncoder
from indexer.snapshot import Snapshot
from service import Rolecite
from service.late_interaction import LateInteraction, Reworded, Way
from service.meanings import encoded, known
from service.paraphrases import meanings, paraphrases

QUESTION = "who helps when we buy another firm?"


def test_a_meaning_is_encoded_by_the_first_question_that_has_it(index_dir: Path) -> None:
    (said,) = paraphrases(QUESTION)
    encoder = Counted()
    with Rolecite.open(index_dir, encoder=encoder) as rolecite:
        rolecite.search(QUESTION)
        assert encoder.given == [QUESTION, *said.means]

        rolecite.search(f"{QUESTION} please")
        assert encoder.given == [QUESTION, *said.means, f"{QUESTION} please"]


def test_the_meanings_are_encoded_beforehand_by_the_encoder_that_comes_along(default_encoder: Encoder) -> None:
    stored = known(default_encoder.identity.digest)
    assert tuple(stored) == meanings()

    for text, meaning in stored.items():
        own = encoded(text, default_encoder)
        assert meaning.pieces == own.pieces
        np.testing.assert_allclose(meaning.tokens, own.tokens, atol=1 / 250)


def test_another_encoder_has_none() -> None:
    assert known(HashedEncoder().identity.digest) == {}


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
        plain = late.look(query, store, numbers).met
        put = store.token_matches(way, numbers).closeness.mean(axis=1)

        expected = plain.copy()
        expected[:, own] = np.maximum(plain[:, own], put)
        expected[:, other] = 0
        found = late.look(query, store, numbers, [meant, Reworded((other,), ())]).met

    np.testing.assert_allclose(found, expected, atol=1e-6)
    assert (found[:, own] > plain[:, own]).any()

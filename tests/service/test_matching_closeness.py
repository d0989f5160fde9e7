"""Closeness of claims and lines against sums worked out one by one, and what levels ask with its places."""

import math

import numpy as np
import pytest
from written_index import index_documents

from indexer.hashed_encoder import HashedEncoder
from indexer.snapshot import Snapshot
from service.closeness import ClaimVectors, piece_weights
from service.demands import Origin, usual_years
from service.roles import Roles

WEAVER = """\
---
title: Weaver
---

## Levels

### Weaver

#### Weaver Responsibilities

- Thread the loom before sunrise
- Tools:
  - shuttle
  - reed hook

#### Weaver Requirements

- 2 years of weaving linen

### Senior Weaver

#### Senior Weaver Responsibilities

- Extends the Weaver responsibilities
- Draw patterns for damask

### Dye Master

#### Dye Master Requirements

- Extends the [Spinner](spinner.md#spinner) requirements
- Mixes indigo by eye

## Requirements (all levels)

- Quiet hands
"""
SPINNER = """\
---
title: Spinner
---

## Levels

### Spinner

#### Spinner Requirements

- 4 years at the wheel
"""


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    folder = tmp_path_factory.mktemp("loom")
    index_documents(folder / "corpus", folder / "index", {"weaver.md": WEAVER, "spinner.md": SPINNER})
    return Snapshot.open(folder / "index")


@pytest.fixture(scope="module")
def roles(snapshot: Snapshot) -> Roles:
    return Roles(snapshot, snapshot.store, HashedEncoder())


def test_each_family_holds_its_own_run_of_passages(snapshot: Snapshot, roles: Roles) -> None:
    for n, family_id in enumerate(roles.ids):
        numbers = range(roles.bounds[n], roles.bounds[n + 1])
        assert {passage.family_id for passage in snapshot.store.passages(numbers)} == {family_id}
    assert roles.bounds[-1] == len(snapshot.store)


def test_what_a_level_asks_and_how_it_comes_to_ask_it(roles: Roles) -> None:
    asked = {
        level.level.title: [(item.asked.item.text, item.origin) for item in level.items]
        for level in roles.of("weaver").levels
    }

    assert asked["Senior Weaver"] == [
        ("Draw patterns for damask", Origin.OWN),
        ("Thread the loom before sunrise", Origin.INHERITED),
        ("shuttle", Origin.INHERITED),
        ("reed hook", Origin.INHERITED),
        ("Quiet hands", Origin.SHARED),
    ]
    assert asked["Dye Master"] == [
        ("Mixes indigo by eye", Origin.OWN),
        ("4 years at the wheel", Origin.INHERITED),
        ("Quiet hands", Origin.SHARED),
    ]


def test_years_are_stated_inherited_or_usual(roles: Roles) -> None:
    weaver, senior, master = roles.of("weaver").levels

    assert (weaver.years, weaver.years_said) == (2.0, "2 years")
    assert (senior.years, senior.years_said) == (usual_years(senior.level), None) == (5.5, None)
    assert (master.years, master.years_said) == (4.0, None)  # more than is usual for the title


def test_a_place_holds_the_words_of_its_line_and_no_others(snapshot: Snapshot, roles: Roles) -> None:
    for level in roles.of("weaver").levels:
        for item in level.items:
            (place,) = item.places
            pieces = snapshot.store.token_pieces([place.number])[0][place.first : place.last]
            assert " ".join(pieces) == item.asked.item.text.lower()


def test_rare_words_weigh_by_their_idf_and_common_ones_nothing(snapshot: Snapshot) -> None:
    count = len(snapshot.store)
    everywhere = snapshot.store.piece_counts(["weaver"])[0]
    damask, weaver, special = piece_weights(["damask", "weaver", "[CLS]"], snapshot.store)

    assert damask == pytest.approx(math.log(1 + count / 2) - math.log(1 + count / (1 + count / 4)), rel=1e-5)
    assert everywhere > count / 4
    assert (weaver, special) == (0.0, 0.0)


def test_closeness_is_weighted_maxsim_both_ways(snapshot: Snapshot, roles: Roles) -> None:
    encoder, store = HashedEncoder(), snapshot.store
    texts = ["patterns drawn for damask", "threads the loom", "and the"]
    vectors = ClaimVectors(texts, encoder, store)
    items = [item for level in roles.of("weaver").levels for item in level.own]
    places = [place for item in items for place in item.places]

    in_line, in_claim = vectors.found_in([p.number for p in places]), vectors.holding(places)

    encoded = encoder.encode_queries(texts, tokens=True)
    for row, place in enumerate(places):
        rows = store.token_vectors([place.number])[0]
        words = store.token_pieces([place.number])[0][place.first : place.last]
        for column, (tokens, pieces) in enumerate(zip(encoded.tokens, encoded.pieces, strict=True)):
            weights = piece_weights(pieces, store)
            kept = weights > 0
            forward = weights @ (tokens @ rows.T).max(axis=1) / max(weights.sum(), 1e-6)
            line_weights = piece_weights(words, store)
            near = (rows[place.first : place.last] @ tokens[kept].T).max(axis=1) if kept.any() else np.zeros(len(words))
            backward = line_weights @ near / max(line_weights.sum(), 1e-6)
            assert in_line[row, column] == pytest.approx(forward, abs=0.02)  # the store's bytes are within 0.01
            assert in_claim[row, column] == pytest.approx(backward, abs=1e-4)


def test_without_token_vectors_whole_vectors_stand_in(snapshot: Snapshot) -> None:
    class Pooled(HashedEncoder):
        def encode_queries(self, texts, *, tokens=False):  # noqa: ARG002  it has none to give
            return super().encode_queries(texts)

    vectors = ClaimVectors(["Draw patterns for damask"], Pooled(), snapshot.store)

    expected = snapshot.store.vectors([0, 1]) @ HashedEncoder().encode_queries(["Draw patterns for damask"]).pooled.T
    assert vectors.found_in([0, 1]).tolist() == expected.tolist()

"""What a bench is built from; its measurements are printed, not asserted."""

import os
import random
from pathlib import Path

import numpy as np
import pytest
from tiny_corpus import Kitchen

import eval.bench.vectors
from corpus.errors import BadInput
from corpus.reading import read_corpus
from eval.bench.growth import (
    PASSAGES_OF_A_DOCUMENT,
    RANKS,
    Pieces,
    grow,
    near_duplicate_share,
    pieces,
    point,
    points_of,
)
from eval.bench.load import Load, measure, measure_http
from eval.bench.machine import memory_of, size_mib
from eval.bench.peers import COLD_STARTS, QUALITIES, Standing, measure_peers
from eval.bench.spread import Spread, spread
from eval.bench.tables import ratios
from eval.bench.vectors import SELECTIVITIES, draw, measure_vectors, nearest
from eval.collection import Collection
from eval.curves import Latency
from eval.peers.systems import Peer, peer

HEADS = [f"Plans item{n} shipments" for n in range(25)]
TEXTS = {"a.md": "# A\n" + "\n".join(f"- {head} for [clients{n}](/x) of **unit{n}**." for n, head in enumerate(HEADS))}


def test_points_are_cut_at_their_joints() -> None:
    """Head before the first preposition, tails from it on, links and emphasis gone."""
    found = pieces(TEXTS)

    assert "Plans item3 shipments" in found.heads
    assert {"for clients3", "of unit3"} <= set(found.tails)


def test_a_point_is_a_head_and_two_or_three_tails() -> None:
    """With one head and three tails it can only be put together from these."""
    made = Pieces(("Plans",), ("for A B", "of C D", "in E F"), ())

    words = point(made, random.Random(1)).split()

    assert words[0] == "Plans"
    assert {" ".join(words[n : n + 3]) for n in range(1, len(words), 3)} <= set(made.tails)
    assert len(words) in (7, 10)


def test_a_grown_corpus_parses_into_ladders(tmp_path: Path) -> None:
    """Each document is a family whose levels have grade, boss and two sections; no finding is left."""
    count = grow(TEXTS, 3 * PASSAGES_OF_A_DOCUMENT, tmp_path).documents

    families = read_corpus([str(tmp_path)], subdir=None, base_url=None).families

    assert (count, len(families)) == (3, 3)
    for family in families:
        assert [len(level.sections) >= 2 for level in family.levels] == [True] * len(RANKS)
        assert all(level.grade and level.reports_to for level in family.levels)


def test_the_same_seed_grows_the_same_files(tmp_path: Path) -> None:
    """And another seed grows others."""

    def grown(name: str, seed: int) -> list[str]:
        grow(TEXTS, 2 * PASSAGES_OF_A_DOCUMENT, tmp_path / name, seed)
        return points_of(tmp_path / name)

    assert grown("a", 1) == grown("b", 1) != grown("c", 2)


def test_too_little_to_grow_from_is_told() -> None:
    """The number found and the number needed."""
    with pytest.raises(BadInput, match=r"only 1 bullets .* at least 20"):
        pieces({"a.md": "- one for two of three\n"})


def test_near_duplicates_are_counted_with_their_twins() -> None:
    """Two of four points are each other's words in another order."""
    points = ["peels the potatoes daily", "daily peels the potatoes", "writes menus", "trains two apprentices"]

    assert near_duplicate_share(points) == 0.5


def test_a_load_counts_every_question() -> None:
    """Warm-up calls are made but not counted."""
    asked: list[str] = []

    load = measure(asked.append, ["a", "b"], rounds=3, warm_up=1)

    assert asked == ["a", "a", "b", "a", "b", "a", "b"]
    assert (load.clients, load.questions, load.failed) == (1, 6, 0)


def test_the_nearest_rows_are_found_by_comparing_every_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """In whatever pieces: rows 4 and 1 point where the query does, and 1 alone where 4 is not allowed."""
    monkeypatch.setattr(eval.bench.vectors, "ROWS_AT_ONCE", 2)
    rows = np.array([[0, 1], [0.8, 0.6], [-1, 0], [0, -1], [1, 0]], dtype=np.float32)
    query = np.array([[1, 0]], dtype=np.float32)

    assert nearest(rows, query, 2).tolist() == [[4, 1]]
    assert nearest(rows, query, 2, np.array([True, True, True, False, False])).tolist() == [[1, 0]]
    assert nearest(rows, query, 3, np.array([False, True, False, False, False])).tolist() == [[1]]


def test_drawn_vectors_stay_near_those_they_copy(tmp_path: Path) -> None:
    """Five copies of two unit vectors in turn: unit length, each nearer to its own; the same seed, the same copies."""
    real = np.eye(2, 384, dtype=np.float32)

    drawn = draw(real, 5, tmp_path / "a.npy")

    assert np.linalg.norm(drawn, axis=1) == pytest.approx(np.ones(5), abs=1e-6)
    assert (drawn @ real.T).argmax(axis=1).tolist() == [0, 1, 0, 1, 0]
    assert np.array_equal(drawn, draw(real, 5, tmp_path / "b.npy"))
    assert not np.array_equal(drawn[0], drawn[2])


def test_a_flat_index_finds_all_of_the_nearest(tmp_path: Path) -> None:
    """With a filter and without: every vector is compared."""
    real = np.random.default_rng(1).standard_normal((40, 16), dtype=np.float32)
    real /= np.linalg.norm(real, axis=1, keepdims=True)

    results = measure_vectors(real, real[:5], 400, tmp_path)

    assert [(f.allowed, f.recall) for f in results.found] == [(share, 1.0) for share in SELECTIVITIES]


def test_failures_are_counted_and_not_timed(served: str) -> None:
    """Of four questions two are refused (an empty one is no question)."""
    load = measure_http(served, ["potatoes", ""], clients=2, total=4)

    assert (load.clients, load.questions, load.failed) == (2, 2, 2)


def test_sizes_and_memory(tmp_path: Path) -> None:
    """Mebibytes of files below a folder; this process has some memory of its own."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "f").write_bytes(b"x" * 2**20)

    taken = memory_of(os.getpid())
    assert size_mib(tmp_path) == 1.0
    assert taken is None or taken.private > 1


def test_several_measurements_have_a_middle_and_a_range() -> None:
    """One measurement is its own range and shows none."""
    assert spread([3.0, 1.0, 8.0]) == Spread(3.0, 1.0, 8.0, 3)
    assert [spread(values).text(1) for values in ([3.0, 1.0, 8.0], [2.0])] == ["3.0 (1.0-8.0)", "2.0"]


def test_ours_is_set_over_each_of_the_others() -> None:
    """Half the build, a quarter of the p50, memory unknown, twice the quality."""

    def standing(name: str, seconds: float, p50: float, quality: float) -> Standing:
        load = Load(1, 1, Latency(p50, p50, p50, p50), 1.0, 0)
        return Standing(name, spread([seconds]), load, spread([1.0]), None, dict.fromkeys(QUALITIES, quality))

    table = ratios([standing("ours", 2.0, 5.0, 0.8), standing("plain", 4.0, 20.0, 0.4)])

    assert table.rows == (("plain", "0.50", "1.00", "0.25", "-", "2.00", "2.00", "2.00"),)


def test_a_peer_is_measured_in_a_process_of_its_own(kitchen: Kitchen) -> None:
    """Ready once before and once in the measured process; its hits are scored over the same questions."""
    collection = Collection.open(kitchen.corpus, kitchen.gold)
    told: list[str] = []
    peers = (peer("bm25s"), Peer("stranger", "eval.nowhere", "Nothing", ("no_such_package",)))

    (found,) = measure_peers(kitchen.corpus, kitchen.gold, collection, told.append, peers)

    assert (found.name, found.cold_s.times, found.load.questions) == ("bm25s, heading sections", COLD_STARTS, 3)
    assert found.quality["P(rel=2)@1"] == 1.0
    assert told[1] == "stranger left out: no_such_package not installed; pip install 'rolecite[peers]'"

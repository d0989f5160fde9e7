"""What a bench is built from; its measurements are printed, not asserted."""

import os
import random
from pathlib import Path

import numpy as np
import pytest
from tiny_corpus import Kitchen

import eval.bench.turns
import eval.bench.vectors
from corpus.errors import BadInput
from corpus.reading import read_corpus
from eval.bench.client import Client
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
from eval.bench.machine import apart, memory_of, size_mib, users_environment, watching
from eval.bench.moved import MovedEncoder, index_moved
from eval.bench.peers import COLD_STARTS, QUALITIES, Beside, Encoding, LeftOut, Standing, measure_peers
from eval.bench.spread import Spread, spread
from eval.bench.suite import ENCODER, FIRST_STAGE, HTTP, HTTP_NEW, Asking, Building, Results, Starting
from eval.bench.tables import TARGET, ratios, standings, targets
from eval.bench.turns import Turns, in_turn
from eval.bench.vectors import SELECTIVITIES, draw, measure_vectors, nearest, nearest_of_each
from eval.collection import Collection
from eval.curves import Latency
from eval.peers.systems import Peer, peer
from indexer.build import build_index
from indexer.hashed_encoder import HashedEncoder
from indexer.models import open_encoder
from indexer.snapshot import Snapshot
from service import Rolecite

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

    load = measure(asked.append, ["a", "b", "c"], warm_up=1)

    assert asked == ["a", "a", "b", "c"]
    assert (load.clients, load.questions, load.failed) == (1, 3, 0)


def test_the_nearest_rows_are_found_by_comparing_every_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """In whatever pieces: rows 4 and 1 point where the query does, and 1 alone where 4 is not allowed."""
    monkeypatch.setattr(eval.bench.vectors, "ROWS_AT_ONCE", 2)
    rows = np.array([[0, 1], [0.8, 0.6], [-1, 0], [0, -1], [1, 0]], dtype=np.float32)
    query = np.array([[1, 0]], dtype=np.float32)

    assert nearest(rows, query, 2).tolist() == [[4, 1]]
    assert nearest(rows, query, 2, np.array([True, True, True, False, False])).tolist() == [[1, 0]]
    assert nearest(rows, query, 3, np.array([False, True, False, False, False])).tolist() == [[1]]


def test_the_nearest_under_several_masks_are_those_of_one_product(monkeypatch: pytest.MonkeyPatch) -> None:
    """In one pass and in pieces, the last of them shorter, as numpy sorts the whole product."""
    monkeypatch.setattr(eval.bench.vectors, "ROWS_AT_ONCE", 64)
    random = np.random.default_rng(3)
    rows, queries = random.standard_normal((1000, 8)), random.standard_normal((7, 8))
    masks = [None, random.random(1000) < 0.5, random.random(1000) < 0.02]

    found = nearest_of_each(rows.astype(np.float32), queries.astype(np.float32), 5, masks)

    for mask, numbers in zip(masks, found, strict=True):
        scores = (queries @ rows.T) if mask is None else np.where(mask, queries @ rows.T, -np.inf)
        assert numbers.tolist() == np.argsort(-scores, axis=1)[:, :5].tolist()


def test_drawn_vectors_stay_near_those_they_copy(tmp_path: Path) -> None:
    """Five copies of two unit vectors in turn: unit length, each nearer to its own; the same seed, the same copies."""
    real = np.eye(2, 384, dtype=np.float32)

    drawn = draw(real, 5, tmp_path / "a.npy")

    assert np.linalg.norm(drawn, axis=1) == pytest.approx(np.ones(5), abs=1e-6)
    assert (drawn @ real.T).argmax(axis=1).tolist() == [0, 1, 0, 1, 0]
    assert np.array_equal(drawn, draw(real, 5, tmp_path / "b.npy"))
    assert not np.array_equal(drawn[0], drawn[2])


def moved_kitchen(snapshot: Snapshot) -> MovedEncoder:
    return MovedEncoder(HashedEncoder(), snapshot.store)


def test_moved_passages_are_unit_vectors_near_their_source(kitchen: Kitchen) -> None:
    """Pooled at a cosine near 1 / sqrt(1 + 0.6²), tokens near 1 / sqrt(1 + 0.3²), with the source's own pieces."""
    new = [f"orders {number} crates" for number in range(50)]
    with Snapshot.open(kitchen.index) as snapshot:
        moved = moved_kitchen(snapshot)
        of = [moved.place(text)[0] for text in new]
        pooled, tokens = snapshot.store.vectors(of), snapshot.store.token_vectors(of)
        pieces = snapshot.store.token_pieces(of)

    encoded = moved.encode_passages(new, tokens=True)

    assert len(set(of)) > 1
    assert np.linalg.norm(encoded.pooled, axis=1) == pytest.approx(np.ones(50), abs=1e-5)
    assert np.einsum("ij,ij->i", encoded.pooled, pooled) == pytest.approx(np.full(50, 0.857), abs=0.08)
    assert list(encoded.pieces) == pieces
    for rows, there in zip(encoded.tokens, tokens, strict=True):
        assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(len(there)), abs=1e-5)
        assert np.einsum("ij,ij->i", rows, there) == pytest.approx(np.full(len(there), 0.958), abs=0.06)


def test_moved_passages_depend_on_their_text_alone(kitchen: Kitchen) -> None:
    """The same text moves alike in any company, another one elsewhere; questions are not moved."""
    with Snapshot.open(kitchen.index) as snapshot:
        one, other = moved_kitchen(snapshot), moved_kitchen(snapshot)

    first, second = one.encode_passages(["writes menus", "counts crates"]).pooled

    assert other.encode_passages(["counts crates"]).pooled.tolist() == [second.tolist()]
    assert first @ second < 0.99
    asked = HashedEncoder().encode_queries(["who cooks?"]).pooled
    assert one.encode_queries(["who cooks?"]).pooled.tolist() == asked.tolist()


def test_a_corpus_with_moved_vectors_opens_like_any_other(kitchen: Kitchen, tmp_path: Path) -> None:
    """With the real encoder; all its passages are there, and what is found stands where it says."""
    grow(TEXTS, 2 * PASSAGES_OF_A_DOCUMENT, tmp_path / "grown")

    report, _ = index_moved(tmp_path / "grown", tmp_path / "index", kitchen.index, HashedEncoder())

    with Rolecite.open(tmp_path / "index", encoder=HashedEncoder()) as rolecite:
        best = rolecite.search("who plans shipments?").results[0]
        rows = (tmp_path / "grown" / best.citation.path).read_text("utf-8").splitlines()
        assert rolecite.passages == report.passages == report.embedded
        assert rows[best.citation.start_line - 1] == f"- {best.text}"


def test_a_flat_index_finds_all_of_the_nearest(tmp_path: Path) -> None:
    """With a filter and without: every vector is compared."""
    real = np.random.default_rng(1).standard_normal((40, 16), dtype=np.float32)
    real /= np.linalg.norm(real, axis=1, keepdims=True)

    results = measure_vectors(real, real[:5], 400, tmp_path / "room")

    assert not (tmp_path / "room").exists()
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


def test_the_peak_is_seen_though_it_is_over() -> None:
    """64 MiB held for a moment count; another process's memory is its own."""
    with watching() as watched:
        before = watched.peak_mib
        held = np.ones(64 * 2**20, dtype=np.uint8)
        watched.look(os.getpid())
        del held

    assert apart(os.getpid) != os.getpid()
    assert (before is None) == (watched.peak_mib is None)
    assert before is None or watched.peak_mib is None or watched.peak_mib >= before + 60


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


def test_what_is_to_reach_is_set_against_the_target() -> None:
    """5 ms over HTTP against 20 ms is 0.25; what was not measured is a dash, not a missing row."""

    def load(p50: float, clients: int = 1) -> Load:
        return Load(clients, 1, Latency(p50, p50, p50, p50), 1.0, 0)

    once = spread([1.0])
    asking = (
        Asking(ENCODER, load(2.0)),
        Asking(FIRST_STAGE, load(3.0)),
        Asking(HTTP_NEW, load(5.0)),
        Asking(HTTP, load(4.0)),
        Asking(HTTP, load(70.0, clients=8)),
    )
    built = Building(1, 1, once, None, once, once, 1.0, 1.0)
    ours = Results("as it is", built, Starting(once, once), asking, None, 1.0, {})
    encoding = Encoding("model", 1, spread([500.0]), spread([200.0]))
    mine, plain = (
        Standing(name, once, load(20.0), spread([cold]), None, {}) for name, cold in (("o", 1.0), (TARGET, 8.0))
    )

    turns = Turns(TARGET, 5.0, 4.0, 20.0, spread([0.2, 0.3, 0.25]))

    def measured(turns: Turns | None, *found: Standing) -> list[str]:
        return [row[-1] for row in targets(ours, Beside(found, (), encoding, turns)).rows]

    assert measured(turns, mine, plain) == ["0.25", "0.25 (0.20-0.30)", "0.20", "0.12", "2.50", "1.50"]
    assert measured(None, mine) == ["-", "-", "-", "2.50", "1.50"]


def test_both_are_asked_all_questions_in_turn(
    kitchen: Kitchen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One question warms both up; of three that count two are a turn, asked a second time before the next."""
    asked: list[str] = []

    class Recording(Client):
        def search(self, query: str) -> bool:
            asked.append(query)
            return super().search(query)

    monkeypatch.setattr(eval.bench.turns, "Client", Recording)
    monkeypatch.setattr(eval.bench.turns, "WARM_UP", 1)
    monkeypatch.setattr(eval.bench.turns, "A_TURN", 2)
    build_index(read_corpus([str(kitchen.corpus)]), tmp_path, open_encoder())

    turns = in_turn(tmp_path, kitchen.corpus, kitchen.gold, peer("bm25s"), ["soup", "stock", "knives", "menus"])

    assert asked == ["soup", "stock", "knives", "stock", "knives", "menus", "menus"]
    assert (turns.theirs, turns.ratio.times) == ("bm25s, heading sections", 2)


def test_a_client_says_whether_the_service_answered(served: str) -> None:
    """On one connection: a question, an empty one that is refused, and a question again."""
    with Client(served) as client:
        assert [client.search(query) for query in ("potatoes", "", "potatoes")] == [True, False, True]


def test_a_peer_is_given_only_so_long(kitchen: Kitchen) -> None:
    """A twentieth of a second is not enough to start: its row says so."""
    collection = Collection.open(kitchen.corpus, kitchen.gold)

    found, left = measure_peers(kitchen.corpus, kitchen.gold, collection, lambda _: None, [peer("bm25s")], 0.05)

    assert found == ()
    assert left == (LeftOut("bm25s", "not done within 0.05 s; give it more with --peer-limit"),)
    assert standings(found, left).rows[0][:3] == ("bm25s", left[0].why, "-")


def test_a_peer_is_measured_in_a_process_of_its_own(kitchen: Kitchen) -> None:
    """Ready once before and once in the measured process; its hits are scored over the same questions."""
    collection = Collection.open(kitchen.corpus, kitchen.gold)
    told: list[str] = []
    peers = (peer("bm25s"), Peer("stranger", "eval.nowhere", "Nothing", ("no_such_package",)))

    (found,), left = measure_peers(kitchen.corpus, kitchen.gold, collection, told.append, peers)

    assert (found.name, found.cold_s.times, found.load.questions) == ("bm25s, heading sections", COLD_STARTS, 3)
    assert found.quality["P(rel=2)@1"] == 1.0
    assert left == (LeftOut("stranger", "no_such_package not installed; pip install 'rolecite[peers]'"),)
    assert told[1] == f"stranger left out: {left[0].why}"


def test_what_is_measured_runs_as_users_run_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compiled code is kept whatever holds here; our cap on threads is none of theirs."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")

    ours, theirs = users_environment(), users_environment(theirs=True)

    assert "PYTHONDONTWRITEBYTECODE" not in ours.keys() | theirs.keys()
    assert (ours["OPENBLAS_NUM_THREADS"], theirs.get("OPENBLAS_NUM_THREADS")) == ("1", None)

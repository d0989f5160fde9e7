"""A cross-encoder by name, against sentence-transformers' own on a small random one."""

from __future__ import annotations

import json
import shutil
import sys
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from commands import Ask

from corpus.errors import IndexFault
from indexer.hashed_encoder import HashedEncoder
from indexer.passage import Passage
from indexer.snapshot import Snapshot
from service import Rolecite
from service.cli import run
from service.cross_encoder import CANDIDATES, CrossEncoderReranker, open_reranker
from tests.running_server import running_server, until

QUERY = "who keeps the machines oiled at night"
FAMILY = {"family": "loft/sail-maker"}


def write_model(folder: Path, labels: int = 1) -> Path:
    """A BERT of one layer with random weights that scores pairs of texts."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=64, hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=64,
        max_position_embeddings=300, initializer_range=1.0, num_labels=labels,
    )  # fmt: skip
    words = ["keep", "keeps", "machine", "##s", "oil", "##ed", "at", "night", "who", "sail", "maker", "the", ">", "."]
    folder.mkdir(parents=True)
    (folder / "words.txt").write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        BertForSequenceClassification(config).save_pretrained(folder)
        BertTokenizerFast(vocab=str(folder / "words.txt")).save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_model(tmp_path_factory.mktemp("models") / "reads-pairs")


@pytest.fixture(scope="session")
def passages(index_dir: Path) -> list[Passage]:
    with Snapshot.open(index_dir) as snapshot:
        return snapshot.store.passages(range(len(snapshot.store)))


def probabilities(folder: Path, question: str, texts: list[str]) -> Any:
    """What sentence-transformers itself says, with the activation it uses by default: a sigmoid."""
    from sentence_transformers import CrossEncoder

    return CrossEncoder(str(folder), device="cpu").predict(
        [(question, text) for text in texts], show_progress_bar=False
    )


def test_a_passage_gains_the_probability_that_sentence_transformers_gives(model: Path, passages: list[Passage]) -> None:
    expected = probabilities(model, QUERY, [passage.embedded for passage in passages])
    assert np.ptp(expected) > 0.1  # the model tells passages apart

    reranker = open_reranker(str(model))

    assert (reranker.name, reranker.candidates) == (str(model), CANDIDATES)
    np.testing.assert_allclose(reranker.gains(QUERY, passages), expected, atol=1e-5)
    np.testing.assert_allclose(reranker.gains(QUERY, passages[3:4]), expected[3:4], atol=1e-5)
    assert reranker.gains(QUERY, []).shape == (0,)


def test_a_model_saved_by_sentence_transformers_gives_the_same(
    model: Path, passages: list[Passage], tmp_path: Path
) -> None:
    from sentence_transformers import CrossEncoder

    CrossEncoder(str(model), device="cpu").save(str(tmp_path / "saved"))

    found = open_reranker(str(tmp_path / "saved")).gains(QUERY, passages)

    np.testing.assert_allclose(found, open_reranker(str(model)).gains(QUERY, passages), atol=1e-6)


def test_a_long_passage_is_cut_and_not_refused(model: Path, passages: list[Passage]) -> None:
    from dataclasses import replace

    long = [replace(passages[0], header="", text="night " * count) for count in (400, 5000)]

    found = open_reranker(str(model)).gains("who", long)

    assert found[0] == pytest.approx(found[1])  # both are cut to the same pieces


def test_search_orders_by_what_the_stages_add_up_to(model: Path, index_dir: Path, passages: list[Passage]) -> None:
    read = probabilities(model, QUERY, [passage.embedded for passage in passages])
    gained = {(p.span.path, p.span.start_line): float(gain) for p, gain in zip(passages, read, strict=True)}
    with Rolecite.open(index_dir, encoder=HashedEncoder()) as plain:
        before = plain.search(QUERY, k=100, filters=FAMILY)
    scores = {(hit.citation.path, hit.citation.start_line): hit.score for hit in before.results}

    with Rolecite.open(index_dir, encoder=HashedEncoder(), reranker=str(model)) as rolecite:
        after = rolecite.search(QUERY, k=100, filters=FAMILY, explain=True)

    assert sum(passage.family_id == FAMILY["family"] for passage in passages) <= CANDIDATES  # all of them are read
    assert (before.reranker, after.reranker) == (None, str(model))
    assert {hit.why.cross_encoder for hit in before.results} == {0.0}
    found = [(hit.citation.path, hit.citation.start_line) for hit in after.results]
    for place, hit in zip(found, after.results, strict=True):
        parts = [getattr(hit.why, name) for name in hit.why.__dataclass_fields__ if name != "timings"]
        assert hit.why.cross_encoder == pytest.approx(gained[place], abs=1e-5)
        assert hit.score == pytest.approx(sum(parts), abs=1e-9)
    known = [place for place in found if place in scores]
    assert known == sorted(known, key=lambda place: -scores[place] - gained[place])
    assert known != sorted(known, key=lambda place: -scores[place])  # it was another order before


def test_any_reranker_can_be_given(index_dir: Path) -> None:
    class Later:
        name = "later"
        candidates = 3

        def gains(self, question: str, passages: Sequence[Passage]) -> Any:
            assert (question, len(passages)) == (QUERY, 3)
            return np.array([0.0, 0.0, 9.0], dtype=np.float32)

    with Rolecite.open(index_dir, encoder=HashedEncoder()) as plain:
        third = plain.search(QUERY, k=3).results[2]
    with Rolecite.open(index_dir, encoder=HashedEncoder(), reranker=Later()) as rolecite:
        found = rolecite.search(QUERY, k=1)

    assert (found.results[0].citation, found.reranker) == (third.citation, "later")


def no_model(folder: Path) -> str:
    return f"no-such/{folder.name}"


def an_encoder(folder: Path) -> str:
    from sentence_transformers import SentenceTransformer

    write_model(folder)
    SentenceTransformer(str(folder), device="cpu").save(str(folder / "saved"))
    return str(folder / "saved")


def without_a_head(folder: Path) -> str:
    write_model(folder)
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, "architectures": ["BertModel"]}))
    return str(folder)


def of_two_scores(folder: Path) -> str:
    return str(write_model(folder, labels=2))


def damaged(folder: Path) -> str:
    weights = write_model(folder) / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])
    return str(folder)


def gone(folder: Path) -> str:
    return str(folder / "gone" / "reranker")


def without_files(folder: Path) -> str:
    folder.mkdir()
    return str(folder)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (gone, "gone/reranker' is no folder: give the path of a sentence-transformers CrossEncoder"),
        (no_model, "neither a folder nor in the model hub's cache.*`hf download no-such/model`"),
        (an_encoder, "is no cross-encoder: name a sentence-transformers CrossEncoder"),
        (without_a_head, "is no cross-encoder: name a sentence-transformers CrossEncoder"),
        (without_files, "is no cross-encoder: name a sentence-transformers CrossEncoder"),
        (of_two_scores, "gives 2 scores for a pair: name one that gives one"),
        (damaged, "cannot be loaded by sentence-transformers .*: fetch it again, or name another"),
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_what_cannot_read_pairs_is_named_with_the_next_step(
    make: Callable[[Path], str], said: str, tmp_path: Path
) -> None:
    name = make(tmp_path / "model")

    with pytest.raises(IndexFault, match=said) as raised:
        open_reranker(name)

    assert f"reranker {name!r}" in str(raised.value)


def test_without_the_library_the_next_step_is_to_install_it(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)

    with pytest.raises(IndexFault, match=r"needs sentence-transformers .*pip install sentence-transformers"):
        open_reranker(str(model))


def test_weights_that_give_no_number_are_refused(model: Path, tmp_path: Path) -> None:
    from safetensors.numpy import load_file, save_file

    broken = Path(shutil.copytree(model, tmp_path / "broken"))
    weights = load_file(broken / "model.safetensors")
    save_file({**weights, "classifier.bias": np.array([np.nan], dtype=np.float32)}, broken / "model.safetensors")

    with pytest.raises(IndexFault, match="gives no finite score"):
        open_reranker(str(broken))


def test_the_commands_take_it_by_option_and_by_environment(
    model: Path, indexed: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    code, body = ask("search", QUERY, "--index", str(indexed), "--reranker", str(model))
    assert (code, body["reranker"]) == (0, str(model))
    assert all(0 < hit["why"]["cross_encoder"] < 1 for hit in body["results"])

    monkeypatch.setenv("ROLECITE_RERANKER", str(model))
    _, answer = ask("ask", QUERY, "--index", str(indexed), "--explain")
    assert answer["explanation"]["reranker"] == str(model)
    capfdbinary.readouterr()
    run(["search", QUERY, "--index", str(indexed), "--explain"])
    assert f"best passages read again by {model}" in capfdbinary.readouterr().out.decode()

    monkeypatch.setenv("ROLECITE_RERANKER", "no-such/reranker")
    code, problem = ask("search", QUERY, "--index", str(indexed))
    assert (code, problem["status"]) == (3, 503)
    assert "reranker 'no-such/reranker'" in problem["detail"]

    monkeypatch.setenv("ROLECITE_RERANKER", "")
    assert ask("search", QUERY, "--index", str(indexed))[1]["reranker"] is None


def test_a_service_reads_with_it_and_says_so(
    model: Path,
    index_dir: Path,
) -> None:
    with running_server(index_dir, HashedEncoder(), reranker=str(model)) as url:
        assert httpx.get(f"{url}/readyz").json()["reranker"] == str(model)
        body = httpx.post(f"{url}/v1/search", json={"query": QUERY, "k": 2}).json()

    assert body["reranker"] == str(model)
    assert min(hit["why"]["cross_encoder"] for hit in body["results"]) > 0


def test_a_service_whose_reranker_is_missing_is_not_ready_and_says_why(
    index_dir: Path,
) -> None:
    with running_server(index_dir, HashedEncoder(), ready=False, reranker="no-such/reranker") as url:
        until(lambda: "no-such/reranker" in httpx.get(f"{url}/readyz").json()["detail"])
        assert httpx.get(f"{url}/readyz").status_code == 503


def test_gain_is_what_certainty_adds(model: Path, passages: list[Passage]) -> None:
    from sentence_transformers import CrossEncoder

    loaded = CrossEncoder(str(model), device="cpu")
    half, whole = (CrossEncoderReranker("x", loaded, gain=gain) for gain in (0.5, 1.0))

    np.testing.assert_allclose(half.gains(QUERY, passages), whole.gains(QUERY, passages) / 2, rtol=1e-6)

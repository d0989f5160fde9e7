"""The encoders with a model, against sentence-transformers on a small random one."""

import json
import os
import shutil
import subprocess
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import IndexFault
from indexer.encoder import Encoder
from indexer.models import open_encoder
from indexer.onnx_encoder import OnnxEncoder
from indexer.torch_encoder import TorchEncoder
from indexer.weights import find_model

ROOT = Path(__file__).parents[2]
TEXTS = ["bake bread", "plan the work of the crew and write it down", "a", "bread bread bread", "émigré qqq 😀"]


@pytest.fixture(scope="session")
def small_model(tmp_path_factory):
    """A sentence-transformers folder: BERT of two layers with random weights, mean pooling, normalised."""
    folder = tmp_path_factory.mktemp("models") / "small"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import torch
        from transformers import BertConfig, BertModel, BertTokenizerFast

        torch.manual_seed(0)
        config = BertConfig(
            vocab_size=64, hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64,
            max_position_embeddings=48, initializer_range=0.5,
        )  # fmt: skip
        BertModel(config).save_pretrained(folder)
        words = ["bake", "bread", "plan", "the", "work", "a", "e", "##mi", "##gre", "query", ":", "passage"]
        vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]
        (folder / "words.txt").write_text("\n".join(vocabulary))
        BertTokenizerFast(vocab=str(folder / "words.txt")).save_pretrained(folder)
    kinds = ["Transformer", "Pooling", "Normalize"]
    modules = [
        {"idx": n, "name": str(n), "path": f"{n}_{kind}" if n else "", "type": f"sentence_transformers.models.{kind}"}
        for n, kind in enumerate(kinds)
    ]
    (folder / "modules.json").write_text(json.dumps(modules))
    (folder / "sentence_bert_config.json").write_text(json.dumps({"max_seq_length": 16, "do_lower_case": False}))
    (folder / "1_Pooling").mkdir()
    write_pooling(folder, "mean_tokens")
    (folder / "2_Normalize").mkdir()
    return folder


def write_pooling(folder, mode):
    (folder / "1_Pooling" / "config.json").write_text(
        json.dumps(
            {
                "word_embedding_dimension": 32,
                **{f"pooling_mode_{m}": m == mode for m in ("mean_tokens", "cls_token", "max_tokens")},
            }
        )
    )


@pytest.fixture
def model(small_model, tmp_path):
    return Path(shutil.copytree(small_model, tmp_path / "model"))


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


def reference(folder, texts):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from sentence_transformers import SentenceTransformer

        return SentenceTransformer(str(folder), device="cpu").encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False
        )


@pytest.mark.parametrize("pooling", ["mean_tokens", "cls_token"])
def test_fp32_on_onnx_equals_sentence_transformers(model, cache, pooling):
    write_pooling(model, pooling)

    encoder = open_encoder(str(model), precision="fp32", cache_dir=cache, announce=lambda _: None)

    assert isinstance(encoder, OnnxEncoder)
    assert isinstance(encoder, Encoder)
    np.testing.assert_allclose(encoder.encode_passages(TEXTS).pooled, reference(model, TEXTS), atol=1e-5)


def test_a_model_saved_by_the_installed_sentence_transformers_can_be_opened(model, cache, tmp_path):
    """Its files say the same in other places than those of the published models."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from sentence_transformers import SentenceTransformer

        SentenceTransformer(str(model), device="cpu", prompts={"query": "query: "}).save(str(tmp_path / "saved"))

    encoder = open_encoder(str(tmp_path / "saved"), precision="fp32", cache_dir=cache, announce=lambda _: None)

    identity = encoder.identity
    assert isinstance(encoder, OnnxEncoder)
    assert (identity.pooling, identity.max_tokens, identity.query_prompt) == ("mean", 16, "query: ")
    np.testing.assert_allclose(encoder.encode_passages(TEXTS).pooled, reference(model, TEXTS), atol=1e-5)


def test_prompts_go_in_front_through_their_own_doors(model, cache):
    prompts = {"prompts": {"query": "query: ", "document": "passage: "}}
    (model / "config_sentence_transformers.json").write_text(json.dumps(prompts))
    encoder = open_encoder(str(model), precision="fp32", cache_dir=cache, announce=lambda _: None)

    queries, passages = encoder.encode_queries(["bake bread"]), encoder.encode_passages(["bake bread"])

    np.testing.assert_allclose(queries.pooled, reference(model, ["query: bake bread"]), atol=1e-5)
    np.testing.assert_allclose(passages.pooled, reference(model, ["passage: bake bread"]), atol=1e-5)
    assert encoder.count_pieces("bake bread") == 6


def test_token_vectors_are_unit_rows_whose_mean_is_the_pooled_direction(model, cache):
    """Only up to their lengths, which are lost: so it is checked for a text of equal pieces."""
    encoder = open_encoder(str(model), precision="fp32", cache_dir=cache, announce=lambda _: None)

    encoded = encoder.encode_passages(["bake bread", "zzz"], tokens=True)

    assert encoded.pieces == (("[CLS]", "bake", "bread", "[SEP]"), ("[CLS]", "[UNK]", "[SEP]"))
    assert [rows.shape for rows in encoded.tokens] == [(4, 32), (3, 32)]
    for rows in encoded.tokens:
        np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_a_query_over_the_limit_is_cut_as_sentence_transformers_cuts_it(model, cache):
    encoder = open_encoder(str(model), precision="fp32", cache_dir=cache, announce=lambda _: None)
    long = "bake bread " * 40

    encoded = encoder.encode_queries([long], tokens=True)

    assert len(encoded.pieces[0]) == 16
    assert encoded.pieces[0][-1] == "[SEP]"
    np.testing.assert_allclose(encoded.pooled, reference(model, [long]), atol=1e-5)


def test_a_passage_over_the_limit_is_refused(model, cache):
    encoder = open_encoder(str(model), cache_dir=cache, announce=lambda _: None)

    with pytest.raises(ValueError, match=r"passage of 82 word pieces, the limit is 16: 'bake bread"):
        encoder.encode_passages(["bake bread " * 40])


def test_other_pipelines_run_in_torch(model, cache):
    write_pooling(model, "max_tokens")

    encoder = open_encoder(str(model), cache_dir=cache)

    assert isinstance(encoder, TorchEncoder)
    assert isinstance(encoder, Encoder)
    assert (encoder.identity.pooling, encoder.identity.precision, encoder.identity.max_tokens) == (
        "max_tokens",
        "fp32",
        16,
    )
    np.testing.assert_allclose(encoder.encode_passages(TEXTS).pooled, reference(model, TEXTS), atol=1e-6)
    assert encoder.encode_queries(TEXTS[:1], tokens=True).tokens == ()
    assert encoder.count_pieces("bake bread") == 4


def test_weights_settings_and_precision_make_another_identity(model, cache):
    identities = [
        open_encoder(str(model), precision=p, cache_dir=cache, announce=lambda _: None).identity
        for p in ("int8", "fp32")
    ]
    write_pooling(model, "cls_token")
    identities.append(open_encoder(str(model), cache_dir=cache, announce=lambda _: None).identity)

    assert len({identity.digest for identity in identities}) == 3


def test_a_damaged_export_is_made_again(model, cache):
    said = []
    before = open_encoder(str(model), cache_dir=cache, announce=said.append).encode_queries(TEXTS).pooled
    (export,) = (cache / "encoders").glob("*/model.onnx")
    export.write_bytes(export.read_bytes()[:-100])

    after = open_encoder(str(model), cache_dir=cache, announce=said.append).encode_queries(TEXTS).pooled

    assert np.array_equal(before, after)
    assert [line.split()[0] for line in said] == ["preparing", "encoder", "preparing", "encoder"]


def test_two_processes_at_once_make_one_export(model, cache):
    program = "import sys; from indexer.models import open_encoder; open_encoder(sys.argv[1])"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ROLECITE_CACHE": str(cache)}
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(model)], env=environment, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]

    said = "".join(process.communicate()[1] for process in started)

    assert [process.returncode for process in started] == [0, 0]
    assert said.count("preparing the encoder") == 1
    assert [file.name for file in (cache / "encoders").iterdir() if file.is_dir()] == [
        file.parent.name for file in (cache / "encoders").glob("*/model.onnx")
    ]


def test_a_cache_that_cannot_be_written_says_what_to_set(model, tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(IndexFault, match=r"cannot write the encoder cache .* set ROLECITE_CACHE"):
        open_encoder(str(model), cache_dir=tmp_path / "file", announce=lambda _: None)


def test_a_model_that_is_nowhere_says_what_to_give(tmp_path, monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")

    with pytest.raises(IndexFault, match=r"model '.*/nowhere' is neither a folder.*give the path"):
        find_model(str(tmp_path / "nowhere"))


@pytest.mark.parametrize(
    ("name", "next_step"),
    [("no-such/model", "run `hf download no-such/model`"), ("/gone/model", "put the folder back")],
)
def test_to_open_an_index_no_model_is_fetched_and_the_missing_one_is_named(name, next_step):
    with pytest.raises(IndexFault, match=rf"model '{name}'.*nothing is fetched.*{next_step}.*--model FOLDER"):
        open_encoder(name, fetch=False)


def test_a_folder_without_weights_says_so(tmp_path):
    with pytest.raises(IndexFault, match=r"holds no weights \(\*\.safetensors or \*\.bin\)"):
        find_model(str(tmp_path))


@pytest.fixture(scope="module")
def default():
    return open_encoder()


def test_the_default_model_is_the_one_that_comes_along(default):
    identity = default.identity

    assert (identity.name, identity.dimension, identity.max_tokens, identity.pooling, identity.precision) == (
        "role-minilm-l6", 384, 256, "mean", "int8")  # fmt: skip


def test_other_weights_under_the_general_models_name_are_refused(tmp_path, monkeypatch):
    from indexer import weights

    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    monkeypatch.setattr(weights, "_packaged_folder", lambda: tmp_path)

    with pytest.raises(IndexFault, match=f"has sha256 \\w+, the published weights have {weights.GENERAL_SHA256}"):
        find_model()


def test_a_vector_depends_on_its_own_text_alone(default):
    """Dynamic int8 would let neighbours in a batch change it."""
    together = default.encode_passages(TEXTS * 3, tokens=True)

    for row, text in enumerate(TEXTS * 3):
        alone = default.encode_passages([text], tokens=True)
        assert np.array_equal(alone.pooled[0], together.pooled[row])
        assert np.array_equal(alone.tokens[0], together.tokens[row])
        assert np.array_equal(alone.pooled, default.encode_queries([text]).pooled)


def test_threads_change_nothing(default):
    expected = [default.encode_queries([text]).pooled for text in TEXTS]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: default.encode_queries([text]).pooled, TEXTS * 20))

    assert all(np.array_equal(rows, expected[n % len(TEXTS)]) for n, rows in enumerate(found))


def test_meaning_outranks_shared_words(default):
    passages = [
        "Reconcile balances between subsidiaries of the group",
        "Own the settlement of visa cases for new colleagues",
        "Bake bread for the office",
    ]

    scores = (
        default.encode_passages(passages).pooled
        @ default.encode_queries(["consolidating intercompany accounts"]).pooled[0]
    )

    assert scores.argsort()[::-1].tolist() == [0, 1, 2]


def test_any_text_can_be_encoded(default):
    rows = default.encode_queries(["", "\0", "\ud800", "😀" * 999, "x" * 300_000]).pooled

    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_rows(default):
    assert default.encode_passages([], tokens=True).pooled.shape == (0, 384)


def test_progress_counts_texts(default):
    told = []

    default.encode_passages(TEXTS, progress=lambda done, total: told.append((done, total)))

    assert told == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]


def test_opening_an_index_and_a_query_import_no_torch(default, tmp_path):
    """Nor transformers, sentence-transformers and the onnx package: a query is answered without them."""
    from written_corpus import baker, corpus_of

    from indexer.build import build_index

    build_index(corpus_of(baker()), tmp_path, default)
    program = """
import sys
from pathlib import Path
from indexer.models import open_encoder
from indexer.snapshot import Snapshot
with Snapshot.open(Path(sys.argv[1])) as snapshot:
    encoder = open_encoder(snapshot.manifest.encoder.name, precision=snapshot.manifest.encoder.precision)
    snapshot.check_encoder(encoder.identity)
    vector = encoder.encode_queries(["who bakes bread?"]).pooled[0]
    found = snapshot.store.search_vector(vector, 1), snapshot.store.search_text("bread", 1)
    print(*(each.numbers[0] for each in found))
print([name for name in ("torch", "transformers", "sentence_transformers", "onnx", "tiktoken") if name in sys.modules])
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout.splitlines() == ["0 0", "[]"]

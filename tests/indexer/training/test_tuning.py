"""The training on a model small enough for a test."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from shelves import shelf_of
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from indexer.onnx_encoder import OnnxEncoder
from indexer.packaged_encoder import find_packaged
from indexer.training.export import mix, mixed, package, save
from indexer.training.negatives import Mined
from indexer.training.pairs import Shelf
from indexer.training.scoring import Rarity
from indexer.training.texts import in_pieces
from indexer.training.tuning import (
    Recipe,
    TokenEncoder,
    Weights,
    batches,
    losses,
    max_sim,
    padded,
    tune,
)

WORDS = ("weigh", "flour", "salt", "scrub", "bowls", "oil", "tins", "offers", "sign", "contracts", "who", "money")
LINES = [
    ("baker", "weigh flour salt"),
    ("baker", "scrub bowls"),
    ("baker", "oil tins"),
    ("buyer", "weigh offers"),
    ("buyer", "sign contracts"),
]
ASKED = {"who scrub": [1], "money": [3], "who sign": [4], "who weigh salt": [0]}
MINED = (
    Mined(1, (0,), (4,), frozenset({1, 2})),
    Mined(3, (4,), (0,), frozenset({3})),
    Mined(4, (3,), (1,), frozenset({4})),
    Mined(0, (1,), (3,), frozenset({0})),
)
RECIPE = replace(
    Recipe(), epochs=60, batch=4, rate=0.01, dimensions=(16, 8), identity=0.25, longest=8, threads=1, keeping=0.0
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a transformer of two layers, sixteen wide, and a tokenizer of whole words."""
    from transformers import BertConfig, BertModel

    folder = tmp_path_factory.mktemp("base")
    names = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS]
    tokenizer = Tokenizer(models.WordLevel({name: i for i, name in enumerate(names)}, "[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(names), hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32
    )
    BertModel(config).save_pretrained(folder)
    return folder


@pytest.fixture
def shelf() -> Shelf:
    return shelf_of(LINES, ASKED)


def trained(base: Path, shelf: Shelf, recipe: Recipe = RECIPE) -> Weights:
    texts = in_pieces(shelf, MINED, Tokenizer.from_file(str(base / "tokenizer.json")), recipe.longest)
    *_, last = tune(base, [texts], recipe, lambda _: None)
    return last


def test_max_sim_worked_by_hand():
    asked = torch.tensor([[[1.0, 0.0], [0.0, 1.0]]])
    weights = torch.tensor([[0.75, 0.25]])
    held = torch.tensor([[[0.6, 0.8], [1.0, 0.0]], [[0.0, 1.0], [0.0, 0.0]]])
    mask = torch.tensor([[1, 1], [1, 0]])

    found = max_sim(asked, weights, held, mask)

    # First passage: 0.75 * 1 + 0.25 * 0.8. Second, its padding unseen: 0.75 * 0 + 0.25 * 1.
    torch.testing.assert_close(found, torch.tensor([[0.95, 0.25]]))


def test_padding_changes_no_vector(base: Path):
    model = TokenEncoder(base).eval()
    short, long = [2, 5, 3], [2, 6, 7, 8, 9, 3]

    with torch.no_grad():
        alone, alone_tokens = model(*padded([short]))
        beside, beside_tokens = model(*padded([short, long]))

    torch.testing.assert_close(alone[0], beside[0], atol=0.02, rtol=0)  # bfloat16
    torch.testing.assert_close(alone_tokens[0], beside_tokens[0, :3], atol=0.02, rtol=0)
    assert not beside_tokens[0, 3:].any()


def test_an_epoch_asks_every_question_once_and_brings_its_negatives(base: Path, shelf: Shelf):
    texts = in_pieces(shelf, MINED, Tokenizer.from_file(str(base / "tokenizer.json")), 8)

    plan = list(batches([texts], replace(RECIPE, batch=2), random.Random(1)))

    assert sorted(number for batch in plan for number in batch.questions) == [0, 1, 2, 3]
    for batch in plan:
        answers = [batch.passages[place] for place in batch.right]
        assert answers == [MINED[q].answer for q in batch.questions] + list(batch.lines)
        for question in batch.questions:
            assert {*MINED[question].family, *MINED[question].others} <= set(batch.passages)
        assert len(set(batch.passages)) == len(batch.passages)


def test_what_may_answer_as_well_is_excused(base: Path, shelf: Shelf):
    doubled = (replace(MINED[0], others=(2,)), *MINED[1:])
    texts = in_pieces(shelf, doubled, Tokenizer.from_file(str(base / "tokenizer.json")), 8)

    (batch,) = batches([texts], RECIPE, random.Random(1))

    row = batch.questions.index(0)
    assert [batch.passages[place] for place in batch.excused[row]] == [2]


def test_questions_weigh_by_the_passages_of_their_company(base: Path, shelf: Shelf):
    texts = in_pieces(shelf, MINED, Tokenizer.from_file(str(base / "tokenizer.json")), 8)
    rarity = Rarity.over([["[CLS]", *text.split(), "[SEP]"] for _, text in LINES])

    expected = rarity.weights(["[CLS]", "who", "weigh", "salt", "[SEP]"])

    np.testing.assert_allclose(texts.weights[3], expected, rtol=1e-6)


def test_training_makes_the_answers_nearest(base: Path, shelf: Shelf):
    texts = in_pieces(shelf, MINED, Tokenizer.from_file(str(base / "tokenizer.json")), 8)
    (batch,) = batches([texts], RECIPE, random.Random(1))
    before = torch.zeros((len(LINES), 16))
    weights = trained(base, shelf)
    model = TokenEncoder(base).eval()
    with torch.no_grad():
        untrained = losses(model, before, batch, RECIPE)
        model.transformer.load_state_dict(weights)
        after = losses(model, before, batch, RECIPE)

    assert after.pooled < untrained.pooled / 2
    assert after.late < untrained.late / 2
    assert after.taught < untrained.taught


def test_the_same_recipe_gives_the_same_weights_and_leaves_word_embeddings_alone(base: Path, shelf: Shelf):
    recipe = replace(RECIPE, epochs=2)

    first, second = trained(base, shelf, recipe), trained(base, shelf, recipe)

    assert all(torch.equal(first[name], second[name]) for name in first)
    old = load_file(base / "model.safetensors")
    changed = {name for name in first if not torch.equal(first[name], old[name])}
    assert changed
    assert not {name for name in changed if name.startswith("embeddings")}


def test_what_is_kept_is_near_to_what_was(base: Path, shelf: Shelf):
    loose, kept = trained(base, shelf), trained(base, shelf, replace(RECIPE, keeping=100.0))
    old = load_file(base / "model.safetensors")

    def moved(weights: Weights) -> float:
        model = TokenEncoder(base).eval()
        rows = padded([[2, 4, 5, 6, 3], [2, 7, 8, 3]])
        with torch.no_grad():
            was = torch.nn.functional.normalize(model(*rows)[0], dim=-1)
            model.transformer.load_state_dict(old | weights)
            now = torch.nn.functional.normalize(model(*rows)[0], dim=-1)
        return float((1 - (was * now).sum(dim=1)).mean())

    assert moved(kept) < moved(loose) / 2


def test_a_mix_is_the_mean_weight_by_weight(tmp_path: Path, base: Path, shelf: Shelf):
    tuned = trained(base, shelf, replace(RECIPE, epochs=1))
    old = load_file(base / "model.safetensors")

    assert all(torch.equal(weights, old[name]) for name, weights in mix(old, tuned, 0.0).items())
    save(base, tuned, 0.5, tmp_path / "mixed")

    mixed = load_file(tmp_path / "mixed" / "model.safetensors")
    assert mixed.keys() == old.keys()
    for name, weights in mixed.items():
        torch.testing.assert_close(weights, (old[name] + tuned[name]) / 2)
    assert (tmp_path / "mixed" / "tokenizer.json").read_bytes() == (base / "tokenizer.json").read_bytes()


def test_a_packaged_model_gives_the_vectors_of_the_model_it_was_made_of(tmp_path: Path, base: Path, shelf: Shelf):
    tuned = trained(base, shelf, replace(RECIPE, epochs=1))
    save(base, tuned, 1.0, tmp_path / "model")

    package(tmp_path / "model", tmp_path / "tiny", RECIPE, [shelf])

    found = find_packaged("tiny", tmp_path)
    assert (found.precision, found.made["questions"]) == ("int8", "4")
    packaged = OnnxEncoder.packaged("tiny", home=tmp_path, threads=1).encode_passages([text for _, text in LINES])
    with mixed(base, tuned, 1.0, 1) as encoder:
        exact = encoder.encode_passages([text for _, text in LINES])
    assert (packaged.pooled * exact.pooled).sum(axis=1).min() > 0.99

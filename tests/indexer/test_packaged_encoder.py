"""The encoder that comes with the program."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import IndexFault
from indexer.models import open_encoder
from indexer.onnx_encoder import OnnxEncoder
from indexer.packaged_encoder import HOME, MANIFEST, ROLE_MODEL, find_packaged, packaged_names, write_manifest

LINES = [
    "Reconcile intercompany balances each month and settle them between the entities.",
    "Run payroll for three countries and answer employees' questions about their payslip.",
    "Prepare the statutory accounts and support the external audit.",
    "Negotiate price and terms with vendors and keep the contract register.",
    "Forecast cash weekly and place surplus funds within the investment policy.",
    "Maintain the chart of accounts and the close calendar.",
]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree(HOME / ROLE_MODEL, tmp_path / ROLE_MODEL)
    return tmp_path


def test_it_opens_by_its_name_without_an_export(tmp_path: Path):
    encoder = open_encoder(ROLE_MODEL, cache_dir=tmp_path / "cache")

    identity = encoder.identity
    assert (identity.name, identity.precision, identity.dimension) == (ROLE_MODEL, "int8", 384)
    assert identity.digest == find_packaged(ROLE_MODEL).digest
    assert not (tmp_path / "cache").exists()


def test_it_knows_what_plain_words_mean():
    encoder = open_encoder(ROLE_MODEL)
    asked = {
        "settling up what our own companies owe each other": 0,
        "who do I ask when my wages look wrong": 1,
        "who gets the best deal out of suppliers": 3,
        "where is spare money parked until we need it": 4,
    }

    near = encoder.encode_queries(list(asked)).pooled @ encoder.encode_passages(LINES).pooled.T

    assert near.argmax(axis=1).tolist() == list(asked.values())


def test_pooled_and_token_vectors_are_of_one_pass():
    encoder = open_encoder(ROLE_MODEL)

    found = encoder.encode_passages(LINES[:1], tokens=True)

    assert found.pieces[0][:4] == ("[CLS]", "reconcile", "inter", "##com")
    assert len(found.tokens[0]) == len(found.pieces[0]) == encoder.count_pieces(LINES[0])
    np.testing.assert_allclose(np.linalg.norm(found.tokens[0], axis=1), 1, atol=1e-5)
    np.testing.assert_array_equal(found.pooled, encoder.encode_passages(LINES[:1]).pooled)


def test_another_precision_is_refused_by_name():
    with pytest.raises(IndexFault, match=f"model '{ROLE_MODEL}' comes at precision 'int8', not 'fp32'"):
        open_encoder(ROLE_MODEL, precision="fp32")


def test_a_damaged_file_is_named(home: Path):
    file = home / ROLE_MODEL / "tokenizer.json"
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")

    with pytest.raises(IndexFault) as told:
        OnnxEncoder.packaged(ROLE_MODEL, home=home)

    assert str(told.value).startswith(f"{file} is not the file {home / ROLE_MODEL / MANIFEST} names")


@pytest.mark.parametrize("manifest", ["", "{}", '{"name": 1}'])
def test_a_manifest_that_is_none_is_told(home: Path, manifest: str):
    (home / ROLE_MODEL / MANIFEST).write_text(manifest, encoding="utf-8")

    with pytest.raises(IndexFault, match=f"cannot read the encoder {home / ROLE_MODEL}"):
        find_packaged(ROLE_MODEL, home)


def test_what_is_written_is_what_is_found(home: Path):
    before = find_packaged(ROLE_MODEL, home)
    (home / ROLE_MODEL / MANIFEST).unlink()
    assert packaged_names(home) == ()

    write_manifest(home / ROLE_MODEL, ROLE_MODEL, before.precision, before.config, {"by": "hand"})

    assert packaged_names(home) == (ROLE_MODEL,)
    after = find_packaged(ROLE_MODEL, home)
    assert (after.config, after.files, after.digest) == (before.config, before.files, before.digest)
    assert after.made == {"by": "hand"}


def test_the_digest_stands_for_settings_and_files(home: Path):
    before = find_packaged(ROLE_MODEL, home).digest
    manifest = home / ROLE_MODEL / MANIFEST
    written = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps(written | {"made": {}}), encoding="utf-8")
    assert find_packaged(ROLE_MODEL, home).digest == before

    written["config"]["query_prompt"] = "query: "
    manifest.write_text(json.dumps(written), encoding="utf-8")

    assert find_packaged(ROLE_MODEL, home).digest != before

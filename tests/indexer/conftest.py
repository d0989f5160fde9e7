"""What most tests of this folder begin with."""

from __future__ import annotations

from pathlib import Path

import pytest
from written_corpus import baker, buyer, corpus_of

from corpus.model import Corpus
from indexer.encoder import Encoder
from indexer.hashed_encoder import HashedEncoder


@pytest.fixture
def corpus() -> Corpus:
    return corpus_of(buyer(), baker())


@pytest.fixture
def encoder() -> Encoder:
    return HashedEncoder()


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    return tmp_path / "index"

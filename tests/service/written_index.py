"""Documents written to a folder and indexed."""

from __future__ import annotations

from pathlib import Path

from corpus.reading import read_corpus
from indexer.build import build_index
from indexer.encoder import Encoder
from indexer.hashed_encoder import HashedEncoder

BASE_URL = "https://careers.example/families"


def write_corpus(folder: Path, documents: dict[str, str]) -> Path:
    for path, text in documents.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    return folder


def index_documents(
    folder: Path, index_dir: Path, documents: dict[str, str], base_url: str | None = BASE_URL,
    encoder: Encoder | None = None,
) -> str:  # fmt: skip
    """Indexes `documents` and gives the snapshot's id."""
    source = write_corpus(folder, documents)
    corpus = read_corpus([str(source)], subdir=None, base_url=base_url)
    return build_index(corpus, index_dir, encoder or HashedEncoder()).snapshot

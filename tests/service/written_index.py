"""Documents written to a folder, indexed and opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.reading import read_corpus
from indexer.build import build_index
from indexer.encoder import Encoder
from indexer.hashed_encoder import HashedEncoder
from service import Rolecite

Opened = Callable[[dict[str, str]], Rolecite]
"""Documents by path, and what answers over them until the module's tests are done."""
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


@contextmanager
def over(folder: Path, documents: dict[str, str], encoder: Encoder) -> Iterator[Rolecite]:
    """Opens an index of `documents`, which lies in `folder` beside them."""
    index_documents(folder / "corpus", folder / "index", documents, None, encoder)
    with Rolecite.open(folder / "index", encoder=encoder) as rolecite:
        yield rolecite

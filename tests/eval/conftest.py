"""What the tests of evaluation share: a corpus whose lines say what they cost, and the judged corpus outside."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tiny_corpus import COOK, QUESTIONS, Costed, Kitchen

from corpus.reading import read_corpus
from eval.trail import LineCosts
from indexer.build import build_index
from indexer.hashed_encoder import HashedEncoder
from tests.running_server import running_server

ROOT = Path(__file__).parents[2]


@pytest.fixture
def costed() -> Costed:
    """Make line costs of documents whose rows are their own token counts."""

    def make(**documents: str) -> LineCosts:
        return LineCosts({f"{name}.md": text.replace(" ", "\n") for name, text in documents.items()}, int)

    return make


@pytest.fixture
def shared() -> Path:
    """The folder of judged corpora beside the repository; without it the test is skipped."""
    folder = (ROOT / os.environ.get("ROLECITE_SHARED", "../shared")).resolve()
    if not (folder / "gold").is_dir():
        pytest.skip(f"no judged corpora in {folder}; set ROLECITE_SHARED")
    return folder


@pytest.fixture(scope="session")
def kitchen(tmp_path_factory: pytest.TempPathFactory) -> Kitchen:
    """Built once: documents, questions and an index."""
    root = tmp_path_factory.mktemp("kitchen")
    (root / "corpus" / "kitchen").mkdir(parents=True)
    (root / "corpus" / "kitchen" / "cook.md").write_text(COOK)
    (root / "gold").mkdir()
    (root / "gold" / "queries.jsonl").write_text(QUESTIONS)
    corpus = read_corpus([str(root / "corpus")], subdir=None, base_url=None)
    build_index(corpus, root / "index", HashedEncoder())
    return Kitchen(root / "corpus", root / "gold", root / "index")


@pytest.fixture(scope="session")
def served(kitchen: Kitchen) -> Iterator[str]:
    """The base URL of a real server over the kitchen's index, on a free port of the loopback."""
    with running_server(kitchen.index, HashedEncoder()) as url:
        yield url

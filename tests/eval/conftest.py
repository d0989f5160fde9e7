"""What the tests of evaluation share: a corpus whose lines say what they cost, and the judged corpus outside."""

import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn
from tiny_corpus import COOK, QUESTIONS, Costed, Kitchen

from corpus.reading import read_corpus
from eval.trail import LineCosts
from indexer.build import build_index
from indexer.hashed_encoder import HashedEncoder
from service import create_app
from service.settings import Settings

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
    app = create_app(Settings(index=kitchen.index), encoder=HashedEncoder())
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.01)
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    while httpx.get(f"{url}/readyz").is_error:
        thread.join(0.01)
    yield url
    server.should_exit = True
    thread.join()
    listener.close()

"""A small corpus of our own, indexed with an encoder whose order can be told by hand, and everything above it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from commands import Ask
from fastapi import FastAPI
from fastapi.testclient import TestClient
from written_index import Opened, index_documents, over, write_corpus

from indexer.encoder import Encoder
from indexer.hashed_encoder import HashedEncoder
from indexer.models import DEFAULT_MODEL, open_encoder
from service import Rolecite, create_app
from service.cli import run
from service.settings import Settings
from tests.running_server import running_server, until

SAIL_MAKER = """\
---
title: Sail Maker
---

## Levels

### Sail Maker

The Sail Maker reports to the [Loft Manager](/careers/loft/sail-making-management/).

#### Sail Maker Job Grade

The Sail Maker is a [grade 5](/handbook/pay/).

#### Sail Maker Responsibilities

- Cut and sew **mainsails** to the drawing
- Keep the loft's sewing machines oiled and set

#### Sail Maker Requirements

- 2 years of stitching canvas
- You share our values and act on them every day

### Senior Sail Maker

The Senior Sail Maker reports to the [Loft Manager](/careers/loft/sail-making-management/).

#### Senior Sail Maker Job Grade

The Senior Sail Maker is a [grade 6](/handbook/pay/).

#### Senior Sail Maker Responsibilities

- Extends the Sail Maker responsibilities
- Draw spinnakers from a blank sheet and 🪡 test them

#### Senior Sail Maker Requirements

- 5 years of stitching canvas
- You share our values and act on them every day

## Hiring Process

- A thirty-minute call with a recruiter
- A morning at the bench with the loft team
"""
SAIL_MANAGEMENT = """\
---
title: Sail Making Management
---

## Levels

### Manager, Sail Making

#### Manager, Sail Making Job Grade

The Manager, Sail Making is a [grade 8](/handbook/pay/).

#### Manager, Sail Making Responsibilities

- Plan who sews what in which week
- You share our values and act on them every day

### Director, Sail Making

#### Director, Sail Making Responsibilities

- Own the yearly budget for cloth
"""
HARBOUR_PILOT = """\
---
title: Harbour Pilot
---

## Levels

### Harbour Pilot

#### Harbour Pilot Job Grade

The Harbour Pilot is a [grade 7](/handbook/pay/).

#### Harbour Pilot Responsibilities

- Guide ferries past the breakwater at night
- Write the incident report within a day

#### Harbour Pilot Requirements

- A pilot's licence for vessels over 90 metres
"""
CORPUS = {
    "loft/sail-maker.md": SAIL_MAKER,
    "loft/sail-making-management.md": SAIL_MANAGEMENT,
    "harbour/harbour-pilot.md": HARBOUR_PILOT,
}


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """The documents of the index, by path."""
    return CORPUS


@pytest.fixture(scope="session")
def index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("boats")
    index_documents(folder / "corpus", folder / "index", CORPUS)
    return folder / "index"


@pytest.fixture
def build_index_of(tmp_path: Path) -> Callable[[Path, dict[str, str]], str]:
    """Indexes documents into a directory and gives the snapshot's id."""
    return lambda index_dir, documents: index_documents(tmp_path / "corpus", index_dir, documents)


@pytest.fixture(scope="session")
def rolecite(index_dir: Path) -> Iterator[Rolecite]:
    with Rolecite.open(index_dir, encoder=HashedEncoder()) as opened:
        yield opened


@pytest.fixture(scope="session")
def default_encoder() -> Encoder:
    """The encoder that questions were learned with; ranks by meaning, so nothing of its order is told by hand."""
    return open_encoder(DEFAULT_MODEL)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory, default_encoder: Encoder) -> Iterator[Opened]:
    """Opens documents with the default encoder, and closes them when the module's tests are done."""
    with ExitStack() as open_ones:
        yield lambda documents: open_ones.enter_context(
            over(tmp_path_factory.mktemp("written"), documents, default_encoder)
        )


@pytest.fixture(scope="session")
def understood_index(tmp_path_factory: pytest.TempPathFactory, default_encoder: Encoder) -> Path:
    """The same documents, indexed with the default encoder."""
    folder = tmp_path_factory.mktemp("understood")
    index_documents(folder / "corpus", folder / "index", CORPUS, encoder=default_encoder)
    return folder / "index"


@pytest.fixture(scope="session")
def answering(understood_index: Path, default_encoder: Encoder) -> Iterator[TestClient]:
    """A client of a service that understands questions."""
    with TestClient(create_app(Settings(index=understood_index), encoder=default_encoder)) as client:
        until(lambda: client.get("/readyz").status_code == 200)
        yield client


@pytest.fixture(scope="session")
def boats(tmp_path_factory: pytest.TempPathFactory, texts: dict[str, str]) -> Path:
    """The documents in a folder."""
    return write_corpus(tmp_path_factory.mktemp("source"), texts)


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory, boats: Path) -> Path:
    """An index of them, built by the command itself with the default model."""
    index_dir = tmp_path_factory.mktemp("cli") / "index"
    assert run(["index", str(boats), "--index", str(index_dir), "--base-url", "https://careers.example/families"]) == 0
    return index_dir


@pytest.fixture
def ask(capfdbinary: pytest.CaptureFixture[bytes]) -> Ask:
    """Runs a command with --json and gives its exit code and what it printed."""

    def ask(*arguments: str) -> tuple[int, Any]:
        capfdbinary.readouterr()
        code = run([*arguments, "--json"])
        return code, json.loads(capfdbinary.readouterr().out)

    return ask


@pytest.fixture(scope="session")
def app(index_dir: Path) -> FastAPI:
    return create_app(Settings(index=index_dir), encoder=HashedEncoder())


@pytest.fixture(scope="session")
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app) as client:
        until(lambda: client.get("/readyz").status_code == 200)
        yield client


@pytest.fixture(scope="session")
def service_url(index_dir: Path) -> Iterator[str]:
    with running_server(index_dir, HashedEncoder()) as url:
        yield url


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's own settings reaches a test."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"ROLECITE_{name.upper()}", raising=False)

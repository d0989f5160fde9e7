"""A running service: it starts before its index, picks up new snapshots, and drops nobody on the way."""

from __future__ import annotations

import asyncio
import shutil
import socket
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import httpx
import pytest

from corpus.errors import IndexCorrupt
from indexer.encoder import Encoded
from indexer.hashed_encoder import HashedEncoder
from service import Rolecite
from service.live import Live
from service.requests import SearchRequest
from service.results import SearchResult
from service.serving import listening
from service.settings import Settings
from tests.running_server import running_server, until

PATIENCE_SECONDS = 20.0


Build = Callable[[Path, dict[str, str]], str]


def snapshot_of(url: str) -> str | None:
    response = httpx.get(f"{url}/readyz")
    snapshot: str | None = response.json()["snapshot"] if response.status_code == 200 else None
    return snapshot


def test_a_service_without_an_index_is_alive_but_not_ready_until_there_is_one(
    tmp_path: Path, build_index_of: Build, texts: dict[str, str]
) -> None:
    with running_server(tmp_path / "index", HashedEncoder(), ready=False) as url:
        assert httpx.get(f"{url}/healthz").status_code == 200
        until(lambda: "rolecite index" in httpx.get(f"{url}/readyz").json()["detail"])
        refused = httpx.post(f"{url}/v1/search", json={"query": "sails"})
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "1")

        built = build_index_of(tmp_path / "index", texts)

        until(lambda: snapshot_of(url) == built)
        assert httpx.post(f"{url}/v1/search", json={"query": "sails"}).json()["snapshot"] == built


def test_a_new_snapshot_is_picked_up_without_dropping_a_request(
    tmp_path: Path, build_index_of: Build, texts: dict[str, str]
) -> None:
    old = build_index_of(tmp_path / "index", texts)
    answers: list[tuple[int, str, bool]] = []
    asked_of_the_new: list[tuple[int, str, bool]] = []
    renewed = threading.Event()
    stop = threading.Event()

    def ask(url: str) -> None:
        with httpx.Client() as asking:
            while not stop.is_set():
                # An answer may come long after its question: what counts is which snapshot served when it was asked.
                to = asked_of_the_new if renewed.is_set() else answers
                response = asking.post(f"{url}/v1/search", json={"query": "who splices the anchor rope", "k": 1})
                body = response.json()
                to.append((response.status_code, body["snapshot"], "anchor rope" in body["results"][0]["text"]))

    with running_server(tmp_path / "index", HashedEncoder()) as url:
        askers = [threading.Thread(target=ask, args=(url,)) for _ in range(3)]
        for asker in askers:
            asker.start()
        until(lambda: len(answers) >= 10)
        more = {
            "loft/rope-maker.md": "---\ntitle: Rope Maker\n---\n\n## Responsibilities\n\n- Splice the anchor rope\n"
        }
        new = build_index_of(tmp_path / "index", {**texts, **more})
        until(lambda: snapshot_of(url) == new)
        renewed.set()
        until(lambda: len(asked_of_the_new) >= 10)
        stop.set()
        for asker in askers:
            asker.join(PATIENCE_SECONDS)

    assert old != new
    assert set(answers + asked_of_the_new) == {(200, old, False), (200, new, True)}
    assert set(asked_of_the_new) == {(200, new, True)}


def test_a_broken_new_snapshot_leaves_the_old_one_serving(
    tmp_path: Path, build_index_of: Build, texts: dict[str, str]
) -> None:
    index_dir = tmp_path / "index"
    old = build_index_of(index_dir, texts)
    with running_server(index_dir, HashedEncoder()) as url:
        shutil.copytree(index_dir / "snapshots" / old, index_dir / "snapshots" / "broken")
        (index_dir / "snapshots" / "broken" / "manifest.json").write_text("{")
        (index_dir / "CURRENT").write_text("broken")
        time.sleep(0.2)

        assert httpx.post(f"{url}/v1/search", json={"query": "sails"}).json()["snapshot"] == old


def test_an_index_opened_before_the_service_starts_is_not_opened_again(
    tmp_path: Path, build_index_of: Build, texts: dict[str, str]
) -> None:
    built = build_index_of(tmp_path / "index", texts)
    live = Live(Settings(index=tmp_path / "index"), HashedEncoder())

    live.open()
    (tmp_path / "index" / "snapshots" / built / "vectors.npy").unlink()
    asyncio.run(live.refresh())

    assert live.snapshot == built
    assert "is being opened" in live.waiting_for  # nothing went wrong

    with pytest.raises(IndexCorrupt, match=r"vectors\.npy is missing; run `rolecite index"):
        Live(Settings(index=tmp_path / "index"), HashedEncoder()).open()


def test_too_many_at_once_are_told_to_come_back_by_a_real_server(
    tmp_path: Path, build_index_of: Build, texts: dict[str, str]
) -> None:
    build_index_of(tmp_path / "index", texts)
    with running_server(tmp_path / "index", HashedEncoder(), max_in_flight=1, threads=1) as url:
        statuses: list[tuple[int, str | None]] = []

        def ask() -> None:
            for _ in range(20):
                response = httpx.post(f"{url}/v1/search", json={"query": "sails", "k": 100})
                statuses.append((response.status_code, response.headers.get("retry-after")))

        askers = [threading.Thread(target=ask) for _ in range(8)]
        for asker in askers:
            asker.start()
        for asker in askers:
            asker.join(PATIENCE_SECONDS)

    assert set(statuses) == {(200, None), (503, "1")}
    assert len(statuses) == 160


def test_small_answers_are_sent_at_once() -> None:
    """Of a socket that does not name its protocol asyncio holds small writes back, for 40 ms a request."""
    with listening("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP


class Faltering(HashedEncoder):
    """Fails as nobody foresaw, until it is mended."""

    mended = False

    def encode_queries(self, texts: Sequence[str], *, tokens: bool = False) -> Encoded:
        if not self.mended:
            raise RuntimeError("the runtime gave up")
        return super().encode_queries(texts, tokens=tokens)


def test_an_error_nobody_foresaw_is_told_and_the_next_turn_goes_on(
    tmp_path: Path, build_index_of: Build, texts: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.live.RETRY_SECONDS", 0.0)
    built = build_index_of(tmp_path / "index", texts)
    encoder = Faltering()
    live = Live(Settings(index=tmp_path / "index", reload_seconds=0.01), encoder)

    async def watched() -> tuple[str, str | None]:
        watching = asyncio.create_task(live.watch())
        while "RuntimeError: the runtime gave up" not in live.waiting_for:
            await asyncio.sleep(0.01)
        said, encoder.mended = live.waiting_for, True
        while live.snapshot is None:
            await asyncio.sleep(0.01)
        opened = live.snapshot
        watching.cancel()
        return said, opened

    said, opened = asyncio.run(asyncio.wait_for(watched(), PATIENCE_SECONDS))

    assert opened == built
    assert said.endswith("build it again with `rolecite index SOURCE`")


class Placed(HashedEncoder):
    """An encoder that remembers in which thread it encoded each question."""

    def __init__(self) -> None:
        super().__init__()
        self.threads: dict[str, int] = {}

    def encode_queries(self, texts: Sequence[str], *, tokens: bool = False) -> Encoded:
        self.threads |= dict.fromkeys(texts, threading.get_ident())
        return super().encode_queries(texts, tokens=tokens)


def test_one_brief_search_a_turn_is_answered_on_the_event_loop(
    tmp_path: Path, build_index_of: Build, texts: dict[str, str]
) -> None:
    build_index_of(tmp_path / "index", texts)
    encoder = Placed()
    live = Live(Settings(index=tmp_path / "index"), encoder)
    long = " ".join(["who sews sails"] * 20)
    together = ["who sews?", "who splices?"]

    async def asked() -> list[SearchResult]:
        alone = await live.search(SearchRequest.checked(query="sails"))
        both = await asyncio.gather(*(live.search(SearchRequest.checked(query=each)) for each in together))
        return [alone, *both, await live.search(SearchRequest.checked(query=long))]

    live.open()
    found = asyncio.run(asked())

    here = threading.get_ident()
    assert encoder.threads["sails"] == here
    assert [encoder.threads[question] == here for question in together] == [True, False]
    assert encoder.threads[long] != here
    with Rolecite.open(tmp_path / "index", encoder=HashedEncoder()) as rolecite:
        for result, question in zip(found, ("sails", *together, long), strict=True):
            assert result.results == rolecite.search(question).results

"""What a request passes before anything reads it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from indexer.hashed_encoder import HashedEncoder
from service import create_app
from service.gate import ApiKeyGate, BodyGate, QueueGate
from service.settings import Settings


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """An app that gives back the body it reads."""
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    await PlainTextResponse(body)(scope, receive, send)


async def unread(*_: object) -> None:
    raise AssertionError("the request got through")


def client(app: object) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://service")  # type: ignore[arg-type]


async def streamed(*parts: bytes) -> AsyncIterator[bytes]:
    for part in parts:
        yield part


def test_a_body_of_the_limit_passes_unchanged_and_one_byte_more_does_not() -> None:
    async def run() -> None:
        async with client(BodyGate(echo, 10)) as asking:
            assert (await asking.post("/", content=b"0123456789")).content == b"0123456789"
            assert (await asking.post("/", content=streamed(b"01234", b"56789"))).content == b"0123456789"
            assert (await asking.post("/", content=b"")).content == b""
            for content in (b"0123456789x", streamed(b"0123456789", b"x")):
                refused = await asking.post("/", content=content)
                assert refused.status_code == 413
                assert refused.json()["detail"] == "body over 10 bytes: send less text"

    asyncio.run(run())


def test_a_declared_length_is_refused_before_a_byte_is_read() -> None:
    async def run() -> None:
        sent: list[str] = []

        async def receive() -> dict[str, object]:
            raise AssertionError("the body was read")

        async def send(message: object) -> None:
            sent.append(str(message["status"]) if "status" in message else "")  # type: ignore[index,operator]

        scope = {"type": "http", "method": "POST", "path": "/", "headers": [(b"content-length", b"11")]}
        await BodyGate(unread, 10)(scope, receive, send)  # type: ignore[arg-type]
        assert sent[0] == "413"

    asyncio.run(run())


def test_a_key_is_asked_for_everywhere_but_on_probes() -> None:
    async def run() -> None:
        async with client(ApiKeyGate(echo, "schlüssel")) as asking:
            for headers in ({}, {"X-API-Key": "other"}, {"X-API-Key": ""}):
                refused = await asking.post("/v1/search", content=b"a", headers=headers)
                assert refused.status_code == 401
                assert refused.headers["content-type"] == "application/problem+json"
            raw = [(b"x-api-key", "schlüssel".encode())]
            assert (await asking.post("/v1/search", content=b"a", headers=raw)).content == b"a"
            for probe in ("/healthz", "/readyz"):
                assert (await asking.get(probe)).status_code == 200
            for path in ("/metrics", "/docs", "/openapi.json", "/", "/healthz/x"):
                assert (await asking.get(path)).status_code == 401

    asyncio.run(run())


def test_one_request_too_many_is_told_to_come_back_and_then_let_in() -> None:
    async def run() -> None:
        held, let_go = asyncio.Event(), asyncio.Event()

        async def slow(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["path"] == "/slow":
                held.set()
                await let_go.wait()
            await PlainTextResponse("done")(scope, receive, send)

        async with client(QueueGate(slow, 1)) as asking:
            first = asyncio.create_task(asking.get("/slow"))
            await held.wait()
            refused = await asking.get("/v1/families")
            assert (refused.status_code, refused.headers["retry-after"]) == (503, "1")
            for path in ("/healthz", "/readyz", "/metrics"):
                assert (await asking.get(path)).status_code == 200
            let_go.set()
            assert (await first).text == "done"
            assert (await asking.get("/v1/families")).text == "done"

    asyncio.run(run())


def test_the_app_is_gated_as_its_settings_say(index_dir: Path) -> None:
    app = create_app(Settings(index=index_dir, api_key="k", max_body_bytes=100), encoder=HashedEncoder())  # type: ignore[arg-type]
    with TestClient(app) as asking:
        assert asking.get("/v1/families").status_code == 401
        assert asking.get("/healthz").json()["status"] == "alive"
        large = asking.post("/v1/search", content=b"x" * 101, headers={"X-API-Key": "k"})
        assert large.status_code == 413


def test_the_key_is_never_shown() -> None:
    settings = Settings(api_key="secret-key", llm_key="secret-key")  # type: ignore[arg-type]

    assert "secret-key" not in repr(settings) + settings.model_dump_json()


@pytest.mark.parametrize(
    "name",
    [
        "index", "api_key", "host", "port", "threads", "max_in_flight", "reload_seconds", "llm_model", "llm_key",
        "llm_timeout",
    ],
)  # fmt: skip
def test_every_setting_has_an_environment_variable(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"ROLECITE_{name.upper()}", "7")

    assert str(getattr(Settings(), name)) != str(Settings.model_fields[name].default)

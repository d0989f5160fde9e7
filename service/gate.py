"""What a request passes before anything reads it: the API key, the size of its body, the queue."""

from __future__ import annotations

import hmac

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.problems import plain_problem
from service.responses import respond

PROBES = frozenset({"/healthz", "/readyz"})
"""Always let through: who watches a service has no key and must not queue."""
UNQUEUED = PROBES | {"/metrics"}


class ApiKeyGate:
    """Asks for the header X-API-Key everywhere but on probes."""

    def __init__(self, app: ASGIApp, key: str) -> None:
        self._app = app
        self._key = key.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers it here."""
        if scope["type"] == "http" and scope["path"] not in PROBES:
            given = next((value for name, value in scope["headers"] if name == b"x-api-key"), b"")
            if not hmac.compare_digest(given, self._key):
                what = "wrong" if given else "missing"
                problem = plain_problem(401, f"API key {what}: send it in the header X-API-Key")
                await respond(problem, {"WWW-Authenticate": "ApiKey"})(scope, receive, send)
                return
        await self._app(scope, receive, send)


class BodyGate:
    """Refuses bodies over a limit: by Content-Length before reading a byte, streamed ones at the byte too many."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        declared = headers.get("content-length", "0")
        if not declared.isdigit() or int(declared) > self._limit:
            await self._refuse(scope, receive, send)
            return
        if declared == "0" and "transfer-encoding" not in headers:
            await self._app(scope, receive, send)
            return
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return  # the caller has gone
            body += message.get("body", b"")
            if len(body) > self._limit:
                await self._refuse(scope, receive, send)
                return
            if not message.get("more_body", False):
                break
        await self._app(scope, _replayed(bytes(body), receive), send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        problem = plain_problem(413, f"body over {self._limit} bytes: send less text")
        await respond(problem, {"Connection": "close"})(scope, receive, send)


class QueueGate:
    """Holds at most so many requests; one more is told to come back, at once, instead of waiting behind them."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._most = most
        self._held = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers it here."""
        if scope["type"] != "http" or scope["path"] in UNQUEUED:
            await self._app(scope, receive, send)
            return
        if self._held >= self._most:
            problem = plain_problem(503, f"{self._held} requests are being answered: come back in a second")
            await respond(problem)(scope, receive, send)
            return
        self._held += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._held -= 1


def _replayed(body: bytes, receive: Receive) -> Receive:
    """A receive that gives the body already read, then whatever comes after it."""
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay

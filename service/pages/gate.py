"""What every page passes on its way out: security headers, and problems told as pages to those who read pages."""

from __future__ import annotations

import json
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.pages import links
from service.pages.state import QUESTION
from service.pages.templating import page_response, render
from service.responses import MEDIA_TYPE

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SECURITY = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
API = ("/v1/", "/openapi.json", "/metrics", "/healthz", "/readyz")
"""What programs ask for."""
_FILES = "/static/"


class PageGate:
    """Adds security headers to pages and their files, and turns problem+json into a page with a way on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on; only what comes back is changed."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        readable = _takes_pages(scope)
        problem: Message | None = None
        body = bytearray()

        async def passing(message: Message) -> None:
            nonlocal problem
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                kind = headers.get("content-type", "")
                if readable and kind.startswith(MEDIA_TYPE):
                    problem = message
                    return
                if kind.startswith("text/html") or scope["path"].startswith(_FILES):
                    headers.update(SECURITY)
                message["headers"] = headers.raw
            elif problem is not None:
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    await _told(scope, problem, bytes(body), receive, send)
                return
            await send(message)

        await self._app(scope, receive, passing)


def _takes_pages(scope: Scope) -> bool:
    """Whether the caller is a browser that asked for a page."""
    return "text/html" in Headers(scope=scope).get("accept", "") and not scope["path"].startswith((*API, _FILES))


async def _told(scope: Scope, start: Message, body: bytes, receive: Receive, send: Send) -> None:
    """A problem as a page, under the same status."""
    request = Request(scope)
    problem = json.loads(body)
    section = next((folder for folder in ("/documents/", "/families/") if scope["path"].startswith(folder)), "")
    html = render(
        "problem.html",
        problem=problem,
        nearest=[(name, f"{section}{quote(name, safe='/')}" if section else "") for name in problem.get("nearest", ())],
        question=request.query_params.get(QUESTION, ""),
        plain_url=links.ask([(QUESTION, request.query_params.get(QUESTION, ""))]),
        current="",
        snapshot=scope["app"].state.live.snapshot if "app" in scope else None,
        source=None,
    )
    response = page_response(html, start["status"])
    kept = Headers(raw=start["headers"])
    for name in ("retry-after", "www-authenticate"):
        if name in kept:
            response.headers[name] = kept[name]
    response.headers.update(SECURITY)
    await response(scope, receive, send)

"""The web pages: ask, see the source line, compare levels side by side."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from service.pages.examples import Examples
from service.pages.gate import API, PageGate
from service.pages.routes import router
from service.pages.templating import STATIC

__all__ = ["add_pages"]


class _Files(StaticFiles):
    """Our own files; their address changes when they do."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, to be kept for good by whoever asked for this version of it."""
        response = await super().get_response(path, scope)
        if b"v=" in scope["query_string"]:
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


class _Compressed(GZipMiddleware):
    """Pages and their files go compressed to whoever takes it; what programs ask for is left alone."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on."""
        if scope["type"] == "http" and scope["path"].startswith(API):
            await self.app(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def add_pages(app: FastAPI) -> None:
    """Adds the pages to a service. To be called last: what leaves the app passes the pages' gate."""
    app.state.examples = Examples()
    app.include_router(router)
    app.mount("/static", _Files(directory=STATIC), name="static")
    app.add_middleware(PageGate)
    app.add_middleware(_Compressed, minimum_size=1024, compresslevel=6)

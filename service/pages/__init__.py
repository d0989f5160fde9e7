"""The web pages: ask, see the source line, compare levels side by side."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from service.pages.examples import Examples
from service.pages.gate import PageGate
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


def add_pages(app: FastAPI) -> None:
    """Adds the pages to a service. To be called last: what leaves the app passes the pages' gate."""
    app.state.examples = Examples()
    app.include_router(router)
    app.mount("/static", _Files(directory=STATIC), name="static")
    app.add_middleware(PageGate)

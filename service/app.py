"""The HTTP service: its parts put together. Nothing is global, and nothing is loaded before the service starts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib.metadata import PackageNotFoundError, version

from fastapi import FastAPI
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from indexer.encoder import Encoder
from service.gate import ApiKeyGate, BodyGate, QueueGate
from service.live import Live
from service.metrics import Measured, Metrics
from service.pages import add_pages
from service.phrasing import Phraser
from service.problems import plain_problem
from service.reference import reference_page
from service.responses import RESPONSES, handle_problems, json_response, respond
from service.results import Health
from service.routes import router
from service.search import Reranker
from service.settings import Settings


def create_app(
    settings: Settings | None = None, *, encoder: Encoder | None = None, reranker: Reranker | None = None
) -> FastAPI:
    """A service over the index of `settings`, which default to the environment's.

    The index is opened in the background when the service starts; until then /readyz and the questions answer 503.
    `encoder` replaces the one the index names, where its identity fits; `reranker` the one the settings name.
    """
    settings = settings or Settings()
    return app_over(Live(settings, encoder, reranker), settings)


def app_over(live: Live, settings: Settings) -> FastAPI:
    """The same over an index that may be open already."""
    phraser = Phraser.of(settings)
    metrics = Metrics(live)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        watching = asyncio.create_task(live.watch())
        try:
            yield
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching
            if phraser is not None:
                phraser.model.close()

    app = FastAPI(
        title="rolecite",
        summary="Search over role documents: every passage cites family, level, grade, section and lines.",
        version=_version(),
        lifespan=lifespan,
        docs_url=None,  # these would fetch their scripts from elsewhere
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.live = live
    app.state.phraser = phraser
    app.include_router(router)
    _add_probes(app, live, metrics)
    handle_problems(app)
    # The last added is the first a request meets.
    app.add_middleware(QueueGate, most=settings.max_in_flight)
    app.add_middleware(BodyGate, limit=settings.max_body_bytes)
    if settings.api_key is not None:
        app.add_middleware(ApiKeyGate, key=settings.api_key.get_secret_value())
    app.add_middleware(Measured, metrics=metrics)
    add_pages(app)
    return app


def _add_probes(app: FastAPI, live: Live, metrics: Metrics) -> None:
    @app.get("/healthz", response_model=Health)
    async def healthz() -> Response:
        """Whether the process is alive."""
        return json_response(Health("alive"))

    @app.get("/readyz", response_model=Health, responses={503: RESPONSES[503]})
    async def readyz() -> Response:
        """Whether the index is open and the model loaded."""
        if live.snapshot is None:
            return respond(plain_problem(503, live.waiting_for))
        return json_response(Health("ready", live.snapshot, live.reranker))

    @app.get("/docs", include_in_schema=False)
    async def docs() -> Response:
        """The reference for people."""
        return HTMLResponse(reference_page(app.openapi()))

    @app.get("/metrics", response_class=PlainTextResponse)
    async def read_metrics() -> Response:
        """Counts and durations, for Prometheus."""
        return Response(generate_latest(metrics.registry), media_type=CONTENT_TYPE_LATEST)


def _version() -> str:
    try:
        return version("rolecite")
    except PackageNotFoundError:
        return "0"

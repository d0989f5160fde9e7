"""What Prometheus may read of a running service. Counts and durations only: never what was asked."""

from __future__ import annotations

import time

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.live import Live

SECONDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)


class Metrics:
    """The instruments of one service, in a registry of its own."""

    def __init__(self, live: Live) -> None:
        self.registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self.requests = Counter("rolecite_requests", "Requests answered", labels, registry=self.registry)
        self.seconds = Histogram(
            "rolecite_request_seconds", "Time to answer", labels[:2], buckets=SECONDS, registry=self.registry
        )
        self.in_flight = Gauge("rolecite_requests_in_flight", "Requests being answered", registry=self.registry)
        passages = Gauge("rolecite_passages", "Passages that can be found", registry=self.registry)
        passages.set_function(lambda: live.passages)
        ready = Gauge("rolecite_ready", "1 when a snapshot is open, else 0", registry=self.registry)
        ready.set_function(lambda: live.snapshot is not None)


class Measured:
    """Counts and times every request under the route that answered it."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and notes what came of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 500

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        self._metrics.in_flight.inc()
        try:
            await self._app(scope, receive, noting)
        finally:
            self._metrics.in_flight.dec()
            # Paths that no route answers would each make a series of their own.
            route = getattr(scope.get("route"), "path", "none")
            method = scope["method"] if scope["method"] in {"GET", "POST", "HEAD"} else "other"
            self._metrics.requests.labels(method, route, str(status)).inc()
            self._metrics.seconds.labels(method, route).observe(time.perf_counter() - started)

"""A real server over an index, on a free port of this machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from indexer.encoder import Encoder
from service import create_app
from service.settings import Settings

PATIENCE_SECONDS = 60.0


@contextmanager
def running_server(
    index: Path, encoder: Encoder | None = None, *, ready: bool = True, **settings: Any
) -> Iterator[str]:
    """Its address, once it is ready, or listens at least; without an encoder it finds its own."""
    app = create_app(Settings(index=index, reload_seconds=0.02, **settings), encoder=encoder)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    running = threading.Thread(target=server.run)
    running.start()
    try:
        until(lambda: server.started)
        url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        until(lambda: not ready or httpx.get(f"{url}/readyz").status_code == 200)
        yield url
    finally:
        server.should_exit = True
        running.join(PATIENCE_SECONDS)


def until(condition: Callable[[], bool]) -> None:
    """Waits until a condition holds, and fails after a while."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.01)

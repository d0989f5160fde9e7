"""A running service: the app on a socket, until it is told to stop."""

from __future__ import annotations

import gc
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import structlog

from corpus.errors import IndexFault
from service.live import Live
from service.settings import read_settings

GRACE_SECONDS = 10
BACKLOG = 512


def serve_index(index_dir: Path, host: str | None, port: int | None, reranker: str | None = None) -> None:
    """Serves the index until stopped. Raises IndexFault where it, the reranker or the address cannot be had."""
    settings = read_settings(index=index_dir, host=host, port=port, reranker=reranker or None)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper("iso"),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    live = Live(settings)
    with ThreadPoolExecutor(1, "opening") as opening:
        opened = opening.submit(live.open)
        import uvicorn  # loading these takes as long as opening the index

        from service.app import app_over

        app = app_over(live, settings)
        opened.result()  # what is wrong with the index or the reranker is said here, not to the first caller
    gc.freeze()  # what is loaded by now stays: no question waits while it is looked through for garbage
    config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=GRACE_SECONDS)
    with listening(settings.host, settings.port) as listener:
        address = f"http://{_bracketed(settings.host)}:{listener.getsockname()[1]}"
        sys.stderr.write(f"Serving {settings.index} on {address} (Ctrl-C stops)\n")
        sys.stderr.flush()
        with suppress(KeyboardInterrupt):  # raised again by uvicorn once it has stopped in good order
            uvicorn.Server(config).run(sockets=[listener])


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises IndexFault where the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named because asyncio sends small answers at once (TCP_NODELAY) only where it is.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise IndexFault(
            f"cannot listen on {host}:{port} ({error.strerror}): choose another with --host or --port"
        ) from error
    return listener


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host

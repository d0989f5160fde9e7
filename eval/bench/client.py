"""A client that costs little: what it takes itself comes on top of what is measured.

Reading the head of a response with the standard library takes 0.2 ms, a twentieth of a search.
"""

from __future__ import annotations

import json
import socket
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

_OK = b"HTTP/1.1 200 "
_LENGTH = b"\ncontent-length:"
_AT_ONCE = 1 << 18
_LIMIT_S = 60.0


class Client:
    """One connection to a service, kept open; a context manager. For one thread."""

    def __init__(self, url: str) -> None:
        """`url`: http, host and port. Raises OSError where nobody listens there."""
        parts = urlsplit(url)
        self._head = f"POST /v1/search HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Type: application/json\r\n".encode()
        self._socket = socket.create_connection((parts.hostname or "", parts.port or 80), _LIMIT_S)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def search(self, query: str) -> bool:
        """Asks for ten hits and reads the whole response; whether it was a good one.

        Raises ConnectionError where the service closes the connection, TimeoutError after a minute without a byte.
        """
        body = json.dumps({"query": query, "k": 10}).encode()
        self._socket.sendall(self._head + b"Content-Length: %d\r\n\r\n" % len(body) + body)
        received = bytearray()
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += self._read()
        head = received[:end].lower()
        length = int(head[head.index(_LENGTH) + len(_LENGTH) :].split(b"\r", 1)[0])
        missing = end + 4 + length - len(received)
        while missing > 0:
            missing -= len(self._read())
        return received.startswith(_OK)

    def _read(self) -> bytes:
        if not (some := self._socket.recv(_AT_ONCE)):
            raise ConnectionError("the service closed the connection")
        return some

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()

"""A server of chat completions for tests: it speaks the protocol, streaming included, and fails as real ones do."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

WIDTH = 7
"""Characters an event adds: marks and words are cut anywhere."""


@dataclass
class Endpoint:
    """A server of chat completions that writes what it is told to, and remembers what it was asked."""

    url: str = ""
    written: str = ""
    fault: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)

    @property
    def given(self) -> str:
        """The last message that held claims."""
        content: str = self.asked[-1]["messages"][-1]["content"]
        return content


class _Speaks(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    endpoint: Endpoint

    def do_POST(self) -> None:
        endpoint = self.endpoint
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        endpoint.asked.append({**body, "path": self.path})
        endpoint.keys.append(self.headers.get("Authorization"))
        fault = endpoint.fault
        if fault in {"500", "401", "302"}:
            self._whole(int(fault), b'{"error": {"message": "no"}}', location=endpoint.url)
        elif fault == "silent":
            time.sleep(1.5)
            self.close_connection = True
        elif fault == "no stream":
            reply = {"choices": [{"message": {"role": "assistant", "content": endpoint.written}}]}
            self._whole(200, json.dumps(reply).encode())
        elif fault == "html":
            self._whole(200, b"<html>Welcome</html>")
        elif fault == "other json":
            self._whole(200, b'{"choices": []}')
        else:
            self._streamed(fault)

    def _whole(self, status: int, body: bytes, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        if status == 302:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def _streamed(self, fault: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        written = self.endpoint.written
        deltas = [{"role": "assistant", "content": None}] + [
            {"content": written[at : at + WIDTH]} for at in range(0, len(written), WIDTH)
        ]
        events = [json.dumps({"choices": [{"index": 0, "delta": each}]}, ensure_ascii=False) for each in deltas]
        events += ['{"choices": [], "usage": {"total_tokens": 7}}', "[DONE]", '{"choices": "after the end"}']
        if fault == "bad event":
            events[2] = "{"
        if fault == "error event":
            events[2] = '{"error": {"message": "out of memory"}}'
        raw = "".join(f": still here\r\ndata: {each}\r\n\r\n" for each in events).encode()
        try:
            if fault == "broken off":
                self._chunk(raw[: len(raw) // 2])
                self.close_connection = True
            elif fault == "drip":
                for at in range(200):
                    self._chunk(raw[at : at + 1])
                    time.sleep(0.02)
            elif fault == "endless":
                while True:
                    self._chunk(f"data: {events[1]}\n\n".encode() * 200)
            elif fault == "one line":
                while True:
                    self._chunk(b"x" * 8192)
            else:
                for at in range(0, len(raw), 11):  # cut inside events and inside characters
                    self._chunk(raw[at : at + 11])
                self._chunk(b"")
        except OSError:
            self.close_connection = True  # whoever asked has gone

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def served() -> Iterator[Endpoint]:
    """Runs the server on a free port of this machine."""
    endpoint = Endpoint()
    speaks = type("Speaks", (_Speaks,), {"endpoint": endpoint})
    with ThreadingHTTPServer(("127.0.0.1", 0), speaks) as listening:
        listening.daemon_threads = True
        endpoint.url = f"http://127.0.0.1:{listening.server_address[1]}/v1"
        serving = threading.Thread(target=listening.serve_forever)
        serving.start()
        yield endpoint
        listening.shutdown()
        serving.join()

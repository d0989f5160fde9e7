"""A language model behind any OpenAI-compatible endpoint: one question, one answer, read as it streams in."""

from __future__ import annotations

import codecs
import json
import time
from collections.abc import Iterable, Iterator
from typing import Any

LONGEST_REPLY = 20_000
"""Characters; a model that writes more has lost its way."""
DONE = "[DONE]"


class LanguageModelError(Exception):
    """The model gave no answer; the message says why, in words that may be shown to whoever asked."""


class LanguageModel:
    """Chat completions at `url`, by the model of that `name`. Safe for several threads; close it when done."""

    def __init__(self, url: str, name: str, *, key: str | None = None, timeout: float = 20.0) -> None:
        """`url` ends in the version ("http://127.0.0.1:11434/v1") or in the full path; `timeout` in seconds is for all.

        Redirects are not followed, so that the key goes nowhere else.
        """
        import httpx  # slow to load, and most services have no model

        self.name = name
        self._url = url if url.rstrip("/").endswith("/chat/completions") else f"{url.rstrip('/')}/chat/completions"
        self._timeout = timeout
        self._client = httpx.Client(timeout=timeout, headers={"Authorization": f"Bearer {key}"} if key else {})

    def reply(self, instructions: str, message: str) -> str:
        """What the model writes. Raises LanguageModelError where it is out of reach, too slow or makes no sense."""
        import httpx

        asked = {
            "model": self.name,
            "messages": [{"role": "system", "content": instructions}, {"role": "user", "content": message}],
            "temperature": 0,
            "stream": True,
        }
        deadline = time.monotonic() + self._timeout
        try:
            with self._client.stream("POST", self._url, json=asked) as response:
                if response.status_code != 200:
                    raise LanguageModelError(f"the language model answered with status {response.status_code}")
                text = _until(deadline, response.iter_bytes())
                streamed = response.headers.get("content-type", "").startswith("text/event-stream")
                written = _streamed(text) if streamed else _whole("".join(text))
        except (httpx.TimeoutException, TimeoutError) as error:
            raise LanguageModelError(f"the language model took longer than {self._timeout:g} seconds") from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise LanguageModelError("the language model cannot be reached, or broke off") from error
        except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
            raise LanguageModelError("the language model sent no chat completion") from error
        return written

    def close(self) -> None:
        """Lets go of connections."""
        self._client.close()


def _until(deadline: float, chunks: Iterable[bytes]) -> Iterator[str]:
    """The chunks as text, for as long as there is time: a server may send byte by byte without end."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    for chunk in chunks:
        if time.monotonic() > deadline:
            raise TimeoutError
        yield decoder.decode(chunk)


def _whole(body: str) -> str:
    """The reply of a server that does not stream."""
    return _bounded([json.loads(body)["choices"][0]["message"]["content"]])


def _streamed(text: Iterable[str]) -> str:
    """The reply of a server that does, by its server-sent events."""
    return _bounded(_delta(json.loads(data)) for data in _events(text))


def _events(text: Iterable[str]) -> Iterator[str]:
    """The data of each server-sent event up to [DONE]; see the "event stream interpretation" of the HTML standard."""
    data: list[str] = []
    for line in _lines(text):
        field, _, value = line.partition(":")
        if field == "data":
            data.append(value.removeprefix(" "))
        elif not line and data:
            whole = "\n".join(data)
            data = []
            if whole.strip() == DONE:
                return
            yield whole


def _lines(text: Iterable[str]) -> Iterator[str]:
    """Lines ended by LF or CRLF, wherever the network cut them; the rest after the last of them is no line."""
    rest = ""
    for part in text:
        *lines, rest = (rest + part).split("\n")
        if len(rest) > LONGEST_REPLY:
            raise ValueError("a line without end")
        yield from (line.removesuffix("\r") for line in lines)


def _delta(event: Any) -> str:  # noqa: ANN401  # whatever JSON holds
    """What an event adds to the reply; the last one may add nothing, and hold only what the reply cost."""
    if "error" in event:
        raise ValueError("an error instead of a reply")
    choices = event["choices"]
    return (choices[0]["delta"].get("content") or "") if choices else ""


def _bounded(parts: Iterable[str]) -> str:
    written = ""
    for part in parts:
        written += part
        if len(written) > LONGEST_REPLY:
            raise LanguageModelError(f"the language model wrote more than {LONGEST_REPLY:,} characters")
    return written

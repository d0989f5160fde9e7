"""The two ways in to rolecite, both public: the library, and HTTP. Evaluation sees nothing behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from corpus.errors import BadInput, IndexFault
from eval.jsonl import told
from eval.wire import AskBody, ComparisonBody, MatchBody, SearchBody

if TYPE_CHECKING:
    from service import Rolecite

B = TypeVar("B", bound=BaseModel)
TIMEOUT_S = 60.0


class Door(Protocol):
    """What evaluation asks of a service. Errors are those of `corpus.errors`.

    `model`: the encoder's name, empty where the door does not tell.
    """

    name: str
    model: str

    def search(self, query: str, k: int) -> SearchBody:
        """Ranked passages, at most k."""
        ...

    def ask(self, question: str) -> AskBody:
        """A typed answer."""
        ...

    def compare(self, from_level: str, to_level: str, family: str | None = None) -> ComparisonBody:
        """What one level adds over another."""
        ...

    def match(self, text: str, k: int) -> MatchBody:
        """Levels that fit a profile, at most k."""
        ...

    def close(self) -> None:
        """Let go of what the door holds open."""
        ...


class LibraryDoor:
    """`service.Rolecite` in this process."""

    def __init__(self, rolecite: Rolecite) -> None:
        from service.results import as_json

        self.name = "rolecite"
        self._rolecite = rolecite
        self.model = self._rolecite.encoder.identity.name
        self._as_json: Callable[[object], bytes] = as_json

    @classmethod
    def open(cls, index_dir: Path) -> LibraryDoor:
        """The door to an index, with the reranker the environment names. Raises IndexFault where it does not open."""
        from service import Rolecite
        from service.settings import read_settings

        return cls(Rolecite.open(index_dir, reranker=read_settings().reranker or None))

    def search(self, query: str, k: int) -> SearchBody:
        """As the protocol says."""
        return SearchBody.model_validate_json(self._as_json(self._rolecite.search(query, k=k)))

    def ask(self, question: str) -> AskBody:
        """As the protocol says."""
        return AskBody.model_validate_json(self._as_json(self._rolecite.ask(question)))

    def compare(self, from_level: str, to_level: str, family: str | None = None) -> ComparisonBody:
        """As the protocol says."""
        found = self._rolecite.compare(from_level, to_level, family=family)
        return ComparisonBody.model_validate_json(self._as_json(found))

    def match(self, text: str, k: int) -> MatchBody:
        """As the protocol says."""
        return MatchBody.model_validate_json(self._as_json(self._rolecite.match(text, k=k)))

    def close(self) -> None:
        """Close the index."""
        self._rolecite.close()


class HttpDoor:
    """A running service at a base URL such as http://127.0.0.1:8080. Raises BadInput where it is none."""

    def __init__(self, url: str, api_key: str | None = None) -> None:
        if not url.startswith(("http://", "https://")):
            raise BadInput(f"{url!r} is no address of a service: give one such as http://127.0.0.1:8080")
        self.name = f"rolecite at {url}"
        self.model = ""
        headers = {"X-API-Key": api_key} if api_key else {}
        self._url = url.rstrip("/")
        self._client = httpx.Client(base_url=self._url, headers=headers, timeout=TIMEOUT_S)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def search(self, query: str, k: int) -> SearchBody:
        """As the protocol says."""
        return self._post("/v1/search", {"query": query, "k": k}, SearchBody)

    def ask(self, question: str) -> AskBody:
        """As the protocol says."""
        return self._post("/v1/ask", {"question": question}, AskBody)

    def compare(self, from_level: str, to_level: str, family: str | None = None) -> ComparisonBody:
        """As the protocol says."""
        body = {"from_level": from_level, "to_level": to_level} | ({"family": family} if family else {})
        return self._post("/v1/compare", body, ComparisonBody)

    def match(self, text: str, k: int) -> MatchBody:
        """As the protocol says."""
        return self._post("/v1/match", {"text": text, "k": k}, MatchBody)

    def _post(self, route: str, body: Mapping[str, object], shape: type[B]) -> B:
        try:
            response = self._client.post(route, json=body)
        except httpx.HTTPError as fault:
            raise IndexFault(f"no answer from {self._url}{route}: {fault}; is it serving?") from fault
        if response.is_error:
            said = f"{self._url} answered {response.status_code} to {route}: {response.text[:300]}"
            raise BadInput(said) if response.status_code < 500 else IndexFault(said)
        try:
            return shape.model_validate_json(response.content)
        except ValidationError as fault:
            raise IndexFault(f"{route} answered something else than the contract: {told(fault)}") from fault

"""The index a running service answers from: opened in the background, replaced when a new snapshot is in force."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

import structlog
from anyio import to_thread

from corpus.errors import IndexFault, IndexMismatch, IndexMissing, RoleciteError
from indexer.cores import keep_to_none
from indexer.encoder import Encoder
from indexer.snapshot import current_id
from service.cross_encoder import open_reranker
from service.requests import SearchRequest
from service.results import SearchResult
from service.rolecite import Rolecite
from service.search import Reranker
from service.second_core import SecondCore
from service.settings import Settings

Result = TypeVar("Result")
RETRY_SECONDS = 5.0
log = structlog.get_logger("rolecite")


class Live:
    """Lends the snapshot in force. Requests keep the one they began with; it closes when the last of them is done.

    Everything but the work itself runs on the event loop, so that nothing here needs a lock.
    """

    def __init__(self, settings: Settings, encoder: Encoder | None = None, reranker: Reranker | None = None) -> None:
        self._settings = settings
        self._given_encoder = encoder
        self._reranker: Reranker | str | None = reranker or settings.reranker or None
        self._current: Rolecite | None = None
        self._borrowers: dict[int, int] = {}
        self._fault: RoleciteError | None = None
        self._tried: str | None = None
        self._retry_at = 0.0
        self._threads = ThreadPoolExecutor(settings.threads, "answering", initializer=keep_to_none)
        self._free = asyncio.Semaphore(settings.threads)
        self._second: SecondCore | None = None
        self._turn_taken = False

    @property
    def snapshot(self) -> str | None:
        """The id of the snapshot in force here; null before one is open."""
        return self._current.snapshot if self._current else None

    @property
    def passages(self) -> int:
        """How many passages can be found; 0 before a snapshot is open."""
        return self._current.passages if self._current else 0

    @property
    def reranker(self) -> str | None:
        """What reads the best passages again, by name; null where nothing does, and before a snapshot is open."""
        reading = self._current.reranker if self._current else None
        return reading.name if reading else None

    @property
    def waiting_for(self) -> str:
        """Why no snapshot is open yet, for the person who waits."""
        return str(self._fault or f"the index at {self._settings.index} is being opened: come back in a second")

    async def ask(self, work: Callable[[Rolecite], Result]) -> Result:
        """What `work` makes of the snapshot in force, off the event loop. Raises IndexFault where none is open."""
        with self._borrowed() as rolecite:
            return await self._in_thread(work, rolecite)

    async def search(self, request: SearchRequest) -> SearchResult:
        """The same for a search. A brief one that is alone is answered on the event loop, one a turn: handing it to a
        thread and back takes longer than others may have to wait for it.
        """
        with self._borrowed() as rolecite:
            if self._alone() and not self._turn_taken and rolecite.answers_briefly(request):
                self._turn_taken = True  # those that came at the same time go to threads
                asyncio.get_running_loop().call_soon(self._next_turn)
                return rolecite.searched(request)
            return await self._in_thread(lambda lent: lent.searched(request), rolecite)

    def _next_turn(self) -> None:
        self._turn_taken = False

    async def _in_thread(self, work: Callable[[Rolecite], Result], rolecite: Rolecite) -> Result:
        self._alone()
        async with self._free:  # a queue in front of the threads would leave the event loop no turn
            return await asyncio.get_running_loop().run_in_executor(self._threads, work, rolecite)

    def _alone(self) -> bool:
        """Whether one question is in hand; the second core is spare then."""
        alone = sum(self._borrowers.values()) == 1
        if self._second is not None:
            self._second.spare = alone
        return alone

    def open(self) -> None:
        """Opens the snapshot in force before the service starts; `watch` goes on from there. Raises IndexFault."""
        self._replace(self._open())

    async def watch(self) -> None:
        """Opens the snapshot in force and every later one; runs until cancelled."""
        ahead = self._current is not None  # opened before the service started, to be ready sooner
        try:
            while True:
                try:
                    if ahead:
                        ahead = False
                        await self.ask(Rolecite.read_ahead)
                    await self.refresh()
                except Exception as error:  # whatever it is, the next snapshot may be a sound one
                    log.exception("watching_failed", serving=self.snapshot)
                    self._fault = IndexFault(
                        f"the index at {self._settings.index} could not be opened ({type(error).__name__}: {error}): "
                        "build it again with `rolecite index SOURCE`"
                    )
                await asyncio.sleep(self._settings.reload_seconds)
        finally:
            self._replace(None)
            if self._second is not None:
                self._second.close()
                self._second = None

    async def refresh(self) -> None:
        """Opens the snapshot in force if it is not the one open. A faulty one is reported once, the old one stays."""
        try:
            named = await to_thread.run_sync(current_id, self._settings.index)
            if named is None:
                raise IndexMissing(f"no index at {self._settings.index}: build one with `rolecite index SOURCE`")
            if named == self.snapshot or not self._may_try(named):
                return
            opened = await to_thread.run_sync(self._open, True)
        except (RoleciteError, OSError) as error:
            if str(error) != str(self._fault):
                log.warning("index_at_fault", detail=str(error), serving=self.snapshot)
            self._fault = error if isinstance(error, RoleciteError) else IndexFault(str(error))
            return
        self._fault = None
        self._replace(opened)
        log.info("index_open", snapshot=opened.snapshot, passages=opened.passages)

    def _may_try(self, named: str) -> bool:
        """A snapshot that failed to open may have been repaired under the same id, but is not tried at every turn."""
        now = time.monotonic()
        if named == self._tried and now < self._retry_at:
            return False
        self._tried, self._retry_at = named, now + RETRY_SECONDS
        return True

    def _open(self, ahead: bool = False) -> Rolecite:
        """A snapshot that has answered once, so that the model is loaded, and read `ahead` where another answers
        meanwhile; the old encoder is kept where it fits.
        """
        kept = self._given_encoder or (self._current.encoder if self._current else None)
        if isinstance(self._reranker, str):
            self._reranker = open_reranker(self._reranker)
        try:
            opened = self._opened(kept)
        except IndexMismatch:
            if self._given_encoder or kept is None:
                raise
            opened = self._opened(None)
        try:
            opened.warm()
            if ahead:
                opened.read_ahead()
        except BaseException:
            opened.close()
            raise
        return opened

    def _opened(self, encoder: Encoder | None) -> Rolecite:
        self._second = self._second or SecondCore.of_machine()
        return Rolecite.open(
            self._settings.index, encoder=encoder, reranker=self._reranker, second_core=self._second
        )  # fmt: skip

    @contextmanager
    def _borrowed(self) -> Iterator[Rolecite]:
        rolecite = self._current
        if rolecite is None:
            raise self._fault or IndexFault(self.waiting_for)
        self._borrowers[id(rolecite)] = self._borrowers.get(id(rolecite), 0) + 1
        try:
            yield rolecite
        finally:
            self._borrowers[id(rolecite)] -= 1
            self._close_unused(rolecite)

    def _replace(self, opened: Rolecite | None) -> None:
        replaced, self._current = self._current, opened
        if replaced is not None:
            self._close_unused(replaced)

    def _close_unused(self, rolecite: Rolecite) -> None:
        if rolecite is not self._current and not self._borrowers.get(id(rolecite)):
            self._borrowers.pop(id(rolecite), None)
            rolecite.close()

"""Writes the files of token vectors; those whose passages are the same in the snapshot before are shared with it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.array_file import ArrayFile
from indexer.embedded_store import TOKENS, token_part
from indexer.snapshot import Snapshot

_PASSAGE_BITS = 32


@dataclass(frozen=True, slots=True, eq=False)
class TokenRun:
    """Quantised token vectors of neighbouring passages, t rows, `sizes` int64 (n,) of them to each passage.

    `codes` uint8 (t, d), `scales` float32 (t,), `pieces` int32 (t,), word pieces by ids that hold for one build, and
    `places` int32 (t,), as in `indexer.token_store.TokenRows`.
    """

    sizes: NDArray[np.int64]
    codes: NDArray[np.uint8]
    scales: NDArray[np.float32]
    pieces: NDArray[np.int32]
    places: NDArray[np.int32]


class TokenFiles:
    """The files of `indexer.token_store.TokenRows`, none of them where nothing is appended.

    `linked`: files that are the ones of the snapshot before, by their name here with their name there.
    """

    def __init__(self, folder: Path, dimension: int, before: Snapshot | None) -> None:
        self.linked: dict[str, str] = {}
        self._folder = folder
        self._dimension = dimension
        self._before = before
        self._rows = before.embedded_store.token_rows if before else None
        self._sizes = [np.empty(0, dtype=np.int64)]
        self._scales = [np.empty(0, dtype=np.float32)]
        self._pieces = [np.empty(0, dtype=np.int32)]
        self._places = [np.empty(0, dtype=np.int32)]
        self._parts = 0
        self._path = folder
        self._open = ExitStack()
        self._codes: ArrayFile | None = None

    @contextmanager
    def part(self, old: NDArray[np.int64]) -> Iterator[None]:
        """The block's runs share a file. `old`: their passages' numbers in the snapshot before, -1 for new ones."""
        self._path = self._folder / token_part(self._parts)
        self._parts += 1
        there = self._same_part(old)
        if there is not None and self._before is not None:
            _link(self._before.folder / there, self._path)
            self.linked[self._path.name] = there
        with ExitStack() as self._open:
            yield
        self._codes = None

    def append(self, run: TokenRun) -> None:
        """Add the next passages."""
        if self._path.name not in self.linked:
            if self._codes is None:
                self._codes = self._open.enter_context(ArrayFile(self._path, np.uint8, self._dimension))
            self._codes.append(run.codes)
        self._sizes.append(run.sizes)
        self._scales.append(run.scales)
        self._pieces.append(run.pieces)
        self._places.append(run.places)

    def write_rest(self, names: Sequence[str]) -> dict[str, int]:
        """Write what goes with the codes; `names` are the word pieces by id.

        Gives the word pieces in order, by which they are numbered from now on, with how many passages hold each.
        """
        sizes, scales = np.concatenate(self._sizes), np.concatenate(self._scales)
        pieces = np.concatenate(self._pieces)
        passages = np.repeat(np.arange(len(sizes), dtype=np.int64), sizes)
        held = np.sort((pieces.astype(np.int64) << _PASSAGE_BITS) + passages)
        once = np.diff(held, prepend=-1) > 0  # a piece may stand in a passage more often
        holders = np.bincount(held[once] >> _PASSAGE_BITS, minlength=len(names))
        order = sorted(np.flatnonzero(holders).tolist(), key=names.__getitem__)
        ranks = np.zeros(len(names), dtype=np.int32)
        ranks[order] = np.arange(len(order))
        offsets = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
        if len(pieces):
            arrays: tuple[NDArray[Any], ...] = (scales, offsets, ranks[pieces], np.concatenate(self._places))
            for name, array in zip(TOKENS, arrays, strict=True):
                np.save(self._folder / name, array)
        return {names[piece]: int(holders[piece]) for piece in order}

    def _same_part(self, old: NDArray[np.int64]) -> str | None:
        """The file before that holds those passages and no others."""
        if self._rows is None or old[0] < 0 or np.any(np.diff(old) != 1):
            return None
        first, end = self._rows.offsets[old[0]], self._rows.offsets[old[-1] + 1]
        starts = self._rows.codes.starts
        place = int(np.searchsorted(starts, first))
        whole = starts[place] == first and end in starts[place + 1 : place + 2]
        return token_part(place) if whole else None


def _link(source: Path, target: Path) -> None:
    """The same file under two names, or a copy where the file system knows no links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)

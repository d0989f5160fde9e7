"""Writes the vectors of a snapshot, pooled and of tokens; texts that the snapshot before holds are not encoded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from indexer.array_file import ArrayFile
from indexer.catalog_writing import text_digest
from indexer.checksum import text_sha256
from indexer.embedded_store import VECTORS
from indexer.encoder import Encoder, Vectors
from indexer.layout import Block, Layout
from indexer.piece_places import stands
from indexer.progress import EncodingProgress, Report
from indexer.snapshot import Snapshot
from indexer.token_store import quantise
from indexer.token_writing import TokenFiles, TokenRun

_ENCODED_AT_ONCE = 512
_FAMILIES_OF_A_PART = 16


@dataclass(frozen=True, slots=True)
class VectorsWritten:
    """How many passages were encoded, and the word pieces in order of their ids with how many passages hold each.

    `linked`: files that are the ones of the snapshot before, by their name here with their name there.
    """

    embedded: int
    pieces: Mapping[str, int]
    linked: Mapping[str, str]


def write_vectors(
    folder: Path, layout: Layout, encoder: Encoder, *, tokens: bool, before: Snapshot | None, report: Report
) -> VectorsWritten:
    """Write `vectors.npy`, and where they are wanted and the encoder gives them the files of token vectors.

    `before` must hold vectors of the same encoder.
    """
    source = _Source(layout, encoder, tokens, before, report)
    files = TokenFiles(folder, encoder.identity.dimension, before)
    with ArrayFile(folder / VECTORS, np.float32, encoder.identity.dimension) as pooled:
        for part in _parts(layout.blocks):
            with files.part(source.old[part.start : part.stop]):
                for run in source.runs(part):
                    pooled.append(run.pooled)
                    if run.tokens is not None:
                        files.append(run.tokens)
    return VectorsWritten(source.embedded, files.write_rest(source.piece_names()), files.linked)


def _parts(blocks: Sequence[Block]) -> list[range]:
    """The passages whose token vectors share a file: of about sixteen families, parted by their ids alone.

    So a family that comes, goes or changes touches the file it is in, and no more than one beside it.
    """
    ends = [b.end for b in blocks if int(text_sha256(b.family_id)[:8], 16) % _FAMILIES_OF_A_PART == 0]
    bounds = sorted({0, *ends, *(block.end for block in blocks[-1:])})
    return [range(start, end) for start, end in pairwise(bounds)]


@dataclass(frozen=True, slots=True, eq=False)
class _Run:
    """Vectors of neighbouring passages: pooled float32 (n, d), and of their tokens, null where there are none."""

    pooled: Vectors
    tokens: TokenRun | None


class _Source:
    """Gives the vectors of passages: from the snapshot before, or from the encoder.

    `old`: int64 (n,), for each passage the number of one of the same text in the snapshot before, -1 for none.
    """

    def __init__(self, layout: Layout, encoder: Encoder, tokens: bool, before: Snapshot | None, report: Report) -> None:
        self._encoder = encoder
        self._tokens = tokens
        self._store = before.embedded_store if before else None
        self._piece_ids = {piece: n for n, piece in enumerate(before.catalog.pieces())} if before else {}
        self._texts = {passage.number: passage.embedded for passage in layout.made()}
        digests = {number: text_digest(text) for number, text in self._texts.items()}
        known = before.catalog.numbers_of(list(digests.values())) if before else {}
        self.old = layout.carried.copy()
        for number, digest in digests.items():
            self.old[number] = known.get(digest, -1)
        self.embedded = int(np.count_nonzero(self.old < 0))
        self._progress = EncodingProgress("vectors", self.embedded, report)

    def piece_names(self) -> list[str]:
        """Word pieces by id."""
        return list(self._piece_ids)

    def runs(self, part: range) -> Iterator[_Run]:
        """The vectors of a part: neighbours that were neighbours before, and some hundred new ones at a time."""
        old = self.old[part.start : part.stop]
        follows = np.where(old[:-1] < 0, old[1:] < 0, old[1:] == old[:-1] + 1)
        for start, stop in pairwise([0, *(np.flatnonzero(~follows) + 1).tolist(), len(old)]):
            if old[start] >= 0:
                yield self._stored(int(old[start]), int(old[stop - 1]) + 1)
                continue
            for first in range(start, stop, _ENCODED_AT_ONCE):
                yield self._encoded(range(part.start + first, part.start + min(first + _ENCODED_AT_ONCE, stop)))

    def _stored(self, start: int, stop: int) -> _Run:
        assert self._store is not None  # noqa: S101  or there were no old numbers
        pooled, rows = self._store.pooled[start:stop], self._store.token_rows
        if rows is None:
            return _Run(pooled, None)
        sizes = np.diff(rows.offsets[start : stop + 1])
        first, end = int(rows.offsets[start]), int(rows.offsets[stop])
        codes = rows.codes.between(first, end)
        return _Run(
            pooled, TokenRun(sizes, codes, rows.scales[first:end], rows.pieces[first:end], rows.places[first:end])
        )  # fmt: skip

    def _encoded(self, numbers: range) -> _Run:
        texts = [self._texts[number] for number in numbers]
        encoded = self._encoder.encode_passages(texts, tokens=self._tokens, progress=self._progress)
        self._progress.add(len(texts))
        if not encoded.tokens:
            return _Run(encoded.pooled, None)
        sizes = np.array([len(rows) for rows in encoded.tokens])
        codes, scales = quantise(np.concatenate(encoded.tokens))
        ids = [self._piece_ids.setdefault(piece, len(self._piece_ids)) for row in encoded.pieces for piece in row]
        prompt = self._encoder.identity.passage_prompt
        places = [
            place for row, text in zip(encoded.pieces, texts, strict=True) for place in stands(row, prompt, text)
        ]  # fmt: skip
        return _Run(
            encoded.pooled,
            TokenRun(sizes, codes, scales, np.array(ids, dtype=np.int32), np.array(places, dtype=np.int32)),
        )

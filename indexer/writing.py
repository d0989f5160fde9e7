"""Writes the files of one snapshot into an empty folder. The same input gives the same bytes."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.model import Corpus
from indexer.array_file import ArrayFile
from indexer.catalog_writing import text_digest, write_catalog
from indexer.dense import write_dense
from indexer.embedded_store import DENSE, FACETS, POSTINGS, TOKENS, VECTORS, EmbeddedStore, load_array
from indexer.encoder import Encoder, Vectors
from indexer.facets import make_facets
from indexer.lexical import make_postings
from indexer.manifest import FORMAT_VERSION, BuildSettings, Counts, Manifest, record_files, write_manifest
from indexer.passage import Passage
from indexer.passages import PASSAGES_VERSION, make_passages
from indexer.snapshot import CATALOG, Snapshot
from indexer.token_store import TokenRows, quantise

_ENCODED_AT_ONCE = 512
_SECONDS_BETWEEN_REPORTS = 0.1


@dataclass(frozen=True, slots=True)
class BuildProgress:
    """How far a build is. `stage` is "passages", "vectors" or "files"; `total` 0 and `seconds_left` null if not known.

    `per_second`: passages embedded per second in this build.
    """

    stage: str
    done: int
    total: int
    per_second: float
    seconds_left: float | None


Report = Callable[[BuildProgress], None]


@dataclass(frozen=True, slots=True)
class Written:
    """How many passages the snapshot has, and how many of them were embedded or reused."""

    passages: int
    embedded: int
    reused: int


def write_snapshot(
    folder: Path,
    snapshot: str,
    fingerprint: str,
    corpus: Corpus,
    encoder: Encoder,
    settings: BuildSettings,
    before: Snapshot | None,
    progress: Report | None,
) -> Written:
    """Fill `folder` with the snapshot's files, the manifest last. Vectors of texts that `before` holds are reused."""
    report = progress or (lambda _: None)
    report(BuildProgress("passages", 0, 0, 0.0, None))
    passages = make_passages(corpus, encoder, settings.passages)
    vectors = _VectorWriting(folder, encoder, settings, before, report)
    vectors.write(passages)
    report(BuildProgress("files", 0, 0, 0.0, None))
    write_dense(load_array(folder / VECTORS), folder / DENSE, exact_up_to=settings.exact_up_to)
    facets = make_facets(passages)
    np.save(folder / FACETS, facets.codes)
    vocabulary, postings = make_postings(passages)
    arrays: list[NDArray[Any]] = [postings.offsets, postings.numbers, postings.gains]
    for name, array in zip(POSTINGS, arrays, strict=True):
        np.save(folder / name, array)
    write_catalog(folder / CATALOG, corpus, passages, facets, vocabulary, vectors.pieces)
    manifest = Manifest(
        format_version=FORMAT_VERSION,
        snapshot=snapshot,
        encoder=encoder.identity,
        settings=settings,
        passages_version=PASSAGES_VERSION,
        corpus_fingerprint=fingerprint,
        counts=Counts(
            documents=len(corpus.documents),
            families=len(corpus.families),
            levels=sum(len(family.levels) for family in corpus.families),
            passages=len(passages),
            findings=len(corpus.all_findings()),
        ),
        files=record_files(folder),
    )
    write_manifest(folder, manifest)
    return Written(len(passages), vectors.embedded, len(passages) - vectors.embedded)


@dataclass(frozen=True, slots=True, eq=False)
class _TokenCodes:
    """Quantised token vectors of one passage: uint8 (t, d), float32 (t,), and the t pieces."""

    codes: NDArray[np.uint8]
    scales: NDArray[np.float32]
    pieces: tuple[str, ...]


class _VectorWriting:
    """Writes pooled and token vectors in the passages' order, a few hundred passages at a time."""

    def __init__(
        self, folder: Path, encoder: Encoder, settings: BuildSettings, before: Snapshot | None, report: Report
    ) -> None:
        self._folder = folder
        self._encoder = encoder
        self._tokens = settings.token_vectors
        self._report = report
        self._piece_ids: dict[str, int] = {}
        self._piece_counts: Counter[str] = Counter()
        self.embedded = 0
        self._before: EmbeddedStore | None = None
        self._known: dict[bytes, int] = {}
        self._old_pieces: tuple[str, ...] = ()
        if (
            before is not None
            and before.manifest.encoder == encoder.identity
            and before.manifest.settings.token_vectors == settings.token_vectors
        ):
            self._before = before.embedded_store
            self._known = before.catalog.passage_digests()
            self._old_pieces = before.catalog.pieces()

    @property
    def pieces(self) -> Mapping[str, int]:
        """The word pieces met so far in the order of their ids, with how many passages hold each."""
        return self._piece_counts

    def write(self, passages: Sequence[Passage]) -> None:
        """Write `vectors.npy`, and the token files where the encoder gives token vectors."""
        dimension = self._encoder.identity.dimension
        old = [self._known.get(text_digest(passage.embedded)) for passage in passages]
        progress = _Progress(old.count(None), self._report)
        with ExitStack() as files:
            pooled = files.enter_context(ArrayFile(self._folder / VECTORS, np.float32, dimension))
            token_files: list[ArrayFile] = []
            for start in range(0, len(passages), _ENCODED_AT_ONCE):
                here = slice(start, start + _ENCODED_AT_ONCE)
                rows, tokens = self._rows([passage.embedded for passage in passages[here]], old[here], progress)
                pooled.append(rows)
                if tokens and not token_files:
                    token_files = _open_token_files(self._folder, dimension, files)
                for token in tokens:
                    self._append(token_files, token)

    def _rows(
        self, texts: Sequence[str], old: Sequence[int | None], progress: _Progress
    ) -> tuple[Vectors, list[_TokenCodes]]:
        """Pooled vectors of the texts, and their token vectors where there are any; encoded, or from before."""
        pooled = np.empty((len(texts), self._encoder.identity.dimension), dtype=np.float32)
        tokens: dict[int, _TokenCodes] = {}
        new = [row for row, number in enumerate(old) if number is None]
        if new:
            encoded = self._encoder.encode_passages([texts[row] for row in new], tokens=self._tokens, progress=progress)
            progress.add(len(new))
            self.embedded += len(new)
            pooled[new] = encoded.pooled
            for row, vectors, pieces in zip(new, encoded.tokens, encoded.pieces, strict=bool(encoded.tokens)):
                tokens[row] = _TokenCodes(*quantise(vectors), pieces)
        for row, number in enumerate(old):
            if number is not None and self._before is not None:
                pooled[row] = self._before.vectors([number])[0]
                if self._before.token_rows is not None:
                    tokens[row] = self._from_before(self._before.token_rows, number)
        return pooled, [tokens[row] for row in sorted(tokens)]

    def _from_before(self, stored: TokenRows, number: int) -> _TokenCodes:
        there = slice(int(stored.offsets[number]), int(stored.offsets[number + 1]))
        pieces = tuple(self._old_pieces[piece] for piece in stored.pieces[there])
        return _TokenCodes(stored.codes[there], stored.scales[there], pieces)

    def _append(self, files: Sequence[ArrayFile], token: _TokenCodes) -> None:
        ids = [self._piece_ids.setdefault(piece, len(self._piece_ids)) for piece in token.pieces]
        for piece in dict.fromkeys(token.pieces):
            self._piece_counts[piece] += 1
        codes, scales, offsets, pieces = files
        codes.append(token.codes)
        scales.append(token.scales)
        offsets.append(np.array([codes.rows]))
        pieces.append(np.array(ids, dtype=np.int32))


def _open_token_files(folder: Path, dimension: int, closing: ExitStack) -> list[ArrayFile]:
    """The files of `TokenRows`: codes, scales, offsets, pieces."""
    kinds = ((np.uint8, dimension), (np.float32, None), (np.int64, None), (np.int32, None))
    files = [
        closing.enter_context(ArrayFile(folder / name, dtype, width))
        for name, (dtype, width) in zip(TOKENS, kinds, strict=True)
    ]
    files[2].append(np.zeros(1, dtype=np.int64))
    return files


class _Progress:
    """Counts embedded passages over all calls of the encoder, and reports a few times a second."""

    def __init__(self, total: int, report: Report) -> None:
        self._total = total
        self._report = report
        self._before = 0
        self._started = self._reported = time.monotonic()

    def __call__(self, done: int, total: int) -> None:  # noqa: ARG002  the encoder's total is one call's
        self._tell(self._before + done)

    def add(self, count: int) -> None:
        """One call of the encoder is over."""
        self._before += count
        self._tell(self._before)

    def _tell(self, done: int) -> None:
        now = time.monotonic()
        if done < self._total and now - self._reported < _SECONDS_BETWEEN_REPORTS:
            return
        self._reported = now
        rate = done / max(now - self._started, 1e-9)
        left = (self._total - done) / rate if rate else None
        self._report(BuildProgress("vectors", done, self._total, rate, left))

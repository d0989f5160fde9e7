"""Writes the vectors of lines; those that the snapshot before holds are not encoded."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from corpus.model import JobFamily
from indexer.array_file import ArrayFile
from indexer.encoder import Encoder
from indexer.line_store import LINES, keys_of
from indexer.lines import fitting, lines_of
from indexer.progress import EncodingProgress, Report
from indexer.snapshot import Snapshot

_WRITTEN_AT_ONCE = 1024


def write_lines(
    folder: Path, families: Iterable[JobFamily], encoder: Encoder, before: Snapshot | None, report: Report
) -> None:
    """Write the files of `indexer.line_store.LineRows`, each distinct line once.

    `before` must hold vectors of the same encoder.
    """
    texts = list(dict.fromkeys(text for family in families for text in lines_of(family)))
    keys, firsts = np.unique(keys_of(texts), return_index=True)
    rows = before.embedded_store.lines if before else None
    old = rows.rows_of(keys) if rows else np.full(len(keys), -1, dtype=np.int64)
    progress = EncodingProgress("lines", int(np.count_nonzero(old < 0)), report)
    dimension = encoder.identity.dimension
    np.save(folder / LINES[0], keys)
    with ArrayFile(folder / LINES[1], np.float16, dimension) as vectors:
        for start in range(0, len(keys), _WRITTEN_AT_ONCE):
            part = slice(start, start + _WRITTEN_AT_ONCE)
            there = old[part] >= 0
            found = np.empty((len(there), dimension), dtype=np.float16)
            if rows:
                found[there] = rows.vectors[old[part][there]]
            fresh = [fitting(texts[n], encoder) for n in firsts[part][~there].tolist()]
            if fresh:
                found[~there] = encoder.encode_passages(fresh, progress=progress).pooled
                progress.add(len(fresh))
            vectors.append(found)

"""Writes the files of one snapshot into an empty folder. The same input gives the same bytes.

What the snapshot before it holds already is copied from there: the passages of a family that is what it was, with their
words and vectors; vectors of texts that moved, and of lines; whole files of token vectors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.model import Corpus
from indexer.catalog_writing import write_catalog
from indexer.dense import write_dense
from indexer.embedded_store import COUNTS, DENSE, FACETS, POSTINGS, VECTORS, load_array
from indexer.encoder import Encoder
from indexer.facets import Facets, make_facets, merge_facets
from indexer.layout import Layout, lay_out
from indexer.lexical import WordCounts, count_words, make_postings, merge_counts
from indexer.line_writing import write_lines
from indexer.manifest import FORMAT_VERSION, BuildSettings, Counts, Manifest, record_files, write_manifest
from indexer.passages import PASSAGES_VERSION
from indexer.progress import BuildProgress, Report
from indexer.snapshot import CATALOG, Snapshot
from indexer.vector_writing import write_vectors


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
    bodies: Sequence[str],
    encoder: Encoder,
    settings: BuildSettings,
    before: Snapshot | None,
    report: Report,
) -> Written:
    """Fill `folder` with the snapshot's files, the manifest last. `bodies` are families and pages as recorded."""
    report(BuildProgress("passages", 0, 0, 0.0))
    if before is not None and not _same_vectors(before.manifest, encoder, settings):
        before = None
    source = before if before is not None and _same_passages(before.manifest, settings) else None
    layout = lay_out(corpus, bodies, encoder, settings.passages, source.catalog if source else None)
    vectors = write_vectors(folder, layout, encoder, tokens=settings.token_vectors, before=before, report=report)
    write_lines(folder, corpus.families, encoder, before, report)
    report(BuildProgress("files", 0, 0, 0.0))
    write_dense(load_array(folder / VECTORS), folder / DENSE, exact_up_to=settings.exact_up_to)
    facets = _facets(layout, source)
    np.save(folder / FACETS, facets.codes)
    words = _words(layout, source)
    postings = make_postings(words, len(layout))
    arrays: list[NDArray[Any]] = [postings.offsets, postings.numbers, postings.gains, words.counts]
    for name, array in zip((*POSTINGS, COUNTS), arrays, strict=True):
        np.save(folder / name, array)
    catalog = source.folder / CATALOG if source else None
    write_catalog(folder / CATALOG, corpus, bodies, layout, facets, words.words, vectors.pieces, catalog)
    known = {name: before.manifest.files[there] for name, there in vectors.linked.items()} if before else {}
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
            passages=len(layout),
            findings=len(corpus.all_findings()),
        ),
        files=record_files(folder, known),
    )
    write_manifest(folder, manifest)
    return Written(len(layout), vectors.embedded, len(layout) - vectors.embedded)


def _same_vectors(before: Manifest, encoder: Encoder, settings: BuildSettings) -> bool:
    """Whether the vectors of a text are there what they would be now."""
    return before.encoder == encoder.identity and before.settings.token_vectors == settings.token_vectors


def _same_passages(before: Manifest, settings: BuildSettings) -> bool:
    """Whether a family was cut into passages as it would be now, given the same encoder."""
    return before.passages_version == PASSAGES_VERSION and before.settings.passages == settings.passages


def _facets(layout: Layout, before: Snapshot | None) -> Facets:
    made = make_facets(layout.made())
    return made if before is None else merge_facets(before.embedded_store.facets, layout.carried, made)


def _words(layout: Layout, before: Snapshot | None) -> WordCounts:
    made = count_words(layout.made())
    if before is None:
        return made
    postings, counts = before.embedded_store.postings, load_array(before.folder / COUNTS)
    old = WordCounts(before.catalog.words(), postings.offsets, postings.numbers, counts)
    there = layout.carried >= 0
    moved = np.full(len(before.store), -1, dtype=np.int32)
    moved[layout.carried[there]] = np.flatnonzero(there)
    return merge_counts(old, moved, made)

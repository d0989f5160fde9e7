"""From sources to an index: what `rolecite index` does, and what happens where there is no index yet."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from corpus.errors import IndexFault
from corpus.reading import read_documents, read_texts
from indexer.build import BuildProgress, build_index
from indexer.manifest import MANIFEST
from indexer.models import DEFAULT_MODEL, open_encoder
from indexer.parsed import ParsedDocuments
from indexer.snapshot import CURRENT, SNAPSHOTS, current_id
from indexer.unchanged import remember, unchanged
from service.clock import Clock
from service.results import DocumentCounts, IndexResult

Progress = Callable[[BuildProgress], None]


def index_sources(
    sources: Sequence[str], index_dir: Path, *, subdir: str | None = None, base_url: str | None = None,
    model: str = DEFAULT_MODEL, progress: Progress | None = None,
) -> IndexResult:  # fmt: skip
    """Makes `index_dir` hold exactly what `sources` (folders, files, git URLs) hold; what is unchanged is kept.

    Raises SourceError, IndexBusy or IndexFault; the old snapshot then stays in force.
    """
    clock = Clock()
    texts = read_texts(sources, subdir=subdir, base_url=base_url)
    encoder = open_encoder(model)
    report = unchanged(texts, index_dir, encoder)
    if report is None:
        parsed = ParsedDocuments(index_dir)
        with _uncollected():
            corpus = read_documents(texts.documents, texts.findings, texts.failed, parse=parsed.role)
        if progress is not None:
            read = len(corpus.documents)
            progress(BuildProgress("documents", read, read, read / max(clock.total() / 1000, 1e-3)))
        report = build_index(corpus, index_dir, encoder, progress=progress)
        parsed.save()
        remember(texts, report, index_dir)
    changes = report.documents
    return IndexResult(
        snapshot=report.snapshot,
        documents=DocumentCounts(changes.added, changes.changed, changes.removed, changes.unchanged, changes.failed),
        families=report.families,
        levels=report.levels,
        passages=report.passages,
        findings=report.findings,
        took_ms=clock.total(),
        failed=tuple(texts.failed),
        without_roles=() if report.families else tuple(document.path for document in texts.documents),
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """The block makes no circles, and so many objects that looking for some would take as long as making them."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def index_is_missing(index_dir: Path) -> bool:
    """Whether there is no index and nothing else either, but for what a build that was stopped has left.

    Raises IndexFault where something else is in its place.
    """
    if current_id(index_dir) is not None:
        return False
    if index_dir.exists() and not index_dir.is_dir():
        raise IndexFault(f"{index_dir} is a file: give the index another place with --index DIR")
    if _snapshots_at(index_dir):
        raise IndexFault(
            f"the index {index_dir} has lost its file {CURRENT}, which names the snapshot in force: "
            f"run `rolecite index SOURCE... --index {index_dir}` again"
        )
    if index_dir.is_dir() and not is_unfinished(index_dir) and any(map(_is_visible, index_dir.iterdir())):
        raise IndexFault(f"{index_dir} holds no index but other files: build one elsewhere with --index DIR")
    return True


def is_unfinished(index_dir: Path) -> bool:
    """Whether all that lies there is what a first build leaves when it is stopped; the next one clears it away."""
    if not (index_dir / SNAPSHOTS).is_dir() or (index_dir / CURRENT).exists():
        return False
    others = [entry for entry in index_dir.iterdir() if _is_visible(entry) and entry.name != SNAPSHOTS]
    return not others and all(map(_is_snapshot, (index_dir / SNAPSHOTS).iterdir()))


def _snapshots_at(index_dir: Path) -> list[Path]:
    """The finished snapshots that lie there."""
    folder = index_dir / SNAPSHOTS
    entries = folder.iterdir() if folder.is_dir() else ()
    return [each for each in entries if _is_visible(each) and _is_snapshot(each) and (each / MANIFEST).exists()]


def _is_visible(entry: Path) -> bool:
    return not entry.name.startswith(".")


def _is_snapshot(entry: Path) -> bool:
    return entry.is_dir() and (not _is_visible(entry) or re.fullmatch(r"[0-9a-f]{16}", entry.name) is not None)


def index_sample(index_dir: Path, *, progress: Progress | None = None) -> IndexResult:
    """Indexes the bundled sample corpus, a fictional company's job families."""
    with resources.as_file(resources.files("corpus") / "sample") as sample:
        return index_sources([str(sample)], index_dir, progress=progress)

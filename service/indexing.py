"""From sources to an index: what `rolecite index` does, and what happens where there is no index yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path

from corpus.errors import IndexFault
from corpus.reading import read_corpus
from indexer.build import BuildProgress, build_index
from indexer.models import DEFAULT_MODEL, open_encoder
from indexer.snapshot import current_id
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
    corpus = read_corpus(sources, subdir=subdir, base_url=base_url)
    if progress is not None:
        read = len(corpus.documents)
        progress(BuildProgress("documents", read, read, read / max(clock.total() / 1000, 1e-3), 0.0))
    report = build_index(corpus, index_dir, open_encoder(model), progress=progress)
    changes = report.documents
    return IndexResult(
        snapshot=report.snapshot,
        documents=DocumentCounts(changes.added, changes.changed, changes.removed, changes.unchanged, changes.failed),
        families=report.families,
        levels=report.levels,
        passages=report.passages,
        findings=report.findings,
        took_ms=clock.total(),
    )


def index_is_missing(index_dir: Path) -> bool:
    """Whether there is no index and nothing else either. Raises IndexFault where something else is in its place."""
    if current_id(index_dir) is not None:
        return False
    if index_dir.exists() and not index_dir.is_dir():
        raise IndexFault(f"{index_dir} is a file: give the index another place with --index DIR")
    if index_dir.is_dir() and any(not entry.name.startswith(".") for entry in index_dir.iterdir()):
        raise IndexFault(f"{index_dir} holds no index but other files: build one elsewhere with --index DIR")
    return True


def index_sample(index_dir: Path, *, progress: Progress | None = None) -> IndexResult:
    """Indexes the bundled sample corpus, a fictional company's job families."""
    with resources.as_file(resources.files("corpus") / "sample") as sample:
        return index_sources([str(sample)], index_dir, progress=progress)

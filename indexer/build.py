"""A corpus becomes the snapshot in force: whole or not at all, and only what is new is embedded."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import IndexFault
from corpus.model import Corpus
from indexer import atomic
from indexer.checksum import json_sha256, text_sha256
from indexer.encoder import Encoder
from indexer.lock import exclusive
from indexer.manifest import BuildSettings, snapshot_id
from indexer.progress import BuildProgress, Report
from indexer.records import family_record, finding_record
from indexer.snapshot import CURRENT, SNAPSHOTS, Snapshot, current_id, snapshot_folder
from indexer.writing import Written, write_snapshot

__all__ = ["BuildProgress", "BuildReport", "BuildSettings", "DocumentChanges", "build_index"]

_LOCK = ".lock"
_TEMPORARY = ".building-"
_BROKEN = ".broken-"


@dataclass(frozen=True, slots=True)
class DocumentChanges:
    """How the documents differ from those of the snapshot before."""

    added: int
    changed: int
    removed: int
    unchanged: int
    failed: int


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. `embedded` passages went through the encoder, `reused` ones kept their vectors."""

    snapshot: str
    documents: DocumentChanges
    families: int
    levels: int
    passages: int
    findings: int
    embedded: int
    reused: int
    took_ms: float


def build_index(
    corpus: Corpus,
    index_dir: Path,
    encoder: Encoder,
    *,
    settings: BuildSettings = BuildSettings(),
    progress: Report | None = None,
    wait_s: float = 10.0,
) -> BuildReport:
    """Make the corpus the snapshot in force of `index_dir`, which is made where it is absent.

    The snapshot before it is kept for readers still on it, older ones are cleared away; whatever stops the build, the
    snapshot before stays in force. An unchanged corpus is left as it is once the snapshot has been verified.
    Raises IndexBusy where another build goes on for longer than `wait_s` seconds, IndexFault where nothing can be
    written.
    """
    started = time.monotonic()
    try:
        with exclusive(index_dir / _LOCK, wait_s=wait_s):
            return _build(corpus, index_dir, encoder, settings, progress or (lambda _: None), started)
    except (OSError, sqlite3.Error) as error:
        raise IndexFault(f"cannot write the index {index_dir} ({error}); the index in force is unchanged") from error


def _build(
    corpus: Corpus,
    index_dir: Path,
    encoder: Encoder,
    settings: BuildSettings,
    report: Report,
    started: float,
) -> BuildReport:
    bodies = [family_record().dump_json(each).decode() for each in (*corpus.families, *corpus.pages)]
    fingerprint = corpus_fingerprint(corpus, bodies)
    snapshot = snapshot_id(encoder.identity, settings, fingerprint)
    (index_dir / SNAPSHOTS).mkdir(exist_ok=True)
    _clear(index_dir, (_TEMPORARY, _BROKEN))
    before = _open_previous(index_dir)
    try:
        changes = document_changes(before, corpus)
        target = snapshot_folder(index_dir, snapshot)
        passages = _intact_passages(target, before)
        written = Written(passages or 0, 0, passages or 0)
        if passages is None:
            temporary = target.with_name(f"{_TEMPORARY}{snapshot}")
            temporary.mkdir()
            written = write_snapshot(
                temporary, snapshot, fingerprint, corpus, bodies, encoder, settings, before, report
            )
            if target.exists():  # there, but damaged
                target.rename(target.with_name(f"{_BROKEN}{snapshot}"))
            atomic.publish_folder(temporary, target)
    finally:
        if before is not None:
            before.close()
    previous = before.id if before is not None else None
    if previous != snapshot or passages is None:
        atomic.write_text(index_dir / CURRENT, snapshot + "\n")
    if previous != snapshot:
        _clear_all_but(index_dir, {snapshot, previous or snapshot})
    return BuildReport(
        snapshot=snapshot,
        documents=changes,
        families=len(corpus.families),
        levels=sum(len(family.levels) for family in corpus.families),
        passages=written.passages,
        findings=len(corpus.all_findings()),
        embedded=written.embedded,
        reused=written.reused,
        took_ms=1000 * (time.monotonic() - started),
    )


def corpus_fingerprint(corpus: Corpus, bodies: Sequence[str]) -> str:
    """Hex sha256 over all that was read: documents, families and pages as recorded in `bodies`, and findings."""
    finding = finding_record()
    return json_sha256(
        {
            "documents": [[d.path, d.sha256, d.url] for d in corpus.documents],
            "families": [text_sha256(body) for body in bodies],
            "findings": [finding.dump_json(f).decode() for f in corpus.findings],
            "failed": list(corpus.failed),
        }
    )


def document_changes(before: Snapshot | None, corpus: Corpus) -> DocumentChanges:
    """What was added, changed and removed since `before`; without one everything is added."""
    old = before.catalog.document_digests() if before else {}
    new = {document.path: document.sha256 for document in corpus.documents}
    shared = old.keys() & new.keys()
    unchanged = sum(old[path] == new[path] for path in shared)
    return DocumentChanges(
        added=len(new.keys() - old.keys()),
        changed=len(shared) - unchanged,
        removed=len(old.keys() - new.keys()),
        unchanged=unchanged,
        failed=len(corpus.failed),
    )


def _open_previous(index_dir: Path) -> Snapshot | None:
    """The snapshot in force, verified; null where there is none or it is of no use."""
    try:
        return Snapshot.open(index_dir) if current_id(index_dir) else None
    except IndexFault:
        return None


def _intact_passages(target: Path, before: Snapshot | None) -> int | None:
    """How many passages the snapshot in `target` holds if it is there and whole, else null."""
    if before is not None and before.id == target.name:
        return len(before.store)
    if not target.exists():
        return None
    try:
        with Snapshot(target) as found:
            return len(found.store)
    except IndexFault:
        return None


def _clear(index_dir: Path, prefixes: tuple[str, ...]) -> None:
    """Remove what builds that were killed have left; the lock is held, so none of it is in use."""
    for folder in (index_dir / SNAPSHOTS).iterdir():
        if folder.name.startswith(prefixes):
            shutil.rmtree(folder)


def _clear_all_but(index_dir: Path, kept: set[str]) -> None:
    for folder in (index_dir / SNAPSHOTS).iterdir():
        if folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)

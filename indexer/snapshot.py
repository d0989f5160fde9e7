"""An immutable index on disk. `CURRENT` names the one in force; opening one verifies all of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from types import TracebackType

from corpus.errors import IndexCorrupt, IndexMismatch, IndexMissing
from corpus.model import Finding, JobFamily, RoleDocument
from indexer.catalog import Catalog
from indexer.embedded_store import DENSE, EmbeddedStore
from indexer.encoder import EncoderIdentity
from indexer.manifest import REPAIR, Manifest, check_files, read_manifest
from indexer.records import FamilyOutline, LevelOutline
from indexer.store import Store

__all__ = ["FamilyOutline", "LevelOutline", "Snapshot", "current_id"]

CURRENT = "CURRENT"
SNAPSHOTS = "snapshots"
CATALOG = "catalog.sqlite"
_OPEN_ATTEMPTS = 3


def current_id(index_dir: Path) -> str | None:
    """The id of the snapshot in force; null where there is no index. Raises IndexCorrupt where CURRENT names none."""
    path = index_dir / CURRENT
    try:
        named = path.read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise IndexCorrupt(f"{path} cannot be read ({error}); {REPAIR}") from error
    if not named.isalnum():
        raise IndexCorrupt(f"{path} names no snapshot: {named[:40]!r}; {REPAIR}")
    return named


def snapshot_folder(index_dir: Path, snapshot: str) -> Path:
    """Where a snapshot lies."""
    return index_dir / SNAPSHOTS / snapshot


class Snapshot:
    """One snapshot, open for reading. Safe for several threads; what is built later does not change it."""

    def __init__(self, folder: Path, *, verify: bool = True) -> None:
        """Open a snapshot's folder; use `Snapshot.open` for the one in force.

        All sizes are compared with the manifest, and all checksums; with `verify` off, only the checksums of the
        files that other libraries parse. Raises IndexCorrupt or IndexMismatch.
        """
        self.folder = folder
        self.manifest: Manifest = read_manifest(folder)
        check_files(folder, self.manifest, None if verify else (CATALOG, DENSE))
        with ExitStack() as undo:
            self._catalog = Catalog(folder / CATALOG)
            undo.callback(self._catalog.close)
            self._store = EmbeddedStore(folder, self._catalog, self.manifest.files)
            if len(self._store) != self.manifest.counts.passages:
                raise IndexCorrupt(
                    f"{folder} holds {len(self._store)} vectors, its manifest counts "
                    f"{self.manifest.counts.passages} passages; {REPAIR}"
                )
            undo.pop_all()

    @classmethod
    def open(cls, index_dir: Path, *, verify: bool = True) -> Snapshot:
        """The snapshot in force. Raises IndexMissing, IndexCorrupt or IndexMismatch."""
        for _ in range(_OPEN_ATTEMPTS):
            named = current_id(index_dir)
            if named is None:
                raise IndexMissing(f"no index at {index_dir}; build one with `rolecite index SOURCE... --index DIR`")
            try:
                return cls(snapshot_folder(index_dir, named), verify=verify)
            except IndexCorrupt:
                if current_id(index_dir) == named:
                    raise
                # A build has replaced it meanwhile and cleared it away.
        raise IndexCorrupt(f"{index_dir} changes faster than it can be opened; try again")

    @property
    def id(self) -> str:
        """The snapshot's id, 16 hex digits."""
        return self.manifest.snapshot

    @property
    def store(self) -> Store:
        """Search over the passages."""
        return self._store

    @property
    def embedded_store(self) -> EmbeddedStore:
        """The same store by its own type, for a build that takes vectors over."""
        return self._store

    @property
    def catalog(self) -> Catalog:
        """Everything else in the snapshot."""
        return self._catalog

    def warm(self) -> None:
        """Makes ready what questions would have to make one by one: 35 ms for 4,000 passages, at most 0.2 s."""
        self._catalog.keep(len(self._store))

    def check_encoder(self, identity: EncoderIdentity) -> None:
        """Raise IndexMismatch, naming both values, unless this encoder made the snapshot's vectors."""
        made_by = self.manifest.encoder
        same_name = (made_by.name, made_by.precision) == (identity.name, identity.precision)
        step = REPAIR if same_name else f"use {made_by.name} ({made_by.precision}), or {REPAIR}"
        for name in EncoderIdentity.__dataclass_fields__:
            built, given = getattr(made_by, name), getattr(identity, name)
            if built != given:
                raise IndexMismatch(
                    f"the index was built with encoder {name} {built!r}, the one in use has {given!r}; {step}"
                )

    def outline(self) -> tuple[FamilyOutline, ...]:
        """All families in id order, without their lines."""
        return self._outline

    @cached_property
    def _outline(self) -> tuple[FamilyOutline, ...]:
        return self._catalog.outline()

    def family(self, family_id: str) -> JobFamily:
        """A family, or a page that describes no role, with everything in it. Raises KeyError."""
        return self._catalog.family(family_id)

    def families(self) -> Iterator[JobFamily]:
        """All families in id order, read one by one."""
        return (self._catalog.family(family.id) for family in self._outline)

    def pages(self) -> tuple[JobFamily, ...]:
        """The pages that describe no role, each like a family without levels, in path order."""
        return self._pages

    @cached_property
    def _pages(self) -> tuple[JobFamily, ...]:
        return self._catalog.pages()

    def document(self, path: str) -> RoleDocument:
        """A document with its text. Raises KeyError."""
        return self._catalog.document(path)

    def document_paths(self) -> tuple[str, ...]:
        """Paths of all documents, in order."""
        return tuple(self._catalog.document_digests())

    def findings(self, path: str | None = None, code: str | None = None) -> tuple[Finding, ...]:
        """Findings in order of path and line, of one document or one kind where asked."""
        return self._catalog.findings(path, code)

    def close(self) -> None:
        """Let go of the catalogue; arrays are let go of with the object."""
        self._catalog.close()

    def __enter__(self) -> Snapshot:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

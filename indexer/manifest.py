"""What a snapshot promises: how it was made, and the size and checksum of each of its files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus.errors import IndexCorrupt, IndexMismatch
from indexer.checksum import file_sha256, json_sha256
from indexer.dense import EXACT_UP_TO
from indexer.encoder import EncoderIdentity
from indexer.passages import PASSAGES_VERSION, PassageSettings

FORMAT_VERSION = 5
"""Raise it when files of a snapshot change their meaning."""

MANIFEST = "manifest.json"
REPAIR = "run `rolecite index SOURCE...` again"


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """What shapes an index besides corpus and encoder. `exact_up_to`: passages up to which dense search is exact."""

    passages: PassageSettings = field(default_factory=PassageSettings)
    token_vectors: bool = True
    exact_up_to: int = EXACT_UP_TO


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is in a snapshot."""

    documents: int
    families: int
    levels: int
    passages: int
    findings: int


@dataclass(frozen=True, slots=True)
class FileRecord:
    """Size in bytes and hex sha256 of a file."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The first file read on opening, and the last one written."""

    format_version: int
    snapshot: str
    encoder: EncoderIdentity
    settings: BuildSettings
    passages_version: int
    corpus_fingerprint: str
    counts: Counts
    files: dict[str, FileRecord]


def snapshot_id(encoder: EncoderIdentity, settings: BuildSettings, corpus_fingerprint: str) -> str:
    """The id of the snapshot these make: 16 hex digits, the same for the same input on every machine."""
    made_of = [FORMAT_VERSION, PASSAGES_VERSION, asdict(encoder), asdict(settings), corpus_fingerprint]
    return json_sha256(made_of)[:16]


def record_files(folder: Path, known: Mapping[str, FileRecord]) -> dict[str, FileRecord]:
    """Records of all files in a flat folder, by name in order; those `known` are not read."""
    names = sorted(file.name for file in folder.iterdir())
    with ThreadPoolExecutor() as pool:
        return dict(zip(names, pool.map(lambda name: known.get(name) or _record(folder / name), names), strict=True))


def _record(file: Path) -> FileRecord:
    return FileRecord(file.stat().st_size, file_sha256(file))


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into the folder of its files."""
    (folder / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1) + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a snapshot's folder.

    Raises IndexCorrupt where it is missing or not readable, IndexMismatch where it is of another format.
    """
    path = folder / MANIFEST
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
        version = body["format_version"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexCorrupt(f"{path} cannot be read ({type(error).__name__}: {error}); {REPAIR}") from error
    if version != FORMAT_VERSION:
        raise IndexMismatch(f"{path} is of index format {version}, this program reads {FORMAT_VERSION}; {REPAIR}")
    try:
        manifest = TypeAdapter(Manifest).validate_python(body)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise IndexCorrupt(f"{path}: {where}: {first['msg']}; {REPAIR}") from error
    if manifest.snapshot != folder.name:
        raise IndexCorrupt(f"{path} is the manifest of snapshot {manifest.snapshot}, not {folder.name}; {REPAIR}")
    return manifest


def check_files(folder: Path, manifest: Manifest, hashed: tuple[str, ...] | None = None) -> None:
    """Compare the files with their records: all sizes, and the checksums of all files or of those named.

    Raises IndexCorrupt for the first that differs.
    """
    for name, record in manifest.files.items():
        try:
            size = (folder / name).stat().st_size
        except OSError as error:
            raise IndexCorrupt(f"{folder / name} is missing; {REPAIR}") from error
        if size != record.size:
            raise IndexCorrupt(f"{folder / name} has {size} bytes, the manifest says {record.size}; {REPAIR}")
    names = [name for name in manifest.files if hashed is None or name in hashed]
    with ThreadPoolExecutor() as pool:
        for name, found in zip(names, pool.map(lambda name: file_sha256(folder / name), names), strict=True):
            if found != manifest.files[name].sha256:
                raise IndexCorrupt(
                    f"{folder / name} has sha256 {found}, the manifest says {manifest.files[name].sha256}; {REPAIR}"
                )

"""Files and folders that appear whole or not at all: write beside the target, sync, rename."""

from __future__ import annotations

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Flush a file or a folder to the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_text(path: Path, text: str) -> None:
    """Replace the file with `text` in one step."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Replace the file with `data` in one step.

    The temporary file lies in the target's own folder: a rename is atomic only within one file system.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.write_bytes(data)
    sync(temporary)
    temporary.replace(path)
    sync(path.parent)


def publish_folder(temporary: Path, target: Path) -> None:
    """Sync every file of the flat folder `temporary`, then rename it to `target`, which must not exist."""
    for file in sorted(temporary.iterdir()):
        sync(file)
    sync(temporary)
    temporary.rename(target)
    sync(target.parent)

"""What a measurement ran on, and what a process takes of it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from eval.provenance import machine

LIBRARIES = (
    "rolecite",
    "numpy",
    "faiss-cpu",
    "onnxruntime",
    "torch",
    "sentence-transformers",
    "bm25s",
    "fastapi",
    "txtai",
    "llama-index-core",
    "haystack-ai",
)
_MIB = 1024


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident memory in MiB: private pages, and pages of mapped files that the system may drop."""

    private: float
    mapped: float


def memory_of(pid: int) -> Memory | None:
    """Of a running process; null where the system has no /proc."""
    status = Path(f"/proc/{pid}/status")
    if not status.is_file():
        return None
    rows = dict(row.split(":", 1) for row in status.read_text().splitlines() if ":" in row)
    kib = {name: int(rows[name].split()[0]) for name in ("RssAnon", "RssShmem", "RssFile") if name in rows}
    return Memory((kib.get("RssAnon", 0) + kib.get("RssShmem", 0)) / _MIB, kib.get("RssFile", 0) / _MIB)


def peak_of_children() -> float | None:
    """Most MiB that any child process that has ended held resident; null where the system does not tell."""
    try:
        from resource import RUSAGE_CHILDREN, getrusage
    except ImportError:
        return None
    return getrusage(RUSAGE_CHILDREN).ru_maxrss / _MIB


def versions() -> dict[str, str]:
    """Installed versions of what matters to speed, and the machine."""
    found = {"machine": machine()}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def size_mib(folder: Path) -> float:
    """Size of all files under a folder in MiB."""
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 2**20

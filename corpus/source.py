"""Sources: a folder, a file or a git address, read into files with stable paths."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.errors import SourceError

EXTENSIONS = (".md", ".markdown", ".html", ".htm")
_GIT = re.compile(r"^(?:https?://|ssh://|git://|file://|git@|[\w.-]+@[\w.-]+:)|\.git$")
_CLONE_SECONDS = 600
_UNATTENDED = {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
"""Environment in which git fails with a message instead of asking for a password."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the corpus: `path` relative to its source with forward slashes, `file` where it lies now.

    `outside` marks a link in a repository that leads out of it: a stranger's repository is
    no way to this machine's files.
    """

    path: str
    file: Path
    outside: bool = False


@contextmanager
def source_files(sources: Sequence[str], subdir: str | None = None) -> Iterator[list[SourceFile]]:
    """The role documents of all sources, in path order; clones are removed afterwards.

    Where several sources hold the same path, every path of those sources is prefixed with its source's folder name.
    Raises SourceError where a source is not there, holds no document, or cannot be cloned.
    """
    if not sources:
        raise SourceError("no source given; name a folder, a file or a git address")
    with tempfile.TemporaryDirectory(prefix="rolecite-") as scratch:
        listed = [_files(source, subdir, Path(scratch) / str(n)) for n, source in enumerate(sources)]
        yield _joined(sources, listed)


def _joined(sources: Sequence[str], listed: Sequence[list[SourceFile]]) -> list[SourceFile]:
    seen: dict[str, int] = {}
    colliding: set[int] = set()
    for n, files in enumerate(listed):
        for file in files:
            if file.path in seen and seen[file.path] != n:
                colliding |= {n, seen[file.path]}
            seen.setdefault(file.path, n)
    out: dict[str, SourceFile] = {}
    for n, files in enumerate(listed):
        prefix = f"{_label(sources[n])}/" if n in colliding else ""
        for file in files:
            path = prefix + file.path
            if path in out:
                raise SourceError(f"two sources hold {path!r}; rename one of the folders {sources[n]!r}")
            out[path] = replace(file, path=path)
    return [out[path] for path in sorted(out)]


def _label(source: str) -> str:
    if is_git(source):
        return re.sub(r"\.git$", "", source.rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1])
    return Path(source).resolve().name


def is_git(source: str) -> bool:
    """Whether a source is a git address rather than a path here."""
    return bool(_GIT.search(source)) and not Path(source).is_dir()


def _files(source: str, subdir: str | None, scratch: Path) -> list[SourceFile]:
    if is_git(source):
        _clone(source, scratch)
        root = scratch
    else:
        root = Path(source)
    if subdir:
        inner = (root / subdir).resolve()
        if not inner.is_relative_to(root.resolve()):
            raise SourceError(f"--subdir {subdir!r} leads out of the source {source!r}")
        root = root / subdir
        if not root.is_dir():
            raise SourceError(f"{source!r} has no folder {subdir!r}; check --subdir")
    if root.is_file():
        if root.suffix.lower() not in EXTENSIONS:
            raise SourceError(f"{source!r} is not a role document; known endings: {', '.join(EXTENSIONS)}")
        return [SourceFile(root.name, root)]
    if not root.is_dir():
        raise SourceError(f"no such folder or file: {source!r}")
    inside = root.resolve()
    found = [
        SourceFile(
            file.relative_to(root).as_posix(),
            file,
            outside=is_git(source) and not Path(os.path.realpath(file)).is_relative_to(inside),
        )
        for file in root.rglob("*")
        if file.suffix.lower() in EXTENSIONS and _is_file(file) and not _hidden(file.relative_to(root))
    ]
    if not found:
        raise SourceError(
            f"{source!r} holds no role document ({', '.join(EXTENSIONS)}); name the folder that holds them"
        )
    return sorted(found, key=lambda f: f.path)


def _is_file(path: Path) -> bool:
    """Whether a path is a file, or a link to nowhere, which is one that cannot be read."""
    return path.is_file() or (path.is_symlink() and not path.is_dir())


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _clone(source: str, into: Path) -> None:
    command = ["git", "clone", "--quiet", "--depth", "1", "--", source, str(into)]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=_CLONE_SECONDS,
            check=False,
            env={**os.environ, **_UNATTENDED},
        )
    except FileNotFoundError as error:
        raise SourceError(f"{source!r} is a git address, but git is not installed") from error
    except subprocess.TimeoutExpired as error:
        raise SourceError(f"cloning {source!r} took longer than {_CLONE_SECONDS} s") from error
    if done.returncode != 0:
        raise SourceError(
            f"cannot clone {source!r}: {_reason(done.stderr) or f'git exit {done.returncode}'}; "
            "check the address and that `git clone` of it works here, or name a folder"
        )


def _reason(said: str) -> str:
    """What git says is wrong: its first fatal line with what ssh said before it, not the advice that ends it."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    fatal = next((n for n, line in enumerate(lines) if line.lower().startswith(("fatal:", "error:"))), None)
    if fatal is None:
        return lines[-1] if lines else ""
    reason = lines[fatal].partition(":")[2].strip()
    return (f"{lines[fatal - 1]} ({reason})" if fatal and "remote repository" in reason else reason).rstrip(" .")

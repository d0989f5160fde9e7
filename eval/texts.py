"""The documents a run is scored against, as they are on disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from corpus.errors import BadInput


def rows_of(text: str) -> list[str]:
    """Lines of a text without their ends; only line feeds and carriage returns end a line, as editors count."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return rows[:-1] if rows[-1] == "" else rows


class Texts(Mapping[str, str]):
    """Documents of a folder by their path in it, slashes forward; read when first asked for.

    Newlines stay as in the file, so that character offsets of citations hold.
    """

    def __init__(self, root: Path) -> None:
        if not root.is_dir():
            raise BadInput(f"no folder {root}: give the corpus the judgements were made over")
        self.root = root
        self._read: dict[str, str] = {}

    @cached_property
    def _paths(self) -> tuple[str, ...]:
        files = (p for p in self.root.rglob("*") if p.suffix.lower() in {".md", ".markdown"} and p.is_file())
        return tuple(sorted(p.relative_to(self.root).as_posix() for p in files))

    def __getitem__(self, path: str) -> str:
        if path not in self._read:
            file = self.root / path
            if Path(path).is_absolute() or ".." in Path(path).parts or not file.is_file():
                raise KeyError(path)
            self._read[path] = file.read_bytes().decode("utf-8")
        return self._read[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

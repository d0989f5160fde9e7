"""JSONL: one record a line. What is read and does not fit is told with its line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic_core import to_jsonable_python

from corpus.errors import BadInput

H = TypeVar("H")
T = TypeVar("T")

TOLD = 10
"""Faults of one file that are told; nobody reads further."""


class Row(BaseModel):
    """What a line of a file holds, or a part of it."""

    model_config = ConfigDict(frozen=True)


def read_rows(shape: type[T], file: Path, faults: list[str]) -> list[T]:
    """The records of a file, blank lines left out; what does not read is added to the `faults`."""
    return _read(shape, file, _lines(file), faults)


def read_kept(head: type[H], shape: type[T], file: Path, what: str, command: str) -> tuple[H, tuple[T, ...]]:
    """A file of `what`, which `command` writes: where it comes from in the first line, then a record a line.

    Raises BadInput naming file and line of each that does not read.
    """
    lines = _lines(file) if file.is_file() else []
    if not lines:
        raise BadInput(f"no {what} in {file}: write them with {command}")
    faults: list[str] = []
    heads = _read(head, file, lines[:1], faults)
    rows = _read(shape, file, lines[1:], faults)
    if faults:
        raise BadInput(f"{what} do not read; write them with {command}:\n{listed(faults)}")
    return heads[0], tuple(rows)


def write_rows(rows: Iterable[object], file: Path) -> None:
    """Overwrite the file; its folder is made where there is none."""
    file.parent.mkdir(parents=True, exist_ok=True)
    written = (json.dumps(to_jsonable_python(row, by_alias=False), ensure_ascii=False) for row in rows)
    file.write_text("".join(f"{row}\n" for row in written), "utf-8")


def told(fault: ValidationError) -> str:
    """Where in a record its first fault lies, and what is wrong."""
    first = fault.errors()[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"


def listed(faults: Sequence[str]) -> str:
    """The first of them, one a line, and how many more there are."""
    more = len(faults) - TOLD
    return "\n".join([*faults[:TOLD], *([f"and {more} more like these"] if more > 0 else [])])


def _lines(file: Path) -> list[tuple[int, str]]:
    return [(number, line) for number, line in enumerate(file.read_text("utf-8").splitlines(), 1) if line.strip()]


def _read(shape: type[T], file: Path, lines: Iterable[tuple[int, str]], faults: list[str]) -> list[T]:
    adapter, found = TypeAdapter(shape), []
    for number, line in lines:
        try:
            found.append(adapter.validate_json(line))
        except ValidationError as fault:
            faults.append(f"{file}:{number}: {told(fault)}")
    return found

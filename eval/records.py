"""Answers on disk: JSONL, the provenance first, then one record a line."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from corpus.errors import BadInput
from eval.answers import Record
from eval.faults import listed
from eval.runs import Provenance

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Records:
    """What one service answered to one set of questions."""

    provenance: Provenance
    records: tuple[Record, ...]

    @property
    def name(self) -> str:
        """The service's name."""
        return self.provenance.system


def save_records(provenance: Provenance, records: Sequence[Record], file: Path) -> None:
    """Overwrite the file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    head = json.dumps(dataclasses.asdict(provenance), ensure_ascii=False)
    file.write_text("".join(f"{row}\n" for row in (head, *(r.model_dump_json() for r in records))), "utf-8")


def load_records(file: Path) -> Records:
    """Answers as `save_records` wrote them. Raises BadInput naming file and line of each that is none."""
    if not file.is_file():
        raise BadInput(f"no answers in {file}: write them with rolecite eval answers --out")
    rows = [row for row in file.read_text("utf-8").splitlines() if row.strip()]
    faults: list[str] = []

    def read(shape: type[T], number: int, row: str) -> T | None:
        try:
            return TypeAdapter(shape).validate_json(row)
        except ValidationError as fault:
            first = fault.errors()[0]
            faults.append(f"{file}:{number}: no answer: {'.'.join(map(str, first['loc']))}: {first['msg']}")
            return None

    provenance = read(Provenance, 1, rows[0] if rows else "")
    records = [read(Record, number, row) for number, row in enumerate(rows[1:], 2)]
    if faults or provenance is None:
        raise BadInput("answers do not read; write them with rolecite eval answers --out:\n" + listed(faults))
    return Records(provenance, tuple(r for r in records if r))

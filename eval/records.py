"""Answers that are kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from eval.answers import Record
from eval.jsonl import read_kept, write_rows
from eval.runs import Provenance


@dataclass(frozen=True, slots=True)
class Records:
    """What one service answered to one set of questions."""

    provenance: Provenance
    records: tuple[Record, ...]

    @property
    def name(self) -> str:
        """The service's name."""
        return self.provenance.system


def save_records(kept: Records, file: Path) -> None:
    """JSONL: the provenance, then one record a line."""
    write_rows([kept.provenance, *kept.records], file)


def load_records(file: Path) -> Records:
    """Answers as `save_records` wrote them. Raises BadInput naming file and line of each that is none."""
    return Records(*read_kept(Provenance, Record, file, "answers", "rolecite eval answers --out"))

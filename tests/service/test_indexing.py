"""Indexing again: what is taken from memory and from the snapshot before does not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.snapshot import current_id
from service.indexing import index_sources
from service.results import DocumentCounts

PILOT = """\
# Pilot

## Pilot

### Job Grade

The Pilot is a grade 5.

### Responsibilities

- Guides ferries past the breakwater
"""
MASTER = """\
# Harbour Master

## Responsibilities

- Extends the Pilot responsibilities
- Keeps the harbour open in every weather
"""


def files_of(index_dir: Path) -> dict[str, bytes]:
    folder = index_dir / "snapshots" / (current_id(index_dir) or "")
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


@pytest.mark.parametrize(
    "change",
    [
        {"pilot.md": PILOT + "- Reads the tides\n"},
        {"pilot.md": PILOT.replace("Pilot", "Skipper")},
        {"pilot.md": None},
        {"clerk.md": PILOT.replace("Pilot", "Clerk")},
    ],
    ids=["a line more", "another title, which the other document named", "removed", "added"],
)
def test_indexed_again_after_a_change_or_for_the_first_time_it_is_the_same(
    tmp_path: Path, change: dict[str, str | None]
) -> None:
    roles = tmp_path / "roles"
    roles.mkdir()
    (roles / "pilot.md").write_text(PILOT)
    (roles / "master.md").write_text(MASTER)
    index_sources([str(roles)], tmp_path / "steps")
    for name, text in change.items():
        (roles / name).write_text(text) if text else (roles / name).unlink()

    again = index_sources([str(roles)], tmp_path / "steps")
    once = index_sources([str(roles)], tmp_path / "once")

    assert files_of(tmp_path / "steps") == files_of(tmp_path / "once")
    assert (again.snapshot, again.findings, again.passages) == (once.snapshot, once.findings, once.passages)
    assert once.documents == DocumentCounts(len(list(roles.iterdir())), 0, 0, 0, 0)

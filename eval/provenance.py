"""Where numbers come from: command, commit, model, snapshot, corpus, machine."""

from __future__ import annotations

import hashlib
import os
import platform
import shlex
import subprocess
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from eval.judgements import Question
from eval.runs import Provenance


def made_by(system: str) -> Provenance:
    """What a run of a system made here and now is known by, before it is known over what."""
    return Provenance(system, command=command_line(), commit=commit(), machine=machine(), made_at=now())


def command_line() -> str:
    """The command as typed, its program by name only."""
    name = Path(sys.argv[0]).name
    program = ["python", "-m", "eval"] if name == "__main__.py" else [name]
    return shlex.join([*program, *sys.argv[1:]])


def commit() -> str:
    """The commit of the source tree this code runs from, "+" behind it where files differ; empty outside of one."""
    here = Path(__file__).resolve().parent
    try:
        found = subprocess.run(
            ["git", "-C", str(here), "describe", "--always", "--dirty=+", "--abbrev=12"],
            capture_output=True, text=True, timeout=10, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return found.stdout.strip() if found.returncode == 0 else ""


def machine() -> str:
    """Cores, architecture, system and Python."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"


def now() -> str:
    """The time in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def corpus_fingerprint(texts: Mapping[str, str]) -> str:
    """Twelve hex digits over paths and contents."""
    digest = hashlib.sha256()
    for path in sorted(texts):
        digest.update(f"{path}\0{hashlib.sha256(texts[path].encode()).hexdigest()}\n".encode())
    return digest.hexdigest()[:12]


def questions_fingerprint(questions: Iterable[Question]) -> str:
    """Twelve hex digits over the questions and their judgements, whatever their order."""
    rows = sorted(q.model_dump_json(exclude={"note"}) for q in questions)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:12]

"""Commands run as people run them: in a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
Ask = Callable[..., tuple[int, Any]]
"""Runs a command with --json and gives its exit code and what it printed."""


def command(
    arguments: Sequence[str],
    cwd: Path,
    *,
    written: str = "",
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "service.cli", *arguments], cwd=cwd, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment}, input=written, timeout=120,
    )  # fmt: skip

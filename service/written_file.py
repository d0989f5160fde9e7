"""A text that somebody wrote to a file, or to standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from corpus.errors import BadInput

STANDARD_INPUT = Path("-")


def read_written(file: Path) -> str:
    """The text of a file, `-` for standard input. Raises BadInput where it cannot be read or is not UTF-8."""
    try:
        raw = sys.stdin.buffer.read() if file == STANDARD_INPUT else file.read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise BadInput(f"{file} cannot be read ({error.strerror}): name a file, or - for standard input") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{file} is not text in UTF-8: save it as plain text first") from error

"""Patterns written as lists of phrases, so that they can be read."""

from __future__ import annotations

import re


def phrases(lines: str) -> re.Pattern[str]:
    """One pattern for any of some phrases in any case: one on a line, whole words only, `#` begins a comment.

    A phrase may use regular expressions; a space in it stands for any white space.
    """
    listed = (line.partition("#")[0].strip() for line in lines.splitlines())
    either = "|".join(line.replace(" ", r"\s+") for line in listed if line)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)

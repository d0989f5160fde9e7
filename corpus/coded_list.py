"""Titles with their codes in a list or a chain: "Miller (M2), Head Miller (M3)", "Miller (M2) → Head Miller (M3)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LISTED = re.compile(r"(?:^|[,;:→>›|]|\band)\s*(?P<title>[A-Z][\w&/' -]{2,50}?)\s*\((?P<code>[A-Z]{1,3}\d{1,2})\)")


@dataclass(frozen=True, slots=True)
class Coded:
    """A title, and the code that stands in brackets behind it."""

    title: str
    code: str


def coded_list(text: str) -> list[Coded]:
    """The titles that a text lists with their codes, two or more; none where it names but one so."""
    found = [Coded(each["title"], each["code"]) for each in _LISTED.finditer(text)]
    return found if len(found) > 1 else []

"""What a question asks for."""

from __future__ import annotations

from enum import StrEnum


class Intent(StrEnum):
    """The kinds of question; /v1/search ranks passages whatever was asked, which is `open`."""

    FACT = "fact"
    COMPARISON = "comparison"
    EXPECTATIONS = "expectations"
    LISTING = "listing"
    MATCH = "match"
    OPEN = "open"
    OUT_OF_SCOPE = "out_of_scope"

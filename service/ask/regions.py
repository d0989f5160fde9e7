"""Places by name: those that a text says, written in one way. Which place lies in which other is not known here."""

from __future__ import annotations

import re

_WRITTEN = (
    (
        "United States",
        r"(?-i:US|USA|U\.S\.(?:A\.)?)|the\s+us|united\s+states|american?s?\b|us(?=\s+(?:time|hours|visa|citizen))",
    ),
    (
        "United Kingdom",
        r"(?-i:UK|U\.K\.|GB)|the\s+uk|united\s+kingdom|(?:great\s+)?britain|british|uk(?=\s+(?:time|hours|visa|citizen))",
    ),
    ("European Union", r"(?-i:EU|E\.U\.)|the\s+eu|european\s+union"),
    ("EMEA", r"emea"),
    ("APAC", r"apac|asia[\s-]pacific"),
    ("Americas", r"amer|americas|latam"),
)
"""Regions that are written in several ways, each with all of them."""
_REGIONS = tuple((name, re.compile(rf"(?<!\w)(?:{ways})(?!\w)", re.IGNORECASE)) for name, ways in _WRITTEN)
_AFTER = re.compile(
    r"\b(?:in|near|from|within|outside(?:\s+of)?|around|inside|to|into|leave)\s+(?:the\s+)?"
    r"(?P<place>(?-i:[A-Z])[\w’'-]*(?:\s+(?-i:[A-Z])[\w’'-]*){0,3})",
    re.IGNORECASE,
)
"""Where a name with a capital is one of a place."""


def regions(text: str) -> frozenset[str]:
    """The regions that a text names, as written here first."""
    return frozenset(name for name, ways in _REGIONS if ways.search(text))


def places(text: str) -> frozenset[str]:
    """The places that a text names: regions, and names with a capital after a word of place, as written there."""
    named = {match["place"] for match in _AFTER.finditer(text)}
    return regions(text) | {name for name in named if not regions(name)}


def names_one(text: str, wanted: frozenset[str]) -> bool:
    """Whether a text names one of some places."""
    return bool(regions(text) & wanted) or any(
        re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) for name in wanted
    )

"""Word lists, written as prose."""

from __future__ import annotations


def vocabulary(text: str) -> frozenset[str]:
    """The words of a text that lists them, separated by white space."""
    return frozenset(text.split())

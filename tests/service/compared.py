"""Whom an answer compares, for the tests of comparisons."""

from __future__ import annotations

from service.answers import Answer, ComparisonAnswer


def sides(answer: Answer) -> tuple[str, str]:
    """The titles of the lower and the upper side; what is no comparison of two levels fails, and shows its text."""
    assert isinstance(answer, ComparisonAnswer), answer.text
    assert answer.comparison.from_ is not None, answer.text
    assert answer.comparison.to is not None, answer.text
    return answer.comparison.from_.title, answer.comparison.to.title


def sides_there(answer: Answer) -> tuple[str | None, str | None]:
    """The same of a comparison that may lack a side: null for one that does not exist."""
    assert isinstance(answer, ComparisonAnswer), answer.text
    low, high = answer.comparison.from_, answer.comparison.to
    return low.title if low else None, high.title if high else None

"""Whom an answer compares, for the tests of comparisons."""

from __future__ import annotations

from service.answers import Answer, ComparisonAnswer


def sides(answer: Answer) -> tuple[str, str]:
    """The titles of the lower and the upper side; what is no comparison of two levels fails, and shows its text."""
    assert isinstance(answer, ComparisonAnswer), answer.text
    assert answer.comparison.from_ is not None, answer.text
    assert answer.comparison.to is not None, answer.text
    return answer.comparison.from_.title, answer.comparison.to.title

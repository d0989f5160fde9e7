"""Grades of public pay plans, with or without the number of the series in their midst: "GS-11", "GS-0437-11"."""

from __future__ import annotations

import re

_GRADE = r"(?P<grade>(?:G[GLMS]|W[GLS]|[A-Z]{2}(?=-\d{4}-))-(?:\d{4}-)?\d{1,2})"
_ALONE = re.compile(rf"\W*{_GRADE}\s*(?:\([^()]*\))?\W*")
_BEHIND = re.compile(rf"(?:^|[\s,(]){_GRADE}\)?\s*$")


def plan_grade(text: str) -> str:
    """The grade that a field holds, with or without its label and a remark behind it, "" for any other text."""
    return _said(_ALONE.fullmatch(text))


def grade_behind(heading: str) -> str:
    """The grade that a heading ends in ("Seed Specialist, GS-0437-09"), "" where it ends in none."""
    return _said(_BEHIND.search(heading))


def plan_step(grade: str) -> str:
    """A grade without its series and the zero before its step, as people say it: "GS-9" for "GS-0437-09"."""
    plan, _, step = grade.rpartition("-")
    return f"{plan.partition('-')[0]}-{step.lstrip('0')}" if plan else grade


def _said(found: re.Match[str] | None) -> str:
    return found["grade"] if found else ""

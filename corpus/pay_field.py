"""Fields on pay that name the grade by a word for it: "Salary scale: Band F, points 24 – 27"."""

from __future__ import annotations

import re

from corpus import title as titles
from corpus.model import Grade

_SORT = r"(?:grade|band|scale|range|level)"
_LABEL = re.compile(
    rf"\W*(?:(?:usual|starting|annual|civil service|pay|salary|wage|job|post|staff|grade|band) )*"
    rf"(?:salary|pay|remuneration|classification|{_SORT})(?:\s*(?:/|,|&|\band\b)\s*(?:salary|pay|points?|{_SORT}))*\W*",
    re.IGNORECASE,
)
_LONGEST = 80  # characters of a label
_SCHEME = r"(?:(?:[A-Z][\w-]*|for|of) ){0,3}?"
"""Whose scale it is: "Agenda for Change Band 5"."""
_STEP = r"(?P<step>\d{1,2}[a-d]?|[A-H]|[A-Z]{1,3}\d{1,2})"
_GRADED = rf"{_SCHEME}(?i:{_SORT})\s+{_STEP}(?=\W*$|\s*[,;:(/]|\s+[–—-]\s)"
_VALUE = re.compile(_GRADED)
_BEHIND = re.compile(rf"…[…\s\w.–—-]{{0,30}}?[,;:(–—-]\s*{_GRADED}")
"""A grade behind what it pays: "£29,450–£33,120 (Grade D)"."""
_CODED = re.compile(r"(?:[A-Z]{2,5} )?(?P<step>[A-Z]{1,3} ?\d{1,2})\W*$")
"""A classification that is a code: "STO R21", "APS 6"."""
_FURTHER = re.compile(rf"\s*(?:[/–—-]|\b(?:to|or|and)\b)\s*(?:(?i:{_SORT})\s+)?{_STEP}\b")
_PUBLIC = re.compile(r"\W*(?:civil service |job |pay |staff )*grade\W*", re.IGNORECASE)
_NAMED = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){0,2} (?:Officer|Assistant|Manager|Executive|Clerk|Secretary)")
"""A grade that has a name: "Senior Executive Officer"."""


def labels_pay(label: str) -> bool:
    """Whether a field labelled so says what a job pays, or by which grade."""
    return len(label) <= _LONGEST and bool(_LABEL.fullmatch(label))


def paid_grade(text: str) -> Grade | None:
    """The grade that a field on pay names, its amounts left out ("…"); null for any other text."""
    label, colon, value = text.partition(":")
    value = value.strip(" *_")
    if not colon:
        return None
    if _PUBLIC.fullmatch(label) and len(value.split()) <= 6:
        if short := _short(value):
            return short
        if _NAMED.fullmatch(value):
            return value
    if not labels_pay(label):
        return None
    coded = "classification" in label.casefold() and _CODED.match(value)
    found = coded or _VALUE.match(value) or _BEHIND.match(value)
    if found is None or _FURTHER.match(value, found.end()):
        return None
    step = found["step"]
    return int(step) if step.isdigit() else step


def _short(value: str) -> str:
    """What a grade with a name is called for short ("EO" of "Executive Officer (EO)"), "" where it is not."""
    plain = titles.without_short(value)
    return value[len(plain) :].strip(" ()") if plain != value and value.startswith(plain) else ""

"""What the rows of a table say of pay: "Senior Designer, Salary: 88,000", on whatever page it stands.

The label says that it is pay, so that the sum needs no sign of money, and what opens the row says whose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.model import Level, SectionKind
from indexer.passage import Passage
from service.line import stems

_ROW = re.compile(r"(?P<name>[^\n]*), (?P<label>[^\n:]*):\n[^\n]+")
PAY_NAMED = r"salar(?:y|ies)|wages?|pay|earnings|compensation|remuneration"
"""The names of pay, as an alternation of a pattern."""
_OF_PAY = re.compile(
    rf"\b(?:{PAY_NAMED})\b"
    r"|\b(?:base|OTE|starting|entry|min(?:imum)?|mid(?:point|dle)?|max(?:imum)?|from|to|range|rate)\b[^\n]*"
    r"(?:[$€£]|\b(?:USD|EUR|GBP|CHF|SEK|NOK|DKK|PLN|CAD|AUD|per\s+(?:year|annum|month|hour))\b)",
    re.IGNORECASE,
)
"""How a label says that it is pay: "Salary", "Base (EUR)"."""
_SUM = re.compile(r"\d{1,3}(?:[,.  ]\d{3})+|\d{4,}|\d+[.,]\d\d\b|[$€£]\s?\d|\d\s?k\b", re.IGNORECASE)
_EITHER = re.compile(r"\b(?:or|and)\b|/")
"""What joins the names of those who share a row."""


def is_pay_row(line: Passage) -> bool:
    """Whether a line is a row on somebody's pay."""
    return _row(line) is not None


def labels_sum(label: str, text: str) -> bool:
    """Whether a cell is a sum under a label that says that it is pay; the 5 of "Pay band: Band 5" is none."""
    return _OF_PAY.search(label) is not None and _SUM.search(text) is not None


def is_on_grade(line: Passage) -> bool:
    """Whether a line stands where grades are told, and is no row on somebody's pay."""
    return line.section is SectionKind.JOB_GRADE and not is_pay_row(line)


def pay_rows(lines: Iterable[Passage], names: Iterable[str], level: Level | None) -> list[Passage]:
    """The lines that are rows on the pay of whoever has one of the names, those opened by it alone if any is, or stand
    where the grade of that level is told.
    """
    grade = level.grade.span if level is not None and level.grade is not None else None
    wanted = [stems(name) for name in names]
    found, shared = [], []
    for line in lines:
        row = _row(line)
        if row is None:
            continue
        said = frozenset(word for word in stems(row["name"]) if not any(letter.isdigit() for letter in word))
        if said in wanted or (grade and (grade.path, grade.start_line) == (line.span.path, line.span.start_line)):
            found.append(line)
        elif _EITHER.search(row["name"]) and any(name <= said for name in wanted if name):
            shared.append(line)
    return found or shared


def _row(line: Passage) -> re.Match[str] | None:
    row = _ROW.fullmatch(line.text)
    return row if row and _OF_PAY.search(row["label"]) else None

"""The grade in a field: "Level: 4", "Band: SFB 4", "Salary: Band 6, from £38,000".

What a label announces needs no further word that it is a grade; it must only read like one from its first word on.
"""

from __future__ import annotations

import re

from corpus.model import Grade

_LABEL = (
    r"\W*(?:(?:usual|typical|job|role|post|position|career|staff|seniority|pay|salary|compensation) )*"
    r"(?:grades?|bands?|levels?|classification|tier)(?: code)?"
)
_NAMED = r"(?:[A-Z][A-Za-z]{1,3}\s+)?(?i:grade|band|level|tier|scale)\s+"
"""What may stand before the number: "Grade 7", "AfC Band 6"."""
_VALUE = r"(?P<value>\d{1,2}[a-d]?|[A-Z]{1,4}\d{1,2}|[A-Z]{2,4}\s\d{1,2})"
_END = r"(?=\W*$|\s*[(;:/]|,\D|\s+[–—-]\s|\s+of\s+\d{1,2}\W*$)"
_GRADE = re.compile(
    rf"(?i:{_LABEL}(?:\s*(?:/|and|&)\s*(?:job |pay |salary )?(?:grade|band|level))?)\W*[:=|][\s*_]*"
    rf"(?:{_NAMED})?{_VALUE}{_END}"
)
_PAY = re.compile(rf"\W*(?i:salary|pay|remuneration|compensation)\W*[:=|][\s*_]*{_NAMED}{_VALUE}{_END}")


def field_grade(text: str) -> Grade | None:
    """The grade that a line states behind its label, null for any other line."""
    found = _GRADE.match(text) or _PAY.match(text)
    if found is None:
        return None
    return int(found["value"]) if found["value"].isdigit() else found["value"]

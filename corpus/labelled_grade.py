"""Grades in fields: a label that means grades, and behind it what the grade is called ("Job level: Level 4")."""

from __future__ import annotations

import re

from corpus.model import Grade

_WHOSE = (
    r"(?:(?:usual|typical|job|pay|salary|compensation|comp|career|role|position|post|internal|global|corporate|wage|"
    r"hourly|seniority)\s+)"
)
_UNIT = r"(?:grade|level|band|tier)"
_LABEL = (
    rf"(?:{_WHOSE}*{_UNIT}(?:\s*(?:/|&|\band\b|\bor\b)\s*{_WHOSE}*{_UNIT})?(?:\s+(?:code|range|number))?|"
    r"(?:job |pay |post )?classification|(?:pay|wage|salary) group|(?:entgelt|tarif|lohn|vergütungs)gruppe)"
    r"(?:\s*\([^():]{1,20}\))?"
)
_PAID = r"(?:salary|pay|wage|remuneration)"
_SCHEME = r"(?-i:[A-Z][A-Za-z]{1,4})"
"""Whose grades they are, before the number: "HEW 6", "NHS Band 6"."""
_UNTIL = rf"(?:\s*(?:/|,|[–—-]|\bor\b|\band\b|\bto\b)\s*(?:{_UNIT}\s*)?(?P<last>\d{{1,2}}))?"
_END = r"(?![\w%+]|[.,]\d)\s*(?=$|\W*$|of\s+\d{1,2}\W*$|[()\[,;·|]|[–—/-]\s)"
_NUMBERED = re.compile(
    rf"\W*(?:{_LABEL}\s*[:=]\W*(?:(?:{_SCHEME}\s+)?{_UNIT}\s+)?|{_LABEL}\s+[–—-]\s+|"
    rf"\({_LABEL}\s+(?=\d{{1,2}}\))|{_PAID}\s*:\W*(?:{_SCHEME}\s+)?{_UNIT}\s+|"
    rf"(?:pay\s+)?band\s+(?=\d{{1,2}}\s*(?:$|\(|[/·|,–—-]\s*(?:from |up to )?…))"
    rf")#?(?P<first>\d{{1,2}}){_UNTIL}{_END}",
    re.IGNORECASE,
)
_CALLED = re.compile(
    rf"\W*{_LABEL}\s*[:=]\W*(?P<name>(?-i:[A-Z]{{1,4}}\s\d{{1,2}}[a-d]?|[A-Z][A-Za-z]{{2,3}}\s\d{{1,2}}|\d{{1,2}}[a-dA-D])){_END}",
    re.IGNORECASE,
)
"""A grade with letters of its scheme, or behind the number: "HEW 6", "9b"."""
_FIELD = re.compile(rf"\W*{_LABEL}\W*", re.IGNORECASE)


def labels_grades(label: str) -> bool:
    """Whether a field or column labelled so holds grades."""
    return bool(_FIELD.fullmatch(label))


def labelled_grades(sentence: str) -> tuple[Grade, ...]:
    """The grades that a field holds, empty for any other sentence; the ends of a range where it gives one."""
    if numbered := _NUMBERED.match(sentence):
        return tuple(int(numbered[end]) for end in ("first", "last") if numbered[end])
    called = _CALLED.match(sentence)
    return (called["name"],) if called else ()

"""The pay grades that a page's notes tell for the codes of its levels: "L4 and L5 are both Grade G"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus import title as titles
from corpus.model import Grade, ItemForm, Section, Stated
from corpus.rung import RoleLevel

_CODE = r"(?:[A-Z]{1,3}\d{1,2})"
_JOINED = r"\s*(?:,\s*(?:and\s+)?|&|/|[–—-]|\b(?:and|to|through|or)\b)\s*"
_KIND = r"(?i:(?:(?:job|pay|salary)\s+)?(?:grade|band))"
_TOLD = re.compile(
    rf"\b(?P<codes>{_CODE}(?:{_JOINED}{_CODE})*)\s+"
    r"(?:=|→|(?:is|are|sits?|falls?|maps?|corresponds?|equals?|means?|belongs?|gets?|has|have)\b)"
    rf"(?P<between>[^.;=→]{{0,40}}?)\b{_KIND}\s+(?P<grade>[A-Z]{{1,3}}|{_CODE}|\d{{1,2}}[a-d]?)\b(?!\s*\+)"
)
_ELSEWHERE = re.compile(rf"\b(?:not?|never|above|below|over|under|between|from|until|formerly|was|than)\b|\b{_CODE}\b")
"""What tells that the grade is another's, or none: "is above Grade F"."""
_RANGE = re.compile(rf"({_CODE})\s*(?:[–—-]|\b(?:to|through)\b)\s*({_CODE})")


def with_told_grades(levels: Sequence[RoleLevel], shared: Iterable[Section]) -> list[RoleLevel]:
    """The levels whose code had to do for a grade, with the grade that the page's notes say the code has."""
    told = dict(_told(shared))
    out = []
    for level in levels:
        code = titles.code(level.title)
        bare = level.grade is None or level.grade.value == code
        out.append(replace(level, grade=told.get(code, level.grade)) if code and bare else level)
    return out


def _told(shared: Iterable[Section]) -> Iterator[tuple[str, Stated[Grade]]]:
    for item in (item for section in shared for item in section.items if item.form is not ItemForm.CELL):
        for match in _TOLD.finditer(item.text):
            if not _ELSEWHERE.search(match["between"]):
                grade: Grade = int(match["grade"]) if match["grade"].isdigit() else match["grade"]
                yield from ((code, Stated(grade, item.span)) for code in _codes(match["codes"]))


def _codes(said: str) -> set[str]:
    """The codes of a list or of a range of them."""
    found = set(re.findall(_CODE, said))
    for low, high in _RANGE.findall(said):
        letters = low.rstrip("0123456789")
        numbers = range(int(low.removeprefix(letters)), int(re.sub(r"\D", "", high)) + 1)
        found.update(f"{letters}{number}" for number in numbers)
    return found

"""Restrictions that a question says in words: "only the requirements", "responsibilities only", "only in engineering".

They act like the filters of the same name, and show as such.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import SectionKind
from indexer.store import Filters
from service.ask.departments import written
from service.interpret import SECTION_NAMES

_ONLY = r"(?<!not )\b(?:only|just|solely|purely|exclusively|nothing but)"
_SHOW = (
    r"(?:(?:look|looking|show|list|give|tell|compare|want|me|us|at|about|the|its|their|his|her|those|of|for)\s+){0,4}"
)
_SAID = {
    SectionKind.RESPONSIBILITIES,
    SectionKind.REQUIREMENTS,
    SectionKind.NICE_TO_HAVE,
    SectionKind.PERFORMANCE_INDICATORS,
    SectionKind.HIRING_PROCESS,
}
"""Sections that questions are restricted to; the others share their names with what is asked."""
_NAMES = tuple((kind, names) for kind, names in SECTION_NAMES if kind in _SAID)


def restricted(question: str, filters: Filters, departments: Sequence[str]) -> Filters:
    """The filters with what the question restricts itself to, where they leave that open."""
    if not re.search(_ONLY, question, re.IGNORECASE):
        return filters
    sections = filters.sections or tuple(kind for kind, names in _NAMES if _sections(question, names))
    inside = filters.departments or tuple(name for name in departments if _department(question, written(name)))
    return replace(filters, sections=sections, departments=inside)


def _sections(question: str, names: str) -> bool:
    also = rf"(?:{'|'.join(each for _, each in _NAMES)})(?:,?\s+(?:and|or)\s+|,\s+)(?:the\s+)?"
    first = rf"{_ONLY}\s+{_SHOW}(?:{also})*(?:{names})\b"
    last = rf"\b(?:{names})(?:\s+(?:and|or)\s+\w+)?(?:,?\s+please,?)?\s+only\b(?!\s+(?:if|when|for|because))"
    return re.search(rf"{first}|{last}", question, re.IGNORECASE) is not None


def _department(question: str, names: str) -> bool:
    where = rf"(?:in|within|inside|for|from)\s+(?:the\s+|our\s+)?(?:{names or '(?!)'})\b"
    return re.search(rf"{_ONLY}\s+{_SHOW}{where}|\b{where}(?:\s+\w+)?\s+only\b", question, re.IGNORECASE) is not None

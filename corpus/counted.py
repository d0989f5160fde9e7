"""Lists that the sentence before them counts as steps of a ladder: "We have five corporate titles:"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.headline import are_roles, is_rung

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_COUNTS = re.compile(
    rf"\b(?P<count>{'|'.join(_NUMBERS)}|\d{{1,2}})\s+(?:(?:job|pay|career|corporate|staff|seniority)\s+)?"
    r"(?:titles|grades|levels|ranks|bands|rungs|stages|positions)\b[^.:]*:$",
    re.IGNORECASE,
)


def counts_levels(before: str, heads: Sequence[str]) -> bool:
    """Whether a sentence announces as many titles, or grades, as the points behind it begin with, mostly roles."""
    said = _COUNTS.search(before)
    if said is None:
        return False
    count = _NUMBERS.get(said["count"].lower()) or int(said["count"])
    people = sum(is_rung(head) or are_roles([head]) for head in heads)
    return count == len(heads) == len({head.lower() for head in heads}) and people * 2 > count

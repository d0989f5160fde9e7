"""Sentences of a plain text, and the small words around a title in them."""

from __future__ import annotations

import re

LONGEST = 4000
"""Characters of a line that are searched for statements; no role states its grade behind them."""

_FIELD = (
    r"(?<=[\w)%])(?<!\bJob)(?<!\bPay)(?<!\bSalary)(?<!\bUsual)(?<!\bService)\s+"
    r"(?=(?:Report(?:s|ing) to|Reporting line|Line manager|Responsible to|Accountable to|Managed by|Grade|Band|"
    r"Pay band|Job grade|Salary|Hours|Location|Contract):\s)"
)
"""What parts a field from the one before it in the same line: "Band: 5 Reports to: Head Keeper"."""
_END = re.compile(rf"(?<=[.!?])\s+(?=[A-Z“\"(\[])|\s+[·•|]\s+|{_FIELD}")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Sr|Jr|Snr|Dir|Mgr|Assoc|Asst|Dr|Mr|Ms|Mrs|St|Eng|Dept|No|e\.g|i\.e|etc|vs)|(?<![A-Za-z\d])[A-Z])$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|this|an?|as an?|our)\s+", re.IGNORECASE)

_RUN_IN = re.compile(
    r"(?:^\W*|(?<=[.;] ))(?P<label>(?:job )?grade|reports to|reporting line|(?:line )?manager|"
    r"who (?:leads|manages) you|"
    r"whom? (?:do|does|will) (?:\w+ ){1,4}report to(?=\?)|who is (?:the|your|their) (?:boss|manager)(?=\?))"
    r"[.?]\s+(?=[A-Z0-9])",
    re.IGNORECASE,
)
"""A label that ends in a full stop, or asks: "Grade. 7. Reports to. Head of Sales"."""


def run_in(text: str) -> str:
    """A text whose labels end in colons, so that they stand in one sentence with what they label."""
    return _RUN_IN.sub(lambda found: f"{found['label']}: ", text)


def abbreviated(before: str) -> bool:
    """Whether the words before a full stop end in an abbreviation ("Sr"), so that the sentence goes on."""
    return bool(_ABBREVIATION.search(before.rstrip().rstrip(".")))


def sentence_ranges(text: str, ends: re.Pattern[str]) -> list[range]:
    """Where the sentences of a text stand, parted where `ends` matches; behind an abbreviation it parts none."""
    found = [(match.start(), match.end()) for match in ends.finditer(text)]
    starts = [end for start, end in found if not abbreviated(text[max(0, start - 12) : start])]
    return [range(*each) for each in zip([0, *starts], [*starts, len(text)], strict=True)]


def sentence_starts(text: str) -> list[int]:
    """Where each sentence of a text begins, the first at 0; fields set apart by a dot or bar count as sentences."""
    ends = (
        m
        for m in _END.finditer(text)
        if text[m.start() - 1 : m.start()] != "." or not abbreviated(text[: m.start()][-12:])
    )
    return [0, *(match.end() for match in ends)]


def sentences(text: str) -> list[str]:
    """The sentences of a text, in order."""
    starts = sentence_starts(text)
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def unarticled(text: str) -> str:
    """Words without the article before them."""
    return _ARTICLE.sub("", text.strip(" *"))

"""What stands where a title might, and never is one: a question, an amount, a date, a factor with its points."""

from __future__ import annotations

import re
from functools import lru_cache

_MARK = r"(?:[$€£¥₹]|(?:USD|EUR|GBP|CHF|AUD|CAD|NZD|SEK|NOK|DKK|kr)\b)"
_DIGITS = r"\d[\d.,'’]*(?:[   ]\d{3})*"
_AMOUNT = (
    rf"(?:{_MARK}\s*{_DIGITS}\s?[km]?\b|{_DIGITS}\s?[km]?\s*(?:{_MARK}|(?<=\d\d\d\d)|(?<=[.,]\d\d)|(?<=[.,' ]\d\d\d)))"
)
_MONEY = re.compile(
    rf"\W*(?:from\s+|up to\s+)?{_AMOUNT}(?:\s*(?:[-–—]|to)\s*{_AMOUNT})?\W*"
    rf"(?:(?:a|an|per|/)\s*(?:year|annum|month|week|day|hour|night|shift)\W*|p\.?\s?[ahm]\b\W*)?",
    re.IGNORECASE,
)
"""An amount and nothing else: "912.00", "£24,110 – £25,300", "31 200 kr a year"."""
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = re.compile(
    r"^[^()]*\b(?:from|since|until|till|as (?:of|at)|effective|before|after)\s+(?:the\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|{_MONTH}\s+\d{{4}})\b"
)
"""From when something holds: "Pay scales from 1 November"."""
_FACTOR = re.compile(
    r"\W*(?:sub-?)?factors?\s+(?:\d{1,2}|[IVX]{1,4}\b)|.*\b(?:level|FL)\s+\d{1,2}-\d{1,2}\b.*\b(?:points?|pts)\b",
    re.IGNORECASE,
)
"""A factor by which jobs are scored: "Factor 3 – Guidelines (FL 3-3, 275 pts)", "Complexity, Level 4-4, 225 points"."""

_POINTS = re.compile(
    r"\W*(?:(?:pay|spine|scale|spinal column|salary)\s+)?(?:points?|scp)\s+\d{1,3}\s*(?:[-–—]|to)\s*\d{1,3}\W*",
    re.IGNORECASE,
)
"""A stretch of a scale of pay: "Points 22 to 27"."""


@lru_cache(maxsize=16384)
def is_untitled(text: str) -> bool:
    """Whether words are none of a title, whatever ranks and numbers stand in them."""
    asked = text.rstrip(' *_)"”').endswith("?")
    return asked or bool(_MONEY.fullmatch(text) or _DATE.match(text) or _FACTOR.match(text) or _POINTS.fullmatch(text))

"""A number of something that a question asks for: "at least 8 years", "more than 30 percent"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.ask.bounds import bounded, without
from service.phrases import phrases
from service.seniority import years_in

_UNITS = r"years?|yrs?|months?|weeks?|days?|hours?|nights?|people|persons?|reports|employees|members"
_SAID = re.compile(
    rf"(?<![\w.])(?P<number>\d{{1,6}})(?:\s*(?:-|–|to)\s*(?P<last>\d{{1,6}}))?(?P<plus>\s*\+)?"
    r"(?P<more>\s+or\s+(?:more|less|fewer|over))?\s*(?:of\s+)?"
    rf"(?P<unit>%|per\s?cent\b|(?:{_UNITS})\b)",
    re.IGNORECASE,
)
_MORE = phrases("or (?:more|over)\n\\+")
_SHARE = re.compile(r"(\d+)(?:[.,]\d+)?\s*(?:%|per\s?cent\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A range of numbers and what is counted: "%", or a noun without its plural."""

    ranges: tuple[range, ...]
    unit: str

    def holds(self, text: str) -> bool:
        """Whether a line states such a number: of a range ("3 to 5 years") the lower end, years in words too."""
        if self.unit == "%":
            numbers = [int(number) for number in _SHARE.findall(text)]
        elif self.unit == "year":
            numbers = [int(stretch.low) for stretch in years_in(text) if not stretch.limit]
        else:
            counted = re.compile(rf"\b(\d{{1,6}})\s*\+?\s+(?:\w+\s+){{0,2}}{re.escape(self.unit)}s?\b", re.IGNORECASE)
            numbers = [int(number) for number in counted.findall(text)]
        return any(number in wanted for number in numbers for wanted in self.ranges)


def quantity(question: str) -> tuple[Quantity | None, str]:
    """The quantity a question asks for, null where it asks for none, and the question without it."""
    match = _SAID.search(question)
    if match is None:
        return None, question
    numbers = [int(match.group("number")), *([int(match.group("last"))] if match.group("last") else [])]
    if len(numbers) == 1 and (match.group("plus") or (match.group("more") and _MORE.search(match.group()))):
        ranges = [range(numbers[0], 10**6)]
    elif len(numbers) == 1 and match.group("more"):
        ranges = [range(-(10**6), numbers[0] + 1)]
    else:
        ranges = bounded(numbers, match, question)
    unit = match.group("unit").lower()
    unit = "%" if unit.startswith(("%", "per")) and unit not in {"person", "persons"} else unit.rstrip("s")
    return Quantity(tuple(ranges), {"yr": "year"}.get(unit, unit)), without(question, match)

"""An amount that a question asks for: "at least 8 years", "more than 30 percent", "a budget under $1 million"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.ask.amounts import MONEY as _SUMS
from service.ask.amounts import NUMBER as _NUMBER
from service.ask.amounts import READERS, SCALE, SHARE, counted, money, numbers, scaled
from service.ask.bounds import LEAST, MOST, bounded, digits, without
from service.phrases import phrases

_UNITS = r"years?|yrs?|months?|weeks?|weekends?|days?|hours?|nights?|people|persons?|reports|employees|members"
_COUNTED = re.compile(
    rf"(?<![\w.])(?P<number>{_NUMBER})(?:\s*(?:-|–|to)\s*(?P<last>{_NUMBER}))?(?P<plus>\s*\+)?"
    r"(?P<more>\s+or\s+(?:more|less|fewer|over))?\s*(?:of\s+|direct\s+)?"
    rf"(?P<unit>(?:{_UNITS})\b)",
    re.IGNORECASE,
)
_TEAM = re.compile(
    rf"\b(?:teams?|groups?|departments?)\s+(?:of\s+|with\s+)?(?:\w+\s+){{0,3}}?(?P<number>{_NUMBER})(?P<unit>)(?![\w.]*\s*(?:{_UNITS}))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"\bbetween\s+(?P<low>[$€£]?{_NUMBER})\s*(?:and|-|–)\s*(?=[$€£]?{_NUMBER})", re.IGNORECASE)
_BOUND = r"(?:over|above|than|exceeding|below|under|least|most|up to)"
_BOUNDED = re.compile(
    rf"\b{_BOUND}\s+(?P<number>{_NUMBER})\s+(?P<unit>(?!(?:levels|grades|roles|jobs|positions|families|others)\b)[a-z]+s)\b",
    re.IGNORECASE,
)
"""A number that is bounded, of whatever is counted."""
_SUM = re.compile(
    rf"\b{_BOUND}\s+\d{{1,3}}(?:,?\d{{3}})+\b(?!\s*[a-z])|\b(?:of|for|worth)\s+\d{{1,3}}(?:,\d{{3}})+\b(?!\s*[a-z])"
    rf"|(?<![\w.])(?P<large>{_NUMBER})\s?(?P<scale>{SCALE})(?<!\s[km])(?=\W*$|[,;:?!)]|\.\s|\s+(?:an?|per|in|or|and|to|for|from|is|must|may|can)\b)",
    re.IGNORECASE,
)
"""A large number after a word that bounds it, what it is of, or a round one, with nothing counted: money spent."""
MONEY = "money"
"""The unit of sums of money."""
PEOPLE = "people"
"""The unit of people led."""
_PEOPLE = frozenset({"people", "person", "report", "employee", "member"})
_PARTS = {"half": 50, "third": 33, "quarter": 25, "two thirds": 66, "three quarters": 75}
_OF_TIME = re.compile(
    r"(?:\b(?:an?\s+|one\s+)?(?P<part>half|third|quarter|two[\s-]thirds|three[\s-]quarters)|(?P<share>(?:%|per\s?cent)))"
    r"\s+(?:of\s+)?(?:the|your|their|my|our|its|working|work)\s+(?:working\s+)?(?:time|weeks?|months?|year)\b",
    re.IGNORECASE,
)
"""A share of time: "a third of the time", "30 % of the week"."""
_MORE = phrases("or (?:more|over)\n\\+")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A range of numbers and what is counted: "%", "money", or a noun without its plural.

    `currency` is "" for any.
    """

    ranges: tuple[range, ...]
    unit: str
    currency: str = ""

    def holds(self, text: str) -> bool:
        """Whether a line states such a number: of a range ("3 to 5 years") the lower end, in words too."""
        return any(self.covers(value) for value in self.values(text))

    def covers(self, value: float) -> bool:
        """Whether a number is one of those asked for."""
        return any(wanted.start <= value < wanted.stop for wanted in self.ranges)

    def values(self, text: str) -> list[float]:
        """The numbers of the unit that a text states, in the currency asked for."""
        reader = READERS.get(self.unit)
        amounts = reader(text) if reader else counted(text, self.unit)
        return [each.value for each in amounts if not self.currency or each.currency == self.currency]


def quantity(question: str) -> tuple[Quantity | None, str]:
    """The quantity a question asks for, null where it asks for none, and the question without it."""
    question = _OF_TIME.sub(_share, _BETWEEN.sub(r"\g<low> to ", digits(question)))
    if match := _SUMS.search(question):
        low, high = money(match)
        ranges = bounded(sorted({int(low.value), int(high.value)}), match, question)
        return Quantity(tuple(ranges), MONEY, low.currency), without(question, match)
    if match := SHARE.search(question):
        ranges = bounded(sorted({int(each) for each in numbers(match["share"])}), match, question)
        return Quantity(tuple(ranges), "%"), without(question, match)
    if match := _SUM.search(question):
        value = scaled(match["large"], match["scale"]) if match["large"] else numbers(match.group())[0]
        return Quantity(tuple(bounded([int(value)], match, question)), MONEY), without(question, match)
    match = _COUNTED.search(question) or _TEAM.search(question) or _BOUNDED.search(question)
    if match is None:
        return None, question
    said = match.groupdict()
    ends = [int(number) for name in ("number", "last") if said.get(name) for number in numbers(said[name])[:1]]
    if len(ends) == 1 and (said.get("plus") or (said.get("more") and _MORE.search(match.group()))):
        ranges = [range(ends[0], MOST)]
    elif len(ends) == 1 and said.get("more"):
        ranges = [range(LEAST, ends[0] + 1)]
    else:
        ranges = bounded(ends, match, question)
    unit = {"yr": "year", "yrs": "year"}.get(said["unit"].lower(), said["unit"].lower().removesuffix("s"))
    return Quantity(tuple(ranges), PEOPLE if not unit or unit in _PEOPLE else unit), without(question, match)


def _share(match: re.Match[str]) -> str:
    """A share of time in percent."""
    part = " ".join((match["part"] or "").lower().replace("-", " ").split())
    return f"{_PARTS[part]} %" if part else "%"

"""Up to what amount, or from which on, a line holds: "approve discounts up to 18 %", "contracts above £500,000"."""

from __future__ import annotations

import re
from enum import IntEnum

from service.ask.amounts import MONEY as SUMS
from service.ask.amounts import SHARE, money, numbers
from service.ask.bounds import LEAST, MOST, bounded
from service.ask.quantity import MONEY, Quantity

_BEYOND = re.compile(
    r"\b(?:anything|everything|whatever|all|those)\s+(?:above|over|below|under|more|larger)\b(?!\W*(?:than\s+)?[$€£]?\d)"
    r"|\b(?:above|beyond|over)\s+(?:that|this|it)\b",
    re.IGNORECASE,
)
"""How a line goes on beyond the limit that it sets."""
_NO_LIMIT = re.compile(
    r"\b(?:without|no|not?\s+any)\s+(?:an?\s+|any\s+)?(?:upper\s+)?(?:limits?|ceiling|cap|maximum)\b|\bunlimited\b"
    r"|\b(?:of\s+any|(?:whatever|regardless\s+of)(?:\s+(?:the|their|its))?)\s+(?:size|value|amount|sum|worth)\b",
    re.IGNORECASE,
)
"""How a line says that it holds for any amount."""


class Holds(IntEnum):
    """How a line stands to an amount, the larger the better."""

    NOT = -1
    """Its limits leave the amount out."""
    ANY = 0
    """It sets none."""
    WITHIN = 1
    """They let it in."""
    NAMED = 2
    """It names the very amount."""


def holds(text: str, asked: Quantity) -> Holds:
    """How a line that may set limits to sums or shares stands to the amount asked for.

    Who asks for more than a sum asks beyond it: a line that ends there leaves that out, one that begins there names it.
    """
    limits = _limits(text, asked)
    meeting = [
        (limit, wanted) for limit in limits for wanted in asked.ranges
        if limit.start < wanted.stop and wanted.start < limit.stop
    ]  # fmt: skip
    ends = {end for wanted in asked.ranges for end in (wanted.start, wanted.stop - 1)}
    if any(_share_an_end(limit, wanted) for limit, wanted in meeting):
        return Holds.NAMED
    if not limits and any(value in ends for _, values in _stated(text, asked) for value in values):
        return Holds.NAMED
    if meeting or _NO_LIMIT.search(text) or (limits and _BEYOND.search(text)):
        return Holds.WITHIN
    return Holds.NOT if limits else Holds.ANY


def in_another_currency(text: str, asked: Quantity) -> str:
    """The currency in which a line states all its sums, where the amount asked for is in another; "" elsewhere."""
    stated = {money(match)[0].currency for match in SUMS.finditer(text)}
    return min(stated) if asked.currency and stated and asked.currency not in stated else ""


def _share_an_end(limit: range, wanted: range) -> bool:
    """Whether two ranges begin or end at the same number, be it within them or just outside; where one has no such end,
    the other ends or begins in nothing.
    """
    starts = wanted.start > LEAST and abs(limit.start - wanted.start) <= 1
    stops = wanted.stop < MOST and abs(limit.stop - wanted.stop) <= 1
    return starts or stops


def _limits(text: str, asked: Quantity) -> list[range]:
    limits = (limit for match, values in _stated(text, asked) for limit in bounded(values, match, text))
    return [limit for limit in limits if len(limit) > 1]


def _stated(text: str, asked: Quantity) -> list[tuple[re.Match[str], list[int]]]:
    """The sums or shares that a text states, each with where it stands."""
    if asked.unit == MONEY:
        found = [(match, money(match)) for match in SUMS.finditer(text)]
        return [
            (match, sorted({int(each.value) for each in sums})) for match, sums in found
            if not asked.currency or sums[0].currency == asked.currency
        ]  # fmt: skip
    if asked.unit == "%":
        return [(match, sorted({int(each) for each in numbers(match["share"])})) for match in SHARE.finditer(text)]
    return []

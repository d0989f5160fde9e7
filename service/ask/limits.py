"""Up to what amount, or from which on, a line holds: "approve discounts up to 18 %", "contracts above £500,000"."""

from __future__ import annotations

import re
from enum import IntEnum

from service.ask.amounts import MONEY as SUMS
from service.ask.amounts import SHARE, money, numbers
from service.ask.bounds import bounded
from service.ask.quantity import MONEY, Quantity

_BEYOND = re.compile(
    r"\b(?:anything|everything|whatever|all|those)\s+(?:above|over|below|under|more|larger)\b", re.IGNORECASE
)
"""How a line goes on beyond the limit that it sets."""


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

    A limit lets in what lies on it: whoever asks for more than a limit asks for the line that sets it.
    """
    ends = {end for wanted in asked.ranges for end in (wanted.start, wanted.start - 1, wanted.stop, wanted.stop - 1)}
    if any(value in ends for _, values in _stated(text, asked) for value in values):
        return Holds.NAMED
    limits = _limits(text, asked)
    if not limits:
        return Holds.ANY
    let_in = _BEYOND.search(text) or any(
        limit.start < wanted.stop and wanted.start < limit.stop for limit in limits for wanted in asked.ranges
    )
    return Holds.WITHIN if let_in else Holds.NOT


def sets_limits(text: str, asked: Quantity) -> bool:
    """Whether a line says up to which sums or shares something holds, or from which on."""
    return bool(_limits(text, asked))


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
